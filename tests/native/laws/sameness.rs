//! Changes that must change nothing: repeating, cutting short, scaling, splitting, reordering.

use lockout::{
    metrics::groups::GroupCost,
    sim::{
        inputs::Inputs,
        kernel::simulate_inputs,
        run::{CohortColumn, GateColumn, LineColumn, Run},
        tally::Tally,
    },
};
use proptest::prelude::*;

use super::{
    config,
    days::{plausible, wild_day},
};

/// Largest difference allowed to rounding, relative to everything wanted or called.
const ROUNDING: f64 = 1e-9;

/// Returns the largest difference between two runs whose people differ by a factor, relative to all
/// that was wanted, over the totals of all cohorts and over every line.
fn difference(run: &Run, other: &Run, factor: f64) -> f64 {
    let mut worst: f64 = 0.0;
    let wanted = run.total_at(CohortColumn::Wanted, run.minutes(), |_| true);
    let scale = wanted.max(1.0);
    for minute in 0..=run.minutes() {
        for column in CohortColumn::ALL {
            let is = other.total_at(column, minute, |_| true);
            let should = run.total_at(column, minute, |_| true) * factor;
            // People who hammer make far more tries than there are tasks.
            worst = worst.max((is - should).abs() / factor / scale.max(should / factor));
        }
        for line in 0..run.line_count() {
            for column in LineColumn::ALL {
                let should = run.line_at(column, line, minute);
                let is = other.line_at(column, line, minute) / factor;
                worst = worst.max((is - should).abs() / scale.max(should));
            }
        }
    }
    worst
}

/// Multiplies people and everything that serves them.
fn scaled(day: &Inputs, factor: f64) -> Inputs {
    let mut day = day.clone();
    day.cohorts
        .iter_mut()
        .for_each(|cohort| cohort.scale *= factor);
    day.gate
        .phases
        .iter_mut()
        .for_each(|phase| phase.capacity_per_minute *= factor);
    for line in &mut day.lines {
        line.base_start_persons *= factor;
        line.trunk_limit_persons *= factor;
        for span in &mut line.spans {
            span.agents *= factor;
            span.base_calls_per_minute *= factor;
        }
    }
    day
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_day_gives_the_same_bits(day in wild_day()) {
        let (run, again) = (simulate_inputs(&day), simulate_inputs(&day));
        prop_assert_eq!(run.digest(), again.digest());
        prop_assert_eq!(run, again);
    }

    /// A run cut short is a shorter run, to the bit: nothing looks ahead.
    #[test]
    fn a_prefix_is_a_shorter_run(day in wild_day(), part in 0.1..0.9) {
        let mut shorter = day.clone();
        shorter.minutes = (day.minutes as f64 * part) as usize;
        shorter.curves.iter_mut().for_each(|curve| curve.truncate(shorter.minutes));
        // Classes are fixed by the whole day: a phase beyond the end still tells who is lucky.
        let (run, short) = (simulate_inputs(&day), simulate_inputs(&shorter));
        for minute in 0..=shorter.minutes {
            for cohort in 0..day.cohorts.len() {
                for column in CohortColumn::ALL {
                    let is = short.cohort_at(column, cohort, minute);
                    prop_assert_eq!(is, run.cohort_at(column, cohort, minute));
                }
            }
            for line in 0..day.lines.len() {
                for column in LineColumn::ALL {
                    let is = short.line_at(column, line, minute);
                    prop_assert_eq!(is, run.line_at(column, line, minute));
                }
            }
        }
        for minute in 0..shorter.minutes {
            for column in GateColumn::ALL {
                let is = short.gate_during(column, minute);
                prop_assert_eq!(is, run.gate_during(column, minute));
            }
        }
    }

    /// The fluid has no size: k times the people and capacity is k times the counts.
    #[test]
    fn scaling_everything_scales_counts(day in wild_day(), factor in 0.01..100.0) {
        let (run, other) = (simulate_inputs(&day), simulate_inputs(&scaled(&day, factor)));
        let worst = difference(&run, &other, factor);
        prop_assert!(worst <= ROUNDING, "{worst}");
    }

    #[test]
    fn splitting_a_cohort_changes_nothing(day in wild_day(), part in 0.1..0.9) {
        let mut split = day.clone();
        let mut twin = split.cohorts[0].clone();
        twin.scale *= 1.0 - part;
        split.cohorts[0].scale *= part;
        split.cohorts.push(twin);
        let worst = difference(&simulate_inputs(&day), &simulate_inputs(&split), 1.0);
        prop_assert!(worst <= ROUNDING, "{worst}");
    }

    #[test]
    fn the_order_of_cohorts_changes_nothing(day in wild_day()) {
        let mut reversed = day.clone();
        reversed.cohorts.reverse();
        let worst = difference(&simulate_inputs(&day), &simulate_inputs(&reversed), 1.0);
        prop_assert!(worst <= ROUNDING, "{worst}");
    }

    /// Within the model's ranges, steps of two minutes change unmet hours and the share not done by
    /// less than 0.3 %, and steps of five by less than 1.5 %, if outage ends lie on the steps. Without
    /// overload loss: that feels the load of the step before, so close to the storm threshold the
    /// length of a step decides more.
    #[test]
    fn longer_steps_change_little(mut draw in plausible()) {
        draw.outage_minutes -= draw.outage_minutes % 10;
        draw.overload_loss = 0.0;
        let measure = |step_minutes| {
            let mut day = draw.day();
            day.step_minutes = step_minutes;
            let total = Tally::of(&simulate_inputs(&day)).everyone();
            let not_done = GroupCost::of(&total).map_or(0.0, |cost| cost.not_done_share.share());
            (total.unmet_hours, not_done)
        };
        let (unmet, not_done) = measure(1);
        for (step_minutes, tolerance) in [(2, 0.003), (5, 0.015)] {
            let (unmet_here, not_done_here) = measure(step_minutes);
            prop_assert!((unmet_here / unmet - 1.0).abs() < tolerance, "{unmet_here} {unmet}");
            prop_assert!((not_done_here - not_done).abs() < tolerance, "{not_done_here} {not_done}");
        }
    }
}
