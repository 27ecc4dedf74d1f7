//! Verbs: what happens to everyone during the day. Pure, total and deterministic.
//!
//! A numeric kernel ([`simulate::simulate_inputs`]) that knows gates, cohorts and phone lines but no
//! persona, service or text. It never reads a clock, a file or a random number.

pub mod arrive;
pub mod availability;
pub mod erlang;
pub mod inputs;
pub mod layout;
pub mod login_gate;
pub mod math;
pub mod phone_line;
pub mod plan;
pub mod recover;
pub mod retry;
pub mod routes;
pub mod run;
pub mod simulate;
pub mod state;
pub mod step;
pub mod tracer;

#[cfg(test)]
mod examples;
