//! The scenario files that the page ships, in the binary form that the build step gave them.
//!
//! It must not read JSON: what is shipped was read, and is proven valid by the tests.

use crate::{
    data::{raw::RawBundle, validate, validate::Library},
    domain::scenario::Scenario,
};

include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// Returns the ids of the shipped scenarios, the default first.
pub fn shipped() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|&(id, _)| id)
}

/// Opens a shipped scenario; `None` if none has this id.
#[must_use]
pub fn open(id: &str) -> Option<Scenario> {
    let &(_, bytes) = SHIPPED.iter().find(|&&(shipped, _)| shipped == id)?;
    let bundle: RawBundle = postcard::from_bytes(bytes).ok()?;
    let library = Library {
        curves: bundle.curves,
        behaviours: bundle.behaviours,
        safeguards: bundle.safeguards,
        measures: bundle.measures,
        sources: bundle.sources,
    };
    if cfg!(target_arch = "wasm32") {
        // The browser's copy lacks what only the pre-rendered page tells.
        return Some(validate::proven(&bundle.scenario, &library));
    }
    validate::scenario(&bundle.scenario, &library).ok()
}

/// Opens the scenario that the page shows unless told otherwise.
///
/// # Panics
/// If nothing valid is shipped, which a native test rules out.
#[must_use]
pub fn default_scenario() -> Scenario {
    shipped()
        .next()
        .and_then(open)
        .expect("a valid scenario is shipped")
}
