//! Whether a restored gate catches up with its backlog, and when: the lesson of overload.
//!
//! It reads a finished run beside two formulas. It counts those who try to log in, not those on a line.

use crate::sim::{
    inputs::{Inputs, NewsPhase},
    recover::{clearing_minutes, storm_threshold_persons},
    run::{CohortColumn, Run},
};

/// A backlog counts as cleared once so small a share of it is left. Our convention.
const CLEARED_SHARE: f64 = 0.01;

/// A gate that opens again, and the backlog before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recovery {
    /// The minute in which the gate is as open as ever.
    pub restored_minute: usize,
    /// People between tries then.
    pub backlog_persons: f64,
    /// Most logins wanted per minute from then on.
    pub demand_per_minute: f64,
    /// Tries per minute that the gate can handle without overload.
    pub capacity_per_minute: f64,
    /// The backlog above which it never catches up (R*); infinite without overload loss.
    pub storm_threshold_persons: f64,
    /// Minutes in which it clears without overload loss; infinite if demand fills the capacity.
    pub calm_minutes: f64,
    /// Minutes in which it clears in the run; `None` if not within the horizon.
    pub cleared_minutes: Option<f64>,
}

impl Recovery {
    /// Reads a run of these inputs; `None` if the gate never shuts, or is not restored within the horizon.
    ///
    /// # Formula    [`storm_threshold_persons`] and [`clearing_minutes`], with the most that is wanted
    /// from then on, and the mean time between tries of those who are waiting.
    /// # Limits     Both formulas take demand for constant and know nobody who gives up or calls, so the
    /// run may clear a backlog that they call endless. Cleared is when a hundredth is left.
    #[must_use]
    pub fn of(inputs: &Inputs, run: &Run) -> Option<Self> {
        let restored = inputs.gate.phases.get(1..)?.last()?;
        let restored_minute = restored.from_minute.ceil() as usize;
        if restored_minute >= run.minutes() {
            return None;
        }
        let waiting = |minute| run.total_at(CohortColumn::InRetryPool, minute, |_| true);
        let backlog_persons = waiting(restored_minute);
        let after = restored_minute..run.minutes();
        let wanted = after.clone().map(|minute| run.wanted_per_minute(minute));
        let demand_per_minute = wanted.fold(0.0, f64::max);
        let capacity_per_minute = restored.capacity_per_minute;
        let left = CLEARED_SHARE * backlog_persons;
        let cleared = after.clone().find(|&minute| waiting(minute) <= left);
        Some(Self {
            restored_minute,
            backlog_persons,
            demand_per_minute,
            capacity_per_minute,
            storm_threshold_persons: storm_threshold_persons(
                demand_per_minute,
                capacity_per_minute,
                inputs.gate.overload_loss,
                retry_minutes(inputs, run, restored_minute)?,
            ),
            calm_minutes: clearing_minutes(backlog_persons, demand_per_minute, capacity_per_minute),
            cleared_minutes: cleared.map(|minute| (minute - restored_minute) as f64),
        })
    }

    /// Returns whether the backlog is above the threshold.
    #[must_use]
    pub fn is_storm(&self) -> bool {
        self.backlog_persons > self.storm_threshold_persons
    }
}

/// Returns the mean time between tries of those who are waiting at a minute: their number over the tries
/// they make in a minute; `None` if nobody is waiting.
fn retry_minutes(inputs: &Inputs, run: &Run, minute: usize) -> Option<f64> {
    let factor = NewsPhase::at(&inputs.news, minute as f64).retry_factor;
    let (mut persons, mut tries) = (0.0, 0.0);
    for (place, cohort) in inputs.cohorts.iter().enumerate() {
        let here = run.cohort_at(CohortColumn::InRetryPool, place, minute);
        persons += here;
        tries += here / (cohort.behaviour.retry_minutes * factor);
    }
    (persons > 0.0).then(|| persons / tries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{examples, kernel::simulate_inputs};

    /// Ten want in each minute and nobody gets in for 30 of them; then 20 a minute can.
    fn shut_for_half_an_hour(overload_loss: f64) -> Inputs {
        let mut inputs = examples::one_cohort(240, &[(0.0, 0.0), (30.0, 1.0)], 10.0);
        inputs.gate.overload_loss = overload_loss;
        for phase in &mut inputs.gate.phases {
            phase.capacity_per_minute = 20.0;
        }
        inputs
    }

    fn recovery(inputs: &Inputs) -> Option<Recovery> {
        Recovery::of(inputs, &simulate_inputs(inputs))
    }

    #[test]
    fn a_backlog_and_its_threshold_by_hand() {
        let inputs = shut_for_half_an_hour(0.5);
        let found = recovery(&inputs).expect("the gate is restored");
        assert_eq!(found.restored_minute, 30);
        assert!((found.backlog_persons - 300.0).abs() < 1e-9);
        assert!((found.demand_per_minute - 10.0).abs() < 1e-12);
        assert_eq!(found.capacity_per_minute, 20.0);
        // Ten minutes between tries: 10 (20 (1 + (2 - 1) / 0.5) - 10).
        assert!((found.storm_threshold_persons - 500.0).abs() < 1e-9);
        // Ten a minute can be spared.
        assert!((found.calm_minutes - 30.0).abs() < 1e-9);
        assert!(!found.is_storm());
        let cleared = found.cleared_minutes.expect("it clears");
        assert!((30.0..150.0).contains(&cleared), "{cleared}");
    }

    #[test]
    fn a_storm_does_not_clear() {
        let inputs = shut_for_half_an_hour(2.0);
        let found = recovery(&inputs).expect("the gate is restored");
        // 10 (20 (1 + 1 / 2) - 10).
        assert!((found.storm_threshold_persons - 200.0).abs() < 1e-9);
        assert!(found.is_storm());
        assert_eq!(found.cleared_minutes, None);
    }

    /// At the threshold itself as many get in as come: it neither grows nor clears.
    #[test]
    fn a_storm_is_above_its_threshold() {
        let mut found = recovery(&shut_for_half_an_hour(0.5)).expect("the gate is restored");
        found.storm_threshold_persons = found.backlog_persons;
        assert!(!found.is_storm());
        found.backlog_persons += 1.0;
        assert!(found.is_storm());
    }

    #[test]
    fn news_change_how_many_a_gate_can_bear() {
        let mut inputs = shut_for_half_an_hour(0.5);
        inputs.news = vec![NewsPhase {
            retry_factor: 2.0,
            ..NewsPhase::NONE
        }];
        let found = recovery(&inputs).expect("the gate is restored");
        assert!((found.storm_threshold_persons - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn there_is_no_recovery_without_an_outage_that_ends() {
        let open = examples::one_cohort(60, &[(0.0, 1.0)], 10.0);
        assert_eq!(recovery(&open), None);
        let endless = examples::one_cohort(60, &[(0.0, 1.0), (30.0, 0.0), (59.5, 1.0)], 10.0);
        assert_eq!(recovery(&endless), None);
        let nobody = examples::one_cohort(60, &[(0.0, 1.0), (30.0, 1.0)], 10.0);
        assert_eq!(recovery(&nobody), None);
    }
}
