//! Rules for services: routes, what they need, demand, and the reasons for each status.

use crate::{
    data::{
        problem::ProblemKind,
        raw::{RawNeeds, RawReasons, RawRoute, RawScenario, RawService, RawServiceDemand},
        validate::{
            check::{Check, LONGEST},
            path::At,
        },
    },
    domain::{
        dependency::{ComponentIndex, Needs},
        service::{AssuranceLevel, Reasons, Route, RouteKind, Service, ServiceDemand},
        sourced::{Quantity, Unit},
    },
    ids::{ChannelId, PersonaId},
};

/// How far the shares of all services may be from 1 in all.
const DEMAND_TOLERANCE: f64 = 0.001;

/// What binary fractions may add to a sum of shares.
pub(super) const ROUNDING: f64 = 1e-9;

const ROUTE_KINDS: [(RouteKind, &str); 4] = [
    (RouteKind::Login, "login"),
    (RouteKind::Session, "session"),
    (RouteKind::OwnLogin, "own_login"),
    (RouteKind::NoLogin, "no_login"),
];

const ASSURANCE_LEVELS: [(AssuranceLevel, &str); 3] = [
    (AssuranceLevel::Low, "low"),
    (AssuranceLevel::Substantial, "substantial"),
    (AssuranceLevel::High, "high"),
];

impl Check<'_> {
    pub(super) fn services(&mut self, at: At<'_>, raw: &RawScenario) -> Vec<Service> {
        let services = self.list(at, &raw.services, 1, LONGEST);
        self.ids(at, services.iter().map(|s| &*s.id));
        let checked = services
            .iter()
            .enumerate()
            .map(|(index, raw)| self.service(at.item(index), raw));
        let checked: Vec<Service> = checked.collect();
        let shares = services
            .iter()
            .filter_map(|s| s.demand.as_ref())
            .map(|d| d.share.value);
        let found: f64 = shares.sum();
        if (found - 1.0).abs() > DEMAND_TOLERANCE {
            let (what, wanted) = ("the shares of demand of all services", "1 within 0.001");
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

    fn service(&mut self, at: At<'_>, raw: &RawService) -> Service {
        let phone = raw.phone.as_deref().and_then(|id| {
            let known = self.names.channels.clone();
            self.find(at.key("phone"), "phone line", id, known.into_iter())
        });
        let functions = self.list(at.key("functions"), &raw.functions, 0, LONGEST);
        let functions_at = at.key("functions");
        let has_login = raw.routes.iter().any(|route| route.kind == "login");
        if raw.demand.is_some() && !has_login {
            let because = "no route is a \"login\", so nobody logs in here";
            self.contradicts(at.key("demand"), "a demand for logins".to_owned(), because);
        }
        Service {
            slug: raw.id.as_str().into(),
            name: self.words(at.key("name"), &raw.name),
            short: self.words_if_any(at.key("short"), raw.short.as_ref()),
            about: self.words(at.key("about"), &raw.about),
            functions: functions
                .iter()
                .enumerate()
                .map(|(index, raw)| self.words(functions_at.item(index), raw))
                .collect(),
            routes: self.routes(at.key("routes"), &raw.routes),
            phone: phone.map(ChannelId::from_index),
            demand: raw
                .demand
                .as_ref()
                .map(|raw| self.service_demand(at.key("demand"), raw)),
            reasons: self.reasons(at.key("reasons"), &raw.reasons, has_login),
        }
    }

    fn routes(&mut self, at: At<'_>, raw: &[RawRoute]) -> Vec<Route> {
        let raw = self.list(at, raw, 1, LONGEST);
        self.ids(at, raw.iter().map(|r| &*r.id));
        raw.iter()
            .enumerate()
            .map(|(index, raw)| self.route(at.item(index), raw))
            .collect()
    }

    fn route(&mut self, at: At<'_>, raw: &RawRoute) -> Route {
        let kind = self.route_kind(at.key("kind"), &raw.kind);
        let level_at = at.key("assurance");
        let assurance = raw
            .assurance
            .as_deref()
            .map(|level| self.one_of(level_at, "assurance level", level, &ASSURANCE_LEVELS));
        if raw.kind == "login" && assurance.is_none() {
            self.lacks(level_at, "an assurance level", "which every login asks for");
        }
        if let (Some(level), true) = (&raw.assurance, kind != RouteKind::Login) {
            let because = "only a \"login\" route asks for an assurance level";
            self.contradicts(level_at, format!("{level:?}"), because);
        }
        Route {
            slug: raw.id.as_str().into(),
            name: self.words(at.key("name"), &raw.name),
            kind,
            assurance,
            needs: self.needs(at.key("needs"), &raw.needs),
        }
    }

    fn route_kind(&mut self, at: At<'_>, kind: &str) -> RouteKind {
        self.one_of(at, "route kind", kind, &ROUTE_KINDS)
    }

    /// Checks an expression; its depth is bounded by the reader of JSON.
    pub(super) fn needs(&mut self, at: At<'_>, raw: &RawNeeds) -> Needs {
        match raw {
            RawNeeds::Part(id) => {
                let place = self
                    .component(at.key("part"), id)
                    .map_or(0, |id| id.index());
                Needs::Component(ComponentIndex(u8::try_from(place).unwrap_or(0)))
            }
            RawNeeds::All(of) => Needs::All(self.needs_list(at.key("all"), of)),
            RawNeeds::Any(of) => Needs::Any(self.needs_list(at.key("any"), of)),
            RawNeeds::AtLeast { count, of } => {
                let at = at.key("at_least");
                let needed = usize::try_from(*count).unwrap_or(usize::MAX);
                if !(1..=of.len()).contains(&needed) {
                    let wanted = "a number from 1 to the number of entries of \"of\"";
                    let found = count.to_string();
                    self.problem(at.key("count"), ProblemKind::Malformed { found, wanted });
                }
                Needs::AtLeast(needed, self.needs_list(at.key("of"), of))
            }
        }
    }

    fn needs_list(&mut self, at: At<'_>, raw: &[RawNeeds]) -> Vec<Needs> {
        let raw = self.list(at, raw, 1, LONGEST);
        raw.iter()
            .enumerate()
            .map(|(index, raw)| self.needs(at.item(index), raw))
            .collect()
    }

    fn service_demand(&mut self, at: At<'_>, raw: &RawServiceDemand) -> ServiceDemand {
        let share = self.number(at.key("share"), &raw.share, Unit::Share);
        let groups_at = at.key("groups");
        let mut groups: Vec<(PersonaId, Quantity)> = Vec::new();
        for (id, raw) in &raw.groups {
            let at = groups_at.key(id);
            let known = self.names.personas.clone();
            let persona = self.find(at, "persona", id, known.into_iter());
            let quantity = self.number(at, raw, Unit::Share);
            groups.extend(persona.map(|place| (PersonaId::from_index(place), quantity)));
        }
        let found: f64 = raw.groups.values().map(|number| number.value).sum();
        if found > 1.0 + ROUNDING {
            let (what, wanted) = ("the shares of the groups", "1 at most");
            self.problem(
                groups_at,
                ProblemKind::Sum {
                    what,
                    found,
                    wanted,
                },
            );
        }
        let curve = raw
            .curve
            .as_deref()
            .map(|id| self.named_curve(at.key("curve"), id));
        ServiceDemand {
            share,
            groups,
            curve,
        }
    }

    fn reasons(&mut self, at: At<'_>, raw: &RawReasons, has_login: bool) -> Reasons {
        if has_login && raw.blocked.is_none() {
            let because = "since a service with a \"login\" route can be blocked at login";
            self.lacks(at, "the sentence \"blocked\"", because);
        }
        Reasons {
            works: self.words(at.key("works"), &raw.works),
            degraded: self.words_if_any(at.key("degraded"), raw.degraded.as_ref()),
            blocked: self.words_if_any(at.key("blocked"), raw.blocked.as_ref()),
            down: self.words_if_any(at.key("down"), raw.down.as_ref()),
        }
    }
}
