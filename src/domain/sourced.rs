//! A value with its range and where it comes from. Every number of a scenario is one of these.

use serde::{Deserialize, Serialize};

use crate::{domain::words::Words, ids::SourceId};

/// A value, the range held possible, and where it comes from.
///
/// Always `low <= value <= high`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The central value.
    pub value: T,
    /// The lowest value held possible.
    pub low: T,
    /// The highest value held possible.
    pub high: T,
    /// What kind of knowledge it is.
    pub basis: Basis,
    /// Where it is from; `None` only for an assumption.
    pub source: Option<SourceId>,
    /// What it means, or why it was assumed.
    pub note: Words,
}

/// What kind of knowledge a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Basis {
    /// Told by a news outlet or another secondary source.
    Reported,
    /// Published by the body responsible.
    Official,
    /// Worked out by us from reported or official numbers.
    Derived,
    /// Our guess, with a reason.
    Assumed,
}

impl Basis {
    /// Every basis with its name in data.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Reported, "reported"),
        (Self::Official, "official"),
        (Self::Derived, "derived"),
        (Self::Assumed, "assumed"),
    ];
}

/// A number of a scenario with its unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number.
    pub number: Sourced<f64>,
    /// What it counts.
    pub unit: Unit,
}

impl Quantity {
    /// Returns the central value.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.number.value
    }
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    /// A fraction, 0..=1.
    Share,
    /// A multiple of something normal, >= 0.
    Factor,
    /// Minutes, >= 0.
    Minutes,
    /// Days, >= 0.
    Days,
    /// People, >= 0.
    Persons,
    /// Logins in one day, >= 0.
    LoginsPerDay,
    /// People answering at once, >= 0.
    Agents,
    /// Services, >= 0.
    Services,
    /// Danish kroner, >= 0.
    Kroner,
    /// Anything else that is counted, >= 0.
    Count,
}

impl Unit {
    /// Every unit with its name in data.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::Share, "share"),
        (Self::Factor, "factor"),
        (Self::Minutes, "minutes"),
        (Self::Days, "days"),
        (Self::Persons, "persons"),
        (Self::LoginsPerDay, "logins per day"),
        (Self::Agents, "agents"),
        (Self::Services, "services"),
        (Self::Kroner, "kroner"),
        (Self::Count, "count"),
    ];

    /// Returns whether `value` can be an amount of this unit.
    #[must_use]
    pub fn admits(self, value: f64) -> bool {
        value.is_finite() && value >= 0.0 && (self != Self::Share || value <= 1.0)
    }
}
