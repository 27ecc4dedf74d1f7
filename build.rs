//! Prepares what the crate embeds: messages as functions, scenario and model files in binary form.
//!
//! Both are done here so that the page carries neither a Fluent nor a JSON parser, nor the checks of a
//! scenario: an invalid one stops the build.

use std::{env, fs, path::Path, process::ExitCode};

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

fn main() -> ExitCode {
    let faults: Vec<String> = [compile_messages(), encode_scenarios()]
        .into_iter()
        .filter_map(Result::err)
        .flatten()
        .collect();
    faults
        .iter()
        .for_each(|fault| println!("cargo::error={fault}"));
    if faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Compiles `assets/locales` into `messages.rs`, which `src/i18n/messages.rs` includes.
fn compile_messages() -> Result<(), Vec<String>> {
    println!("cargo::rerun-if-changed=assets/locales");
    let languages = compile::read_languages(Path::new("assets/locales"))
        .map_err(|error| vec![format!("assets/locales: {error}")])?;
    write_output("messages.rs", compile::compile(&languages)?.as_bytes())
        .map_err(|fault| vec![fault])
}

/// Encodes each scenario with what it names as `<id>.postcard`, and lists them in `scenarios.rs`.
///
/// `src/data/bundle.rs` includes that list: `SHIPPED`, ids and bytes, in the order of the ids.
fn encode_scenarios() -> Result<(), Vec<String>> {
    println!("cargo::rerun-if-changed={SCENARIOS}");
    let files = compile::sorted_entries(Path::new(SCENARIOS))
        .map_err(|error| vec![format!("{SCENARIOS}: {error}")])?;
    let mut faults = Vec::new();
    let mut list = String::new();
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "json"))
    {
        match encode_scenario(file) {
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
    change: fn(&mut Value),
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
        sources: sources.sources,
    };
    Ok((read(path, change)?, library))
}

/// Reads one JSON file, changed before it is taken for what it is to be.
fn read<T: DeserializeOwned>(path: &Path, change: fn(&mut Value)) -> Result<T, String> {
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
                    ("facts" | "left_out" | "sources" | "measures", Value::Array(list)) => {
                        list.clear();
                    }
                    ("safeguards", Value::Array(list)) => {
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

/// Empties the words of a safeguard but its name, and its numbers' notes; a scenario's list holds ids only.
fn leave_out_safeguard_words(safeguard: &mut Value) {
    for key in ["about", "cannot_claim"] {
        if let Some(Value::Object(words)) = safeguard.get_mut(key) {
            words.clear();
        }
    }
    leave_out_evidence(safeguard);
}

fn write_output(name: &str, bytes: &[u8]) -> Result<(), String> {
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let path = Path::new(&folder).join(name);
    fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
