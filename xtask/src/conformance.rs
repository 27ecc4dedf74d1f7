//! Has the Nu HTML checker read every page, as it was written and before any script; whatever it
//! says fails a page, warnings and hints included.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    budgets::Check,
    failure::{Failure, Outcome},
    fingerprint::files_below,
    process, repo,
};

/// The checker, as npm's package brings it.
const CHECKER: &str = "tests/browser/node_modules/vnu-jar/build/dist/vnu.jar";

/// How much of a page is quoted around an objection, in characters before and after its end.
const QUOTED: (usize, usize) = (80, 40);

/// Checks every page in a folder: one check for each.
///
/// # Errors
/// When there are no pages, or the checker does not run.
pub(crate) fn check(folder: &Path) -> Outcome<Vec<Check>> {
    let unreadable = |error| Failure::new(format!("cannot read {}: {error}", folder.display()));
    let mut pages = files_below(folder).map_err(unreadable)?;
    // A piece of a feed is no page.
    let is_page = |file: &PathBuf| !file.ends_with("rss.html");
    pages.retain(|file| file.extension().is_some_and(|ending| ending == "html") && is_page(file));
    if pages.is_empty() {
        return Err(Failure::new(format!(
            "no page in {}; run cargo xtask build",
            folder.display()
        )));
    }
    let (said, named) = checker(&pages)?;
    let objections: Vec<Objection> = said.lines().map(Objection::read).collect();
    let mut checks = Vec::new();
    for page in &pages {
        let text = fs::read_to_string(page).map_err(unreadable)?;
        let path = page.display().to_string();
        let found = objections.iter().filter(|found| found.path == path);
        let lines: Vec<String> = found.map(|found| found.with_quote(&text)).collect();
        let name = page.strip_prefix(folder).unwrap_or(page).display();
        let mut check = Check::none(&format!("{name}: clean HTML"), &lines);
        if !named.lines().any(|line| line == path) {
            check = Check::none(&check.line, &["it was not looked at".to_owned()]);
        }
        checks.push(check);
    }
    // What names no page is no page's fault, and must not pass unheard.
    let stray = |found: &&Objection| pages.iter().all(|page| *page != Path::new(&found.path));
    let stray: Vec<String> = objections
        .iter()
        .filter(stray)
        .map(|o| o.text.clone())
        .collect();
    if !stray.is_empty() {
        checks.push(Check::none("the checker is content", &stray));
    }
    Ok(checks)
}

/// Returns what the checker says, and which pages it looked at.
fn checker(pages: &[PathBuf]) -> Outcome<(String, String)> {
    let mut command = Command::new("java");
    command.arg("-jar").arg(repo::root().join(CHECKER));
    command.args([
        "--format",
        "gnu",
        "--stdout",
        "--exit-zero-always",
        "--verbose",
    ]);
    let advice = "it needs Java 17 or newer: apt-get install default-jre-headless";
    let output = command
        .args(pages)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| process::cannot_start("java", &error, advice))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (said, named) = (text(&output.stdout), text(&output.stderr));
    if output.status.success() {
        return Ok((said, named));
    }
    let why = named.lines().next().unwrap_or_default();
    Err(Failure::new(format!(
        "the Nu HTML checker failed ({}, {why}): {advice}",
        output.status
    )))
}

/// One thing that the checker says.
#[derive(Debug, PartialEq, Eq)]
struct Objection {
    /// The page; empty if it names none.
    path: String,
    /// Line and column where it ends, from 1.
    end: Option<(usize, usize)>,
    /// The rest of the line.
    text: String,
}

impl Objection {
    /// Reads a line such as `"file:/a/index.html":3.1-3.9: error: Stray start tag.`
    fn read(line: &str) -> Self {
        let parts = || {
            let (path, rest) = line.strip_prefix("\"file:")?.split_once("\":")?;
            let (place, text) = rest.split_once(": ")?;
            let (_, end) = place.split_once('-')?;
            let (row, column) = end.split_once('.')?;
            let end = Some((row.parse().ok()?, column.parse().ok()?));
            Some((path.replace("%20", " "), end, text.to_owned()))
        };
        let (path, end, text) = parts().unwrap_or_else(|| {
            let path = line
                .strip_prefix("\"file:")
                .and_then(|rest| rest.split_once('"'))
                .map_or("", |(path, _)| path);
            (path.to_owned(), None, line.to_owned())
        });
        Self { path, end, text }
    }

    /// Returns what is said, with the piece of the page that it is said about.
    fn with_quote(&self, page: &str) -> String {
        let quote = self.end.and_then(|(row, column)| {
            let line: Vec<char> = page.lines().nth(row.checked_sub(1)?)?.chars().collect();
            let from = column.saturating_sub(QUOTED.0).min(line.len());
            let to = (column + QUOTED.1).min(line.len());
            Some(line[from..to].iter().collect::<String>())
        });
        match quote {
            Some(quote) => format!("{} in …{quote}…", self.text),
            None => self.text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_is_read_and_quoted() {
        let line = "\"file:/a%20b/index.html\":2.1-2.4: error: Stray start tag “<x>”.";
        let objection = Objection::read(line);
        assert_eq!(objection.path, "/a b/index.html");
        let quoted = objection.with_quote("<p>\n<x> here");
        assert_eq!(quoted, "error: Stray start tag “<x>”. in …<x> here…");
    }

    #[test]
    fn whatever_else_is_said_is_kept_whole() {
        let line = "\"file:/a/index.html\": error: File not found.";
        let objection = Objection::read(line);
        assert_eq!(
            (objection.path.as_str(), objection.text.as_str()),
            ("/a/index.html", line)
        );
        assert_eq!(objection.with_quote(""), line);
        assert_eq!(Objection::read("out of memory").path, "");
    }
}
