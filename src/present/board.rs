//! The service board: every service with its status and the reason, over the hours.

use crate::{
    app::model::Model,
    domain::{
        clock::TimeOfDay,
        dependency::Needs,
        scenario::Scenario,
        service::{Reasons, RouteKind, Service},
    },
    i18n::{bundle::Texts, messages, number},
    ids::{Locale, ServiceId},
    metrics::status::{ServiceStatus, service_status},
    present::spells::{Spell, spells},
};

/// The service board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardView {
    /// Its name, also the accessible name of the list.
    pub heading: &'static str,
    /// The four statuses with symbol and name, as a key to read it by.
    pub key: Vec<StatusView>,
    /// What the key is.
    pub key_heading: &'static str,
    /// What a service shows when it is opened.
    pub more: &'static str,
    /// The services, in the scenario's order.
    pub services: Vec<ServiceView>,
}

/// One service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceView {
    /// Its id in data.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What people use it for.
    pub about: String,
    /// The things it does.
    pub functions: Vec<String>,
    /// Its ways, each with what it needs.
    pub routes: Vec<RouteView>,
    /// Its status and the reason, over the hours.
    pub statuses: Vec<Spell<StatusLine>>,
}

/// A way to a service and the path it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteView {
    /// Its name.
    pub name: String,
    /// The parts it needs, from the reader's side to the core.
    pub needs: String,
    /// Whether it needs a new login.
    pub kind: &'static str,
}

/// A status and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusLine {
    /// The status.
    pub status: StatusView,
    /// Why.
    pub reason: String,
}

/// A status as it is shown: never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusView {
    /// Its name in the style sheet.
    pub name: &'static str,
    /// Its symbol.
    pub symbol: &'static str,
    /// Its name for the reader.
    pub label: &'static str,
}

impl StatusView {
    /// Returns how a status is shown.
    #[must_use]
    pub fn of(status: ServiceStatus, locale: Locale) -> Self {
        let (name, symbol, label) = match status {
            ServiceStatus::Works => ("works", "●", messages::status_works(locale)),
            ServiceStatus::Degraded => ("degraded", "◐", messages::status_degraded(locale)),
            ServiceStatus::BlockedAtLogin => ("blocked", "⊘", messages::status_blocked(locale)),
            ServiceStatus::Down => ("down", "✕", messages::status_down(locale)),
        };
        Self {
            name,
            symbol,
            label,
        }
    }
}

impl BoardView {
    /// Returns the board of a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        Self {
            heading: messages::board_heading(locale),
            key: ServiceStatus::ALL
                .map(|status| StatusView::of(status, locale))
                .to_vec(),
            key_heading: messages::board_key(locale),
            more: messages::service_more(locale),
            services: scenario
                .service_ids()
                .map(|id| ServiceView::of(model, id, locale))
                .collect(),
        }
    }
}

impl ServiceView {
    fn of(model: &Model, id: ServiceId, locale: Locale) -> Self {
        let scenario = &*model.scenario;
        let service = scenario.service(id);
        Self {
            slug: service.slug.to_string(),
            name: service.name.get(locale).to_owned(),
            about: service.about.get(locale).to_owned(),
            functions: service
                .functions
                .iter()
                .map(|f| f.get(locale).to_owned())
                .collect(),
            routes: routes(scenario, service, locale),
            statuses: spells(&scenario.horizon, |time| {
                let status = service_status(scenario, &model.run, id, time);
                StatusLine {
                    status: StatusView::of(status, locale),
                    reason: reason(&service.reasons, status, locale),
                }
            }),
        }
    }
}

fn reason(reasons: &Reasons, status: ServiceStatus, locale: Locale) -> String {
    let words = match status {
        ServiceStatus::Works => None,
        ServiceStatus::Degraded => reasons.degraded.as_ref(),
        ServiceStatus::BlockedAtLogin => reasons.blocked.as_ref(),
        ServiceStatus::Down => reasons.down.as_ref(),
    };
    words.unwrap_or(&reasons.works).get(locale).to_owned()
}

fn routes(scenario: &Scenario, service: &Service, locale: Locale) -> Vec<RouteView> {
    let view = |route: &crate::domain::service::Route| RouteView {
        name: route.name.get(locale).to_owned(),
        needs: needs(scenario, &route.needs, locale),
        kind: match route.kind {
            RouteKind::Login => messages::route_login(locale),
            RouteKind::Session => messages::route_session(locale),
            RouteKind::OwnLogin => messages::route_own_login(locale),
            RouteKind::NoLogin => messages::route_no_login(locale),
        },
    };
    service.routes.iter().map(view).collect()
}

/// Says what must work, in the order of the data: "network and broker and (app or code display)".
fn needs(scenario: &Scenario, needs: &Needs, locale: Locale) -> String {
    let join = |parts: &[Needs], between: &str| {
        parts
            .iter()
            .map(|part| self::needs(scenario, part, locale))
            .collect::<Vec<_>>()
            .join(between)
    };
    match needs {
        Needs::Component(index) => scenario.components[index.index()]
            .name
            .get(locale)
            .to_owned(),
        Needs::All(parts) => join(parts, " → "),
        Needs::Any(parts) => messages::needs_any(locale, &join(parts, messages::needs_or(locale))),
        Needs::AtLeast(count, parts) => messages::needs_at_least(
            locale,
            &number::integer(locale, *count as u64),
            &join(parts, ", "),
        ),
    }
}

/// Returns how many services are blocked at login or down at an hour.
#[must_use]
pub fn blocked_services(model: &Model, time: TimeOfDay) -> u64 {
    let scenario = &*model.scenario;
    let is_blocked = |id: &ServiceId| {
        service_status(scenario, &model.run, *id, time) == ServiceStatus::BlockedAtLogin
    };
    scenario.service_ids().filter(is_blocked).count() as u64
}
