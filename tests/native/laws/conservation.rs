//! Nobody is lost, nothing is negative, shares stay shares, and capacity is never exceeded.

use lockout::sim::{
    kernel::simulate_inputs,
    run::{CohortColumn, GateColumn, LineColumn},
};
use proptest::prelude::*;

use super::{config, days::wild_day};

/// Where a task can be, now or for good.
fn places() -> impl Iterator<Item = CohortColumn> {
    let done = CohortColumn::DONE.into_iter();
    done.chain([CohortColumn::GaveUp]).chain(CohortColumn::OPEN)
}

proptest! {
    #![proptest_config(config())]

    /// Wanted = done + gave up + retrying + on a line, for every cohort at every moment.
    #[test]
    fn everyone_wanted_is_somewhere(day in wild_day()) {
        let run = simulate_inputs(&day);
        for cohort in 0..day.cohorts.len() {
            for minute in 0..=day.minutes {
                let at = |column| run.cohort_at(column, cohort, minute);
                let found: f64 = places().map(at).sum();
                let wanted = at(CohortColumn::Wanted);
                prop_assert!((found - wanted).abs() <= 1e-9 * wanted, "{found} of {wanted}");
            }
        }
    }

    /// Calls made = answered + hung up + on the line, beside those on the line at the start.
    #[test]
    fn every_call_is_somewhere(day in wild_day()) {
        let run = simulate_inputs(&day);
        for (line, inputs) in day.lines.iter().enumerate() {
            for minute in 0..=day.minutes {
                let at = |column| run.line_at(column, line, minute);
                let made = inputs.base_start_persons + at(LineColumn::Offered);
                let found = at(LineColumn::Answered)
                    + at(LineColumn::HungUp)
                    + at(LineColumn::Waiting)
                    + at(LineColumn::InCall);
                prop_assert!((found - made).abs() <= 1e-9 * made.max(1.0), "{found} of {made}");
            }
        }
    }

    #[test]
    fn no_stock_is_negative_and_no_total_falls(day in wild_day()) {
        let run = simulate_inputs(&day);
        for cohort in 0..day.cohorts.len() {
            for minute in 0..day.minutes {
                for column in CohortColumn::ALL {
                    prop_assert!(run.cohort_at(column, cohort, minute + 1) >= 0.0);
                    let is_stock = CohortColumn::OPEN.contains(&column);
                    let gained = run.cohort_during(column, cohort, minute);
                    prop_assert!(is_stock || gained >= 0.0, "{column:?} lost {gained}");
                }
            }
        }
        for line in 0..day.lines.len() {
            for minute in 0..=day.minutes {
                for column in LineColumn::ALL {
                    prop_assert!(run.line_at(column, line, minute) >= 0.0);
                }
            }
        }
    }

    #[test]
    fn the_gate_admits_shares_and_never_more_than_it_can(day in wild_day()) {
        let run = simulate_inputs(&day);
        for minute in 0..day.minutes {
            let during = |column| run.gate_during(column, minute);
            for share in [run.admission(minute), run.gate_share(minute)] {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&share), "{share}");
            }
            let (admitted, capacity) = (during(GateColumn::Admitted), during(GateColumn::Capacity));
            prop_assert!(admitted <= capacity * (1.0 + 1e-6), "{admitted} of {capacity}");
            prop_assert!(admitted <= during(GateColumn::Attempts) * (1.0 + 1e-12));
        }
    }

    /// Answered in a minute is at most what those who answer in that minute can end. Calls in progress at
    /// closing time still end, as they would have: while nobody answers, at most those.
    #[test]
    fn agents_end_no_more_calls_than_they_can(day in wild_day()) {
        let run = simulate_inputs(&day);
        for (line, inputs) in day.lines.iter().enumerate() {
            for minute in 0..day.minutes {
                let at = |column, minute| run.line_at(column, line, minute);
                let (from, to) = (minute as f64, (minute + 1) as f64);
                let ends = inputs.spans.iter().skip(1).map(|span| span.from_minute);
                let here = inputs.spans.iter().zip(ends.chain([f64::INFINITY]));
                let here = here.filter(|(span, end)| span.from_minute < to && *end > from);
                let staff = here.map(|(span, _)| span.agents).fold(0.0, f64::max);
                // At a moment in which nobody answers, those are in a call who were at closing time.
                let left = if run.agents_at(line, minute) > 0.0 { 0.0 } else { at(LineColumn::InCall, minute) };
                let most = staff.max(left) / inputs.call_minutes;
                let ended = at(LineColumn::Answered, minute + 1) - at(LineColumn::Answered, minute);
                // Totals hold no more digits than that.
                let rounding = 1e-12 * at(LineColumn::Answered, minute + 1);
                prop_assert!(ended <= most * (1.0 + 1e-9) + rounding, "{ended} of {most} in {minute}");
            }
        }
    }

    /// A line that nobody ever staffs finishes no task and answers no call.
    #[test]
    fn nobody_is_served_by_nobody(mut day in wild_day()) {
        for line in &mut day.lines {
            line.spans.iter_mut().for_each(|span| span.agents = 0.0);
        }
        let run = simulate_inputs(&day);
        let answered = |line| run.line_at(LineColumn::Answered, line, day.minutes);
        prop_assert_eq!((0..day.lines.len()).map(answered).sum::<f64>(), 0.0);
        for column in [
            CohortColumn::DoneByPhone,
            CohortColumn::DoneByCounter,
            CohortColumn::DoneByCode,
        ] {
            prop_assert_eq!(run.total_at(column, day.minutes, |_| true), 0.0);
        }
    }

    /// Without an outage, with everything else working and capacity above demand, nobody waits, gives
    /// up or calls.
    #[test]
    fn no_outage_no_loss(mut day in wild_day()) {
        day.gate.overload_loss = 0.0;
        for phase in &mut day.gate.phases {
            phase.through_share = 1.0;
            // Most that two curves below 2 and three cohorts below 50 a minute can ask for.
            phase.capacity_per_minute = 300.0;
        }
        day.cohorts.iter_mut().for_each(|cohort| cohort.behaviour.others_up_share = 1.0);
        let run = simulate_inputs(&day);
        let end = |column| run.total_at(column, day.minutes, |_| true);
        let wanted = end(CohortColumn::Wanted);
        prop_assert!((end(CohortColumn::DoneByLogin) - wanted).abs() <= 1e-9 * wanted);
        for column in CohortColumn::OPEN.into_iter().chain([CohortColumn::GaveUp]) {
            prop_assert!(end(column) <= 1e-9 * wanted, "{column:?}");
        }
    }
}
