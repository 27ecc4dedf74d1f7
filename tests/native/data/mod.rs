//! The door through which data comes in: samples, shipped files, schemas, and random damage.

mod damage;
mod samples;
mod schemas;
mod shipped;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use lockout::data::{Library, LibraryTexts, load_library, problem::Problem};
use serde_json::Value;

/// Returns a path of the repository.
fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read_json(path: &Path) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the files of a folder that end so, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = in_repository(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == ending)
        })
        .collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn sentences(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

/// Reads the shared files of a folder; `sources` lies elsewhere for the shipped ones.
fn library(folder: &str, sources: &str) -> Library {
    library_with(folder, sources, None)
        .unwrap_or_else(|problems| panic!("{:#?}", sentences(&problems)))
}

/// Reads the shared files of a folder, one of them as this text instead.
fn library_with(
    folder: &str,
    sources: &str,
    instead: Option<(&str, &str)>,
) -> Result<Library, Vec<Problem>> {
    let text = |name: &str, path: PathBuf| match instead {
        Some((replaced, text)) if replaced == name => text.to_owned(),
        _ => read(&path),
    };
    let model = |name: &str| text(name, in_repository(folder).join(name));
    let (curves, behaviours) = (model("curves.json"), model("behaviour.json"));
    let (safeguards, measures) = (model("safeguards.json"), model("measures.json"));
    let sources = text("sources.json", in_repository(sources));
    load_library(LibraryTexts {
        curves: &curves,
        behaviours: &behaviours,
        safeguards: &safeguards,
        measures: &measures,
        sources: &sources,
    })
}

/// Where the shared files of the samples lie.
const SAMPLE_LIBRARY: &str = "tests/samples/library";

/// The shared files of the samples, read once.
fn sample_library() -> &'static Library {
    static LIBRARY: LazyLock<Library> =
        LazyLock::new(|| library(SAMPLE_LIBRARY, &format!("{SAMPLE_LIBRARY}/sources.json")));
    &LIBRARY
}

/// Returns the JSON pointer of every node below the root, parents first.
fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        let mut visit = |key: &str, child: &Value| {
            let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
            found.push(at.clone());
            walk(child, &at, found);
        };
        match value {
            Value::Object(properties) => {
                properties.iter().for_each(|(key, child)| visit(key, child))
            }
            Value::Array(entries) => {
                entries
                    .iter()
                    .enumerate()
                    .for_each(|(i, child)| visit(&i.to_string(), child));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

/// Removes the node at a pointer, which must be below the root; returns it if it was there.
fn remove(value: &mut Value, pointer: &str) -> Option<Value> {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer below the root");
    match value.pointer_mut(parent)? {
        Value::Object(properties) => properties.remove(&key.replace("~1", "/").replace("~0", "~")),
        Value::Array(entries) => {
            let index: usize = key.parse().ok()?;
            (index < entries.len()).then(|| entries.remove(index))
        }
        _ => None,
    }
}

/// Sets the node at a pointer, adding it if needed; `-` appends to a list.
fn set(value: &mut Value, pointer: &str, node: Value) {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer below the root");
    match value
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("no parent of {pointer}"))
    {
        Value::Object(properties) => {
            properties.insert(key.to_owned(), node);
        }
        Value::Array(entries) if key == "-" => entries.push(node),
        Value::Array(entries) => entries[key.parse::<usize>().unwrap()] = node,
        other => panic!("{pointer} leads into {other}"),
    }
}
