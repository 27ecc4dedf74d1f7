//! The page's own words and figures in each language; it knows nothing of outages.
//!
//! Words are in `assets/locales/<tag>/*.ftl`. The build compiles them into the functions of
//! [`messages`], [`still`] and [`embed`]; `compile` says which part of Fluent is understood.

pub mod bundle;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod compile;
pub(crate) mod embed;
pub mod locale;
pub(crate) mod messages;
pub mod number;
pub(crate) mod still;
