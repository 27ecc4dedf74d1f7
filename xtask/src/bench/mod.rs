//! Times the kernels of `tests/bench` natively and in Chromium and judges them in one table.
//!
//! Both run on this machine, one after the other, in the release profile that readers get. It knows
//! no kernel: names and limits come with the results.

mod results;
mod slope;
mod table;

use std::process::Command;

use crate::{
    chromium,
    failure::{Failure, Outcome},
    process, simd,
};

use self::{
    results::{Measured, measured},
    table::Table,
};

/// Runs every kernel three times: natively, in Wasm and in Wasm with SIMD; prints the table.
///
/// Returns whether every limit is met.
///
/// # Errors
/// When something is missing, does not compile or does not run.
pub(crate) fn run() -> Outcome<bool> {
    process::say("timing natively, then in Chromium; the first time compiles everything");
    let mut native = process::cargo();
    native.args(["bench", "--bench", "kernels", "--", "--noplot", "--quiet"]);
    let native = results_of(&mut native)?;
    let mut plain = chromium::tests("bench")?;
    plain.args(["--release", "--", "--nocapture"]);
    let plain = results_of(&mut plain)?;
    let mut fast = chromium::tests("bench")?;
    simd::switch_on(&mut fast);
    fast.args(["--release", "--", "--nocapture"]);
    let fast = results_of(&mut fast)?;
    let table = Table::of(&native, &fast, &plain)?;
    println!("\n{}", table.text());
    Ok(table.is_met())
}

/// Runs a command that times kernels and returns what it measured.
fn results_of(command: &mut Command) -> Outcome<Vec<Measured>> {
    let mut results = Vec::new();
    let status = process::watched(command, |line| results.extend(measured(line)))?;
    if status.success() && !results.is_empty() {
        return Ok(results);
    }
    Err(Failure::new(
        "the kernels were not timed; the lines above say why",
    ))
}
