//! The status of a service at a minute, from its ways, from how the gate stands, and from who gets in
//! by what a safeguard opens.

use crate::{
    domain::{
        channel::Channel,
        clock::TimeOfDay,
        scenario::Scenario,
        service::{RouteKind, Service},
    },
    ids::ServiceId,
    sim::{
        routes::{self, NORMAL_SHARE},
        run::{CohortColumn, Run},
    },
};

/// How a service is for someone who wants it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ServiceStatus {
    /// Almost everyone gets through at the first try.
    Works,
    /// Some get through, or it takes long.
    Degraded,
    /// Almost nobody gets through, because the identity core lets nobody in.
    BlockedAtLogin,
    /// Almost nobody gets through, for another reason.
    Down,
}

impl ServiceStatus {
    /// Every status, best first.
    pub const ALL: [Self; 4] = [
        Self::Works,
        Self::Degraded,
        Self::BlockedAtLogin,
        Self::Down,
    ];
}

/// At or above this share of a normal day's chance, a service works. Our convention.
const WORKS_FROM_SHARE: f64 = 0.95;

/// Below this share of a normal day's chance for want of the core, a service is blocked. Below this
/// chance on a normal day, it is down. Our convention.
const BLOCKED_BELOW_SHARE: f64 = 0.2;

/// A phone line with a longer expected wait is degraded, in minutes. Our convention.
const LONG_WAIT_MINUTES: f64 = 2.0;

/// A safeguard's way in is told of if it lets in this share of those who want in. Our convention.
const OPENED_FROM_SHARE: f64 = 0.01;

/// A service is no longer shut if such ways together let in this share of those who want in. Our convention.
const EASED_FROM_SHARE: f64 = 0.1;

/// The ways in that safeguards open: a second login, a code, a check at a counter.
const OPENED: [CohortColumn; 3] = [
    CohortColumn::DoneByAlternative,
    CohortColumn::DoneByCode,
    CohortColumn::DoneByCounter,
];

/// How a service stands, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its status.
    pub status: ServiceStatus,
    /// Its status with its own ways alone.
    pub own: ServiceStatus,
    /// Whether some get in with a second login, with a code, by a check at a counter.
    pub opened: [bool; 3],
}

/// Returns the status of a service at a time of day.
#[must_use]
pub fn service_status(
    scenario: &Scenario,
    run: &Run,
    service: ServiceId,
    time: TimeOfDay,
) -> ServiceStatus {
    service_standing(scenario, run, service, time).status
}

/// Returns how a service stands at a time of day.
///
/// While almost nobody gets in, ways that safeguards open count once they let in one in ten: the service is
/// neither blocked nor down then. It never works by that alone, since not everyone has it.
#[must_use]
pub fn service_standing(
    scenario: &Scenario,
    run: &Run,
    service: ServiceId,
    time: TimeOfDay,
) -> Standing {
    let own = own_status(scenario, run, service, time);
    let minute = scenario.horizon.minute_at(time).min(run.minutes() - 1);
    let is_shut = own == ServiceStatus::Down || run.gate_share(minute) < BLOCKED_BELOW_SHARE;
    let during = |column| run.total_during(column, minute, |key| key.service == service);
    let wanted = during(CohortColumn::Wanted);
    let let_in = OPENED.map(|column| if is_shut { during(column) } else { 0.0 });
    let opened = let_in.map(|count| count > OPENED_FROM_SHARE * wanted);
    let is_eased = let_in.iter().sum::<f64>() > EASED_FROM_SHARE * wanted;
    let status = if own >= ServiceStatus::BlockedAtLogin && is_eased {
        ServiceStatus::Degraded
    } else {
        own
    };
    Standing {
        status,
        own,
        opened,
    }
}

/// Returns the status of a service with its own ways.
///
/// A try succeeds if any way to the service works; the identity core works for the share of people
/// that the gate lets through in this minute, less the tries it sheds. That chance is compared with
/// a normal day's. Where people log in, a normal day has at least [`NORMAL_SHARE`], as in the run: a part
/// that is not well is seen all day.
fn own_status(
    scenario: &Scenario,
    run: &Run,
    service: ServiceId,
    time: TimeOfDay,
) -> ServiceStatus {
    let service = scenario.service(service);
    if let Some(channel) = own_line(scenario, service) {
        return line_status(&scenario.channels[channel], run, channel, scenario, time);
    }
    let minute = scenario.horizon.minute_at(time).min(run.minutes() - 1);
    let best = chance(scenario, service, 1.0);
    let least = service.demand.as_ref().map_or(0.0, |_| NORMAL_SHARE);
    let relative = |core_share| chance(scenario, service, core_share) / best.max(least);
    if best < BLOCKED_BELOW_SHARE {
        return ServiceStatus::Down;
    }
    let gate = run.gate_share(minute);
    if relative(gate) < BLOCKED_BELOW_SHARE {
        ServiceStatus::BlockedAtLogin
    } else if relative(gate * run.admission(minute)) < WORKS_FROM_SHARE {
        // Also while an open gate is crowded: more people get in than on a normal day, even if
        // most tries fail.
        ServiceStatus::Degraded
    } else {
        ServiceStatus::Works
    }
}

/// Returns how the identity core is during a minute, `0..minutes`, by the rules of services: down is
/// when almost nobody gets in.
#[must_use]
pub fn core_status(run: &Run, minute: usize) -> ServiceStatus {
    let minute = minute.min(run.minutes() - 1);
    let gate = run.gate_share(minute);
    if gate < BLOCKED_BELOW_SHARE {
        ServiceStatus::Down
    } else if gate * run.admission(minute) < WORKS_FROM_SHARE {
        ServiceStatus::Degraded
    } else {
        ServiceStatus::Works
    }
}

/// Returns the chance that any way to a service works, if the core lets `core_share` through.
fn chance(scenario: &Scenario, service: &Service, core_share: f64) -> f64 {
    let core = &scenario.component(scenario.gate.component).up_share;
    routes::chance(scenario, service, core.value() * core_share, |_| true)
}

/// Returns the place of the phone line that a service is, if it is nothing else.
pub(in crate::metrics) fn own_line(scenario: &Scenario, service: &Service) -> Option<usize> {
    let is_line = service.demand.is_none()
        && service
            .routes
            .iter()
            .all(|route| route.kind == RouteKind::NoLogin);
    let channel = service.phone.filter(|_| is_line)?.index();
    (channel < scenario.channels.len()).then_some(channel)
}

fn line_status(
    channel: &Channel,
    run: &Run,
    index: usize,
    scenario: &Scenario,
    time: TimeOfDay,
) -> ServiceStatus {
    if time < channel.opens.value || time >= channel.closes.value {
        return ServiceStatus::Down;
    }
    let minute = scenario.horizon.minute_at(time).min(run.minutes() - 1);
    if run.expected_wait_minutes(index, minute) > LONG_WAIT_MINUTES {
        ServiceStatus::Degraded
    } else {
        ServiceStatus::Works
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{examples, kernel::simulate_inputs};

    #[test]
    fn the_core_is_down_while_almost_nobody_gets_in() {
        let run = simulate_inputs(&examples::one_cohort(
            120,
            &[(0.0, 1.0), (10.0, 0.19), (20.0, 0.5), (30.0, 1.0)],
            1.0,
        ));
        let statuses = [0, 10, 19, 20, 40].map(|minute| core_status(&run, minute));
        use ServiceStatus::{Degraded, Down, Works};
        assert_eq!(statuses, [Works, Down, Down, Degraded, Works]);
        assert_eq!(core_status(&run, 9_999), Works);
    }

    #[test]
    fn a_fifth_is_not_almost_nobody_and_nineteen_of_twenty_are_almost_all() {
        let run = simulate_inputs(&examples::one_cohort(
            40,
            &[(0.0, 0.2), (10.0, 0.199), (20.0, 0.95), (30.0, 0.949)],
            1.0,
        ));
        let statuses = [0, 10, 20, 30].map(|minute| core_status(&run, minute));
        use ServiceStatus::{Degraded, Down, Works};
        assert_eq!(statuses, [Degraded, Down, Works, Degraded]);
    }
}
