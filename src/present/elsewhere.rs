//! What is told where a page itself is not shown: in its picture, and without a network.

use crate::{
    domain::scenario::Scenario,
    i18n::{number, still::messages},
    ids::Locale,
};

/// Says which day a page's picture is about, and what the drawing in it rests on.
#[must_use]
pub fn picture_basis(scenario: &Scenario, locale: Locale) -> String {
    let date = number::date(locale, &scenario.date.to_data());
    messages::card_basis(locale, &date, scenario.variants[0].name.get(locale))
}

/// Returns what is told in place of a page that was never kept: heading, text, and the link to try again.
#[must_use]
pub fn excuse(locale: Locale) -> [&'static str; 3] {
    [
        messages::offline_title(locale),
        messages::offline_text(locale),
        messages::offline_again(locale),
    ]
}
