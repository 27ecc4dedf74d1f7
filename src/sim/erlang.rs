//! Steady states of one phone line: Erlang B, C and A, and what the fluid says in their place.
//!
//! For the normal day and for the small office that the fluid flatters. Nothing here changes in time.

use crate::sim::math::{exp, ln};

/// Returns the share of calls that find all agents busy, if nobody waits (Erlang B).
///
/// # Formula    1/B(c) = 1 + (c / load) / B(c - 1), B(0) = 1.
/// # Units      `load`: Erlang, arrivals times call length, > 0. Result: share of calls.
///
/// ```
/// use lockout::sim::erlang::blocked_share;
/// assert_eq!(blocked_share(1, 1.0), 0.5);
/// assert_eq!(blocked_share(2, 1.0), 0.2);
/// ```
#[must_use]
pub fn blocked_share(agents: u32, load: f64) -> f64 {
    let inverse = (1..=agents).fold(1.0, |inverse, count| {
        1.0 + f64::from(count) / load * inverse
    });
    1.0 / inverse
}

/// A line on which everyone waits until answered (Erlang C).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PatientLine {
    /// Share of callers who wait.
    pub waiting_share: f64,
    /// Mean wait over all callers, minutes.
    pub mean_wait_minutes: f64,
    /// Answers per minute in excess of arrivals: waits above 0 have this exponential rate.
    spare_per_minute: f64,
}

impl PatientLine {
    /// Works out the steady state; `None` if the agents cannot keep up, for then there is none.
    ///
    /// ```
    /// use lockout::sim::erlang::PatientLine;
    /// // One agent, half busy: half the callers wait, and ten minutes is the mean over all.
    /// let line = PatientLine::settled(1, 0.05, 0.1).expect("the agent keeps up");
    /// assert_eq!((line.waiting_share, line.mean_wait_minutes), (0.5, 10.0));
    /// assert!(PatientLine::settled(1, 0.1, 0.1).is_none());
    /// ```
    #[must_use]
    pub fn settled(agents: u32, arrivals_per_minute: f64, ends_per_minute: f64) -> Option<Self> {
        let full_rate = f64::from(agents) * ends_per_minute;
        if arrivals_per_minute >= full_rate {
            return None;
        }
        let busy_share = arrivals_per_minute / full_rate;
        let blocked = blocked_share(agents, arrivals_per_minute / ends_per_minute);
        let waiting_share = blocked / (1.0 - busy_share * (1.0 - blocked));
        let spare_per_minute = full_rate - arrivals_per_minute;
        Some(Self {
            waiting_share,
            mean_wait_minutes: waiting_share / spare_per_minute,
            spare_per_minute,
        })
    }

    /// Returns the share of callers who wait longer than `minutes`.
    #[must_use]
    pub fn waits_longer_share(&self, minutes: f64) -> f64 {
        self.waiting_share * exp(-self.spare_per_minute * minutes)
    }
}

/// A line on which callers hang up after an exponential patience (Erlang A).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImpatientLine {
    /// Share of callers who wait.
    pub waiting_share: f64,
    /// Share of callers who hang up.
    pub hang_up_share: f64,
    /// Mean wait over all callers, those who hang up included, minutes.
    pub mean_wait_minutes: f64,
    /// Mean callers waiting.
    pub mean_waiting: f64,
    /// Share of agents busy.
    pub busy_share: f64,
}

/// A term this much smaller than the sum so far ends the series.
const NEGLIGIBLE: f64 = 1e-18;
/// Terms above this are scaled down, with everything summed so far, before they overflow.
const TOO_LARGE: f64 = 1e200;

impl ImpatientLine {
    /// Works out the steady state.
    ///
    /// # Formula    Birth and death: below c callers end at n mu, above at c mu + (n - c) theta.
    /// # Units      rates per minute, all > 0; `agents` >= 1.
    /// # Source     Garnett, Mandelbaum and Reiman (2002).
    #[must_use]
    pub fn settled(
        agents: u32,
        arrivals_per_minute: f64,
        ends_per_minute: f64,
        hang_ups_per_minute: f64,
    ) -> Self {
        let full_rate = f64::from(agents) * ends_per_minute;
        let blocked = blocked_share(agents, arrivals_per_minute / ends_per_minute);
        // In units of the chance that exactly all agents are busy and nobody waits.
        let mut not_all_busy = (1.0 - blocked) / blocked;
        let (mut term, mut all_busy, mut waiting) = (1.0, 1.0, 0.0);
        let mut place = 0.0;
        loop {
            place += 1.0;
            let ratio = arrivals_per_minute / (full_rate + place * hang_ups_per_minute);
            term *= ratio;
            all_busy += term;
            waiting += place * term;
            if ratio < 1.0 && place * term <= NEGLIGIBLE * waiting {
                break;
            }
            if term > TOO_LARGE {
                term /= TOO_LARGE;
                all_busy /= TOO_LARGE;
                waiting /= TOO_LARGE;
                not_all_busy /= TOO_LARGE;
            }
        }
        let mean_waiting = waiting / (not_all_busy + all_busy);
        let hang_up_share = hang_ups_per_minute * mean_waiting / arrivals_per_minute;
        Self {
            waiting_share: all_busy / (not_all_busy + all_busy),
            hang_up_share,
            mean_wait_minutes: mean_waiting / arrivals_per_minute,
            mean_waiting,
            busy_share: arrivals_per_minute * (1.0 - hang_up_share) / full_rate,
        }
    }
}

/// The same line as a fluid: right for large pools well above capacity, silent below it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FluidLine {
    /// Share of callers who hang up.
    pub hang_up_share: f64,
    /// Callers waiting.
    pub waiting: f64,
    /// Wait of those answered, minutes.
    pub answered_wait_minutes: f64,
}

impl FluidLine {
    /// Works out the steady state of the fluid.
    ///
    /// # Formula    Surplus a - mu c hangs up: Q = (a - mu c) / theta, w = ln(a / (mu c)) / theta.
    ///
    /// ```
    /// use lockout::sim::erlang::FluidLine;
    /// let line = FluidLine::settled(5.0, 2.0, 0.2, 0.1);
    /// assert_eq!((line.hang_up_share, line.waiting), (0.5, 10.0));
    /// ```
    #[must_use]
    pub fn settled(
        agents: f64,
        arrivals_per_minute: f64,
        ends_per_minute: f64,
        hang_ups_per_minute: f64,
    ) -> Self {
        let full_rate = agents * ends_per_minute;
        if arrivals_per_minute <= full_rate {
            return Self {
                hang_up_share: 0.0,
                waiting: 0.0,
                answered_wait_minutes: 0.0,
            };
        }
        Self {
            hang_up_share: 1.0 - full_rate / arrivals_per_minute,
            waiting: (arrivals_per_minute - full_rate) / hang_ups_per_minute,
            answered_wait_minutes: ln(arrivals_per_minute / full_rate) / hang_ups_per_minute,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_agent_who_hangs_on_as_long_as_callers() {
        // mu = theta: an endless row of agents, so the number of callers is Poisson(1).
        let line = ImpatientLine::settled(1, 0.1, 0.1, 0.1);
        let nobody = exp(-1.0);
        assert!((line.waiting_share - (1.0 - nobody)).abs() < 1e-14);
        assert!((line.mean_waiting - nobody).abs() < 1e-14);
    }

    #[test]
    fn long_series_do_not_overflow() {
        let line = ImpatientLine::settled(10, 5000.0, 0.2, 0.5);
        assert!(
            (line.hang_up_share - (1.0 - 2.0 / 5000.0)).abs() < 1e-12,
            "{line:?}"
        );
    }

    #[test]
    fn fluid_is_silent_below_capacity() {
        assert_eq!(FluidLine::settled(5.0, 1.0, 0.2, 0.1).waiting, 0.0);
    }

    #[test]
    fn a_series_is_scaled_down_as_a_whole() {
        // Its terms rise to just above the number at which they are scaled down. However few agents
        // are free then, somebody is always waiting.
        let line = ImpatientLine::settled(100, 67.34, 0.2, 0.05);
        assert_eq!(line.waiting_share, 1.0);
        assert!((line.busy_share - 1.0).abs() < 1e-9, "{line:?}");
        assert!((line.mean_waiting - (67.34 - 20.0) / 0.05).abs() < 1e-6);
    }

    #[test]
    fn hardly_anyone_waits_where_hardly_anyone_calls() {
        // The callers there are Poisson with mean r: of those, r - 1 + exp(-r) wait.
        let r = 1e-9;
        let line = ImpatientLine::settled(1, 0.1 * r, 0.1, 0.1);
        let should = 0.5 * r * r * (1.0 - r / 3.0);
        assert!((line.mean_waiting / should - 1.0).abs() < 1e-12, "{line:?}");
    }
}
