//! `lockout check`: every file valid, or every problem of each. It changes no file.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::cli::{files, library, refusal};

/// Checks files one after another and says of each how it is; returns the worst exit code.
///
/// # Errors
/// If the output takes no more.
pub(super) fn check(files: &[PathBuf], out: &mut impl Write) -> io::Result<u8> {
    let mut worst = 0;
    for path in files {
        worst = worst.max(check_one(path, out)?);
    }
    Ok(worst)
}

fn check_one(path: &Path, out: &mut impl Write) -> io::Result<u8> {
    let name = refusal::one_line(&path.display().to_string());
    let text = match files::read(path) {
        Ok(text) => text,
        Err(reason) => {
            writeln!(out, "{name}: {reason}")?;
            return Ok(refusal::UNREADABLE);
        }
    };
    let Some(format) = library::format_of(&text) else {
        writeln!(
            out,
            "{name}: is JSON, but neither a scenario nor a file that scenarios share: a scenario is an \
             object with \"services\"; name its schema as \"$schema\""
        )?;
        return Ok(refusal::INVALID);
    };
    let problems = library::problems_of(&text, format);
    if problems.is_empty() {
        let kind = format.file_name().trim_end_matches(".json");
        writeln!(out, "{name}: valid ({kind})")?;
        return Ok(0);
    }
    for problem in &problems {
        writeln!(out, "{name}: {}", refusal::one_line(&problem.to_string()))?;
    }
    let count = problems.len();
    writeln!(
        out,
        "{name}: {count} problem{}",
        if count == 1 { "" } else { "s" }
    )?;
    Ok(refusal::INVALID)
}
