//! Rules for what fails and when: horizon, components, gate, variants, demand, behaviour, lines.

use crate::{
    data::{
        problem::ProblemKind,
        raw::{
            RawBehaviour, RawBehaviourChoice, RawChannel, RawComponent, RawCurve, RawDemand,
            RawGate, RawHorizon, RawNumber, RawScenario,
        },
        validate::{
            BEHAVIOURS, CURVES,
            check::{Check, LONGEST, Wanted},
            number::{stand_in_curve, stand_in_quantity},
            path::At,
        },
    },
    domain::{
        behaviour::Behaviour,
        channel::Channel,
        clock::Horizon,
        demand::{Curve, Demand},
        outage::{Gate, GateReading, RampStep, Variant},
        scenario::{Component, ComponentKind},
        sourced::{Quantity, Unit},
    },
    ids::ComponentId,
};

/// The most components: routes are worked out over every combination of them.
const MOST_COMPONENTS: usize = 12;

pub(super) const COMPONENT_KINDS: [(ComponentKind, &str); 7] = [
    (ComponentKind::IdentityCore, "identity_core"),
    (ComponentKind::Broker, "broker"),
    (ComponentKind::Authenticator, "authenticator"),
    (ComponentKind::OwnLogin, "own_login"),
    (ComponentKind::Session, "session"),
    (ComponentKind::Backend, "backend"),
    (ComponentKind::Network, "network"),
];

const READINGS: [(GateReading, &str); 2] = [
    (GateReading::Person, "person"),
    (GateReading::Attempt, "attempt"),
];

impl<'a> Check<'a> {
    pub(super) fn horizon(&mut self, at: At<'_>, raw: &RawHorizon) -> Horizon {
        let (from, to) = (at.key("from"), at.key("to"));
        let (first, last) = (at.key("first_hour"), at.key("last_hour"));
        let opening = at.key("opening_hour");
        let horizon = Horizon {
            from: self.time(from, &raw.from),
            to: self.time(to, &raw.to),
            first_hour: self.hour(first, &raw.first_hour),
            last_hour: self.hour(last, &raw.last_hour),
            opening_hour: self.hour(opening, &raw.opening_hour),
        };
        self.order((to, &raw.to), Wanted::After, (from, &raw.from));
        self.order(
            (first, &raw.first_hour),
            Wanted::AtOrAfter,
            (from, &raw.from),
        );
        self.order(
            (last, &raw.last_hour),
            Wanted::AtOrAfter,
            (first, &raw.first_hour),
        );
        // The hour that begins when the run ends has nothing to show.
        self.order((last, &raw.last_hour), Wanted::Before, (to, &raw.to));
        self.order(
            (opening, &raw.opening_hour),
            Wanted::AtOrAfter,
            (first, &raw.first_hour),
        );
        self.order(
            (opening, &raw.opening_hour),
            Wanted::AtOrBefore,
            (last, &raw.last_hour),
        );
        horizon
    }

    pub(super) fn components(&mut self, at: At<'_>, raw: &[RawComponent]) -> Vec<Component> {
        let raw = self.list(at, raw, 1, MOST_COMPONENTS);
        self.ids(at, raw.iter().map(|c| &*c.id));
        let entry = |(index, raw): (usize, &RawComponent)| {
            let at = at.item(index);
            Component {
                slug: raw.id.as_str().into(),
                name: self.words(at.key("name"), &raw.name),
                about: self.words_if_any(at.key("about"), raw.about.as_ref()),
                kind: self.one_of(
                    at.key("kind"),
                    "component kind",
                    &raw.kind,
                    &COMPONENT_KINDS,
                ),
                up_share: self.number(at.key("up"), &raw.up, Unit::Share),
            }
        };
        raw.iter().enumerate().map(entry).collect()
    }

    /// Finds a component by name.
    pub(super) fn component(&mut self, at: At<'_>, id: &str) -> Option<ComponentId> {
        let known = self.names.components.clone();
        self.find(at, "component", id, known.into_iter())
            .map(ComponentId::from_index)
    }

    pub(super) fn gate(&mut self, at: At<'_>, raw: &RawScenario) -> Gate {
        let gate = &raw.gate;
        let component = self.component(at.key("component"), &gate.component);
        if component.is_some_and(|id| raw.components[id.index()].kind != "identity_core") {
            let because = "the gate is that of a component of the kind \"identity_core\"";
            self.contradicts(
                at.key("component"),
                format!("{:?}", gate.component),
                because,
            );
        }
        Gate {
            component: component.unwrap_or_else(|| ComponentId::from_index(0)),
            through_share: self.number(at.key("through"), &gate.through, Unit::Share),
            reading: self.one_of(at.key("reading"), "gate reading", &gate.reading, &READINGS),
            capacity_factor: self.number(
                at.key("capacity_factor"),
                &gate.capacity_factor,
                Unit::Factor,
            ),
            overload_loss: self.number(at.key("overload_loss"), &gate.overload_loss, Unit::Share),
            ramp: self.ramp(at.key("ramp"), gate),
        }
    }

    /// Checks how the gate opens again: never less than before.
    fn ramp(&mut self, at: At<'_>, gate: &RawGate) -> Vec<RampStep> {
        let steps = self.list(at, &gate.ramp, 0, LONGEST);
        let mut before = gate.through.value;
        let mut checked = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            let at = at.item(index);
            if step.through.value < before {
                let found = step.through.value.to_string();
                let because = "fewer than before could log in, and a ramp only rises";
                self.contradicts(at.key("through").key("value"), found, because);
            }
            before = step.through.value;
            checked.push(RampStep {
                minutes: self.positive(at.key("minutes"), &step.minutes, Unit::Minutes),
                through_share: self.number(at.key("through"), &step.through, Unit::Share),
            });
        }
        checked
    }

    pub(super) fn variants(&mut self, at: At<'_>, raw: &RawScenario) -> Vec<Variant> {
        let variants = self.list(at, &raw.variants, 1, LONGEST);
        self.ids(at, variants.iter().map(|v| &*v.id));
        let root = At::root("");
        let horizon = root.key("horizon");
        let from = (horizon.key("from"), &*raw.horizon.from);
        let to = (horizon.key("to"), &*raw.horizon.to);
        let mut checked = Vec::new();
        for (index, variant) in variants.iter().enumerate() {
            let at = at.item(index);
            let (start_at, end_at) = (at.key("start"), at.key("end"));
            let start = self.moment(start_at, &variant.start);
            let end = self.moment(end_at, &variant.end);
            let start_place = (start_at.key("value"), &*variant.start.value);
            let end_place = (end_at.key("value"), &*variant.end.value);
            self.order(end_place, Wanted::After, start_place);
            self.order(start_place, Wanted::AtOrAfter, from);
            self.order(end_place, Wanted::AtOrBefore, to);
            let name = self.words(at.key("name"), &variant.name);
            checked.push(Variant {
                slug: variant.id.as_str().into(),
                name,
                start,
                end,
            });
        }
        checked
    }

    pub(super) fn demand(&mut self, at: At<'_>, raw: &'a RawDemand) -> Demand {
        self.own_curves = &raw.curves[..raw.curves.len().min(LONGEST)];
        self.curves(at.key("curves"), &raw.curves);
        Demand {
            people: self.positive(at.key("people"), &raw.people, Unit::Persons),
            logins_per_day: self.number(
                at.key("logins_per_day"),
                &raw.logins_per_day,
                Unit::LoginsPerDay,
            ),
            weekday_factor: self.number(
                at.key("weekday_factor"),
                &raw.weekday_factor,
                Unit::Factor,
            ),
            curve: self.named_curve(at.key("curve"), &raw.curve),
        }
    }

    /// Checks a list of curves.
    pub(super) fn curves(&mut self, at: At<'_>, raw: &[RawCurve]) {
        let raw = self.list(at, raw, 0, LONGEST);
        self.ids(at, raw.iter().map(|c| &*c.id));
        for (index, raw) in raw.iter().enumerate() {
            self.curve(at.item(index), raw);
        }
    }

    /// Finds a curve by name: the scenario's own before the shared ones.
    pub(super) fn named_curve(&mut self, at: At<'_>, id: &str) -> Curve {
        let (own, shared) = (self.own_curves, &self.library.curves);
        let known = own.iter().chain(shared).map(|curve| &*curve.id);
        match self.find(at, "curve", id, known) {
            None => stand_in_curve(),
            Some(place) if place < own.len() => {
                let root = At::root("");
                let demand = root.key("demand");
                let curves = demand.key("curves");
                self.curve(curves.item(place), &own[place])
            }
            Some(place) => {
                let place = place - own.len();
                let root = At::root(CURVES);
                let curves = root.key("curves");
                self.curve(curves.item(place), &shared[place])
            }
        }
    }

    pub(super) fn behaviour_choice(&mut self, at: At<'_>, raw: &RawBehaviourChoice) -> Behaviour {
        if let Some(own) = &raw.own {
            if own.id != raw.name {
                let because = "\"own\" holds another behaviour, and only that is used";
                self.contradicts(at.key("name"), format!("{:?}", raw.name), because);
            }
            return self.behaviour(at.key("own"), own);
        }
        let library = self.library;
        let known = library.behaviours.iter().map(|behaviour| &*behaviour.id);
        let root = At::root(BEHAVIOURS);
        let list = root.key("behaviours");
        match self.find(at.key("name"), "behaviour", &raw.name, known) {
            Some(place) => self.behaviour(list.item(place), &library.behaviours[place]),
            None => stand_in_behaviour(),
        }
    }

    /// Checks a list of behaviours.
    pub(super) fn behaviours(&mut self, at: At<'_>, raw: &[RawBehaviour]) {
        let raw = self.list(at, raw, 0, LONGEST);
        self.ids(at, raw.iter().map(|b| &*b.id));
        for (index, raw) in raw.iter().enumerate() {
            self.behaviour(at.item(index), raw);
        }
    }

    fn behaviour(&mut self, at: At<'_>, raw: &RawBehaviour) -> Behaviour {
        self.slug(at.key("id"), &raw.id);
        Behaviour {
            retry_minutes: self.positive(
                at.key("retry_minutes"),
                &raw.retry_minutes,
                Unit::Minutes,
            ),
            patience_minutes: self.positive(
                at.key("patience_minutes"),
                &raw.patience_minutes,
                Unit::Minutes,
            ),
            give_up_now_share: self.number(at.key("give_up_now"), &raw.give_up_now, Unit::Share),
            phone_switch_share: self.number(at.key("phone_switch"), &raw.phone_switch, Unit::Share),
            grace_minutes: self.number(at.key("grace_minutes"), &raw.grace_minutes, Unit::Minutes),
            try_minutes: self.number(at.key("try_minutes"), &raw.try_minutes, Unit::Minutes),
            errand_weight: self.number(at.key("errand_weight"), &raw.errand_weight, Unit::Factor),
        }
    }

    pub(super) fn channels(&mut self, at: At<'_>, raw: &[RawChannel]) -> Vec<Channel> {
        let raw = self.list(at, raw, 0, LONGEST);
        self.ids(at, raw.iter().map(|c| &*c.id));
        raw.iter()
            .enumerate()
            .map(|(index, raw)| self.channel(at.item(index), raw))
            .collect()
    }

    fn channel(&mut self, at: At<'_>, raw: &RawChannel) -> Channel {
        let (opens, closes) = (at.key("opens"), at.key("closes"));
        self.order(
            (closes.key("value"), &raw.closes.value),
            Wanted::After,
            (opens.key("value"), &raw.opens.value),
        );
        let minutes = Unit::Minutes;
        Channel {
            slug: raw.id.as_str().into(),
            name: self.words(at.key("name"), &raw.name),
            opens: self.moment(opens, &raw.opens),
            closes: self.moment(closes, &raw.closes),
            agents: self.number(at.key("agents"), &raw.agents, Unit::Agents),
            offices: self.offices(at.key("offices"), &raw.offices),
            trunk_limit: raw
                .trunk_limit
                .as_ref()
                .map(|raw| self.positive(at.key("trunk_limit"), raw, Unit::Persons)),
            call_minutes: self.positive(at.key("call_minutes"), &raw.call_minutes, minutes),
            patience_minutes: self.positive(
                at.key("patience_minutes"),
                &raw.patience_minutes,
                minutes,
            ),
            normal_load_share: self.number(at.key("normal_load"), &raw.normal_load, Unit::Share),
            surge_factor: self.number(at.key("surge_factor"), &raw.surge_factor, Unit::Factor),
            resolve_share: self.number(at.key("resolve"), &raw.resolve, Unit::Share),
            redial_share: self.number(at.key("redial"), &raw.redial, Unit::Share),
        }
    }

    fn offices(&mut self, at: At<'_>, raw: &RawNumber) -> Quantity {
        if raw.low < 1.0 {
            let (found, wanted) = (raw.low.to_string(), "one office or more");
            self.problem(at.key("low"), ProblemKind::Malformed { found, wanted });
        }
        self.number(at, raw, Unit::Count)
    }
}

/// Stands in for a behaviour that is not there.
fn stand_in_behaviour() -> Behaviour {
    let none = || stand_in_quantity(Unit::Minutes);
    Behaviour {
        retry_minutes: none(),
        patience_minutes: none(),
        give_up_now_share: none(),
        phone_switch_share: none(),
        grace_minutes: none(),
        try_minutes: none(),
        errand_weight: none(),
    }
}
