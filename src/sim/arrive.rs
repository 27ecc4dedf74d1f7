//! Arrivals: people who want a task done turn up.
//!
//! It moves people from outside the model to newcomers, split over luck classes. It leaves every
//! stock alone; newcomers make their first try in the same step.

use crate::sim::{availability::Slice, layout::Layout, state::State};

/// Fills `newcomers` with the tasks of one slice, per cell, and counts them as wanted.
pub fn arrive(layout: &Layout, slice: &Slice, state: &mut State, newcomers: &mut [f64]) {
    let masses = layout.classes.masses();
    let arrivals = layout.arrivals(slice.row);
    let cells = newcomers.chunks_exact_mut(masses.len());
    for ((bundle, totals), cells) in layout.bundles.iter().zip(&mut state.bundles).zip(cells) {
        let wanted = bundle.scale * arrivals[bundle.curve] * slice.length_minutes;
        totals.wanted += wanted;
        for (cell, mass) in cells.iter_mut().zip(masses) {
            *cell = wanted * mass;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::examples;

    #[test]
    fn arrivals_are_split_by_luck() {
        let inputs = examples::one_cohort(60, &[(0.0, 1.0), (20.0, 0.25)], 12.0);
        let layout = Layout::new(&inputs);
        let mut state = State::start(&layout);
        let mut newcomers = vec![0.0; layout.cell_count()];
        arrive(&layout, &layout.slices[0], &mut state, &mut newcomers);
        assert_eq!(newcomers, [3.0, 9.0]);
        assert_eq!(state.bundles[0].wanted, 12.0);
    }
}
