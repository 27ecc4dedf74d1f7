//! Rules for the people the reader can follow: what they hold, and their day's errands.

use crate::{
    data::{
        problem::ProblemKind,
        raw::{
            RawDeadline, RawErrand, RawLines, RawNeeds, RawPersona, RawRest, RawRoute, RawScenario,
            RawService,
        },
        validate::{
            check::{Check, LONGEST, Wanted},
            path::At,
            service::ROUNDING,
        },
    },
    domain::{
        clock::{Date, TimeOfDay},
        errand::{Deadline, Errand, Lines},
        persona::Persona,
        sourced::{Quantity, Unit},
    },
    ids::{ComponentId, ServiceId},
};

/// The kinds of component that a person holds, and the route that asks for each.
const PERSONAL: [(&str, &str); 3] = [
    ("login", "authenticator"),
    ("session", "session"),
    ("own_login", "own_login"),
];

impl Check<'_> {
    pub(super) fn personas(&mut self, at: At<'_>, raw: &RawScenario) -> Vec<Persona> {
        let personas = self.list(at, &raw.personas, 1, LONGEST);
        self.ids(at, personas.iter().map(|p| &*p.id));
        let mut checked = Vec::new();
        for (index, persona) in personas.iter().enumerate() {
            checked.push(self.persona(at.item(index), persona, raw));
        }
        let found: f64 = personas.iter().map(|p| p.share.value).sum();
        if found > 1.0 + ROUNDING {
            let (what, wanted) = ("the shares of people of all personas", "1 at most");
            self.problem(
                at,
                ProblemKind::Sum {
                    what,
                    found,
                    wanted,
                },
            );
        }
        checked
    }

    pub(super) fn rest(&mut self, at: At<'_>, raw: &RawRest) -> Quantity {
        self.number(at.key("phone_factor"), &raw.phone_factor, Unit::Factor)
    }

    fn persona(&mut self, at: At<'_>, raw: &RawPersona, scenario: &RawScenario) -> Persona {
        let errands_at = at.key("errands");
        let errands = self.list(errands_at, &raw.errands, 1, LONGEST);
        self.ids(errands_at, errands.iter().map(|e| &*e.id));
        for (index, pair) in errands.windows(2).enumerate() {
            let (earlier, later) = (errands_at.item(index), errands_at.item(index + 1));
            let earlier = (earlier.key("wanted"), &*pair[0].wanted);
            self.order(
                (later.key("wanted"), &pair[1].wanted),
                Wanted::AtOrAfter,
                earlier,
            );
        }
        let factor = Unit::Factor;
        Persona {
            slug: raw.id.as_str().into(),
            name: self.words(at.key("name"), &raw.name),
            person: self.words(at.key("person"), &raw.person),
            called: self.words(at.key("called"), &raw.called),
            pronoun: self.words(at.key("pronoun"), &raw.pronoun),
            today: self.words(at.key("today"), &raw.today),
            stake: self.words(at.key("stake"), &raw.stake),
            holds: self.holds(at.key("holds"), &raw.holds, scenario),
            people_share: self.number(at.key("share"), &raw.share, Unit::Share),
            retry_factor: self.positive(at.key("retry_factor"), &raw.retry_factor, factor),
            patience_factor: self.positive(at.key("patience_factor"), &raw.patience_factor, factor),
            phone_factor: self.number(at.key("phone_factor"), &raw.phone_factor, factor),
            errands: errands
                .iter()
                .enumerate()
                .map(|(index, errand)| self.errand(errands_at.item(index), errand, raw, scenario))
                .collect(),
        }
    }

    fn holds(&mut self, at: At<'_>, raw: &[String], scenario: &RawScenario) -> Vec<ComponentId> {
        let raw = self.list(at, raw, 0, LONGEST);
        let mut held: Vec<ComponentId> = Vec::new();
        for (index, id) in raw.iter().enumerate() {
            let at_entry = at.item(index);
            let Some(component) = self.component(at_entry, id) else {
                continue;
            };
            if !is_personal(&scenario.components[component.index()].kind) {
                let because = "a person holds authenticators, sessions and own logins only";
                self.contradicts(at_entry, format!("{id:?}"), because);
            }
            if held.contains(&component) {
                let first = raw.iter().position(|other| other == id).unwrap_or(0);
                let first = at.item(first).pointer();
                self.problem(
                    at_entry,
                    ProblemKind::Duplicate {
                        found: id.clone(),
                        first,
                    },
                );
            } else {
                held.push(component);
            }
        }
        held
    }

    fn errand(
        &mut self,
        at: At<'_>,
        raw: &RawErrand,
        persona: &RawPersona,
        scenario: &RawScenario,
    ) -> Errand {
        let known = self.names.services.clone();
        let service = self.find(
            at.key("service"),
            "service",
            &raw.service,
            known.into_iter(),
        );
        let served = service.map(|place| &scenario.services[place]);
        let route = served.and_then(|s| self.errand_route(at, raw, s, persona, scenario));
        if let (Some(service), true) = (served, raw.may_phone)
            && service.phone.is_none()
        {
            let because = "the service has no phone line to turn to";
            self.contradicts(at.key("may_phone"), "true".to_owned(), because);
        }
        let way = match (served, route) {
            (Some(service), Some(place)) => Way::of(service, place),
            _ => Way::Certain,
        };
        Errand {
            slug: raw.id.as_str().into(),
            title: self.words(at.key("title"), &raw.title),
            infinitive: self.words(at.key("infinitive"), &raw.infinitive),
            service: ServiceId::from_index(service.unwrap_or(0)),
            route: route.unwrap_or(0),
            may_phone: raw.may_phone,
            wanted: self.wanted(at.key("wanted"), raw, scenario),
            deadline: self.deadline(at, raw, scenario),
            persistence_factor: self.positive(
                at.key("persistence"),
                &raw.persistence,
                Unit::Factor,
            ),
            weight: raw
                .weight
                .as_ref()
                .map(|raw| self.number(at.key("weight"), raw, Unit::Factor)),
            lines: self.lines(at.key("lines"), raw, way),
        }
    }

    /// Finds the route and checks that the person can take it.
    fn errand_route(
        &mut self,
        at: At<'_>,
        raw: &RawErrand,
        service: &RawService,
        persona: &RawPersona,
        scenario: &RawScenario,
    ) -> Option<usize> {
        let routes = &service.routes[..service.routes.len().min(LONGEST)];
        let at = at.key("route");
        let place = self.find(
            at,
            "route",
            &raw.route,
            routes.iter().map(|route| &*route.id),
        )?;
        if !can_take(&routes[place], persona, scenario) {
            let because = "the person holds nothing that opens this route";
            self.contradicts(at, format!("{:?}", raw.route), because);
        }
        Some(place)
    }

    fn wanted(&mut self, at: At<'_>, raw: &RawErrand, scenario: &RawScenario) -> TimeOfDay {
        let root = At::root("");
        let horizon = root.key("horizon");
        let (from, to) = (horizon.key("from"), horizon.key("to"));
        self.order(
            (at, &raw.wanted),
            Wanted::AtOrAfter,
            (from, &scenario.horizon.from),
        );
        self.order(
            (at, &raw.wanted),
            Wanted::Before,
            (to, &scenario.horizon.to),
        );
        self.time(at, &raw.wanted)
    }

    fn deadline(&mut self, at: At<'_>, raw: &RawErrand, scenario: &RawScenario) -> Deadline {
        let deadline = at.key("deadline");
        match &raw.deadline {
            RawDeadline::Today(time) => {
                let at_time = deadline.key("today");
                self.order(
                    (at_time, time),
                    Wanted::After,
                    (at.key("wanted"), &raw.wanted),
                );
                Deadline::Today(self.time(at_time, time))
            }
            RawDeadline::Date(day) => {
                let date = self.date(deadline.key("date"), day);
                if let (Some(date), Some(today)) = (Date::parse(day), Date::parse(&scenario.date))
                    && date <= today
                {
                    let kind = ProblemKind::Order {
                        found: day.clone(),
                        wanted: "after",
                        limit: scenario.date.clone(),
                        other: "/date".to_owned(),
                    };
                    self.problem(deadline.key("date"), kind);
                }
                Deadline::Later(date)
            }
        }
    }

    /// Checks that each state that can happen has its line.
    fn lines(&mut self, at: At<'_>, errand: &RawErrand, way: Way) -> Lines {
        let raw = &errand.lines;
        let can_fail = way != Way::Certain;
        let is_due_today = matches!(errand.deadline, RawDeadline::Today(_));
        let may_wait = errand.may_phone || way == Way::Call;
        let may_switch = errand.may_phone && way != Way::Call;
        let fails = "since the way the person takes can fail";
        let phones = "since the person may be on the phone";
        for (is_needed, line, what, because) in [
            (can_fail, &raw.trying, "the line \"trying\"", fails),
            (can_fail, &raw.put_off, "the line \"put_off\"", fails),
            (
                can_fail && is_due_today,
                &raw.missed,
                "the line \"missed\"",
                fails,
            ),
            (may_wait, &raw.on_phone, "the line \"on_phone\"", phones),
            (
                may_switch,
                &raw.done_other_way,
                "the line \"done_other_way\"",
                phones,
            ),
        ] {
            if is_needed && line.is_none() {
                self.lacks(at, what, because);
            }
        }
        self.read_lines(at, raw)
    }

    fn read_lines(&mut self, at: At<'_>, raw: &RawLines) -> Lines {
        Lines {
            done: self.words(at.key("done"), &raw.done),
            trying: self.words_if_any(at.key("trying"), raw.trying.as_ref()),
            on_phone: self.words_if_any(at.key("on_phone"), raw.on_phone.as_ref()),
            done_other_way: self
                .words_if_any(at.key("done_other_way"), raw.done_other_way.as_ref()),
            put_off: self.words_if_any(at.key("put_off"), raw.put_off.as_ref()),
            missed: self.words_if_any(at.key("missed"), raw.missed.as_ref()),
            at_stake: self.words_if_any(at.key("at_stake"), raw.at_stake.as_ref()),
            relief: self.words_if_any(at.key("relief"), raw.relief.as_ref()),
            loss: self.words_if_any(at.key("loss"), raw.loss.as_ref()),
        }
    }
}

/// How an errand is gone about, which decides what can happen to it.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// By a new login, which can fail.
    Login,
    /// By calling a service that is nothing but a phone line, which can fail too.
    Call,
    /// By a way that the outage does not touch.
    Certain,
}

impl Way {
    fn of(service: &RawService, route: usize) -> Self {
        let is_line = service.phone.is_some()
            && service.demand.is_none()
            && service.routes.iter().all(|route| route.kind == "no_login");
        if is_line {
            Self::Call
        } else if service.routes[route].kind == "login" {
            Self::Login
        } else {
            Self::Certain
        }
    }
}

/// Returns whether a component of this kind belongs to a person.
fn is_personal(kind: &str) -> bool {
    PERSONAL.iter().any(|&(_, personal)| personal == kind)
}

/// Returns whether a person can take a route on a normal day: holds the kind of thing it asks for,
/// and everything personal that it needs.
fn can_take(route: &RawRoute, persona: &RawPersona, scenario: &RawScenario) -> bool {
    let kind_of = |id: &str| {
        scenario
            .components
            .iter()
            .find(|component| component.id == id)
            .map(|c| &*c.kind)
    };
    let asked = PERSONAL
        .iter()
        .find(|&&(route_kind, _)| route_kind == route.kind);
    let holds_kind = |wanted: &str| persona.holds.iter().any(|id| kind_of(id) == Some(wanted));
    // An unknown component is told elsewhere; here it stands in nobody's way.
    let is_there = |id: &str| {
        persona.holds.iter().any(|held| held == id) || !kind_of(id).is_some_and(is_personal)
    };
    asked.is_none_or(|&(_, wanted)| holds_kind(wanted)) && is_met(&route.needs, &is_there)
}

/// Returns whether needs are met; those that are malformed are told elsewhere and count as met.
fn is_met(needs: &RawNeeds, is_there: &dyn Fn(&str) -> bool) -> bool {
    match needs {
        RawNeeds::Part(id) => is_there(id),
        RawNeeds::All(of) => of.iter().all(|needs| is_met(needs, is_there)),
        RawNeeds::Any(of) => of.is_empty() || of.iter().any(|needs| is_met(needs, is_there)),
        RawNeeds::AtLeast { count, of } => {
            let met = of.iter().filter(|needs| is_met(needs, is_there)).count();
            usize::try_from(*count).is_ok_and(|count| met >= count.min(of.len()))
        }
    }
}
