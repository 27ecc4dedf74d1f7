//! How many logins the country wants, and when.

use serde::{Deserialize, Serialize};

use crate::domain::{
    sourced::{Basis, Quantity},
    words::Words,
};
use crate::ids::SourceId;

/// National demand for logins on this day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Demand {
    /// People who hold the identity.
    pub people: Quantity,
    /// Logins wanted on an average day.
    pub logins_per_day: Quantity,
    /// This weekday against the average day.
    pub weekday_factor: Quantity,
    /// When they are wanted, unless a service has its own curve.
    pub curve: Curve,
}

/// An arrival curve over one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// What it is.
    pub name: Words,
    /// Per cent of the day's logins wanted in each hour, midnight first; sums to 100 within 0.5.
    pub percent_by_hour: [f64; 24],
    /// What kind of knowledge it is.
    pub basis: Basis,
    /// Where it is from.
    pub source: Option<SourceId>,
    /// What it means.
    pub note: Words,
}

impl Curve {
    /// Returns the share of the day's logins wanted in one minute of the day, the hours taken flat.
    ///
    /// # Units      `minute_of_day`: 0..1440. Result: share per minute; sums to 1 over the day.
    #[must_use]
    pub fn share_per_minute(&self, minute_of_day: usize) -> f64 {
        let total: f64 = self.percent_by_hour.iter().sum();
        self.percent_by_hour[(minute_of_day / 60) % 24] / total / 60.0
    }
}
