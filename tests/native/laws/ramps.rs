//! A gate that opens step by step: against its closed form, and never better than one that opens at once.

use lockout::{
    data::bundle::default_scenario,
    domain::outage::GateReading,
    ids::ServiceId,
    sim::{
        compile::compile,
        draw::{Draws, SEED},
        inputs::{CohortInputs, CohortKey, GateInputs, GatePhase, Inputs},
        kernel::simulate_inputs,
        plan::Plan,
        run::CohortColumn,
        tally::Tally,
        world::{Ramp, World},
    },
};
use proptest::{collection::vec, prelude::*};

use super::config;
use crate::oracle::day::patient;

/// Slack for rounding, relative.
const ROUNDING: f64 = 1e-9;

/// Minutes of the days here.
const DAY: usize = 300;
/// When the outage starts.
const START: f64 = 30.0;
/// Tasks wanted per minute.
const DEMAND: f64 = 100.0;

/// An outage, then steps of so many minutes and shares, then an open gate; patient people and a gate
/// that never is too small.
fn day(outage: (f64, f64), steps: &[(f64, f64)], retry_minutes: f64) -> Inputs {
    let (length, through) = outage;
    let mut from = START + length;
    let mut shares = vec![(0.0, 1.0), (START, through)];
    for &(minutes, share) in steps {
        shares.push((from, share));
        from += minutes;
    }
    shares.push((from, 1.0));
    let phase = |(from_minute, through_share)| GatePhase {
        from_minute,
        through_share,
        capacity_per_minute: f64::INFINITY,
    };
    Inputs {
        minutes: DAY,
        step_minutes: 1,
        gate: GateInputs {
            reading: GateReading::Person,
            phases: shares.into_iter().map(phase).collect(),
            overload_loss: 0.0,
        },
        curves: vec![vec![DEMAND; DAY]],
        cohorts: vec![CohortInputs {
            key: CohortKey {
                persona: None,
                service: ServiceId::from_index(0),
            },
            curve: 0,
            scale: 1.0,
            behaviour: patient(retry_minutes),
        }],
        lines: Vec::new(),
        news: Vec::new(),
    }
}

/// Who waits at a minute: of each luck class, everyone who came while it was shut out, and once it is
/// let in, those who have not tried again.
fn waiting_at(minute: f64, outage: (f64, f64), steps: &[(f64, f64)], retry_minutes: f64) -> f64 {
    let (length, mut below) = outage;
    let mut opens = START + length;
    let mut waiting = 0.0;
    for &(minutes, share) in steps.iter().chain(&[(f64::INFINITY, 1.0)]) {
        let shut_out = (minute.min(opens) - START).max(0.0);
        let since = (minute - opens).max(0.0);
        waiting += DEMAND * (share - below) * shut_out * libm::exp(-since / retry_minutes);
        (below, opens) = (share, opens + minutes);
    }
    waiting
}

proptest! {
    #![proptest_config(config())]

    /// With nobody giving up and room for all: exact, wherever in a minute a step begins.
    #[test]
    fn each_class_comes_back_when_its_step_begins(
        length in 1.0..100.0_f64, through in 0.0..0.4_f64, retry in 1.0..40.0_f64,
        steps in vec((0.5..30.0_f64, 0.01..0.2_f64), 0..4), minute in 0..=DAY,
    ) {
        let rising = |share: &mut f64, &(minutes, more): &(f64, f64)| {
            *share += more;
            Some((minutes, *share))
        };
        let steps: Vec<(f64, f64)> = steps.iter().scan(through, rising).collect();
        let run = simulate_inputs(&day((length, through), &steps, retry));
        let is = run.cohort_at(CohortColumn::InRetryPool, 0, minute);
        let should = waiting_at(minute as f64, (length, through), &steps, retry);
        prop_assert!((is - should).abs() <= 1e-9 * DEMAND * DAY as f64, "{is} {should}");
    }

    /// On the scenario's days, with room for all: a ramp keeps some out for longer, and one that lets all
    /// in is none. Where too many come at once, a ramp may help, as pacing does.
    #[test]
    fn a_gate_that_opens_slowly_never_helps(
        number in 0..4096_u32, minutes in 1.0..90.0_f64, share in 0.15..=1.0_f64,
    ) {
        let scenario = default_scenario();
        let at_once = World {
            capacity_factor: f64::INFINITY,
            ..Draws::new(&scenario, &Plan::default(), SEED).world(number)
        };
        let slowly = World {
            ramp: vec![Ramp { minutes, through_share: share }],
            ..at_once.clone()
        };
        let total = |world: &World| Tally::of(&simulate_inputs(&compile(&scenario, world))).everyone();
        let (before, after) = (total(&at_once), total(&slowly));
        prop_assert!(after.unmet_hours >= before.unmet_hours * (1.0 - ROUNDING));
        prop_assert!(after.done() <= before.done() * (1.0 + ROUNDING));
    }
}
