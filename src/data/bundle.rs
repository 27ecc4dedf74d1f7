//! The scenarios that the page ships, in the binary form that the build step gave them.
//!
//! It must not read JSON, nor check anything: the build has read the files and has refused to go on
//! with an invalid one. A browser loads the default scenario as a file beside the Wasm, in the
//! language of its page.

use serde::de::DeserializeOwned;

#[cfg(not(target_arch = "wasm32"))]
use crate::ids::Locale;
use crate::{data::decode::decode, domain::scenario::Scenario};

include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// Returns the ids of the shipped scenarios, the default first.
pub fn shipped() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|&(id, _)| id)
}

/// Opens a shipped scenario; `None` if none has this id.
#[must_use]
pub fn open(id: &str) -> Option<Scenario> {
    let &(_, bytes) = SHIPPED.iter().find(|&&(shipped, _)| shipped == id)?;
    Some(decode(bytes))
}

/// What a browser loads for the pages of one language, up to what the pre-renderer adds: the texts, and the
/// default scenario with its words in that language only, without what only the pre-rendered pages tell.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn pack(locale: Locale) -> &'static [u8] {
    match locale {
        Locale::En => include_bytes!(concat!(env!("OUT_DIR"), "/pack-en.bin")),
        Locale::Da => include_bytes!(concat!(env!("OUT_DIR"), "/pack-da.bin")),
    }
}

/// Opens such a pack with what was added.
///
/// # Panics
/// If it is damaged.
#[must_use]
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> (Vec<Box<str>>, Scenario, T) {
    decode(bytes)
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
