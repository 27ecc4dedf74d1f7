//! What a change makes worse even where it shortens the wait: on how many of the drawn days.
//!
//! It counts days and weighs nothing: whether a wider gap is worth a shorter wait is not for us.

use crate::{
    domain::measure::MeasureId,
    metrics::{
        compare::Comparison,
        drawn::DrawnValues,
        measure::{self, Around},
    },
    sim::tally::Tally,
    units::Share,
};

/// The measures that are watched; of each, less is better.
pub const WATCHED: [MeasureId; 5] = [
    MeasureId::UnmetHours,
    MeasureId::NotDoneShare,
    MeasureId::HangUpShare,
    MeasureId::InequalityGap,
    MeasureId::InequalityRatio,
];

/// On how many days a change raises each of [`WATCHED`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawbacks(pub [Option<Share>; WATCHED.len()]);

impl Drawbacks {
    /// Counts the days, from the values of a measure before and after; `None` for a measure that has
    /// no value on any day.
    #[must_use]
    pub fn of(values: impl Fn(&dyn Fn(&Tally, &Around) -> Option<f64>) -> DrawnValues) -> Self {
        Self(WATCHED.map(|id| {
            let days = values(&|tally, around| measure::value(id, tally, around));
            let both = Comparison::of_some(&days.before, &days.after)?;
            Some(both.worse_share)
        }))
    }
}
