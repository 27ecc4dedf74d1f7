//! Prepares what the crate embeds: messages as functions, scenario and model files in binary form.
//!
//! Both are done here so that the page carries neither a Fluent nor a JSON parser, nor the checks of a
//! scenario: an invalid one stops the build.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use serde::de::DeserializeOwned;
use serde_json::Value;

#[path = "src/i18n/compile/mod.rs"]
mod compile;
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the library shares these files; the build needs only the way from raw to checked"
)]
#[path = "src/data"]
mod data {
    pub mod problem;
    pub mod raw;
    pub mod validate;
}
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the library shares these files"
)]
#[path = "src/domain/mod.rs"]
mod domain;
#[allow(dead_code, unreachable_pub, reason = "the library shares this file")]
#[path = "src/ids.rs"]
mod ids;

use data::{
    raw,
    validate::{self, Library},
};
use domain::scenario::Scenario;

/// One file per scenario; its name is the id of the scenario.
const SCENARIOS: &str = "assets/scenarios";

/// Holds the id of the scenario that a site shows: it shows one.
const DEFAULT_SCENARIO: &str = "assets/default-scenario.txt";

/// The files in each language's folder that are compiled apart, since no reader's program loads their
/// words: those of the snippet builder, and those of the parts that never change.
const APART: [&str; 2] = ["embed", "still"];

fn main() -> ExitCode {
    let faults = prepare().err().unwrap_or_default();
    faults
        .iter()
        .for_each(|fault| println!("cargo::error={fault}"));
    if faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn prepare() -> Result<(), Vec<String>> {
    let (messages, scenarios) = (compile_messages(), encode_scenarios());
    match (messages, scenarios) {
        (Ok(messages), Ok(())) => write_packs(&messages),
        (messages, scenarios) => {
            let faults = [messages.err(), scenarios.err()];
            Err(faults.into_iter().flatten().flatten().collect())
        }
    }
}

/// Compiles `assets/locales` into `messages.rs` and `texts.rs`, which `src/i18n/messages.rs` includes,
/// and each file of [`APART`] into two of its own, such as `still-messages.rs` and `still-texts.rs`;
/// returns the former.
fn compile_messages() -> Result<compile::Compiled, Vec<String>> {
    println!("cargo::rerun-if-changed=assets/locales");
    let mut languages = compile::read_languages(Path::new("assets/locales"))
        .map_err(|error| vec![format!("assets/locales: {error}")])?;
    for name in APART {
        let (apart, others) = compile::apart(languages, &format!("{name}.ftl"));
        write_messages(&format!("{name}-"), &compile::compile(&apart)?)?;
        languages = others;
    }
    let compiled = compile::compile(&languages)?;
    write_messages("", &compiled)?;
    Ok(compiled)
}

/// Writes functions and texts into files whose names begin so.
fn write_messages(start: &str, compiled: &compile::Compiled) -> Result<(), Vec<String>> {
    let write = |name: &str, text: &str| write_output(&[start, name].concat(), text.as_bytes());
    write("messages.rs", &compiled.code)
        .and_then(|()| write("texts.rs", &compiled.tables()))
        .map_err(|fault| vec![fault])
}

/// Writes for each language what a browser loads beside the Wasm: `pack-<tag>.bin`, the texts and the
/// default scenario, each in that language only and without the evidence.
///
/// `src/data/bundle.rs` opens them.
fn write_packs(messages: &compile::Compiled) -> Result<(), Vec<String>> {
    let path = &scenario_files()?[0];
    let fault = |error: &dyn std::fmt::Display| vec![format!("{}: {error}", path.display())];
    for (tag, texts) in &messages.texts {
        let (raw, library) = read_with_library(path, |value| {
            leave_out_evidence(value);
            leave_out_languages(value, tag);
        })
        .map_err(|fault| vec![fault])?;
        let pack = (texts, validate::proven(&raw, &library));
        let bytes = postcard::to_allocvec(&pack).map_err(|error| fault(&error))?;
        write_output(&format!("pack-{tag}.bin"), &bytes).map_err(|error| fault(&error))?;
    }
    Ok(())
}

/// Empties every text in another language than this.
fn leave_out_languages(value: &mut Value, tag: &str) {
    match value {
        Value::Array(entries) => {
            entries
                .iter_mut()
                .for_each(|entry| leave_out_languages(entry, tag));
        }
        Value::Object(fields)
            if ids::Locale::ALL
                .iter()
                .all(|l| fields.contains_key(l.tag())) =>
        {
            let others = fields.iter_mut().filter(|(name, _)| *name != tag);
            others.for_each(|(_, text)| *text = Value::String(String::new()));
        }
        Value::Object(fields) => {
            fields
                .values_mut()
                .for_each(|field| leave_out_languages(field, tag));
        }
        _ => {}
    }
}

/// Lists the scenario files: the default first, the others in the order of their names.
fn scenario_files() -> Result<Vec<PathBuf>, Vec<String>> {
    let mut files = compile::sorted_entries(Path::new(SCENARIOS))
        .map_err(|error| vec![format!("{SCENARIOS}: {error}")])?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    let default = fs::read_to_string(DEFAULT_SCENARIO)
        .map_err(|error| vec![format!("{DEFAULT_SCENARIO}: {error}")])?;
    let default = Path::new(SCENARIOS).join(format!("{}.json", default.trim()));
    let Some(place) = files.iter().position(|file| *file == default) else {
        let missing = format!("{DEFAULT_SCENARIO}: there is no {}", default.display());
        return Err(vec![missing]);
    };
    files[..=place].rotate_right(1);
    Ok(files)
}

/// Encodes each scenario with what it names as `<id>.postcard`, and lists them in `scenarios.rs`.
///
/// `src/data/bundle.rs` includes that list: `SHIPPED`, ids and bytes, the default first.
fn encode_scenarios() -> Result<(), Vec<String>> {
    println!("cargo::rerun-if-changed={SCENARIOS}");
    println!("cargo::rerun-if-changed={DEFAULT_SCENARIO}");
    let mut faults = Vec::new();
    let mut list = String::new();
    for file in scenario_files()? {
        match encode_scenario(&file) {
            Ok(id) => list.push_str(&format!(
                "    ({id:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{id}.postcard\"))),\n"
            )),
            Err(found) => faults.extend(found),
        }
    }
    let code = format!("const SHIPPED: &[(&str, &[u8])] = &[\n{list}];\n");
    faults.extend(write_output("scenarios.rs", code.as_bytes()).err());
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Encodes one scenario; returns its id, the name of its file.
fn encode_scenario(path: &Path) -> Result<String, Vec<String>> {
    let scenario = checked(path)?;
    let fault = |error: &dyn std::fmt::Display| vec![format!("{}: {error}", path.display())];
    let bytes = postcard::to_allocvec(&scenario).map_err(|error| fault(&error))?;
    let id = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    write_output(&format!("{id}.postcard"), &bytes).map_err(|error| fault(&error))?;
    Ok(id)
}

/// Reads a scenario with what it names, and checks it.
fn checked(path: &Path) -> Result<Scenario, Vec<String>> {
    let (raw, library) = read_with_library(path, |_| {}).map_err(|fault| vec![fault])?;
    let told = |problems: Vec<data::problem::Problem>| -> Vec<String> {
        let line = |problem: &data::problem::Problem| format!("{}: {problem}", path.display());
        problems.iter().map(line).collect()
    };
    let scenario = validate::scenario(&raw, &library).map_err(told)?;
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // Proven as a whole, then again without what the browser's copy lacks.
        let (raw, library) =
            read_with_library(path, leave_out_evidence).map_err(|fault| vec![fault])?;
        return Ok(validate::proven(&raw, &library));
    }
    Ok(scenario)
}

/// Reads a scenario file and the files that scenarios share.
fn read_with_library(
    path: &Path,
    change: impl Fn(&mut Value) + Copy,
) -> Result<(raw::RawScenario, Library), String> {
    let model = |name: &str| Path::new("assets/model").join(name);
    let curves: raw::RawCurves = read(&model("curves.json"), change)?;
    let behaviours: raw::RawBehaviours = read(&model("behaviour.json"), change)?;
    let safeguards: raw::RawSafeguards = read(&model("safeguards.json"), change)?;
    let measures: raw::RawMeasures = read(&model("measures.json"), change)?;
    let sources: raw::RawSources = read(Path::new("assets/sources.json"), change)?;
    let library = Library {
        curves: curves.curves,
        behaviours: behaviours.behaviours,
        safeguards: safeguards.safeguards,
        measures: measures.measures,
        figures: measures.figures,
        sources: sources.sources,
    };
    Ok((read(path, change)?, library))
}

/// Reads one JSON file, changed before it is taken for what it is to be.
fn read<T: DeserializeOwned>(path: &Path, change: impl Fn(&mut Value) + Copy) -> Result<T, String> {
    println!("cargo::rerun-if-changed={}", path.display());
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| fault(&error))?;
    let mut value: Value = serde_json::from_str(&text).map_err(|error| fault(&error))?;
    change(&mut value);
    serde_json::from_value(value).map_err(|error| fault(&error))
}

/// Empties what only the pre-rendered pages tell: notes of numbers and where they are from, facts,
/// limits, sources, what figures count, and what safeguards change. It stands in the pages already,
/// and a reader's phone need not load it twice. What the model counts with stays.
fn leave_out_evidence(value: &mut Value) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(leave_out_evidence),
        Value::Object(fields) => {
            for (key, field) in fields {
                match (key.as_str(), &mut *field) {
                    (
                        "facts" | "left_out" | "sources" | "own_sources" | "measures",
                        Value::Array(list),
                    ) => {
                        list.clear();
                    }
                    ("safeguards" | "own_safeguards", Value::Array(list)) => {
                        list.iter_mut().for_each(leave_out_safeguard_words);
                    }
                    ("note", Value::Object(words)) => words.clear(),
                    ("source", citation) => *citation = Value::Null,
                    (_, field) => leave_out_evidence(field),
                }
            }
        }
        _ => {}
    }
}

/// Empties what a safeguard cannot claim, and its numbers' notes; a scenario's list holds ids only.
fn leave_out_safeguard_words(safeguard: &mut Value) {
    if let Some(Value::Object(words)) = safeguard.get_mut("cannot_claim") {
        words.clear();
    }
    leave_out_evidence(safeguard);
}

fn write_output(name: &str, bytes: &[u8]) -> Result<(), String> {
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let path = Path::new(&folder).join(name);
    fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
