//! Compiles the rewritten crate, and drops the mutants that keep it from compiling.

use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    rewrite::{Rewritten, Switched},
    site::Bytes,
};

/// Rounds after which it is given up; each drops at least one mutant, most drop many.
const MOST_ROUNDS: usize = 40;

/// Writes the files anew until the crate compiles; returns the mutants that had to be dropped.
///
/// # Errors
/// When it does not compile for another reason than a mutant.
pub(crate) fn settle(folder: &Path, files: &[Switched]) -> io::Result<BTreeSet<usize>> {
    let mut dropped = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let mut written = Vec::new();
        for file in files {
            let rewritten = file.rewrite(&dropped);
            let path = folder.join(&file.name);
            if fs::read_to_string(&path)? != rewritten.text {
                fs::write(path, &rewritten.text)?;
            }
            written.push(rewritten);
        }
        let messages = messages(cargo(folder, "check").args(["--profile", "test"]))?;
        let errors: Vec<&Value> = messages.iter().filter_map(error).collect();
        if errors.is_empty() {
            return Ok(dropped);
        }
        let before = dropped.len();
        for error in &errors {
            dropped.extend(blamed(error, files, &written));
        }
        if dropped.len() == before {
            let text = errors[0]["rendered"].as_str().unwrap_or_default();
            return Err(io::Error::other(format!(
                "the crate does not compile with its switches: {text}"
            )));
        }
    }
    Err(io::Error::other(
        "the crate never compiles with its switches",
    ))
}

/// Compiles the test program; returns it.
///
/// # Errors
/// When it does not compile.
pub(crate) fn program(folder: &Path) -> io::Result<PathBuf> {
    let mut command = cargo(folder, "test");
    command.arg("--no-run");
    let messages = messages(&mut command)?;
    if let Some(error) = messages.iter().find_map(error) {
        return Err(io::Error::other(format!(
            "the crate cannot be built: {error}"
        )));
    }
    let program = messages.iter().rev().find_map(|message| {
        message["profile"]["test"].as_bool().filter(|&is| is)?;
        message["executable"].as_str()
    });
    program
        .map(PathBuf::from)
        .ok_or_else(|| io::Error::other("the test program was not built"))
}

fn cargo(folder: &Path, what: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(folder)
        .args([what, "--lib", "--quiet", "--message-format=json"])
        // Beside the crate, which is written anew each time.
        .env("CARGO_TARGET_DIR", folder.with_extension("target"))
        .stdin(Stdio::null());
    command
}

/// Runs cargo and reads what it says.
fn messages(command: &mut Command) -> io::Result<Vec<Value>> {
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages: Result<Vec<Value>, _> = text.lines().map(serde_json::from_str).collect();
    let messages = messages?;
    if output.status.success() || messages.iter().any(|message| error(message).is_some()) {
        return Ok(messages);
    }
    Err(io::Error::other(format!(
        "cargo ended with {}: {}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    )))
}

/// Returns the error that a message of cargo tells.
fn error(message: &Value) -> Option<&Value> {
    let told = &message["message"];
    (message["reason"] == "compiler-message" && told["level"] == "error").then_some(told)
}

/// Returns the mutants that are to blame for an error.
fn blamed(error: &Value, files: &[Switched], written: &[Rewritten]) -> Vec<usize> {
    if error["code"]["code"] == "E0015" {
        let called = called(error["message"].as_str().unwrap_or_default());
        let inside = files.iter().flat_map(|file| file.in_constant(&called));
        return inside.collect();
    }
    let spans = error["spans"].as_array().map_or(&[][..], Vec::as_slice);
    let primary = spans.iter().filter(|span| span["is_primary"] == true);
    primary
        .filter_map(|span| {
            let place = files
                .iter()
                .position(|file| span["file_name"] == file.name.as_str())?;
            Some(files[place].blamed(&written[place], &bytes(span)?))
        })
        .flatten()
        .collect()
}

fn bytes(span: &Value) -> Option<Bytes> {
    let number = |name: &str| usize::try_from(span[name].as_u64()?).ok();
    Some(number("byte_start")?..number("byte_end")?)
}

/// Returns the last name of the function that an error quotes: ``cannot call … `A::f` in constants``.
fn called(message: &str) -> String {
    let path = message.split('`').nth(1).unwrap_or_default();
    let path = path.split('(').next().unwrap_or_default();
    path.rsplit("::").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_that_a_constant_calls_is_named() {
        let message = "cannot call non-const associated function `Window::minutes` in constants";
        assert_eq!(called(message), "minutes");
    }
}
