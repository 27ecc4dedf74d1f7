//! The login gate and the retry loop of four draws: who tries, who is admitted, who leaves.
//!
//! The rules are those of [`crate::sim::login_gate`] and [`crate::sim::retry`]. The exponential is a
//! fraction, and the admission share is looked for only until it fits the capacity closely.

use crate::sim::block::{
    lanes::{Lanes, Mask},
    quad::Quad,
    record::Flows,
    slots::{Cell, Slot},
};

/// Searches for the admission share end after so many passes, below capacity.
const PASSES: usize = 16;
/// Difference between admitted attempts and capacity, relative, at which the share counts as found.
const CLOSE: f32 = 2e-5;
const HALF: Lanes = Lanes::splat(0.5);
const TWELFTH: Lanes = Lanes::splat(1.0 / 12.0);

/// How a stock that leaks at a constant hazard passes a slice, as [`crate::sim::math::Decay`] says,
/// with a fraction for the exponential.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuickDecay {
    /// Share of the stock left at the end.
    pub(super) kept: Lanes,
    /// Share of the inflow left at the end, and mean share of the stock present.
    pub(super) kept_of_inflow: Lanes,
    /// Mean share of the inflow present.
    pub(super) mean_of_inflow: Lanes,
}

impl QuickDecay {
    /// Works out the shares for `x = hazard * minutes`, `x >= 0`.
    ///
    /// # Formula    kept of inflow: 1 / (1 + x h), mean of inflow: h / (1 + x h), with
    /// h = 1/2 + min(x/12, 1/2); kept: 1 - x / (1 + x h). What leaves and what stays sum to all.
    /// # Limits     Each is off by less than 2e-4 at x = 1/2, 1e-3 at 1 and .01 at 2. What is kept falls
    /// to .07 at x = 3.5, rises to .14 at 6, and falls as 1 / x beyond.
    #[inline(always)]
    pub(super) fn over(x: Lanes) -> Self {
        let weight = HALF + (x * TWELFTH).min(HALF);
        let kept_of_inflow = Lanes::ONE / (Lanes::ONE + x * weight);
        Self {
            kept: Lanes::ONE - x * kept_of_inflow,
            kept_of_inflow,
            mean_of_inflow: weight * kept_of_inflow,
        }
    }
}

/// Returns the numbers, or 0 where they are too small to matter.
#[inline(always)]
pub(super) fn or_nobody(persons: Lanes, nobody: Lanes) -> Lanes {
    persons.lt(nobody).select(Lanes::ZERO, persons)
}

/// What a slice does to one cell.
#[derive(Clone, Copy, Debug)]
struct LoopPass {
    success_share: Lanes,
    decay: QuickDecay,
    inflow: Lanes,
    /// Persons in the loop, averaged over the slice.
    present: Lanes,
    tries: Lanes,
}

impl LoopPass {
    #[inline(always)]
    fn of(slot: &Slot, cell: &Cell, newcomers: Lanes, admitted_share: Lanes) -> Self {
        let success_share = cell.success_share * admitted_share;
        let stay_share = (Lanes::ONE - success_share) * slot.stay_share;
        let decay = QuickDecay::over(slot.give_ups + slot.retries * (Lanes::ONE - stay_share));
        let inflow = newcomers * stay_share + cell.returning;
        let present = cell.retrying * decay.kept_of_inflow + inflow * decay.mean_of_inflow;
        Self {
            success_share,
            decay,
            inflow,
            present,
            tries: newcomers + present * slot.retries,
        }
    }

    /// Notes where the people of the cell go.
    #[inline(always)]
    fn note(&self, slot: &Slot, cell: &mut Cell, nobody: Lanes, flows: &mut Flows) {
        let decay = &self.decay;
        let done_by_login = self.tries * self.success_share;
        let failed = self.tries - done_by_login;
        let done_by_alternative = failed * slot.alternative_share;
        let still_failed = failed - done_by_alternative;
        let gave_up_at_once = still_failed * slot.give_up_now_share;
        let stock = cell.retrying * decay.kept + self.inflow * decay.kept_of_inflow;
        cell.to_lines = (still_failed - gave_up_at_once) * slot.switch_share;
        cell.retrying_after = or_nobody(stock, nobody);
        flows.tries += self.tries;
        flows.done_by_login += done_by_login;
        flows.done_by_alternative += done_by_alternative;
        flows.gave_up += self.present * slot.give_ups + gave_up_at_once;
        flows.retrying += cell.retrying_after;
    }
}

impl Quad {
    /// Finds the admission share, and notes what follows from it for every cell.
    #[inline(never)]
    pub(super) fn open_gate(&mut self) {
        let mut share = self.gate.admitted_share;
        // Below capacity the first pass is the last. Once it was exceeded it likely is again.
        let is_free = Lanes::ONE.le(share).all();
        let mut attempts = if is_free {
            self.try_all(share)
        } else {
            self.attempts(share)
        };
        let capacity = self.capacity_left(attempts / self.minutes) * self.minutes;
        if !(is_free && fits(share, attempts, capacity).all()) {
            share = self.search(capacity, attempts);
            attempts = self.try_all(share);
        }
        self.gate.admitted_share = share;
        self.gate.attempts_per_minute = attempts / self.minutes;
    }

    /// Returns the attempts per minute that the gate can handle.
    ///
    /// Overload is felt a minute late. In a slice of several minutes all but the first feel the load
    /// of the slice itself: about the attempts `expected` per minute.
    fn capacity_left(&self, expected: Lanes) -> Lanes {
        let gate = &self.gate;
        let late = Lanes::ONE / self.minutes.max(Lanes::ONE);
        let load = expected + (gate.attempts_per_minute - expected) * late;
        let capacity = gate.capacity_per_minute;
        let excess = load - capacity;
        let left = capacity * capacity / (capacity + gate.overload_loss * excess);
        let is_over = Lanes::ZERO.lt(excess).and(Lanes::ZERO.lt(capacity));
        is_over.select(left, capacity)
    }

    /// Looks for the share at which the attempts admitted fit the capacity, from the last one on.
    ///
    /// `made`: the attempts at the last share. Each draw stops at the first share that fits, so that
    /// none depends on its neighbours.
    #[inline(never)]
    fn search(&self, capacity: Lanes, mut made: Lanes) -> Lanes {
        let mut share = self.gate.admitted_share;
        let mut is_found = fits(share, made, capacity);
        let (mut low, mut high) = (Lanes::ZERO, Lanes::ONE);
        let mut all_is_too_many = Lanes::ONE.lt(Lanes::ZERO);
        let mut guess = (capacity / made).min(Lanes::ONE);
        for _ in 0..PASSES {
            if is_found.all() {
                return share;
            }
            let excess = share * made - capacity;
            let is_below = excess.le(Lanes::ZERO);
            low = is_below.select(low.max(share), low);
            high = is_below.select(high, high.min(share));
            all_is_too_many = all_is_too_many.or(Lanes::ONE.le(share).and(is_below.not()));
            let then = self.attempts(guess);
            let excess_then = guess * then - capacity;
            let slope = (excess_then - excess) / (guess - share);
            share = is_found.select(share, guess);
            made = is_found.select(made, then);
            is_found = is_found.or(fits(share, made, capacity));
            let is_below = excess_then.le(Lanes::ZERO);
            let (low, high) = (
                is_below.select(low.max(guess), low),
                is_below.select(high, high.min(guess)),
            );
            let next = guess - excess_then / slope;
            let may_be_all = Lanes::ONE.le(next).and(all_is_too_many.not());
            let is_inside = low.lt(next).and(next.lt(high));
            let middle = HALF * (low + high);
            guess = may_be_all.select(Lanes::ONE, is_inside.select(next, middle));
        }
        is_found.select(share, low)
    }

    /// Returns the attempts that are made if this share is admitted, summed as in `try_all`.
    #[inline(never)]
    fn attempts(&self, share: Lanes) -> Lanes {
        let classes = self.masses.len();
        let (mut slots, mut cells) = (&self.slots[..], &self.cells[..]);
        let mut attempts = Lanes::ZERO;
        for group in &self.record.sums {
            let (its, others) = slots.split_at(group.slots);
            let (its_cells, other_cells) = cells.split_at(group.slots * classes);
            (slots, cells) = (others, other_cells);
            let mut tries = Lanes::ZERO;
            for (slot, cells) in its.iter().zip(its_cells.chunks_exact(classes)) {
                for (cell, &mass) in cells.iter().zip(&self.masses) {
                    tries += LoopPass::of(slot, cell, slot.wanted * mass, share).tries;
                }
            }
            attempts += tries;
        }
        attempts
    }

    /// Notes where everyone goes if this share is admitted; returns the attempts made.
    #[inline(never)]
    fn try_all(&mut self, share: Lanes) -> Lanes {
        let (classes, nobody) = (self.masses.len(), self.nobody);
        let (mut slots, mut cells) = (&self.slots[..], &mut self.cells[..]);
        let mut attempts = Lanes::ZERO;
        for group in &mut self.record.sums {
            let (its, others) = slots.split_at(group.slots);
            let (its_cells, other_cells) = cells.split_at_mut(group.slots * classes);
            (slots, cells) = (others, other_cells);
            let mut flows = Flows::ZERO;
            for (slot, cells) in its.iter().zip(its_cells.chunks_exact_mut(classes)) {
                flows.wanted += slot.wanted;
                for (cell, &mass) in cells.iter_mut().zip(&self.masses) {
                    let pass = LoopPass::of(slot, cell, slot.wanted * mass, share);
                    pass.note(slot, cell, nobody, &mut flows);
                }
            }
            group.flows = flows;
            attempts += flows.tries;
        }
        attempts
    }

    /// Carries out what was noted.
    #[inline(never)]
    pub(super) fn leave_loop(&mut self) {
        for cell in &mut self.cells {
            cell.retrying = cell.retrying_after;
            cell.returning = Lanes::ZERO;
        }
        for group in &mut self.record.sums {
            group.take_flows(self.weights.rest);
        }
    }
}

/// Returns whether everyone is admitted below capacity, or as many as fit.
fn fits(share: Lanes, made: Lanes, capacity: Lanes) -> Mask {
    let admitted = share * made;
    let all_in = Lanes::ONE.le(share).and(made.le(capacity));
    let not_over = admitted.le(capacity * Lanes::splat(1.0 + CLOSE));
    let not_under = (capacity * Lanes::splat(1.0 - CLOSE)).le(admitted);
    all_in.or(not_over.and(not_under))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{block::lanes::WIDTH, examples, inputs::Inputs, math::Decay};

    #[test]
    fn the_fraction_stays_close_to_the_exponential() {
        for (x, off) in [
            (0.0, 1e-7),
            (0.5, 2e-4),
            (1.0, 1e-3),
            (2.0, 0.01),
            (40.0, 0.03),
        ] {
            let (quick, exact) = (QuickDecay::over(Lanes::splat(x as f32)), Decay::over(x));
            assert!((quick.kept.lane(0) - exact.kept).abs() <= off, "{x}");
            assert!(
                (quick.kept_of_inflow.lane(1) - exact.kept_of_inflow).abs() <= off,
                "{x}"
            );
            assert!(
                (quick.mean_of_inflow.lane(3) - exact.mean_of_inflow).abs() <= off,
                "{x}"
            );
        }
    }

    #[test]
    fn what_leaves_and_what_stays_are_all() {
        for x in [0.01_f32, 0.7, 3.5, 6.0, 9.0, 1e4] {
            let decay = QuickDecay::over(Lanes::splat(x));
            let [kept, of_inflow, mean] = [decay.kept, decay.kept_of_inflow, decay.mean_of_inflow]
                .map(|each| each.array()[0]);
            assert!(kept >= 0.0 && of_inflow > 0.0 && mean > 0.0);
            assert!((kept + x * of_inflow - 1.0).abs() < 1e-6);
            assert!((of_inflow + x * mean - 1.0).abs() < 1e-6);
        }
    }

    /// Ten a minute and a thousand who retry this often meet a gate of this capacity.
    fn crowd(retry_minutes: f64, capacity: f64) -> Inputs {
        let mut inputs = examples::one_cohort(10, &[(0.0, 1.0)], 10.0);
        inputs.cohorts[0].behaviour.retry_minutes = retry_minutes;
        inputs.gate.phases[0].capacity_per_minute = capacity;
        inputs
    }

    fn at_the_gate(inputs: &[Inputs], minutes: f32) -> Quad {
        let mut quad = Quad::new(inputs, 1, &[100.0]);
        quad.advance(&[0.0; 10]);
        quad.minutes = Lanes::splat(minutes);
        quad.slots[0].wanted = Lanes::splat(10.0) * quad.minutes;
        quad.slots[0].retries = quad.slots[0].retries_per_minute * quad.minutes;
        quad.cells[0].retrying = Lanes::splat(1000.0);
        quad
    }

    #[test]
    fn admitted_attempts_fill_the_capacity_even_when_people_hammer() {
        let capacities = [60.0, 20.0, 5.0, 0.0];
        let crowds = [(10.0, 60.0), (0.2, 20.0), (0.001, 5.0), (5.0, 0.0)];
        let crowds = crowds.map(|(retry, capacity)| crowd(retry, capacity));
        for (minutes, start) in [(1.0, 1.0), (5.0, 1.0), (5.0, 0.3), (1.0, 0.001)] {
            let mut quad = at_the_gate(&crowds, minutes);
            quad.gate.admitted_share = Lanes::splat(start);
            quad.open_gate();
            let attempts = quad.gate.attempts_per_minute * quad.gate.admitted_share;
            for (lane, capacity) in capacities.into_iter().enumerate() {
                let off = (attempts.lane(lane) - capacity).abs();
                assert!(
                    off <= 1e-4 * capacity,
                    "{minutes} {start} {capacity}: {off}"
                );
            }
        }
    }

    #[test]
    fn whoever_fits_is_admitted_whatever_was_before() {
        let crowds = [f64::INFINITY, 1e6, 2000.0, 300.0].map(|capacity| crowd(10.0, capacity));
        for start in [1.0, 0.5, 1e-3] {
            let mut quad = at_the_gate(&crowds, 5.0);
            quad.gate.admitted_share = Lanes::splat(start);
            quad.open_gate();
            assert_eq!(quad.gate.admitted_share.array(), [1.0; WIDTH]);
            assert!(quad.gate.attempts_per_minute.lane(0) < 130.0);
        }
    }

    #[test]
    fn overload_takes_the_capacity_that_the_exact_gate_says() {
        let mut quad = at_the_gate(
            &[100.0, 100.0, 0.0, 50.0].map(|each| crowd(10.0, each)),
            1.0,
        );
        quad.gate.overload_loss = Lanes::new([0.5, 0.0, 0.0, 0.5]);
        quad.gate.attempts_per_minute = Lanes::new([300.0, 300.0, 300.0, 40.0]);
        let expected = Lanes::splat(100.0);
        assert_eq!(
            quad.capacity_left(expected).array(),
            [50.0, 100.0, 0.0, 50.0]
        );
        // Five minutes, of which only the first feels the load of before.
        quad.minutes = Lanes::splat(5.0);
        let left = quad.capacity_left(expected).lane(0);
        assert!((left - 100.0 / 1.2).abs() < 1e-4);
    }

    #[test]
    fn the_search_halves_what_is_left_where_a_secant_leads_astray() {
        for (minutes, crowds, starts) in [
            (
                1.0,
                [(0.1, 1100.0), (0.04, 410.0), (0.02, 700.0), (0.05, 900.0)],
                [0.0125, 0.2, 0.004, 0.01],
            ),
            (
                5.0,
                [(0.12, 480.0), (0.06, 210.0), (0.05, 140.0), (0.07, 340.0)],
                [3e-5, 0.01, 0.3, 0.012],
            ),
        ] {
            let capacities = crowds.map(|(_, capacity)| capacity);
            let crowds = crowds.map(|(retry, capacity)| crowd(retry, capacity));
            let mut quad = at_the_gate(&crowds, minutes);
            quad.gate.admitted_share = Lanes::new(starts);
            quad.open_gate();
            let admitted = quad.gate.attempts_per_minute * quad.gate.admitted_share;
            for (lane, capacity) in capacities.into_iter().enumerate() {
                let off = (admitted.lane(lane) / capacity - 1.0).abs();
                // All are admitted, or as many as fit.
                let are_all_in = quad.gate.admitted_share.lane(lane) == 1.0;
                assert!(are_all_in || off <= 1e-4, "{minutes} {lane}: {off}");
            }
        }
    }
}
