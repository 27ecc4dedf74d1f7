//! The dependency picture: each way to a service as a row of parts, with the identity core at its end.
//!
//! Every part of a row must work, so that their order says nothing about the system; they are told
//! from the service's own systems to the core. Where one of several is enough, the row branches.

use crate::{
    domain::{
        dependency::Needs,
        safeguard::Safeguard,
        scenario::{ComponentKind, Scenario},
        service::RouteKind,
    },
    i18n::{messages, number},
    ids::{Locale, ServiceId},
};

/// A way to a service and the parts it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteView {
    /// Its name.
    pub name: String,
    /// Whether it needs a new login.
    pub kind: &'static str,
    /// What must work, the identity core last.
    pub parts: Vec<PartView>,
}

/// A part, or several joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartView {
    /// Its name in the style sheet: `part`, `core`, `all`, `any` or `some`.
    pub shape: &'static str,
    /// Its name, or how many of those within are enough.
    pub label: String,
    /// Those within.
    pub parts: Vec<PartView>,
}

/// Returns the ways to a service, and those that safeguards open in place of its usual login.
pub(in crate::present) fn routes(
    scenario: &Scenario,
    id: ServiceId,
    opened: &[&Safeguard],
    locale: Locale,
) -> Vec<RouteView> {
    let service = scenario.service(id);
    let view = |route: &crate::domain::service::Route| RouteView {
        name: route.name.get(locale).to_owned(),
        kind: match route.kind {
            RouteKind::Login => messages::route_login(locale),
            RouteKind::Session => messages::route_session(locale),
            RouteKind::OwnLogin => messages::route_own_login(locale),
            RouteKind::NoLogin => messages::route_no_login(locale),
        },
        parts: chain(scenario, &route.needs, locale),
    };
    let mut routes: Vec<RouteView> = service.routes.iter().map(view).collect();
    let usual = service
        .routes
        .iter()
        .find(|route| route.kind == RouteKind::Login);
    let is_for = |login: &&&Safeguard| login.services.is_empty() || login.services.contains(&id);
    if let Some(usual) = usual {
        routes.extend(opened.iter().filter(is_for).map(|login| {
            // It takes the place of the usual login; the service's own systems stay.
            let mut parts = chain(scenario, &usual.needs, locale);
            parts.truncate(own_systems(scenario, &usual.needs));
            if let Some(needs) = &login.needs {
                parts.extend(chain(scenario, needs, locale));
            }
            RouteView {
                name: login.name.get(locale).to_owned(),
                kind: messages::route_second(locale),
                parts,
            }
        }));
    }
    routes
}

/// Returns how many parts at the start of a row are the service's own.
fn own_systems(scenario: &Scenario, needs: &Needs) -> usize {
    let Needs::All(parts) = needs else {
        return 0;
    };
    let is_own = |needs: &&Needs| distance(scenario, needs) == 0;
    parts.iter().filter(is_own).count()
}

/// Returns what must work as a row, from the service's own systems to the identity core.
fn chain(scenario: &Scenario, needs: &Needs, locale: Locale) -> Vec<PartView> {
    let Needs::All(parts) = needs else {
        return vec![part(scenario, needs, locale)];
    };
    let mut row = Vec::new();
    for wanted in 0..=CORE_DISTANCE {
        for needs in parts {
            if distance(scenario, needs) == wanted {
                row.push(part(scenario, needs, locale));
            }
        }
    }
    row
}

/// How far the identity core is from a service.
const CORE_DISTANCE: u8 = 4;

fn part(scenario: &Scenario, needs: &Needs, locale: Locale) -> PartView {
    let within = |parts: &[Needs]| -> Vec<PartView> {
        let view = |needs| part(scenario, needs, locale);
        parts.iter().map(view).collect()
    };
    let (shape, label, parts) = match needs {
        Needs::Component(index) => {
            let component = &scenario.components[index.index()];
            let shape = match component.kind {
                ComponentKind::IdentityCore => "core",
                _ => "part",
            };
            (shape, component.name.get(locale).to_owned(), Vec::new())
        }
        Needs::All(_) => ("all", String::new(), chain(scenario, needs, locale)),
        Needs::Any(parts) => ("any", messages::needs_any(locale).to_owned(), within(parts)),
        Needs::AtLeast(count, parts) => {
            let count = number::integer(locale, *count as u64);
            let label = messages::needs_at_least(locale, &count);
            ("some", label, within(parts))
        }
    };
    PartView {
        shape,
        label,
        parts,
    }
}

/// Returns how far a part is from the service; several joined are as far as the farthest.
fn distance(scenario: &Scenario, needs: &Needs) -> u8 {
    match needs {
        Needs::Component(index) => match scenario.components[index.index()].kind {
            ComponentKind::Backend => 0,
            ComponentKind::Network => 1,
            ComponentKind::Broker => 2,
            ComponentKind::Authenticator | ComponentKind::OwnLogin | ComponentKind::Session => 3,
            ComponentKind::IdentityCore => CORE_DISTANCE,
        },
        Needs::All(parts) | Needs::Any(parts) | Needs::AtLeast(_, parts) => {
            let farthest = parts.iter().map(|needs| distance(scenario, needs)).max();
            farthest.unwrap_or(0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bundle;

    /// Writes a row as it is read: `a, b, one of (c, d)`.
    fn read(parts: &[PartView]) -> String {
        let one = |part: &PartView| match part.parts.as_slice() {
            [] if part.shape == "core" => [&part.label, "*"].concat(),
            [] => part.label.clone(),
            within => [&part.label, " (", &read(within), ")"].concat(),
        };
        parts.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// The part of the shipped scenario with this id.
    fn component(scenario: &Scenario, slug: &str) -> Needs {
        let place = scenario.components.iter().position(|c| &*c.slug == slug);
        let place = place.expect("the scenario has this part") as u8;
        Needs::Component(crate::domain::dependency::ComponentIndex(place))
    }

    #[test]
    fn a_row_ends_in_the_core_and_branches_where_one_is_enough() {
        let scenario = bundle::default_scenario();
        let part = |slug| component(&scenario, slug);
        let needs = Needs::All(vec![
            part("mitid-core"),
            Needs::Any(vec![part("mitid-app"), part("code-display")]),
            part("network"),
            part("bank-systems"),
            part("broker"),
        ]);
        assert_eq!(
            read(&chain(&scenario, &needs, Locale::En)),
            "the bank’s systems, internet and phone network, go-between for logins, \
             one of (MitID app, code display), MitID’s core*"
        );
    }

    #[test]
    fn some_of_several_are_counted_and_rows_may_lie_within() {
        let scenario = bundle::default_scenario();
        let part = |slug| component(&scenario, slug);
        let needs = Needs::AtLeast(
            2,
            vec![
                part("broker"),
                Needs::All(vec![part("mitid-core"), part("network")]),
                part("bank-code"),
            ],
        );
        let row = chain(&scenario, &needs, Locale::En);
        assert_eq!(row.len(), 1);
        assert_eq!((row[0].shape, row[0].parts[1].shape), ("some", "all"));
        assert_eq!(
            read(&row),
            "at least 2 of (go-between for logins,  (internet and phone network, MitID’s core*), \
             the bank’s own code)"
        );
    }

    #[test]
    fn a_group_is_as_far_as_its_farthest_part() {
        let scenario = bundle::default_scenario();
        let part = |slug| component(&scenario, slug);
        let with_core = Needs::Any(vec![part("bank-systems"), part("mitid-core")]);
        let needs = Needs::All(vec![with_core, part("network")]);
        assert_eq!(
            read(&chain(&scenario, &needs, Locale::En)),
            "internet and phone network, one of (the bank’s systems, MitID’s core*)"
        );
        assert_eq!(chain(&scenario, &Needs::All(vec![]), Locale::En), []);
    }

    #[test]
    fn a_second_login_is_a_way_of_its_own_where_people_log_in() {
        let scenario = bundle::default_scenario();
        let named = |slug: &str| {
            let safeguard = scenario.safeguards.iter().find(|s| &*s.slug == slug);
            safeguard.expect("the scenario has this safeguard")
        };
        let login = named("parallel-login");
        let ways = |slug: &str, opened: &[&Safeguard]| {
            let mut ids = scenario.service_ids();
            let id = ids.find(|id| &*scenario.service(*id).slug == slug);
            let id = id.expect("the scenario has this service");
            routes(&scenario, id, opened, Locale::En)
        };
        let before = ways("online-bank", &[]);
        let after = ways("online-bank", &[login]);
        assert_eq!((before.len(), after.len()), (1, 2));
        assert_eq!(
            read(&after[1].parts),
            "the bank’s systems, internet and phone network"
        );
        assert_eq!(ways("card-payments", &[login]), ways("card-payments", &[]));
        // Several stand below each other.
        let both = ways("online-bank", &[login, named("bypass-codes")]);
        assert_eq!(both[..2], after);
        assert_eq!(both[2].name, "Emergency codes");
        // Counters are for some services only; so would a second login be.
        let elsewhere = named("in-person");
        assert_eq!(ways("online-bank", &[elsewhere]), before);
    }
}
