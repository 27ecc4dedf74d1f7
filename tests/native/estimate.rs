//! The figures with a range that the page shows, on the shipped scenario.

use lockout::{
    data::bundle,
    domain::{measure::MeasureId, outage::GateReading, scenario::Scenario},
    metrics::{
        estimate::{Effect, Estimate, Prepared},
        movers::Movers,
    },
    sim::{
        compile::Frame,
        draw::{Draws, SEED, Uncertain},
        ensemble::{Ensemble, Job},
        kernel::simulate_inputs,
        plan::Plan,
        tally::Tally,
    },
    units::Share,
};

fn drawn(scenario: &Scenario, plan: &Plan, count: u32) -> Ensemble {
    let mut job = Job::new(scenario, plan, count, SEED);
    assert!(job.advance(|| true));
    job.finish()
}

fn with(safeguard: usize) -> Plan {
    Plan::default().with(safeguard, 1.0)
}

#[test]
fn figures_are_those_of_the_tallies() {
    let scenario = bundle::default_scenario();
    let ensemble = drawn(&scenario, &with(0), 3);
    let estimate = Estimate::of(&scenario, &with(0), &ensemble).expect("three days");
    let mut hours: Vec<f64> = (ensemble.planned.iter())
        .map(|day| day.everyone().unmet_hours)
        .collect();
    hours.sort_by(f64::total_cmp);
    assert_eq!(estimate.days, 3);
    assert_eq!(estimate.unmet_hours.now().p50, hours[1]);
    assert!(estimate.unmet_hours.before.p50 > hours[1]);
    assert_eq!(estimate.group_hours.len(), scenario.personas.len());
    let effect = Effect::of(&ensemble).expect("three days");
    assert!(effect.change.p50 < 0.0 && effect.worse_share == Share::NONE);
    assert_eq!(Effect::of(&drawn(&scenario, &Plan::default(), 3)), None);
}

#[test]
fn each_safeguard_alone_is_compared_with_the_same_days() {
    let scenario = bundle::default_scenario();
    let prepared = Prepared::draw(&scenario, 4).unwrap();
    assert_eq!(prepared.day.days, 4);
    assert_eq!(prepared.day.unmet_hours.plan, None);
    for (place, effect) in prepared.alone.iter().enumerate() {
        // From the start, without what is known of the days already.
        let again = Effect::of(&drawn(&scenario, &with(place), 4));
        assert_eq!(again.as_ref(), Some(effect), "safeguard {place}");
    }
    assert_eq!(prepared.alone.len(), scenario.safeguards.len());
    // Three hours less of outage.
    assert_eq!(prepared.readings.len(), scenario.variants.len() - 1);
    assert!(prepared.readings[0].change.p50 < -0.2);
    assert_eq!(Prepared::draw(&scenario, 0), None);
}

#[test]
fn what_moves_a_measure_stands_with_the_widest_first() {
    let scenario = bundle::default_scenario();
    let movers = Movers::of(&scenario, MeasureId::UnmetHours).expect("something is wanted");
    assert_eq!(movers.bars.len(), Uncertain::ALL.len());
    assert!(
        movers
            .bars
            .is_sorted_by(|(_, one), (_, next)| one.width() >= next.width())
    );
    let bar = |input| {
        movers
            .bars
            .iter()
            .find(|(other, _)| *other == input)
            .unwrap()
            .1
    };
    // More logins and a later end leave more undone, and neither leaves the middle.
    for input in [Uncertain::Demand, Uncertain::OutageEnd] {
        let bar = bar(input);
        assert!(
            bar.low_output < movers.base && movers.base < bar.high_output,
            "{input:?} {bar:?}"
        );
    }
    // Who dials again has no part in logins.
    assert!(bar(Uncertain::Redial).width() < 0.01 * movers.base);
    let (reading, hours) = movers.other_reading;
    assert_eq!(reading, GateReading::Attempt);
    let plan = Plan {
        reading: Some(reading),
        ..Plan::default()
    };
    let day = Draws::new(&scenario, &plan, SEED).world_at(|_| 0.5);
    let exact = simulate_inputs(&Frame::new(&scenario).inputs(&scenario, &day));
    let exact = Tally::of(&exact).everyone().unmet_hours;
    assert!((hours / exact - 1.0).abs() < 0.01, "{hours} {exact}");
    assert!(hours < 0.97 * movers.base, "{hours} {}", movers.base);
}
