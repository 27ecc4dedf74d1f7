//! The login gate: how many of this step's attempts are admitted.
//!
//! It moves nobody; it finds the one admission share q at which the attempts that people then make
//! fit the gate's capacity. More admitted people make fewer retries, so q is a fixed point.

use crate::sim::retry::{LoopPass, Pace, TryChances};

/// Everyone who fares alike in one slice: what the gate needs to know about them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crowd {
    /// How often they try.
    pub pace: Pace,
    /// Their chances with a try that is admitted.
    pub admitted: TryChances,
    /// In the retry pool.
    pub retry_persons: f64,
    /// Back from a line.
    pub returning: f64,
    /// Newcomers of the slice.
    pub newcomers: f64,
}

/// What the gate decided in one slice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Admission {
    /// Share of attempts admitted (q), 0..=1.
    pub admitted_share: f64,
    /// Attempts made (L).
    pub attempts: f64,
    /// Attempts the gate could handle.
    pub capacity: f64,
}

/// Secant passes before the search falls back on halving.
const SECANT_PASSES: usize = 8;
/// Halvings of the fallback: enough for every bit of an `f64` share.
const HALVINGS: usize = 60;
/// Difference between admitted attempts and capacity, relative, at which q counts as found.
const CONVERGED: f64 = 1e-8;

/// Returns the attempts per minute the gate can handle after a load of the previous step.
///
/// # Formula    C / (1 + chi * max(0, L/C - 1)).
/// # Units      attempts per minute; chi: no unit, >= 0.
///
/// ```
/// use lockout::sim::login_gate::capacity_left;
/// assert_eq!(capacity_left(100.0, 0.5, 300.0), 50.0);
/// assert_eq!(capacity_left(100.0, 0.5, 80.0), 100.0);
/// ```
#[must_use]
pub fn capacity_left(capacity: f64, overload_loss: f64, attempts_per_minute: f64) -> f64 {
    if attempts_per_minute > capacity && overload_loss > 0.0 {
        capacity / (1.0 + overload_loss * (attempts_per_minute / capacity - 1.0))
    } else {
        capacity
    }
}

/// Returns the admission share at which attempts fit the capacity of a slice.
///
/// `passes` holds a pass of each crowd, from earlier slices or for any share; it is updated, and
/// after the call it is the pass for the admission returned.
pub fn admit(
    crowds: &[Crowd],
    passes: &mut [LoopPass],
    capacity: f64,
    start_share: f64,
    minutes: f64,
) -> Admission {
    let mut attempts_at = |share: f64| attempts(crowds, passes, share, minutes);
    let found = |admitted_share, attempts| Admission {
        admitted_share,
        attempts,
        capacity,
    };
    // Admitted attempts never fall as q rises, so there is one q, or all are admitted.
    let (mut share, mut made) = (start_share, attempts_at(start_share));
    let mut before: Option<(f64, f64)> = None;
    for _ in 0..SECANT_PASSES {
        let excess = share * made - capacity;
        let all_fit = share == 1.0 && excess <= 0.0;
        if all_fit || (capacity.is_finite() && excess.abs() <= CONVERGED * capacity) {
            return found(share, made);
        }
        // The first guess is the fixed-point pass; from then on the secant through the last two.
        let next = match before {
            None => capacity / made,
            Some((share_before, excess_before)) => {
                share - excess * (share - share_before) / (excess - excess_before)
            }
        };
        // Negative, or nothing at all if two guesses came to the same.
        if next.is_nan() || next < 0.0 {
            break;
        }
        before = Some((share, excess));
        share = next.min(1.0);
        made = attempts_at(share);
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if middle * attempts_at(middle) <= capacity {
            low = middle;
        } else {
            high = middle;
        }
    }
    found(low, attempts_at(low))
}

/// Returns the attempts made if this share is admitted, leaving the passes ready for it.
fn attempts(crowds: &[Crowd], passes: &mut [LoopPass], share: f64, minutes: f64) -> f64 {
    let mut attempts = 0.0;
    for (crowd, pass) in crowds.iter().zip(passes) {
        let success_share = crowd.admitted.success_share * share;
        if !pass.fits(success_share, minutes) {
            pass.prepare(&crowd.admitted, success_share, minutes);
        }
        attempts += pass.tries(crowd.retry_persons, crowd.newcomers, crowd.returning);
    }
    attempts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowd(retry_minutes: f64) -> Crowd {
        Crowd {
            pace: Pace {
                retries_per_minute: 1.0 / retry_minutes,
                give_ups_per_minute: 0.0,
            },
            admitted: TryChances {
                success_share: 1.0,
                ..TryChances::call(false)
            },
            retry_persons: 1000.0,
            returning: 0.0,
            newcomers: 50.0,
        }
    }

    fn blank(crowd: &Crowd) -> LoopPass {
        LoopPass::new(crowd.pace, TryChances::call(false), 1.0)
    }

    #[test]
    fn all_are_admitted_below_capacity() {
        let crowds = [crowd(10.0)];
        let mut passes = [blank(&crowds[0])];
        let admission = admit(&crowds, &mut passes, 1e6, 0.1, 1.0);
        assert_eq!(admission.admitted_share, 1.0);
        assert!(admission.attempts < 150.0);
    }

    #[test]
    fn admitted_attempts_fill_the_capacity_even_when_people_hammer() {
        for (retry_minutes, capacity) in [(10.0, 60.0), (0.2, 20.0), (0.001, 5.0), (5.0, 0.0)] {
            let crowds = [crowd(retry_minutes)];
            let mut passes = [blank(&crowds[0])];
            let admission = admit(&crowds, &mut passes, capacity, 1.0, 1.0);
            let admitted = admission.admitted_share * admission.attempts;
            assert!(
                (admitted - capacity).abs() <= 1e-9 * capacity,
                "{admitted} {capacity}"
            );
        }
    }

    #[test]
    fn overload_without_loss_leaves_capacity_alone() {
        assert_eq!(capacity_left(100.0, 0.0, 1e9), 100.0);
        assert_eq!(capacity_left(0.0, 0.3, 10.0), 0.0);
        assert_eq!(capacity_left(0.0, 0.0, 10.0), 0.0);
        assert_eq!(capacity_left(f64::INFINITY, 0.3, 10.0), f64::INFINITY);
    }
}
