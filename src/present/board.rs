//! The service board: every service with its status and the reason, over the hours.

use crate::{
    app::model::Model,
    domain::{
        clock::TimeOfDay,
        safeguard::Safeguard,
        service::{Reasons, RouteKind},
    },
    i18n::{bundle::Texts, messages, number},
    ids::{Locale, ServiceId},
    metrics::status::{ServiceStatus, Standing, core_status, service_standing, service_status},
    present::{
        path::{RouteView, routes},
        spells::{Spell, spells},
    },
    sim::world::World,
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
    /// How to read what a service shows when it is opened.
    pub more: &'static str,
    /// How the identity core is, over the hours: the same wherever it is drawn.
    pub core: Vec<Spell<StatusView>>,
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
    /// What those parts of a login are whose names do not say so; nothing without a login.
    pub explained: Vec<String>,
    /// Its status and the reason, over the hours.
    pub statuses: Vec<Spell<StatusLine>>,
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

impl StatusView {
    /// Returns how the status of the identity core is shown.
    fn of_core(status: ServiceStatus, locale: Locale) -> Self {
        let mut view = Self::of(status, locale);
        if status == ServiceStatus::Down {
            view.label = messages::core_down(locale);
        }
        view
    }
}

impl BoardView {
    /// Returns the board of a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        let world = model.world();
        Self {
            heading: messages::board_heading(locale),
            key: ServiceStatus::ALL
                .map(|status| StatusView::of(status, locale))
                .to_vec(),
            key_heading: messages::board_key(locale),
            more: messages::service_more(locale),
            core: spells(&scenario.horizon, |time| {
                let status = core_status(&model.run, scenario.horizon.minute_at(time));
                StatusView::of_core(status, locale)
            }),
            services: scenario
                .service_ids()
                .map(|id| ServiceView::of(model, &world, id, locale))
                .collect(),
        }
    }
}

impl ServiceView {
    fn of(model: &Model, world: &World, id: ServiceId, locale: Locale) -> Self {
        let scenario = &*model.scenario;
        let opened = [
            world.second_login.map(|login| login.safeguard),
            world.code_desk.map(|desk| desk.safeguard),
            world.counters.map(|counters| counters.safeguard),
        ];
        let opened = opened.into_iter().flatten();
        let opened: Vec<&Safeguard> = opened.map(|place| &scenario.safeguards[place]).collect();
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
            routes: routes(scenario, id, &opened, locale),
            explained: if service
                .routes
                .iter()
                .any(|way| way.kind == RouteKind::Login)
            {
                let parts = scenario.components.iter();
                let explained = parts.filter_map(|part| part.about.as_ref());
                explained
                    .map(|words| words.get(locale).to_owned())
                    .collect()
            } else {
                Vec::new()
            },
            statuses: spells(&scenario.horizon, |time| {
                let standing = service_standing(scenario, &model.run, id, time);
                StatusLine {
                    status: StatusView::of(standing.status, locale),
                    reason: reason(&service.reasons, standing, world, locale),
                }
            }),
        }
    }
}

/// Says why a service stands as it does with its own ways, and which others are open to how many.
fn reason(reasons: &Reasons, standing: Standing, world: &World, locale: Locale) -> String {
    let words = match standing.own {
        ServiceStatus::Works => None,
        ServiceStatus::Degraded => reasons.degraded.as_ref(),
        ServiceStatus::BlockedAtLogin => reasons.blocked.as_ref(),
        ServiceStatus::Down => reasons.down.as_ref(),
    };
    let mut text = words.unwrap_or(&reasons.works).get(locale).to_owned();
    let per_hour = |count: f64| number::integer(locale, number::round_to_u64(count));
    let [login, codes, counter] = standing.opened;
    if let Some(ways) = world.second_login.filter(|_| login) {
        let of_100 = ways.enrolled_share * ways.success_share * 100.0;
        let of_100 = number::two_figures(locale, of_100);
        text.push(' ');
        text.push_str(&messages::opened_second_login(locale, &of_100));
    }
    if let Some(desk) = world.code_desk.filter(|_| codes) {
        text.push(' ');
        text.push_str(&messages::opened_codes(
            locale,
            &per_hour(desk.codes_per_hour),
        ));
    }
    if let Some(counters) = world.counters.filter(|_| counter) {
        text.push(' ');
        text.push_str(&messages::opened_counter(
            locale,
            &per_hour(counters.checks_per_hour),
        ));
    }
    text
}

/// Returns how many services have a status at an hour.
#[must_use]
pub fn services_with(model: &Model, status: ServiceStatus, time: TimeOfDay) -> u64 {
    let scenario = &*model.scenario;
    let has = |id: &ServiceId| service_status(scenario, &model.run, *id, time) == status;
    scenario.service_ids().filter(has).count() as u64
}
