//! The door through which data comes in: text to checked nouns, or every reason why not.
//!
//! The one place that reads formats. A [`Scenario`] that leaves here needs no further check, so
//! everything behind this door is total. The page decodes only what it ships ([`bundle`]), which the
//! build step has read and checked; reading JSON, with its schemas, is native.

pub mod bundle;
mod decode;
#[cfg(not(target_arch = "wasm32"))]
pub mod problem;
#[cfg(not(target_arch = "wasm32"))]
pub mod raw;
#[cfg(not(target_arch = "wasm32"))]
pub mod shape;
#[cfg(not(target_arch = "wasm32"))]
pub mod validate;

#[cfg(not(target_arch = "wasm32"))]
use crate::domain::scenario::Scenario;
#[cfg(not(target_arch = "wasm32"))]
use problem::Problem;
#[cfg(not(target_arch = "wasm32"))]
use shape::Format;

#[cfg(not(target_arch = "wasm32"))]
pub use validate::Library;

/// Reads a scenario file whose names are looked up in `library`.
///
/// # Errors
/// Every problem found. Faults of shape (a missing property, a text where a number belongs) hide
/// faults of meaning (an unknown id) only as far as nothing can be read without that shape.
#[cfg(not(target_arch = "wasm32"))]
pub fn load(text: &str, library: &Library) -> Result<Scenario, Vec<Problem>> {
    let (raw, mut problems) = shape::read(text, Format::Scenario);
    let Some(raw) = raw else {
        return Err(problems);
    };
    match validate::scenario(&raw, library) {
        Ok(scenario) if problems.is_empty() => Ok(scenario),
        Ok(_) => Err(problems),
        Err(meant) => {
            // Where both see the same fault, the check of meaning knows more about it.
            problems.retain(|shape| meant.iter().all(|m| m.pointer != shape.pointer));
            problems.extend(meant);
            Err(problems)
        }
    }
}

/// The texts of the files that scenarios share: four of `assets/model/` and the sources.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug)]
pub struct LibraryTexts<'t> {
    /// `assets/model/curves.json`.
    pub curves: &'t str,
    /// `assets/model/behaviour.json`.
    pub behaviours: &'t str,
    /// `assets/model/safeguards.json`.
    pub safeguards: &'t str,
    /// `assets/model/measures.json`.
    pub measures: &'t str,
    /// `assets/sources.json`.
    pub sources: &'t str,
}

/// Reads the files that scenarios share and checks every entry, used or not.
///
/// # Errors
/// Every problem found; pointers start with the name of the file.
#[cfg(not(target_arch = "wasm32"))]
pub fn load_library(texts: LibraryTexts<'_>) -> Result<Library, Vec<Problem>> {
    let mut problems = Vec::new();
    let curves: Option<raw::RawCurves> = part(texts.curves, Format::Curves, &mut problems);
    let behaviours: Option<raw::RawBehaviours> =
        part(texts.behaviours, Format::Behaviours, &mut problems);
    let safeguards: Option<raw::RawSafeguards> =
        part(texts.safeguards, Format::Safeguards, &mut problems);
    let measures: Option<raw::RawMeasures> = part(texts.measures, Format::Measures, &mut problems);
    let sources: Option<raw::RawSources> = part(texts.sources, Format::Sources, &mut problems);
    let (Some(curves), Some(behaviours), Some(safeguards), Some(measures), Some(sources)) =
        (curves, behaviours, safeguards, measures, sources)
    else {
        return Err(problems);
    };
    let library = Library {
        curves: curves.curves,
        behaviours: behaviours.behaviours,
        safeguards: safeguards.safeguards,
        measures: measures.measures,
        figures: measures.figures,
        sources: sources.sources,
    };
    let meant = validate::library(&library);
    problems.retain(|shape| meant.iter().all(|m| m.pointer != shape.pointer));
    problems.extend(meant);
    if problems.is_empty() {
        Ok(library)
    } else {
        Err(problems)
    }
}

/// Reads one shared file; its problems are added with the name of the file before the pointer.
#[cfg(not(target_arch = "wasm32"))]
fn part<R: serde::de::DeserializeOwned>(
    text: &str,
    format: Format,
    problems: &mut Vec<Problem>,
) -> Option<R> {
    let (raw, found) = shape::read(text, format);
    problems.extend(found.into_iter().map(|problem| Problem {
        pointer: format!("{}#{}", format.file_name(), problem.pointer),
        ..problem
    }));
    raw
}
