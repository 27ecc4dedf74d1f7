//! What becomes of errands: everyone has one outcome, and no hour of outage more does any good.
//!
//! Monotony is asserted along whole days: more outage, later deadlines. Which outcome a single lot
//! falls on is only asserted to be possible.

use lockout::{
    data::bundle::default_scenario,
    domain::{clock::TimeOfDay, outage::OutageSpan, scenario::Scenario},
    metrics::{
        compare::Comparison,
        course::Course,
        endings::{Cause, Ending, endings},
        errands::{OutcomeShares, errand_days, first_try, ways},
        harm::{Harm, harm},
        on_time::on_time,
        small_office::{OVERLOADED, Reading, office_at},
    },
    sim::{
        compile::compile,
        kernel::simulate_inputs,
        patch::planned,
        plan::Plan,
        run::Run,
        sample::{Happening, sample_day},
        tracer::{FirstTry, Tracer},
        world::World,
    },
};
use proptest::{collection::vec, prelude::*};

use super::{
    config,
    days::{DAY, plausible, wild_day},
};

/// Slack for rounding, absolute, for shares and severities.
const ROUNDING: f64 = 1e-9;

/// A day of the shipped scenario that is out from nine for so many minutes.
fn day(scenario: &Scenario, minutes: u16) -> (World, Run) {
    let time = |minutes| TimeOfDay::from_minutes(minutes).unwrap();
    let plan = Plan {
        outage: OutageSpan::new(time(540), time(540 + minutes)),
        ..Plan::default()
    };
    let world = planned(scenario, &plan);
    let run = simulate_inputs(&compile(scenario, &world));
    (world, run)
}

/// The severity of every errand of every persona.
fn severities(harm: &Harm) -> Vec<f64> {
    let personas = harm.personas.iter();
    personas
        .flat_map(|persona| persona.errands.iter().map(|errand| errand.severity))
        .collect()
}

/// How every errand ended on the reported day, persona by persona.
fn all_endings(scenario: &Scenario) -> Vec<(TimeOfDay, Ending)> {
    let (world, run) = day(scenario, 300);
    let of_persona = |id| {
        let days = errand_days(scenario, &world, &run, id);
        let wanted = scenario
            .persona(id)
            .errands
            .iter()
            .map(|errand| errand.wanted);
        let endings = endings(scenario, &run, id, &days);
        wanted.zip(endings).collect::<Vec<_>>()
    };
    scenario.persona_ids().flat_map(of_persona).collect()
}

/// Whoever is done just as the grace time ends is not late.
#[test]
fn the_grace_time_holds_to_its_last_minute() {
    let mut scenario = default_scenario();
    let late = all_endings(&scenario);
    let late = late
        .iter()
        .position(|(_, ending)| ending.done_late.is_some());
    let place = late.expect("someone is late on the reported day");
    let (wanted, ending) = all_endings(&scenario)[place];
    let waited = ending.done_late.map_or(0, TimeOfDay::minutes) - wanted.minutes();
    for (grace, is_late) in [(f64::from(waited), false), (f64::from(waited) - 0.5, true)] {
        scenario.behaviour.grace_minutes.number.value = grace;
        assert_eq!(
            all_endings(&scenario)[place].1.done_late.is_some(),
            is_late,
            "{grace}"
        );
    }
}

/// A fifth let in is not almost nobody.
#[test]
fn the_login_is_blocked_below_a_fifth() {
    let mut scenario = default_scenario();
    let blocked = |scenario: &Scenario| {
        let endings = all_endings(scenario);
        let is_blocked = |(_, ending): &&(TimeOfDay, Ending)| ending.cause == Cause::LoginBlocked;
        endings.iter().filter(is_blocked).count()
    };
    assert!(blocked(&scenario) > 0);
    scenario.gate.through_share.number.value = 0.2;
    assert_eq!(blocked(&scenario), 0);
}

/// The looks are five minutes apart, the grace time may end between two.
#[test]
fn whoever_tries_beyond_the_grace_time_was_stuck() {
    let mut scenario = default_scenario();
    for grace in [15.0, 12.0] {
        scenario.behaviour.grace_minutes.number.value = grace;
        let (world, run) = day(&scenario, 300);
        let was_stuck = scenario.persona_ids().any(|id| {
            let days = errand_days(&scenario, &world, &run, id);
            let mut errands = scenario.persona(id).errands.iter().zip(&days);
            errands.any(|(errand, day)| Course::of(&scenario, errand, day).was_stuck)
        });
        assert!(was_stuck, "{grace}");
    }
}

#[test]
fn everyone_has_one_outcome() {
    let scenario = default_scenario();
    for minutes in [1, 120, 300, 600] {
        let (world, run) = day(&scenario, minutes);
        for id in scenario.persona_ids() {
            for errand in errand_days(&scenario, &world, &run, id) {
                let outcomes = errand.outcomes();
                let sum: f64 = outcomes.list().iter().sum();
                assert!((sum - 1.0).abs() < ROUNDING, "{outcomes:?}");
                assert!(outcomes.list().iter().all(|&share| share >= -ROUNDING));
                assert_eq!(
                    outcomes.of_100().iter().map(|&n| u32::from(n)).sum::<u32>(),
                    100
                );
                // What has a deadline today is decided today, and nothing else is.
                assert!(outcomes.missed == 0.0 || outcomes.open == 0.0);
            }
        }
    }
}

#[test]
fn a_longer_outage_never_lowers_harm() {
    let scenario = default_scenario();
    let lengths = [1, 30, 60, 120, 180, 240, 300, 330, 420, 600, 900];
    let harms = lengths.map(|minutes| {
        let (world, run) = day(&scenario, minutes);
        harm(&scenario, &world, &run)
    });
    for (pair, lengths) in harms.windows(2).zip(lengths.windows(2)) {
        assert!(pair[1].points() > pair[0].points(), "{lengths:?}");
        for (shorter, longer) in severities(&pair[0]).iter().zip(severities(&pair[1])) {
            assert!(
                longer >= shorter - ROUNDING && longer <= 1.0,
                "{lengths:?}: {shorter} {longer}"
            );
        }
    }
}

#[test]
fn later_deadlines_never_raise_harm_or_what_is_missed() {
    let scenario = default_scenario();
    let (mut world, run) = day(&scenario, 300);
    let mut before = harm(&scenario, &world, &run);
    let missed = |world: &World| {
        let days = scenario.persona_ids();
        let days = days.flat_map(|id| errand_days(&scenario, world, &run, id));
        days.map(|day| day.outcomes().missed).sum::<f64>()
    };
    let mut missed_before = missed(&world);
    assert!(
        missed_before > 0.0,
        "five hours make someone miss something"
    );
    for added in [0.5, 60.0, 180.0, 600.0, 1440.0, 10_080.0] {
        world.deadline_minutes_added = added;
        let after = harm(&scenario, &world, &run);
        for (sooner, later) in severities(&before).iter().zip(severities(&after)) {
            assert!(later <= sooner + ROUNDING, "{added}: {sooner} {later}");
        }
        let missed_after = missed(&world);
        assert!(missed_after <= missed_before + ROUNDING, "{added}");
        (before, missed_before) = (after, missed_after);
    }
    assert_eq!(
        missed_before, 0.0,
        "with a week more, nothing is missed today"
    );
}

#[test]
fn weights_only_weigh() {
    let mut scenario = default_scenario();
    let (world, run) = day(&scenario, 300);
    let before = harm(&scenario, &world, &run);
    scenario.behaviour.errand_weight.number.value *= 2.0;
    let after = harm(&scenario, &world, &run);
    assert_eq!(severities(&before), severities(&after));
    for (id, (before, after)) in scenario
        .persona_ids()
        .zip(before.personas.iter().zip(&after.personas))
    {
        let errands = &scenario.persona(id).errands;
        for ((before, after), errand) in before.errands.iter().zip(&after.errands).zip(errands) {
            let factor = if errand.weight.is_some() { 1.0 } else { 2.0 };
            assert_eq!(after.weight, factor * before.weight);
        }
    }
}

#[test]
fn no_group_is_on_time_more_often_for_an_hour_more_of_outage() {
    let scenario = default_scenario();
    let grace = scenario.behaviour.grace_minutes.value();
    let shares = |minutes: u16| {
        let (world, run) = day(&scenario, minutes);
        let groups = on_time(&compile(&scenario, &world), &run, grace, 60);
        assert_eq!(groups.len(), scenario.personas.len() + 1);
        groups
            .iter()
            .map(|group| group.share.share())
            .collect::<Vec<f64>>()
    };
    let days = [1, 60, 120, 300].map(shares);
    assert!(days[0].iter().all(|&share| share > 0.99), "{days:?}");
    for pair in days.windows(2) {
        assert!(
            pair[0].iter().zip(&pair[1]).all(|(less, more)| more < less),
            "{pair:?}"
        );
    }
}

/// One lot for every errand of the shipped scenario agrees with its tracer over many seeds.
#[test]
fn many_samples_of_an_errand_are_its_chances() {
    let scenario = default_scenario();
    let (world, run) = day(&scenario, 300);
    let count = 2000;
    for id in scenario.persona_ids() {
        for errand in &scenario.persona(id).errands {
            let Some(first_try) = first_try(&scenario, errand) else {
                continue;
            };
            let wanted = scenario.horizon.minute_at(errand.wanted);
            for (_, behaviour) in ways(&scenario, &world, id, errand) {
                let chance = Tracer::follow(&run, &behaviour, first_try, wanted)
                    .at(run.minutes())
                    .done();
                let done = (0..count).filter(|&seed| {
                    let moments = sample_day(&run, &behaviour, first_try, wanted, seed);
                    moments
                        .last()
                        .is_some_and(|moment| moment.happening.is_done())
                });
                let mean = done.count() as f64 / count as f64;
                let error = (chance * (1.0 - chance) / count as f64).sqrt();
                assert!(
                    (mean - chance).abs() <= 3.0 * error + 0.005,
                    "{mean} is not {chance}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn people_of_100_are_near_their_shares(parts in vec(0.0..1.0_f64, 5), only in 0..5_usize) {
        let mut parts = parts;
        // Now and then one outcome is certain.
        parts[only] += if only == 0 { 1e9 } else { 0.01 };
        let sum: f64 = parts.iter().sum();
        let part = |place: usize| parts[place] / sum;
        let outcomes = OutcomeShares {
            on_time: part(0), delayed: part(1), another_way: part(2), missed: part(3), open: part(4),
        };
        let people = outcomes.of_100();
        prop_assert_eq!(people.iter().map(|&n| u32::from(n)).sum::<u32>(), 100);
        for (people, share) in people.into_iter().zip(outcomes.list()) {
            prop_assert!((f64::from(people) - 100.0 * share).abs() < 1.0 + 1e-6, "{people} {share}");
        }
    }

    #[test]
    fn a_sample_is_a_possible_day(day in wild_day(), wanted in 0..120_usize, seed: u64) {
        let run = simulate_inputs(&day);
        for cohort in &day.cohorts {
            for first_try in [FirstTry::Login, FirstTry::Call] {
                let moments = sample_day(&run, &cohort.behaviour, first_try, wanted, seed);
                let mut before = wanted as f64;
                for (place, moment) in moments.iter().enumerate() {
                    prop_assert!(moment.minute >= before && moment.minute < day.minutes as f64);
                    before = moment.minute;
                    let ends = moment.happening.is_done() || moment.happening == Happening::GaveUp;
                    prop_assert!(!ends || place + 1 == moments.len(), "{moments:?}");
                    let by_login = moment.happening == Happening::DoneByLogin;
                    prop_assert!(first_try == FirstTry::Login || !by_login);
                }
            }
        }
    }

    /// One office never waits less than the fluid, and is only asked where the fluid sees no rush.
    #[test]
    fn an_office_waits_at_least_as_long_as_the_fluid(draw in plausible(), offices in 1.0..400.0) {
        let run = simulate_inputs(&draw.day());
        for minute in (0..DAY).step_by(30) {
            let moment = office_at(&run, 0, minute, offices).expect("the line is open all day");
            let fluid = run.expected_wait_minutes(0, minute);
            prop_assert!(moment.wait_minutes.is_finite() && (0.0..=1.0).contains(&moment.hang_up_share));
            match moment.reading {
                Reading::Fluid => {
                    prop_assert_eq!(moment.wait_minutes, fluid);
                    prop_assert_eq!(moment.hang_up_share > 0.0, fluid > 0.0);
                }
                Reading::OneOffice => {
                    prop_assert!(moment.wait_minutes >= fluid && moment.load < OVERLOADED);
                }
            }
        }
    }

    #[test]
    fn who_swaps_the_plans_swaps_the_comparison(
        pairs in vec((0.0..1e6_f64, 0.0..1e6_f64), 1..200),
    ) {
        let (before, after): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        let one = Comparison::of(&before, &after).expect("a day");
        let other = Comparison::of(&after, &before).expect("a day");
        prop_assert_eq!((one.before, one.after), (other.after, other.before));
        prop_assert!((one.difference.p10 + other.difference.p90).abs() <= 1e-6);
        prop_assert!((one.difference.p50 + other.difference.p50).abs() <= 1e-6);
        prop_assert!(one.worse_share.share() + other.worse_share.share() <= 1.0 + ROUNDING);
        let same = Comparison::of(&before, &before).expect("a day");
        prop_assert_eq!((same.difference.p10, same.difference.p90), (0.0, 0.0));
        prop_assert_eq!(same.worse_share.share(), 0.0);
    }
}
