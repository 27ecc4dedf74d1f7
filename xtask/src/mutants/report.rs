//! What became of the mutants, counted and judged. It tries none.

use std::{fs, io, path::Path};

use super::survivors::Survivors;

/// The share of viable mutants that must not survive: this one is too many.
const SURVIVING_LIMIT: f64 = 0.05;

/// The mutants of one run, one line each, as cargo-mutants words them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Report {
    caught: Vec<String>,
    missed: Vec<String>,
    timeout: Vec<String>,
    unviable: Vec<String>,
}

impl Report {
    /// Reads the folder that cargo-mutants wrote.
    ///
    /// # Errors
    /// When one of its four lists is missing.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let list = |name: &str| -> io::Result<Vec<String>> {
            let text = fs::read_to_string(folder.join(name))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        Ok(Self {
            caught: list("caught.txt")?,
            missed: list("missed.txt")?,
            timeout: list("timeout.txt")?,
            unviable: list("unviable.txt")?,
        })
    }

    /// Takes a list of mutants that were caught, one line each.
    pub(super) fn of_caught(text: &str) -> Self {
        Self {
            caught: text.lines().map(str::to_owned).collect(),
            ..Self::default()
        }
    }

    /// Returns whether a mutant need not be tried again.
    pub(super) fn settles(&self, mutant: &str) -> bool {
        let mut settled = self.caught.iter().chain(&self.unviable);
        settled.any(|line| line == mutant)
    }

    /// Takes over the mutants of another run that need not be tried again: those that were caught, and
    /// those that do not compile. Nobody counts twice, even if a run ended before it began.
    pub(super) fn settle(&mut self, other: Self) {
        for (own, others) in [
            (&mut self.caught, other.caught),
            (&mut self.unviable, other.unviable),
        ] {
            own.extend(others);
            own.sort();
            own.dedup();
        }
    }

    /// Writes the four lists into a folder, as cargo-mutants does.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        for (name, list) in [
            ("caught.txt", &self.caught),
            ("missed.txt", &self.missed),
            ("timeout.txt", &self.timeout),
            ("unviable.txt", &self.unviable),
        ] {
            let lines: String = list.iter().map(|line| format!("{line}\n")).collect();
            fs::write(folder.join(name), lines)?;
        }
        Ok(())
    }

    /// Words how far an earlier run came.
    pub(super) fn progress(&self) -> String {
        format!(
            "of an earlier run: {} caught, {} unviable; these are not tried again",
            self.caught.len(),
            self.unviable.len()
        )
    }

    /// Returns how many mutants compile; one whose tests never end is noticed too.
    fn viable(&self) -> usize {
        self.caught.len() + self.missed.len() + self.timeout.len()
    }

    fn surviving_share(&self) -> f64 {
        self.missed.len() as f64 / self.viable().max(1) as f64
    }

    /// Returns whether mutants were tried, few survive and each of those is explained.
    pub(super) fn is_met(&self, explained: &Survivors) -> bool {
        self.viable() > 0
            && self.surviving_share() < SURVIVING_LIMIT
            && explained.unexplained(&self.missed).is_empty()
    }

    /// Words the counts, the survivors that nothing explains and, for a run of all mutants, the
    /// explanations that nothing needs any more.
    pub(super) fn text(&self, explained: &Survivors, is_whole: bool) -> String {
        let mut lines = vec![format!(
            "{} caught, {} missed, {} timed out, {} unviable",
            self.caught.len(),
            self.missed.len(),
            self.timeout.len(),
            self.unviable.len()
        )];
        let listed = |title: &str, found: Vec<String>| {
            let lines: Vec<String> = found.iter().map(|line| format!("  {line}")).collect();
            (!lines.is_empty()).then(|| format!("{title}\n{}", lines.join("\n")))
        };
        let unexplained = explained.unexplained(&self.missed);
        lines.extend(listed(
            "survivors without a reason in tests/mutants.toml:",
            unexplained,
        ));
        if is_whole {
            let stale = explained.stale(&self.missed);
            lines.extend(listed(
                "reasons in tests/mutants.toml that no survivor needs:",
                stale,
            ));
        }
        lines.push(format!(
            "{:.1} % of {} viable mutants survive, limit {:.0} %: {}",
            100.0 * self.surviving_share(),
            self.viable(),
            100.0 * SURVIVING_LIMIT,
            if self.is_met(explained) {
                "ok"
            } else {
                "MISSED"
            },
        ));
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSED: &str = "src/sim/a.rs:3:9: replace + with - in f";

    fn report(caught: usize, missed: &[&str]) -> Report {
        Report {
            caught: (0..caught).map(|number| number.to_string()).collect(),
            missed: missed.iter().map(|&line| line.to_owned()).collect(),
            ..Report::default()
        }
    }

    fn explained() -> Survivors {
        let text = "[[survivor]]\nmutant = \"src/sim/a.rs: replace + with - in f\"\n\
                    reason = \"the same either way\"\n";
        Survivors::parse(text).unwrap()
    }

    #[test]
    fn survivors_are_few_and_explained_or_the_run_fails() {
        assert!(report(20, &[MISSED]).is_met(&explained()), "1 of 21");
        assert!(!report(19, &[MISSED]).is_met(&explained()), "1 of 20");
        assert!(
            !report(99, &[MISSED]).is_met(&Survivors::default()),
            "no reason"
        );
        assert!(!report(0, &[]).is_met(&explained()), "nothing was tried");
        assert!(report(1, &[]).is_met(&explained()));
    }

    #[test]
    fn mutants_that_never_end_or_compile_are_no_survivors() {
        let mut report = report(0, &[]);
        report.unviable.push(MISSED.to_owned());
        assert!(!report.is_met(&explained()));
        report.timeout.push(MISSED.to_owned());
        assert!(report.is_met(&explained()));
    }

    #[test]
    fn a_run_goes_on_where_it_was_stopped() {
        let folder = std::env::temp_dir().join(format!("lockout-report-{}", std::process::id()));
        let mut stopped = report(2, &[MISSED]);
        stopped.unviable.push(String::new());
        stopped.write(&folder).unwrap();
        let read = Report::read(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(read, stopped);
        // Who survived is tried again, and nobody counts twice.
        let mut whole = report(0, &[MISSED]);
        whole.caught.push("another".to_owned());
        whole.settle(read.clone());
        whole.settle(read);
        assert_eq!((whole.caught.len(), whole.missed.len()), (3, 1));
        assert_eq!((whole.unviable.len(), whole.viable()), (1, 4));
        assert!(whole.settles("another") && !whole.settles(MISSED));
        assert_eq!(Report::of_caught("0\n1\n"), report(2, &[]));
    }

    #[test]
    fn the_text_names_what_is_to_be_done() {
        let text = report(99, &[MISSED]).text(&Survivors::default(), true);
        assert!(
            text.contains(MISSED)
                && text.ends_with("1.0 % of 100 viable mutants survive, limit 5 %: MISSED"),
            "{text}"
        );
        let text = report(99, &[]).text(&explained(), true);
        assert!(
            text.contains("no survivor needs") && text.ends_with("ok"),
            "{text}"
        );
        let text = report(99, &[]).text(&explained(), false);
        assert!(
            !text.contains("no survivor needs"),
            "a shard cannot tell: {text}"
        );
    }
}
