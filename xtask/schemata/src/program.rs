//! Runs the test program: some of its tests, with a mutant or none, for as long as they may take.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::runtime::{FIRST_TEST, LAST_TEST, MUTANT, REACHED, SECOND_TEST};

/// The tests that are part of every run.
const OF_EVERY_RUN: [&str; 3] = [FIRST_TEST, SECOND_TEST, LAST_TEST];

/// How often it is looked whether a run has ended.
const LOOKING: Duration = Duration::from_millis(2);

/// The memory that a run may take, in kilobytes: a mutant may want all there is.
const MEMORY: &str = "8000000";

/// What a program ends with when a test failed.
const FAILED: i32 = 101;

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ending {
    Passed,
    /// With the test that failed, if it said so.
    Failed(String),
    TimedOut,
}

/// The compiled tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Program {
    file: PathBuf,
    folder: PathBuf,
    notes: PathBuf,
}

impl Program {
    /// Makes one of a file that runs in a folder and leaves its notes in another.
    pub(crate) fn new(file: PathBuf, folder: &Path, notes: &Path) -> Self {
        Self {
            file,
            folder: folder.to_path_buf(),
            notes: notes.to_path_buf(),
        }
    }

    /// Lists its tests, without those that are part of every run and those whose name has some words.
    ///
    /// # Errors
    /// When it does not run.
    pub(crate) fn tests(&self, left_out: &str) -> io::Result<Vec<String>> {
        let output = Command::new(&self.file)
            .args(["--list", "--format", "terse"])
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let names = text.lines().filter_map(|line| line.strip_suffix(": test"));
        let names = names.filter(|name| !name.contains(left_out) && !OF_EVERY_RUN.contains(name));
        Ok(names.map(str::to_owned).collect())
    }

    /// Runs a test without a mutant; returns the switches that they reach.
    ///
    /// # Errors
    /// When it does not pass.
    pub(crate) fn reached(&self, test: &str, limit: Duration) -> io::Result<Vec<usize>> {
        let noted = self.notes.join("reached.txt");
        let mut command = self.command(&[test]);
        command.env(REACHED, &noted);
        let ending = self.end(&mut command, "none", limit)?;
        if ending != Ending::Passed {
            return Err(io::Error::other(format!(
                "{test} does not pass once the mutants are in one program: {ending:?}"
            )));
        }
        let text = fs::read_to_string(noted)?;
        Ok(text.lines().filter_map(|line| line.parse().ok()).collect())
    }

    /// Runs some tests with a mutant, as one of several workers.
    ///
    /// # Errors
    /// When the program cannot be run.
    pub(crate) fn tried(
        &self,
        worker: &str,
        mutant: usize,
        tests: &[&str],
        limit: Duration,
    ) -> io::Result<Ending> {
        let mut command = self.command(tests);
        command.env(MUTANT, mutant.to_string());
        self.end(&mut command, worker, limit)
    }

    fn command(&self, tests: &[&str]) -> Command {
        // The shell only sets a limit, and becomes the program.
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")])
            .arg(&self.file)
            .args(["--exact", "--test-threads=1", "--color=never"])
            .args(OF_EVERY_RUN)
            .args(tests)
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .env_remove(MUTANT)
            .env_remove(REACHED);
        command
    }

    fn end(&self, command: &mut Command, worker: &str, limit: Duration) -> io::Result<Ending> {
        let said = self.notes.join(format!("said-{worker}.txt"));
        command
            .stdin(Stdio::null())
            .stdout(File::create(&said)?)
            .stderr(Stdio::null());
        let start = Instant::now();
        let mut child = command.spawn()?;
        loop {
            if let Some(status) = child.try_wait()? {
                if status.success() {
                    return Ok(Ending::Passed);
                }
                // Without a code it was ended by a signal, such as for a stack without end.
                if status.code().is_some_and(|code| code != FAILED) {
                    return Err(io::Error::other(format!("the tests ended with {status}")));
                }
                let text = fs::read(&said)?;
                return Ok(Ending::Failed(last_test(&String::from_utf8_lossy(&text))));
            }
            if start.elapsed() > limit {
                child.kill()?;
                child.wait()?;
                return Ok(Ending::TimedOut);
            }
            thread::sleep(LOOKING);
        }
    }
}

/// Returns the test that was begun last, which is the one that ended the run.
fn last_test(said: &str) -> String {
    let names = said.lines().filter_map(|line| line.strip_prefix("test "));
    let last = names
        .filter_map(|line| line.split_whitespace().next())
        .next_back();
    last.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_that_ended_a_run_is_the_last_begun() {
        let said = "\nrunning 2 tests\ntest a::b ... ok\ntest c::d ... ";
        assert_eq!(last_test(said), "c::d");
        assert_eq!(last_test(""), "");
    }
}
