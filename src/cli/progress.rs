//! A bar on the standard error while draws run; nothing at all if that is no terminal.

use std::io::{self, IsTerminal, Stderr, Write};

/// Length of the bar in characters.
const WIDTH: usize = 30;

/// A bar, which vanishes when it is dropped.
#[derive(Debug)]
pub(super) struct Progress<W: Write = Stderr> {
    what: &'static str,
    /// Where it is seen, if anywhere.
    terminal: Option<W>,
    /// The whole per cent shown last.
    shown: Option<usize>,
}

impl Progress {
    /// Makes a bar for some work; nothing is shown yet.
    pub(super) fn new(what: &'static str) -> Self {
        let stderr = io::stderr();
        Self::on(what, Some(stderr).filter(Stderr::is_terminal))
    }
}

impl<W: Write> Progress<W> {
    fn on(what: &'static str, terminal: Option<W>) -> Self {
        Self {
            what,
            terminal,
            shown: None,
        }
    }

    /// Shows how much is done, 0..=1.
    pub(super) fn show(&mut self, part: f64) {
        let percent = (part.clamp(0.0, 1.0) * 100.0) as usize;
        let Some(terminal) = self
            .terminal
            .as_mut()
            .filter(|_| self.shown != Some(percent))
        else {
            return;
        };
        self.shown = Some(percent);
        // Nobody misses a bar that cannot be shown.
        let _ = write!(terminal, "\r{}", line(self.what, percent));
    }
}

impl<W: Write> Drop for Progress<W> {
    fn drop(&mut self) {
        if let Some(terminal) = self.terminal.as_mut().filter(|_| self.shown.is_some()) {
            let _ = write!(terminal, "\r\u{1b}[K");
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

    #[test]
    fn a_terminal_sees_each_per_cent_once_and_nothing_of_it_in_the_end() {
        let mut terminal = Vec::new();
        let mut bar = Progress::on("draws", Some(&mut terminal));
        for part in [0.0, 0.104, 0.108, 1.0] {
            bar.show(part);
        }
        drop(bar);
        let seen = String::from_utf8(terminal).expect("it is text");
        let shown = [0, 10, 100].map(|percent| format!("\r{}", line("draws", percent)));
        assert_eq!(seen, shown.concat() + "\r\u{1b}[K");
    }

    #[test]
    fn a_bar_that_never_showed_leaves_nothing_to_clear() {
        let mut terminal = Vec::new();
        drop(Progress::on("draws", Some(&mut terminal)));
        assert!(terminal.is_empty());
        let mut unseen: Progress<Vec<u8>> = Progress::on("draws", None);
        unseen.show(0.5);
        assert_eq!(unseen.shown, None);
    }
}
