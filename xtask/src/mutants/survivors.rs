//! The mutants that are known to survive, each with the reason, from `tests/mutants.toml`.
//!
//! The file is a list of tables with three keys, which is all of TOML that is read here.

use crate::failure::{Failure, Outcome};

/// One entry of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Survivor {
    /// File and change, without line and column, which move: `src/sim/a.rs: replace + with - in f`.
    mutant: String,
    /// How many mutants of these words may survive.
    count: usize,
    /// Why no test can or should notice.
    reason: String,
}

/// All entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Survivors(Vec<Survivor>);

impl Survivors {
    /// Reads the list.
    ///
    /// # Errors
    /// When a line is none of the form, or an entry lacks its mutant or its reason.
    pub(super) fn parse(text: &str) -> Outcome<Self> {
        let mut all: Vec<Survivor> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            let wrong = |what: &str| {
                Failure::new(format!("tests/mutants.toml line {}: {what}", number + 1))
            };
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if line == "[[survivor]]" {
                all.push(Survivor {
                    count: 1,
                    ..Survivor::default()
                });
                continue;
            }
            let entry = all
                .last_mut()
                .ok_or_else(|| wrong("no [[survivor]] before this"))?;
            let (key, value) = line
                .split_once(" = ")
                .ok_or_else(|| wrong("no key = value"))?;
            let quoted = value
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'));
            match (key, quoted) {
                ("mutant", Some(words)) => entry.mutant = words.to_owned(),
                ("reason", Some(words)) => entry.reason = words.to_owned(),
                ("count", None) => {
                    entry.count = value
                        .parse()
                        .map_err(|_| wrong("count is no whole number"))?;
                }
                _ => return Err(wrong("only mutant = \"…\", reason = \"…\" and count = N")),
            }
        }
        match all
            .iter()
            .find(|entry| entry.mutant.is_empty() || entry.reason.is_empty())
        {
            None => Ok(Self(all)),
            Some(entry) => Err(Failure::new(format!(
                "tests/mutants.toml: an entry lacks its mutant or its reason: {}{}",
                entry.mutant, entry.reason
            ))),
        }
    }

    /// Returns the survivors that no entry explains, or more of one kind than its entry grants.
    pub(super) fn unexplained(&self, missed: &[String]) -> Vec<String> {
        let granted = |words: &str| {
            let entries = self.0.iter().filter(|entry| entry.mutant == words);
            entries.map(|entry| entry.count).sum::<usize>()
        };
        let mut unexplained = Vec::new();
        for (place, line) in missed.iter().enumerate() {
            let words = without_place(line);
            let alike = missed[..=place]
                .iter()
                .filter(|other| without_place(other) == words);
            if alike.count() > granted(&words) {
                unexplained.push(line.clone());
            }
        }
        unexplained
    }

    /// Returns the entries of which no mutant survives.
    pub(super) fn stale(&self, missed: &[String]) -> Vec<String> {
        let survives = |entry: &&Survivor| {
            missed
                .iter()
                .any(|line| without_place(line) == entry.mutant)
        };
        let stale = self.0.iter().filter(|entry| !survives(entry));
        stale.map(|entry| entry.mutant.clone()).collect()
    }
}

/// Leaves line and column out of `src/sim/a.rs:3:9: replace + with - in f`.
fn without_place(line: &str) -> String {
    let Some((place, change)) = line.split_once(": ") else {
        return line.to_owned();
    };
    let file = place.split(':').next().unwrap_or(place);
    format!("{file}: {change}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo;

    const TEXT: &str = "# Known.\n[[survivor]]\nmutant = \"src/a.rs: replace < with <= in f\"\n\
                        count = 2\nreason = \"equal numbers meet in no run\"\n";

    fn lines(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|&line| line.to_owned()).collect()
    }

    #[test]
    fn as_many_survivors_are_explained_as_the_entry_grants() {
        let explained = Survivors::parse(TEXT).unwrap();
        let one = "src/a.rs:1:2: replace < with <= in f";
        let two = "src/a.rs:30:4: replace < with <= in f";
        let three = "src/a.rs:31:4: replace < with <= in f";
        assert_eq!(explained.unexplained(&lines(&[one, two])), lines(&[]));
        assert_eq!(
            explained.unexplained(&lines(&[one, two, three])),
            lines(&[three])
        );
        let other = "src/b.rs:1:2: replace < with <= in f";
        assert_eq!(explained.unexplained(&lines(&[other])), lines(&[other]));
        assert_eq!(explained.stale(&lines(&[one])), lines(&[]));
        assert_eq!(explained.stale(&lines(&[other])).len(), 1);
    }

    #[test]
    fn entries_without_a_reason_and_strange_lines_are_refused() {
        for text in [
            "[[survivor]]\nmutant = \"x\"\n",
            "[[survivor]]\nreason = \"x\"\n",
            "mutant = \"x\"",
            "[[survivor]]\nmutant = x",
            "[[survivor]]\nmutant = \"x\"\nreason = \"y\"\ncount = \"2\"",
            "[[survivor]]\nnote = \"x\"",
            "[survivor]",
        ] {
            assert!(Survivors::parse(text).is_err(), "{text}");
        }
        assert_eq!(Survivors::parse("# none\n").unwrap(), Survivors::default());
    }

    #[test]
    fn the_list_of_the_project_can_be_read() {
        let text = std::fs::read_to_string(repo::root().join("tests/mutants.toml")).unwrap();
        assert!(Survivors::parse(&text).is_ok());
    }
}
