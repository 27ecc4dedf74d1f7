//! Compiles the message files into plain functions; runs in the build, never in the page.
//!
//! Understood: text, `{ $argument }`, `{ NUMBER($argument) }`, `{ "text with \u00A0" }`, and
//! selecting by an argument that counts, with `[one]`, exact numbers and a default. Refused, since
//! whole sentences read and translate better: terms, attributes, references to other messages and
//! other functions. Every language must have the same keys, in files of the same name, with the same
//! arguments. English leads: its texts give the order of the arguments.

mod generate;
mod read;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

/// The messages of one language, under their keys.
type Messages = BTreeMap<String, Message>;

/// The language whose texts give the order of the arguments.
const LEADING_TAG: &str = "en";

/// The message files of one language.
pub(crate) struct Language {
    /// The name of its folder, also its tag: `en`.
    pub(crate) tag: String,
    /// Its files, each with the path to name in an error.
    pub(crate) files: Vec<(String, String)>,
}

/// Reads the `.ftl` files of every language below `folder`, in the order of their names.
///
/// # Errors
/// If a folder or file cannot be read.
pub(crate) fn read_languages(folder: &Path) -> io::Result<Vec<Language>> {
    let mut languages = Vec::new();
    for path in sorted_entries(folder)?
        .into_iter()
        .filter(|path| path.is_dir())
    {
        let mut files = Vec::new();
        let is_text = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ftl");
        for file in sorted_entries(&path)?.into_iter().filter(is_text) {
            files.push((file.display().to_string(), fs::read_to_string(&file)?));
        }
        languages.push(Language {
            tag: name_of(&path.display().to_string()),
            files,
        });
    }
    Ok(languages)
}

/// Splits each language into its files of this name and the others.
pub(crate) fn apart(languages: Vec<Language>, name: &str) -> (Vec<Language>, Vec<Language>) {
    let split = |language: Language| {
        let is_named = |(path, _): &(String, String)| name_of(path) == name;
        let (named, others) = language.files.into_iter().partition(is_named);
        let with = |files| Language {
            tag: language.tag.clone(),
            files,
        };
        (with(named), with(others))
    };
    languages.into_iter().map(split).unzip()
}

/// What the messages come to: functions, and the texts that they name by place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Compiled {
    /// The Rust code of one function per message.
    pub(crate) code: String,
    /// The tag of each language with its texts; equally many in each.
    pub(crate) texts: Vec<(String, Vec<String>)>,
}

impl Compiled {
    /// Returns the Rust code of the texts, for where all languages are built in.
    pub(crate) fn tables(&self) -> String {
        let arm = |(tag, texts): &(String, Vec<String>)| {
            format!(
                "        Locale::{} => &{texts:?},\n",
                generate::variant_name(tag)
            )
        };
        let arms: String = self.texts.iter().map(arm).collect();
        format!(
            "fn texts(locale: Locale) -> &'static [&'static str] {{\n    match locale {{\n{arms}    }}\n}}\n"
        )
    }
}

/// Compiles the messages of every language into Rust functions and texts.
///
/// # Errors
/// Returns every fault found, each with file and line.
pub(crate) fn compile(languages: &[Language]) -> Result<Compiled, Vec<String>> {
    let mut faults = Vec::new();
    let mut read: Vec<(&str, Messages)> = languages
        .iter()
        .map(|language| (language.tag.as_str(), read::messages(language, &mut faults)))
        .collect();
    read.sort_by_key(|(tag, _)| *tag != LEADING_TAG);
    if let Some((leading, others)) = read.split_first() {
        others
            .iter()
            .for_each(|other| compare(leading, other, &mut faults));
    } else {
        faults.push("no language has any message".to_owned());
    }
    if faults.is_empty() {
        Ok(generate::functions(&read))
    } else {
        Err(faults)
    }
}

/// One message in one language.
struct Message {
    /// Path and line of its key.
    place: String,
    /// Its value.
    pieces: Vec<Piece>,
    /// Its arguments in the order of their first mention.
    arguments: Vec<Argument>,
}

/// A part of a message's value.
#[derive(Clone)]
enum Piece {
    Text(String),
    /// The name of the argument to print.
    Print(String),
    /// Chooses by the argument's number; the default comes last.
    Select {
        argument: String,
        arms: Vec<(Arm, Vec<Piece>)>,
    },
}

/// When an arm of a selection is taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Arm {
    Exactly(u64),
    Default,
}

/// What a message takes.
struct Argument {
    name: String,
    is_number: bool,
    is_printed: bool,
}

impl Message {
    fn argument(&mut self, name: &str) -> &mut Argument {
        let known = self
            .arguments
            .iter()
            .position(|argument| argument.name == name);
        let index = known.unwrap_or_else(|| {
            let name = name.to_owned();
            self.arguments.push(Argument {
                name,
                is_number: false,
                is_printed: false,
            });
            self.arguments.len() - 1
        });
        &mut self.arguments[index]
    }

    fn argument_names(&self) -> BTreeSet<&str> {
        self.arguments
            .iter()
            .map(|argument| argument.name.as_str())
            .collect()
    }
}

fn compare(
    (leading_tag, leading): &(&str, Messages),
    (tag, messages): &(&str, Messages),
    faults: &mut Vec<String>,
) {
    for (key, message) in leading {
        let Some(other) = messages.get(key) else {
            faults.push(format!("{}: `{key}` is missing in {tag}", message.place));
            continue;
        };
        if message.argument_names() != other.argument_names() {
            faults.push(format!(
                "{}: `{key}` takes {:?} in {tag} but {:?} in {leading_tag}",
                other.place,
                other.argument_names(),
                message.argument_names()
            ));
        }
        let file = |place: &str| name_of(place.split(':').next().unwrap_or_default());
        if file(&message.place) != file(&other.place) {
            faults.push(format!(
                "{}: `{key}` is at {} in {leading_tag}; use files of the same name",
                other.place, message.place
            ));
        }
    }
    for (key, message) in messages
        .iter()
        .filter(|(key, _)| !leading.contains_key(*key))
    {
        faults.push(format!(
            "{}: `{key}` is missing in {leading_tag}",
            message.place
        ));
    }
}

fn name_of(path: &str) -> String {
    path.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Returns what is in a folder, in the order of the names.
pub(crate) fn sorted_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}
