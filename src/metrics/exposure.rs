//! How many logins a span of the day touches, by demand alone. It counts wishes, not losses.

use crate::domain::{outage::OutageSpan, scenario::Scenario};

/// Returns the logins wanted in a span of the day, in the whole country.
///
/// # Formula    `logins_per_day * weekday_factor * sum over minutes of the curve's share`
/// # Units      Logins.
/// # Limits     Before retries; a service with an own curve is counted by that curve.
#[must_use]
pub fn logins_wanted(scenario: &Scenario, span: OutageSpan) -> f64 {
    let demand = &scenario.demand;
    let day = demand.logins_per_day.value() * demand.weekday_factor.value();
    let minutes = usize::from(span.start.minutes())..usize::from(span.end.minutes());
    let of_service = |service: &crate::domain::service::Service| {
        let part = service.demand.as_ref()?;
        let curve = part.curve.as_ref().unwrap_or(&demand.curve);
        let share: f64 = minutes
            .clone()
            .map(|minute| curve.share_per_minute(minute))
            .sum();
        Some(day * part.share.value() * share)
    };
    scenario.services.iter().filter_map(of_service).sum()
}
