//! Rules for safeguards: which inputs they change, which of these belong together, and what they name.

use crate::{
    data::{
        problem::ProblemKind,
        raw::{RawChange, RawSafeguard, RawScenario},
        validate::{
            SAFEGUARDS,
            check::{Check, LONGEST},
            path::At,
        },
    },
    domain::safeguard::{Change, Input, Safeguard},
    ids::ServiceId,
};

/// The last minute of a day, counted from midnight.
const DAY_MINUTES: f64 = 1440.0;

impl Check<'_> {
    /// Finds the safeguards that a scenario offers: its own before the shared ones.
    pub(super) fn chosen_safeguards(
        &mut self,
        at: At<'_>,
        scenario: &RawScenario,
    ) -> Vec<Safeguard> {
        let raw = self.list(at, &scenario.safeguards, 0, LONGEST);
        let own = self.own_safeguards(scenario);
        let library = self.library;
        let root = At::root(SAFEGUARDS);
        let list = root.key("safeguards");
        let mut chosen = Vec::new();
        for (index, id) in raw.iter().enumerate() {
            if self.is_again(at, index, raw) {
                continue;
            }
            if let Some(own) = own.iter().find(|own| *own.slug == **id) {
                chosen.push(own.clone());
                continue;
            }
            // All names there are, so that a slip is told with the nearest one.
            let known = library.safeguards.iter().map(|shared| &*shared.id);
            let known = known.chain(own.iter().map(|own| &*own.slug));
            if let Some(place) = self.find(at.item(index), "safeguard", id, known) {
                let raw = &library.safeguards[place];
                chosen.push(self.safeguard(list.item(place), raw, Some(scenario)));
            }
        }
        chosen
    }

    /// Checks the safeguards that a scenario brings itself; one that is not offered is a slip.
    fn own_safeguards(&mut self, scenario: &RawScenario) -> Vec<Safeguard> {
        let root = At::root("");
        let at = root.key("own_safeguards");
        let raw = self.list(at, &scenario.own_safeguards, 0, LONGEST);
        self.ids(at, raw.iter().map(|own| &*own.id));
        let mut own = Vec::new();
        for (index, raw) in raw.iter().enumerate() {
            if !scenario.safeguards.contains(&raw.id) {
                let because = "\"safeguards\" does not offer it, so nobody could choose it";
                self.contradicts(at.item(index).key("id"), format!("{:?}", raw.id), because);
            }
            own.push(self.safeguard(at.item(index), raw, Some(scenario)));
        }
        own
    }

    /// Checks a list of safeguards; the services and parts they name are those of each scenario.
    pub(super) fn safeguards(&mut self, at: At<'_>, raw: &[RawSafeguard]) {
        let raw = self.list(at, raw, 0, LONGEST);
        self.ids(at, raw.iter().map(|s| &*s.id));
        for (index, raw) in raw.iter().enumerate() {
            self.safeguard(at.item(index), raw, None);
        }
    }

    fn safeguard(
        &mut self,
        at: At<'_>,
        raw: &RawSafeguard,
        scenario: Option<&RawScenario>,
    ) -> Safeguard {
        let changes = self.changes(at.key("changes"), &raw.changes);
        let has_login = changes
            .iter()
            .any(|change| change.input == Input::AlternativeLoginShare);
        if raw.needs.is_some() && !has_login {
            let because = "only a second login needs parts to work, and none is changed here";
            self.contradicts(at.key("needs"), "an expression".to_owned(), because);
        }
        let needs = raw.needs.as_ref().zip(scenario);
        Safeguard {
            slug: raw.id.as_str().into(),
            name: self.words(at.key("name"), &raw.name),
            about: self.words(at.key("about"), &raw.about),
            cannot_claim: self.words(at.key("cannot_claim"), &raw.cannot_claim),
            services: self.masked(at.key("services"), raw.services.as_deref(), scenario),
            needs: needs.map(|(needs, _)| self.needs(at.key("needs"), needs)),
            changes,
        }
    }

    /// Finds the services that a safeguard is for.
    fn masked(
        &mut self,
        at: At<'_>,
        raw: Option<&[String]>,
        scenario: Option<&RawScenario>,
    ) -> Vec<ServiceId> {
        let raw = raw.map_or(&[][..], |raw| self.list(at, raw, 1, LONGEST));
        let mut services = Vec::new();
        for (index, id) in raw.iter().enumerate() {
            if self.is_again(at, index, raw) {
                continue;
            }
            let Some(scenario) = scenario else {
                continue;
            };
            let known = self.names.services.clone();
            let place = self.find(at.item(index), "service", id, known.into_iter());
            if place.is_some_and(|place| scenario.services[place].demand.is_none()) {
                let because = "nobody logs in there with the identity system";
                self.contradicts(at.item(index), format!("{id:?}"), because);
            }
            services.extend(place.map(ServiceId::from_index));
        }
        services
    }

    /// Tells whether a list names the same thing before, and records it.
    fn is_again(&mut self, at: At<'_>, index: usize, list: &[String]) -> bool {
        let first = list[..index].iter().position(|other| *other == list[index]);
        if let Some(first) = first {
            let (found, first) = (list[index].clone(), at.item(first).pointer());
            self.problem(at.item(index), ProblemKind::Duplicate { found, first });
        }
        first.is_some()
    }

    fn changes(&mut self, at: At<'_>, raw: &[RawChange]) -> Vec<Change> {
        let raw = self.list(at, raw, 1, LONGEST);
        let mut changes: Vec<Change> = Vec::new();
        for (index, entry) in raw.iter().enumerate() {
            let at_entry = at.item(index);
            let change = self.change(at_entry, entry);
            let earlier = raw[..index]
                .iter()
                .position(|other| other.input == entry.input);
            if let Some(first) = earlier {
                let first = at.item(first).key("input").pointer();
                let found = entry.input.clone();
                self.problem(
                    at_entry.key("input"),
                    ProblemKind::Duplicate { found, first },
                );
            }
            changes.push(change);
        }
        self.groups(at, raw);
        self.opening_hours(at, raw);
        changes
    }

    fn change(&mut self, at: At<'_>, raw: &RawChange) -> Change {
        let input = self.one_of(at.key("input"), "safeguard input", &raw.input, &Input::ALL);
        let (is_known, to) = (known(&raw.input).is_some(), at.key("to"));
        let to = match (is_known, input.is_positive()) {
            (true, true) => self.positive(to, &raw.to, input.unit()),
            (true, false) => self.number(to, &raw.to, input.unit()),
            (false, _) => self.any_number(to, &raw.to),
        };
        Change { input, to }
    }

    /// Checks that inputs which say something only together are there together.
    fn groups(&mut self, at: At<'_>, raw: &[RawChange]) {
        let is_changed = |input: &Input| raw.iter().any(|raw| known(&raw.input) == Some(*input));
        for group in Input::GROUPS {
            if !group.iter().any(is_changed) {
                continue;
            }
            for (input, name) in Input::ALL {
                if group.contains(&input) && !is_changed(&input) {
                    let because = "without which other changes of this safeguard say nothing";
                    self.lacks(at, name, because);
                }
            }
        }
    }

    /// Checks that counters open before they close, over the whole range of both.
    fn opening_hours(&mut self, at: At<'_>, raw: &[RawChange]) {
        let place = |input: Input| raw.iter().position(|raw| known(&raw.input) == Some(input));
        let (opens, closes) = (Input::CounterOpensMinute, Input::CounterClosesMinute);
        for place in [place(opens), place(closes)].into_iter().flatten() {
            let high = raw[place].to.high;
            if high > DAY_MINUTES {
                let (found, wanted) = (high.to_string(), "a minute of the day, 0 to 1440");
                let (at, kind) = (at.item(place), ProblemKind::Malformed { found, wanted });
                self.problem(at.key("to").key("high"), kind);
            }
        }
        let (Some(opens), Some(closes)) = (place(opens), place(closes)) else {
            return;
        };
        let (found, limit) = (raw[closes].to.low, raw[opens].to.high);
        if found <= limit {
            let kind = ProblemKind::Order {
                found: found.to_string(),
                wanted: "above",
                limit: limit.to_string(),
                other: at.item(opens).key("to").key("high").pointer(),
            };
            self.problem(at.item(closes).key("to").key("low"), kind);
        }
    }
}

/// Returns the input of this name, if there is one.
fn known(name: &str) -> Option<Input> {
    let mut all = Input::ALL.into_iter();
    all.find(|&(_, known)| known == name)
        .map(|(input, _)| input)
}
