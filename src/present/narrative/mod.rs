//! The day of one person as a narrative: two to four short sentences for each hour.
//!
//! Which sentences are told follows by rules from the run, above all from what changed since the hour
//! before, and the most important errand comes first. Each sentence carries the [`Fact`] it states,
//! so that a test can hold it against the run. It writes no sentence of its own: those are in the
//! message files and in the scenario.

pub mod country;
pub mod fact;
pub mod person;
pub mod tell;

use crate::{
    app::model::Model,
    i18n::bundle::Texts,
    metrics::errands::{ErrandDay, ErrandMoment, ErrandState},
    present::narrative::{
        fact::{Fact, Sentence},
        person::Scene,
    },
};

/// Most sentences in one hour.
const MOST_SENTENCES: usize = 4;

/// With so many sentences about the person, nothing is told to fill the hour.
const ENOUGH: usize = 2;

/// One hour in words: first the country, then the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hour {
    /// How it is for the whole country.
    pub country: Vec<Sentence>,
    /// How it is for the person.
    pub person: Vec<Sentence>,
}

/// What has been told in the hours before.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The sentences of the hour before.
    last: Vec<Sentence>,
    /// Every fact so far.
    facts: Vec<Fact>,
}

impl Memory {
    /// Returns how often a fact has been told.
    #[must_use]
    pub fn times(&self, fact: Fact) -> usize {
        self.facts.iter().filter(|told| **told == fact).count()
    }

    fn was_just_told(&self, sentence: &Sentence) -> bool {
        self.last.iter().any(|last| last.text == sentence.text)
    }

    fn note(&mut self, hour: &Hour) {
        self.last = [&hour.country[..], &hour.person[..]].concat();
        self.facts
            .extend(self.last.iter().map(|sentence| sentence.fact));
    }
}

/// Returns the hours of the clock bar in words, for the person shown in a session.
#[must_use]
pub fn hours(model: &Model, days: &[ErrandDay], texts: Texts) -> Vec<Hour> {
    let scenario = &*model.scenario;
    let mut before = vec![ErrandState::NotYet; days.len()];
    let mut memory = Memory::default();
    let hour = |time| {
        let now: Vec<ErrandMoment> = days.iter().map(|day| day.at(scenario, time)).collect();
        let locale = texts.locale();
        let hour = tell(&Scene::new(
            model, locale, time, days, &now, &before, &memory,
        ));
        memory.note(&hour);
        before = now.iter().map(|moment| moment.state).collect();
        hour
    };
    scenario.horizon.hours().map(hour).collect()
}

/// Tells one hour: what was said in the hour before is left out, unless nothing else is left to say.
fn tell(scene: &Scene<'_>) -> Hour {
    let country = country::sentences(scene.model, scene.time, scene.memory, scene.locale);
    let mut person: Vec<Sentence> = Vec::new();
    let facts = scene.facts();
    let fillers = scene.fillers();
    let is_filler = |place| place >= facts.len();
    for (place, &fact) in facts.iter().chain(&fillers).enumerate() {
        let is_full = country.len() + person.len() >= MOST_SENTENCES;
        if is_full || is_filler(place) && person.len() >= ENOUGH {
            break;
        }
        let sentence = scene.sentence(fact, !person.is_empty());
        if !scene.memory.was_just_told(&sentence) {
            person.push(sentence);
        }
    }
    if person.is_empty() {
        let any = facts.first().or(fillers.first());
        person.extend(any.map(|&fact| scene.sentence(fact, false)));
    }
    Hour { country, person }
}

/// Returns whether a person is still busy with an errand.
fn is_open(state: ErrandState) -> bool {
    matches!(state, ErrandState::Trying | ErrandState::OnPhone)
}

/// Returns whether an errand is done, by whatever way.
fn is_done(state: ErrandState) -> bool {
    matches!(state, ErrandState::Done | ErrandState::DoneOtherWay)
}

/// Returns whether an errand is a loss for today.
fn is_lost(state: ErrandState) -> bool {
    matches!(state, ErrandState::PutOff | ErrandState::Missed)
}
