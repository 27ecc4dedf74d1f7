//! The command line, run as a program: exit codes, bad files, forms of output, and its numbers.

mod extremes;
mod files;
mod forms;
mod numbers;
mod tables;
mod words;

use std::process::{Command, Output, Stdio};

/// The shipped scenario, from the root of the project.
const SHIPPED: &str = "assets/scenarios/mitid-2026-01-12.json";

/// Prepares a call from the root of the project.
fn call(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lockout"));
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null());
    command
}

/// Runs a call to its end.
fn run(arguments: &[&str]) -> Output {
    let output = call(arguments).output().unwrap();
    let error = text(&output.stderr);
    assert!(!error.contains("panicked"), "{arguments:?}: {error}");
    output
}

/// Runs a call that must succeed in silence; returns what it says.
fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        text(&output.stderr)
    );
    assert_eq!(text(&output.stderr), "", "{arguments:?}");
    text(&output.stdout)
}

/// Runs a call that must fail with a code; returns the lines of its refusal.
fn refused(arguments: &[&str], code: i32) -> Vec<String> {
    let output = run(arguments);
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?}: {}",
        text(&output.stderr)
    );
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    text(&output.stderr).lines().map(str::to_owned).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
