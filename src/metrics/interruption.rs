//! Interruption indices as power companies use them (IEEE 1366), and user-hours of exposure.
//!
//! They count people who could not have been served, whether or not they wanted to be: exposure, not
//! loss. One event is not a year; the period is always named.

use crate::units::{Minutes, Share};

/// One interruption.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interruption {
    /// People affected, >= 0.
    pub persons: f64,
    /// How long, minutes, >= 0.
    pub minutes: f64,
    /// Share of what they use that was blocked, 0..=1.
    pub blocked_share: f64,
}

/// The indices of a set of interruptions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    /// Interruption minutes per person served (SAIDI).
    pub saidi_minutes: f64,
    /// Interruptions per person served (SAIFI).
    pub saifi: f64,
    /// Minutes per interruption (CAIDI); `None` if there was none.
    pub caidi_minutes: Option<f64>,
    /// Share of the period in which service was available (ASAI).
    pub asai: f64,
    /// Users times hours times share blocked: exposure, the upper of all counts.
    pub user_hours: f64,
}

impl Indices {
    /// Works out the indices over a period.
    ///
    /// # Formula    SAIDI = sum of persons x minutes x share / served; SAIFI = sum of persons x share
    /// / served; CAIDI = SAIDI / SAIFI; ASAI = 1 - SAIDI / period.
    /// # Units      `persons_served`: people, > 0; `period_minutes`: > 0.
    /// # Limits     Counts everyone served, not those who wanted something at the time.
    ///
    /// ```
    /// use lockout::metrics::interruption::{Indices, Interruption};
    /// let outage = Interruption { persons: 500.0, minutes: 120.0, blocked_share: 0.5 };
    /// let indices = Indices::over(&[outage], 1000.0, 1440.0);
    /// assert_eq!((indices.saidi_minutes, indices.saifi), (30.0, 0.25));
    /// assert_eq!(indices.caidi_minutes, Some(120.0));
    /// assert_eq!(indices.user_hours, 500.0);
    /// ```
    #[must_use]
    pub fn over(events: &[Interruption], persons_served: f64, period_minutes: f64) -> Self {
        let interrupted: f64 = events
            .iter()
            .map(|event| event.persons * event.blocked_share)
            .sum();
        let person_minutes: f64 = events
            .iter()
            .map(|event| event.persons * event.blocked_share * event.minutes)
            .sum();
        let saidi_minutes = person_minutes / persons_served;
        let saifi = interrupted / persons_served;
        Self {
            saidi_minutes,
            saifi,
            caidi_minutes: (saifi > 0.0).then(|| saidi_minutes / saifi),
            asai: 1.0 - saidi_minutes / period_minutes,
            user_hours: person_minutes / 60.0,
        }
    }
}

/// Returns the minutes of interruption that a guarantee of this share of a period still allows.
///
/// # Limits     Says nothing without its window: a year allows twelve times what a month does.
///
/// ```
/// use lockout::{metrics::interruption::allowed_minutes, units::{Minutes, Share}};
/// let month = Minutes::new(40_000.0).expect("a length");
/// let guaranteed = Share::new(0.75).expect("a share");
/// assert_eq!(allowed_minutes(guaranteed, month).minutes(), 10_000.0);
/// ```
#[must_use]
pub fn allowed_minutes(guaranteed: Share, period: Minutes) -> Minutes {
    guaranteed.complement() * period
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_interruptions_there_is_no_length_of_one() {
        let indices = Indices::over(&[], 1000.0, 60.0);
        assert_eq!(indices.caidi_minutes, None);
        assert_eq!((indices.saidi_minutes, indices.asai), (0.0, 1.0));
    }
}
