//! Headline, standfirst and the finding in one sentence, with its range.

use crate::{
    app::model::Model,
    domain::outage::OutageSpan,
    i18n::{bundle::Texts, messages, number},
    metrics::exposure::logins_wanted,
};

/// The top of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MastheadView {
    /// What this is, and of which day.
    pub kicker: String,
    /// The headline.
    pub headline: String,
    /// A few sentences below it.
    pub standfirst: String,
    /// The finding in one sentence, with its range.
    pub finding: String,
    /// What the finding rests on.
    pub basis: String,
}

impl MastheadView {
    /// Returns the top of the page for a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        let story = &scenario.story;
        Self {
            kicker: messages::kicker(locale, &number::date(locale, &scenario.date.to_data())),
            headline: story.headline.get(locale).to_owned(),
            standfirst: story.standfirst.get(locale).to_owned(),
            finding: finding(model, texts),
            basis: messages::finding_basis(locale).to_owned(),
        }
    }
}

/// Says how many logins were wanted in the shortest and in the longest reading of the day, and how far our
/// assumptions take that.
fn finding(model: &Model, texts: Texts) -> String {
    let locale = texts.locale();
    let scenario = &*model.scenario;
    let spans = scenario
        .variants
        .iter()
        .filter_map(|variant| OutageSpan::new(variant.start.value, variant.end.value));
    let shortest = spans
        .clone()
        .min_by_key(OutageSpan::minutes)
        .unwrap_or(model.outage());
    let longest = spans
        .max_by_key(OutageSpan::minutes)
        .unwrap_or(model.outage());
    let hours = |span: OutageSpan| number::hours(locale, span.minutes());
    let (few, many) = (
        logins_wanted(scenario, shortest),
        logins_wanted(scenario, longest),
    );
    let range = messages::ranges_from_to(
        locale,
        &number::compact(locale, few.low),
        &number::compact(locale, many.high),
    );
    let system = scenario.story.system.get(locale);
    if shortest == longest {
        let many = number::compact(locale, many.central);
        messages::finding_one(locale, system, &many, &range)
    } else {
        messages::finding_range(
            locale,
            system,
            &number::compact(locale, few.central),
            &hours(shortest),
            &number::compact(locale, many.central),
            &hours(longest),
            &range,
        )
    }
}
