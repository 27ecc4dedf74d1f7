//! Extreme numbers: a scenario is refused with its problems, or every result is a number.

use std::{fs, path::PathBuf};

use lockout::{
    data::{Library, LibraryTexts, load, load_library},
    domain::{measure::MeasureId, scenario::Scenario},
    metrics::measure::{Around, value},
    sim::{
        compile::compile,
        draw::SEED,
        ensemble::Job,
        kernel::simulate_inputs,
        patch,
        plan::{Chosen, Plan},
        tally::Tally,
        world::World,
    },
};
use serde_json::{Map, Value};

use super::SHIPPED;

/// What each number becomes: nothing, far too much, next to nothing, and the most and the least that
/// the loader lets through where something is divided by it.
const EXTREMES: [f64; 5] = [0.0, 1e300, 1e-300, 1e12, 0.001];

fn library() -> Library {
    let texts = LibraryTexts {
        curves: include_str!("../../../assets/model/curves.json"),
        behaviours: include_str!("../../../assets/model/behaviour.json"),
        safeguards: include_str!("../../../assets/model/safeguards.json"),
        measures: include_str!("../../../assets/model/measures.json"),
        sources: include_str!("../../../assets/sources.json"),
    };
    load_library(texts).unwrap()
}

/// Returns the pointers of all numbers that have a range, but for those of facts, which are only told.
fn quantities(value: &Value, at: &str, found: &mut Vec<String>) {
    let is_number =
        |fields: &Map<String, Value>, name: &str| fields.get(name).is_some_and(Value::is_number);
    match value {
        Value::Object(fields) => {
            if is_number(fields, "value") && is_number(fields, "low") {
                found.push(at.to_owned());
            }
            for (name, field) in fields.iter().filter(|(name, _)| *name != "facts") {
                quantities(field, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(entries) => {
            for (place, entry) in entries.iter().enumerate() {
                quantities(entry, &format!("{at}/{place}"), found);
            }
        }
        _ => {}
    }
}

/// Checks that a day came to numbers.
fn expect_numbers(scenario: &Scenario, world: &World, tally: &Tally, what: &str) {
    let around = Around::of(scenario, world);
    for (id, name) in MeasureId::ALL {
        let found = value(id, tally, &around);
        assert!(
            found.is_none_or(f64::is_finite),
            "{what}: {name} is {found:?}"
        );
    }
    assert!(tally.numbers().all(f64::is_finite), "{what}: {tally:?}");
}

/// Simulates a scenario exactly and in draws, with safeguards that touch most of the model.
fn simulate(scenario: &Scenario, what: &str) {
    let chosen = ["bypass-codes", "in-person", "more-agents", "clear-status"];
    let chosen = chosen.map(|id| Chosen::parse(scenario, id).unwrap());
    let plan = Plan {
        safeguards: chosen.to_vec(),
        ..Plan::default()
    };
    let world = patch::planned(scenario, &plan);
    let inputs = compile(scenario, &world);
    assert_eq!(inputs.problems(), Vec::<String>::new(), "{what}");
    expect_numbers(
        scenario,
        &world,
        &Tally::of(&simulate_inputs(&inputs)),
        what,
    );
    let mut job = Job::new(scenario, &plan, 4, SEED);
    while !job.advance(|| true) {}
    let ensemble = job.finish();
    for (world, tally) in ensemble.worlds.iter().zip(&ensemble.planned) {
        let mut world = world.clone();
        patch::apply(scenario, &plan, &mut world);
        expect_numbers(scenario, &world, tally, what);
    }
}

fn shipped() -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(SHIPPED);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_day_may_begin_and_end_at_any_minute() {
    let library = library();
    for (from, to) in [
        ("06:00", "23:58"),
        ("06:07", "24:00"),
        ("05:59", "19:31"),
        ("06:59", "23:01"),
        ("00:01", "23:59"),
    ] {
        let mut scenario = shipped();
        scenario["horizon"]["from"] = from.into();
        scenario["horizon"]["to"] = to.into();
        let scenario = load(&scenario.to_string(), &library)
            .unwrap_or_else(|problems| panic!("{from}-{to}: {problems:?}"));
        simulate(&scenario, &format!("{from}-{to}"));
    }
}

#[test]
fn no_number_of_a_scenario_makes_a_result_that_is_none() {
    let shipped = shipped();
    let library = library();
    let mut pointers = Vec::new();
    quantities(&shipped, "", &mut pointers);
    assert!(pointers.len() > 80, "{pointers:?}");
    let (mut refused, mut simulated) = (0, 0);
    for (place, pointer) in pointers.iter().enumerate() {
        // Two of the extremes for each number, so that together all are met.
        for turn in 0..2 {
            let extreme = EXTREMES[(2 * place + turn) % EXTREMES.len()];
            let mut scenario = shipped.clone();
            let quantity = scenario.pointer_mut(pointer).unwrap();
            for end in ["value", "low", "high"] {
                quantity[end] = extreme.into();
            }
            let what = format!("{pointer} = {extreme:e}");
            match load(&scenario.to_string(), &library) {
                Err(problems) => {
                    assert!(!problems.is_empty(), "{what}");
                    refused += 1;
                }
                Ok(scenario) => {
                    simulate(&scenario, &what);
                    simulated += 1;
                }
            }
        }
    }
    assert!(
        refused > 20 && simulated > 20,
        "{refused} refused, {simulated} simulated"
    );
}
