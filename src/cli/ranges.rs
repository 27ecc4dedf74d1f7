//! The tables of draws and bands: many possible days, with and without the safeguards.

use crate::{
    cli::{
        day, hours,
        measures::{name_of, unit_name},
        progress::Progress,
        refusal::Refusal,
        report::{Cell, Style, Table, columns},
    },
    domain::{
        measure::{Measure, MeasureId},
        scenario::Scenario,
    },
    metrics::{
        compare::Comparison,
        drawn::{DrawnDays, DrawnValues},
        measure::value,
    },
    sim::{
        ensemble::{Ensemble, Job},
        plan::Plan,
        quantile::Spread,
        tally::{HourTally, Tally},
    },
};

/// Pieces of work between two looks at the bar.
const PIECES: usize = 32;

/// The most days whose harm is worked out: each takes an exact run, and as many as the page draws
/// while a control moves are enough for two figures.
const HARM_DAYS: usize = 256;

/// What a band is drawn of.
type Quantity = (&'static str, fn(&HourTally) -> f64);

/// The quantities of an hour, by name.
const QUANTITIES: [Quantity; 6] = [
    ("wanted", |hour| hour.wanted),
    ("done", |hour| hour.done),
    ("tries", |hour| hour.tries),
    ("retrying", |hour| hour.retrying),
    ("on_lines", |hour| hour.on_lines),
    ("gave_up_so_far", |hour| hour.gave_up),
];

/// Draws possible days and makes both tables.
///
/// # Errors
/// If a day comes to something that is no number.
pub(super) fn tables(
    scenario: &Scenario,
    plan: &Plan,
    draws: u32,
    seed: u64,
) -> Result<[Table; 2], Refusal> {
    let mut job = Job::new(scenario, plan, draws, seed);
    let mut bar = Progress::new("drawing days");
    loop {
        let mut pieces = 0;
        let is_done = job.advance(|| {
            pieces += 1;
            pieces < PIECES
        });
        bar.show(job.progress());
        if is_done {
            break;
        }
    }
    drop(bar);
    let ensemble = job.finish();
    let mut tallies = ensemble.baseline.iter().chain(&ensemble.planned);
    tallies.try_for_each(day::expect_finite)?;
    Ok([
        measures(scenario, plan, &ensemble),
        bands(scenario, &ensemble),
    ])
}

fn measures(scenario: &Scenario, plan: &Plan, ensemble: &Ensemble) -> Table {
    let days = DrawnDays::new(scenario, plan, ensemble);
    let row = |measure: &Measure| {
        let values = match measure.id {
            MeasureId::Harm => days.harm(scenario, plan, HARM_DAYS),
            _ => days.values(|tally, around| value(measure.id, tally, around)),
        };
        row(measure, &values)
    };
    Table {
        name: "draws",
        title: "ranges under our assumptions over many possible days, not confidence intervals; \
                worse_share is the share of days on which the plan is worse, day against day"
            .to_owned(),
        columns: columns(&[
            ("id", Style::Text),
            ("unit", Style::Text),
            ("days", Style::Whole),
            ("baseline_p10", Style::TwoFigures),
            ("baseline_p50", Style::TwoFigures),
            ("baseline_p90", Style::TwoFigures),
            ("plan_p10", Style::TwoFigures),
            ("plan_p50", Style::TwoFigures),
            ("plan_p90", Style::TwoFigures),
            ("difference_p10", Style::TwoFigures),
            ("difference_p50", Style::TwoFigures),
            ("difference_p90", Style::TwoFigures),
            ("worse_share", Style::Hundredths),
        ]),
        rows: scenario.measures.iter().map(row).collect(),
    }
}

fn row(measure: &Measure, values: &DrawnValues) -> Vec<Cell> {
    let (baseline, planned) = (&values.before[..], &values.after[..]);
    let mut known: Vec<f64> = baseline.iter().copied().flatten().collect();
    let mut cells = vec![
        Cell::text(name_of(measure.id)),
        Cell::text(unit_name(measure.unit)),
    ];
    let Some(both) = Comparison::of_some(baseline, planned) else {
        cells.push(Cell::number(known.len() as f64));
        cells.extend(spread(Spread::of(&mut known)));
        cells.extend([const { Cell::Nothing }; 7]);
        return cells;
    };
    cells.push(Cell::number(both.days as f64));
    for one in [both.before, both.after, both.difference] {
        cells.extend(spread(Some(one)));
    }
    cells.push(Cell::maybe(worse_share(measure.id, baseline, planned)));
    cells
}

/// Returns the share of days on which the plan is worse. More is worse, but for availability; codes and
/// checks are what a plan does, neither good nor bad.
fn worse_share(id: MeasureId, baseline: &[Option<f64>], planned: &[Option<f64>]) -> Option<f64> {
    let both = match id {
        MeasureId::CodesIssued | MeasureId::CounterChecks => None,
        MeasureId::Asai => Comparison::of_some(planned, baseline),
        _ => Comparison::of_some(baseline, planned),
    };
    both.map(|both| both.worse_share.share())
}

fn spread(spread: Option<Spread>) -> [Cell; 3] {
    spread.map_or([const { Cell::Nothing }; 3], |spread| {
        [spread.p10, spread.p50, spread.p90].map(Cell::number)
    })
}

fn bands(scenario: &Scenario, ensemble: &Ensemble) -> Table {
    let hours = ensemble
        .baseline
        .first()
        .map_or(0, |tally| tally.hours.len());
    let mut rows = Vec::with_capacity(hours * QUANTITIES.len());
    for hour in 0..hours {
        for (name, quantity) in QUANTITIES {
            let values = |tallies: &[Tally]| {
                let mut values: Vec<f64> = tallies
                    .iter()
                    .map(|tally| quantity(&tally.hours[hour]))
                    .collect();
                spread(Spread::of(&mut values))
            };
            let mut cells = vec![
                Cell::text(hours::time_of(scenario, hour * 60)),
                Cell::text(name),
            ];
            cells.extend(values(&ensemble.baseline));
            cells.extend(values(&ensemble.planned));
            rows.push(cells);
        }
    }
    Table {
        name: "bands",
        title: "everyone's tasks by hour, pointwise ranges: no single day follows a band; wanted, \
                done and tries during the hour, the others at its end"
            .to_owned(),
        columns: columns(&[
            ("hour", Style::Text),
            ("quantity", Style::Text),
            ("baseline_p10", Style::TwoFigures),
            ("baseline_p50", Style::TwoFigures),
            ("baseline_p90", Style::TwoFigures),
            ("plan_p10", Style::TwoFigures),
            ("plan_p50", Style::TwoFigures),
            ("plan_p90", Style::TwoFigures),
        ]),
        rows,
    }
}
