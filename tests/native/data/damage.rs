//! Random damage to valid files: nothing panics, and what still loads obeys the domain's promises.

use lockout::{
    data::{
        load,
        raw::RawScenario,
        shape::{self, Format},
    },
    domain::{
        dependency::Needs, errand::Deadline, measure::MeasureId, safeguard::Input,
        scenario::Scenario, sourced::Quantity,
    },
};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

use super::{in_repository, pointers, read_json, remove, sample_library, sentences, set};

/// One piece of damage; places are chosen among the nodes that are there.
#[derive(Clone, Debug)]
enum Damage {
    Remove(Index),
    Replace(Index, Value),
    CopyOver(Index, Index),
    Append(Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let node = prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(2),
        json!(0.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!(" "),
        json!("a"),
        json!("09:00"),
        json!("24:00"),
        json!("2031-03-05"),
        json!("ø~/\u{0}"),
        json!([]),
        json!([[]]),
        json!({}),
        json!({"part": "key-core"}),
        json!({"all": [{"any": []}]}),
    ]);
    prop_oneof![
        any::<Index>().prop_map(Damage::Remove),
        (any::<Index>(), node).prop_map(|(at, node)| Damage::Replace(at, node)),
        (any::<Index>(), any::<Index>()).prop_map(|(at, from)| Damage::CopyOver(at, from)),
        (any::<Index>(), any::<Index>()).prop_map(|(at, from)| Damage::Append(at, from)),
    ]
}

fn apply(value: &mut Value, damage: &Damage) {
    let places = pointers(value);
    if places.is_empty() {
        return;
    }
    let place = |index: &Index| places[index.index(places.len())].as_str();
    match damage {
        Damage::Remove(at) => {
            remove(value, place(at));
        }
        Damage::Replace(at, node) => set(value, place(at), node.clone()),
        Damage::CopyOver(at, from) => {
            let node = value.pointer(place(from)).cloned().unwrap_or_default();
            set(value, place(at), node);
        }
        Damage::Append(at, from) => {
            let node = value.pointer(place(from)).cloned().unwrap_or_default();
            if let Some(Value::Array(entries)) = value.pointer_mut(place(at)) {
                entries.push(node);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn damage_is_refused_or_harmless(
        name in prop::sample::select(vec!["minimal", "every-feature"]),
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let path = in_repository(&format!("tests/samples/valid/{name}.json"));
        let mut value = read_json(&path);
        damages.iter().for_each(|damage| apply(&mut value, damage));
        let text = value.to_string();

        let (raw, problems) = shape::read::<RawScenario>(&text, Format::Scenario);
        let shape = sentences(&problems);
        prop_assert!(raw.is_some() || !shape.is_empty(), "refused without a reason");
        // The schema and the mirror agree: what the schema admits, the mirror reads.
        let unreadable = shape.iter().find(|line| line.contains("cannot be read"));
        prop_assert!(unreadable.is_none(), "{unreadable:?}");

        let library = sample_library();
        match load(&text, library) {
            Err(problems) => {
                let lines = sentences(&problems);
                prop_assert!(!lines.is_empty(), "refused without a reason");
            }
            Ok(scenario) => {
                let again = load(&text, library);
                prop_assert_eq!(again.as_ref(), Ok(&scenario));
                assert_promises(&scenario);
            }
        }
    }

    #[test]
    fn any_text_is_refused_without_panic(text in any::<String>()) {
        prop_assert!(load(&text, sample_library()).is_err());
    }
}

/// Checks what the domain's documentation promises, independently of the loader.
fn assert_promises(scenario: &Scenario) {
    let horizon = &scenario.horizon;
    assert!(horizon.from <= horizon.first_hour && horizon.first_hour <= horizon.opening_hour);
    assert!(horizon.opening_hour <= horizon.last_hour && horizon.last_hour < horizon.to);
    assert!((1..=12).contains(&scenario.components.len()));
    assert!(scenario.gate.component.index() < scenario.components.len());
    assert!(!scenario.variants.is_empty() && !scenario.services.is_empty());
    for variant in &scenario.variants {
        assert!(variant.start.value < variant.end.value);
    }
    let curve_total: f64 = scenario.demand.curve.percent_by_hour.iter().sum();
    assert!((curve_total - 100.0).abs() <= 0.5);
    assert_range(&scenario.behaviour.retry_minutes);
    assert!(scenario.behaviour.retry_minutes.number.low > 0.0);
    for line in &scenario.channels {
        assert!(line.opens.value < line.closes.value && line.offices.number.low >= 1.0);
        line.trunk_limit.iter().for_each(assert_range);
    }
    assert_safeguards(scenario);
    let measures = scenario.measures.iter().map(|measure| measure.id);
    assert!(measures.eq(MeasureId::ALL.map(|(id, _)| id)));
    for service in &scenario.services {
        assert!(!service.routes.is_empty());
        service
            .phone
            .inspect(|&line| assert!(line.index() < scenario.channels.len()));
        service
            .routes
            .iter()
            .for_each(|route| assert_needs(&route.needs, scenario));
    }
    assert!(!scenario.personas.is_empty());
    for persona in &scenario.personas {
        assert_range(&persona.people_share);
        for errand in &persona.errands {
            let service = scenario.service(errand.service);
            assert!(errand.route < service.routes.len());
            assert!(!errand.may_phone || service.phone.is_some());
            assert!(errand.wanted >= horizon.from && errand.wanted < horizon.to);
            match errand.deadline {
                Deadline::Today(time) => assert!(time > errand.wanted),
                Deadline::Later(date) => assert!(date > scenario.date),
            }
        }
    }
}

fn assert_safeguards(scenario: &Scenario) {
    for safeguard in &scenario.safeguards {
        let changed = |input: &Input| {
            let changes = safeguard.changes.iter();
            changes.filter(|change| change.input == *input).count()
        };
        for (input, _) in Input::ALL {
            assert!(changed(&input) <= 1, "{input:?} twice");
        }
        for group in Input::GROUPS {
            let there = group.iter().map(changed).sum::<usize>();
            assert!(there == 0 || there == group.len(), "{group:?} in part");
        }
        for change in &safeguard.changes {
            assert_range(&change.to);
            assert!(!change.input.is_positive() || change.to.number.low > 0.0);
            assert_eq!(change.to.unit, change.input.unit());
        }
        for &service in &safeguard.services {
            assert!(scenario.service(service).demand.is_some());
        }
        safeguard
            .needs
            .iter()
            .for_each(|needs| assert_needs(needs, scenario));
    }
}

fn assert_range(quantity: &Quantity) {
    let number = &quantity.number;
    assert!(number.low <= number.value && number.value <= number.high);
    assert!(quantity.unit.admits(number.low) && quantity.unit.admits(number.high));
}

fn assert_needs(needs: &Needs, scenario: &Scenario) {
    match needs {
        Needs::Component(place) => assert!(place.index() < scenario.components.len()),
        Needs::All(of) | Needs::Any(of) => {
            assert!(!of.is_empty());
            of.iter().for_each(|needs| assert_needs(needs, scenario));
        }
        Needs::AtLeast(count, of) => {
            assert!((1..=of.len()).contains(count));
            of.iter().for_each(|needs| assert_needs(needs, scenario));
        }
    }
}
