//! Checked amounts: numbers that cannot leave their range once they are made.
//!
//! They stand where a figure leaves `metrics` for the reader. The inner loops of `sim` work on plain
//! `f64` that the checks of the loader and of [`crate::sim::inputs`] have let through.

use std::ops::Mul;

/// A length of time in minutes, finite and >= 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Minutes(f64);

impl Minutes {
    /// Takes a finite length that is not negative; `None` for anything else.
    #[must_use]
    pub fn new(minutes: f64) -> Option<Self> {
        (minutes.is_finite() && minutes >= 0.0).then_some(Self(minutes))
    }

    /// Returns the plain number.
    #[must_use]
    pub const fn minutes(self) -> f64 {
        self.0
    }
}

/// A fraction in `0..=1`.
///
/// ```
/// use lockout::units::{Minutes, Share};
/// let quarter = Share::new(0.25).expect("a share");
/// assert_eq!(quarter.complement().share(), 0.75);
/// assert_eq!(Minutes::new(60.0).map(|hour| quarter * hour), Minutes::new(15.0));
/// assert_eq!(Share::new(1.5), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Share(f64);

impl Share {
    /// Nothing.
    pub const NONE: Self = Self(0.0);
    /// The whole.
    pub const ALL: Self = Self(1.0);

    /// Takes a fraction in `0..=1`; `None` for anything else.
    #[must_use]
    pub fn new(share: f64) -> Option<Self> {
        (0.0..=1.0).contains(&share).then_some(Self(share))
    }

    /// Returns what part of a whole some of it is, both >= 0; `None` of a whole of nothing.
    ///
    /// Rounding that would leave the range is cut off.
    #[must_use]
    pub fn of(some: f64, whole: f64) -> Option<Self> {
        (whole > 0.0).then(|| Self((some / whole).clamp(0.0, 1.0)))
    }

    /// Returns the plain number.
    #[must_use]
    pub const fn share(self) -> f64 {
        self.0
    }

    /// Returns what is missing to the whole.
    #[must_use]
    pub fn complement(self) -> Self {
        Self(1.0 - self.0)
    }
}

impl Mul<Minutes> for Share {
    type Output = Minutes;

    /// Takes this share of a length of time.
    fn mul(self, minutes: Minutes) -> Minutes {
        Minutes(self.0 * minutes.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_refuse_what_cannot_be() {
        assert_eq!(Minutes::new(5.0).map(Minutes::minutes), Some(5.0));
        assert_eq!(Minutes::new(-1.0), None);
        assert_eq!(Minutes::new(f64::NAN), None);
        assert_eq!(Minutes::new(f64::INFINITY), None);
    }

    #[test]
    fn shares_stay_between_nothing_and_the_whole() {
        assert_eq!(Share::new(1.0), Some(Share::ALL));
        assert_eq!(Share::new(0.0), Some(Share::NONE));
        assert_eq!(Share::new(-0.0001), None);
        assert_eq!(Share::new(f64::NAN), None);
    }

    #[test]
    fn a_part_of_a_whole_is_cut_to_the_range() {
        assert_eq!(Share::of(1.0, 4.0), Share::new(0.25));
        assert_eq!(Share::of(1.000_000_1, 1.0), Some(Share::ALL));
        assert_eq!(Share::of(-1e-17, 1.0), Some(Share::NONE));
        assert_eq!(Share::of(0.0, 0.0), None);
    }
}
