//! The scenarios that the page ships, in the binary form that the build step gave them.
//!
//! It must not read JSON, nor check anything: the build has read the files and has refused to go on
//! with an invalid one.

use crate::domain::scenario::Scenario;

include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// Returns the ids of the shipped scenarios, the default first.
pub fn shipped() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|&(id, _)| id)
}

/// Opens a shipped scenario; `None` if none has this id.
#[must_use]
pub fn open(id: &str) -> Option<Scenario> {
    let &(_, bytes) = SHIPPED.iter().find(|&&(shipped, _)| shipped == id)?;
    postcard::from_bytes(bytes).ok()
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
