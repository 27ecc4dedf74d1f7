//! The session of the snippet builder: what an editor chose for their readers, and what they asked
//! about their own page. It knows neither the simulation nor the scenario, so that its program stays
//! small; the pre-renderer hands it what can be chosen.

pub mod check;
pub mod choices;
pub mod finding;
pub mod policy;
pub mod settings;
