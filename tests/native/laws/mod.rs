//! Laws that hold for every day, tried on random ones and shrunk to a small counter-example.
//!
//! A law that is only true under conditions is only asserted under them, and says so. Nothing is
//! asserted about the mean time between tries, patience, or the share that calls: raising them can
//! help or harm.

mod block;
mod calls;
mod conservation;
mod days;
mod drawn;
mod lines;
mod measures;
mod monotony;
mod outcomes;
mod parts;
mod ramps;
mod ranges;
mod routes;
mod safeguards;
mod sameness;
mod scenario;
mod storm;
mod tracers;

use proptest::test_runner::Config;

/// How many cases of the other laws a slow one takes, where fewer than [`CASES`] are tried.
const SLOWER: u32 = 8;

/// Cases tried per law, unless `LOCKOUT_LAW_CASES` names another number.
const CASES: u32 = 256;

/// How laws are tried: nothing is written to disk, so that runs do not depend on each other.
pub(crate) fn config() -> Config {
    with_cases(wished().unwrap_or(CASES))
}

/// How laws are tried that take long: as often as the others, or less often if few cases are wished.
pub(crate) fn slow() -> Config {
    let wished = wished().unwrap_or(CASES);
    let is_few = wished < CASES;
    with_cases(if is_few {
        wished.div_ceil(SLOWER)
    } else {
        wished
    })
}

fn wished() -> Option<u32> {
    std::env::var("LOCKOUT_LAW_CASES").ok()?.parse().ok()
}

fn with_cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}
