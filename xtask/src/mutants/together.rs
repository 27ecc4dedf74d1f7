//! Tries as many mutants as possible in one program (`xtask/schemata`), before cargo-mutants takes the rest.
//!
//! It only ever says that a mutant is caught.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Failure, Outcome},
    process, repo,
};

use super::{JOBS, LEFT_OUT, report::Report, seeded, slim};

/// The folder in which it is noted what was caught, and what was tried in vain.
fn notes(folder: &Path) -> PathBuf {
    folder.join("together")
}

/// Forgets what an earlier run noted.
pub(super) fn forget(folder: &Path) {
    let _ = fs::remove_dir_all(notes(folder));
}

/// Returns what was caught so far.
///
/// # Errors
/// When it cannot be read; that nothing was noted yet is no error.
pub(super) fn caught(folder: &Path) -> io::Result<Report> {
    match fs::read_to_string(notes(folder).join("caught.txt")) {
        Ok(text) => Ok(Report::of_caught(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Report::default()),
        Err(error) => Err(error),
    }
}

/// Tries the mutants of a list, which is the JSON of cargo-mutants.
///
/// # Errors
/// When the tests do not pass with all mutants switched off, or the program cannot be compiled.
pub(super) fn run(folder: &Path, list: &str) -> Outcome<()> {
    let unwritten = |error: io::Error| {
        Failure::new(format!(
            "the crate of all mutants cannot be written: {error}"
        ))
    };
    let here = slim::write(&repo::root(), &folder.join("switched")).map_err(unwritten)?;
    let file = folder.join("wanted.json");
    fs::write(&file, list).map_err(unwritten)?;
    let mut command = process::cargo();
    command
        .args(["run", "--quiet", "--package", "schemata", "--"])
        .args([here, file, notes(folder)])
        .args([LEFT_OUT, JOBS]);
    process::run(
        seeded(&mut command),
        "it tries many mutants in one program; the lines above say why",
    )
}
