//! Verbs: what happens to everyone during the day. Pure, total and deterministic.
//!
//! [`compile`](mod@compile) turns a scenario and a plan into plain numbers; a kernel
//! ([`kernel::simulate_inputs`]) that knows gates, cohorts and phone lines, but no text and no
//! safeguard, runs them. Nothing here reads a clock, a file or a random number.

use crate::domain::scenario::Scenario;

pub mod arrive;
pub mod availability;
pub mod block;
pub mod compile;
pub mod distribution;
pub mod erlang;
pub mod inputs;
pub mod kernel;
pub mod layout;
pub mod login_gate;
pub mod math;
pub mod phone_line;
pub mod plan;
pub mod quantile;
pub mod recover;
pub mod retry;
pub mod rng;
pub mod routes;
pub mod run;
pub mod sensitivity;
pub mod sobol;
pub mod state;
pub mod step;
pub mod tally;
pub mod tracer;
pub mod underway;
pub mod visit;

#[cfg(test)]
mod examples;

/// Simulates a scenario under the reader's plan, over its whole horizon.
///
/// Total for every scenario the loader accepts: the same scenario and plan give the same bits in
/// every build.
#[must_use]
pub fn simulate(scenario: &Scenario, plan: &plan::Plan) -> run::Run {
    kernel::simulate_inputs(&compile::compile(scenario, plan))
}
