//! Who called: the calls of some cohorts and the hang-ups among them, read out of a finished run.
//!
//! The run counts calls line by line. Which of them were whose follows from what it keeps of cohorts,
//! since all who fail a try turn to the phone with the same chance, whatever their luck: nothing is
//! simulated anew. Calls by people outside the cohorts are not counted.

use std::ops::Range;

use crate::sim::{
    availability::span_at,
    inputs::{CohortInputs, CohortKey, Inputs, NewsPhase, Way},
    retry::turning_share,
    run::{CohortColumn, Run},
};

/// Calls by some people in some time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calls {
    /// Calls made.
    pub made: f64,
    /// Callers who hung up, or found every trunk taken; `None` where no answer settles anything, so
    /// that answers leave no trace in the run.
    pub hung_up: Option<f64>,
}

/// Returns the calls of the cohorts that `counts` picks, between two moments.
///
/// # Formula    Calls: failed tries of those who go on, times the share that turns to the phone then.
/// Hung up: calls less those answered, which are those done by phone over the share that is settled,
/// less those who came to be on the phone.
/// # Limits     Exact where lines open and news come with a minute. Of phones, not of counters or codes.
pub fn calls(
    inputs: &Inputs,
    run: &Run,
    moments: Range<usize>,
    counts: impl Fn(CohortKey) -> bool,
) -> Calls {
    let mut sum = Calls {
        made: 0.0,
        hung_up: Some(0.0),
    };
    for (place, cohort) in inputs.cohorts.iter().enumerate() {
        let Some(phone) = cohort.behaviour.phone.filter(|_| counts(cohort.key)) else {
            continue;
        };
        let minutes = moments.clone();
        let made: f64 = minutes
            .map(|minute| made_during(inputs, run, place, minute))
            .sum();
        let gained = |column| {
            let at = |moment| run.cohort_at(column, place, moment);
            at(moments.end) - at(moments.start)
        };
        let hung_up = (phone.resolve_share > 0.0).then(|| {
            let answered = gained(CohortColumn::DoneByPhone) / phone.resolve_share;
            // What rounding takes away is nothing.
            (made - answered - gained(CohortColumn::OnPhone)).max(0.0)
        });
        sum.made += made;
        sum.hung_up = sum.hung_up.zip(hung_up).map(|(sum, more)| sum + more);
    }
    sum
}

/// Returns the calls that a cohort makes during a minute.
fn made_during(inputs: &Inputs, run: &Run, place: usize, minute: usize) -> f64 {
    let cohort = &inputs.cohorts[place];
    let during = |column| run.cohort_during(column, place, minute);
    let failed = during(CohortColumn::Tries)
        - during(CohortColumn::DoneByLogin)
        - during(CohortColumn::DoneByAlternative);
    let going_on = failed * (1.0 - cohort.behaviour.give_up_now_share);
    going_on.max(0.0) * phone_share(inputs, cohort, minute as f64)
}

/// Returns the share of those who go on after a failed try that calls.
fn phone_share(inputs: &Inputs, cohort: &CohortInputs, minute: f64) -> f64 {
    let news = NewsPhase::at(&inputs.news, minute);
    let (mut turning, mut to_phone) = (0.0, 0.0);
    for (way, used) in cohort.behaviour.uses() {
        let line = &inputs.lines[used.line];
        if span_at(&line.spans, minute + line.travel_minutes).agents > 0.0 {
            let share = turning_share(way, used.switch_share, &news);
            turning += share;
            to_phone += if way == Way::Phone { share } else { 0.0 };
        }
    }
    // Where more would turn to the lines than there are, all do.
    to_phone / f64::max(turning, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{examples, inputs::LineUse, kernel::simulate_inputs, run::LineColumn};

    fn shut(switch_share: f64, resolve_share: f64) -> Inputs {
        let mut inputs = examples::one_cohort(60, &[(0.0, 0.0)], 10.0);
        inputs.lines = vec![examples::line(2.0)];
        inputs.cohorts[0].behaviour.phone = Some(LineUse {
            line: 0,
            switch_share,
            resolve_share,
        });
        inputs
    }

    #[test]
    fn the_only_callers_are_all_callers() {
        let inputs = shut(0.3, 0.5);
        let run = simulate_inputs(&inputs);
        let found = calls(&inputs, &run, 10..50, |_| true);
        let during = |column| run.line_at(column, 0, 50) - run.line_at(column, 0, 10);
        assert!((found.made - during(LineColumn::Offered)).abs() < 1e-9);
        let hung_up = found.hung_up.expect("answers leave a trace");
        assert!((hung_up - during(LineColumn::HungUp)).abs() < 1e-9);
        assert!(hung_up > 10.0);
        let nobody = calls(&inputs, &run, 10..50, |_| false);
        assert_eq!((nobody.made, nobody.hung_up), (0.0, Some(0.0)));
    }

    /// Two in five give up on the spot: only the others may call.
    #[test]
    fn who_gives_up_does_not_call() {
        let mut inputs = shut(0.3, 0.5);
        inputs.cohorts[0].behaviour.give_up_now_share = 0.4;
        let run = simulate_inputs(&inputs);
        let made = calls(&inputs, &run, 0..60, |_| true).made;
        let offered = run.line_at(LineColumn::Offered, 0, 60);
        assert!((made - offered).abs() < 1e-9, "{made} {offered}");
        // Everyone's first try fails; 0.6 of them go on, of whom 0.3 call.
        assert!(offered > 600.0 * 0.6 * 0.3);
    }

    #[test]
    fn what_settles_nothing_leaves_no_trace() {
        let inputs = shut(0.3, 0.0);
        let found = calls(&inputs, &simulate_inputs(&inputs), 0..60, |_| true);
        assert!(found.made > 0.0);
        assert_eq!(found.hung_up, None);
    }

    /// A counter takes its part of those who turn to a line; where both would take more than all,
    /// they share them.
    #[test]
    fn a_counter_takes_its_part() {
        let mut inputs = shut(0.3, 0.5);
        inputs.lines.push(examples::line(1.0));
        let share = |inputs: &Inputs| phone_share(inputs, &inputs.cohorts[0], 5.0);
        for (at_counter, expected) in [(0.2, 0.3), (0.9, 0.25)] {
            inputs.cohorts[0].behaviour.counter = Some(LineUse {
                line: 1,
                switch_share: at_counter,
                resolve_share: 1.0,
            });
            assert!((share(&inputs) - expected).abs() < 1e-12);
        }
        inputs.lines[1].spans[0].agents = 0.0;
        assert!((share(&inputs) - 0.3).abs() < 1e-12);
        inputs.lines[0].spans[0].agents = 0.0;
        assert_eq!(share(&inputs), 0.0);
    }

    /// A counter that closes at minute 30 is ten minutes away: whoever sets out at minute 20 would
    /// find it shut, and nobody does.
    #[test]
    fn a_counter_counts_if_it_is_open_on_arrival() {
        let mut inputs = shut(0.3, 0.5);
        let mut counter = examples::changing_line(1.0, 30.0, 0.0);
        counter.travel_minutes = 10.0;
        inputs.lines.push(counter);
        inputs.cohorts[0].behaviour.counter = Some(LineUse {
            line: 1,
            switch_share: 0.9,
            resolve_share: 1.0,
        });
        let share = |minute| phone_share(&inputs, &inputs.cohorts[0], minute);
        // Beside an open counter, 0.3 of 1.2 call.
        assert!((share(19.5) - 0.25).abs() < 1e-12);
        assert!((share(20.0) - 0.3).abs() < 1e-12);
    }
}
