//! How long an errand may take: from when it is wanted to its deadline, over days if need be.

use crate::domain::{
    clock::Date,
    errand::{Deadline, Errand},
};

/// Returns the minutes from when an errand is wanted to its deadline.
///
/// A deadline on a later day lasts to the end of that day. `added`: minutes by which every deadline
/// moves.
pub(in crate::metrics) fn minutes_allowed(today: Date, errand: &Errand, added: f64) -> f64 {
    let wanted = f64::from(errand.wanted.minutes());
    let due = match errand.deadline {
        Deadline::Today(time) => f64::from(time.minutes()),
        Deadline::Later(date) => (today.days_until(date) + 1) as f64 * 1440.0,
    };
    (due - wanted).max(0.0) + added
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::clock::TimeOfDay, ids::ServiceId};

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn time(text: &str) -> TimeOfDay {
        TimeOfDay::parse(text).expect("a time of day")
    }

    #[test]
    fn deadlines_move_by_what_a_plan_adds() {
        let words = crate::domain::words::Words::new(["".into(), "".into()]);
        let number = crate::domain::sourced::Sourced {
            value: 1.0,
            low: 1.0,
            high: 1.0,
            basis: crate::domain::sourced::Basis::Assumed,
            source: None,
            note: words.clone(),
        };
        let mut errand = Errand {
            slug: "".into(),
            title: words.clone(),
            infinitive: words.clone(),
            service: ServiceId::from_index(0),
            route: 0,
            may_phone: false,
            wanted: time("10:00"),
            deadline: Deadline::Today(time("13:30")),
            persistence_factor: crate::domain::sourced::Quantity {
                number,
                unit: crate::domain::sourced::Unit::Factor,
            },
            weight: None,
            lines: crate::domain::errand::Lines {
                done: words,
                trying: None,
                on_phone: None,
                done_other_way: None,
                put_off: None,
                missed: None,
                at_stake: None,
                relief: None,
                loss: None,
            },
        };
        let today = date("2026-01-12");
        assert_eq!(minutes_allowed(today, &errand, 0.0), 210.0);
        assert_eq!(minutes_allowed(today, &errand, 1440.0), 1650.0);
        errand.deadline = Deadline::Later(date("2026-01-13"));
        // The rest of today, and all of tomorrow.
        assert_eq!(minutes_allowed(today, &errand, 0.0), 14.0 * 60.0 + 1440.0);
    }
}
