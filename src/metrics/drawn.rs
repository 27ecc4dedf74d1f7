//! What a measure comes to on every day of an ensemble, without and with the plan's safeguards.
//!
//! It pairs days with what is around them; it neither sorts nor compares.

use crate::{
    domain::scenario::Scenario,
    metrics::{harm::harm, measure::Around},
    sim::{
        compile::Frame, ensemble::Ensemble, kernel::simulate_inputs, patch, plan::Plan,
        tally::Tally, world::World,
    },
};

/// The days of an ensemble, each with what the measures need beside its tally.
#[derive(Clone, Debug)]
pub struct DrawnDays<'e> {
    ensemble: &'e Ensemble,
    before: Vec<Around>,
    after: Vec<Around>,
}

/// The values of one measure by day; `None` where it has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnValues {
    /// Without the plan's safeguards.
    pub before: Vec<Option<f64>>,
    /// With them; empty if the plan has none.
    pub after: Vec<Option<f64>>,
}

impl<'e> DrawnDays<'e> {
    /// Takes the days that were drawn for a plan.
    #[must_use]
    pub fn new(scenario: &Scenario, plan: &Plan, ensemble: &'e Ensemble) -> Self {
        let worlds = ensemble.worlds.iter();
        let planned = ensemble
            .worlds
            .iter()
            .map(|world| around_planned(scenario, plan, world));
        Self {
            ensemble,
            before: worlds.map(|world| Around::of(scenario, world)).collect(),
            after: planned.collect(),
        }
    }

    /// Works out a measure on every day.
    #[must_use]
    pub fn values(&self, measure: impl Fn(&Tally, &Around) -> Option<f64>) -> DrawnValues {
        let of_days = |tallies: &[Tally], around: &[Around]| {
            let days = tallies.iter().zip(around);
            days.map(|(tally, around)| measure(tally, around)).collect()
        };
        DrawnValues {
            before: of_days(&self.ensemble.baseline, &self.before),
            after: of_days(&self.ensemble.planned, &self.after),
        }
    }

    /// Works out harm on the first `most` days at most: it needs each errand's deadline, so each of
    /// these days is run anew, exactly, without and with the plan's safeguards. Slow.
    #[must_use]
    pub fn harm(&self, scenario: &Scenario, plan: &Plan, most: usize) -> DrawnValues {
        let frame = Frame::new(scenario);
        let of_day = |world: &World| {
            let run = simulate_inputs(&frame.inputs(scenario, world));
            Some(harm(scenario, world, &run).points())
        };
        let worlds = || self.ensemble.worlds.iter().take(most);
        let planned = worlds()
            .take(self.ensemble.planned.len())
            .map(|world| of_day(&guarded(scenario, plan, world)));
        DrawnValues {
            before: worlds().map(of_day).collect(),
            after: planned.collect(),
        }
    }
}

/// Returns what is around a day with the plan's safeguards.
pub(in crate::metrics) fn around_planned(
    scenario: &Scenario,
    plan: &Plan,
    world: &World,
) -> Around {
    Around::of(scenario, &guarded(scenario, plan, world))
}

fn guarded(scenario: &Scenario, plan: &Plan, world: &World) -> World {
    let mut world = world.clone();
    patch::apply(scenario, plan, &mut world);
    world
}
