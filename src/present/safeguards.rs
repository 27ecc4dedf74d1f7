//! What would have helped: the safeguards as switches, and what the reader's choice comes to.

use crate::{
    app::model::Model,
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    metrics::{
        errands::{ErrandState, errand_days},
        groups::unmet_hours,
    },
    sim::{run::Run, world::World},
};

/// What would have helped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeguardsView {
    /// The heading.
    pub heading: &'static str,
    /// How to use it.
    pub intro: &'static str,
    /// The safeguards, in the scenario's order.
    pub switches: Vec<SwitchView>,
    /// What stands for the ranges until they are worked out.
    pub waiting: &'static str,
    /// The heading of what the choice comes to.
    pub outcome_heading: &'static str,
    /// What the choice comes to, in sentences.
    pub outcome: Vec<String>,
    /// What that rests on; empty if nothing is chosen.
    pub basis: &'static str,
}

/// A safeguard as a switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchView {
    /// Its id in data.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub about: String,
    /// Whether it is on.
    pub is_on: bool,
    /// How much of it, in per cent; what the slider shows.
    pub percent: u64,
    /// The name of the slider.
    pub strength_label: String,
    /// What the slider's value means.
    pub strength: String,
}

impl SafeguardsView {
    /// Returns the safeguards of a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let places = 0..model.scenario.safeguards.len();
        Self {
            heading: messages::safeguards_heading(locale),
            intro: messages::safeguards_intro(locale),
            switches: places.map(|place| switch(model, place, locale)).collect(),
            waiting: messages::ranges_waiting(locale),
            outcome_heading: messages::outcome_heading(locale),
            outcome: outcome(model, locale),
            basis: if model.has_choice() {
                messages::outcome_basis(locale)
            } else {
                ""
            },
        }
    }
}

fn switch(model: &Model, place: usize, locale: Locale) -> SwitchView {
    let safeguard = &model.scenario.safeguards[place];
    let strength = model.plan.strength(place);
    let is_on = strength > 0.0;
    let strength = if is_on { strength } else { 1.0 };
    let name = safeguard.name.get(locale);
    SwitchView {
        slug: safeguard.slug.to_string(),
        name: name.to_owned(),
        about: safeguard.about.get(locale).to_owned(),
        is_on,
        percent: number::round_to_u64(strength * 100.0),
        strength_label: messages::safeguard_strength(locale, name),
        strength: messages::safeguard_strength_value(locale, &number::percent(locale, strength)),
    }
}

/// Says what the choice comes to for the country and for the person.
fn outcome(model: &Model, locale: Locale) -> Vec<String> {
    if !model.has_choice() {
        return vec![messages::outcome_nothing(locale).to_owned()];
    }
    let hours = |run: &Run| number::compact(locale, unmet_hours(run));
    let (before, after) = (hours(model.other_day().1), hours(&model.run));
    let country = if before == after {
        messages::outcome_hours_same(locale, &after)
    } else {
        messages::outcome_hours(locale, &after, &before)
    };
    vec![country, person(model, locale)]
}

/// Says what a change of the safeguard at a place came to, for those who cannot see it: first how much of it
/// is on now, since others may be too, and it may change nothing.
#[must_use]
pub fn spoken(model: &Model, place: usize, locale: Locale) -> String {
    let name = model.scenario.safeguards[place].name.get(locale);
    let strength = number::percent(locale, model.plan.strength(place));
    [name, ": ", &strength, ". ", &spoken_outcome(model, locale)].concat()
}

/// Says what the choice comes to, in one breath.
#[must_use]
pub fn spoken_outcome(model: &Model, locale: Locale) -> String {
    outcome(model, locale).join(" ")
}

fn person(model: &Model, locale: Locale) -> String {
    let persona = model.scenario.persona(model.persona());
    let name = persona.person.get(locale);
    let (other, its_run) = model.other_day();
    let before = done(model, &other, its_run);
    let after = done(model, &model.world(), &model.run);
    let all = persona.errands.len() as u64;
    let [before, after, all] = [before, after, all].map(|count| number::integer(locale, count));
    if before == after {
        messages::outcome_person_same(locale, name, &after, &all)
    } else {
        messages::outcome_person(locale, name, &after, &all, &before)
    }
}

/// Returns how many of the person's errands are done by the last hour.
fn done(model: &Model, world: &World, run: &Run) -> u64 {
    let scenario = &*model.scenario;
    let last = scenario.horizon.last_hour;
    let days = errand_days(scenario, world, run, model.persona());
    let states = days.iter().map(|day| day.at(scenario, last).state);
    let is_done =
        |state: &ErrandState| matches!(state, ErrandState::Done | ErrandState::DoneOtherWay);
    states.filter(is_done).count() as u64
}
