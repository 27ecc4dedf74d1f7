//! Whether a service can be reached: routes over shared parts, worked out exactly.
//!
//! Parts fail independently of each other, routes do not: two routes through one part fail together.
//! Multiplying route by route would count that part twice, so the chance is split part by part
//! (Shannon expansion). It knows nothing of minutes or people.

use crate::domain::{
    dependency::Needs,
    scenario::Scenario,
    service::{RouteKind, Service},
};

/// Least chance, given the core, that ways in have on a normal day; with less, a part is not well.
/// Our convention.
pub const NORMAL_SHARE: f64 = 0.95;

/// Returns the chance that a way of a service works that `counts` picks, if the identity core works for
/// `core_share`, 0..=1.
#[must_use]
pub fn chance(
    scenario: &Scenario,
    service: &Service,
    core_share: f64,
    counts: fn(RouteKind) -> bool,
) -> f64 {
    let picked = service.routes.iter().filter(|way| counts(way.kind));
    let ways = picked.map(|way| way.needs.clone()).collect();
    chance_of(scenario, &Needs::Any(ways), core_share)
}

/// Returns the chance that everything an expression needs works, if the identity core works for
/// `core_share`, 0..=1.
#[must_use]
pub fn chance_of(scenario: &Scenario, needs: &Needs, core_share: f64) -> f64 {
    let components = scenario.components.iter();
    let mut up_shares: Vec<f64> = components.map(|part| part.up_share.value()).collect();
    up_shares[scenario.gate.component.index()] = core_share;
    availability(needs, &up_shares)
}

/// Returns the share of login tries at a service for which everything but the identity core works,
/// against a normal day: 1 while its parts are as well as on any day that demand is counted on.
///
/// # Formula    min(1, P(a login works, given the core) / [`NORMAL_SHARE`]).
/// # Limits     Of each try, not of the same people all day. An own code or an open session saves no
/// try: demand counts those who need a login. A part that a second login shares fails both, but what
/// is left of it is drawn for each by itself: exact where a part works or does not.
#[must_use]
pub fn others_up_share(scenario: &Scenario, service: &Service) -> f64 {
    let given_core = chance(scenario, service, 1.0, |kind| kind == RouteKind::Login);
    (given_core / NORMAL_SHARE).min(1.0)
}

/// Returns the chance that everything an expression needs is up.
///
/// # Formula    P = p P(given part up) + (1 - p) P(given part down), part by part; exact.
/// # Units      `up_shares`: chance of each component, 0..=1, by its place in the scenario.
/// # Limits     Doubles with each part that can be both up and down: at most 12 of those.
///
/// ```
/// use lockout::{domain::dependency::{ComponentIndex, Needs}, sim::routes::availability};
/// let core = Needs::Component(ComponentIndex(0));
/// let app = Needs::Component(ComponentIndex(1));
/// let chip = Needs::Component(ComponentIndex(2));
/// // Two routes through the same core are no better than the core.
/// let routes = Needs::Any(vec![Needs::All(vec![core.clone(), app]), Needs::All(vec![core, chip])]);
/// assert_eq!(availability(&routes, &[0.5, 1.0, 1.0]), 0.5);
/// assert_eq!(availability(&routes, &[0.5, 0.5, 0.5]), 0.375);
/// ```
#[must_use]
pub fn availability(needs: &Needs, up_shares: &[f64]) -> f64 {
    let mut states: Vec<Option<bool>> = up_shares
        .iter()
        .map(|&share| {
            (share <= 0.0)
                .then_some(false)
                .or((share >= 1.0).then_some(true))
        })
        .collect();
    expand(needs, up_shares, &mut states)
}

/// Splits on the first part that still matters, until the outcome is settled.
fn expand(needs: &Needs, up_shares: &[f64], states: &mut [Option<bool>]) -> f64 {
    match settle(needs, states) {
        Outcome::Settled(is_up) => f64::from(u8::from(is_up)),
        Outcome::DependsOn(part) => {
            let share = up_shares[part];
            states[part] = Some(true);
            let given_up = expand(needs, up_shares, states);
            states[part] = Some(false);
            let given_down = expand(needs, up_shares, states);
            states[part] = None;
            share * given_up + (1.0 - share) * given_down
        }
    }
}

/// What is known of an expression while some parts are open.
enum Outcome {
    /// It is up or down whatever the open parts do.
    Settled(bool),
    /// It depends on this open part, and maybe on others.
    DependsOn(usize),
}

/// Evaluates an expression as far as the known parts allow.
fn settle(needs: &Needs, states: &[Option<bool>]) -> Outcome {
    match needs {
        Needs::Component(part) => match states[part.index()] {
            Some(is_up) => Outcome::Settled(is_up),
            None => Outcome::DependsOn(part.index()),
        },
        Needs::All(parts) => settle_count(parts, parts.len(), states),
        Needs::Any(parts) => settle_count(parts, 1, states),
        Needs::AtLeast(count, parts) => settle_count(parts, *count, states),
    }
}

/// Evaluates "at least `count` of `parts`".
fn settle_count(parts: &[Needs], count: usize, states: &[Option<bool>]) -> Outcome {
    let (mut up, mut open, mut first_open) = (0, 0, None);
    for part in parts {
        match settle(part, states) {
            Outcome::Settled(true) => up += 1,
            Outcome::Settled(false) => {}
            Outcome::DependsOn(index) => {
                open += 1;
                first_open = first_open.or(Some(index));
            }
        }
    }
    match first_open {
        Some(index) if up < count && up + open >= count => Outcome::DependsOn(index),
        _ => Outcome::Settled(up >= count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dependency::ComponentIndex;

    fn part(index: u8) -> Needs {
        Needs::Component(ComponentIndex(index))
    }

    #[test]
    fn nothing_needed_is_up_and_no_way_is_down() {
        assert_eq!(availability(&Needs::All(Vec::new()), &[]), 1.0);
        assert_eq!(availability(&Needs::Any(Vec::new()), &[]), 0.0);
        assert_eq!(availability(&Needs::AtLeast(0, Vec::new()), &[]), 1.0);
        assert_eq!(availability(&Needs::AtLeast(2, vec![part(0)]), &[1.0]), 0.0);
    }

    #[test]
    fn two_of_three_fair_coins() {
        let two_of_three = Needs::AtLeast(2, vec![part(0), part(1), part(2)]);
        assert_eq!(availability(&two_of_three, &[0.5, 0.5, 0.5]), 0.5);
        assert_eq!(availability(&two_of_three, &[1.0, 0.0, 0.25]), 0.25);
    }

    /// The part that settles it may stand behind one that no longer matters.
    #[test]
    fn parts_that_can_no_longer_matter_are_left_alone() {
        let wanted = Needs::AtLeast(3, vec![part(0), part(1), part(2)]);
        let settled = settle(&wanted, &[Some(false), None, None]);
        assert!(matches!(settled, Outcome::Settled(false)));
        let settled = settle(&Needs::Any(vec![part(0), part(1)]), &[Some(true), None]);
        assert!(matches!(settled, Outcome::Settled(true)));
    }

    #[test]
    fn a_part_counted_twice_is_still_one_part() {
        assert_eq!(
            availability(&Needs::All(vec![part(0), part(0)]), &[0.5]),
            0.5
        );
        assert_eq!(
            availability(&Needs::AtLeast(2, vec![part(0), part(0)]), &[0.5]),
            0.5
        );
    }
}
