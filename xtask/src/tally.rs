//! Counts tests and keeps why some failed; it reads what test programs print and never decides whether
//! a suite ran.

use std::ops::AddAssign;

/// How many tests passed and failed, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: usize,
    /// Tests that failed.
    pub(crate) failed: usize,
    /// Tests that were left out.
    pub(crate) ignored: usize,
    /// Lines to be told again at the end.
    pub(crate) told: Vec<String>,
}

impl Tally {
    /// One passed or failed test.
    pub(crate) fn one(is_passed: bool) -> Self {
        Self {
            passed: usize::from(is_passed),
            failed: usize::from(!is_passed),
            ..Self::default()
        }
    }

    /// Reads the counts from a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn from_line(line: &str) -> Option<Self> {
        let (_, counts) = line
            .trim_start()
            .strip_prefix("test result: ")?
            .split_once(". ")?;
        let mut tally = Self::default();
        for count in counts.split(';') {
            let mut words = count.split_whitespace();
            let (number, what) = (words.next(), words.next());
            let Some(number) = number.and_then(|number| number.parse().ok()) else {
                continue;
            };
            match what {
                Some("passed") => tally.passed = number,
                Some("failed") => tally.failed = number,
                Some("ignored") => tally.ignored = number,
                _ => {}
            }
        }
        Some(tally)
    }

    /// Makes the counts honest about a program's end: one that failed without a failed test, or
    /// that ran no test at all, counts as one failed test.
    pub(crate) fn closed(mut self, is_success: bool) -> Self {
        let is_crash = !is_success && self.failed == 0;
        let is_empty = is_success && self.passed == 0 && self.failed == 0;
        self.failed += usize::from(is_crash || is_empty);
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        self.told.extend(other.told);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_read_and_others_are_not() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(
            Tally::from_line(line),
            Some(Tally {
                passed: 12,
                failed: 3,
                ignored: 1,
                told: Vec::new(),
            })
        );
        assert_eq!(Tally::from_line("test one ... ok"), None);
        assert_eq!(Tally::from_line("the test result: ok. 1 passed"), None);
    }

    #[test]
    fn a_crash_and_an_empty_run_count_as_failed() {
        assert_eq!(Tally::default().closed(false).failed, 1);
        assert_eq!(Tally::default().closed(true).failed, 1);
        assert_eq!(Tally::one(true).closed(true), Tally::one(true));
        assert_eq!(Tally::one(false).closed(false), Tally::one(false));
        assert_eq!(Tally::one(true).closed(false).failed, 1);
    }

    #[test]
    fn tallies_add_up() {
        let mut sum = Tally::one(true);
        sum += Tally {
            told: vec!["why".to_owned()],
            ..Tally::one(false)
        };
        let expected = Tally {
            passed: 1,
            failed: 1,
            ignored: 0,
            told: vec!["why".to_owned()],
        };
        assert_eq!(sum, expected);
    }
}
