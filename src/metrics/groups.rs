//! How the cost of a run falls on each group of people, and what a plan changes for each.
//!
//! A plan can help everyone and widen the gap, or close a gap by harming some. So a change is always
//! told three ways: gap, ratio, and each group's own. Nothing here says which of them matters.

use crate::{
    ids::PersonaId,
    metrics::inequality::Group,
    sim::{
        run::Run,
        tally::{GroupTally, Tally},
    },
    units::Share,
};

/// What a run cost one group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupCost {
    /// The persona that stands for them; `None` for everyone else.
    pub persona: Option<PersonaId>,
    /// Unmet hours per task wanted.
    pub unmet_hours_per_task: f64,
    /// Share of tasks not done at the horizon.
    pub not_done_share: Share,
}

/// Returns what a run cost each persona's group and everyone else, in the order of the tally.
///
/// # Formula    unmet hours / wanted, and (wanted - done) / wanted.
/// # Units      Hours per task; share of tasks.
/// # Limits     Groups that want nothing are left out. A persona stands for a group whose people
/// differ more among themselves than the groups do.
#[must_use]
pub fn per_group(tally: &Tally) -> Vec<GroupCost> {
    tally.groups.iter().filter_map(GroupCost::of).collect()
}

/// Returns what a run cost each persona's group and everyone else.
#[must_use]
pub fn costs(run: &Run) -> Vec<GroupCost> {
    per_group(&Tally::of(run))
}

/// Returns the hours for which everyone's tasks stayed undone in a run, up to the horizon.
#[must_use]
pub fn unmet_hours(run: &Run) -> f64 {
    Tally::of(run).everyone().unmet_hours
}

impl GroupCost {
    /// Returns what a run cost a group, or everyone together; `None` if nothing was wanted.
    #[must_use]
    pub fn of(group: &GroupTally) -> Option<Self> {
        let undone = group.wanted - group.done();
        Some(Self {
            persona: group.persona,
            not_done_share: Share::of(undone, group.wanted)?,
            unmet_hours_per_task: group.unmet_hours / group.wanted,
        })
    }
}

/// The persona's group that fares worst, against everyone whom no persona stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorstOff {
    /// Who fares worst; the first of equals.
    pub persona: PersonaId,
    /// Its unmet hours per task, less everyone else's.
    pub gap: f64,
    /// Its unmet hours per task, as a multiple of everyone else's; `None` if they have none.
    pub ratio: Option<f64>,
}

impl WorstOff {
    /// Finds the group that fares worst; `None` without any persona's group or without the rest.
    ///
    /// # Formula    largest unmet hours per task among the personas, less and over everyone else's.
    /// # Units      Gap: hours per task, negative if even the worst-off persona fares better than
    /// the rest. Ratio: a plain number.
    /// # Limits     A ratio hides how small both are, a gap how different: show both.
    #[must_use]
    pub fn of(costs: &[GroupCost]) -> Option<Self> {
        let rest = costs.iter().find(|cost| cost.persona.is_none())?;
        let rest = rest.unmet_hours_per_task;
        let mut worst: Option<(PersonaId, f64)> = None;
        for cost in costs {
            let hours = cost.unmet_hours_per_task;
            if let Some(persona) = cost.persona
                && worst.is_none_or(|(_, most)| hours > most)
            {
                worst = Some((persona, hours));
            }
        }
        let (persona, hours) = worst?;
        Some(Self {
            persona,
            gap: hours - rest,
            ratio: (rest > 0.0).then(|| hours / rest),
        })
    }
}

/// Returns each group's unmet hours per task, weighted by how many people it stands for.
///
/// `people_share`: share of people by group; groups of nobody are left out.
#[must_use]
pub fn weighted(
    costs: &[GroupCost],
    people_share: impl Fn(Option<PersonaId>) -> f64,
) -> Vec<Group> {
    let group = |cost: &GroupCost| Group {
        amount: cost.unmet_hours_per_task,
        weight: people_share(cost.persona),
    };
    let groups = costs.iter().map(group);
    groups.filter(|group| group.weight > 0.0).collect()
}

/// What a plan changes between the groups and for each of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Who fares worst before, by how much and how many times.
    pub before: Option<WorstOff>,
    /// Who fares worst after; it may be another group.
    pub after: Option<WorstOff>,
    /// Each group's own change, in the order of the tallies.
    pub groups: Vec<GroupChange>,
}

/// What a plan changes for one group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupChange {
    /// What it cost before.
    pub before: GroupCost,
    /// What it costs after.
    pub after: GroupCost,
}

impl GroupChange {
    /// Returns the change in unmet hours per task; less is better.
    #[must_use]
    pub fn unmet_hours_per_task(&self) -> f64 {
        self.after.unmet_hours_per_task - self.before.unmet_hours_per_task
    }

    /// Returns the change in the share not done, -1..=1; less is better.
    #[must_use]
    pub fn not_done_share(&self) -> f64 {
        self.after.not_done_share.share() - self.before.not_done_share.share()
    }
}

/// Compares two runs of the same scenario: gap, ratio and each group's own change.
///
/// # Limits     Groups that want nothing in either run are left out.
#[must_use]
pub fn change(before: &Tally, after: &Tally) -> Change {
    let (before, after) = (per_group(before), per_group(after));
    let pair = |before: &GroupCost| {
        let is_same = |after: &&GroupCost| after.persona == before.persona;
        after.iter().find(is_same).map(|after| GroupChange {
            before: *before,
            after: *after,
        })
    };
    Change {
        before: WorstOff::of(&before),
        after: WorstOff::of(&after),
        groups: before.iter().filter_map(pair).collect(),
    }
}

#[cfg(test)]
pub(in crate::metrics) mod tests {
    use super::*;
    use crate::sim::{examples, kernel::simulate_inputs};

    /// A group that wants `wanted` tasks, of which `done` are done by login.
    pub(in crate::metrics) fn group(
        persona: Option<usize>,
        wanted: f64,
        done: f64,
        unmet_hours: f64,
    ) -> GroupTally {
        GroupTally {
            persona: persona.map(PersonaId::from_index),
            wanted,
            done_by_login: done,
            unmet_hours,
            ..GroupTally::default()
        }
    }

    fn tally(groups: Vec<GroupTally>) -> Tally {
        Tally {
            groups,
            ..Tally::default()
        }
    }

    #[test]
    fn all_may_gain_while_the_ratio_grows() {
        // Elders from 4 to 3 hours a task, the rest from 2 to 0.5: everyone gains, 2 times to 6.
        let before = tally(vec![
            group(Some(0), 10.0, 6.0, 40.0),
            group(None, 100.0, 80.0, 200.0),
        ]);
        let after = tally(vec![
            group(Some(0), 10.0, 8.0, 30.0),
            group(None, 100.0, 95.0, 50.0),
        ]);
        let change = change(&before, &after);
        let worst = |worst: Option<WorstOff>| worst.map(|worst| (worst.gap, worst.ratio));
        assert_eq!(worst(change.before), Some((2.0, Some(2.0))));
        assert_eq!(worst(change.after), Some((2.5, Some(6.0))));
        let own = |of: fn(&GroupChange) -> f64| change.groups.iter().map(of).collect::<Vec<_>>();
        assert_eq!(own(GroupChange::unmet_hours_per_task), [-1.0, -1.5]);
        let shares = own(GroupChange::not_done_share);
        assert!((shares[0] + 0.2).abs() < 1e-12 && (shares[1] + 0.15).abs() < 1e-12);
    }

    #[test]
    fn the_first_of_the_worst_off_is_named() {
        let costs = per_group(&tally(vec![
            group(Some(0), 1.0, 1.0, 1.0),
            group(Some(1), 1.0, 1.0, 3.0),
            group(Some(2), 1.0, 1.0, 3.0),
            group(None, 1.0, 1.0, 2.0),
        ]));
        let worst = WorstOff::of(&costs).expect("groups and a rest");
        assert_eq!((worst.persona.index(), worst.gap), (1, 1.0));
        assert_eq!(worst.ratio, Some(1.5));
    }

    #[test]
    fn there_is_no_ratio_to_nothing() {
        let unharmed = per_group(&tally(vec![
            group(Some(0), 1.0, 1.0, 2.0),
            group(None, 1.0, 1.0, 0.0),
        ]));
        let worst = WorstOff::of(&unharmed).expect("a group and a rest");
        assert_eq!((worst.gap, worst.ratio), (2.0, None));
        assert_eq!(WorstOff::of(&unharmed[..1]), None);
        assert_eq!(WorstOff::of(&unharmed[1..]), None);
    }

    #[test]
    fn who_wants_nothing_costs_nothing_and_is_left_out() {
        let nobody = tally(vec![
            group(Some(0), 0.0, 0.0, 0.0),
            group(None, 5.0, 4.0, 1.0),
        ]);
        let costs = per_group(&nobody);
        assert_eq!(costs.len(), 1);
        assert!((costs[0].not_done_share.share() - 0.2).abs() < 1e-12);
        assert_eq!(change(&nobody, &nobody).groups.len(), 1);
    }

    #[test]
    fn groups_weigh_by_their_people() {
        let costs = per_group(&tally(vec![
            group(Some(0), 1.0, 1.0, 2.0),
            group(Some(1), 1.0, 1.0, 9.0),
            group(None, 1.0, 1.0, 1.0),
        ]));
        let people = |persona: Option<PersonaId>| match persona.map(PersonaId::index) {
            Some(0) => 0.25,
            Some(_) => 0.0,
            None => 0.75,
        };
        let groups = weighted(&costs, people);
        let pairs: Vec<(f64, f64)> = groups.iter().map(|g| (g.amount, g.weight)).collect();
        assert_eq!(pairs, [(2.0, 0.25), (1.0, 0.75)]);
    }

    /// Ten want in each minute of the first of two hours and nobody gets in: 600 wait for half an hour
    /// in the first hour, and for all of the second.
    #[test]
    fn a_run_costs_what_its_tasks_wait() {
        let mut inputs = examples::one_cohort(120, &[(0.0, 0.0)], 10.0);
        inputs.curves[0][60..].fill(0.0);
        let run = simulate_inputs(&inputs);
        assert!((unmet_hours(&run) - 900.0).abs() < 1e-9);
        let costs = costs(&run);
        assert_eq!((costs.len(), costs[0].persona), (1, None));
        assert!((costs[0].unmet_hours_per_task - 1.5).abs() < 1e-12);
        assert_eq!(costs[0].not_done_share, Share::ALL);
    }
}
