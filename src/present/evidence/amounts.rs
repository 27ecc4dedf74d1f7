//! Amounts of a scenario as a reader reads them: in full, with their unit, and never rounded so far that
//! two of them look alike.

use crate::{
    domain::{
        clock::TimeOfDay,
        sourced::{Basis, Unit},
    },
    i18n::{
        messages::{number_millions, unit_minutes},
        number,
        still::messages,
    },
    ids::Locale,
};

const MINUTES_PER_DAY: f64 = 1440.0;

/// Writes an amount with its unit.
pub(super) fn amount(value: f64, unit: Unit, locale: Locale) -> String {
    match unit {
        Unit::Share => number::percent_in_full(locale, value),
        Unit::Factor => messages::unit_factor(locale, &number::plain(locale, value)),
        Unit::Minutes if value > 0.0 && value % MINUTES_PER_DAY == 0.0 => {
            days(value / MINUTES_PER_DAY, locale)
        }
        Unit::Minutes => unit_minutes(locale, &number::plain(locale, value)),
        Unit::Days => days(value, locale),
        Unit::Kroner => messages::unit_kroner(locale, &number::plain(locale, value)),
        Unit::Persons | Unit::LoginsPerDay | Unit::Agents | Unit::Services | Unit::Count => {
            count(value, locale)
        }
    }
}

/// Writes a time of day.
pub(super) fn clock(time: TimeOfDay, locale: Locale) -> String {
    number::clock(locale, time.minutes())
}

/// Writes minutes after midnight as the time of day that they are.
pub(super) fn clock_at(minute: f64, locale: Locale) -> String {
    let time = u16::try_from(number::round_to_u64(minute)).ok();
    let time = time.and_then(TimeOfDay::from_minutes);
    time.map_or_else(
        || amount(minute, Unit::Minutes, locale),
        |time| clock(time, locale),
    )
}

/// Names what kind of knowledge a number is.
pub(super) fn basis(basis: Basis, locale: Locale) -> &'static str {
    match basis {
        Basis::Reported => messages::basis_reported(locale),
        Basis::Official => messages::basis_official(locale),
        Basis::Derived => messages::basis_derived(locale),
        Basis::Assumed => messages::basis_assumed(locale),
    }
}

/// Writes whole days; of parts of a day, the minutes.
fn days(days: f64, locale: Locale) -> String {
    if days.fract() == 0.0 {
        messages::unit_days(locale, number::round_to_u64(days))
    } else {
        unit_minutes(locale, &number::plain(locale, days * MINUTES_PER_DAY))
    }
}

fn count(value: f64, locale: Locale) -> String {
    if value < 1e6 {
        number::plain(locale, value)
    } else {
        number_millions(locale, &number::plain(locale, value / 1e6))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Locale::{Da, En};

    #[test]
    fn amounts_are_written_in_full() {
        let cases = [
            (0.05, Unit::Share, "5%", "5\u{a0}%"),
            (0.99955, Unit::Share, "99.955%", "99,955\u{a0}%"),
            (0.9973, Unit::Share, "99.73%", "99,73\u{a0}%"),
            (0.002, Unit::Share, "0.2%", "0,2\u{a0}%"),
            (2.0, Unit::Factor, "× 2", "× 2"),
            (1.15, Unit::Factor, "× 1.15", "× 1,15"),
            (7.5, Unit::Minutes, "7.5 min", "7,5 min."),
            (0.0, Unit::Minutes, "0 min", "0 min."),
            (526.0, Unit::Minutes, "526 min", "526 min."),
            (1440.0, Unit::Minutes, "1 day", "1 dag"),
            (10_080.0, Unit::Minutes, "7 days", "7 dage"),
            (31.0, Unit::Days, "31 days", "31 dage"),
            (0.5, Unit::Days, "720 min", "720 min."),
            (123_793.0, Unit::Count, "123,793", "123.793"),
            (350.0, Unit::Agents, "350", "350"),
            (2.93e6, Unit::LoginsPerDay, "2.93 million", "2,93\u{a0}mio."),
        ];
        for (value, unit, en, da) in cases {
            let written = [En, Da].map(|locale| amount(value, unit, locale));
            assert_eq!(written, [en, da], "{value} {unit:?}");
        }
    }

    #[test]
    fn minutes_after_midnight_are_a_time_of_day() {
        assert_eq!(clock_at(600.0, En), "10:00");
        assert_eq!(clock_at(1020.0, Da), "17.00");
        assert_eq!(clock_at(1500.0, En), "1,500 min", "no time of any day");
    }
}
