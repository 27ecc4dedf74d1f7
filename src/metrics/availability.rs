//! Whether an outage breaks a guarantee of availability, which nobody can say without its window.
//!
//! It judges one outage of the window, as if there were no other. It shortens none: what a law says
//! is not what a repair takes.

use crate::{
    metrics::interruption::allowed_minutes,
    units::{Minutes, Share},
};

/// Over which time availability is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Window {
    /// One day.
    #[default]
    Day,
    /// One month of 31 days.
    Month,
    /// One year of 365 days.
    Year,
}

impl Window {
    /// Every window, the shortest first.
    pub const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    /// Returns its length in minutes.
    ///
    /// ```
    /// use lockout::metrics::availability::Window;
    /// assert_eq!(Window::ALL.map(Window::minutes), [1_440.0, 44_640.0, 525_600.0]);
    /// ```
    #[must_use]
    pub const fn minutes(self) -> f64 {
        match self {
            Self::Day => 1_440.0,
            Self::Month => 31.0 * 1_440.0,
            Self::Year => 365.0 * 1_440.0,
        }
    }
}

/// A promise that service is available for a share of the time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guarantee {
    /// The share promised.
    pub share: Share,
    /// Over which time it is measured.
    pub window: Window,
}

impl Guarantee {
    /// Returns the minutes without service that the guarantee allows within its window.
    #[must_use]
    pub fn allowed(&self) -> Minutes {
        let window = Minutes::new(self.window.minutes()).unwrap_or_default();
        allowed_minutes(self.share, window)
    }

    /// Returns whether an outage keeps the guarantee, if it is the only one of the window.
    ///
    /// # Limits     Counts the outage in full, as if nobody got in. Many guarantees count only the
    /// share that was blocked, or leave announced work out.
    ///
    /// ```
    /// use lockout::{
    ///     metrics::availability::{Guarantee, Window},
    ///     units::{Minutes, Share},
    /// };
    /// let share = Share::new(0.999).expect("a share");
    /// let five_hours = Minutes::new(300.0).expect("a length");
    /// // 99.9 % of a year allows 525.6 minutes, of a month 44.6, of a day 1.4.
    /// let holds = |window| Guarantee { share, window }.holds(five_hours);
    /// assert_eq!(Window::ALL.map(holds), [false, false, true]);
    /// ```
    #[must_use]
    pub fn holds(&self, outage: Minutes) -> bool {
        outage <= self.allowed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guarantee(share: f64, window: Window) -> Guarantee {
        let share = Share::new(share).expect("a share");
        Guarantee { share, window }
    }

    #[test]
    fn the_same_share_allows_more_in_a_longer_window() {
        for (window, minutes) in [
            (Window::Day, 1.44),
            (Window::Month, 44.64),
            (Window::Year, 525.6),
        ] {
            let allowed = guarantee(0.999, window).allowed().minutes();
            assert!((allowed - minutes).abs() < 1e-9, "{allowed}");
        }
    }

    #[test]
    fn a_guarantee_holds_up_to_its_last_minute() {
        let half_a_day = guarantee(0.5, Window::Day);
        let minutes = |minutes| Minutes::new(minutes).expect("a length");
        assert!(half_a_day.holds(minutes(720.0)));
        assert!(!half_a_day.holds(minutes(720.001)));
        assert!(guarantee(1.0, Window::Year).holds(minutes(0.0)));
        assert!(!guarantee(1.0, Window::Year).holds(minutes(0.001)));
    }
}
