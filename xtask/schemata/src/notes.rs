//! What is known of each mutant, line by line as it becomes known, so that a stopped run can go on.

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
};

/// The names of those that were caught, one a line, as cargo-mutants words them.
const CAUGHT: &str = "caught.txt";

/// The names of those that are left to cargo-mutants, each with the reason after a tab.
const LEFT: &str = "left.txt";

/// Mutants after which progress is told.
const TOLD: usize = 200;

/// What became of a mutant here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// A test that reaches it fails, or never ends.
    Caught,
    /// No test that is quick enough to be run here fails.
    Passed,
    /// No test reaches it.
    Unreached,
    /// It cannot be chosen at run time, or does not compile.
    Fixed,
}

/// Both lists, and the counts of this run.
#[derive(Debug)]
pub(crate) struct Notes {
    caught: File,
    left: File,
    known: BTreeSet<String>,
    wanted: usize,
    tried: usize,
    noticed: usize,
}

impl Notes {
    /// Opens the lists in a folder, and reads what an earlier run noted there.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut known = BTreeSet::new();
        let mut open = |name: &str| {
            let path = folder.join(name);
            let text = fs::read_to_string(&path).unwrap_or_default();
            let names = text.lines().filter_map(|line| line.split('\t').next());
            known.extend(names.map(str::to_owned));
            OpenOptions::new().create(true).append(true).open(path)
        };
        let (caught, left) = (open(CAUGHT)?, open(LEFT)?);
        Ok(Self {
            caught,
            left,
            known,
            wanted: 0,
            tried: 0,
            noticed: 0,
        })
    }

    /// Returns whether an earlier run came to know what becomes of a mutant.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// Says how many mutants there will be.
    pub(crate) fn expect(&mut self, wanted: usize) {
        self.wanted = wanted;
    }

    /// Notes what became of a mutant.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn add(&mut self, name: &str, fate: Fate) -> io::Result<()> {
        let reason = match fate {
            Fate::Caught => {
                self.noticed += 1;
                writeln!(self.caught, "{name}")?;
                ""
            }
            Fate::Passed => "no quick test fails",
            Fate::Unreached => "no test reaches it",
            Fate::Fixed => "it cannot be chosen at run time",
        };
        if !reason.is_empty() {
            writeln!(self.left, "{name}\t{reason}")?;
        }
        self.tried += 1;
        if self.tried.is_multiple_of(TOLD) || self.tried == self.wanted {
            let (tried, wanted, noticed) = (self.tried, self.wanted, self.noticed);
            println!("{tried} of {wanted} tried, {noticed} caught");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_known_to_the_next_run() {
        let folder = std::env::temp_dir().join(format!("schemata-notes-{}", std::process::id()));
        let mut notes = Notes::open(&folder).unwrap();
        notes.add("one: replace + with -", Fate::Caught).unwrap();
        notes.add("two: delete !", Fate::Unreached).unwrap();
        let next = Notes::open(&folder).unwrap();
        let caught = fs::read_to_string(folder.join(CAUGHT)).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(next.has("one: replace + with -") && next.has("two: delete !"));
        assert!(!next.has("two"));
        assert_eq!(
            caught, "one: replace + with -\n",
            "whole lines and nothing else"
        );
    }
}
