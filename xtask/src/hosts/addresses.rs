//! Makes the pages as a builder does who knows where they will be, and looks whether all that they say of
//! themselves to networks, feeds and programs that embed them leads to a file of the site.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::{home, unreadable};
use crate::{
    budgets::Check,
    failure::Outcome,
    fingerprint::files_below,
    package::LATEST,
    process::{cargo, run},
    repo,
};

/// Where the site will be.
pub(super) const ADDRESS: &str = "https://your.host/lockout/";

/// What speaks of a page, and how many whole addresses it has at least: a page names itself, the program
/// that embeds it, its languages and its pictures.
const SPEAKERS: [(&str, usize); 3] = [("index.html", 8), ("oembed.json", 3), ("rss.html", 2)];

/// The pages of the site.
const PAGES: usize = 10;

/// A site that knows its address, in a folder that goes with this value.
pub(super) struct Addressed {
    /// Where a package with it would be.
    pub(super) home: PathBuf,
    /// Its own folder there.
    pub(super) folder: PathBuf,
}

impl Drop for Addressed {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.home);
    }
}

impl Addressed {
    /// Writes the pages beside the app.
    ///
    /// # Errors
    /// When they cannot be made.
    pub(super) fn new() -> Outcome<Self> {
        let home = home("addresses");
        let folder = home.join(LATEST);
        let site = Self { home, folder };
        fs::create_dir_all(&site.folder).map_err(unreadable)?;
        for file in files_below(&repo::dist()).map_err(unreadable)? {
            let name = file.file_name().unwrap_or_default();
            let is_app = name.to_string_lossy().starts_with("app-");
            if is_app && file.extension().is_some_and(|ending| ending != "br") {
                fs::copy(&file, site.folder.join(name)).map_err(unreadable)?;
            }
        }
        let mut command = cargo();
        command
            .args(["run", "--quiet", "--bin", "prerender", "--"])
            .arg(&site.folder)
            .env("LOCKOUT_URL", ADDRESS);
        run(&mut command, "the lines above say why")?;
        Ok(site)
    }

    /// Checks the pages.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(super) fn check(&self) -> Outcome<Check> {
        let wrong = wrong(&self.folder)?;
        let what =
            format!("{PAGES} pages that know their address say it whole, and it leads to files");
        Ok(Check::none(&what, &wrong))
    }
}

/// Says what the pages leave out, and which addresses lead nowhere.
fn wrong(folder: &Path) -> Outcome<Vec<String>> {
    let mut wrong = Vec::new();
    let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files_below(folder).map_err(unreadable)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let Some((speaker, least)) = SPEAKERS.iter().find(|(speaker, _)| *speaker == name) else {
            continue;
        };
        *speakers.entry(speaker).or_default() += 1;
        let said = fs::read_to_string(&file).map_err(unreadable)?;
        let paths = paths(&said);
        if paths.len() < *least {
            wrong.push(format!("{} has {paths:?} only", file.display()));
        }
        for path in paths {
            let goal = folder.join(path.split('?').next().unwrap_or_default());
            if !goal.is_file() && !goal.join("index.html").is_file() {
                wrong.push(format!("{} leads to {path}", file.display()));
            }
        }
    }
    for (speaker, _) in SPEAKERS {
        let found = speakers.get(speaker).copied().unwrap_or_default();
        if found != PAGES {
            wrong.push(format!("{found} {speaker}"));
        }
    }
    Ok(wrong)
}

/// Lists the paths behind the site's address.
fn paths(text: &str) -> Vec<&str> {
    let is_end = |char: char| "\"\\<>& ".contains(char);
    text.split(ADDRESS)
        .skip(1)
        .map(|rest| rest.split(is_end).next().unwrap_or_default())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_their_text_does() {
        let text =
            format!("<a href=\"{ADDRESS}da/?at=1\">{ADDRESS}</a> {{\"x\":\"{ADDRESS}a.png\\n");
        assert_eq!(paths(&text), ["da/?at=1", "", "a.png"]);
    }
}
