//! The samples: valid files load, and each invalid one is refused with exactly its problems.
//!
//! A file in `tests/samples/invalid/` is named after the rule it breaks. It says why the rule is
//! there, names a valid sample, what is changed in it, and the problems that must be reported. The
//! sample may be a file of the library; then the sample with every feature is read with it.
//! What cannot be said so (text that is no JSON) is raw: `<name>.txt` beside `<name>.problems`.

use lockout::{
    data::{bundle, load},
    domain::{dependency::Needs, safeguard::Input, sourced::Quantity},
};
use serde_json::Value;

use crate::{agree::digests::digests_of, golden};

use super::{
    SAMPLE_LIBRARY, files, in_repository, library_with, read, read_json, remove, sample_library,
    sentences, set, stem,
};

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

/// The samples as the Wasm tests read them, which have no parser: without texts, and as they are here.
#[test]
fn valid_samples_are_encoded_for_wasm() {
    for path in files("tests/samples/valid", "json") {
        let scenario = load(&read(&path), sample_library()).unwrap();
        let pack = (Vec::<Box<str>>::new(), scenario, ());
        let bytes = postcard::to_allocvec(&pack).unwrap();
        assert_eq!(bundle::unpack(&bytes), pack);
        golden::compare_bytes(&format!("samples/{}.bin", stem(&path)), &bytes);
    }
}

/// What the samples come to, which the release build and Wasm must come to as well.
#[test]
fn valid_samples_agree_in_debug_release_and_wasm() {
    let mut all = String::new();
    for path in files("tests/samples/valid", "json") {
        let scenario = load(&read(&path), sample_library()).unwrap();
        all.push_str(&format!("{}\n{}", stem(&path), digests_of(&scenario)));
    }
    golden::compare("digest-samples.txt", &all);
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
    let line = &scenario.channels[0];
    assert_eq!(line.offices.value(), 3.0);
    assert_eq!(line.trunk_limit.as_ref().map(Quantity::value), Some(40.0));
    assert_eq!(scenario.behaviour.try_minutes.value(), 2.0);
    let weights: Vec<Option<f64>> = scenario.personas[0]
        .errands
        .iter()
        .map(|errand| errand.weight.as_ref().map(Quantity::value))
        .collect();
    assert_eq!(weights[..2], [Some(2.0), None]);
    // Sources are numbered as they are first cited, and only the cited ones are kept.
    let sources: Vec<&str> = scenario
        .sources
        .iter()
        .map(|source| &*source.slug)
        .collect();
    let cited = [
        "fern-courier",
        "key-office",
        "old-charter",
        "neighbour-news",
    ];
    assert_eq!(sources, cited);
    assert_eq!(
        &*scenario.source(scenario.facts[2].source).slug,
        "old-charter"
    );
}

#[test]
fn an_own_source_takes_the_place_of_a_shared_one() {
    let path = in_repository("tests/samples/valid/every-feature.json");
    let scenario = load(&read(&path), sample_library()).unwrap();
    let cited = |fact: usize| scenario.source(scenario.facts[fact].source);
    let (charter, news) = (cited(2), cited(3));
    assert_eq!(&*charter.title, "Charter of the key, as amended");
    assert_eq!(charter.date.as_deref(), Some("2012"));
    assert_eq!(&*news.publisher, "Neighbour News");
    assert_eq!(news.url.as_deref(), Some("https://news.example/two-keys"));
    assert_eq!(&*cited(1).publisher, "The Fern Courier", "a shared one");
}

#[test]
fn a_loaded_safeguard_says_what_the_library_says() {
    let path = in_repository("tests/samples/valid/every-feature.json");
    let scenario = load(&read(&path), sample_library()).unwrap();
    let safeguard = |slug: &str| {
        let found = scenario.safeguards.iter().find(|s| &*s.slug == slug);
        found.unwrap_or_else(|| panic!("no {slug}"))
    };
    let services = |slug| -> Vec<&str> {
        let services = safeguard(slug).services.iter();
        services.map(|&id| &*scenario.service(id).slug).collect()
    };
    assert_eq!(services("more-agents"), [""; 0], "for every service");
    assert_eq!(services("spare-key"), ["town-hall"]);
    assert_eq!(services("desks"), ["town-hall", "guild"]);
    assert_eq!(safeguard("desks").needs, None);
    let Some(Needs::All(needs)) = &safeguard("spare-key").needs else {
        panic!("a spare key needs all of its parts");
    };
    let Needs::Component(wires) = needs[0] else {
        panic!("the wires are one part");
    };
    assert_eq!(&*scenario.components[wires.index()].slug, "wires");
    assert!(matches!(&needs[2], Needs::AtLeast(1, of) if of.len() == 2));
    let changes = &safeguard("word").changes;
    let inputs: Vec<Input> = changes.iter().map(|change| change.input).collect();
    assert_eq!(
        inputs,
        [
            Input::RetryMinutesFactor,
            Input::ReturnRetryFactor,
            Input::ReturnMinutes,
            Input::ReturnSpreadShare
        ]
    );
    assert_eq!(changes[1].to.value(), 0.5);
}

#[test]
fn an_own_safeguard_takes_the_place_of_a_shared_one() {
    let path = in_repository("tests/samples/valid/every-feature.json");
    let scenario = load(&read(&path), sample_library()).unwrap();
    let slugs: Vec<&str> = scenario.safeguards.iter().map(|s| &*s.slug).collect();
    let offered = ["more-agents", "spare-key", "desks", "word", "guild-key"];
    assert_eq!(slugs, offered, "in the order of the offer");
    let factor = |safeguard: usize| scenario.safeguards[safeguard].changes[0].to.value();
    assert_eq!(factor(0), 1.5, "the shared one would double the agents");
    assert_eq!(scenario.safeguards[4].services.len(), 1);
    assert!(scenario.safeguards[4].needs.is_some());
}

#[test]
fn invalid_samples_are_refused_with_exactly_their_problems() {
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
        let expected: Vec<&str> = sample["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p.as_str().unwrap())
            .collect();
        compare(&stem(&path), &expected, &problems(&sample), &mut faults);
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

/// Returns the problems of an invalid sample.
fn problems(sample: &Value) -> Vec<String> {
    let base = sample["base"].as_str().unwrap();
    let Some(name) = base.strip_prefix("library/") else {
        let path = format!("tests/samples/valid/{base}.json");
        let text = changed(sample, &path).to_string();
        let found = load(&text, sample_library()).err().unwrap_or_default();
        return sentences(&found);
    };
    let name = format!("{name}.json");
    let text = changed(sample, &format!("{SAMPLE_LIBRARY}/{name}")).to_string();
    let sources = format!("{SAMPLE_LIBRARY}/sources.json");
    let found = match library_with(SAMPLE_LIBRARY, &sources, Some((&name, &text))) {
        Err(problems) => problems,
        Ok(library) => {
            let scenario = read(&in_repository("tests/samples/valid/every-feature.json"));
            load(&scenario, &library).err().unwrap_or_default()
        }
    };
    sentences(&found)
}

/// Applies the changes of an invalid sample to the valid file at this path.
fn changed(sample: &Value, path: &str) -> Value {
    let mut value = read_json(&in_repository(path));
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
