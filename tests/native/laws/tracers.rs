//! One task's chances sum to 1, and everyone's tracers together are the cohort.

use lockout::sim::{
    kernel::simulate_inputs,
    run::CohortColumn,
    tracer::{FirstTry, Outlook, Tracer},
};
use proptest::prelude::*;

use super::{
    config,
    days::{DAY, plausible, wild_day},
    slow,
};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn chances_are_shares_that_sum_to_one(day in wild_day(), wanted in 0..120_usize) {
        let run = simulate_inputs(&day);
        for cohort in &day.cohorts {
            for first_try in [FirstTry::Login, FirstTry::Call] {
                let tracer = Tracer::follow(&run, &cohort.behaviour, first_try, wanted);
                let mut before = Outlook::default();
                for minute in 0..=day.minutes {
                    let now = tracer.at(minute);
                    let sum = now.done() + now.gave_up + now.open();
                    prop_assert!((sum - 1.0).abs() <= 1e-9, "{sum} at {minute}: {now:?}");
                    for share in [now.done(), now.gave_up, now.trying, now.waiting, now.in_call, now.at_desk] {
                        prop_assert!((-1e-12..=1.0 + 1e-9).contains(&share), "{now:?}");
                    }
                    prop_assert!(now.done() >= before.done() && now.gave_up >= before.gave_up);
                    prop_assert!(now.tries >= before.tries);
                    before = now;
                }
            }
        }
    }

    /// Without the phone a tracer is linear in everything, so the sum is exact.
    #[test]
    fn tracers_add_up_to_a_cohort_that_only_logs_in(mut day in wild_day()) {
        for cohort in &mut day.cohorts {
            let behaviour = &mut cohort.behaviour;
            (behaviour.phone, behaviour.counter, behaviour.codes) = (None, None, None);
        }
        let run = simulate_inputs(&day);
        for (place, cohort) in day.cohorts.iter().enumerate() {
            let mut sum = [0.0; 4];
            for (minute, arrivals) in day.curves[cohort.curve].iter().enumerate() {
                let tracer = Tracer::follow(&run, &cohort.behaviour, FirstTry::Login, minute);
                let end = tracer.at(day.minutes);
                let parts = [end.done_by_login, end.done_by_alternative, end.gave_up, end.tries];
                for (sum, part) in sum.iter_mut().zip(parts) {
                    *sum += cohort.scale * arrivals * part;
                }
            }
            let columns = [
                CohortColumn::DoneByLogin,
                CohortColumn::DoneByAlternative,
                CohortColumn::GaveUp,
                CohortColumn::Tries,
            ];
            for (column, sum) in columns.into_iter().zip(sum) {
                let total = run.cohort_at(column, place, day.minutes);
                prop_assert!((sum - total).abs() <= 1e-9 * total.max(1.0), "{column:?} {sum} {total}");
            }
        }
    }

}

proptest! {
    #![proptest_config(slow())]

    /// With the phone, a tracer waits in order where the cohorts are well mixed: within 0.3 % of the
    /// tasks wanted, in the model's ranges.
    #[test]
    fn tracers_add_up_to_a_cohort(draw in plausible()) {
        let day = draw.day();
        let run = simulate_inputs(&day);
        for (place, cohort) in day.cohorts.iter().enumerate() {
            let wanted = run.cohort_at(CohortColumn::Wanted, place, DAY);
            let mut sum = [0.0; 3];
            for (minute, arrivals) in day.curves[cohort.curve].iter().enumerate() {
                let tracer = Tracer::follow(&run, &cohort.behaviour, FirstTry::Login, minute);
                let end = tracer.at(DAY);
                for (sum, part) in sum.iter_mut().zip([end.done_by_login, end.done_by_phone, end.gave_up]) {
                    *sum += cohort.scale * arrivals * part;
                }
            }
            let columns =
                [CohortColumn::DoneByLogin, CohortColumn::DoneByPhone, CohortColumn::GaveUp];
            for (column, sum) in columns.into_iter().zip(sum) {
                let total = run.cohort_at(column, place, DAY);
                prop_assert!((sum - total).abs() <= 0.003 * wanted, "{column:?} {sum} {total} {wanted}");
            }
        }
    }
}
