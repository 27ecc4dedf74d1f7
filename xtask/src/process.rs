//! Starts other programs and reports how they ended; it decides nothing about what they mean.

use std::{
    env,
    io::{self, BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

use crate::failure::{Failure, Outcome};

/// Prints one line of progress; on stderr, so that stdout stays the tool's own.
pub(crate) fn say(line: &str) {
    eprintln!("xtask: {line}");
}

/// Finds a program on PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Returns a `cargo` command that runs in the root of the clone.
pub(crate) fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(crate::repo::root());
    command
}

/// Runs a command to its end with its output shown.
///
/// # Errors
/// When it cannot start or ends with a code other than zero; `why_needed` completes the line.
pub(crate) fn run(command: &mut Command, why_needed: &str) -> Outcome<()> {
    let name = name_of(command);
    let status = command
        .status()
        .map_err(|error| cannot_start(&name, &error, why_needed))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{name} failed ({status}): {why_needed}"
    )))
}

/// Runs a command to its end, shows its output as it comes, and hands each line of it on.
///
/// # Errors
/// When it cannot start or is lost; a code other than zero is no error.
pub(crate) fn watched(command: &mut Command, each_line: impl FnMut(&str)) -> Outcome<ExitStatus> {
    let name = name_of(command);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| cannot_start(&name, &error, "install Rust from https://rustup.rs"))?;
    if let Some(output) = child.stdout.take() {
        copy_lines(output, io::stdout(), each_line);
    }
    let status = child.wait();
    status.map_err(|error| Failure::new(format!("{name} was lost while it ran: {error}")))
}

/// Copies output to where it is shown, line by line, and hands each line on.
fn copy_lines(output: impl Read, mut shown: impl Write, mut each_line: impl FnMut(&str)) {
    let mut lines = BufReader::new(output);
    let mut line = Vec::new();
    // Bytes, because a program may print anything.
    while lines
        .read_until(b'\n', &mut line)
        .is_ok_and(|count| count > 0)
    {
        // A terminal that went away is no reason to stop reading.
        let _ = shown.write_all(&line);
        each_line(&String::from_utf8_lossy(&line));
        line.clear();
    }
    let _ = shown.flush();
}

/// Runs a command silently and returns its standard output when it succeeds.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok()
}

/// Puts folders before the ones of PATH.
///
/// # Errors
/// When a folder's name holds the character that separates folders.
pub(crate) fn path_with(folders: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let present = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&present));
    env::join_paths(all)
        .map_err(|error| Failure::new(format!("a tool folder cannot go on PATH: {error}")))
}

/// Words the failure to start a program.
pub(crate) fn cannot_start(name: &str, error: &io::Error, why_needed: &str) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        return Failure::new(format!("{name} is missing: {why_needed}"));
    }
    Failure::new(format!("{name} cannot start ({error}): {why_needed}"))
}

/// Returns a command's program without its folder.
pub(crate) fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_the_way_out() {
        let failure = run(&mut Command::new("no-such-program"), "install it").unwrap_err();
        assert_eq!(
            failure.to_string(),
            "no-such-program is missing: install it"
        );
    }

    #[test]
    fn output_is_shown_as_it_is_and_handed_on_line_by_line() {
        let output = b"one\n\xff\nlast";
        let (mut shown, mut lines) = (Vec::new(), Vec::new());
        copy_lines(&output[..], &mut shown, |line| lines.push(line.to_owned()));
        assert_eq!(shown, output);
        assert_eq!(lines, ["one\n", "\u{fffd}\n", "last"]);
        assert!(watched(&mut Command::new("no-such-program"), |_| ()).is_err());
    }

    #[test]
    fn a_failing_program_is_a_failure() {
        assert!(run(&mut Command::new("false"), "look above").is_err());
        assert_eq!(output_of(&mut Command::new("false")), None);
        assert_eq!(
            output_of(Command::new("echo").arg("yes")).as_deref(),
            Some("yes\n")
        );
    }
}
