//! Prepares what the crate embeds: messages as functions, scenario and model files in binary form.
//!
//! Both are done here so that the page carries neither a Fluent nor a JSON parser. Whether a scenario
//! makes sense is not asked here; `src/data/validate` does that.

use std::{env, fs, path::Path, process::ExitCode};

use serde::de::DeserializeOwned;
use serde_json::Value;

#[path = "src/i18n/compile/mod.rs"]
mod compile;
#[allow(
    unused_imports,
    reason = "the build names a part of the raw types only"
)]
#[path = "src/data/raw/mod.rs"]
#[expect(
    unreachable_pub,
    reason = "these types are public in the library, which shares the file"
)]
mod raw;

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
            Err(fault) => faults.push(fault),
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
fn encode_scenario(path: &Path) -> Result<String, String> {
    let (scenario, text) = read::<raw::RawScenario>(path)?;
    let (curves, curves_text) = read::<raw::RawCurves>(Path::new("assets/model/curves.json"))?;
    let (behaviours, behaviours_text) =
        read::<raw::RawBehaviours>(Path::new("assets/model/behaviour.json"))?;
    let (safeguards, safeguards_text) =
        read::<raw::RawSafeguards>(Path::new("assets/model/safeguards.json"))?;
    let (measures, _) = read::<raw::RawMeasures>(Path::new("assets/model/measures.json"))?;
    let (mut sources, _) = read::<raw::RawSources>(Path::new("assets/sources.json"))?;
    let citing = [text, curves_text, behaviours_text, safeguards_text];
    // An id is cited as a JSON string of its own.
    sources.sources.retain(|source| {
        citing
            .iter()
            .any(|t| t.contains(&format!("\"{}\"", source.id)))
    });
    let bundle = raw::RawBundle {
        scenario,
        curves: curves.curves,
        behaviours: behaviours.behaviours,
        safeguards: safeguards.safeguards,
        measures: measures.measures,
        sources: sources.sources,
    };
    let bytes =
        postcard::to_allocvec(&bundle).map_err(|error| format!("{}: {error}", path.display()))?;
    let id = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    write_output(&format!("{id}.postcard"), &bytes)?;
    Ok(id)
}

/// Reads one JSON file; returns what it says and its text.
fn read<T: DeserializeOwned>(path: &Path) -> Result<(T, String), String> {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut value: Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        leave_out_evidence(&mut value);
    }
    let value =
        serde_json::from_value(value).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((value, text))
}

/// Empties what only the pre-rendered pages tell: notes of numbers and where they are from, facts,
/// limits, sources, what figures count, and the words of safeguards. It stands in the pages already,
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

/// Empties the words of a safeguard and its numbers' notes; a scenario's list holds ids only.
fn leave_out_safeguard_words(safeguard: &mut Value) {
    for key in ["name", "about", "cannot_claim"] {
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
