//! Prepares what the crate embeds: messages as functions, scenario and model files in binary form.
//!
//! Both are done here so that the page carries neither a Fluent nor a JSON parser. Whether a scenario
//! makes sense is not asked here; `src/data/validate.rs` does that.

use std::{env, fs, path::Path, process::ExitCode};

use serde::{Serialize, de::DeserializeOwned};

#[path = "src/i18n/compile/mod.rs"]
mod compile;
#[path = "src/data/raw.rs"]
#[expect(
    unreachable_pub,
    reason = "these types are public in the library, which shares the file"
)]
mod raw;

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

/// Encodes the JSON files as `<name>.postcard`, and lists the scenarios in `scenarios.rs`.
///
/// That list is an expression of type `&[(&str, &[u8])]`: id and bytes, in the order of the ids.
fn encode_scenarios() -> Result<(), Vec<String>> {
    let model = [
        encode::<raw::RawCurves>(Path::new("assets/model/curves.json")),
        encode::<raw::RawBehaviours>(Path::new("assets/model/behaviour.json")),
        encode::<raw::RawSafeguards>(Path::new("assets/model/safeguards.json")),
        encode::<raw::RawSources>(Path::new("assets/sources.json")),
    ];
    let mut faults: Vec<String> = model.into_iter().filter_map(Result::err).collect();
    let folder = Path::new("assets/scenarios");
    println!("cargo::rerun-if-changed={}", folder.display());
    let files = compile::sorted_entries(folder)
        .map_err(|error| vec![format!("{}: {error}", folder.display())])?;
    let mut list = String::new();
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "json"))
    {
        match encode::<raw::RawScenario>(file) {
            Ok(id) => list.push_str(&format!(
                "({id:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{id}.postcard\"))), "
            )),
            Err(fault) => faults.push(fault),
        }
    }
    faults.extend(write_output("scenarios.rs", format!("&[{list}]").as_bytes()).err());
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Encodes one JSON file; returns its name without the ending.
fn encode<T: DeserializeOwned + Serialize>(path: &Path) -> Result<String, String> {
    println!("cargo::rerun-if-changed={}", path.display());
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| fault(&error))?;
    let value: T = serde_json::from_str(&text).map_err(|error| fault(&error))?;
    let bytes = postcard::to_allocvec(&value).map_err(|error| fault(&error))?;
    let name = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    write_output(&format!("{name}.postcard"), &bytes)?;
    Ok(name)
}

fn write_output(name: &str, bytes: &[u8]) -> Result<(), String> {
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let path = Path::new(&folder).join(name);
    fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
