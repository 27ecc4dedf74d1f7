//! Picks from a test program's output what is told again at the end of all: why something failed, and
//! what was made once more. A long output is often kept from its end, or read there first.

/// What was picked so far.
#[derive(Debug, Default)]
pub(crate) struct Retold {
    lines: Vec<String>,
    place: Place,
}

/// Where in the output the next line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// Among the names of the tests.
    #[default]
    Tests,
    /// Among what failing tests said.
    Failures,
    /// Among the calls that led to a failure, which tell little more than its line.
    Calls,
}

/// The most lines of one program: more say that everything failed.
const MOST: usize = 120;

impl Retold {
    /// Reads the next line.
    pub(crate) fn take_in(&mut self, line: &str) {
        let line = line.trim_end();
        self.place = match (self.place, line) {
            (Place::Tests, "failures:") => Place::Failures,
            (Place::Failures | Place::Calls, "failures:") => Place::Tests,
            (Place::Failures, "stack backtrace:") => Place::Calls,
            (Place::Calls, line) if line.starts_with("note: ") => Place::Failures,
            (place, _) => place,
        };
        let is_told = match self.place {
            Place::Tests => ["ONCE MORE ", "FAILED "]
                .iter()
                .any(|start| line.starts_with(start)),
            Place::Failures => {
                !line.is_empty() && line != "failures:" && !line.starts_with("note: ")
            }
            Place::Calls => false,
        };
        if is_told && self.lines.len() < MOST {
            self.lines.push(line.to_owned());
        }
    }

    /// Returns what is told again, in the order of the output.
    pub(crate) fn into_lines(self) -> Vec<String> {
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_told_again_and_calls_and_names_are_not() {
        let output = "running 2 tests\ntest one ... ok\nONCE MORE three: the console says: no\n\
                      test two ... FAILED\n\nfailures:\n\n---- two stdout ----\n\n\
                      thread 'two' (7) panicked at two.rs:1:1:\ntwo is not one\nstack backtrace:\n   \
                      0: begin\n             at two.rs\nnote: Some details are omitted\n\n\n\
                      failures:\n    two\n\ntest result: FAILED. 1 passed; 1 failed\n";
        let mut retold = Retold::default();
        output.lines().for_each(|line| retold.take_in(line));
        let expected = [
            "ONCE MORE three: the console says: no",
            "---- two stdout ----",
            "thread 'two' (7) panicked at two.rs:1:1:",
            "two is not one",
        ];
        assert_eq!(retold.into_lines(), expected);
    }

    #[test]
    fn an_endless_reason_is_cut() {
        let mut retold = Retold::default();
        retold.take_in("failures:");
        (0..1_000).for_each(|line| retold.take_in(&format!("line {line}")));
        assert_eq!(retold.into_lines().len(), MOST);
    }
}
