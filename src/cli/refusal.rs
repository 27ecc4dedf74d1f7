//! Why a call ends without a result: lines for the standard error, and an exit code.

use std::io::{self, Write};

/// Exit code for scenarios that are invalid or cannot be simulated.
pub(super) const INVALID: u8 = 1;

/// Exit code for files that cannot be read and calls that make no sense.
pub(super) const UNREADABLE: u8 = 2;

/// The most characters of a line; what a file contains may be longer than anyone reads.
const LONGEST_LINE: usize = 600;

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A scenario that is invalid or cannot be simulated, one line for each reason.
    Invalid(Vec<String>),
    /// A file that cannot be read, or a call that makes no sense.
    Unreadable(String),
}

impl Refusal {
    /// Returns the exit code.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Invalid(_) => INVALID,
            Self::Unreadable(_) => UNREADABLE,
        }
    }

    /// Writes the reasons to the standard error.
    pub(super) fn say(&self) {
        match self {
            Self::Invalid(lines) => lines.iter().for_each(|line| tell(&one_line(line))),
            Self::Unreadable(line) => tell(&one_line(line)),
        }
    }
}

/// Writes a line to the standard error, if it can be written: there is nowhere left to say that it
/// cannot, and the exit code tells the rest.
pub(super) fn tell(line: &str) {
    let mut error = io::stderr().lock();
    let _ = writeln!(error, "{line}");
}

/// Returns a text as one line of bounded length: what would break the line, or steer the terminal, is
/// written as an escape.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::new();
    for (place, letter) in text.chars().enumerate() {
        if place == LONGEST_LINE {
            line.push('…');
            break;
        }
        if letter.is_control() {
            line.extend(letter.escape_default());
        } else {
            line.push(letter);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(one_line("a\nb\u{1b}[2J"), "a\\nb\\u{1b}[2J");
        assert_eq!(
            one_line(&"x".repeat(5000)).chars().count(),
            LONGEST_LINE + 1
        );
    }
}
