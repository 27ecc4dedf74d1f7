//! Names of files, the top level, and words that say that something is not finished.

use std::fs;

use super::source::{Offence, Source, expect_at, expect_none, root, sources};

/// Drawers into which everything fits, so that nothing is found again.
const DRAWERS: [&str; 7] = [
    "utils", "util", "helpers", "helper", "common", "misc", "stuff",
];

/// What stands at the top level; names with a leading dot are settings of tools and not looked at.
const TOP_LEVEL: [&str; 15] = [
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "Trunk.toml",
    "assets",
    "build.rs",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "tests",
    "xtask",
    // Made by the build and ignored by git.
    "dist",
    "target",
];

/// Where the project's own text is.
const ALL_PLACES: [&str; 6] = ["src", "xtask", "tests", "assets", "build.rs", "README.md"];

const ALL_TEXTS: [&str; 9] = [
    ".rs", ".css", ".html", ".ftl", ".md", ".js", ".mjs", ".toml", ".json",
];

#[test]
fn no_file_is_a_drawer() {
    let reason = "Name a file after what it holds; a drawer for leftovers grows without an owner.";
    expect_none(
        reason,
        sources(&ALL_PLACES, &ALL_TEXTS).iter().filter_map(drawer),
    );
}

#[test]
fn nothing_is_left_unfinished() {
    let reason = "What is not finished is not committed; what is not proven is not skipped.";
    expect_none(
        reason,
        sources(&ALL_PLACES, &ALL_TEXTS).iter().flat_map(unfinished),
    );
}

#[test]
fn the_top_level_stays_small() {
    let entries = fs::read_dir(root()).expect("the root can be read");
    let names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let reason = "The top level is the first thing that a newcomer reads; find the entry a home.";
    expect_none(reason, strange_entries(&names));
}

fn drawer(source: &Source) -> Option<Offence> {
    let is_drawer = source
        .path
        .split(['/', '.'])
        .any(|word| DRAWERS.contains(&word));
    is_drawer.then(|| source.offence(1, "the name does not say what is inside"))
}

fn unfinished(source: &Source) -> Vec<Offence> {
    // In pieces, so that this file does not offend itself.
    let marks = [
        concat!("to", "do!"),
        concat!("unimple", "mented!"),
        concat!("db", "g!"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("#[ig", "nore"),
        concat!("lorem", " ipsum"),
    ];
    let mut offences = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let found = marks.iter().filter(|mark| line.contains(*mark));
        offences.extend(found.map(|mark| source.offence(index + 1, format!("says `{mark}`"))));
    }
    offences
}

fn strange_entries(names: &[String]) -> Vec<Offence> {
    let is_strange = |name: &&String| !name.starts_with('.') && !TOP_LEVEL.contains(&name.as_str());
    names
        .iter()
        .filter(is_strange)
        .map(|name| Source::new(name, "").offence(1, "is new at the top level"))
        .collect()
}

#[test]
fn drawers_are_found() {
    assert!(drawer(&Source::new("src/utils.rs", "")).is_some());
    assert!(drawer(&Source::new("tests/common/mod.rs", "")).is_some());
    assert_eq!(drawer(&Source::new("src/app/shared.rs", "")), None);
}

#[test]
fn unfinished_work_is_found() {
    let text = concat!("a\nto", "do!()\nb // FIX", "ME\n#[ig", "nore]\n");
    expect_at(&[2, 3, 4], unfinished(&Source::new("src/a.rs", text)));
}

#[test]
fn strange_entries_are_found() {
    let names = ["src", ".github", "docs", "notes.txt"].map(str::to_owned);
    assert_eq!(strange_entries(&names).len(), 2);
}
