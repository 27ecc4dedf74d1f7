//! The hour in words: the narrative, what the authority said, and what is read out after a change.
//!
//! The sentences themselves are in the message files and in the scenario.

use crate::{
    app::model::{Announced, Model},
    domain::{clock::TimeOfDay, fact::MessageKind, outage::Variant},
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    metrics::errands::ErrandDay,
    present::{
        narrative::{self, Hour, fact::Sentence},
        safeguards,
        spells::{Spell, spells},
    },
};

/// The hour in words.
#[derive(Clone, Debug, PartialEq)]
pub struct WordsView {
    /// The heading.
    pub heading: &'static str,
    /// How it is for the whole country.
    pub country: Vec<Spell<String>>,
    /// How it is for the person.
    pub person: Vec<Spell<String>>,
    /// What the authority last said.
    pub authority: Vec<Spell<Option<String>>>,
}

impl WordsView {
    /// Returns the words of every hour of a session.
    #[must_use]
    pub fn of(model: &Model, days: &[ErrandDay], texts: Texts) -> Self {
        let locale = texts.locale();
        let horizon = &model.scenario.horizon;
        let hours = narrative::hours(model, days, texts);
        let told = |part: fn(&Hour) -> &[Sentence]| {
            let mut parts = hours.iter().map(|hour| joined(part(hour)));
            spells(horizon, |_| parts.next().unwrap_or_default())
        };
        Self {
            heading: messages::words_heading(locale),
            country: told(|hour| &hour.country),
            person: told(|hour| &hour.person),
            authority: spells(horizon, |time| authority(model, time, locale)),
        }
    }
}

/// Joins sentences to a paragraph.
fn joined(sentences: &[Sentence]) -> String {
    let texts: Vec<&str> = sentences.iter().map(|sentence| &*sentence.text).collect();
    texts.join(" ")
}

/// Says what the authority last said, up to this hour.
fn authority(model: &Model, time: TimeOfDay, locale: Locale) -> Option<String> {
    let outage = model.outage();
    let variant = &model.scenario.variants[0];
    let is_default = (outage.start, outage.end) == (variant.start.value, variant.end.value);
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

/// Says whether a file of a format was made.
#[must_use]
pub fn saved(locale: Locale, format: &str, is_saved: bool) -> String {
    if is_saved {
        messages::chart_saved(locale, format)
    } else {
        messages::chart_not_saved(locale, format)
    }
}

/// Returns a text up to the end of its first sentence; no abbreviation ends in a point here.
fn first_sentence(text: &str) -> String {
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    text[..end].to_owned()
}

/// Returns what the live region says about the last change.
#[must_use]
pub fn announcement(model: &Model, texts: Texts, words: &WordsView) -> String {
    let locale = texts.locale();
    let name = crate::present::spells::hour_name(model.cursor);
    // The first sentence tells what changed; the rest stands on the page.
    let now = |spells: &[Spell<String>]| {
        let holds = |spell: &&Spell<String>| spell.at.split(' ').any(|hour| hour == name);
        spells
            .iter()
            .find(holds)
            .map(|spell| first_sentence(&spell.value))
            .unwrap_or_default()
    };
    match model.announced {
        Announced::Nothing => String::new(),
        Announced::Hour => [now(&words.country), now(&words.person)].join(" "),
        // The hour may sound the same under another outage: its length is said first, and what it comes to.
        Announced::Outage => {
            let now_out = model.outage();
            let is_now = |variant: &&Variant| {
                (variant.start.value, variant.end.value) == (now_out.start, now_out.end)
            };
            let length = model.scenario.variants.iter().find(is_now);
            let length = length.map_or("", |variant| variant.name.get(locale));
            let told = if model.has_choice() {
                safeguards::spoken_outcome(model, locale)
            } else {
                [now(&words.country), now(&words.person)].join(" ")
            };
            [length, ". ", &told].concat()
        }
        Announced::Guess => crate::present::predict::said(model, locale).join(" "),
        // The hours go by: a short text for each, of the person if there is one.
        Announced::Tick => {
            let person = now(&words.person);
            let told = if person.is_empty() {
                now(&words.country)
            } else {
                person
            };
            [number::clock(locale, model.cursor.minutes()), told].join(": ")
        }
        Announced::Copied(what, is_done) => {
            crate::present::share::confirmation(what, is_done, locale).to_owned()
        }
        Announced::Saved(format, is_saved) => saved(locale, format, is_saved),
        Announced::Safeguard(place) => safeguards::spoken(model, place, locale),
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
