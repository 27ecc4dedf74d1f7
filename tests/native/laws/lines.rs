//! The exact pool of a phone line: it composes, conserves, and more callers never mean fewer waiting.

use lockout::sim::phone_line::LinePool;
use proptest::prelude::*;

use super::config;

fn pool() -> impl Strategy<Value = LinePool> {
    let agents = prop_oneof![1 => Just(0.0), 5 => 0.1..500.0];
    let hang_ups = prop_oneof![1 => Just(0.0), 5 => 0.001..2.0];
    (agents, 0.01..2.0, hang_ups).prop_map(|(agents, ends_per_minute, hang_ups_per_minute)| {
        LinePool {
            agents,
            ends_per_minute,
            hang_ups_per_minute,
        }
    })
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 512, ..config() })]

    #[test]
    fn callers_are_conserved(
        pool in pool(), persons in 0.0..1000.0, arrivals in 0.0..200.0, minutes in 0.01..10.0,
    ) {
        let flow = pool.pass(persons, arrivals, minutes);
        let before = persons + arrivals * minutes;
        let after = flow.persons + flow.answered + flow.hung_up;
        prop_assert!((after - before).abs() <= 1e-10 * before, "{before} {flow:?}");
        prop_assert!(flow.persons >= 0.0 && flow.answered >= 0.0 && flow.hung_up >= 0.0);
        let most = pool.agents * pool.ends_per_minute * minutes;
        prop_assert!(flow.answered <= most * (1.0 + 1e-9) + 1e-9, "{most} {flow:?}");
    }

    #[test]
    fn two_short_steps_are_one_long_step(
        pool in pool(), persons in 0.0..1000.0, arrivals in 0.0..200.0,
        minutes in 0.01..10.0, cut in 0.0..1.0,
    ) {
        let whole = pool.pass(persons, arrivals, minutes);
        let first = pool.pass(persons, arrivals, minutes * cut);
        let second = pool.pass(first.persons, arrivals, minutes * (1.0 - cut));
        let scale = persons + arrivals * minutes + 1.0;
        for (one, two) in [
            (whole.persons, second.persons),
            (whole.answered, first.answered + second.answered),
            (whole.hung_up, first.hung_up + second.hung_up),
        ] {
            prop_assert!((one - two).abs() <= 1e-9 * scale, "{one} {two}");
        }
    }

    #[test]
    fn more_callers_never_leave_fewer(
        pool in pool(), persons in 0.0..1000.0, arrivals in 0.0..200.0, more in 0.0..100.0,
    ) {
        let few = pool.pass(persons, arrivals, 1.0);
        let many = pool.pass(persons + more, arrivals + more, 1.0);
        prop_assert!(many.persons >= few.persons - 1e-9);
        prop_assert!(many.answered >= few.answered - 1e-9);
        prop_assert!(many.hung_up >= few.hung_up - 1e-9);
    }

    #[test]
    fn waits_grow_with_the_queue(pool in pool(), waiting in 0.0..1000.0, more in 0.0..100.0) {
        let wait = pool.expected_wait_minutes(waiting);
        prop_assert!(wait >= 0.0);
        prop_assert!(pool.expected_wait_minutes(waiting + more) >= wait);
    }
}
