//! Laws that hold for every day, tried on random ones and shrunk to a small counter-example.
//!
//! A law that is only true under conditions is only asserted under them, and says so. Nothing is
//! asserted about the mean time between tries, patience, or the share that calls: raising them can
//! help or harm.

mod block;
mod conservation;
mod days;
mod drawn;
mod lines;
mod measures;
mod monotony;
mod outcomes;
mod ramps;
mod routes;
mod safeguards;
mod sameness;
mod scenario;
mod tracers;

use proptest::test_runner::Config;

/// Cases tried per law, unless `LOCKOUT_LAW_CASES` names another number.
const CASES: u32 = 256;

/// How laws are tried: nothing is written to disk, so that runs do not depend on each other.
pub(crate) fn config() -> Config {
    let wished = std::env::var("LOCKOUT_LAW_CASES").ok();
    Config {
        cases: wished.and_then(|text| text.parse().ok()).unwrap_or(CASES),
        failure_persistence: None,
        ..Config::default()
    }
}
