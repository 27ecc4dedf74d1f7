//! What one run comes to, as the few totals from which every measure is worked out.
//!
//! The exact run and the quick draws both end in a tally, so that a measure is one formula for both.
//! It holds no share, no ratio and no judgement.

use crate::{
    ids::PersonaId,
    sim::run::{CohortColumn, LineColumn, Run},
};

/// The totals of one run over its whole horizon.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// By group of people, in the order in which their cohorts first appear.
    pub groups: Vec<GroupTally>,
    /// By line, in order.
    pub lines: Vec<LineTally>,
    /// By hour, from the start of the horizon; the last may be shorter.
    pub hours: Vec<HourTally>,
}

/// What a group of people wanted and what became of it, in tasks and task-hours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroupTally {
    /// The persona that stands for them; `None` for everyone else.
    pub persona: Option<PersonaId>,
    /// Tasks wanted.
    pub wanted: f64,
    /// Done by login.
    pub done_by_login: f64,
    /// Done by another login.
    pub done_by_alternative: f64,
    /// Done by phone, at a counter, with a code: in the order of [`super::inputs::Way`].
    pub done_by_way: [f64; 3],
    /// Given up for the day.
    pub gave_up: f64,
    /// Tries made.
    pub tries: f64,
    /// Wanted and not done, summed over time, task-hours.
    pub unmet_hours: f64,
    /// In the retry pool or on a line, summed over time, task-hours.
    pub waiting_hours: f64,
    /// Of these, on a line, task-hours.
    pub line_hours: f64,
}

/// What happened on a line, in callers and caller-hours; cohorts and others together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineTally {
    /// Joined, or tried to.
    pub offered: f64,
    /// Answered.
    pub answered: f64,
    /// Hung up, or found every trunk taken.
    pub hung_up: f64,
    /// Waiting to be answered, summed over time, caller-hours.
    pub waiting_hours: f64,
}

/// One hour of the day, everyone together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HourTally {
    /// Tasks wanted during the hour.
    pub wanted: f64,
    /// Tasks done during the hour, by whatever way.
    pub done: f64,
    /// Tries made during the hour.
    pub tries: f64,
    /// In the retry pool at its end.
    pub retrying: f64,
    /// On a line at its end.
    pub on_lines: f64,
    /// Given up for the day by its end.
    pub gave_up: f64,
}

impl GroupTally {
    /// Returns the tasks done, by whatever way.
    #[must_use]
    pub fn done(&self) -> f64 {
        self.done_by_login + self.done_by_alternative + self.done_by_way.iter().sum::<f64>()
    }

    /// Returns every number of it.
    fn numbers(&self) -> [f64; 11] {
        let [by_phone, by_counter, by_code] = self.done_by_way;
        [
            self.wanted,
            self.done_by_login,
            self.done_by_alternative,
            by_phone,
            by_counter,
            by_code,
            self.gave_up,
            self.tries,
            self.unmet_hours,
            self.waiting_hours,
            self.line_hours,
        ]
    }

    /// Adds another group's totals; the persona stays.
    pub fn add(&mut self, other: &Self) {
        self.wanted += other.wanted;
        self.done_by_login += other.done_by_login;
        self.done_by_alternative += other.done_by_alternative;
        for (sum, more) in self.done_by_way.iter_mut().zip(other.done_by_way) {
            *sum += more;
        }
        self.gave_up += other.gave_up;
        self.tries += other.tries;
        self.unmet_hours += other.unmet_hours;
        self.waiting_hours += other.waiting_hours;
        self.line_hours += other.line_hours;
    }
}

impl LineTally {
    /// Returns every number of it.
    fn numbers(&self) -> [f64; 4] {
        [
            self.offered,
            self.answered,
            self.hung_up,
            self.waiting_hours,
        ]
    }
}

impl HourTally {
    /// Returns every number of it.
    fn numbers(&self) -> [f64; 6] {
        [
            self.wanted,
            self.done,
            self.tries,
            self.retrying,
            self.on_lines,
            self.gave_up,
        ]
    }
}

impl Tally {
    /// Sums up a finished run.
    ///
    /// # Formula    Hours by the trapezium rule over the steps. Unmet is who waits and who gave up,
    /// so that it cannot turn negative.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let mut tally = Self {
            groups: Vec::new(),
            lines: (0..run.line_count())
                .map(|line| line_tally(run, line))
                .collect(),
            hours: hour_tallies(run),
        };
        for (cohort, key) in run.cohorts().iter().enumerate() {
            let of_group = |group: &GroupTally| group.persona == key.persona;
            let place = tally.groups.iter().position(of_group).unwrap_or_else(|| {
                tally.groups.push(GroupTally {
                    persona: key.persona,
                    ..GroupTally::default()
                });
                tally.groups.len() - 1
            });
            tally.groups[place].add(&cohort_tally(run, cohort));
        }
        tally
    }

    /// Returns every number of it, always in the same order: of groups, of lines, of hours.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        let groups = self.groups.iter().flat_map(GroupTally::numbers);
        let lines = self.lines.iter().flat_map(LineTally::numbers);
        groups
            .chain(lines)
            .chain(self.hours.iter().flat_map(HourTally::numbers))
    }

    /// Returns everyone's totals.
    #[must_use]
    pub fn everyone(&self) -> GroupTally {
        let mut sum = GroupTally::default();
        self.groups.iter().for_each(|group| sum.add(group));
        sum
    }
}

/// Returns the moments of a run with the hours that each stands for.
fn moments(run: &Run) -> impl Iterator<Item = (usize, f64)> + use<> {
    let (end, step) = (run.minutes(), run.step_minutes());
    (0..=end).step_by(step).map(move |minute| {
        let is_edge = minute == 0 || minute == end;
        (minute, step as f64 / if is_edge { 120.0 } else { 60.0 })
    })
}

fn cohort_tally(run: &Run, cohort: usize) -> GroupTally {
    let end = run.minutes();
    let at_end = |column| run.cohort_at(column, cohort, end);
    let mut tally = GroupTally {
        persona: None,
        wanted: at_end(CohortColumn::Wanted),
        done_by_login: at_end(CohortColumn::DoneByLogin),
        done_by_alternative: at_end(CohortColumn::DoneByAlternative),
        done_by_way: [
            at_end(CohortColumn::DoneByPhone),
            at_end(CohortColumn::DoneByCounter),
            at_end(CohortColumn::DoneByCode),
        ],
        gave_up: at_end(CohortColumn::GaveUp),
        tries: at_end(CohortColumn::Tries),
        ..GroupTally::default()
    };
    for (minute, hours) in moments(run) {
        let at = |column| run.cohort_at(column, cohort, minute);
        let on_line = at(CohortColumn::OnPhone) + at(CohortColumn::AtDesk);
        let waiting = at(CohortColumn::InRetryPool) + on_line;
        tally.line_hours += on_line * hours;
        tally.waiting_hours += waiting * hours;
        tally.unmet_hours += (waiting + at(CohortColumn::GaveUp)) * hours;
    }
    tally
}

fn line_tally(run: &Run, line: usize) -> LineTally {
    let end = run.minutes();
    let waiting =
        moments(run).map(|(minute, hours)| run.line_at(LineColumn::Waiting, line, minute) * hours);
    LineTally {
        offered: run.line_at(LineColumn::Offered, line, end),
        answered: run.line_at(LineColumn::Answered, line, end),
        hung_up: run.line_at(LineColumn::HungUp, line, end),
        waiting_hours: waiting.sum(),
    }
}

fn hour_tallies(run: &Run) -> Vec<HourTally> {
    let total = |column, minute| run.total_at(column, minute, |_| true);
    let done = |minute| -> f64 {
        let columns = CohortColumn::DONE.into_iter();
        columns.map(|column| total(column, minute)).sum()
    };
    let hour = |start: usize| {
        let end = (start + 60).min(run.minutes());
        let during = |column| total(column, end) - total(column, start);
        HourTally {
            wanted: during(CohortColumn::Wanted),
            done: done(end) - done(start),
            tries: during(CohortColumn::Tries),
            retrying: total(CohortColumn::InRetryPool, end),
            on_lines: total(CohortColumn::OnPhone, end) + total(CohortColumn::AtDesk, end),
            gave_up: total(CohortColumn::GaveUp, end),
        }
    };
    (0..run.minutes()).step_by(60).map(hour).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{examples, kernel::simulate_inputs, math::exp};

    #[test]
    fn half_an_hour_shut_is_counted_by_hand() {
        // Ten a minute, nobody in before minute 30, nobody gives up, endless capacity.
        let inputs = examples::one_cohort(120, &[(0.0, 0.0), (30.0, 1.0)], 10.0);
        let tally = Tally::of(&simulate_inputs(&inputs));
        let group = tally.everyone();
        assert_eq!(tally.groups.len(), 1);
        assert!((group.wanted - 1200.0).abs() < 1e-9);
        assert_eq!((group.gave_up, group.line_hours), (0.0, 0.0));
        assert_eq!(group.unmet_hours, group.waiting_hours);
        // 300 wait after a triangle of 30 minutes: 75 hours; then they leave at one in ten a minute: 50.
        assert!((group.unmet_hours - 125.0).abs() < 1.0, "{group:?}");
        assert_eq!(tally.hours.len(), 2);
        assert!((tally.hours[0].wanted - 600.0).abs() < 1e-9);
        assert!((tally.hours[0].retrying - 300.0 * exp(-3.0)).abs() < 0.1);
    }
}
