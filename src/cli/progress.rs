//! A bar on the standard error while draws run; nothing at all if that is no terminal.

use std::io::{self, IsTerminal, Write};

/// Length of the bar in characters.
const WIDTH: usize = 30;

/// A bar, which vanishes when it is dropped.
#[derive(Debug)]
pub(super) struct Progress {
    what: &'static str,
    is_seen: bool,
    /// The whole per cent shown last.
    shown: Option<usize>,
}

impl Progress {
    /// Makes a bar for some work; nothing is shown yet.
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            what,
            is_seen: io::stderr().is_terminal(),
            shown: None,
        }
    }

    /// Shows how much is done, 0..=1.
    pub(super) fn show(&mut self, part: f64) {
        let percent = (part.clamp(0.0, 1.0) * 100.0) as usize;
        if !self.is_seen || self.shown == Some(percent) {
            return;
        }
        self.shown = Some(percent);
        // Nobody misses a bar that cannot be shown.
        let _ = write!(io::stderr(), "\r{}", line(self.what, percent));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

fn line(what: &str, percent: usize) -> String {
    let full = percent * WIDTH / 100;
    format!(
        "{what} [{}{}] {percent:3} %",
        "#".repeat(full),
        ".".repeat(WIDTH - full)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_from_the_left() {
        assert_eq!(
            line("draws", 10),
            "draws [###...........................]  10 %"
        );
        assert_eq!(line("draws", 100).matches('#').count(), WIDTH);
    }
}
