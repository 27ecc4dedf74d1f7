//! Which of the drawn numbers move a measure most, one at a time; and what the other reading of the
//! reports comes to, which no draw tells.

use crate::{
    domain::{measure::MeasureId, outage::GateReading, scenario::Scenario},
    metrics::measure::{self, Around},
    sim::{
        block::Block,
        compile::Frame,
        draw::{Draws, SEED, Uncertain},
        ensemble::STEP_MINUTES,
        plan::Plan,
        sensitivity::{Bar, tornado},
        world::World,
    },
};

/// What moves a measure on the day as it is first reported, without safeguards.
#[derive(Clone, Debug, PartialEq)]
pub struct Movers {
    /// The measure with every number in the middle of its range.
    pub base: f64,
    /// Each number with the measure at its P10 and P90, the widest first.
    pub bars: Vec<(Uncertain, Bar)>,
    /// The other reading of "only a few could log in", and the measure in it.
    pub other_reading: (GateReading, f64),
}

impl Movers {
    /// Works the measure out; `None` if it has no value on one of the days.
    #[must_use]
    pub fn of(scenario: &Scenario, id: MeasureId) -> Option<Self> {
        let day = |plan: &Plan| {
            let draws = Draws::new(scenario, plan, SEED);
            let frame = Frame::new(scenario);
            move |shares: &[f64]| {
                let share = |dimension| shares.get(dimension).copied().unwrap_or(0.5);
                on_day(scenario, &frame, &draws.world_at(share), id).unwrap_or(f64::NAN)
            }
        };
        let found = tornado(Uncertain::ALL.len(), day(&Plan::default()));
        let inputs = Uncertain::ALL.into_iter().map(|(input, _)| input);
        let mut bars: Vec<(Uncertain, Bar)> = inputs.zip(found.bars).collect();
        bars.sort_by(|(_, a), (_, b)| b.width().total_cmp(&a.width()));
        let other = match scenario.gate.reading {
            GateReading::Person => GateReading::Attempt,
            GateReading::Attempt => GateReading::Person,
        };
        let plan = Plan {
            reading: Some(other),
            ..Plan::default()
        };
        let other_reading = (other, day(&plan)(&[]));
        let all = bars
            .iter()
            .flat_map(|(_, bar)| [bar.low_output, bar.high_output]);
        all.chain([found.base, other_reading.1])
            .all(f64::is_finite)
            .then_some(Self {
                base: found.base,
                bars,
                other_reading,
            })
    }
}

fn on_day(scenario: &Scenario, frame: &Frame, world: &World, id: MeasureId) -> Option<f64> {
    let mut block = Block::new(&[frame.inputs(scenario, world)], STEP_MINUTES);
    while !block.advance(usize::MAX) {}
    measure::value(id, block.finish().first()?, &Around::of(scenario, world))
}
