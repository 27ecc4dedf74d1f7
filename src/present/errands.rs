//! What the person needs done today, and how each errand stands over the hours.

use crate::{
    app::model::Model,
    domain::errand::{Deadline, Errand},
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    metrics::errands::{ErrandDay, ErrandMoment, ErrandState, OtherWay},
    present::spells::{Spell, spells},
};

/// The errands of the person shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrandsView {
    /// The heading of the person's day.
    pub person: String,
    /// The name of the list.
    pub heading: &'static str,
    /// How to read the states.
    pub how_to_read: &'static str,
    /// The errands, in the order in which they are first tried.
    pub errands: Vec<ErrandView>,
}

/// One errand.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrandView {
    /// Its id in data.
    pub slug: String,
    /// What is to be done.
    pub title: String,
    /// Where, when first tried and until when.
    pub terms: String,
    /// How it stands, over the hours.
    pub states: Vec<Spell<StateView>>,
    /// How it stands for 100 people in the same situation, over the hours; only once tried.
    pub odds: Vec<Spell<Option<String>>>,
}

/// How an errand stands: never by colour alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateView {
    /// Its name in the style sheet.
    pub name: &'static str,
    /// Its symbol.
    pub symbol: &'static str,
    /// Its name for the reader.
    pub label: &'static str,
    /// What is told about it.
    pub line: String,
}

/// A state as it is shown: never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateLabel {
    /// Its name in the style sheet.
    pub name: &'static str,
    /// Its symbol.
    pub symbol: &'static str,
    /// Its name for the reader.
    pub label: &'static str,
}

impl ErrandsView {
    /// Returns the errands of the person shown in a session, which go so.
    #[must_use]
    pub fn of(model: &Model, days: &[ErrandDay], texts: Texts) -> Self {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        let persona = scenario.persona(model.persona());
        let added = model.world().deadline_minutes_added as u32;
        Self {
            person: messages::errands_person(locale, persona.person.get(locale)),
            heading: messages::errands_heading(locale),
            how_to_read: messages::errands_how_to_read(locale),
            errands: persona
                .errands
                .iter()
                .zip(days)
                .map(|(errand, day)| ErrandView::of(model, errand, day, added, locale))
                .collect(),
        }
    }
}

impl ErrandView {
    fn of(
        model: &Model,
        errand: &Errand,
        day: &ErrandDay,
        minutes_added: u32,
        locale: Locale,
    ) -> Self {
        let scenario = &*model.scenario;
        let horizon = &scenario.horizon;
        Self {
            slug: errand.slug.to_string(),
            title: errand.title.get(locale).to_owned(),
            terms: terms(
                scenario.service(errand.service).name.get(locale),
                errand,
                errand.deadline.moved(scenario.date, minutes_added),
                locale,
            ),
            states: spells(horizon, |time| {
                state(errand, day.at(scenario, time), locale)
            }),
            odds: spells(horizon, |time| odds(day.at(scenario, time), locale)),
        }
    }
}

fn terms(service: &str, errand: &Errand, deadline: Deadline, locale: Locale) -> String {
    let wanted = number::clock(locale, errand.wanted.minutes());
    match deadline {
        Deadline::Today(time) => messages::errand_terms_today(
            locale,
            service,
            &wanted,
            &number::clock(locale, time.minutes()),
        ),
        Deadline::Later(date) => messages::errand_terms_later(
            locale,
            service,
            &wanted,
            &number::day_and_month(locale, &date.to_data()),
        ),
    }
}

/// Returns how a state is shown.
#[must_use]
pub fn state_label(state: ErrandState, locale: Locale) -> StateLabel {
    let (name, symbol, label) = match state {
        ErrandState::NotYet => ("not-yet", "○", messages::state_not_yet(locale)),
        ErrandState::Trying => ("trying", "↻", messages::state_trying(locale)),
        ErrandState::OnPhone => ("on-phone", "☏", messages::state_on_phone(locale)),
        ErrandState::Done => ("done", "✓", messages::state_done(locale)),
        ErrandState::DoneOtherWay => (
            "done-other-way",
            "⤳",
            messages::state_done_other_way(locale),
        ),
        ErrandState::PutOff => ("put-off", "→", messages::state_put_off(locale)),
        ErrandState::Missed => ("missed", "✕", messages::state_missed(locale)),
    };
    StateLabel {
        name,
        symbol,
        label,
    }
}

fn state(errand: &Errand, moment: ErrandMoment, locale: Locale) -> StateView {
    let lines = &errand.lines;
    let words = match moment.state {
        ErrandState::NotYet => None,
        ErrandState::Trying => lines.trying.as_ref(),
        ErrandState::OnPhone => lines.on_phone.as_ref(),
        ErrandState::Done => Some(&lines.done),
        // The errand's own line tells of the phone.
        ErrandState::DoneOtherWay if moment.other_way == OtherWay::Phone => {
            lines.done_other_way.as_ref()
        }
        ErrandState::DoneOtherWay => None,
        ErrandState::PutOff => lines.put_off.as_ref(),
        ErrandState::Missed => lines.missed.as_ref(),
    };
    let mut line = words.map(|w| w.get(locale).to_owned()).unwrap_or_default();
    if moment.state == ErrandState::DoneOtherWay && line.is_empty() {
        line = other_way(moment.other_way, locale).to_owned();
    }
    if moment.state == ErrandState::Trying {
        let tries = number::round_to_u64(moment.tries).max(1);
        line.push(' ');
        line.push_str(&messages::errand_tries(locale, tries));
    }
    let StateLabel {
        name,
        symbol,
        label,
    } = state_label(moment.state, locale);
    StateView {
        name,
        symbol,
        label,
        line: line.trim_start().to_owned(),
    }
}

/// Says by which way an errand was done that has no line of its own for it.
fn other_way(way: OtherWay, locale: Locale) -> &'static str {
    match way {
        OtherWay::Phone => messages::errand_by_phone(locale),
        OtherWay::SecondLogin => messages::errand_by_second_login(locale),
        OtherWay::Counter => messages::errand_by_counter(locale),
        OtherWay::Code => messages::errand_by_code(locale),
    }
}

fn odds(moment: ErrandMoment, locale: Locale) -> Option<String> {
    // What nobody or everybody has done by now needs no count.
    if moment.is_certain || moment.done_share > 0.995 {
        return None;
    }
    let done = number::round_to_u64(moment.done_share * 100.0);
    let gave_up = number::round_to_u64(moment.gave_up_share * 100.0);
    let late = 100_u64.saturating_sub(done + gave_up);
    let count = |people: u64| number::integer(locale, people);
    Some(if moment.is_late && late > 0 {
        messages::errand_odds_late(locale, &count(done), &count(gave_up), &count(late))
    } else {
        messages::errand_odds(locale, &count(done), &count(gave_up))
    })
}
