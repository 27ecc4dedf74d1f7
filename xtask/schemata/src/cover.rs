//! Finds out which test reaches which mutant, and how long each takes.

use std::{
    collections::BTreeSet,
    io,
    time::{Duration, Instant},
};

use crate::program::Program;

/// How long one test may take.
const LIMIT: Duration = Duration::from_secs(600);

/// Tests without which a wrong rewriting might not be noticed: they hold whole runs to their bits.
const BITS: &str = "y_agree::";

/// One test.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Test {
    name: String,
    time: Duration,
    reached: BTreeSet<usize>,
}

/// All tests, the quick ones first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Covered(Vec<Test>);

impl Covered {
    /// Returns the name of the test at a place.
    pub(crate) fn name(&self, place: usize) -> &str {
        &self.0[place].name
    }

    /// Returns how long the test at a place takes without a mutant.
    pub(crate) fn time(&self, place: usize) -> Duration {
        self.0[place].time
    }

    /// Returns the place of a test.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|test| test.name == name)
    }

    /// Returns the places of the tests that reach a switch.
    pub(crate) fn reaching(&self, switch: usize) -> Vec<usize> {
        let reaches = |&place: &usize| self.0[place].reached.contains(&switch);
        (0..self.0.len()).filter(reaches).collect()
    }
}

/// Runs each test by itself, without any mutant; those are left out whose name has some words.
///
/// # Errors
/// When one does not pass, or those that would notice a wrong rewriting are not among them.
pub(crate) fn cover(program: &Program, left_out: &str) -> io::Result<Covered> {
    let mut tests = Vec::new();
    for name in program.tests(left_out)? {
        let start = Instant::now();
        let reached = program.reached(&name, LIMIT)?.into_iter().collect();
        let time = start.elapsed();
        tests.push(Test {
            name,
            time,
            reached,
        });
    }
    if !tests.iter().any(|test| test.name.starts_with(BITS)) {
        return Err(io::Error::other(format!(
            "no test {BITS} holds the rewritten simulation to its bits"
        )));
    }
    tests.sort_by_key(|test| test.time);
    println!("{} tests pass with all mutants switched off", tests.len());
    Ok(Covered(tests))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tests_that_reach_a_switch_are_run_for_it() {
        let test = |name: &str, reached: &[usize]| Test {
            name: name.to_owned(),
            time: Duration::ZERO,
            reached: reached.iter().copied().collect(),
        };
        let covered = Covered(vec![test("a", &[1]), test("b", &[1, 5]), test("c", &[])]);
        assert_eq!(covered.reaching(1), [0, 1]);
        assert_eq!(covered.reaching(5), [1]);
        assert_eq!(covered.reaching(2), [0; 0]);
        assert_eq!(covered.place("c"), Some(2));
    }
}
