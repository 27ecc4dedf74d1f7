//! The numbers of the command line are the library's, to the last bit.

use lockout::{
    data::bundle,
    domain::{measure::MeasureId, scenario::Scenario},
    metrics::{
        compare::Comparison,
        harm::harm,
        measure::{Around, value},
        recovery::Recovery,
    },
    sim::{
        self,
        availability::span_at,
        compile::compile,
        draw::{Draws, SEED},
        ensemble::Job,
        kernel::simulate_inputs,
        patch,
        plan::{Chosen, Plan},
        tally::Tally,
        world::World,
    },
};
use serde_json::Value;

use super::{SHIPPED, said};

/// Returns a report as JSON.
fn report(arguments: &[&str]) -> Value {
    serde_json::from_str(&said(&[arguments, &["--format", "json"]].concat())).unwrap()
}

/// Returns the row of a table whose column has this text.
fn row<'r>(table: &'r Value, column: &str, name: &str) -> &'r Value {
    let rows = table.as_array().unwrap();
    let row = rows.iter().find(|row| row[column] == name);
    row.unwrap_or_else(|| panic!("no {column} is {name}"))
}

fn plan(scenario: &Scenario, safeguards: &[&str]) -> Plan {
    let chosen = safeguards
        .iter()
        .map(|text| Chosen::parse(scenario, text).unwrap());
    Plan {
        safeguards: chosen.collect(),
        ..Plan::default()
    }
}

#[test]
fn a_day_is_the_librarys_day() {
    let scenario = bundle::default_scenario();
    let plans = [
        plan(&scenario, &[]),
        plan(&scenario, &["clear-status", "more-agents:0.5"]),
    ];
    let found = report(&[
        "simulate",
        SHIPPED,
        "--safeguard",
        "clear-status",
        "--safeguard",
        "more-agents:0.5",
    ]);
    for (plan, column) in plans.iter().zip(["baseline", "plan"]) {
        let run = sim::simulate(&scenario, plan);
        let world = patch::planned(&scenario, plan);
        let (tally, around) = (Tally::of(&run), Around::of(&scenario, &world));
        for (id, name) in MeasureId::ALL {
            let expected = match id {
                MeasureId::Harm => Some(harm(&scenario, &world, &run).points()),
                _ => value(id, &tally, &around),
            };
            let found = row(&found["measures"], "id", name)[column].as_f64();
            assert_eq!(found, expected, "{name} {column}");
        }
    }
    let run = sim::simulate(&scenario, &plans[1]);
    assert_eq!(found["about"]["digest"], format!("{:016x}", run.digest()));
}

#[test]
fn draws_are_the_librarys_draws() {
    let scenario = bundle::default_scenario();
    let plan = plan(&scenario, &["parallel-login"]);
    let mut job = Job::new(&scenario, &plan, 16, SEED);
    while !job.advance(|| true) {}
    let ensemble = job.finish();
    let hours = |tallies: &[Tally]| -> Vec<f64> {
        tallies
            .iter()
            .map(|tally| tally.everyone().unmet_hours)
            .collect()
    };
    let both = Comparison::of(&hours(&ensemble.baseline), &hours(&ensemble.planned)).unwrap();
    let found = report(&[
        "simulate",
        SHIPPED,
        "--safeguard",
        "parallel-login",
        "--draws",
        "16",
    ]);
    let row = row(&found["draws"], "id", "unmet-hours");
    for (column, expected) in [
        ("baseline_p10", both.before.p10),
        ("baseline_p50", both.before.p50),
        ("plan_p90", both.after.p90),
        ("difference_p50", both.difference.p50),
        ("worse_share", both.worse_share.share()),
        ("days", 16.0),
    ] {
        assert_eq!(row[column].as_f64(), Some(expected), "{column}");
    }
}

#[test]
fn ranks_go_down_and_the_largest_are_the_known_ones() {
    let found = report(&["sensitivity", SHIPPED, "--draws", "64"]);
    let numbers = |table: &str, column: &str| -> Vec<f64> {
        let rows = found[table].as_array().unwrap().iter();
        rows.map(|row| row[column].as_f64().unwrap()).collect()
    };
    for (table, column) in [("tornado", "width"), ("indices", "total")] {
        let values = numbers(table, column);
        assert_eq!(values.len(), 16, "{table}");
        assert!(values.is_sorted_by(|a, b| a >= b), "{table}: {values:?}");
    }
    assert_eq!(found["about"]["runs"], 64.0 * 18.0 + 33.0);
    // How many logins are wanted and how long the outage lasts say the most about unmet hours.
    assert_eq!(found["indices"][0]["input"], "demand");
    assert_eq!(found["tornado"][0]["input"], "demand");
    assert_eq!(found["tornado"][1]["input"], "outage-end");
}

#[test]
fn an_outage_of_ones_own_does_not_vary() {
    let found = report(&[
        "sensitivity",
        SHIPPED,
        "--draws",
        "16",
        "--outage",
        "09:00-12:00",
    ]);
    for input in ["outage-start", "outage-end"] {
        let bar = row(&found["tornado"], "input", input);
        assert_eq!(
            (bar["width"].as_f64(), &bar["basis"]),
            (Some(0.0), &"set".into())
        );
    }
}

#[test]
fn harm_has_the_range_of_exact_runs_of_the_first_days() {
    let scenario = bundle::default_scenario();
    let plan = plan(&scenario, &["longer-deadlines"]);
    let draws = Draws::new(&scenario, &plan, SEED);
    let days = (0..16).map(|number| {
        let world = draws.world(number);
        let of = |world: &World| {
            harm(
                &scenario,
                world,
                &simulate_inputs(&compile(&scenario, world)),
            )
            .points()
        };
        let mut patched = world.clone();
        patch::apply(&scenario, &plan, &mut patched);
        (of(&world), of(&patched))
    });
    let (before, after): (Vec<f64>, Vec<f64>) = days.unzip();
    let both = Comparison::of(&before, &after).unwrap();
    assert!(both.after.p50 < both.before.p50 && both.worse_share.share() == 0.0);
    let call = [
        "simulate",
        SHIPPED,
        "--safeguard",
        "longer-deadlines",
        "--draws",
        "16",
    ];
    let found = report(&call);
    let row = row(&found["draws"], "id", "harm");
    for (column, expected) in [
        ("baseline_p50", both.before.p50),
        ("plan_p90", both.after.p90),
        ("difference_p10", both.difference.p10),
        ("worse_share", 0.0),
        ("days", 16.0),
    ] {
        assert_eq!(row[column].as_f64(), Some(expected), "{column}");
    }
}

#[test]
fn a_promise_without_its_window_says_nothing() {
    let found = report(&["simulate", SHIPPED, "--safeguard", "minimum-availability"]);
    let kept = |window: &str, column: &str| {
        let rows = found["guarantees"].as_array().unwrap().iter();
        let mut rows = rows.filter(|row| row["promised"] == "99.9 %" && row["window"] == window);
        rows.next().unwrap()[column].clone()
    };
    let windows = ["day", "month of 31 days", "year"];
    let baseline = windows.map(|window| kept(window, "kept_baseline"));
    assert_eq!(baseline, ["no", "no", "yes"].map(Value::from));
    assert_eq!(kept("year", "outage_minutes_baseline"), 300.0);
    // The safeguard asks for just that, month by month.
    let allowed = kept("month of 31 days", "allowed_minutes");
    assert_eq!(kept("month of 31 days", "outage_minutes_plan"), allowed);
    assert!((allowed.as_f64().unwrap() - 44.64).abs() < 1e-9);
}

/// What harm weighs can be seen, and its sum can be done again.
#[test]
fn harm_is_weight_times_severity_over_all_errands() {
    let found = report(&["simulate", SHIPPED, "--safeguard", "longer-deadlines"]);
    let errands = found["errands"].as_array().unwrap();
    let points = errands.iter().map(|row| {
        let number = |column: &str| row[column].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&number("severity")), "{row}");
        number("weight") * number("severity")
    });
    let harm = row(&found["measures"], "id", "harm");
    let (sum, told) = (points.sum::<f64>(), harm["plan"].as_f64().unwrap());
    assert!(
        told > 0.0 && (sum - told).abs() < 1e-9 * told,
        "{sum} {told}"
    );
}

/// Calls told by service and persona, and those of others, are the calls of the lines.
#[test]
fn calls_of_the_hours_are_those_of_the_lines() {
    let scenario = bundle::default_scenario();
    let found = report(&["simulate", SHIPPED]);
    let inputs = compile(&scenario, &patch::planned(&scenario, &Plan::default()));
    let number = |row: &Value, column: &str| row[column].as_f64().unwrap();
    for (place, row) in found["lines"].as_array().unwrap().iter().enumerate() {
        let (hour, line) = (
            place / scenario.channels.len(),
            place % scenario.channels.len(),
        );
        let calls_it = |name: &Value| {
            let mut services = scenario.services.iter();
            let service = services.find(|service| *name == *service.slug).unwrap();
            service.phone.is_some_and(|phone| phone.index() == line)
        };
        let hours = found["hours"].as_array().unwrap().iter();
        let theirs: Vec<&Value> = hours
            .filter(|other| other["hour"] == row["hour"] && calls_it(&other["service"]))
            .collect();
        let sum = |column: &str| -> f64 { theirs.iter().map(|row| number(row, column)).sum() };
        let others: f64 = (hour * 60..hour * 60 + 60)
            .map(|minute| span_at(&inputs.lines[line].spans, minute as f64).base_calls_per_minute)
            .sum();
        let calls = number(row, "calls");
        assert!(
            (sum("calls") + others - calls).abs() <= 1e-9 * calls.max(1.0),
            "{row}: {} and {others}",
            sum("calls")
        );
        let (hung_up, most) = (sum("hung_up"), number(row, "hung_up"));
        assert!(hung_up <= most + 1e-6, "{row}: {hung_up}");
        for other in theirs {
            assert_eq!(other["wait_minutes"], row["wait_minutes"], "{other}");
        }
    }
}

/// R* and what becomes of the backlog are the library's; a queue in order loses no capacity, so that it
/// has no threshold.
#[test]
fn recovery_tells_the_threshold_of_a_storm() {
    let scenario = bundle::default_scenario();
    let found = report(&["simulate", SHIPPED, "--safeguard", "pacing"]);
    let [baseline, plan] = ["baseline", "plan"].map(|day| row(&found["recovery"], "day", day));
    let inputs = compile(&scenario, &patch::planned(&scenario, &Plan::default()));
    let expected = Recovery::of(&inputs, &simulate_inputs(&inputs)).unwrap();
    for (column, expected) in [
        ("backlog", expected.backlog_persons),
        ("capacity_per_minute", expected.capacity_per_minute),
        ("storm_threshold", expected.storm_threshold_persons),
        ("calm_minutes", expected.calm_minutes),
    ] {
        assert_eq!(baseline[column].as_f64(), Some(expected), "{column}");
    }
    assert_eq!(
        baseline["cleared_minutes"].as_f64(),
        expected.cleared_minutes
    );
    assert_eq!(baseline["restored"], "14:00");
    assert_eq!(plan["overload_loss"], 0.0);
    assert_eq!(plan["storm_threshold"], Value::Null);
    assert_eq!(plan["storm"], "no");
    // An outage that lasts to the end of the day is no recovery.
    let endless = report(&["simulate", SHIPPED, "--outage", "09:00-24:00"]);
    assert_eq!(endless["recovery"], Value::Array(Vec::new()));
}
