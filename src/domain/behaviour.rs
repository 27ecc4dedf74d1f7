//! How people react when a login fails. Persona factors multiply these.

use serde::{Deserialize, Serialize};

use crate::domain::sourced::Quantity;

/// How people react when a login fails.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Behaviour {
    /// Mean minutes between tries, > 0 (tau_r).
    pub retry_minutes: Quantity,
    /// Mean minutes before giving up for the day, > 0 (tau_p).
    pub patience_minutes: Quantity,
    /// Share that gives up at once after a failed try (gv).
    pub give_up_now_share: Quantity,
    /// Share of failed tries that turn to the phone (s).
    pub phone_switch_share: Quantity,
    /// Minutes within which a task still counts as done at once (g0).
    pub grace_minutes: Quantity,
    /// Minutes that one try takes.
    pub try_minutes: Quantity,
    /// Harm weight of an errand that has none of its own; 1 if all count alike (w).
    pub errand_weight: Quantity,
}
