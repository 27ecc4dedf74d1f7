//! Fallback channels: the phone lines that people turn to when login fails.

use serde::{Deserialize, Serialize};

use crate::domain::{
    clock::TimeOfDay,
    sourced::{Quantity, Sourced},
    words::Words,
};

/// A phone line, pooled over the whole country.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// Its id in data.
    pub slug: Box<str>,
    /// Its name.
    pub name: Words,
    /// When it opens.
    pub opens: Sourced<TimeOfDay>,
    /// When it closes; nobody answers afterwards, calls in progress end normally.
    pub closes: Sourced<TimeOfDay>,
    /// People answering, all offices together (c).
    pub agents: Quantity,
    /// Separate offices over which they are spread, >= 1.
    pub offices: Quantity,
    /// Most callers the line can hold, in calls and waiting; `None` if no limit is known.
    pub trunk_limit: Option<Quantity>,
    /// Mean minutes of a call, > 0 (1/mu).
    pub call_minutes: Quantity,
    /// Mean minutes before a caller hangs up, > 0 (1/theta).
    pub patience_minutes: Quantity,
    /// Normal calls as a share of what the agents can answer: base = share * c * mu.
    pub normal_load_share: Quantity,
    /// Those calls during the outage, as a multiple of normal.
    pub surge_factor: Quantity,
    /// Share of answered calls that get the errand done (v).
    pub resolve_share: Quantity,
    /// Share of hang-ups that go back to trying (b).
    pub redial_share: Quantity,
}
