//! The three key numbers of the day as it was reported, each with its range.

use crate::{
    domain::scenario::Scenario,
    i18n::{number, still::messages},
    ids::Locale,
    metrics::estimate::Estimate,
    sim::quantile::Spread,
};

/// The key numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyNumbersView {
    /// Their name, for those who cannot see that they belong together.
    pub name: &'static str,
    /// The numbers.
    pub numbers: Vec<KeyNumber>,
    /// What number and range are, and what they rest on.
    pub basis: String,
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyNumber {
    /// The number itself.
    pub value: String,
    /// What it counts.
    pub label: &'static str,
    /// Its range.
    pub range: String,
}

impl KeyNumbersView {
    /// Returns the key numbers of the day as a scenario reports it first.
    #[must_use]
    pub fn of(day: &Estimate, scenario: &Scenario, locale: Locale) -> Self {
        let hours = |hours: f64| number::compact(locale, hours);
        let mut numbers = vec![
            of_100(
                day.not_done_share.now(),
                messages::key_not_done(locale),
                locale,
            ),
            KeyNumber {
                value: hours(day.unmet_hours.now().p50),
                label: messages::key_unmet_hours(locale),
                range: range(day.unmet_hours.now(), hours, locale),
            },
        ];
        let calls = messages::key_hang_ups(locale);
        numbers.extend(
            day.hang_up_share
                .map(|share| of_100(share.now(), calls, locale)),
        );
        Self {
            name: messages::key_name(locale),
            numbers,
            basis: messages::key_basis(
                locale,
                scenario.variants[0].name.get(locale),
                &number::integer(locale, day.days as u64),
            ),
        }
    }
}

/// Writes a share as so many of 100.
fn of_100(share: Spread, label: &'static str, locale: Locale) -> KeyNumber {
    let count = |share: f64| number::integer(locale, number::round_to_u64(share * 100.0));
    KeyNumber {
        value: messages::key_of_100(locale, &count(share.p50)),
        label,
        range: range(share, count, locale),
    }
}

fn range(spread: Spread, write: impl Fn(f64) -> String, locale: Locale) -> String {
    messages::key_range(locale, &write(spread.p10), &write(spread.p90))
}
