//! What a run cost the people who wanted something: unmet and waiting task-hours, and who gave up.
//!
//! Unmet task-hours to the horizon are the main measure: they count those who gave up. Waiting
//! task-hours do not, so they can rise when help improves; they come second and are not working time.

use crate::{
    sim::{
        inputs::CohortKey,
        run::{CohortColumn, Run},
    },
    units::Share,
};

/// What a run cost the cohorts that were counted. Task-hours, tasks and shares, all expected values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PeopleCost {
    /// Tasks wanted over the horizon.
    pub wanted: f64,
    /// Of these, done by the end of the horizon, by whatever way.
    pub done: f64,
    /// Of these, given up for the day.
    pub gave_up: f64,
    /// Tries made.
    pub tries: f64,
    /// Tasks wanted and not done, summed over the horizon, in hours.
    pub unmet_task_hours: f64,
    /// Tasks in the retry pool or on the phone, summed over the horizon, in hours.
    pub waiting_task_hours: f64,
}

impl PeopleCost {
    /// Sums the cost over the cohorts that `counts` picks.
    ///
    /// # Formula    Unmet: sum over minutes of (wanted - done) / 60. Waiting: sum over minutes of the
    /// people in the retry pool and on the phone / 60. Both by the trapezium rule.
    /// # Limits     Ends at the horizon; a later horizon means more unmet hours.
    #[must_use]
    pub fn of(run: &Run, counts: impl Fn(CohortKey) -> bool) -> Self {
        let end = run.minutes();
        let total = |column, minute| run.total_at(column, minute, &counts);
        let done = |minute| {
            CohortColumn::DONE
                .map(|column| total(column, minute))
                .iter()
                .sum::<f64>()
        };
        let mut cost = Self {
            wanted: total(CohortColumn::Wanted, end),
            done: done(end),
            gave_up: total(CohortColumn::GaveUp, end),
            tries: total(CohortColumn::Tries, end),
            ..Self::default()
        };
        let step = run.step_minutes();
        for minute in (0..=end).step_by(step) {
            let is_edge = minute == 0 || minute == end;
            let hours = step as f64 / if is_edge { 120.0 } else { 60.0 };
            // Wanted less done is who waits and who gave up: summed, it cannot turn negative.
            let waiting: f64 = CohortColumn::OPEN
                .into_iter()
                .map(|column| total(column, minute))
                .sum();
            cost.unmet_task_hours += (waiting + total(CohortColumn::GaveUp, minute)) * hours;
            cost.waiting_task_hours += waiting * hours;
        }
        cost
    }

    /// Returns the share of tasks not done at the horizon; `None` if none was wanted.
    ///
    /// ```
    /// use lockout::metrics::people::PeopleCost;
    /// let cost = PeopleCost { wanted: 200.0, done: 150.0, ..PeopleCost::default() };
    /// assert_eq!(cost.not_done_share().map(|share| share.share()), Some(0.25));
    /// ```
    #[must_use]
    pub fn not_done_share(&self) -> Option<Share> {
        Share::of(self.wanted - self.done, self.wanted)
    }

    /// Returns the unmet hours per task wanted; `None` if none was wanted.
    #[must_use]
    pub fn unmet_hours_per_task(&self) -> Option<f64> {
        (self.wanted > 0.0).then(|| self.unmet_task_hours / self.wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_wanted_has_no_share() {
        let cost = PeopleCost::default();
        assert_eq!(
            (cost.not_done_share(), cost.unmet_hours_per_task()),
            (None, None)
        );
    }
}
