//! Breaks the simulation on purpose, one small change at a time, and sees whether the tests notice.
//!
//! cargo-mutants makes the changes. What it needs is here: a crate small enough to be compiled a
//! thousand times ([`slim`]), the verdict ([`report`]), and the survivors that are explained
//! ([`survivors`]).

mod report;
mod slim;
mod survivors;

use std::{
    fs, io,
    path::Path,
    process::{Command, Stdio},
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

/// The option of cargo-mutants to leave out what an earlier run caught: a whole run takes hours, and goes
/// on where it was stopped.
const GO_ON: &str = "--iterate";

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
    let results = folder.join("mutants.out");
    let goes_on = options.iter().any(|option| option == GO_ON);
    let earlier = earlier(&folder, &here, goes_on)
        .map_err(|error| Failure::new(format!("an earlier run cannot be read: {error}")))?;
    let mut command = Command::new(program);
    command
        .arg("mutants")
        .args(["--dir".as_ref(), here.as_os_str()])
        .args(["--output".as_ref(), folder.as_os_str()])
        .args(["--jobs", JOBS, "--minimum-test-timeout", LEAST_TIMEOUT])
        .args(["--file", "src/sim/**", "--file", "src/metrics/**"])
        .args(["--no-shuffle", "--colors", "never", "--gitignore", "false"])
        .args(options)
        .args(["--", "--", "--skip", LEFT_OUT])
        .current_dir(repo::root())
        .stdin(Stdio::null())
        .env("LOCKOUT_LAW_CASES", LAW_CASES)
        // Always the same cases, so that the same mutants survive.
        .env("PROPTEST_RNG_SEED", "1")
        // Which case catches a mutant does not matter, nor how small it can be made.
        .env("PROPTEST_MAX_SHRINK_ITERS", "0")
        // The small crate brings its own.
        .env_remove("CARGO_TARGET_DIR");
    let status = command.status().map_err(|error| {
        process::cannot_start(
            "cargo-mutants",
            &error,
            "it breaks the simulation on purpose",
        )
    })?;
    if options.iter().any(|option| option == "--list") {
        return Ok(status.success());
    }
    // 0: all caught; 2: some survived; 3: some never ended. Anything else: none was tried.
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        return Err(Failure::new(format!(
            "cargo-mutants ended with {status}; the lines above say why, and more is in {}",
            results.display()
        )));
    }
    judge(
        &results,
        earlier,
        options.iter().all(|option| option == GO_ON),
    )
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
    if results.is_dir() {
        earlier.settle(Report::read(&results)?);
    }
    earlier.write(&kept)?;
    println!("{}", earlier.progress());
    Ok(earlier)
}

/// Prints the verdict on what cargo-mutants wrote.
fn judge(results: &Path, earlier: Report, is_whole: bool) -> Outcome<bool> {
    let mut report = Report::read(results)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", results.display())))?;
    report.settle(earlier);
    let list = repo::root().join("tests/mutants.toml");
    let text = fs::read_to_string(&list)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", list.display())))?;
    let explained = Survivors::parse(&text)?;
    println!("{}", report.text(&explained, is_whole));
    Ok(report.is_met(&explained))
}
