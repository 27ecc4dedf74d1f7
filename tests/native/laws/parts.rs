//! Parts other than the identity core: what does not work keeps those out who need it, in the run as
//! on the board, and a worse part never helps.

use std::sync::LazyLock;

use lockout::{
    data::bundle::default_scenario,
    domain::{clock::TimeOfDay, scenario::Scenario, service::RouteKind},
    ids::ServiceId,
    metrics::status::{ServiceStatus, service_status},
    sim::{
        compile::compile,
        draw::{Draws, SEED},
        kernel::simulate_inputs,
        patch::planned,
        plan::Plan,
        routes::{NORMAL_SHARE, chance, others_up_share},
        run::{CohortColumn, Run},
        simulate,
        sobol::MAX_DIMENSIONS,
        tally::Tally,
        world::World,
    },
};
use proptest::{collection::vec, prelude::*};

use super::slow;

/// Slack for rounding, relative.
const ROUNDING: f64 = 1e-9;

static SCENARIO: LazyLock<Scenario> = LazyLock::new(default_scenario);

/// The scenario with one part that works for another share.
fn with(part: usize, up_share: f64) -> Scenario {
    let mut scenario = SCENARIO.clone();
    scenario.components[part].up_share.number.value = up_share;
    scenario
}

fn part(slug: &str) -> usize {
    let mut parts = SCENARIO.components.iter();
    let place = parts.position(|part| &*part.slug == slug);
    place.expect("it is a part")
}

fn service(slug: &str) -> ServiceId {
    let is_it = |id: &ServiceId| &*SCENARIO.service(*id).slug == slug;
    SCENARIO.service_ids().find(is_it).expect("it is a service")
}

/// The share of what a service is wanted for by then that was done by login.
fn done_share(run: &Run, service: ServiceId, minute: usize) -> f64 {
    let at = |column| run.total_at(column, minute, |key| key.service == service);
    at(CohortColumn::DoneByLogin) / at(CohortColumn::Wanted)
}

/// A part and two shares of it, the lower first.
fn two_shares() -> impl Strategy<Value = (usize, f64, f64)> {
    let core = SCENARIO.gate.component.index();
    let place = (0..SCENARIO.components.len()).prop_filter("not the core", move |it| *it != core);
    let share = || prop_oneof![1 => Just(0.0), 6 => 0.0..=1.0_f64, 1 => Just(1.0)];
    (place, share(), share())
        .prop_map(|(place, one, other)| (place, one.min(other), one.max(other)))
}

/// A day within the ranges of the scenario.
fn drawn() -> impl Strategy<Value = World> {
    let draws = Draws::new(&SCENARIO, &Plan::default(), SEED);
    vec(0.001..0.999, MAX_DIMENSIONS)
        .prop_map(move |shares| draws.world_at(|dimension| shares[dimension]))
}

proptest! {
    #![proptest_config(slow())]

    /// Whatever the day: with a part worse, no fewer hours stay unmet and no more gets done.
    #[test]
    fn a_worse_part_never_helps(day in drawn(), (place, worse, better) in two_shares()) {
        let total = |up_share| {
            let run = simulate_inputs(&compile(&with(place, up_share), &day));
            Tally::of(&run).everyone()
        };
        let (worse, better) = (total(worse), total(better));
        let (unmet, unmet_better) = (worse.unmet_hours, better.unmet_hours);
        prop_assert!(unmet >= unmet_better * (1.0 - ROUNDING), "{unmet} {unmet_better}");
        let slack = ROUNDING * better.wanted;
        prop_assert!(worse.done() <= better.done() + slack, "{} {}", worse.done(), better.done());
    }

    /// Before the outage, the run lets in what the board says: hardly anyone where a service is down,
    /// almost everyone at the first try where it works. A crowd at the gate is told apart.
    #[test]
    fn board_and_run_agree((place, up_share, _) in two_shares()) {
        let scenario = with(place, up_share);
        let run = simulate(&scenario, &Plan::default());
        let eight = TimeOfDay::parse("08:00").expect("a time of day");
        let minute = scenario.horizon.minute_at(eight);
        let admitted = run.admission(minute);
        // An own code or an open session may work where no login does.
        let asks_for_login = |id: &ServiceId| {
            let service = scenario.service(*id);
            service.demand.is_some() && service.routes.iter().all(|way| way.kind == RouteKind::Login)
        };
        for id in scenario.service_ids().filter(asks_for_login) {
            let during = |column| run.total_during(column, minute, |key| key.service == id);
            let tries = during(CohortColumn::Tries) * admitted;
            let in_share = during(CohortColumn::DoneByLogin) / tries;
            let status = service_status(&scenario, &run, id, eight);
            let fits = match status {
                ServiceStatus::Works => in_share >= NORMAL_SHARE,
                ServiceStatus::Degraded => in_share >= 0.2 && (in_share < 0.96 || admitted < 0.96),
                ServiceStatus::Down => in_share < 0.22,
                ServiceStatus::BlockedAtLogin => false,
            };
            prop_assert!(fits, "{}: {status:?} at {in_share}", scenario.service(id).slug);
        }
    }
}

#[test]
fn on_a_normal_day_no_part_is_missed() {
    for id in SCENARIO.service_ids() {
        let service = SCENARIO.service(id);
        let is_login = |kind| kind == RouteKind::Login;
        if service.demand.is_some() {
            assert!(chance(&SCENARIO, service, 1.0, is_login) < 1.0);
            assert_eq!(others_up_share(&SCENARIO, service), 1.0);
        }
    }
    for cohort in compile(&SCENARIO, &planned(&SCENARIO, &Plan::default())).cohorts {
        assert_eq!(cohort.behaviour.others_up_share, 1.0);
    }
}

/// Half the health systems are half of all tries there, against 0.95 on a normal day, and nothing to
/// anyone else.
#[test]
fn a_part_counts_for_those_who_need_it() {
    let scenario = with(part("health-systems"), 0.475);
    let share = |slug| others_up_share(&scenario, scenario.service(service(slug)));
    // All other parts of the login: network, go-between, app or display.
    let others = 0.9995 * 0.9995 * (1.0 - 0.001 * 0.001);
    assert!((share("health-portal") - 0.5 * others).abs() < 1e-12);
    assert_eq!(share("online-bank"), 1.0);
    let run = simulate(&scenario, &Plan::default());
    let hour = scenario
        .horizon
        .minute_at(TimeOfDay::parse("07:00").expect("a time"));
    assert!(done_share(&run, service("health-portal"), hour) < 0.9);
    assert!((done_share(&run, service("online-bank"), hour) - 1.0).abs() < 1e-9);
}

/// An app or a display: one of them is enough, and neither is nothing.
#[test]
fn one_of_two_is_enough() {
    let bank = SCENARIO.service(service("online-bank"));
    let mut scenario = with(part("mitid-app"), 0.0);
    assert_eq!(others_up_share(&scenario, bank), 1.0);
    scenario.components[part("code-display")]
        .up_share
        .number
        .value = 0.0;
    assert_eq!(others_up_share(&scenario, bank), 0.0);
}

/// Seven in ten open the school's app with its own code; those who need a login are kept out.
#[test]
fn an_own_code_saves_no_login() {
    let scenario = with(part("broker"), 0.0);
    let school = service("school");
    assert_eq!(others_up_share(&scenario, scenario.service(school)), 0.0);
    let run = simulate(&scenario, &Plan::default());
    assert_eq!(done_share(&run, school, run.minutes()), 0.0);
    let at = TimeOfDay::parse("07:00").expect("a time of day");
    assert_eq!(
        service_status(&scenario, &run, school, at),
        ServiceStatus::Degraded
    );
}
