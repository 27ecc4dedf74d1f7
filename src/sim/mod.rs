//! Verbs: what happens to everyone during the day. Pure, total and deterministic.
//!
//! A [`world::World`] is the numbers of one possible day; safeguards [`patch`] it, [`draw`] varies it,
//! and [`compile`](mod@compile) makes plain inputs of it. A kernel ([`kernel::simulate_inputs`]) that
//! knows gates, cohorts and lines, but no text and no safeguard, runs them. An [`ensemble`] runs many
//! days at once, coarser. Nothing here reads a clock, a file or a random number.

use crate::domain::scenario::Scenario;

pub mod arrive;
pub mod availability;
pub mod block;
pub mod compile;
pub mod digest;
pub mod distribution;
pub mod draw;
pub mod ensemble;
pub mod erlang;
pub mod inputs;
pub mod kernel;
pub mod layout;
pub mod login_gate;
pub mod math;
pub mod patch;
pub mod phone_line;
pub mod plan;
pub mod quantile;
pub mod recover;
pub mod retry;
pub mod rng;
pub mod routes;
pub mod run;
pub mod sample;
pub mod sensitivity;
pub mod shares;
pub mod sobol;
pub mod staffing;
pub mod state;
pub mod step;
pub mod tally;
pub mod tracer;
pub mod underway;
pub mod visit;
pub mod world;

#[cfg(test)]
pub(crate) mod examples;

/// Simulates a scenario under the reader's plan, over its whole horizon.
///
/// Total for every scenario the loader accepts: the same scenario and plan give the same bits in
/// every build.
#[must_use]
pub fn simulate(scenario: &Scenario, plan: &plan::Plan) -> run::Run {
    let world = patch::planned(scenario, plan);
    kernel::simulate_inputs(&compile::compile(scenario, &world))
}
