//! How many logins a span of the day touches, by demand alone. It counts wishes, not losses.

use crate::domain::{outage::OutageSpan, scenario::Scenario, service::Service};

/// Logins wanted in a span: with the central assumptions, the lowest and the highest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoginsWanted {
    /// With the central values.
    pub central: f64,
    /// With the lowest day's logins and weekday factor.
    pub low: f64,
    /// With the highest day's logins and weekday factor.
    pub high: f64,
}

/// Returns the logins wanted in a span of the day, in the whole country.
///
/// # Formula    `logins_per_day * weekday_factor * sum over minutes of the curve's share`
/// # Units      Logins.
/// # Limits     Before retries. The curves and the services' shares are not varied.
#[must_use]
pub fn logins_wanted(scenario: &Scenario, span: OutageSpan) -> LoginsWanted {
    let demand = &scenario.demand;
    let (day, factor) = (&demand.logins_per_day.number, &demand.weekday_factor.number);
    let share = share_of_day(scenario, span);
    LoginsWanted {
        central: day.value * factor.value * share,
        low: day.low * factor.low * share,
        high: day.high * factor.high * share,
    }
}

/// Returns the share of the day's logins that is wanted in a span, 0..=1.
fn share_of_day(scenario: &Scenario, span: OutageSpan) -> f64 {
    let minutes = usize::from(span.start.minutes())..usize::from(span.end.minutes());
    let of_service = |service: &Service| {
        let part = service.demand.as_ref()?;
        let curve = part.curve.as_ref().unwrap_or(&scenario.demand.curve);
        let share: f64 = minutes
            .clone()
            .map(|minute| curve.share_per_minute(minute))
            .sum();
        Some(part.share.value() * share)
    };
    scenario.services.iter().filter_map(of_service).sum()
}
