//! Measures of inequality and interruption keep their definitions.

use lockout::metrics::{
    inequality::{Group, gini, theil_l, theil_t},
    interruption::{Indices, Interruption},
};
use proptest::{collection::vec, prelude::*};

use super::config;

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
}
