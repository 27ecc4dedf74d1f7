//! Measures keep their definitions, whatever the day.

use lockout::{
    data::bundle::default_scenario,
    domain::measure::MeasureId,
    ids::PersonaId,
    metrics::{
        availability::Window,
        groups::{WorstOff, change, per_group},
        inequality::{Group, gini, theil_l, theil_t},
        interruption::{Indices, Interruption},
        measure::{Around, value},
    },
    sim::{
        kernel::simulate_inputs,
        patch::planned,
        plan::Plan,
        simulate,
        tally::{GroupTally, Tally},
    },
};
use proptest::{collection::vec, prelude::*};

use super::{
    config,
    days::{plausible, wild_day},
};

/// Measures that may be any number; all others are at least 0.
const SIGNED: [MeasureId; 2] = [MeasureId::InequalityGap, MeasureId::Asai];

/// Measures that lie in 0..=1.
const SHARES: [MeasureId; 3] = [
    MeasureId::NotDoneShare,
    MeasureId::HangUpShare,
    MeasureId::Gini,
];

/// A country of five million whose day has one phone line and two personas.
fn around() -> impl Strategy<Value = Around> {
    (0.0..900.0, 0.0..=1.0, 0.0..10.0, 0.0..0.5, 0.0..0.5).prop_map(
        |(outage_minutes, blocked_share, try_minutes, one, other)| Around {
            persons_served: 5e6,
            outage_minutes,
            blocked_share,
            window: Window::Day,
            try_minutes,
            phone_lines: 1,
            people_shares: vec![one, other],
        },
    )
}

/// Two personas' groups and everyone else, each with tasks, of which some are done.
fn three_groups() -> impl Strategy<Value = Tally> {
    let group = || (0.1..1e4, 0.0..=1.0, 0.0..5.0);
    vec(group(), 3).prop_map(|groups| {
        let group = |(place, (wanted, done, hours)): (usize, (f64, f64, f64))| GroupTally {
            persona: (place < 2).then(|| PersonaId::from_index(place)),
            wanted,
            done_by_login: wanted * done,
            unmet_hours: wanted * hours,
            ..GroupTally::default()
        };
        Tally {
            groups: groups.into_iter().enumerate().map(group).collect(),
            ..Tally::default()
        }
    })
}

fn groups() -> impl Strategy<Value = Vec<Group>> {
    vec((0.0..100.0, 0.1..10.0), 1..8).prop_map(|pairs| {
        pairs
            .into_iter()
            .map(|(amount, weight)| Group { amount, weight })
            .collect()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn inequality_lies_in_range_and_has_no_unit(groups in groups(), factor in 0.01..100.0) {
        let larger: Vec<Group> = groups
            .iter()
            .map(|group| Group { amount: group.amount * factor, ..*group })
            .collect();
        for measure in [gini, theil_t, theil_l] {
            let is = measure(&groups);
            prop_assert!(is >= -1e-12, "{is}");
            prop_assert!((measure(&larger) - is).abs() <= 1e-9 * is.max(1.0));
        }
        prop_assert!(gini(&groups) < 1.0);
    }

    #[test]
    fn the_gini_is_zero_only_for_equals(amount in 0.1..100.0, more in 0.1..10.0, weight in 0.1..10.0) {
        let equal = [Group { amount, weight: 1.0 }, Group { amount, weight }];
        prop_assert_eq!(gini(&equal), 0.0);
        let unequal = [equal[0], Group { amount: amount + more, weight }];
        prop_assert!(gini(&unequal) > 0.0);
    }

    #[test]
    fn saidi_is_saifi_times_caidi(
        events in vec((0.0..1e6, 0.0..600.0, 0.0..=1.0), 0..5), served in 1.0..6e6,
    ) {
        let events: Vec<Interruption> = events
            .into_iter()
            .map(|(persons, minutes, blocked_share)| Interruption { persons, minutes, blocked_share })
            .collect();
        let indices = Indices::over(&events, served, 44_640.0);
        let product = indices.saifi * indices.caidi_minutes.unwrap_or(0.0);
        prop_assert!((product - indices.saidi_minutes).abs() <= 1e-9 * indices.saidi_minutes.max(1.0));
        prop_assert!((indices.user_hours * 60.0 - indices.saidi_minutes * served).abs() <= 1e-6 * served);
    }

    #[test]
    fn measures_of_wild_days_are_possible(day in wild_day(), around in around()) {
        let tally = Tally::of(&simulate_inputs(&day));
        for (id, name) in MeasureId::ALL {
            let Some(is) = value(id, &tally, &around) else {
                continue;
            };
            prop_assert!(is.is_finite(), "{name} {is}");
            prop_assert!(is >= -1e-9 || SIGNED.contains(&id), "{name} {is}");
            prop_assert!(is <= 1.0 || !SHARES.contains(&id), "{name} {is}");
        }
        let of = |id| value(id, &tally, &around);
        prop_assert!(of(MeasureId::WaitingHours) <= of(MeasureId::UnmetHours).map(|hours| hours + 1e-9));
        prop_assert_eq!(of(MeasureId::Harm), None);
    }

    #[test]
    fn measures_without_unit_do_not_see_the_size_of_the_country(
        draw in plausible(), around in around(), factor in 0.1..10.0_f64,
    ) {
        let day = draw.day();
        let mut larger = day.clone();
        larger.cohorts.iter_mut().for_each(|cohort| cohort.scale *= factor);
        larger.gate.phases.iter_mut().for_each(|phase| phase.capacity_per_minute *= factor);
        for span in larger.lines.iter_mut().flat_map(|line| &mut line.spans) {
            span.agents *= factor;
            span.base_calls_per_minute *= factor;
        }
        let (tally, larger) = (Tally::of(&simulate_inputs(&day)), Tally::of(&simulate_inputs(&larger)));
        for id in [MeasureId::NotDoneShare, MeasureId::HangUpShare, MeasureId::CallWaitMinutes] {
            let (is, should) = (value(id, &larger, &around), value(id, &tally, &around));
            let (is, should) = (is.expect("a share"), should.expect("a share"));
            prop_assert!((is - should).abs() <= 1e-6 * should.max(1.0), "{id:?} {is} {should}");
        }
        for id in [MeasureId::UnmetHours, MeasureId::WaitingHours, MeasureId::ActiveHours, MeasureId::Calls] {
            let (is, should) = (value(id, &larger, &around), value(id, &tally, &around));
            let (is, should) = (is.expect("an amount"), factor * should.expect("an amount"));
            prop_assert!((is - should).abs() <= 1e-6 * should, "{id:?} {is} {should}");
        }
    }

    #[test]
    fn gap_and_ratio_tell_the_same_story(tally in three_groups(), factor in 0.1..10.0_f64) {
        let worst = WorstOff::of(&per_group(&tally)).expect("personas and a rest");
        if let Some(ratio) = worst.ratio {
            prop_assert_eq!(ratio > 1.0, worst.gap > 0.0);
        }
        // As many hours more for all: the gap grows, the ratio stays.
        let mut harder = tally.clone();
        harder.groups.iter_mut().for_each(|group| group.unmet_hours *= factor);
        let harder_worst = WorstOff::of(&per_group(&harder)).expect("personas and a rest");
        prop_assert!((harder_worst.gap - factor * worst.gap).abs() <= 1e-9 * (1.0 + factor));
        if let (Some(ratio), Some(harder)) = (worst.ratio, harder_worst.ratio) {
            prop_assert!((ratio - harder).abs() <= 1e-9 * ratio.max(1.0));
        }
        // Each group's own change is told beside them.
        let change = change(&tally, &harder);
        prop_assert_eq!(change.groups.len(), 3);
        for group in &change.groups {
            let more = (factor - 1.0) * group.before.unmet_hours_per_task;
            prop_assert!((group.unmet_hours_per_task() - more).abs() <= 1e-9 * (1.0 + factor));
            prop_assert_eq!(group.not_done_share(), 0.0);
        }
    }

    #[test]
    fn equal_groups_are_equal_by_every_measure(around in around(), hours in 0.01..9.0) {
        let group = |persona| GroupTally {
            persona, wanted: 10.0, unmet_hours: 10.0 * hours, ..GroupTally::default()
        };
        let persona = |place| Some(PersonaId::from_index(place));
        let tally = Tally {
            groups: vec![group(persona(0)), group(persona(1)), group(None)],
            ..Tally::default()
        };
        let of = |id| value(id, &tally, &around).expect("a value");
        prop_assert_eq!(of(MeasureId::InequalityRatio), 1.0);
        prop_assert_eq!(of(MeasureId::InequalityGap), 0.0);
        prop_assert!(of(MeasureId::Gini).abs() < 1e-12 && of(MeasureId::Theil).abs() < 1e-12);
    }
}

/// The shipped day is measured in full, and the interruption counts from its own outage.
#[test]
fn the_shipped_day_has_every_measure_but_harm() {
    let scenario = default_scenario();
    let plan = Plan::default();
    let world = planned(&scenario, &plan);
    let (tally, around) = (
        Tally::of(&simulate(&scenario, &plan)),
        Around::of(&scenario, &world),
    );
    let of = |id| value(id, &tally, &around);
    for (id, name) in MeasureId::ALL {
        assert_eq!(of(id).is_none(), id == MeasureId::Harm, "{name}");
    }
    let minutes = f64::from(plan.outage_span(&scenario).minutes());
    let blocked = 1.0 - scenario.gate.through_share.value();
    let near = |id, should: f64| {
        let is = of(id).expect("a value");
        assert!((is - should).abs() <= 1e-9 * should, "{id:?} {is} {should}");
    };
    near(MeasureId::CaidiMinutes, minutes);
    near(MeasureId::Saifi, blocked);
    let people = scenario.demand.people.value();
    near(MeasureId::UserHours, people * blocked * minutes / 60.0);
    // Exposure counts who wanted nothing: it is the upper of all counts.
    assert!(of(MeasureId::UserHours) > of(MeasureId::UnmetHours));
    assert!(of(MeasureId::UnmetHours) > of(MeasureId::WaitingHours));
}
