//! Cases as data: hours of an outage and who is stuck then. A domain expert adds one without Rust.
//!
//! Each file below `tests/cases` says why it holds. `at` is the hour; `services` gives statuses,
//! `errands` states by `persona/errand`, `numbers` a value with its margin; `parts` are those that do
//! not work as the scenario says.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use lockout::{
    data::bundle,
    domain::{
        clock::TimeOfDay,
        outage::{GateReading, OutageSpan},
        scenario::Scenario,
    },
    metrics::{
        errands::{ErrandState, errand_days},
        exposure::logins_wanted,
        status::{ServiceStatus, service_status},
    },
    sim::{
        self,
        patch::planned,
        plan::{Chosen, Plan},
        run::{CohortColumn, Run},
        world::World,
    },
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    #[serde(default)]
    outage: Option<String>,
    /// When it is said to be solved.
    #[serde(default)]
    solved: Option<String>,
    #[serde(default)]
    reading: Option<String>,
    /// Parts that work for another share than the scenario says, all day.
    #[serde(default)]
    parts: BTreeMap<String, f64>,
    /// Safeguards as in a link: `pacing` or `pacing:0.5`.
    #[serde(default)]
    safeguards: Vec<String>,
    at: String,
    #[serde(default)]
    services: BTreeMap<String, String>,
    #[serde(default)]
    errands: BTreeMap<String, String>,
    #[serde(default)]
    numbers: BTreeMap<String, Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    value: f64,
    margin: f64,
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    found.sort();
    found
}

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap_or_else(|| panic!("{text} is no time of day"))
}

fn plan(scenario: &Scenario, case: &Case) -> Plan {
    let outage = case.outage.as_ref().map(|text| {
        let (start, end) = text.split_once('-').unwrap();
        OutageSpan::new(time(start), time(end)).unwrap()
    });
    let reading = case.reading.as_deref().map(|name| match name {
        "person" => GateReading::Person,
        "attempt" => GateReading::Attempt,
        other => panic!("{other} is no reading"),
    });
    let chosen = |text: &String| {
        Chosen::parse(scenario, text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
    };
    Plan {
        outage,
        solved_at: case.solved.as_deref().map(time),
        reading,
        safeguards: case.safeguards.iter().map(chosen).collect(),
    }
}

/// The shipped scenario with the parts of a case.
fn scenario_of(case: &Case) -> Scenario {
    let mut scenario = bundle::default_scenario();
    for (slug, share) in &case.parts {
        let mut parts = scenario.components.iter_mut();
        let part = parts.find(|part| *part.slug == **slug);
        let part = part.unwrap_or_else(|| panic!("no part is called {slug}"));
        part.up_share.number.value = *share;
    }
    scenario
}

fn status_name(status: ServiceStatus) -> &'static str {
    match status {
        ServiceStatus::Works => "works",
        ServiceStatus::Degraded => "degraded",
        ServiceStatus::BlockedAtLogin => "blocked",
        ServiceStatus::Down => "down",
    }
}

fn state_name(state: ErrandState) -> &'static str {
    match state {
        ErrandState::NotYet => "not yet",
        ErrandState::Trying => "trying",
        ErrandState::OnPhone => "on the phone",
        ErrandState::Done => "done",
        ErrandState::DoneOtherWay => "done another way",
        ErrandState::PutOff => "put off",
        ErrandState::Missed => "missed",
    }
}

fn status(scenario: &Scenario, run: &Run, slug: &str, at: TimeOfDay) -> &'static str {
    let id = scenario
        .service_ids()
        .find(|id| &*scenario.service(*id).slug == slug);
    let id = id.unwrap_or_else(|| panic!("no service is called {slug}"));
    status_name(service_status(scenario, run, id, at))
}

fn state(scenario: &Scenario, world: &World, run: &Run, name: &str, at: TimeOfDay) -> &'static str {
    let (persona, errand) = name.split_once('/').unwrap();
    let id = scenario.persona_named(persona).unwrap();
    let errands = &scenario.persona(id).errands;
    let place = errands.iter().position(|e| &*e.slug == errand);
    let place = place.unwrap_or_else(|| panic!("no errand is called {name}"));
    state_name(
        errand_days(scenario, world, run, id)[place]
            .at(scenario, at)
            .state,
    )
}

fn number(scenario: &Scenario, run: &Run, plan: &Plan, name: &str, at: TimeOfDay) -> f64 {
    let minute = scenario.horizon.minute_at(at);
    match name {
        "logins wanted in the outage" => {
            logins_wanted(scenario, plan.outage_span(scenario)).central
        }
        "share who may log in" => run.gate_share(minute),
        "share of tries admitted" => run.admission(minute),
        "waiting for another try" => run.total_at(CohortColumn::InRetryPool, minute, |_| true),
        "done by login so far" => run.total_at(CohortColumn::DoneByLogin, minute, |_| true),
        "done by another login so far" => {
            run.total_at(CohortColumn::DoneByAlternative, minute, |_| true)
        }
        "done at a counter so far" => run.total_at(CohortColumn::DoneByCounter, minute, |_| true),
        "done with a code so far" => run.total_at(CohortColumn::DoneByCode, minute, |_| true),
        "given up so far" => run.total_at(CohortColumn::GaveUp, minute, |_| true),
        other => panic!("no number is called {other}"),
    }
}

#[test]
fn every_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = files(&folder);
    assert!(
        files.len() >= 12,
        "{} cases are too few to be all of them",
        files.len()
    );
    let mut wrong = Vec::new();
    for file in files {
        let case: Case = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let scenario = scenario_of(&case);
        let (plan, at) = (plan(&scenario, &case), time(&case.at));
        let world = planned(&scenario, &plan);
        let run = sim::simulate(&scenario, &plan);
        let name = file.file_stem().unwrap().to_string_lossy();
        let mut check = |what: &str, expected: &str, found: &str| {
            if expected != found {
                wrong.push(format!(
                    "{name}: {what} is {found}, not {expected} ({})",
                    case.why
                ));
            }
        };
        for (slug, expected) in &case.services {
            check(slug, expected, status(&scenario, &run, slug, at));
        }
        for (slug, expected) in &case.errands {
            check(slug, expected, state(&scenario, &world, &run, slug, at));
        }
        for (name, expected) in &case.numbers {
            let found = number(&scenario, &run, &plan, name, at);
            let is_near = (found - expected.value).abs() <= expected.margin;
            let wanted = format!("{} ± {}", expected.value, expected.margin);
            let told = if is_near {
                wanted.clone()
            } else {
                found.to_string()
            };
            check(name, &wanted, &told);
        }
        let checks = case.services.len() + case.errands.len() + case.numbers.len();
        assert!(checks > 0, "{name} checks nothing");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
