//! Breaks the simulation on purpose, one small change at a time, and sees whether the tests notice.
//!
//! cargo-mutants finds the changes. Most are caught in one program that holds them all ([`together`]);
//! cargo-mutants makes the others one by one, and has the last word on each that survives. What it needs
//! is here: a crate small enough to be compiled a thousand times ([`slim`]), the verdict ([`report`]),
//! and the survivors that are explained ([`survivors`]).

mod report;
mod slim;
mod survivors;
mod together;

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

use crate::{
    failure::{Failure, Outcome},
    fingerprint::{Fingerprint, files_below},
    process, repo,
    tools::CARGO_MUTANTS,
};

use self::{report::Report, survivors::Survivors};

/// Mutants tried at a time; each has a copy of the small crate.
const JOBS: &str = "2";

/// Seconds after which a mutant's tests are given up: it made a loop endless.
const LEAST_TIMEOUT: &str = "60";

/// Cases tried per law, fewer of slow ones; a mutant that needs more to be noticed counts as a survivor.
const LAW_CASES: &str = "24";

/// Tests that are left out: they are of no mutated file, and some are meant to panic, which ends a run.
const LEFT_OUT: &str = "data::";

/// What the small crate cannot be compiled without, though none of its tests reads it: the words of the page.
const OF_NO_TEST: &str = "assets/locales";

/// The option of cargo-mutants to leave out what an earlier run caught: a run goes on where it was stopped.
const GO_ON: &str = "--iterate";

/// The options of cargo-mutants to try a part of the mutants.
const PARTS: [&str; 2] = ["--shard", "--sharding"];

/// Tries the mutants of `src/sim` and `src/metrics` and prints what became of them.
///
/// `options` go to cargo-mutants: `--shard 0/8` tries an eighth, and [`GO_ON`] all that were not caught
/// yet. Returns whether few enough survive and each of those is explained.
///
/// # Errors
/// When something is missing, or the tests fail without any mutant.
pub(crate) fn run(options: &[String]) -> Outcome<bool> {
    let program = CARGO_MUTANTS.program("cargo-mutants")?;
    let folder = repo::notes_dir().join("mutants");
    let here = slim::write(&repo::root(), &folder.join("core"))
        .map_err(|error| Failure::new(format!("the small crate cannot be written: {error}")))?;
    let tool = CargoMutants {
        program,
        here,
        folder,
    };
    if options.iter().any(|option| option == "--list") {
        return Ok(tool.status(tool.command(options))?.success());
    }
    let (goes_on, chosen): (Vec<_>, Vec<_>) =
        options.iter().cloned().partition(|option| option == GO_ON);
    let unread = |error| Failure::new(format!("an earlier run cannot be read: {error}"));
    let folder = &tool.folder;
    let mut earlier = earlier(folder, &tool.here, !goes_on.is_empty()).map_err(unread)?;
    together::run(folder, &tool.listed(&chosen, &["--json"])?)?;
    earlier.settle(together::caught(folder).map_err(unread)?);
    let report = tool.rest(&chosen, &earlier)?;
    judge(report, earlier, chosen.is_empty())
}

/// cargo-mutants, with the crate that it breaks.
struct CargoMutants {
    program: PathBuf,
    /// The small crate.
    here: PathBuf,
    /// Where everything is kept.
    folder: PathBuf,
}

impl CargoMutants {
    fn command(&self, options: &[String]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg("mutants")
            .args(["--dir".as_ref(), self.here.as_os_str()])
            .args(["--output".as_ref(), self.folder.as_os_str()])
            .args(["--jobs", JOBS, "--minimum-test-timeout", LEAST_TIMEOUT])
            .args(["--file", "src/sim/**", "--file", "src/metrics/**"])
            .args(["--no-shuffle", "--colors", "never", "--gitignore", "false"])
            .args(options)
            .current_dir(repo::root())
            .stdin(Stdio::null())
            // The small crate brings its own.
            .env_remove("CARGO_TARGET_DIR");
        seeded(&mut command);
        command
    }

    fn status(&self, mut command: Command) -> Outcome<ExitStatus> {
        command.status().map_err(|error| {
            process::cannot_start(
                "cargo-mutants",
                &error,
                "it breaks the simulation on purpose",
            )
        })
    }

    /// Returns the list of mutants, in the form that `more` asks for.
    fn listed(&self, options: &[String], more: &[&str]) -> Outcome<String> {
        let mut command = self.command(options);
        command.arg("--list").args(more);
        process::output_of(&mut command)
            .ok_or_else(|| Failure::new("cargo-mutants cannot list the mutants with these options"))
    }

    /// Tries those of the chosen mutants that were neither caught before nor fail to compile.
    fn rest(&self, chosen: &[String], earlier: &Report) -> Outcome<Report> {
        let results = self.folder.join("mutants.out");
        let unusable = |error| Failure::new(format!("{}: {error}", results.display()));
        let wanted = self.listed(chosen, &[])?;
        let wanted: BTreeSet<&str> = wanted
            .lines()
            .filter(|mutant| !earlier.settles(mutant))
            .collect();
        if wanted.is_empty() {
            return Ok(Report::default());
        }
        // A part is one of all mutants, not of those that are left: cargo-mutants is told which to skip.
        let whole = without_parts(chosen);
        let all = self.listed(&whole, &[])?;
        let skipped = all.lines().filter(|mutant| !wanted.contains(mutant));
        let skipped: String = skipped.map(|mutant| format!("{mutant}\n")).collect();
        let _ = fs::remove_dir_all(&results);
        fs::create_dir_all(&results).map_err(unusable)?;
        fs::write(results.join("previously_caught.txt"), skipped).map_err(unusable)?;
        println!("{} mutants are left to be tried one by one", wanted.len());
        let mut command = self.command(&whole);
        command.args([GO_ON, "--", "--", "--skip", LEFT_OUT]);
        let status = self.status(command)?;
        // 0: all caught; 2: some survived; 3: some never ended. Anything else: none was tried.
        if !matches!(status.code(), Some(0 | 2 | 3)) {
            return Err(Failure::new(format!(
                "cargo-mutants ended with {status}; the lines above say why, and more is in {}",
                results.display()
            )));
        }
        Report::read(&results).map_err(unusable)
    }
}

/// Sets what the tests are run with, the same for every mutant.
fn seeded(command: &mut Command) -> &mut Command {
    command
        .env("LOCKOUT_LAW_CASES", LAW_CASES)
        // Always the same cases, so that the same mutants survive.
        .env("PROPTEST_RNG_SEED", "1")
        // Which case catches a mutant does not matter, nor how small it can be made.
        .env("PROPTEST_MAX_SHRINK_ITERS", "0")
}

/// Returns the options without those that choose a part of the mutants, and their values.
fn without_parts(options: &[String]) -> Vec<String> {
    let mut whole = Vec::new();
    let mut options = options.iter();
    while let Some(option) = options.next() {
        let name = option.split('=').next().unwrap_or_default();
        if !PARTS.contains(&name) {
            whole.push(option.clone());
        } else if name == option {
            options.next();
        }
    }
    whole
}

/// Returns what an earlier run of the very same files came to, and nothing if this one starts anew.
fn earlier(folder: &Path, here: &Path, goes_on: bool) -> io::Result<Report> {
    let (results, kept) = (folder.join("mutants.out"), folder.join("earlier"));
    let mut print = Fingerprint::new();
    let words = here.join(OF_NO_TEST);
    for file in files_below(here)? {
        if file.starts_with(&words) {
            continue;
        }
        print.add(file.to_string_lossy().as_bytes());
        print.add(&fs::read(&file)?);
    }
    let (print, noted) = (print.hex(), folder.join("fingerprint"));
    if !goes_on || fs::read_to_string(&noted).ok().as_ref() != Some(&print) {
        // What an earlier run found must not pass for a result of this one.
        together::forget(folder);
        for gone in [&results, &kept] {
            let _ = fs::remove_dir_all(gone);
        }
        fs::write(&noted, print)?;
        return Ok(Report::default());
    }
    let mut earlier = if kept.is_dir() {
        Report::read(&kept)?
    } else {
        Report::default()
    };
    // Only the names to be skipped are there if a run was stopped before cargo-mutants began.
    if results.join("caught.txt").is_file() {
        earlier.settle(Report::read(&results)?);
    }
    earlier.settle(together::caught(folder)?);
    earlier.write(&kept)?;
    println!("{}", earlier.progress());
    Ok(earlier)
}

/// Prints the verdict on what became of the mutants, in this run and before.
fn judge(mut report: Report, earlier: Report, is_whole: bool) -> Outcome<bool> {
    report.settle(earlier);
    let list = repo::root().join("tests/mutants.toml");
    let text = fs::read_to_string(&list)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", list.display())))?;
    let explained = Survivors::parse(&text)?;
    println!("{}", report.text(&explained, is_whole));
    Ok(report.is_met(&explained))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_taken_of_all_mutants_and_only_once() {
        let read =
            |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };
        let options = read("--re a --sharding round-robin --shard 0/50 --shard=1/2 -V");
        assert_eq!(without_parts(&options), read("--re a -V"));
    }
}
