//! The hour in words: two or three short sentences, and what is read out after a change.
//!
//! Which sentence fits is decided here; the sentences themselves are in the message files.

use crate::{
    app::model::{Announced, Model},
    domain::{clock::TimeOfDay, fact::MessageKind},
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    metrics::errands::ErrandState,
    present::{
        clock::Phase,
        errands::{ErrandsView, StateCounts},
        spells::{Spell, spells},
    },
    sim::run::CohortColumn,
};

/// The hour in words.
#[derive(Clone, Debug, PartialEq)]
pub struct WordsView {
    /// The heading.
    pub heading: &'static str,
    /// The moment: the time and what kind of hour it is.
    pub moment: Vec<Spell<String>>,
    /// How it is for the whole country.
    pub country: Vec<Spell<String>>,
    /// How the person's errands stand.
    pub person: Vec<Spell<String>>,
    /// What the authority last said.
    pub authority: Vec<Spell<Option<String>>>,
}

impl WordsView {
    /// Returns the words of every hour of a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts, errands: &ErrandsView) -> Self {
        let locale = texts.locale();
        let horizon = &model.scenario.horizon;
        let mut counts = errands.counts.iter();
        Self {
            heading: messages::words_heading(locale),
            moment: spells(horizon, |time| moment(model, time, locale)),
            country: spells(horizon, |time| country(model, time, locale)),
            person: spells(horizon, |_| {
                counts
                    .next()
                    .map(|counts| person(counts, locale))
                    .unwrap_or_default()
            }),
            authority: spells(horizon, |time| authority(model, time, locale)),
        }
    }
}

/// Says what time it is and how the identity system is.
fn moment(model: &Model, time: TimeOfDay, locale: Locale) -> String {
    let clock = number::clock(locale, time.minutes());
    let outage = model.outage();
    let system = model.scenario.story.system.get(locale);
    let since = |start: TimeOfDay| number::hours(locale, time.minutes() - start.minutes());
    match Phase::at(model, time) {
        Phase::Before => messages::moment_before(locale, &clock, system),
        Phase::Outage if time == outage.start => messages::moment_start(locale, &clock, system),
        Phase::Outage => messages::moment_outage(locale, &clock, system, &since(outage.start)),
        Phase::Recovery => messages::moment_recovery(locale, &clock, system),
        Phase::After if time == outage.end => messages::moment_end(locale, &clock, system),
        Phase::After => messages::moment_after(locale, &clock, system, &since(outage.end)),
    }
}

/// Says how many logins are stuck in the whole country.
fn country(model: &Model, time: TimeOfDay, locale: Locale) -> String {
    let minute = model.scenario.horizon.minute_at(time);
    let stuck = model
        .run
        .total_at(CohortColumn::InRetryPool, minute, |_| true);
    let gave_up = model.run.total_at(CohortColumn::GaveUp, minute, |_| true);
    let wanted = model.run.wanted_per_minute(minute) * 60.0;
    let people = |persons: f64| number::compact(locale, persons);
    match Phase::at(model, time) {
        Phase::Before => messages::country_before(locale, &people(wanted)),
        Phase::Outage if stuck < 1_000.0 => messages::country_start(locale, &people(wanted)),
        _ if stuck < 1_000.0 => messages::country_after(locale, &people(gave_up)),
        _ => messages::country_stuck(locale, &people(stuck), &people(gave_up)),
    }
}

/// Says how the person's errands stand.
fn person(counts: &StateCounts, locale: Locale) -> String {
    let of = |state: ErrandState| counts[state as usize];
    let stuck = of(ErrandState::Trying) + of(ErrandState::OnPhone);
    let done = of(ErrandState::Done) + of(ErrandState::DoneOtherWay);
    let lost = of(ErrandState::PutOff) + of(ErrandState::Missed);
    let parts = [
        (done, messages::person_done(locale, done)),
        (stuck, messages::person_stuck(locale, stuck)),
        (lost, messages::person_lost(locale, lost)),
        (
            of(ErrandState::NotYet),
            messages::person_not_yet(locale, of(ErrandState::NotYet)),
        ),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, text)| text)
        .collect();
    messages::person_errands(locale, &parts.join(", "))
}

/// Says what the authority last said, up to this hour.
fn authority(model: &Model, time: TimeOfDay, locale: Locale) -> Option<String> {
    let outage = model.outage();
    let is_default = model.plan.outage.is_none();
    // What was said belongs to the reported day. With another length, only what still fits is told,
    // and nothing once that outage is over.
    if !is_default && time >= outage.end {
        return None;
    }
    let last = model.scenario.messages.iter().rev().find(|message| {
        let at = message.at.value;
        at <= time && (is_default || outage.contains(at))
    })?;
    let clock = number::clock(locale, last.at.value.minutes());
    let text = last.text.get(locale);
    Some(match last.kind {
        MessageKind::MajorIncident | MessageKind::Solved => {
            messages::authority_said(locale, &clock, text)
        }
        // Nothing was said at these times; it is we who tell what was missing.
        MessageKind::UpdatePromised | MessageKind::NoCause => {
            messages::authority_silent(locale, &clock, text)
        }
    })
}

/// Says whether a file was made.
#[must_use]
pub fn saved(locale: Locale, is_saved: bool) -> &'static str {
    if is_saved {
        messages::chart_saved(locale)
    } else {
        messages::chart_not_saved(locale)
    }
}

/// Returns what the live region says about the last change.
#[must_use]
pub fn announcement(model: &Model, texts: Texts, words: &WordsView) -> String {
    let locale = texts.locale();
    let name = crate::present::spells::hour_name(model.cursor);
    let now = |spells: &[Spell<String>]| {
        let holds = |spell: &&Spell<String>| spell.at.split(' ').any(|hour| hour == name);
        spells
            .iter()
            .find(holds)
            .map(|spell| spell.value.clone())
            .unwrap_or_default()
    };
    match model.announced {
        Announced::Nothing => String::new(),
        Announced::Hour | Announced::Outage => [now(&words.moment), now(&words.person)].join(" "),
        Announced::Saved(is_saved) => saved(locale, is_saved).to_owned(),
        Announced::Safeguard => crate::present::safeguards::spoken(model, locale),
        Announced::Persona => {
            let persona = model.scenario.persona(model.persona());
            [
                persona.person.get(locale).to_owned() + ".",
                now(&words.person),
            ]
            .join(" ")
        }
    }
}
