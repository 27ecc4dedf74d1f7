//! The digests of everything that the shipped scenario comes to, taken in the same way natively and
//! in Wasm: runs, errands, measures, harm, an example, draws; for every reading and safeguard.

use std::fmt::Write as _;

use lockout::{
    data::bundle,
    domain::{
        measure::MeasureId,
        outage::{GateReading, OutageSpan},
        scenario::Scenario,
    },
    metrics::{
        errands::errand_days,
        harm::harm,
        measure::{Around, value},
    },
    sim::{
        self,
        digest::Digest,
        draw::SEED,
        ensemble::Job,
        patch,
        plan::{Chosen, Plan},
        tally::Tally,
    },
};

/// Draws of the ensemble that is digested: a block and a part of one.
const DRAWS: u32 = 80;

/// Returns one line for each day: what is read how, what is done about it, and the digest; the last
/// line is the digest of all.
pub(crate) fn digests() -> String {
    let scenario = bundle::default_scenario();
    let mut all = Digest::default();
    let mut lines = String::new();
    for (name, plan) in plans(&scenario) {
        let digest = of_plan(&scenario, &plan);
        all.bits(digest);
        writeln!(lines, "{name} {digest:016x}").expect("writing into a string cannot fail");
    }
    writeln!(lines, "all {:016x}", all.value()).expect("writing into a string cannot fail");
    lines
}

/// Every variant under both readings, then every safeguard alone and all together.
fn plans(scenario: &Scenario) -> Vec<(String, Plan)> {
    let mut plans = Vec::new();
    for variant in &scenario.variants {
        let outage = OutageSpan::new(variant.start.value, variant.end.value);
        for (name, reading) in [
            ("person", GateReading::Person),
            ("attempt", GateReading::Attempt),
        ] {
            let plan = Plan {
                outage,
                reading: Some(reading),
                ..Plan::default()
            };
            plans.push((format!("{} {name}", variant.slug), plan));
        }
    }
    let chosen = |safeguard| Chosen {
        safeguard,
        strength: 1.0,
    };
    let with = |safeguards: Vec<Chosen>| Plan {
        safeguards,
        ..Plan::default()
    };
    let places = 0..scenario.safeguards.len();
    for place in places.clone() {
        let name = scenario.safeguards[place].slug.to_string();
        plans.push((name, with(vec![chosen(place)])));
    }
    plans.push(("together".to_owned(), with(places.map(chosen).collect())));
    plans
}

/// Returns the digest of everything that a plan comes to.
fn of_plan(scenario: &Scenario, plan: &Plan) -> u64 {
    let mut digest = Digest::default();
    let world = patch::planned(scenario, plan);
    let run = sim::simulate(scenario, plan);
    digest.bits(run.digest());
    let tally = Tally::of(&run);
    tally.numbers().for_each(|number| digest.number(number));
    let around = Around::of(scenario, &world);
    for (id, _) in MeasureId::ALL {
        digest.number(value(id, &tally, &around).unwrap_or(f64::NEG_INFINITY));
    }
    digest.number(harm(scenario, &world, &run).points());
    for id in scenario.persona_ids() {
        for day in errand_days(scenario, &world, &run, id) {
            for hour in scenario.horizon.hours() {
                let moment = day.at(scenario, hour);
                digest.number(moment.done_share);
                digest.number(moment.tries);
                digest.number(moment.gave_up_share);
            }
        }
    }
    let mut job = Job::new(scenario, plan, DRAWS, SEED);
    job.advance(|| true);
    let ensemble = job.finish();
    let tallies = ensemble.baseline.iter().chain(&ensemble.planned);
    tallies
        .flat_map(Tally::numbers)
        .for_each(|number| digest.number(number));
    digest.value()
}
