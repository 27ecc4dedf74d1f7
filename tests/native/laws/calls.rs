//! Calls told apart by who made them add up to the calls of the line.

use lockout::{
    metrics::calls::calls,
    sim::{
        kernel::simulate_inputs,
        run::{LineColumn, Run},
    },
};
use proptest::prelude::*;

use super::{
    config,
    days::{DAY, plausible},
};

fn during(run: &Run, column: LineColumn, from: usize, to: usize) -> f64 {
    run.line_at(column, 0, to) - run.line_at(column, 0, from)
}

proptest! {
    #![proptest_config(config())]

    /// Where nobody else calls, in any stretch of the day, and cohort by cohort.
    #[test]
    fn calls_of_all_are_those_of_the_line(
        draw in plausible(), from in 0..DAY, length in 1..DAY, limit in prop_oneof![Just(f64::INFINITY), 500.0..5000.0],
    ) {
        let mut day = draw.day();
        let line = &mut day.lines[0];
        line.trunk_limit_persons = limit;
        line.spans[0].base_calls_per_minute = 0.0;
        let run = simulate_inputs(&day);
        let to = (from + length).min(DAY);
        let all = calls(&day, &run, from..to, |_| true);
        let made = during(&run, LineColumn::Offered, from, to);
        let hung_up = during(&run, LineColumn::HungUp, from, to);
        // Totals of the whole day are what rounding is of.
        let rounding = 1e-9 * during(&run, LineColumn::Offered, 0, DAY);
        prop_assert!((all.made - made).abs() <= rounding, "{} {made}", all.made);
        let found = all.hung_up.expect("answers settle something");
        prop_assert!((found - hung_up).abs() <= rounding, "{found} {hung_up}");
        let one = |key| calls(&day, &run, from..to, |other| other == key).made;
        let sum: f64 = day.cohorts.iter().map(|cohort| one(cohort.key)).sum();
        prop_assert!((sum - all.made).abs() <= rounding, "{sum} {}", all.made);
    }
}
