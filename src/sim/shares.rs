//! Who wants a service: the shares of its logins by group of people. It knows no time of day.

use crate::{
    domain::{scenario::Scenario, service::ServiceDemand},
    ids::PersonaId,
};

/// Returns the share of a service's logins by group, personas in order and everyone else last.
///
/// Groups that the service lists have the share it gives; the others share the remainder as the
/// population does.
#[must_use]
pub fn group_shares(scenario: &Scenario, demand: &ServiceDemand) -> Vec<(Option<PersonaId>, f64)> {
    let listed: f64 = demand.groups.iter().map(|(_, share)| share.value()).sum();
    let own = |id: PersonaId| demand.groups.iter().find(|(group, _)| *group == id);
    let rest_population = rest_share(scenario);
    let unlisted = scenario.persona_ids().filter(|id| own(*id).is_none());
    let unlisted_population: f64 = unlisted
        .map(|id| scenario.persona(id).people_share.value())
        .sum::<f64>()
        + rest_population;
    let remainder = (1.0 - listed).max(0.0);
    let of_remainder = |people: f64| {
        if unlisted_population > 0.0 {
            remainder * people / unlisted_population
        } else {
            0.0
        }
    };
    let mut shares: Vec<(Option<PersonaId>, f64)> = scenario
        .persona_ids()
        .map(|id| {
            let own = own(id).map(|(_, share)| share.value());
            let people = scenario.persona(id).people_share.value();
            (Some(id), own.unwrap_or_else(|| of_remainder(people)))
        })
        .collect();
    shares.push((None, of_remainder(rest_population)));
    shares
}

/// Returns the share of people whom no persona stands for, 0..=1.
#[must_use]
pub fn rest_share(scenario: &Scenario) -> f64 {
    let personas = scenario.personas.iter();
    let population: f64 = personas.map(|persona| persona.people_share.value()).sum();
    (1.0 - population).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bundle::default_scenario;

    #[test]
    fn a_remainder_that_nobody_is_left_for_is_dropped() {
        let mut scenario = default_scenario();
        for (place, persona) in scenario.personas.iter_mut().enumerate() {
            persona.people_share.number.value = if place == 0 { 1.0 } else { 0.0 };
        }
        let first = PersonaId::from_index(0);
        let services = scenario.services.iter();
        let mut demand = services
            .clone()
            .find_map(|service| service.demand.clone())
            .expect("a service that people log in to");
        let mut share = demand.share.clone();
        share.number.value = 0.75;
        demand.groups = vec![(first, share)];
        let shares = group_shares(&scenario, &demand);
        let of = |share: f64| shares.iter().filter(|(_, each)| *each == share).count();
        assert_eq!(
            (shares[0], of(0.0)),
            ((Some(first), 0.75), shares.len() - 1)
        );
        // Everyone for whom no group is listed shares alike.
        demand.groups.clear();
        let shares = group_shares(&scenario, &demand);
        assert_eq!(shares[0], (Some(first), 1.0));
    }
}
