//! Small inputs with round numbers for the unit tests beside the phases.

use crate::{
    domain::outage::GateReading,
    ids::ServiceId,
    sim::inputs::{
        BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs, LineInputs,
        LineSpan,
    },
};

/// People who retry every ten minutes and never give up or call.
pub(crate) const PATIENT: BehaviourInputs = BehaviourInputs {
    retry_minutes: 10.0,
    patience_minutes: f64::INFINITY,
    give_up_now_share: 0.0,
    others_up_share: 1.0,
    alternative_share: 0.0,
    phone: None,
    counter: None,
    codes: None,
};

/// A line that nobody else calls, staffed all day, for calls of five minutes.
pub(crate) fn line(agents: f64) -> LineInputs {
    LineInputs {
        spans: vec![staffed(0.0, agents)],
        call_minutes: 5.0,
        patience_minutes: 10.0,
        redial_share: 0.5,
        trunk_limit_persons: f64::INFINITY,
        base_start_persons: 0.0,
        travel_minutes: 0.0,
        activation_minutes: 0.0,
    }
}

/// Such a line, with as many people on it as `then` from a minute on.
pub(crate) fn changing_line(agents: f64, from_minute: f64, then: f64) -> LineInputs {
    let mut line = line(agents);
    line.spans.push(staffed(from_minute, then));
    line
}

fn staffed(from_minute: f64, agents: f64) -> LineSpan {
    LineSpan {
        from_minute,
        agents,
        base_calls_per_minute: 0.0,
    }
}

/// Patient people who want `per_minute` tasks each minute, at a gate of endless capacity that lets
/// through the given shares from the given minutes on.
pub(crate) fn one_cohort(minutes: usize, shares: &[(f64, f64)], per_minute: f64) -> Inputs {
    let phase = |&(from_minute, through_share): &(f64, f64)| GatePhase {
        from_minute,
        through_share,
        capacity_per_minute: f64::INFINITY,
    };
    Inputs {
        minutes,
        step_minutes: 1,
        gate: GateInputs {
            reading: GateReading::Person,
            phases: shares.iter().map(phase).collect(),
            overload_loss: 0.0,
        },
        curves: vec![vec![per_minute; minutes]],
        cohorts: vec![CohortInputs {
            key: CohortKey {
                persona: None,
                service: ServiceId::from_index(0),
            },
            curve: 0,
            scale: 1.0,
            behaviour: PATIENT,
        }],
        lines: Vec::new(),
        news: Vec::new(),
    }
}
