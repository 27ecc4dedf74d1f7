//! Checked amounts: numbers that cannot leave their range once they are made.
//!
//! They stand where a number crosses from one layer to another. The inner loops of `sim` work on
//! plain `f64` that these constructors, or the checks of `sim::inputs`, have let through.

macro_rules! amounts {
    ($($(#[$doc:meta])* $name:ident, $getter:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// Takes a finite amount that is not negative; `None` for anything else.
            #[must_use]
            pub fn new(amount: f64) -> Option<Self> {
                (amount.is_finite() && amount >= 0.0).then_some(Self(amount))
            }

            /// Returns the plain number.
            #[must_use]
            pub const fn $getter(self) -> f64 {
                self.0
            }
        }
    )*};
}

amounts! {
    /// A length of time in minutes, finite and >= 0.
    Minutes, minutes;
    /// A number of people or tasks, finite and >= 0; fractions are expected values.
    Persons, persons;
    /// A flow of people or tasks, finite and >= 0.
    PersonsPerMinute, persons_per_minute;
}

/// A point on the simulated horizon, in whole minutes from its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minute(u32);

impl Minute {
    /// Makes the point `minute` whole minutes after the start of the horizon.
    #[must_use]
    pub const fn new(minute: u32) -> Self {
        Self(minute)
    }

    /// Returns the whole minutes after the start of the horizon.
    #[must_use]
    pub const fn from_start(self) -> u32 {
        self.0
    }
}

/// A fraction in `0..=1`.
///
/// ```
/// use lockout::units::Share;
/// assert_eq!(Share::new(0.25).map(|share| share.complement().share()), Some(0.75));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_refuse_what_cannot_be() {
        assert_eq!(Minutes::new(5.0).map(Minutes::minutes), Some(5.0));
        assert_eq!(Persons::new(0.0).map(Persons::persons), Some(0.0));
        assert_eq!(PersonsPerMinute::new(-1.0), None);
        assert_eq!(Persons::new(f64::NAN), None);
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
    fn minutes_are_counted_from_the_start_of_the_horizon() {
        assert_eq!(Minute::new(180).from_start(), 180);
        assert!(Minute::new(2) < Minute::new(3));
    }
}
