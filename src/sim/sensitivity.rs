//! Which inputs matter: Sobol indices over all inputs at once, and a tornado of one at a time.
//!
//! Inputs are shares of their own distributions, so nothing here knows the scenario or the model.

use crate::sim::sobol::{MAX_DIMENSIONS, Sobol};

/// How much of an output's variance comes from one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// Share of the variance that the input explains alone.
    pub first_order: f64,
    /// Share of the variance that the input has a part in, alone or with others.
    pub total: f64,
}

/// The runs that Sobol indices need, each known by its place, so that they can be made in any slices.
///
/// Each draw has `dimensions + 2` runs in a row: at point A, at point B, and at A with each input in
/// turn taken from B.
#[derive(Clone, Debug)]
pub struct Design {
    points: Sobol,
    dimensions: usize,
    draws: u32,
}

impl Design {
    /// Plans the runs for inputs and draws; best with a power of two of draws.
    ///
    /// # Panics
    ///
    /// If there are more inputs than [`Design::MAX_INPUTS`].
    #[must_use]
    pub fn new(dimensions: usize, draws: u32, seed: u64) -> Self {
        Self {
            points: Sobol::scrambled(2 * dimensions, seed),
            dimensions,
            draws,
        }
    }

    /// The most inputs a design can have: A and B take a dimension each.
    pub const MAX_INPUTS: usize = MAX_DIMENSIONS / 2;

    /// Returns the number of runs.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.draws as usize * (self.dimensions + 2)
    }

    /// Returns the inputs of a run, as shares in 0..1.
    #[must_use]
    pub fn inputs(&self, run: usize) -> Vec<f64> {
        let block = self.dimensions + 2;
        let (draw, place) = (run / block, run % block);
        let input = |dimension: usize| {
            let is_from_b = place == 1 || place == dimension + 2;
            let shift = if is_from_b { self.dimensions } else { 0 };
            self.points.point(draw as u32, dimension + shift)
        };
        (0..self.dimensions).map(input).collect()
    }

    /// Works out the indices from the outputs of all runs, in order.
    ///
    /// An output that never varies gives indices of 0.
    ///
    /// # Formula    First order: mean of f(B) (f(AB) - f(A)) over the variance of A and B, all centred.
    /// Total: half the mean of (f(AB) - f(A))^2 over the variance of A and AB, whose errors cancel.
    /// # Source     Saltelli and others (2010), table 2 (b); Jansen (1999).
    #[must_use]
    pub fn indices(&self, outputs: &[f64]) -> Vec<Index> {
        let block = self.dimensions + 2;
        let draws = || outputs.chunks_exact(block);
        let mean =
            |part: &dyn Fn(&[f64]) -> f64| draws().map(part).sum::<f64>() / draws().len() as f64;
        let middle = mean(&|draw| 0.5 * (draw[0] + draw[1]));
        // Of the outputs at A and at another place together.
        let variance = |place: usize| {
            let square = |output: f64| (output - middle) * (output - middle);
            let away = mean(&|draw| 0.5 * (draw[0] + draw[place]) - middle);
            mean(&|draw| 0.5 * (square(draw[0]) + square(draw[place]))) - away * away
        };
        let over = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let whole = variance(1);
        let index = |place: usize| {
            let alone = mean(&|draw| (draw[1] - middle) * (draw[place] - draw[0]));
            let half_square = |change: f64| 0.5 * change * change;
            let with_others = mean(&|draw| half_square(draw[place] - draw[0]));
            Index {
                first_order: over(alone, whole),
                total: over(with_others, variance(place)),
            }
        };
        (2..block).map(index).collect()
    }
}

/// Runs the model over a whole [`Design`] and returns the indices of each input.
///
/// ```
/// use lockout::sim::sensitivity::indices;
/// // Ninety percent of the variance of 3 a + b comes from a, and nothing from both together.
/// let found = indices(2, 1024, 1, |shares| 3.0 * shares[0] + shares[1]);
/// assert!((found[0].first_order - 0.9).abs() < 0.01 && (found[0].total - 0.9).abs() < 0.01);
/// ```
///
/// # Panics
///
/// If there are more inputs than [`Design::MAX_INPUTS`].
pub fn indices(
    dimensions: usize,
    draws: u32,
    seed: u64,
    mut model: impl FnMut(&[f64]) -> f64,
) -> Vec<Index> {
    let design = Design::new(dimensions, draws, seed);
    let outputs: Vec<f64> = (0..design.runs())
        .map(|run| model(&design.inputs(run)))
        .collect();
    design.indices(&outputs)
}

/// What one input does alone, the others at their medians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The output with the input at its P10.
    pub low_output: f64,
    /// The output with the input at its P90.
    pub high_output: f64,
}

impl Bar {
    /// Returns how far the input moves the output.
    #[must_use]
    pub fn width(&self) -> f64 {
        (self.high_output - self.low_output).abs()
    }
}

/// One input at a time, over the middle four fifths of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The output with every input at its median.
    pub base: f64,
    /// A bar for each input, in their order.
    pub bars: Vec<Bar>,
}

/// Runs the model with each input at its P10 and P90, and once with all at their medians.
///
/// ```
/// use lockout::sim::sensitivity::tornado;
/// let found = tornado(2, |shares| 10.0 * shares[0] - 5.0 * shares[1]);
/// assert_eq!(found.base, 2.5);
/// assert_eq!((found.bars[1].low_output, found.bars[1].high_output), (4.5, 0.5));
/// ```
pub fn tornado(dimensions: usize, mut model: impl FnMut(&[f64]) -> f64) -> Tornado {
    let mut shares = vec![0.5; dimensions];
    let base = model(&shares);
    let mut bars = Vec::with_capacity(dimensions);
    for dimension in 0..dimensions {
        let mut output = |share| {
            shares[dimension] = share;
            model(&shares)
        };
        bars.push(Bar {
            low_output: output(0.1),
            high_output: output(0.9),
        });
        shares[dimension] = 0.5;
    }
    Tornado { base, bars }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_has_no_part_in_common() {
        // Variances 1, 4 and 16, over 21.
        let found = indices(3, 2048, 7, |x| x[0] + 2.0 * x[1] + 4.0 * x[2]);
        for (index, variance) in found.iter().zip([1.0, 4.0, 16.0]) {
            assert!(
                (index.first_order - variance / 21.0).abs() < 0.005,
                "{found:?}"
            );
            assert!((index.total - variance / 21.0).abs() < 0.005, "{found:?}");
        }
    }

    #[test]
    fn a_product_around_zero_is_all_in_common() {
        let found = indices(2, 2048, 7, |x| (x[0] - 0.5) * (x[1] - 0.5));
        for index in found {
            assert!(index.first_order.abs() < 0.01, "{index:?}");
            assert!((index.total - 1.0).abs() < 0.01, "{index:?}");
        }
    }

    #[test]
    fn an_output_far_from_zero_loses_nothing() {
        let found = indices(2, 1024, 7, |x| 1e9 + x[0] + 0.0 * x[1]);
        assert!((found[0].first_order - 1.0).abs() < 0.01, "{found:?}");
        assert!(found[1].first_order == 0.0 && found[1].total == 0.0);
    }

    #[test]
    fn an_output_that_never_varies_has_no_cause() {
        let found = indices(2, 8, 7, |_| 3.0);
        let none = Index {
            first_order: 0.0,
            total: 0.0,
        };
        assert_eq!(found, [none, none]);
    }

    #[test]
    fn runs_of_a_draw_exchange_one_input_each() {
        let design = Design::new(3, 4, 7);
        assert_eq!(design.runs(), 20);
        let [a, b] = [design.inputs(5), design.inputs(6)];
        for exchanged in 0..3 {
            let mut inputs = a.clone();
            inputs[exchanged] = b[exchanged];
            assert_eq!(design.inputs(7 + exchanged), inputs);
            assert_ne!(a[exchanged], b[exchanged]);
        }
    }

    #[test]
    fn a_design_has_room_for_its_most_inputs() {
        assert_eq!(
            Design::new(Design::MAX_INPUTS, 1, 7).inputs(0).len(),
            Design::MAX_INPUTS
        );
        // A and B take a dimension each, and none is left for another input.
        assert!((2 * Design::MAX_INPUTS).abs_diff(MAX_DIMENSIONS) < 2);
    }

    #[test]
    fn a_bar_moves_one_input_and_puts_it_back() {
        let mut seen = Vec::new();
        let found = tornado(2, |x| {
            seen.push([x[0], x[1]]);
            x[0] + 10.0 * x[1]
        });
        assert_eq!(
            seen,
            [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]]
        );
        assert_eq!((found.base, found.bars.len()), (5.5, 2));
        assert_eq!(
            (found.bars[1].low_output, found.bars[1].high_output),
            (1.5, 9.5)
        );
    }

    #[test]
    fn indices_by_hand() {
        // One input, two draws: A, B, and A with the input from B.
        let found = Design::new(1, 2, 7).indices(&[0.0, 2.0, 4.0, 2.0, 0.0, 2.0]);
        // Alone: (1 * 4 - 1 * 0) / 2, over the variance 1 of 0, 2, 2, 0. In all: half of 16, over two
        // draws, over the variance 2 of 0, 4, 2, 2.
        let should = Index {
            first_order: 2.0,
            total: 2.0,
        };
        assert_eq!(found, [should]);
    }

    #[test]
    fn a_bar_is_as_wide_as_it_moves_the_output_either_way() {
        let width = |low_output, high_output| {
            Bar {
                low_output,
                high_output,
            }
            .width()
        };
        assert_eq!((width(1.5, 9.0), width(9.0, 1.5)), (7.5, 7.5));
        assert_eq!(width(3.0, 3.0), 0.0);
    }
}
