//! Where one status ends and the next begins: a border itself counts as the better side, and the last
//! minute of the horizon stands for what comes after it.

use lockout::{
    data::bundle::default_scenario,
    domain::{
        clock::TimeOfDay,
        scenario::Scenario,
        service::{RouteKind, Service},
    },
    ids::{ChannelId, ServiceId},
    metrics::{
        endings::{Cause, endings},
        errands::errand_days,
        status::{ServiceStatus, service_standing, service_status},
    },
    sim::{
        compile::compile,
        inputs::{GatePhase, Inputs, LineInputs, LineSpan},
        kernel::simulate_inputs,
        patch::planned,
        plan::Plan,
    },
};

/// The shipped scenario with every part well all day.
fn well() -> Scenario {
    let mut scenario = default_scenario();
    for part in &mut scenario.components {
        part.up_share.number.value = 1.0;
    }
    scenario
}

/// Its day with a gate of endless capacity that lets these shares in, an hour each.
fn hours(scenario: &Scenario, shares: &[f64]) -> Inputs {
    let mut inputs = compile(scenario, &planned(scenario, &Plan::default()));
    let phase = |(hour, &through_share): (usize, &f64)| GatePhase {
        from_minute: 60.0 * hour as f64,
        through_share,
        capacity_per_minute: f64::INFINITY,
    };
    inputs.gate.phases = shares.iter().enumerate().map(phase).collect();
    inputs
}

/// Half past, in an hour of the horizon.
fn in_hour(scenario: &Scenario, hour: u16) -> TimeOfDay {
    let minutes = scenario.horizon.from.minutes() + 60 * hour + 30;
    TimeOfDay::from_minutes(minutes).expect("within the day")
}

fn services(scenario: &Scenario, is_it: impl Fn(&Service) -> bool) -> Vec<ServiceId> {
    let ids = scenario.service_ids();
    let found: Vec<ServiceId> = ids.filter(|id| is_it(scenario.service(*id))).collect();
    assert!(!found.is_empty(), "there is such a service");
    found
}

/// Whether every way to a service is of this kind.
fn takes_only(service: &Service, kind: RouteKind) -> bool {
    service.routes.iter().all(|way| way.kind == kind)
}

/// The services that people log in to and reach no other way.
fn login_services(scenario: &Scenario) -> Vec<ServiceId> {
    services(scenario, |service| {
        service.demand.is_some() && takes_only(service, RouteKind::Login)
    })
}

/// The service that is nothing but a phone line, and the place of its line.
fn hotline(scenario: &Scenario) -> (ServiceId, usize) {
    let is_line = |service: &Service| {
        let is_free = service.demand.is_none() && takes_only(service, RouteKind::NoLogin);
        is_free && service.phone.is_some()
    };
    let id = services(scenario, is_line)[0];
    let line = scenario.service(id).phone.expect("it is a line");
    (id, line.index())
}

/// A line with calls of five minutes on which nobody hangs up, and so many are at the start.
fn patient_line(spans: Vec<LineSpan>, start_persons: f64) -> LineInputs {
    LineInputs {
        spans,
        call_minutes: 5.0,
        patience_minutes: f64::INFINITY,
        redial_share: 0.0,
        trunk_limit_persons: f64::INFINITY,
        base_start_persons: start_persons,
        travel_minutes: 0.0,
        activation_minutes: 0.0,
    }
}

fn answering(from_minute: f64, agents: f64) -> LineSpan {
    LineSpan {
        from_minute,
        agents,
        base_calls_per_minute: 0.0,
    }
}

/// Lets nobody of the cohorts call, so that a line has only its own callers.
fn hush(inputs: &mut Inputs) {
    for cohort in &mut inputs.cohorts {
        cohort.behaviour.phone = None;
    }
}

#[test]
fn a_fifth_is_not_almost_nobody_and_nineteen_of_twenty_are_almost_everyone() {
    let scenario = well();
    let run = simulate_inputs(&hours(&scenario, &[0.199, 0.2, 0.949, 0.95]));
    for id in login_services(&scenario) {
        let statuses =
            [0, 1, 2, 3].map(|hour| service_status(&scenario, &run, id, in_hour(&scenario, hour)));
        use ServiceStatus::{BlockedAtLogin, Degraded, Works};
        assert_eq!(statuses, [BlockedAtLogin, Degraded, Degraded, Works]);
    }
}

/// A second login gets half of those in who fail. It is told only while the first lets in almost nobody.
#[test]
fn another_way_in_is_told_below_a_fifth() {
    let scenario = well();
    let mut inputs = hours(&scenario, &[0.199, 0.2]);
    for cohort in &mut inputs.cohorts {
        cohort.behaviour.alternative_share = 0.5;
    }
    let run = simulate_inputs(&inputs);
    for id in login_services(&scenario) {
        let opened = [0, 1]
            .map(|hour| service_standing(&scenario, &run, id, in_hour(&scenario, hour)).opened);
        assert_eq!(opened, [[true, false, false], [false; 3]]);
    }
}

/// A second login for some: what lets in less than one in ten does not open a service.
#[test]
fn a_service_is_eased_by_ways_that_let_in_one_in_ten() {
    use ServiceStatus::{BlockedAtLogin, Degraded};

    let scenario = well();
    for (share, expected) in [(0.03, BlockedAtLogin), (0.2, Degraded)] {
        let mut inputs = hours(&scenario, &[0.0]);
        for cohort in &mut inputs.cohorts {
            cohort.behaviour.alternative_share = share;
        }
        let run = simulate_inputs(&inputs);
        for id in login_services(&scenario) {
            let standing = service_standing(&scenario, &run, id, in_hour(&scenario, 0));
            assert_eq!(standing.status, expected, "{share}");
            assert_eq!(standing.opened, [true, false, false], "{share}");
        }
    }
}

/// What a run says beyond its last minute is never asked for.
#[test]
fn an_errand_wanted_at_the_very_end_meets_the_last_minute() {
    let mut scenario = well();
    let end = scenario.horizon.to;
    let id = scenario.persona_ids().next().expect("someone");
    let errands = &mut scenario.personas[id.index()].errands;
    errands.iter_mut().for_each(|errand| errand.wanted = end);
    let cause = |share| {
        let run = simulate_inputs(&hours(&scenario, &[1.0, share]));
        let world = planned(&scenario, &Plan::default());
        let days = errand_days(&scenario, &world, &run, id);
        let endings = endings(&scenario, &run, id, &days);
        let errands = scenario.persona(id).errands.iter().zip(endings);
        let mut logins = errands.filter(|(errand, _)| {
            scenario.service(errand.service).routes[errand.route].kind == RouteKind::Login
        });
        logins.next().map(|(_, ending)| ending.cause)
    };
    assert_eq!(cause(0.199), Some(Cause::LoginBlocked));
    assert_eq!(cause(0.2), Some(Cause::LoginCrowded));
    assert_eq!(cause(0.949), Some(Cause::LoginCrowded));
    assert_eq!(cause(0.95), Some(Cause::LoginWorked));
}

/// Ten people answer two calls a minute: four callers in the queue are two minutes, and five are more.
#[test]
fn a_wait_of_two_minutes_is_not_long() {
    let mut scenario = well();
    let (id, line) = hotline(&scenario);
    let from = scenario.horizon.from;
    scenario.channels[line].opens.value = from;
    let status = |queue: f64| {
        let mut inputs = hours(&scenario, &[1.0]);
        hush(&mut inputs);
        inputs.lines[line] = patient_line(vec![answering(0.0, 10.0)], 10.0 + queue);
        let run = simulate_inputs(&inputs);
        assert_eq!(run.expected_wait_minutes(line, 0), queue / 2.0);
        service_status(&scenario, &run, id, from)
    };
    assert_eq!(status(4.0), ServiceStatus::Works);
    assert_eq!(status(5.0), ServiceStatus::Degraded);
}

/// The line is staffed up to the end of the horizon and open for longer.
#[test]
fn a_line_at_the_very_end_is_as_in_the_last_minute() {
    let mut scenario = well();
    let (id, line) = hotline(&scenario);
    scenario.channels[line].closes.value = scenario.horizon.to;
    scenario.horizon.to = TimeOfDay::parse("20:00").expect("a time of day");
    let mut inputs = hours(&scenario, &[1.0]);
    hush(&mut inputs);
    let end = inputs.minutes as f64;
    inputs.lines[line] = patient_line(vec![answering(0.0, 10.0), answering(end, 0.0)], 0.0);
    let run = simulate_inputs(&inputs);
    assert_eq!(
        run.expected_wait_minutes(line, run.minutes()),
        f64::INFINITY
    );
    let at_end = service_status(&scenario, &run, id, scenario.horizon.to);
    assert_eq!(at_end, ServiceStatus::Works);
}

/// A line that the scenario has no numbers for tells nothing: the service stands as its ways do.
#[test]
fn a_line_that_is_not_there_is_not_asked() {
    let mut scenario = well();
    let (id, _) = hotline(&scenario);
    let beyond = ChannelId::from_index(scenario.channels.len());
    scenario.services[id.index()].phone = Some(beyond);
    let run = simulate_inputs(&hours(&scenario, &[1.0]));
    let status = service_status(&scenario, &run, id, scenario.horizon.from);
    assert_eq!(status, ServiceStatus::Works);
}
