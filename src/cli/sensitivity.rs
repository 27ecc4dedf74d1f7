//! `lockout sensitivity`: which inputs move a measure, one at a time and all at once.

use crate::{
    cli::{
        arguments::SensitivityArguments,
        day, inputs,
        measures::name_of,
        plan::{self, unknown},
        progress::Progress,
        refusal::Refusal,
        report::{Cell, Report, Style, Table, columns},
        simulate,
    },
    domain::{measure::MeasureId, scenario::Scenario},
    metrics::measure::{Around, value},
    sim::{
        block::Block,
        compile::Frame,
        draw::{Draws, Uncertain},
        ensemble::STEP_MINUTES,
        patch,
        plan::Plan,
        sensitivity::{Bar, Design, Index},
        world::World,
    },
};

/// What the ranks are not.
const CAUTIONS: [&str; 3] = [
    "The rank is that of our ranges, not of the world: an assumption with a wide range scores high.",
    "Inputs without a source are assumptions; how the outage is read and what harm weighs are not drawn.",
    "An index is an estimate from a sample: small ones may come out below zero.",
];

/// Steps of a block between two looks at the bar.
const STEPS: usize = 1000;

/// Works out what a call asks for.
///
/// # Errors
/// If the file cannot be read or is no valid scenario, or if the measure is unknown or has no value.
pub(super) fn sensitivity(arguments: &SensitivityArguments) -> Result<Report, Refusal> {
    let (scenario, plan) = plan::read(&arguments.day)?;
    let id = metric(&arguments.metric).map_err(Refusal::Unreadable)?;
    // The numbers must be fit for the kernel before thousands of days are made of them.
    day::Day::of(&scenario, &plan)?;
    let model = Model {
        scenario: &scenario,
        plan: &plan,
        frame: Frame::new(&scenario),
        draws: Draws::new(&scenario, &plan, arguments.day.seed),
        id,
    };
    let dimensions = Uncertain::ALL.len();
    let design = Design::new(dimensions, arguments.draws, arguments.day.seed);
    let bars = model.outputs(&one_at_a_time(dimensions))?;
    let mut outputs = Vec::with_capacity(design.runs());
    let mut progress = Progress::new("simulating");
    while outputs.len() < design.runs() {
        let next = design.runs().min(outputs.len() + Block::DRAWS);
        let points: Vec<Vec<f64>> = (outputs.len()..next)
            .map(|run| design.inputs(run))
            .collect();
        outputs.extend(model.outputs(&points)?);
        progress.show(outputs.len() as f64 / design.runs() as f64);
    }
    drop(progress);
    let indices = design.indices(&outputs);
    let mut about = simulate::about(&scenario, &plan);
    about.push(("metric", Cell::text(name_of(id))));
    about.push(("base", Cell::number(bars[0])));
    about.push(("draws", Cell::number(arguments.draws.into())));
    about.push(("runs", Cell::number((design.runs() + bars.len()) as f64)));
    about.push(("seed", Cell::text(arguments.day.seed.to_string())));
    Ok(Report {
        format: "lockout-sensitivity",
        about,
        tables: vec![tornado(&model, &bars), sobol(&indices)],
        cautions: CAUTIONS.to_vec(),
        is_one_table: false,
    })
}

/// Finds a measure that draws have.
fn metric(name: &str) -> Result<MeasureId, String> {
    let has_draws = |id| id != MeasureId::Harm;
    let mut all = MeasureId::ALL.into_iter();
    let found = all.find(|&(id, known)| known == name && has_draws(id));
    found.map(|(id, _)| id).ok_or_else(|| {
        if name == name_of(MeasureId::Harm) {
            return "--metric: harm follows each errand through an exact run, which draws are not; \
                    choose another measure"
                .to_owned();
        }
        let known = MeasureId::ALL.into_iter().filter(|&(id, _)| has_draws(id));
        unknown("--metric", name, "a measure", known.map(|(_, name)| name))
    })
}

/// Returns the point of all medians, then for each input the points with it at its P10 and P90.
fn one_at_a_time(dimensions: usize) -> Vec<Vec<f64>> {
    let middle = vec![0.5; dimensions];
    let mut points = vec![middle.clone()];
    for dimension in 0..dimensions {
        for share in [0.1, 0.9] {
            let mut point = middle.clone();
            point[dimension] = share;
            points.push(point);
        }
    }
    points
}

/// From a point among the inputs' ranges to a measure.
struct Model<'a> {
    scenario: &'a Scenario,
    plan: &'a Plan,
    frame: Frame,
    draws: Draws,
    id: MeasureId,
}

impl Model<'_> {
    /// Returns the day at a point, before safeguards; what safeguards draw is at its median.
    fn world(&self, point: &[f64]) -> World {
        self.draws
            .world_at(|dimension| point.get(dimension).copied().unwrap_or(0.5))
    }

    /// Simulates the days at points, a block at a time.
    fn outputs(&self, points: &[Vec<f64>]) -> Result<Vec<f64>, Refusal> {
        let mut outputs = Vec::with_capacity(points.len());
        for some in points.chunks(Block::DRAWS) {
            let planned = |point: &Vec<f64>| {
                let mut world = self.world(point);
                patch::apply(self.scenario, self.plan, &mut world);
                world
            };
            let worlds: Vec<World> = some.iter().map(planned).collect();
            let inputs = worlds
                .iter()
                .map(|world| self.frame.inputs(self.scenario, world));
            let inputs: Vec<_> = inputs.collect();
            let mut block = Block::new(&inputs, STEP_MINUTES);
            while !block.advance(STEPS) {}
            for (tally, world) in block.finish().iter().zip(&worlds) {
                day::expect_finite(tally)?;
                let around = Around::of(self.scenario, world);
                outputs.push(value(self.id, tally, &around).ok_or_else(|| self.has_no_value())?);
            }
        }
        Ok(outputs)
    }

    fn has_no_value(&self) -> Refusal {
        let name = name_of(self.id);
        Refusal::Unreadable(format!(
            "--metric: {name:?} has no value on some of the days, so that nothing can be ranked by it"
        ))
    }
}

fn tornado(model: &Model<'_>, outputs: &[f64]) -> Table {
    let bars = outputs[1..].chunks_exact(2).map(|ends| Bar {
        low_output: ends[0],
        high_output: ends[1],
    });
    let mut bars: Vec<(usize, Bar)> = bars.enumerate().collect();
    bars.sort_by(|(_, a), (_, b)| b.width().total_cmp(&a.width()));
    let ends = one_at_a_time(Uncertain::ALL.len());
    let row = |(place, bar): &(usize, Bar)| {
        let (input, name) = Uncertain::ALL[*place];
        let at = |end: usize| inputs::value(&model.world(&ends[1 + 2 * place + end]), input);
        vec![
            Cell::text(name),
            Cell::text(inputs::meaning(input)),
            Cell::text(inputs::basis(model.scenario, model.plan, input)),
            Cell::maybe(at(0)),
            Cell::maybe(at(1)),
            Cell::number(bar.low_output),
            Cell::number(bar.high_output),
            Cell::number(bar.width()),
        ]
    };
    Table {
        name: "tornado",
        title:
            "the measure with each input at its P10 and its P90, the others at their medians, the \
                widest first"
                .to_owned(),
        columns: columns(&[
            ("input", Style::Text),
            ("meaning", Style::Text),
            ("basis", Style::Text),
            ("input_p10", Style::TwoFigures),
            ("input_p90", Style::TwoFigures),
            ("measure_at_p10", Style::TwoFigures),
            ("measure_at_p90", Style::TwoFigures),
            ("width", Style::TwoFigures),
        ]),
        rows: bars.iter().map(row).collect(),
    }
}

fn sobol(indices: &[Index]) -> Table {
    let mut ranked: Vec<(usize, Index)> = indices.iter().copied().enumerate().collect();
    ranked.sort_by(|(_, a), (_, b)| b.total.total_cmp(&a.total));
    let row = |(place, index): &(usize, Index)| {
        let (input, name) = Uncertain::ALL[*place];
        vec![
            Cell::text(name),
            Cell::number(index.first_order),
            Cell::number(index.total),
            Cell::text(inputs::meaning(input)),
        ]
    };
    Table {
        name: "indices",
        title:
            "share of the measure's variance that an input explains alone (first_order) and has a \
                part in (total), the largest first"
                .to_owned(),
        columns: columns(&[
            ("input", Style::Text),
            ("first_order", Style::Hundredths),
            ("total", Style::Hundredths),
            ("meaning", Style::Text),
        ]),
        rows: ranked.iter().map(row).collect(),
    }
}
