//! From the shipped scenario to the kernel: nothing wanted is lost or invented on the way, and the
//! reader's plan reaches the gate.

use lockout::{
    data::bundle::default_scenario,
    domain::{
        clock::TimeOfDay,
        demand::Demand,
        dependency::{ComponentIndex, Needs},
        outage::{GateReading, OutageSpan},
        scenario::Scenario,
    },
    ids::PersonaId,
    metrics::{
        exposure::logins_wanted,
        status::{ServiceStatus, service_status},
    },
    sim::{
        compile::{behaviours_for_errand, behaviours_of, compile},
        patch::planned,
        plan::Plan,
        run::{CohortColumn, LineColumn},
        simulate,
        tally::Tally,
        world::{Ramp, World},
    },
};

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).expect("a time of day")
}

fn outage(start: &str, end: &str) -> Plan {
    Plan {
        outage: OutageSpan::new(time(start), time(end)),
        ..Plan::default()
    }
}

/// The logins a service is wanted for over the horizon, straight from the data.
fn wanted_from_data(scenario: &Scenario, service: usize) -> f64 {
    let demand = &scenario.demand;
    let Some(part) = &scenario.services[service].demand else {
        return 0.0;
    };
    let curve = part.curve.as_ref().unwrap_or(&demand.curve);
    let from = usize::from(scenario.horizon.from.minutes());
    let minutes = from..from + scenario.horizon.minutes();
    let share: f64 = minutes.map(|minute| curve.share_per_minute(minute)).sum();
    demand.logins_per_day.value() * demand.weekday_factor.value() * part.share.value() * share
}

#[test]
fn the_shipped_scenario_can_be_simulated() {
    let scenario = default_scenario();
    for variant in &scenario.variants {
        let span = OutageSpan::new(variant.start.value, variant.end.value);
        let plan = Plan {
            outage: span,
            ..Plan::default()
        };
        assert_eq!(
            compile(&scenario, &planned(&scenario, &plan)).problems(),
            Vec::<String>::new()
        );
    }
}

#[test]
fn every_login_of_the_data_is_wanted_in_the_run_and_no_other() {
    let scenario = default_scenario();
    let run = simulate(&scenario, &Plan::default());
    for id in scenario.service_ids() {
        let is = run.total_at(CohortColumn::Wanted, run.minutes(), |key| key.service == id);
        let should = wanted_from_data(&scenario, id.index());
        assert!(
            (is - should).abs() <= 1e-9 * should,
            "{is} {should} at {}",
            id.index()
        );
    }
}

#[test]
fn a_group_that_the_data_lists_has_the_share_it_gives() {
    let scenario = default_scenario();
    let run = simulate(&scenario, &Plan::default());
    let wanted = |counts: &dyn Fn(Option<PersonaId>, usize) -> bool| {
        run.total_at(CohortColumn::Wanted, run.minutes(), |key| {
            counts(key.persona, key.service.index())
        })
    };
    let mut listed = 0;
    for (place, service) in scenario.services.iter().enumerate() {
        for (persona, share) in service.demand.iter().flat_map(|demand| &demand.groups) {
            listed += 1;
            let of_group = wanted(&|who, what| who == Some(*persona) && what == place);
            let of_all = wanted(&|_, what| what == place);
            assert!((of_group / of_all - share.value()).abs() < 1e-12);
        }
    }
    assert!(listed > 0, "the shipped scenario lists groups");
}

#[test]
fn the_gate_is_as_open_as_the_plan_leaves_it() {
    let scenario = default_scenario();
    let run = simulate(&scenario, &outage("10:30", "12:00"));
    let share_at = |text| run.gate_share(scenario.horizon.minute_at(time(text)));
    let through = scenario.gate.through_share.value();
    let shares = ["10:29", "10:30", "11:59", "12:00"].map(share_at);
    assert_eq!(shares, [1.0, through, through, 1.0]);
}

/// The scenario's own steps, cut where the day ends.
#[test]
fn the_gate_opens_step_by_step_where_the_world_says_so() {
    let scenario = default_scenario();
    let mut world = planned(&scenario, &outage("10:30", "12:00"));
    let step = |minutes, through_share| Ramp {
        minutes,
        through_share,
    };
    world.ramp = vec![step(20.0, 0.3), step(40.5, 0.7)];
    let phases = |world: &World| -> Vec<(f64, f64)> {
        let phases = compile(&scenario, world).gate.phases;
        let phases = phases
            .iter()
            .map(|phase| (phase.from_minute, phase.through_share));
        phases.collect()
    };
    let through = scenario.gate.through_share.value();
    let expected = [
        (0.0, 1.0),
        (270.0, through),
        (360.0, 0.3),
        (380.0, 0.7),
        (420.5, 1.0),
    ];
    assert_eq!(phases(&world), expected);
    world.outage_end = 1079.0;
    assert_eq!(phases(&world)[2..], [(1079.0, 0.3)]);
    world.outage_end = world.outage_start;
    assert_eq!(phases(&world), [(0.0, 1.0)]);
}

/// Whoever is told later comes back together later, and told too early, too early.
#[test]
fn people_come_back_when_they_are_told() {
    let scenario = default_scenario();
    let news = scenario
        .safeguards
        .iter()
        .position(|one| &*one.slug == "clear-status");
    let turns = |base: &Plan, solved: Option<&str>| -> Vec<(f64, f64, f64)> {
        let plan = Plan {
            solved_at: solved.map(time),
            ..base.with(news.expect("it is shipped"), 1.0)
        };
        let news = compile(&scenario, &planned(&scenario, &plan)).news;
        let turns = news
            .iter()
            .map(|at| (at.from_minute, at.retry_factor, at.phone_factor));
        turns.skip(4).collect()
    };
    let five_hours = Plan::default();
    assert_eq!(
        turns(&five_hours, None),
        [(480.0, 0.5, 1.0), (495.0, 1.0, 1.0)]
    );
    assert_eq!(
        turns(&five_hours, Some("14:30")),
        [(510.0, 0.5, 1.0), (525.0, 1.0, 1.0)]
    );
    assert_eq!(
        turns(&five_hours, Some("12:00")),
        [(360.0, 0.5, 1.0), (375.0, 1.0, 1.0)]
    );
    // The scenario's message is that of its first variant; any other outage is told as it ends.
    assert_eq!(
        turns(&outage("09:00", "12:00"), None),
        [(360.0, 0.5, 1.0), (375.0, 1.0, 1.0)]
    );
    let times = [&five_hours, &outage("09:00", "12:00")].map(|plan| plan.solved_time(&scenario));
    assert_eq!(times, [time("14:00"), time("12:00")]);
}

/// Told before they know what is wrong, people come back as they are told what is.
#[test]
fn nobody_is_told_the_end_before_the_beginning() {
    let scenario = default_scenario();
    let news = scenario
        .safeguards
        .iter()
        .position(|one| &*one.slug == "clear-status");
    let mut world = planned(
        &scenario,
        &Plan::default().with(news.expect("it is shipped"), 1.0),
    );
    world.news.solved_after_minutes = -400.0;
    let inputs = compile(&scenario, &world);
    assert_eq!(inputs.problems(), Vec::<String>::new());
    let turns: Vec<f64> = inputs.news.iter().map(|at| at.from_minute).collect();
    assert_eq!(turns, [0.0, 180.0, 195.0]);
    assert_eq!(inputs.news[1].retry_factor, 0.5);
}

#[test]
fn an_outage_beyond_the_horizon_changes_nothing() {
    let scenario = default_scenario();
    let before_it = outage("00:00", "05:00");
    let run = simulate(&scenario, &before_it);
    assert!((0..run.minutes()).all(|minute| run.gate_share(minute) == 1.0));
    let total = Tally::of(&run).everyone();
    assert!(total.unmet_hours <= 1e-9 * total.wanted, "{total:?}");
}

#[test]
fn the_first_variant_and_the_scenarios_reading_are_the_default() {
    let scenario = default_scenario();
    let first = &scenario.variants[0];
    let named = Plan {
        outage: OutageSpan::new(first.start.value, first.end.value),
        reading: Some(scenario.gate.reading),
        ..Plan::default()
    };
    let run = simulate(&scenario, &Plan::default());
    assert_eq!(run.digest(), simulate(&scenario, &named).digest());
    let other = match scenario.gate.reading {
        GateReading::Person => GateReading::Attempt,
        GateReading::Attempt => GateReading::Person,
    };
    let other = Plan {
        reading: Some(other),
        ..named.clone()
    };
    assert_ne!(run.digest(), simulate(&scenario, &other).digest());
}

#[test]
fn every_hour_more_of_outage_costs_every_group_more() {
    let scenario = default_scenario();
    let cost = |end| {
        let run = simulate(&scenario, &outage("09:00", end));
        let groups = Tally::of(&run).groups;
        assert_eq!(groups.len(), scenario.personas.len() + 1);
        groups
            .iter()
            .map(|group| group.unmet_hours)
            .collect::<Vec<f64>>()
    };
    let costs = ["10:00", "11:00", "12:00", "13:00", "14:00"].map(cost);
    for pair in costs.windows(2) {
        assert!(
            pair[0].iter().zip(&pair[1]).all(|(less, more)| less < more),
            "{pair:?}"
        );
    }
}

#[test]
fn a_closed_line_has_no_agents_and_takes_no_calls() {
    let scenario = default_scenario();
    let run = simulate(&scenario, &Plan::default());
    for (line, channel) in scenario.channels.iter().enumerate() {
        for minute in 0..run.minutes() {
            let at = |minute| run.line_at(LineColumn::Offered, line, minute);
            let opens = scenario.horizon.minute_at(channel.opens.value);
            let is_open =
                (opens..scenario.horizon.minute_at(channel.closes.value)).contains(&minute);
            assert_eq!(run.agents_at(line, minute) > 0.0, is_open);
            assert_eq!(at(minute + 1) > at(minute), is_open);
        }
    }
}

#[test]
fn errands_bring_their_own_persistence_and_leave_to_call() {
    let scenario = default_scenario();
    let world = planned(&scenario, &Plan::default());
    for id in scenario.persona_ids() {
        for errand in &scenario.persona(id).errands {
            let service = scenario.service(errand.service);
            let usual = behaviours_of(&scenario, &world, Some(id), service);
            let own = behaviours_for_errand(&scenario, &world, id, errand);
            let ([(1.0, usual)], [(1.0, own)]) = (&usual[..], &own[..]) else {
                panic!("without safeguards all are of one kind");
            };
            let factor = own.patience_minutes / usual.patience_minutes;
            assert!((factor - errand.persistence_factor.value()).abs() < 1e-12);
            assert_eq!(
                own.phone.is_some(),
                errand.may_phone && usual.phone.is_some()
            );
        }
    }
}

/// The ends of the range take both ends of the day's logins and of the weekday's factor.
#[test]
fn logins_wanted_are_the_days_by_its_weekday() {
    let mut scenario = default_scenario();
    let span = Plan::default().outage_span(&scenario);
    let one = |demand: &mut Demand, low: f64, value: f64, high: f64| {
        for quantity in [&mut demand.logins_per_day, &mut demand.weekday_factor] {
            let number = &mut quantity.number;
            (number.low, number.value, number.high) = (low, value, high);
        }
    };
    one(&mut scenario.demand, 1.0, 1.0, 1.0);
    let share = logins_wanted(&scenario, span).central;
    assert!(0.3 < share && share < 0.4, "{share}");
    one(&mut scenario.demand, 2.0, 3.0, 5.0);
    let wanted = logins_wanted(&scenario, span);
    let expected = [4.0, 9.0, 25.0].map(|logins| logins * share);
    assert_eq!([wanted.low, wanted.central, wanted.high], expected);
}

/// Less than a fifth of all tries is down, whatever the identity core does; up to a normal day's share
/// it is degraded.
#[test]
fn a_service_that_hardly_ever_works_is_down() {
    let mut scenario = default_scenario();
    let id = scenario
        .service_ids()
        .find(|id| scenario.service(*id).demand.is_some());
    let id = id.expect("people log in");
    let core = scenario.gate.component.index();
    let part = usize::from(core == 0);
    let index = ComponentIndex(u8::try_from(part).expect("few components"));
    scenario.services[id.index()].routes.truncate(1);
    scenario.services[id.index()].routes[0].needs = Needs::Component(index);
    let run = simulate(&scenario, &Plan::default());
    let mut status = |share| {
        scenario.components[part].up_share.number.value = share;
        service_status(&scenario, &run, id, time("07:00"))
    };
    assert_eq!(status(0.19), ServiceStatus::Down);
    assert_eq!(status(0.2), ServiceStatus::Degraded);
    // Of 0.95, which is a normal day's, 0.95 again.
    assert_eq!(status(0.9), ServiceStatus::Degraded);
    assert_eq!(status(0.91), ServiceStatus::Works);
}

/// The end of the horizon reads as its last minute.
#[test]
fn a_service_has_a_status_to_the_end() {
    let scenario = default_scenario();
    let run = simulate(&scenario, &outage("20:00", "24:00"));
    for id in scenario.service_ids() {
        let [last, end] =
            ["23:59", "24:00"].map(|at| service_status(&scenario, &run, id, time(at)));
        if scenario.service(id).demand.is_some() {
            assert_eq!(last, end, "{}", scenario.service(id).slug);
        }
    }
}
