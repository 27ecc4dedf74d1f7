//! The quick kernel: many draws of the same day side by side, in single precision.
//!
//! The rules are those of [`super::step`], and a draw comes out as the exact kernel would have it but
//! for the length of the steps, a fraction in place of the exponential, and rounding. It keeps no
//! minute of any draw, only a [`Tally`]; [`super::kernel`] remains the only source of a drawn curve.

mod draw;
mod gate;
mod lanes;
mod lines;
mod quad;
mod record;

use crate::sim::{
    block::{lanes::WIDTH, quad::Quad},
    inputs::Inputs,
    tally::Tally,
};

/// Draws that are simulated side by side.
///
/// Work goes slice by slice, so that it can stop and go on at any time.
///
/// ```
/// use lockout::{
///     domain::outage::GateReading,
///     ids::ServiceId,
///     sim::{
///         block::Block,
///         inputs::{BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs},
///     },
/// };
/// let phase = |from_minute, through_share| GatePhase {
///     from_minute, through_share, capacity_per_minute: 5000.0,
/// };
/// let shut_for = |minutes| Inputs {
///     minutes: 600,
///     step_minutes: 1,
///     gate: GateInputs {
///         reading: GateReading::Person,
///         phases: vec![phase(0.0, 1.0), phase(60.0, 0.0), phase(60.0 + minutes, 1.0)],
///         overload_loss: 0.0,
///     },
///     curves: vec![vec![100.0; 600]],
///     cohorts: vec![CohortInputs {
///         key: CohortKey { persona: None, service: ServiceId::from_index(0) },
///         curve: 0,
///         scale: 1.0,
///         behaviour: BehaviourInputs {
///             retry_minutes: 10.0,
///             patience_minutes: f64::INFINITY,
///             give_up_now_share: 0.0,
///             others_up_share: 1.0,
///             alternative_share: 0.0,
///             phone: None,
///             counter: None,
///             codes: None,
///         },
///     }],
///     lines: Vec::new(),
///     news: Vec::new(),
/// };
/// let mut block = Block::new(&[shut_for(120.0), shut_for(240.0)], 5);
/// while !block.advance(20) {}
/// let hours: Vec<f64> = block.finish().iter().map(|day| day.everyone().unmet_hours).collect();
/// // A triangle of 12,000 people over two hours, then ten minutes more each; twice that, four times.
/// assert!((hours[0] - (12_000.0 + 2000.0)).abs() < 50.0);
/// assert!((hours[1] - (48_000.0 + 4000.0)).abs() < 100.0);
/// ```
#[derive(Clone, Debug)]
pub struct Block {
    quads: Vec<Quad>,
    draws: usize,
    /// Tasks per minute of each curve in each step, curves running fastest.
    means: Vec<f32>,
}

impl Block {
    /// Most draws in a block.
    pub const DRAWS: usize = 64;

    /// Makes a block of 1 to [`Self::DRAWS`] draws of one shape.
    ///
    /// `draws`: same minutes, curves, keys and curves of cohorts, and number of lines; the first
    /// draw's count. Numbers may differ, and so may the minutes at which phases begin.
    /// `step_minutes`: 1 or more, divides the horizon; [`Inputs::step_minutes`] does not count.
    ///
    /// # Panics
    /// Debug builds panic on draws that cannot be simulated, or differ in shape.
    #[must_use]
    pub fn new(draws: &[Inputs], step_minutes: usize) -> Self {
        debug_assert!(
            (1..=Self::DRAWS).contains(&draws.len()),
            "{} draws",
            draws.len()
        );
        debug_assert!(
            draws.iter().all(|draw| draw.problems().is_empty()),
            "bad numbers"
        );
        debug_assert!(
            draws.iter().all(|draw| has_shape(draw, &draws[0])),
            "two shapes"
        );
        let means = draws
            .first()
            .map_or(Vec::new(), |draw| means(draw, step_minutes));
        let quads = draws
            .chunks(WIDTH)
            .map(|four| Quad::new(four, step_minutes));
        Self {
            quads: quads.collect(),
            draws: draws.len(),
            means,
        }
    }

    /// Moves every draw on by at most `steps` steps; returns whether all have reached the horizon.
    pub fn advance(&mut self, steps: usize) -> bool {
        let mut is_over = true;
        for quad in &mut self.quads {
            for _ in 0..steps {
                if quad.is_over() {
                    break;
                }
                quad.advance(&self.means);
            }
            is_over &= quad.is_over();
        }
        is_over
    }

    /// Returns what each draw came to, in order; empty tallies before the horizon is reached.
    #[must_use]
    pub fn finish(self) -> Vec<Tally> {
        let mut tallies = Vec::with_capacity(self.draws);
        for quad in self.quads {
            let left = self.draws - tallies.len();
            tallies.extend(quad.tallies(left));
        }
        tallies
    }
}

/// Returns the mean of each curve over each step.
fn means(inputs: &Inputs, step_minutes: usize) -> Vec<f32> {
    let mut means = Vec::with_capacity(inputs.minutes / step_minutes * inputs.curves.len());
    for start in (0..inputs.minutes).step_by(step_minutes) {
        for curve in &inputs.curves {
            let sum: f64 = curve[start..start + step_minutes].iter().sum();
            means.push((sum / step_minutes as f64) as f32);
        }
    }
    means
}

/// Returns whether two draws differ in numbers only.
fn has_shape(draw: &Inputs, first: &Inputs) -> bool {
    let cohorts = |inputs: &Inputs| -> Vec<_> {
        let cohorts = inputs.cohorts.iter();
        cohorts.map(|cohort| (cohort.key, cohort.curve)).collect()
    };
    draw.minutes == first.minutes
        && draw.curves == first.curves
        && cohorts(draw) == cohorts(first)
        && draw.lines.len() == first.lines.len()
}
