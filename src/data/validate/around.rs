//! Rules for the story around the day: its words, messages, facts and sources.

use crate::{
    data::{
        raw::{RawFact, RawMessage, RawSource, RawStory},
        validate::{
            check::{Check, LONGEST, Wanted},
            path::At,
        },
    },
    domain::{
        fact::{Fact, FactKind, Message, MessageKind},
        scenario::Story,
    },
};

const MESSAGE_KINDS: [(MessageKind, &str); 4] = [
    (MessageKind::MajorIncident, "major_incident"),
    (MessageKind::UpdatePromised, "update_promised"),
    (MessageKind::Solved, "solved"),
    (MessageKind::NoCause, "no_cause"),
];

const FACT_KINDS: [(FactKind, &str); 5] = [
    (FactKind::Reported, "reported"),
    (FactKind::KeepsWorking, "keeps_working"),
    (FactKind::History, "history"),
    (FactKind::Comparison, "comparison"),
    (FactKind::Contested, "contested"),
];

impl Check<'_> {
    pub(super) fn story(&mut self, at: At<'_>, raw: &RawStory) -> Story {
        let left_out_at = at.key("left_out");
        let left_out = self.list(left_out_at, &raw.left_out, 0, LONGEST);
        Story {
            system: self.words(at.key("system"), &raw.system),
            headline: self.words(at.key("headline"), &raw.headline),
            standfirst: self.words(at.key("standfirst"), &raw.standfirst),
            composites: self.words(at.key("composites"), &raw.composites),
            left_out: left_out
                .iter()
                .enumerate()
                .map(|(index, raw)| self.words(left_out_at.item(index), raw))
                .collect(),
        }
    }

    pub(super) fn messages(&mut self, at: At<'_>, raw: &[RawMessage]) -> Vec<Message> {
        let raw = self.list(at, raw, 0, LONGEST);
        for (index, pair) in raw.windows(2).enumerate() {
            let (earlier, later) = (at.item(index), at.item(index + 1));
            let (earlier, later) = (earlier.key("at"), later.key("at"));
            let earlier = (earlier.key("value"), &*pair[0].at.value);
            self.order(
                (later.key("value"), &pair[1].at.value),
                Wanted::AtOrAfter,
                earlier,
            );
        }
        let message = |(index, raw): (usize, &RawMessage)| {
            let at = at.item(index);
            Message {
                at: self.moment(at.key("at"), &raw.at),
                kind: self.one_of(at.key("kind"), "message kind", &raw.kind, &MESSAGE_KINDS),
                text: self.words(at.key("text"), &raw.text),
            }
        };
        raw.iter().enumerate().map(message).collect()
    }

    pub(super) fn facts(&mut self, at: At<'_>, raw: &[RawFact]) -> Vec<Fact> {
        let raw = self.list(at, raw, 0, LONGEST);
        self.ids(at, raw.iter().map(|f| &*f.id));
        let fact = |(index, raw): (usize, &RawFact)| {
            let at = at.item(index);
            let numbers_at = at.key("numbers");
            let numbers = self.list(numbers_at, &raw.numbers, 0, LONGEST);
            Fact {
                slug: raw.id.as_str().into(),
                kind: self.one_of(at.key("kind"), "fact kind", &raw.kind, &FACT_KINDS),
                title: self.words(at.key("title"), &raw.title),
                text: self.words(at.key("text"), &raw.text),
                numbers: numbers
                    .iter()
                    .enumerate()
                    .map(|(index, raw)| self.any_number(numbers_at.item(index), raw))
                    .collect(),
                source: self.source(at.key("source"), &raw.source),
            }
        };
        raw.iter().enumerate().map(fact).collect()
    }

    /// Checks the sources that a scenario brings itself, once all that cites is read; one that nothing
    /// cites is a slip.
    pub(super) fn own_sources(&mut self, at: At<'_>, raw: &[RawSource]) {
        let raw = self.list(at, raw, 0, LONGEST);
        self.sources(at, raw);
        for (index, own) in raw.iter().enumerate() {
            let mut cited = self.cited.iter().filter_map(|&place| raw.get(place));
            if cited.all(|other| other.id != own.id) {
                let because = "nothing in the scenario cites it, so nobody would be told of it";
                self.contradicts(at.item(index).key("id"), format!("{:?}", own.id), because);
            }
        }
    }

    /// Checks a list of sources.
    pub(super) fn sources(&mut self, at: At<'_>, raw: &[RawSource]) {
        self.ids(at, raw.iter().map(|s| &*s.id));
        for (index, raw) in raw.iter().enumerate() {
            let at = at.item(index);
            for (key, text) in [("publisher", &raw.publisher), ("title", &raw.title)] {
                if text.trim().is_empty() {
                    self.malformed(at.key(key), text, "a text with at least one letter");
                }
            }
            let is_code = |lang: &&String| {
                let is_small = lang.bytes().all(|byte| byte.is_ascii_lowercase());
                is_small && matches!(lang.len(), 2 | 3)
            };
            if let Some(lang) = raw.lang.as_ref().filter(|lang| !is_code(lang)) {
                self.malformed(
                    at.key("lang"),
                    lang,
                    "two or three small letters, such as da",
                );
            }
        }
    }
}
