//! The samples: valid files load, and each invalid one is refused with exactly its problems.
//!
//! A file in `tests/samples/invalid/` is named after the rule it breaks. It says why the rule is
//! there, names a valid sample, what is changed in it, and the problems that must be reported.
//! What cannot be said so (text that is no JSON) is raw: `<name>.txt` beside `<name>.problems`.

use lockout::data::load;
use serde_json::Value;

use super::{files, in_repository, read, read_json, remove, sample_library, sentences, set, stem};

#[test]
fn valid_samples_load() {
    let library = sample_library();
    let samples = files("tests/samples/valid", "json");
    assert_eq!(samples.len(), 2, "a minimal one and one with every feature");
    for path in samples {
        let scenario = load(&read(&path), library)
            .unwrap_or_else(|found| panic!("{}: {:#?}", path.display(), sentences(&found)));
        assert_eq!(*scenario.slug, stem(&path));
    }
}

#[test]
fn a_loaded_sample_says_what_its_file_says() {
    let path = in_repository("tests/samples/valid/every-feature.json");
    let scenario = load(&read(&path), sample_library()).unwrap();
    let service = scenario.service(scenario.personas[0].errands[1].service);
    assert_eq!(&*service.slug, "guild");
    assert_eq!(
        &*scenario.component(scenario.gate.component).slug,
        "key-core"
    );
    assert_eq!(scenario.variants[0].start.value.to_data(), "09:00");
    assert_eq!(scenario.demand.curve.percent_by_hour[18], 25.0);
    assert_eq!(scenario.behaviour.retry_minutes.value(), 5.0);
    // Sources are numbered as they are first cited, and only the cited ones are kept.
    let sources: Vec<&str> = scenario
        .sources
        .iter()
        .map(|source| &*source.slug)
        .collect();
    assert_eq!(sources, ["fern-courier", "key-office", "old-charter"]);
    assert_eq!(
        &*scenario.source(scenario.facts[2].source).slug,
        "old-charter"
    );
}

#[test]
fn invalid_samples_are_refused_with_exactly_their_problems() {
    let library = sample_library();
    let mut faults = Vec::new();
    let samples = files("tests/samples/invalid", "json");
    assert!(samples.len() >= 24, "{} samples are too few", samples.len());
    for path in samples {
        let sample = read_json(&path);
        let why = sample["why"].as_str().unwrap_or_default();
        assert!(
            why.ends_with('.'),
            "{}: a sentence must say why",
            path.display()
        );
        let text = changed(&sample).to_string();
        let expected: Vec<&str> = sample["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p.as_str().unwrap())
            .collect();
        let found = load(&text, library).err().unwrap_or_default();
        compare(&stem(&path), &expected, &sentences(&found), &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn raw_samples_are_refused_with_exactly_their_problems() {
    let library = sample_library();
    let mut faults = Vec::new();
    let samples = files("tests/samples/invalid", "txt");
    assert!(!samples.is_empty());
    for path in samples {
        let expected = read(&path.with_extension("problems"));
        let expected: Vec<&str> = expected.lines().collect();
        let found = load(&read(&path), library).err().unwrap_or_default();
        compare(&stem(&path), &expected, &sentences(&found), &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A sample without problems would pass for a file that loads.
fn compare(name: &str, expected: &[&str], found: &[String], faults: &mut Vec<String>) {
    if expected.is_empty() || expected != found {
        faults.push(format!(
            "{name}\n  expected {expected:#?}\n  found {found:#?}"
        ));
    }
}

/// Applies the changes of an invalid sample to the valid one that it names.
fn changed(sample: &Value) -> Value {
    let base = format!(
        "tests/samples/valid/{}.json",
        sample["base"].as_str().unwrap()
    );
    let mut value = read_json(&in_repository(&base));
    for change in sample["changes"].as_array().unwrap() {
        let pointer = change["pointer"].as_str().unwrap();
        if let Some(node) = change.get("set") {
            set(&mut value, pointer, node.clone());
        } else if let Some(from) = change.get("copy") {
            let node = value.pointer(from.as_str().unwrap()).unwrap().clone();
            for _ in 0..change["times"].as_u64().unwrap() {
                set(&mut value, pointer, node.clone());
            }
        } else {
            assert_eq!(change["remove"], true, "{pointer}: set, copy or remove");
            remove(&mut value, pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
        }
    }
    value
}
