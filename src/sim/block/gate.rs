//! The login gate and the retry loop of four draws: who tries, who is admitted, who leaves.
//!
//! The rules are those of [`crate::sim::login_gate`] and [`crate::sim::retry`]. The exponential is a
//! fraction, and the admission share is looked for only until it fits the capacity closely.

use crate::sim::block::{
    lanes::{Lanes, Mask},
    quad::{Cell, Quad, Slot},
};

/// Searches for the admission share end after so many passes, below capacity.
const PASSES: usize = 16;
/// Difference between admitted attempts and capacity, relative, at which the share counts as found.
const CLOSE: f32 = 2e-5;
const HALF: Lanes = Lanes::splat(0.5);
const TWELFTH: Lanes = Lanes::splat(1.0 / 12.0);
/// Fewer people than this are nobody: smaller numbers are slow.
const NOBODY: Lanes = Lanes::splat(1e-20);

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
    /// # Limits     Kept is off by 5e-5 at x = 1/2, 1e-3 at 1 and .01 at 2; it is never below .07
    /// for x < 6 and falls to 0 as 1 / x beyond.
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
pub(super) fn or_nobody(persons: Lanes) -> Lanes {
    persons.lt(NOBODY).select(Lanes::ZERO, persons)
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
}

impl Quad {
    /// Finds the admission share, and notes what follows from it for every cell.
    #[inline(never)]
    pub(super) fn open_gate(&mut self) {
        let capacity = self.capacity_left() * self.minutes;
        let start = self.gate.admitted_share;
        let is_free = Lanes::ONE.le(start);
        let mut share = start;
        let mut attempts = Lanes::ZERO;
        // Below capacity the first pass is the last. Once it was exceeded it likely is again.
        let mut is_found = is_free.and(is_free.not());
        if is_free.all() {
            attempts = self.try_all(share);
            is_found = attempts.le(capacity);
        }
        if !is_found.all() {
            share = self.search(capacity);
            attempts = self.try_all(share);
        }
        self.gate.admitted_share = share;
        self.gate.attempts_per_minute = attempts / self.minutes;
    }

    /// Returns the attempts per minute that the gate can handle after the load of the last slice.
    fn capacity_left(&self) -> Lanes {
        let gate = &self.gate;
        let capacity = gate.capacity_per_minute;
        let excess = gate.attempts_per_minute - capacity;
        let left = capacity * capacity / (capacity + gate.overload_loss * excess);
        let is_over = Lanes::ZERO.lt(excess).and(Lanes::ZERO.lt(capacity));
        is_over.select(left, capacity)
    }

    /// Looks for the share at which the attempts admitted fit the capacity, from the last one on.
    ///
    /// Each draw stops at the first share that fits, so that none depends on its neighbours.
    #[inline(never)]
    fn search(&self, capacity: Lanes) -> Lanes {
        let mut share = self.gate.admitted_share;
        let mut made = self.attempts(share);
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

    /// Returns the attempts that are made if this share is admitted.
    #[inline(never)]
    fn attempts(&self, share: Lanes) -> Lanes {
        let mut attempts = Lanes::ZERO;
        let cells = self.cells.chunks_exact(self.masses.len());
        for (slot, cells) in self.slots.iter().zip(cells) {
            for (cell, &mass) in cells.iter().zip(&self.masses) {
                attempts += LoopPass::of(slot, cell, slot.wanted * mass, share).tries;
            }
        }
        attempts
    }

    /// Notes where everyone goes if this share is admitted; returns the attempts made.
    #[inline(never)]
    fn try_all(&mut self, share: Lanes) -> Lanes {
        let mut attempts = Lanes::ZERO;
        let cells = self.cells.chunks_exact_mut(self.masses.len());
        for (slot, cells) in self.slots.iter_mut().zip(cells) {
            let mut sums = [Lanes::ZERO; 4];
            for (cell, &mass) in cells.iter_mut().zip(&self.masses) {
                let pass = LoopPass::of(slot, cell, slot.wanted * mass, share);
                let decay = &pass.decay;
                let done_by_login = pass.tries * pass.success_share;
                let failed = pass.tries - done_by_login;
                let done_by_alternative = failed * slot.alternative_share;
                let still_failed = failed - done_by_alternative;
                let gave_up_at_once = still_failed * slot.give_up_now_share;
                cell.to_lines = (still_failed - gave_up_at_once) * slot.switch_share;
                cell.retrying_after =
                    or_nobody(cell.retrying * decay.kept + pass.inflow * decay.kept_of_inflow);
                sums[0] += pass.tries;
                sums[1] += done_by_login;
                sums[2] += done_by_alternative;
                sums[3] += pass.present * slot.give_ups + gave_up_at_once;
            }
            [
                slot.tries,
                slot.done_by_login,
                slot.done_by_alternative,
                slot.gave_up,
            ] = sums;
            attempts += slot.tries;
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
        for slot in &self.slots {
            let sums = &mut self.record.sums[slot.group];
            sums.wanted.add(slot.wanted);
            sums.tries.add(slot.tries);
            sums.done_by_login.add(slot.done_by_login);
            sums.done_by_alternative.add(slot.done_by_alternative);
            sums.gave_up.add(slot.gave_up);
            sums.gave_up_hours.add(slot.gave_up * self.weights.rest);
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
