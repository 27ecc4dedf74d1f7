//! Safeguards as patches: nothing at strength 0, and help only where help is certain.
//!
//! A safeguard may harm: when it rides on the phone lines, when it sends everyone back at once, or
//! when login is overloaded. What is asserted here is asserted under its conditions, on days drawn
//! from the scenario's ranges. That inequality falls is never asserted: it may rise while all gain.

use lockout::{
    data::bundle::default_scenario,
    domain::{dependency::Needs, safeguard::Input, scenario::Scenario},
    sim::{
        compile::compile,
        draw::{Draws, SEED},
        kernel::simulate_inputs,
        patch,
        plan::{ChoiceProblem, Chosen, Plan},
        simulate,
        tally::Tally,
        world::World,
    },
};
use proptest::prelude::*;

use super::config;

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
    #![proptest_config(config())]

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
        let plan = with(changing(&scenario, Input::OutageMinutesAtMost), strength);
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
