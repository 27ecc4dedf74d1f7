//! The login gate of the identity core, and when it fails.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        clock::TimeOfDay,
        sourced::{Quantity, Sourced},
        words::Words,
    },
    ids::ComponentId,
};

/// The login gate of the identity core.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gate {
    /// The component that is the identity core.
    pub component: ComponentId,
    /// Share that can log in during the outage (g).
    pub through_share: Quantity,
    /// How "only a few could log in" is read.
    pub reading: GateReading,
    /// Capacity as a multiple of the normal peak of attempts per minute (h).
    pub capacity_factor: Quantity,
    /// Loss of capacity when overloaded (chi).
    pub overload_loss: Quantity,
    /// How it opens again once the outage is over, step by step; empty if it does at once.
    pub ramp: Vec<RampStep>,
}

/// A while after the outage in which only some can log in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RampStep {
    /// How long it lasts, > 0.
    pub minutes: Quantity,
    /// Share that can log in; not below that of the step before.
    pub through_share: Quantity,
}

/// How "only a few could log in" is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GateReading {
    /// The same few people all day.
    #[default]
    Person,
    /// Everyone has the same small chance with each try.
    Attempt,
}

/// One reading of the day: from when to when logins failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// Its id in data.
    pub slug: Box<str>,
    /// Its name on a switch.
    pub name: Words,
    /// Start of the outage.
    pub start: Sourced<TimeOfDay>,
    /// Restoration; after the start.
    pub end: Sourced<TimeOfDay>,
}

/// From when to when logins fail; `start < end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OutageSpan {
    /// First minute in which logins fail.
    pub start: TimeOfDay,
    /// First minute in which they work again.
    pub end: TimeOfDay,
}

impl OutageSpan {
    /// Makes a span; `None` unless it lasts at least one minute.
    #[must_use]
    pub fn new(start: TimeOfDay, end: TimeOfDay) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// Returns whether logins fail at this time.
    #[must_use]
    pub fn contains(&self, time: TimeOfDay) -> bool {
        (self.start..self.end).contains(&time)
    }

    /// Returns the length in minutes.
    #[must_use]
    pub fn minutes(&self) -> u16 {
        self.end.minutes() - self.start.minutes()
    }
}
