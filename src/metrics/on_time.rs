//! Share of all tasks that are done within the grace time, by group: one run, many tracers.
//!
//! It follows one task per want-hour and kind of behaviour, not every task. Too slow for draws.

use crate::{
    ids::PersonaId,
    sim::{
        inputs::{BehaviourInputs, Inputs},
        run::Run,
        tracer::{FirstTry, Tracer},
    },
    units::Share,
};

/// How many of a group's tasks are done on time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnTime {
    /// The persona that stands for them; `None` for everyone else.
    pub persona: Option<PersonaId>,
    /// Tasks wanted over the horizon.
    pub wanted: f64,
    /// Share of these done within the grace time, by whatever way.
    pub share: Share,
}

/// Returns the share of tasks done on time by group, in the order in which their cohorts appear;
/// groups that want nothing are left out.
///
/// # Formula    sum over cohorts and want-hours of tasks wanted x chance of a tracer that starts in
/// the middle of that hour to be done within the grace time, over tasks wanted.
/// # Units      `grace_minutes`: >= 0. `inputs`: those of the run. `every_minutes`: >= 1, 60 for a
/// want-hour; less is slower and exacter.
/// # Limits     An hour in which the gate opens or closes counts as its middle. Tasks wanted so late
/// that the horizon cuts their grace time count as not on time unless done by then.
#[must_use]
pub fn on_time(
    inputs: &Inputs,
    run: &Run,
    grace_minutes: f64,
    every_minutes: usize,
) -> Vec<OnTime> {
    let starts: Vec<usize> = (0..run.minutes()).step_by(every_minutes.max(1)).collect();
    let mut known: Vec<(BehaviourInputs, Vec<f64>)> = Vec::new();
    let mut groups: Vec<(Option<PersonaId>, f64, f64)> = Vec::new();
    for cohort in &inputs.cohorts {
        let place = known
            .iter()
            .position(|(behaviour, _)| *behaviour == cohort.behaviour);
        let place = place.unwrap_or_else(|| {
            let chance = |&start: &usize| {
                let middle = (start + every_minutes / 2).min(run.minutes() - 1);
                let tracer = Tracer::follow(run, &cohort.behaviour, FirstTry::Login, middle);
                tracer.after(grace_minutes).done()
            };
            known.push((cohort.behaviour, starts.iter().map(chance).collect()));
            known.len() - 1
        });
        let arrivals = inputs.curves[cohort.curve].chunks(every_minutes.max(1));
        let (mut wanted, mut done) = (0.0, 0.0);
        for (chance, arrivals) in known[place].1.iter().zip(arrivals) {
            let tasks = cohort.scale * arrivals.iter().sum::<f64>();
            wanted += tasks;
            done += tasks * chance;
        }
        let persona = cohort.key.persona;
        match groups.iter_mut().find(|group| group.0 == persona) {
            Some(group) => (group.1, group.2) = (group.1 + wanted, group.2 + done),
            None => groups.push((persona, wanted, done)),
        }
    }
    let on_time = |(persona, wanted, done)| {
        Some(OnTime {
            persona,
            wanted,
            share: Share::of(done, wanted)?,
        })
    };
    groups.into_iter().filter_map(on_time).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::math::exp;
    use crate::sim::{examples, kernel::simulate_inputs};

    #[test]
    fn two_shut_hours_of_eight_cost_a_quarter() {
        let inputs = examples::one_cohort(480, &[(0.0, 1.0), (120.0, 0.0), (240.0, 1.0)], 1.0);
        let run = simulate_inputs(&inputs);
        let groups = on_time(&inputs, &run, 15.0, 60);
        assert_eq!((groups.len(), groups[0].persona), (1, None));
        assert!((groups[0].wanted - 480.0).abs() < 1e-9);
        assert!((groups[0].share.share() - 0.75).abs() < 1e-6, "{groups:?}");
        // Minute by minute, some of the last quarter of an hour are still in time: on average those
        // who try again in what is left of 15 minutes, 15 - 10 (1 - e^-1.5) of 120.
        let exact = on_time(&inputs, &run, 15.0, 1)[0].share.share();
        let in_time = 15.0 - 10.0 * (1.0 - exp(-1.5));
        let should = 0.75 + in_time / 480.0;
        assert!((exact - should).abs() < 1e-3, "{exact} is not {should}");
    }

    #[test]
    fn the_last_hour_may_be_half_an_hour() {
        let inputs = examples::one_cohort(90, &[(0.0, 1.0), (60.0, 0.0)], 1.0);
        let groups = on_time(&inputs, &simulate_inputs(&inputs), 15.0, 60);
        // The middle of an hour may lie beyond the horizon: then its last minute stands for it.
        let open = examples::one_cohort(90, &[(0.0, 1.0)], 1.0);
        let all_day = on_time(&open, &simulate_inputs(&open), 15.0, 60);
        assert_eq!(all_day[0].share.share(), 1.0);
        assert!(
            (groups[0].share.share() - 60.0 / 90.0).abs() < 1e-9,
            "{groups:?}"
        );
    }

    #[test]
    fn groups_are_told_apart_and_summed_over_services() {
        let mut inputs = examples::one_cohort(120, &[(0.0, 1.0), (60.0, 0.0)], 1.0);
        let mut own = inputs.cohorts[0].clone();
        own.key.persona = Some(PersonaId::from_index(0));
        // A group that wants things only while the gate is shut, and nothing else.
        let mut late = vec![0.0; 60];
        late.extend(vec![1.0; 60]);
        inputs.curves.push(late);
        own.curve = 1;
        inputs.cohorts.push(own.clone());
        inputs.cohorts.push(own.clone());
        own.key.persona = Some(PersonaId::from_index(1));
        own.scale = 0.0;
        inputs.cohorts.push(own);
        let run = simulate_inputs(&inputs);
        let groups = on_time(&inputs, &run, 15.0, 60);
        let shares: Vec<f64> = groups.iter().map(|group| group.share.share()).collect();
        assert_eq!(groups.len(), 2, "{groups:?}");
        assert!(
            (shares[0] - 0.5).abs() < 1e-9 && shares[1] < 1e-9,
            "{shares:?}"
        );
        assert_eq!(groups[1].wanted, 120.0);
    }
}
