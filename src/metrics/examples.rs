//! Small days with round numbers for the unit tests beside the measures.

use crate::{
    domain::outage::GateReading,
    ids::ServiceId,
    sim::inputs::{BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs},
};

/// People who retry every ten minutes and never give up or call.
pub(in crate::metrics) const PATIENT: BehaviourInputs = BehaviourInputs {
    retry_minutes: 10.0,
    patience_minutes: f64::INFINITY,
    give_up_now_share: 0.0,
    others_up_share: 1.0,
    alternative_share: 0.0,
    phone: None,
    counter: None,
    codes: None,
};

/// Patient people who want one task each minute, at a gate of endless capacity that lets through the
/// given shares from the given minutes on.
pub(in crate::metrics) fn one_cohort(minutes: usize, shares: &[(f64, f64)]) -> Inputs {
    let phase = |&(from_minute, through_share): &(f64, f64)| GatePhase {
        from_minute,
        through_share,
        capacity_per_minute: f64::INFINITY,
    };
    let key = CohortKey {
        persona: None,
        service: ServiceId::from_index(0),
    };
    Inputs {
        minutes,
        step_minutes: 1,
        gate: GateInputs {
            reading: GateReading::Person,
            phases: shares.iter().map(phase).collect(),
            overload_loss: 0.0,
        },
        curves: vec![vec![1.0; minutes]],
        cohorts: vec![CohortInputs {
            key,
            curve: 0,
            scale: 1.0,
            behaviour: PATIENT,
        }],
        lines: Vec::new(),
        news: Vec::new(),
    }
}
