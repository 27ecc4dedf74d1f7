//! `lockout simulate`: one day of a scenario in tables, and many possible ones if asked for.

use crate::{
    cli::{
        arguments::SimulateArguments,
        day::Day,
        errands, example, guarantees, hours, lines, measures,
        plan::{self, written_reading, written_safeguards, written_span},
        ranges, recovery,
        refusal::Refusal,
        report::{Cell, Report},
    },
    domain::scenario::Scenario,
    sim::plan::Plan,
};

/// What the numbers are not.
const CAUTIONS: [&str; 3] = [
    "Every result rests on assumptions: no public data exist to calibrate the model against the day.",
    "The numbers are expected values of a model, not a measurement, not a forecast and not anyone's fate.",
    "They leave out costs, fraud and security, and people who were logged in already.",
];

/// Simulates what a call asks for.
///
/// # Errors
/// If the file cannot be read or is no valid scenario, or has numbers that cannot be simulated.
pub(super) fn simulate(arguments: &SimulateArguments) -> Result<Report, Refusal> {
    let (scenario, plan) = plan::read(&arguments.day)?;
    let bare = Plan {
        safeguards: Vec::new(),
        ..plan.clone()
    };
    let baseline = Day::of(&scenario, &bare)?;
    let has_safeguards = !plan.safeguards.is_empty();
    let planned = has_safeguards
        .then(|| Day::of(&scenario, &plan))
        .transpose()?;
    let shown = planned.as_ref().unwrap_or(&baseline);
    let mut tables = vec![
        hours::table(&scenario, shown),
        errands::table(&scenario, shown),
        lines::table(&scenario, &shown.world, &shown.run),
        lines::offices(&scenario, &shown.run),
        measures::groups(&scenario, &baseline, planned.as_ref()),
        measures::table(&scenario, &baseline, planned.as_ref()),
        guarantees::table(&baseline.world, planned.as_ref().map(|day| &day.world)),
        recovery::table(&scenario, &baseline, planned.as_ref()),
        measures::figures(),
    ];
    if arguments.example {
        tables.push(example::table(&scenario, shown));
    }
    if let Some(draws) = arguments.draws {
        tables.extend(ranges::tables(&scenario, &plan, draws, arguments.day.seed)?);
    }
    let mut about = about(&scenario, &plan);
    about.push(("digest", Cell::text(format!("{:016x}", shown.run.digest()))));
    about.push(("draws", Cell::maybe(arguments.draws.map(f64::from))));
    about.push(("seed", Cell::text(arguments.day.seed.to_string())));
    Ok(Report {
        format: "lockout-simulate",
        about,
        tables,
        cautions: CAUTIONS.to_vec(),
        is_one_table: false,
    })
}

/// Returns what every report tells of its scenario and plan.
pub(super) fn about(scenario: &Scenario, plan: &Plan) -> Vec<(&'static str, Cell)> {
    let span = plan.outage_span(scenario);
    let horizon = &scenario.horizon;
    let horizon = format!("{}-{}", horizon.from.to_data(), horizon.to.to_data());
    vec![
        (
            "program",
            Cell::text(concat!("lockout ", env!("CARGO_PKG_VERSION"))),
        ),
        ("scenario", Cell::text(&*scenario.slug)),
        ("date", Cell::text(scenario.date.to_data())),
        ("horizon", Cell::text(horizon)),
        ("outage", Cell::text(written_span(span))),
        ("solved", Cell::text(plan.solved_time(scenario).to_data())),
        (
            "mode",
            Cell::text(written_reading(plan.gate_reading(scenario))),
        ),
        ("safeguards", Cell::text(written_safeguards(scenario, plan))),
    ]
}
