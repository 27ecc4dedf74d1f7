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
        Deadline::Later(date) => (days_between(today, date) + 1) as f64 * 1440.0,
    };
    (due - wanted).max(0.0) + added
}

/// Returns the days from one date to another, negative if it lies before.
fn days_between(from: Date, to: Date) -> i64 {
    day_number(to) - day_number(from)
}

/// Returns the days from the first of March of the year 0 to a date.
///
/// Counted from March, a leap day is the last of its year, and months before another begin
/// (153 m + 2) / 5 days in: five of them have 153 days.
fn day_number(date: Date) -> i64 {
    let is_before_march = i64::from(date.month < 3);
    let year = i64::from(date.year) - is_before_march;
    let month = i64::from(date.month) - 3 + 12 * is_before_march;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + i64::from(date.day) - 1
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
    fn days_are_counted_over_leap_days_and_turns_of_the_year() {
        for (from, to, days) in [
            ("2026-01-12", "2026-01-12", 0),
            ("2026-01-12", "2026-01-20", 8),
            ("2025-12-31", "2026-01-01", 1),
            ("2024-02-28", "2024-03-01", 2),
            ("2026-02-28", "2026-03-01", 1),
            ("2000-02-28", "2000-03-01", 2),
            ("1900-02-28", "1900-03-01", 1),
            ("2026-01-01", "2027-01-01", 365),
            ("2024-01-01", "2025-01-01", 366),
            ("2026-01-12", "2026-01-10", -2),
        ] {
            assert_eq!(days_between(date(from), date(to)), days, "{from} {to}");
        }
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
