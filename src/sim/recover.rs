//! What comes after a line, and whether a backlog clears after restoration.
//!
//! It moves callers whose call ended to done or back towards the retry pool, and callers who hung up
//! back towards it or to given up. They join the pool in the next step.

use crate::sim::phone_line::CallerFlow;

/// Where callers of one cell go, in persons.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AfterCall {
    /// Their task is finished.
    pub done: f64,
    /// They will try to log in again.
    pub returning: f64,
    /// They gave up for the day.
    pub gave_up: f64,
}

/// Sends callers on; conserves them.
///
/// ```
/// use lockout::sim::{phone_line::CallerFlow, recover::after_call};
/// let after = after_call(CallerFlow { answered: 10.0, hung_up: 4.0 }, 0.5, 0.25);
/// assert_eq!((after.done, after.returning, after.gave_up), (5.0, 6.0, 3.0));
/// ```
#[must_use]
pub fn after_call(flow: CallerFlow, resolve_share: f64, redial_share: f64) -> AfterCall {
    let done = flow.answered * resolve_share;
    let redialling = flow.hung_up * redial_share;
    AfterCall {
        done,
        returning: flow.answered - done + redialling,
        gave_up: flow.hung_up - redialling,
    }
}

/// Returns the retry pool above which a restored gate never catches up: R* of the model.
///
/// # Formula    tau_r * (C * (1 + (C / lambda - 1) / chi) - lambda).
/// # Units      capacity and demand per minute, retry in minutes, result in persons.
/// # Limits     Demand constant and above 0, nobody gives up, load felt at once. Infinite without
/// overload loss.
///
/// ```
/// use lockout::sim::recover::storm_threshold_persons;
/// assert_eq!(storm_threshold_persons(1000.0, 2000.0, 0.2, 15.0), 165_000.0);
/// ```
#[must_use]
pub fn storm_threshold_persons(
    demand_per_minute: f64,
    capacity_per_minute: f64,
    overload_loss: f64,
    retry_minutes: f64,
) -> f64 {
    if overload_loss <= 0.0 {
        return f64::INFINITY;
    }
    let headroom = capacity_per_minute / demand_per_minute - 1.0;
    let load = capacity_per_minute * (1.0 + headroom / overload_loss);
    retry_minutes * (load - demand_per_minute)
}

/// Returns the minutes until a restored gate without overload loss has cleared its backlog.
///
/// # Formula    B / (C - lambda); infinite if demand fills the capacity.
///
/// ```
/// use lockout::sim::recover::clearing_minutes;
/// assert_eq!(clearing_minutes(300_000.0, 1000.0, 2000.0), 300.0);
/// ```
#[must_use]
pub fn clearing_minutes(
    backlog_persons: f64,
    demand_per_minute: f64,
    capacity_per_minute: f64,
) -> f64 {
    if capacity_per_minute > demand_per_minute {
        backlog_persons / (capacity_per_minute - demand_per_minute)
    } else {
        f64::INFINITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_caller_goes_somewhere() {
        let after = after_call(
            CallerFlow {
                answered: 7.0,
                hung_up: 3.0,
            },
            0.3,
            0.9,
        );
        assert!((after.done + after.returning + after.gave_up - 10.0).abs() < 1e-12);
    }

    #[test]
    fn thresholds_have_no_finite_value_without_their_cause() {
        assert_eq!(
            storm_threshold_persons(1000.0, 2000.0, 0.0, 15.0),
            f64::INFINITY
        );
        assert_eq!(clearing_minutes(1.0, 10.0, 10.0), f64::INFINITY);
    }

    #[test]
    fn even_nobody_is_never_cleared_without_capacity_to_spare() {
        assert_eq!(clearing_minutes(0.0, 10.0, 10.0), f64::INFINITY);
        assert_eq!(clearing_minutes(0.0, 10.0, 20.0), 0.0);
    }
}
