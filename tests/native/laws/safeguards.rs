//! Safeguards as patches: nothing at strength 0, and help only where help is certain.
//!
//! A safeguard may harm: when it rides on the phone lines, when it sends everyone back at once, or
//! when login is overloaded. What is asserted here is asserted under its conditions, on days drawn
//! from the scenario's ranges. That inequality falls is never asserted: it may rise while all gain.

use lockout::{
    data::bundle::default_scenario,
    domain::{
        clock::TimeOfDay, dependency::Needs, outage::GateReading, safeguard::Input,
        scenario::Scenario,
    },
    sim::{
        availability::span_at,
        compile::{behaviours_of, compile},
        draw::{Draws, SEED},
        inputs::BehaviourInputs,
        kernel::simulate_inputs,
        patch,
        plan::{ChoiceProblem, Chosen, Plan},
        simulate,
        tally::Tally,
        world::World,
    },
};
use proptest::prelude::*;

use super::slow;

/// Slack for rounding, relative.
const ROUNDING: f64 = 1e-9;

fn with(safeguard: usize, strength: f64) -> Plan {
    Plan {
        safeguards: vec![Chosen {
            safeguard,
            strength,
        }],
        ..Plan::default()
    }
}

/// Returns the safeguard that changes an input.
fn changing(scenario: &Scenario, input: Input) -> usize {
    let changes_it = |place: &usize| {
        let changes = &scenario.safeguards[*place].changes;
        changes.iter().any(|change| change.input == input)
    };
    let mut places = (0..scenario.safeguards.len()).filter(changes_it);
    places.next().expect("the scenario offers it")
}

/// Returns what a drawn day comes to, as it is and with a plan.
fn both(scenario: &Scenario, plan: &Plan, world: &World) -> (Tally, Tally) {
    let mut patched = world.clone();
    patch::apply(scenario, plan, &mut patched);
    let tally = |world: &World| Tally::of(&simulate_inputs(&compile(scenario, world)));
    (tally(world), tally(&patched))
}

fn assert_never_worse(before: &Tally, after: &Tally) -> Result<(), TestCaseError> {
    let (before, after) = (before.everyone(), after.everyone());
    prop_assert!(
        after.unmet_hours <= before.unmet_hours * (1.0 + ROUNDING),
        "unmet {} to {}",
        before.unmet_hours,
        after.unmet_hours
    );
    let slack = ROUNDING * before.wanted;
    prop_assert!(
        after.done() >= before.done() - slack,
        "done {} to {}",
        before.done(),
        after.done()
    );
    Ok(())
}

#[test]
fn at_strength_nought_nothing_changes() {
    let scenario = default_scenario();
    let plain = simulate(&scenario, &Plan::default()).digest();
    for place in 0..scenario.safeguards.len() {
        let run = simulate(&scenario, &with(place, 0.0));
        assert_eq!(run.digest(), plain, "{}", scenario.safeguards[place].slug);
        let world = patch::planned(&scenario, &with(place, 0.0));
        assert_eq!(world, patch::planned(&scenario, &Plan::default()));
    }
}

#[test]
fn every_safeguard_can_be_simulated_and_all_of_them_together() {
    let scenario = default_scenario();
    let all = (0..scenario.safeguards.len()).map(|safeguard| Chosen {
        safeguard,
        strength: 1.0,
    });
    let all = Plan {
        safeguards: all.collect(),
        ..Plan::default()
    };
    let alone = (0..scenario.safeguards.len()).map(|place| with(place, 0.7));
    for plan in alone.chain([all]) {
        let inputs = compile(&scenario, &patch::planned(&scenario, &plan));
        assert_eq!(inputs.problems(), Vec::<String>::new(), "{plan:?}");
        let tally = Tally::of(&simulate_inputs(&inputs)).everyone();
        let plain = Tally::of(&simulate(&scenario, &Plan::default())).everyone();
        let wanted = tally.wanted / plain.wanted;
        assert!(
            (wanted - 1.0).abs() < 1e-9,
            "{plan:?} changes what is wanted"
        );
    }
}

#[test]
fn longer_deadlines_change_no_run() {
    let scenario = default_scenario();
    let place = changing(&scenario, Input::DeadlineMinutesAdded);
    let plan = with(place, 1.0);
    assert_eq!(
        simulate(&scenario, &plan).digest(),
        simulate(&scenario, &Plan::default()).digest()
    );
    assert!(patch::planned(&scenario, &plan).deadline_minutes_added > 0.0);
}

/// 99.9 % of a month of 31 days leaves 44.64 minutes, of 30 days 43.2; of a year more than this outage.
#[test]
fn a_legal_minimum_leaves_what_its_window_leaves() {
    let mut scenario = default_scenario();
    let plan = with(changing(&scenario, Input::AvailabilityShare), 1.0);
    let place = plan.safeguards[0].safeguard;
    for (days, strength, minutes) in [
        (31.0, 1.0, 44.64),
        (30.0, 1.0, 43.2),
        (365.0, 1.0, 300.0),
        (31.0, 0.5, 0.5 * (300.0 + 44.64)),
    ] {
        let window = &mut scenario.safeguards[place].changes[1].to.number;
        window.value = days;
        let world = patch::planned(&scenario, &with(place, strength));
        let is = world.outage_minutes();
        assert!((is - minutes).abs() < 1e-9, "{days} {strength}: {is}");
    }
}

/// No word brings anyone back together then, so there is nothing to spread out.
#[test]
fn an_orderly_queue_alone_only_keeps_the_capacity() {
    let scenario = default_scenario();
    let plan = with(changing(&scenario, Input::OverloadLoss), 1.0);
    let mut world = patch::planned(&scenario, &plan);
    assert_eq!(
        (world.overload_loss, world.news.return_spread_share),
        (0.0, 1.0)
    );
    world.overload_loss = scenario.gate.overload_loss.value();
    let bare = compile(&scenario, &patch::planned(&scenario, &Plan::default()));
    assert_eq!(compile(&scenario, &world), bare);
}

/// Clear news bring everyone back at once; in an orderly queue they come spread out, in any order of
/// the two.
#[test]
fn an_orderly_queue_spreads_those_who_are_told_to_come() {
    let scenario = default_scenario();
    let news = changing(&scenario, Input::ReturnRetryFactor);
    let queue = changing(&scenario, Input::ReturnSpreadShare);
    let factors = |places: &[usize]| -> Vec<f64> {
        let chosen = places.iter().map(|&place| with(place, 1.0).safeguards[0]);
        let plan = Plan {
            safeguards: chosen.collect(),
            ..Plan::default()
        };
        let inputs = compile(&scenario, &patch::planned(&scenario, &plan));
        inputs.news.iter().map(|phase| phase.retry_factor).collect()
    };
    // Told at 9, a word promised for 11:30, solved at 14:00.
    assert_eq!(factors(&[news]), [1.0, 2.0, 0.5, 2.0, 0.5, 1.0]);
    assert_eq!(factors(&[news, queue]), [1.0, 2.0, 2.0, 2.0, 1.0, 1.0]);
    assert_eq!(factors(&[queue, news]), factors(&[news, queue]));
    assert!(factors(&[queue]).is_empty());
}

#[test]
fn a_second_login_that_needs_the_core_is_no_second_login() {
    let mut scenario = default_scenario();
    let place = changing(&scenario, Input::AlternativeLoginShare);
    let tally = |scenario: &Scenario| Tally::of(&simulate(scenario, &with(place, 1.0))).everyone();
    assert!(tally(&scenario).done_by_alternative > 0.0);
    let core = Needs::Component(lockout::domain::dependency::ComponentIndex(
        u8::try_from(scenario.gate.component.index()).expect("few components"),
    ));
    scenario.safeguards[place].needs = Some(core);
    assert_eq!(tally(&scenario).done_by_alternative, 0.0);
}

#[test]
fn counters_help_only_the_services_they_are_for() {
    let scenario = default_scenario();
    let place = changing(&scenario, Input::CounterChecksPerHour);
    let covered = &scenario.safeguards[place].services;
    assert!(!covered.is_empty(), "counters are for some services only");
    let run = simulate(&scenario, &with(place, 1.0));
    for id in scenario.service_ids() {
        let column = lockout::sim::run::CohortColumn::DoneByCounter;
        let done = run.total_at(column, run.minutes(), |key| key.service == id);
        assert_eq!(
            done > 0.0,
            covered.contains(&id),
            "{}",
            scenario.service(id).slug
        );
    }
}

/// People are enrolled, and some of those remember how: the chance is both.
#[test]
fn a_second_login_saves_those_who_have_it_and_can_use_it() {
    let mut scenario = default_scenario();
    let place = changing(&scenario, Input::AlternativeLoginShare);
    scenario.safeguards[place].needs = None;
    for (change, share) in scenario.safeguards[place]
        .changes
        .iter_mut()
        .zip([0.4, 0.5])
    {
        change.to.number.value = share;
    }
    let service = scenario
        .services
        .iter()
        .find(|service| service.demand.is_some());
    let world = patch::planned(&scenario, &with(place, 1.0));
    let kinds = behaviours_of(&scenario, &world, None, service.expect("people log in"));
    let kinds: Vec<(f64, f64)> = kinds
        .iter()
        .map(|(share, kind)| (*share, kind.alternative_share))
        .collect();
    assert_eq!(kinds, [(0.8, 0.0), (0.2, 1.0)]);
}

/// Read per attempt, being covered is a chance with each try, and so is that the second login works.
#[test]
fn read_per_attempt_help_is_a_chance() {
    let mut scenario = default_scenario();
    let safeguards = [Input::AlternativeLoginShare, Input::BypassReachShare];
    let [login, codes] = safeguards.map(|input| changing(&scenario, input));
    let needs = scenario.safeguards[login].needs.clone();
    let Some(Needs::Component(part)) = needs else {
        panic!("the shipped one needs one part");
    };
    scenario.components[part.index()].up_share.number.value = 0.25;
    let service = scenario.services.iter().find(|one| one.demand.is_some());
    let service = service.expect("people log in");
    let kinds = |world: &World| behaviours_of(&scenario, world, None, service);
    let mut world = patch::planned(&scenario, &with(login, 1.0));
    let second = world.second_login.as_mut().expect("it is switched on");
    (second.enrolled_share, second.success_share) = (0.4, 0.5);
    world.reading = GateReading::Attempt;
    let [(everyone, kind)] = kinds(&world)[..] else {
        panic!("all are of one kind");
    };
    assert_eq!(everyone, 1.0);
    assert!((kind.alternative_share - 0.25 * 0.4 * 0.5).abs() < 1e-12);
    world.reading = GateReading::Person;
    let found: Vec<(f64, f64)> = kinds(&world)
        .iter()
        .map(|(share, kind)| (*share, kind.alternative_share))
        .collect();
    assert_eq!(found, [(0.8, 0.0), (0.2, 0.25)]);
    let mut world = patch::planned(&scenario, &with(codes, 1.0));
    let desk = world.code_desk.as_mut().expect("it is switched on");
    (desk.reach_share, desk.switch_share) = (0.25, 0.4);
    world.reading = GateReading::Attempt;
    let [(everyone, kind)] = kinds(&world)[..] else {
        panic!("all are of one kind");
    };
    let asked = kind.codes.expect("all may ask").switch_share;
    assert!(everyone == 1.0 && (asked - 0.1).abs() < 1e-12, "{asked}");
    world.reading = GateReading::Person;
    let asked = |(share, kind): &(f64, BehaviourInputs)| {
        (*share, kind.codes.map(|codes| codes.switch_share))
    };
    let found: Vec<(f64, Option<f64>)> = kinds(&world).iter().map(asked).collect();
    assert_eq!(found, [(0.75, None), (0.25, Some(0.4))]);
}

#[test]
fn counters_stay_shut_without_an_outage() {
    let scenario = default_scenario();
    let place = changing(&scenario, Input::CounterChecksPerHour);
    let mut world = patch::planned(&scenario, &with(place, 1.0));
    let agents = |world: &World| -> f64 {
        let inputs = compile(&scenario, world);
        let counters = &inputs.lines[scenario.channels.len()];
        counters.spans.iter().map(|span| span.agents).sum()
    };
    assert!(agents(&world) > 0.0);
    world.outage_end = world.outage_start;
    assert_eq!(agents(&world), 0.0);
}

/// Codes given by those who answer the phones leave fewer of them there, for as long as they are given.
#[test]
fn codes_by_phone_take_people_off_the_phones() {
    let scenario = default_scenario();
    let place = changing(&scenario, Input::BypassReachShare);
    let mut world = patch::planned(&scenario, &with(place, 1.0));
    let at_noon = |world: &World| {
        let inputs = compile(&scenario, world);
        let noon = scenario
            .horizon
            .minute_at(TimeOfDay::parse("12:00").expect("a time")) as f64;
        span_at(&inputs.lines[0].spans, noon).agents
    };
    let before = at_noon(&world);
    let desk = world.code_desk.as_mut().expect("it is switched on");
    desk.phone_share = 1.0;
    let needed = desk.codes_per_hour * world.lines[0].call_minutes / 60.0;
    let staff: f64 = world.lines.iter().map(|line| line.agents).sum();
    let left = before * (1.0 - (needed / staff).min(1.0));
    assert!((at_noon(&world) - left).abs() < 1e-9 * before);
    assert!(left < before);
}

#[test]
fn choices_are_read_and_refused() {
    let scenario = default_scenario();
    let slug = &scenario.safeguards[1].slug;
    let half = Chosen::parse(&scenario, &format!("{slug}:0.5"));
    assert_eq!(
        half.map(|half| (half.safeguard, half.strength)),
        Ok((1, 0.5))
    );
    assert_eq!(
        Chosen::parse(&scenario, slug).map(|whole| whole.strength),
        Ok(1.0)
    );
    assert_eq!(
        Chosen::parse(&scenario, "prayer"),
        Err(ChoiceProblem::Unknown)
    );
    for strength in ["", "2", "-1", "NaN", "much"] {
        let read = Chosen::parse(&scenario, &format!("{slug}:{strength}"));
        assert_eq!(read, Err(ChoiceProblem::Strength), "{strength}");
    }
}

proptest! {
    #![proptest_config(slow())]

    /// Own capacity, own components, nothing added to any line, no overload loss.
    #[test]
    fn a_login_of_its_own_never_harms(number in 0..4096_u32, strength in 0.0..=1.0) {
        let scenario = default_scenario();
        let plan = with(changing(&scenario, Input::AlternativeLoginShare), strength);
        let mut world = Draws::new(&scenario, &plan, SEED).world(number);
        world.overload_loss = 0.0;
        let (before, after) = both(&scenario, &plan, &world);
        assert_never_worse(&before, &after)?;
    }

    #[test]
    fn a_shorter_outage_never_harms(number in 0..4096_u32, strength in 0.0..=1.0) {
        let scenario = default_scenario();
        let plan = with(changing(&scenario, Input::AvailabilityShare), strength);
        let world = Draws::new(&scenario, &plan, SEED).world(number);
        let (before, after) = both(&scenario, &plan, &world);
        assert_never_worse(&before, &after)?;
    }

    /// Unmet hours and the share not done only: waiting hours may rise, as fewer give up.
    #[test]
    fn more_agents_never_harm(number in 0..4096_u32, strength in 0.0..=1.0) {
        let scenario = default_scenario();
        let plan = with(changing(&scenario, Input::AgentsFactor), strength);
        let world = Draws::new(&scenario, &plan, SEED).world(number);
        let (before, after) = both(&scenario, &plan, &world);
        assert_never_worse(&before, &after)?;
    }

    #[test]
    fn an_orderly_queue_never_harms(number in 0..4096_u32, strength in 0.0..=1.0) {
        let scenario = default_scenario();
        let plan = with(changing(&scenario, Input::OverloadLoss), strength);
        let world = Draws::new(&scenario, &plan, SEED).world(number);
        let (before, after) = both(&scenario, &plan, &world);
        assert_never_worse(&before, &after)?;
    }
}
