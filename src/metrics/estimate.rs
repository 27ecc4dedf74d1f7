//! What the draws come to, as the few figures that the page shows with a range.
//!
//! It decides which figures these are, and holds them; it writes no words.

use crate::{
    domain::{measure::MeasureId, outage::OutageSpan, scenario::Scenario},
    ids::PersonaId,
    metrics::{
        compare::Comparison,
        drawbacks::Drawbacks,
        drawn::{DrawnDays, DrawnValues, around_planned},
        groups::GroupCost,
        measure::{self, Around},
    },
    sim::{
        draw::SEED,
        ensemble::{Ensemble, Job},
        plan::Plan,
        quantile::Spread,
        tally::Tally,
    },
    units::Share,
};

/// The figures of one plan, each with its range over the days that were drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// How many days were drawn.
    pub days: usize,
    /// Hours for which tasks stayed undone.
    pub unmet_hours: Figure,
    /// Share of tasks not done at the horizon.
    pub not_done_share: Figure,
    /// Share of calls given up; `None` if there is no phone line.
    pub hang_up_share: Option<Figure>,
    /// Unmet hours per task, for each persona's group in order.
    pub group_hours: Vec<Figure>,
}

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Without the plan's safeguards.
    pub before: Spread,
    /// Against the plan, day by day; `None` if it has no safeguards.
    pub plan: Option<Comparison>,
}

impl Figure {
    fn of(values: &DrawnValues) -> Option<Self> {
        let mut known: Vec<f64> = values.before.iter().copied().flatten().collect();
        Some(Self {
            before: Spread::of(&mut known)?,
            plan: Comparison::of_some(&values.before, &values.after),
        })
    }

    /// Returns the range under the plan.
    #[must_use]
    pub fn now(&self) -> Spread {
        self.plan.map_or(self.before, |plan| plan.after)
    }
}

impl Estimate {
    /// Sums up an ensemble of a plan; `None` of no days, or if nothing is wanted on any.
    #[must_use]
    pub fn of(scenario: &Scenario, plan: &Plan, ensemble: &Ensemble) -> Option<Self> {
        let mut summing = Summing::new(scenario);
        while !summing.advance(scenario, plan, ensemble) {}
        summing.finish()
    }
}

/// The measures among the figures, in order; those of the groups follow.
const MEASURES: [MeasureId; 3] = [
    MeasureId::UnmetHours,
    MeasureId::NotDoneShare,
    MeasureId::HangUpShare,
];

/// An ensemble that is summed up a little at a time: day by day, and then figure by figure.
#[derive(Debug)]
pub struct Summing {
    /// How many days have been looked at.
    days: usize,
    /// The values on these days, for each figure.
    values: Vec<DrawnValues>,
    /// The figures that are made so far.
    figures: Vec<Option<Figure>>,
}

impl Summing {
    /// Starts to sum up days of a scenario.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        Self {
            days: 0,
            values: vec![DrawnValues::default(); MEASURES.len() + scenario.personas.len()],
            figures: Vec::new(),
        }
    }

    /// Looks at one day or makes one figure, and returns whether all are made. All calls are to be
    /// with the same scenario, plan and ensemble.
    pub fn advance(&mut self, scenario: &Scenario, plan: &Plan, ensemble: &Ensemble) -> bool {
        if let Some(tally) = ensemble.baseline.get(self.days) {
            let world = &ensemble.worlds[self.days];
            let around = Around::of(scenario, world);
            self.note(tally, &around, |values| &mut values.before);
            if let Some(tally) = ensemble.planned.get(self.days) {
                let around = around_planned(scenario, plan, world);
                self.note(tally, &around, |values| &mut values.after);
            }
            self.days += 1;
        } else if let Some(values) = self.values.get(self.figures.len()) {
            self.figures.push(Figure::of(values));
        }
        self.figures.len() == self.values.len()
    }

    /// Takes over the figures of a day.
    fn note(
        &mut self,
        tally: &Tally,
        around: &Around,
        side: fn(&mut DrawnValues) -> &mut Vec<Option<f64>>,
    ) {
        for (place, values) in self.values.iter_mut().enumerate() {
            side(values).push(match MEASURES.get(place) {
                Some(id) => measure::value(*id, tally, around),
                None => hours(tally, PersonaId::from_index(place - MEASURES.len())),
            });
        }
    }

    /// Returns the figures; `None` of no days, or if nothing is wanted on any.
    #[must_use]
    pub fn finish(self) -> Option<Estimate> {
        let mut figures = self.figures.into_iter();
        Some(Estimate {
            days: self.days,
            unmet_hours: figures.next()??,
            not_done_share: figures.next()??,
            hang_up_share: figures.next()?,
            group_hours: figures.collect::<Option<_>>()?,
        })
    }
}

/// Returns a group's unmet hours per task.
fn hours(tally: &Tally, persona: PersonaId) -> Option<f64> {
    let group = tally
        .groups
        .iter()
        .find(|group| group.persona == Some(persona))?;
    Some(GroupCost::of(group)?.unmet_hours_per_task)
}

/// What one safeguard alone changes, day by day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Change of the unmet hours as a share of those without it; less is better.
    pub change: Spread,
    /// Share of the days on which it makes them more.
    pub worse_share: Share,
}

impl Effect {
    /// Sums up an ensemble of a plan with safeguards; `None` of no days, or if nothing was undone.
    #[must_use]
    pub fn of(ensemble: &Ensemble) -> Option<Self> {
        Self::between(&ensemble.baseline, &ensemble.planned)
    }

    /// Sums up what the same days came to before and after a change.
    pub(in crate::metrics) fn between(before: &[Tally], after: &[Tally]) -> Option<Self> {
        let hours = |tally: &Tally| tally.everyone().unmet_hours;
        let before: Vec<f64> = before.iter().map(hours).collect();
        let after: Vec<f64> = after.iter().map(hours).collect();
        let pairs = before.iter().zip(&after);
        let mut changes: Vec<f64> = pairs
            .filter(|(before, _)| **before > 0.0)
            .map(|(before, after)| after / before - 1.0)
            .collect();
        Some(Self {
            change: Spread::of(&mut changes)?,
            worse_share: Comparison::of(&before, &after)?.worse_share,
        })
    }
}

/// The figures of a scenario as it stands, and of each change of it alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The day without safeguards.
    pub day: Estimate,
    /// Each of the scenario's safeguards alone, at full strength.
    pub alone: Vec<Effect>,
    /// Each of the scenario's other readings of the outage, without safeguards, against the first.
    pub readings: Vec<Effect>,
    /// What gets worse with each of these, safeguards first.
    pub drawbacks: Vec<Drawbacks>,
}

impl Prepared {
    /// Works the figures out over so many days; `None` of no days, or if nothing is wanted.
    #[must_use]
    pub fn draw(scenario: &Scenario, days: u32) -> Option<Self> {
        let drawn = |plan: &Plan, known: &[Tally]| {
            let mut job = Job::new(scenario, plan, days, SEED).knowing(known);
            job.advance(|| true);
            job.finish()
        };
        let plan = Plan::default();
        let day = drawn(&plan, &[]);
        let mut drawbacks = Vec::new();
        let mut alone = Vec::new();
        for place in 0..scenario.safeguards.len() {
            let plan = plan.with(place, 1.0);
            let ensemble = drawn(&plan, &day.baseline);
            alone.push(Effect::of(&ensemble)?);
            let days = DrawnDays::new(scenario, &plan, &ensemble);
            drawbacks.push(Drawbacks::of(|value| days.values(value)));
        }
        let mut readings = Vec::new();
        for variant in scenario.variants.iter().skip(1) {
            // The same draws as the day's, but for how long it lasts.
            let plan = Plan {
                outage: OutageSpan::new(variant.start.value, variant.end.value),
                ..Plan::default()
            };
            let other = drawn(&plan, &[]);
            readings.push(Effect::between(&day.baseline, &other.baseline)?);
            let both = [&day, &other].map(|days| DrawnDays::new(scenario, &plan, days));
            drawbacks.push(Drawbacks::of(|value| DrawnValues {
                before: both[0].values(value).before,
                after: both[1].values(value).before,
            }));
        }
        Some(Self {
            day: Estimate::of(scenario, &plan, &day)?,
            alone,
            readings,
            drawbacks,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::groups::tests::group;

    /// A share of nothing has no value: a day on which nothing was undone counts among the days, not
    /// among the changes.
    #[test]
    fn a_day_without_harm_has_no_change_to_tell() {
        let days = |hours: [f64; 3]| {
            hours.map(|hours| Tally {
                groups: vec![group(None, 100.0, 50.0, hours)],
                ..Tally::default()
            })
        };
        let effect = Effect::between(&days([0.0, 40.0, 20.0]), &days([5.0, 30.0, 15.0]));
        let effect = effect.expect("two days with harm");
        // A quarter less on both; the first day was better without it.
        let change = (effect.change.p10, effect.change.p50, effect.change.p90);
        assert_eq!(change, (-0.25, -0.25, -0.25));
        assert_eq!(effect.worse_share.share(), 1.0 / 3.0);
        assert_eq!(Effect::between(&days([0.0; 3]), &days([1.0; 3])), None);
    }
}
