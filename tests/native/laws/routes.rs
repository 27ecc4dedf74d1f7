//! Routes: exact against enumeration, better with a way more, no better with a need more.

use lockout::{
    domain::dependency::{ComponentIndex, Needs},
    sim::routes::availability,
};
use proptest::{collection::vec, prelude::*};

use super::config;

const COMPONENTS: usize = 6;

fn needs() -> impl Strategy<Value = Needs> {
    let leaf = (0..COMPONENTS).prop_map(|place| {
        Needs::Component(ComponentIndex(u8::try_from(place).expect("few components")))
    });
    leaf.prop_recursive(3, 24, 4, |inner| {
        let parts = || vec(inner.clone(), 0..4);
        prop_oneof![
            parts().prop_map(Needs::All),
            parts().prop_map(Needs::Any),
            (0..4_usize, parts()).prop_map(|(count, parts)| Needs::AtLeast(count, parts)),
        ]
    })
}

fn shares() -> impl Strategy<Value = Vec<f64>> {
    vec(
        prop_oneof![1 => Just(0.0), 4 => 0.0..=1.0, 1 => Just(1.0)],
        COMPONENTS,
    )
}

/// Says whether an expression is up in one state of all components.
fn is_up(needs: &Needs, state: usize) -> bool {
    let count = |parts: &[Needs]| parts.iter().filter(|part| is_up(part, state)).count();
    match needs {
        Needs::Component(place) => state >> place.index() & 1 == 1,
        Needs::All(parts) => count(parts) == parts.len(),
        Needs::Any(parts) => count(parts) > 0,
        Needs::AtLeast(least, parts) => count(parts) >= *least,
    }
}

fn by_enumeration(needs: &Needs, shares: &[f64]) -> f64 {
    let chance = |state: usize| -> f64 {
        let of = |place: usize| {
            if state >> place & 1 == 1 {
                shares[place]
            } else {
                1.0 - shares[place]
            }
        };
        (0..COMPONENTS).map(of).product()
    };
    (0..1_usize << COMPONENTS)
        .filter(|&state| is_up(needs, state))
        .map(chance)
        .sum()
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 256, ..config() })]

    #[test]
    fn expansion_equals_enumeration(needs in needs(), shares in shares()) {
        let (is, should) = (availability(&needs, &shares), by_enumeration(&needs, &shares));
        prop_assert!((is - should).abs() <= 1e-12, "{is} {should}");
    }

    #[test]
    fn another_way_never_lowers_and_another_need_never_raises(
        first in needs(), second in needs(), shares in shares(),
    ) {
        let alone = availability(&first, &shares);
        let either = availability(&Needs::Any(vec![first.clone(), second.clone()]), &shares);
        let both = availability(&Needs::All(vec![first, second]), &shares);
        prop_assert!(either >= alone - 1e-12 && both <= alone + 1e-12, "{both} {alone} {either}");
        prop_assert!((0.0..=1.0 + 1e-12).contains(&either));
    }
}
