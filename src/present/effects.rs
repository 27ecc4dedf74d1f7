//! What each safeguard alone would have changed, with its range, and what it cannot claim.

use crate::{
    domain::{safeguard::Safeguard, scenario::Scenario},
    i18n::{messages, number, still},
    ids::Locale,
    metrics::estimate::{Effect, Prepared},
};

/// What each safeguard alone would have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectsView {
    /// The heading.
    pub heading: &'static str,
    /// The safeguards, in the scenario's order.
    pub effects: Vec<EffectView>,
    /// What stands before what one cannot claim.
    pub limits_label: &'static str,
    /// What the ranges are.
    pub note: String,
}

/// One safeguard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectView {
    /// Its name.
    pub name: String,
    /// What it does alone, with its range.
    pub alone: String,
    /// What it cannot claim.
    pub limits: String,
}

impl EffectsView {
    /// Returns the effects of the safeguards of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario, prepared: &Prepared, locale: Locale) -> Self {
        let pairs = scenario.safeguards.iter().zip(&prepared.alone);
        let days = number::integer(locale, prepared.day.days as u64);
        Self {
            heading: still::messages::effects_heading(locale),
            effects: pairs
                .map(|(safeguard, effect)| EffectView::of(safeguard, effect, locale))
                .collect(),
            limits_label: still::messages::effects_limits(locale),
            note: still::messages::effects_note(locale, &days),
        }
    }
}

impl EffectView {
    fn of(safeguard: &Safeguard, effect: &Effect, locale: Locale) -> Self {
        Self {
            name: safeguard.name.get(locale).to_owned(),
            alone: change(effect, locale),
            limits: safeguard.cannot_claim.get(locale).to_owned(),
        }
    }
}

/// Says how the hours undone change, with the range, and how often they grow.
#[must_use]
pub fn change(effect: &Effect, locale: Locale) -> String {
    let change = effect.change;
    let [low, middle, high] =
        [change.p10, change.p50, change.p90].map(|change| signed_percent(locale, change));
    let mut words = if low == high {
        messages::effects_alone_one(locale, &middle)
    } else {
        messages::effects_alone(locale, &middle, &low, &high)
    };
    let worse = number::round_to_u64(effect.worse_share.share() * 100.0);
    if worse > 0 {
        words.push(' ');
        words.push_str(&messages::effects_worse(
            locale,
            &number::integer(locale, worse),
        ));
    }
    words
}

/// Writes a change of a share in whole per cent with its sign: `−18%`, `+2 %`, `0%`.
#[must_use]
pub fn signed_percent(locale: Locale, change: f64) -> String {
    let whole = number::round_to_u64(change.abs() * 100.0);
    let written = number::percent(locale, whole as f64 / 100.0);
    match (whole, change < 0.0) {
        (0, _) => written,
        (_, true) => ["−", &written].concat(),
        (_, false) => ["+", &written].concat(),
    }
}
