//! What the reader's safeguards come to over many possible days, with its range.

use crate::{
    app::model::Model,
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    metrics::estimate::Figure,
    present::effects,
    sim::quantile::Spread,
};

/// What the choice comes to, with its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangesView {
    /// For the whole country.
    pub country: String,
    /// Day by day against the baseline, and how often it makes things worse.
    pub paired: String,
    /// For the group of the person shown.
    pub group: String,
    /// What the ranges are.
    pub note: String,
}

impl RangesView {
    /// Returns the ranges of a session's plan; `None` until its days are worked out.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Option<Self> {
        let locale = texts.locale();
        let (estimate, effect) = model.drawn_figures()?;
        let scenario = &*model.scenario;
        let persona = model.persona();
        let name = scenario.persona(persona).name.get(locale);
        let in_group = estimate.group_hours.get(persona.index())?;
        let plain = |hours| number::plain(locale, hours);
        let [group_before, group_after] = before_and_after(in_group, plain, locale);
        let hours = |hours: f64| number::compact(locale, hours);
        let [before, after] = before_and_after(&estimate.unmet_hours, hours, locale);
        Some(Self {
            country: messages::ranges_country(locale, &after, &before),
            paired: effects::change(effect, locale),
            group: messages::ranges_group(locale, name, &group_after, &group_before),
            note: messages::ranges_note(locale, &number::integer(locale, estimate.days as u64)),
        })
    }
}

/// Writes the ranges of a figure without and with the safeguards.
fn before_and_after(figure: &Figure, write: impl Fn(f64) -> String, locale: Locale) -> [String; 2] {
    [figure.before, figure.now()]
        .map(|Spread { p10, p90, .. }| messages::ranges_from_to(locale, &write(p10), &write(p90)))
}
