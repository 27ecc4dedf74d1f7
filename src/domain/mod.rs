//! The nouns of a digital-identity outage: what exists, checked once, without time loop or format.
//!
//! Nothing here reads JSON, knows a language's words or runs a clock. A [`scenario::Scenario`] can
//! only be built valid, so everything behind it is total.

pub mod behaviour;
pub mod channel;
pub mod clock;
pub mod demand;
pub mod dependency;
pub mod errand;
pub mod fact;
pub mod measure;
pub mod outage;
pub mod persona;
pub mod safeguard;
pub mod scenario;
pub mod service;
pub mod sourced;
pub mod words;
