//! Rules for the story around the day: its words, messages, facts, safeguards and sources.

use crate::{
    data::{
        problem::ProblemKind,
        raw::{RawChange, RawFact, RawMessage, RawSafeguard, RawSource, RawStory},
        validate::{
            SAFEGUARDS,
            check::{Check, LONGEST, Wanted},
            path::At,
        },
    },
    domain::{
        fact::{Fact, FactKind, Message, MessageKind},
        safeguard::{Change, Input, Safeguard},
        scenario::Story,
        sourced::Unit,
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
            let number = raw.number.as_ref();
            Fact {
                slug: raw.id.as_str().into(),
                kind: self.one_of(at.key("kind"), "fact kind", &raw.kind, &FACT_KINDS),
                title: self.words(at.key("title"), &raw.title),
                text: self.words(at.key("text"), &raw.text),
                number: number.map(|number| self.any_number(at.key("number"), number)),
                source: self.source(at.key("source"), &raw.source),
            }
        };
        raw.iter().enumerate().map(fact).collect()
    }

    /// Finds the safeguards that a scenario offers.
    pub(super) fn chosen_safeguards(&mut self, at: At<'_>, raw: &[String]) -> Vec<Safeguard> {
        let raw = self.list(at, raw, 0, LONGEST);
        let library = self.library;
        let root = At::root(SAFEGUARDS);
        let list = root.key("safeguards");
        let mut chosen = Vec::new();
        for (index, id) in raw.iter().enumerate() {
            if let Some(first) = raw[..index].iter().position(|other| other == id) {
                let first = at.item(first).pointer();
                self.problem(
                    at.item(index),
                    ProblemKind::Duplicate {
                        found: id.clone(),
                        first,
                    },
                );
                continue;
            }
            let known = library.safeguards.iter().map(|safeguard| &*safeguard.id);
            if let Some(place) = self.find(at.item(index), "safeguard", id, known) {
                chosen.push(self.safeguard(list.item(place), &library.safeguards[place]));
            }
        }
        chosen
    }

    /// Checks a list of safeguards.
    pub(super) fn safeguards(&mut self, at: At<'_>, raw: &[RawSafeguard]) {
        let raw = self.list(at, raw, 0, LONGEST);
        self.ids(at, raw.iter().map(|s| &*s.id));
        for (index, raw) in raw.iter().enumerate() {
            self.safeguard(at.item(index), raw);
        }
    }

    fn safeguard(&mut self, at: At<'_>, raw: &RawSafeguard) -> Safeguard {
        let changes_at = at.key("changes");
        let changes = self.list(changes_at, &raw.changes, 1, LONGEST);
        let change = |(index, raw): (usize, &RawChange)| {
            let at = changes_at.item(index);
            let input = self.one_of(at.key("input"), "safeguard input", &raw.input, &Input::ALL);
            let to_at = at.key("to");
            let is_known = Input::ALL.iter().any(|&(_, name)| name == raw.input);
            let to = if is_known {
                self.number(to_at, &raw.to, unit_of(input))
            } else {
                self.any_number(to_at, &raw.to)
            };
            Change { input, to }
        };
        let changes = changes.iter().enumerate().map(change).collect();
        Safeguard {
            slug: raw.id.as_str().into(),
            name: self.words(at.key("name"), &raw.name),
            about: self.words(at.key("about"), &raw.about),
            cannot_claim: self.words(at.key("cannot_claim"), &raw.cannot_claim),
            changes,
        }
    }

    /// Checks the list of sources.
    pub(super) fn sources(&mut self, at: At<'_>, raw: &[RawSource]) {
        self.ids(at, raw.iter().map(|s| &*s.id));
        for (index, raw) in raw.iter().enumerate() {
            let at = at.item(index);
            for (key, text) in [("publisher", &raw.publisher), ("title", &raw.title)] {
                if text.trim().is_empty() {
                    self.malformed(at.key(key), text, "a text with at least one letter");
                }
            }
        }
    }
}

/// Returns the unit in which a safeguard's input is given.
fn unit_of(input: Input) -> Unit {
    match input {
        Input::OutageMinutesAtMost | Input::DeadlineMinutesAdded | Input::BypassDelayMinutes => {
            Unit::Minutes
        }
        Input::AlternativeLoginShare
        | Input::AlternativeLoginSuccess
        | Input::PhoneResolveShare
        | Input::OverloadLoss
        | Input::BypassReachShare => Unit::Share,
        Input::AgentsFactor | Input::PhoneSwitchFactor | Input::RetryMinutesFactor => Unit::Factor,
        Input::CounterChecksPerHour => Unit::Count,
    }
}
