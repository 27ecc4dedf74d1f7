//! What is drawn, and with what: each number of the scenario from its own range.

use std::{cell::RefCell, collections::BTreeSet};

use lockout::{
    data::bundle::default_scenario,
    domain::outage::RampStep,
    sim::{
        draw::{Draws, SEED, Uncertain},
        plan::{Chosen, Plan},
        sobol::MAX_DIMENSIONS,
    },
};

/// A ramp is drawn with the length of the outage and with who gets in: slow with long, little with few.
#[test]
fn a_ramp_is_drawn_along_with_its_outage() {
    let mut scenario = default_scenario();
    let mut minutes = scenario.behaviour.retry_minutes.clone();
    (
        minutes.number.low,
        minutes.number.value,
        minutes.number.high,
    ) = (10.0, 20.0, 60.0);
    let mut through_share = scenario.gate.through_share.clone();
    let share = &mut through_share.number;
    (share.low, share.value, share.high) = (0.2, 0.3, 0.6);
    scenario.gate.ramp = vec![RampStep {
        minutes,
        through_share,
    }];
    let draws = Draws::new(&scenario, &Plan::default(), SEED);
    let at = |long: f64, many: f64| {
        let ramp = draws
            .world_at(|dimension| match dimension {
                end if end == Uncertain::OutageEnd as usize => long,
                through if through == Uncertain::ThroughShare as usize => many,
                _ => 0.5,
            })
            .ramp[0];
        (ramp.minutes, ramp.through_share)
    };
    let ((short, few), (long, many)) = (at(0.1, 0.1), at(0.9, 0.9));
    assert!(
        10.0 < short && short < 25.0 && 30.0 < long && long < 60.0,
        "{short} {long}"
    );
    assert!(
        0.2 < few && few < 0.3 && 0.4 < many && many < 0.6,
        "{few} {many}"
    );
    assert_eq!(at(0.1, 0.9), (short, many));
}

#[test]
fn every_number_of_a_safeguard_is_drawn_by_itself() {
    let scenario = default_scenario();
    let changes = scenario
        .safeguards
        .iter()
        .map(|safeguard| safeguard.changes.len());
    let dimensions = Uncertain::ALL.len() + changes.sum::<usize>();
    assert!(dimensions <= MAX_DIMENSIONS, "{dimensions}");
}

/// A scenario with more numbers than the sequence has dimensions lets some share one.
#[test]
fn numbers_beyond_the_last_dimension_share_one() {
    let mut scenario = default_scenario();
    let again = scenario.safeguards.clone();
    scenario.safeguards.extend(again);
    let first = Uncertain::ALL.len();
    let numbers: usize = scenario
        .safeguards
        .iter()
        .map(|one| one.changes.len())
        .sum();
    assert!(first + numbers > MAX_DIMENSIONS);
    let all = (0..scenario.safeguards.len()).map(|safeguard| Chosen {
        safeguard,
        strength: 1.0,
    });
    let plan = Plan {
        safeguards: all.collect(),
        ..Plan::default()
    };
    let asked = RefCell::new(BTreeSet::new());
    let _ = Draws::new(&scenario, &plan, SEED).world_at(|dimension| {
        asked.borrow_mut().insert(dimension);
        0.5
    });
    let asked = asked.into_inner();
    assert_eq!(asked.last(), Some(&(MAX_DIMENSIONS - 1)));
    assert!(asked.contains(&first));
}

/// Two inputs with the same range are drawn each by itself.
#[test]
fn equal_ranges_are_not_equal_draws() {
    let mut scenario = default_scenario();
    scenario.behaviour.patience_minutes = scenario.behaviour.retry_minutes.clone();
    let draws = Draws::new(&scenario, &Plan::default(), SEED);
    let patience = Uncertain::Patience as usize;
    let world = draws.world_at(|dimension| if dimension == patience { 0.9 } else { 0.2 });
    assert!(world.patience_minutes > 1.5 * world.retry_minutes);
}

/// A mean time whose range has no end above its value, or whose value is nothing, is not drawn.
#[test]
fn a_mean_time_without_a_spread_is_as_it_is() {
    for (low, value, high) in [(5.0, 20.0, 20.0), (0.0, 0.0, 30.0)] {
        let mut scenario = default_scenario();
        let number = &mut scenario.behaviour.retry_minutes.number;
        (number.low, number.value, number.high) = (low, value, high);
        let draws = Draws::new(&scenario, &Plan::default(), SEED);
        assert_eq!(draws.world_at(|_| 0.9).retry_minutes, value);
    }
}
