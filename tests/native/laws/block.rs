//! The quick kernel: nobody is lost on any day, and on plausible days it agrees with the exact one.

use lockout::{
    domain::outage::GateReading,
    sim::{
        block::Block,
        inputs::Inputs,
        kernel::simulate_inputs,
        tally::{GroupTally, Tally},
    },
};
use proptest::{collection::vec, prelude::*};

use super::{
    config,
    days::{Plausible, plausible, wild_day},
};

fn quick(days: &[Inputs], step_minutes: usize) -> Vec<Tally> {
    let mut block = Block::new(days, step_minutes);
    assert!(block.advance(usize::MAX));
    block.finish()
}

/// Returns a step that divides the day, for as many tries as it takes.
fn step_of(day: &Inputs, wish: usize) -> usize {
    let fits = |step: &usize| day.minutes.is_multiple_of(*step);
    (1..=wish).rev().find(fits).unwrap_or(1)
}

/// Asserts that everything is a number, nothing is negative, and everyone wanted is somewhere.
fn assert_sound(tally: &Tally) -> Result<(), TestCaseError> {
    let group = tally.everyone();
    let last = tally.hours.last().copied().unwrap_or_default();
    let found = group.done() + group.gave_up + last.retrying + last.on_lines;
    prop_assert!(
        (found - group.wanted).abs() <= 1e-4 * group.wanted,
        "{found} of {}",
        group.wanted
    );
    for number in tally.numbers() {
        prop_assert!(number >= 0.0 && number.is_finite(), "{tally:?}");
    }
    for group in &tally.groups {
        prop_assert!(group.done() + group.gave_up <= group.wanted * (1.0 + 1e-4));
        prop_assert!(group.unmet_hours >= group.waiting_hours);
    }
    Ok(())
}

/// Asserts that two tallies agree in what matters, relative.
fn assert_close(quick: &Tally, exact: &Tally, tolerance: f64) -> Result<(), TestCaseError> {
    let (quick, exact) = (quick.everyone(), exact.everyone());
    let not_done = |group: &GroupTally| 1.0 - group.done() / group.wanted;
    for (name, is, should) in [
        ("unmet", quick.unmet_hours, exact.unmet_hours),
        ("waiting", quick.waiting_hours, exact.waiting_hours),
        ("not done", not_done(&quick), not_done(&exact)),
        ("tries", quick.tries, exact.tries),
    ] {
        let slack = tolerance * should;
        prop_assert!((is - should).abs() <= slack, "{name}: {is} for {should}");
    }
    Ok(())
}

/// What overload costs, relative, for being felt in the very step in place of a minute later.
const LATE: f64 = 0.01;

/// Asserts that long steps are off by no more than half a step of outage, and what overload adds.
///
/// A step spreads over its length what happens at one moment of it: on average half a step away. So
/// what a day comes to must lie between the exact days whose outage ends half a step sooner and later,
/// in everything that only grows with the outage. No relative bound alone holds: the shorter the outage,
/// the more of it half a step is. Where overload lasts the whole day, its end no longer matters, but
/// how the load of a step is felt does.
fn assert_within_half_a_step(day: &Inputs, step_minutes: usize) -> Result<(), TestCaseError> {
    let grows = |tally: &Tally| {
        let group = tally.everyone();
        let after_giving_up = group.unmet_hours - group.waiting_hours;
        let not_done = group.wanted - group.done();
        [group.unmet_hours, after_giving_up, not_done, group.tries]
    };
    let exact = |later: f64| {
        let mut day = day.clone();
        day.gate.phases[2].from_minute += later;
        grows(&Tally::of(&simulate_inputs(&day)))
    };
    let half = 0.5 * step_minutes as f64;
    let (sooner, later) = (exact(-half), exact(half));
    let quick = grows(&quick(std::slice::from_ref(day), step_minutes)[0]);
    let names = ["unmet", "unmet after giving up", "not done", "tries"];
    for (place, name) in names.into_iter().enumerate() {
        let (low, is, high) = (sooner[place], quick[place], later[place]);
        let is_between = low * (1.0 - LATE) <= is && is <= high * (1.0 + LATE);
        prop_assert!(is_between, "{name}: {is} not in {low} to {high}");
    }
    Ok(())
}

/// A plausible day whose outage may end between the steps, and between the minutes.
fn off_grid(draw: &Plausible, later: f64) -> Inputs {
    let mut day = draw.day();
    day.gate.phases[2].from_minute += later;
    day
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nobody_is_lost_on_the_wildest_day(day in wild_day(), wish in 1..20_usize) {
        let step = step_of(&day, wish);
        for tally in quick(std::slice::from_ref(&day), step) {
            assert_sound(&tally)?;
        }
    }

    #[test]
    fn nobody_is_lost_on_plausible_days(draws in vec(plausible(), 1..7)) {
        let days: Vec<Inputs> = draws.iter().map(Plausible::day).collect();
        for tally in quick(&days, 5) {
            assert_sound(&tally)?;
        }
    }

    /// Every call made is answered, hung up, or on the line.
    #[test]
    fn no_call_is_lost(day in wild_day()) {
        let tally = &quick(std::slice::from_ref(&day), 1)[0];
        for (line, inputs) in tally.lines.iter().zip(&day.lines) {
            let made = line.offered + inputs.base_start_persons;
            let through = line.answered + line.hung_up;
            prop_assert!(through <= made * (1.0 + 1e-4) + 1e-4, "{line:?}");
        }
    }

    /// In the model's ranges, off the grid too.
    #[test]
    fn five_minute_steps_agree_with_the_exact_run(draw in plausible(), later in 0.0..5.0) {
        assert_within_half_a_step(&off_grid(&draw, later), 5)?;
    }

    /// The fraction in place of the exponential is off by less than 1e-4 at these hazards.
    #[test]
    fn minute_steps_agree_with_the_exact_run(draw in plausible(), later in 0.0..1.0) {
        let day = off_grid(&draw, later);
        let exact = Tally::of(&simulate_inputs(&day));
        assert_close(&quick(&[day], 1)[0], &exact, 0.0003)?;
    }

    /// Whatever is on a day, minute by minute the two kernels tell the same of it.
    #[test]
    fn minute_steps_agree_on_the_wildest_day(day in wild_day()) {
        let exact = Tally::of(&simulate_inputs(&day));
        let quick = &quick(std::slice::from_ref(&day), 1)[0];
        let (is, should) = (quick.everyone(), exact.everyone());
        let ends = |group: &GroupTally| {
            let [by_phone, by_counter, by_code] = group.done_by_way;
            let by_login = [group.done_by_login, group.done_by_alternative];
            let hours = [group.unmet_hours, group.waiting_hours, group.line_hours];
            (by_login, [by_phone, by_counter, by_code], group.gave_up, hours)
        };
        let slack = 0.003 * should.wanted;
        let (is, should) = (ends(&is), ends(&should));
        let all = |of: ([f64; 2], [f64; 3], f64, [f64; 3])| {
            of.0.into_iter().chain(of.1).chain([of.2]).chain(of.3)
        };
        for (is, should) in all(is).zip(all(should)) {
            prop_assert!((is - should).abs() <= slack, "{is} for {should}");
        }
        for (is, should) in quick.lines.iter().zip(&exact.lines) {
            for (is, should) in [(is.offered, should.offered), (is.answered, should.answered)] {
                prop_assert!((is - should).abs() <= slack + 0.003 * should, "{is} for {should}");
            }
        }
    }

    /// The same bits, however many neighbours there are and in whatever place.
    #[test]
    fn a_draw_does_not_feel_its_neighbours(draws in vec(plausible(), 2..10)) {
        let days: Vec<Inputs> = draws.iter().map(Plausible::day).collect();
        let together = quick(&days, 5);
        for (day, tally) in days.iter().zip(&together) {
            prop_assert_eq!(&quick(std::slice::from_ref(day), 5)[0], tally);
        }
    }

    #[test]
    fn the_wildest_neighbours_are_not_felt(day in wild_day(), factors in vec(0.0..3.0, 1..6)) {
        let changed = |factor: &f64| {
            let mut day = day.clone();
            for cohort in &mut day.cohorts {
                cohort.scale *= factor;
                cohort.behaviour.retry_minutes *= 0.1 + factor;
            }
            for phase in &mut day.gate.phases {
                phase.from_minute *= 1.0 + factor;
                phase.capacity_per_minute *= 0.5 + factor;
            }
            for line in &mut day.lines {
                line.travel_minutes *= factor;
                line.spans.iter_mut().for_each(|span| span.from_minute *= 0.3 + factor);
            }
            day
        };
        let mut days = vec![day.clone()];
        days.extend(factors.iter().map(changed));
        let step = step_of(&day, 4);
        let together = quick(&days, step);
        for (day, tally) in days.iter().zip(&together) {
            prop_assert_eq!(&quick(std::slice::from_ref(day), step)[0], tally);
        }
    }

    #[test]
    fn slices_of_work_change_nothing(draws in vec(plausible(), 1..6), steps in 1..50_usize) {
        let days: Vec<Inputs> = draws.iter().map(Plausible::day).collect();
        let mut block = Block::new(&days, 5);
        while !block.advance(steps) {}
        prop_assert_eq!(block.finish(), quick(&days, 5));
    }
}

/// Days on which five-minute steps are off by more than 1 % of those not done: short outages, closed to
/// nearly everyone, that end in the last minutes of a step. Then one of which the outage's last minutes
/// change little, since the storm after it does not end.
#[test]
fn short_outages_and_storms_without_end_agree_with_the_exact_run() {
    let first = Plausible {
        reading: GateReading::Attempt,
        outage_minutes: 116,
        through_share: 0.01,
        capacity_factor: 3.1435,
        overload_loss: 0.179,
        retry_minutes: 8.4764,
        patience_minutes: 324.9,
        switch_share: 0.046,
        agents: 2045.3,
        call_minutes: 3.063,
        line_patience_minutes: 17.54,
        resolve_share: 0.1914,
    };
    let second = Plausible {
        reading: GateReading::Person,
        outage_minutes: 110,
        capacity_factor: 3.5104,
        overload_loss: 0.0314,
        retry_minutes: 7.663,
        ..first.clone()
    };
    let storm = Plausible {
        outage_minutes: 256,
        through_share: 0.0712,
        capacity_factor: 1.2,
        overload_loss: 0.2879,
        retry_minutes: 7.5,
        patience_minutes: 353.8,
        switch_share: 0.0379,
        agents: 800.0,
        call_minutes: 3.0,
        line_patience_minutes: 5.0,
        resolve_share: 0.1,
        ..second.clone()
    };
    for (draw, later) in [(first, 3.4), (second, 3.4), (storm, 0.0)] {
        assert_within_half_a_step(&off_grid(&draw, later), 5).unwrap();
    }
}
