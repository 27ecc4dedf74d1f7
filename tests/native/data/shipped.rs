//! The files that the page ships: valid, complete in their sources, and the same once encoded.

use std::collections::BTreeSet;

use lockout::{
    data::{Library, bundle, bundle::default_scenario, load},
    domain::measure::{FIGURES, MeasureId},
    ids::Locale,
    metrics::availability::{Guarantee, Window},
    units::{Minutes, Share},
};
use serde_json::Value;

use super::{files, in_repository, library, pointers, read, read_json, sentences, stem};

/// Properties that may hold a bare number; every other number is an object with its source.
const BARE: [&str; 6] = ["value", "low", "high", "format", "count", "percent_of_day"];

fn shipped_library() -> Library {
    library("assets/model", "assets/sources.json")
}

#[test]
fn shipped_scenarios_load_without_a_problem() {
    let library = shipped_library();
    let scenarios = files("assets/scenarios", "json");
    assert!(!scenarios.is_empty(), "nothing is shipped");
    for path in scenarios {
        let scenario = load(&read(&path), &library)
            .unwrap_or_else(|found| panic!("{}: {:#?}", path.display(), sentences(&found)));
        assert_eq!(
            *scenario.slug,
            stem(&path),
            "the id of a scenario is the name of its file"
        );
    }
}

#[test]
fn what_is_encoded_is_what_the_files_say() {
    let library = shipped_library();
    let paths = files("assets/scenarios", "json");
    let ids: Vec<String> = paths.iter().map(|path| stem(path)).collect();
    let mut shipped: Vec<&str> = bundle::shipped().collect();
    shipped.sort_unstable();
    assert_eq!(shipped, ids);
    for path in paths {
        let from_text = load(&read(&path), &library).unwrap();
        assert_eq!(bundle::open(&stem(&path)), Some(from_text));
    }
    assert_eq!(bundle::open("no-such-day"), None);
    // Whatever else is there: a file whose name comes before is no other site.
    let named = read(&in_repository("assets/default-scenario.txt"));
    assert_eq!(bundle::shipped().next(), Some(named.trim()));
    assert_eq!(&*bundle::default_scenario().slug, named.trim());
}

#[test]
fn what_figures_count_is_told_in_order_and_in_different_words() {
    let scenario = bundle::default_scenario();
    let ids = scenario.measures.iter().map(|measure| measure.id);
    assert!(ids.eq(MeasureId::ALL.map(|(id, _)| id)));
    for locale in Locale::ALL {
        let texts = scenario.measures.iter().flat_map(|measure| {
            let words = [&measure.name, &measure.definition, &measure.caution];
            words.map(|words| words.get(locale))
        });
        let texts: Vec<&str> = texts.collect();
        let different: BTreeSet<&str> = texts.iter().copied().collect();
        assert_eq!(different.len(), texts.len(), "{locale:?}");
    }
}

#[test]
fn every_source_is_cited() {
    let mut cited = BTreeSet::new();
    for path in data_files() {
        let value = read_json(&path);
        for at in pointers(&value).iter().filter(|at| at.ends_with("/source")) {
            cited.extend(value.pointer(at).and_then(Value::as_str).map(str::to_owned));
        }
    }
    let listed = shipped_library()
        .sources
        .into_iter()
        .map(|source| source.id);
    let idle: Vec<String> = listed.filter(|id| !cited.contains(id)).collect();
    assert!(idle.is_empty(), "nothing cites {idle:?}");
}

#[test]
fn every_number_has_its_unit_range_and_basis() {
    for path in data_files() {
        let value = read_json(&path);
        for at in pointers(&value) {
            let is_number = value.pointer(&at).is_some_and(Value::is_number);
            let mut keys = at.rsplit('/').filter(|key| key.parse::<usize>().is_err());
            let is_bare_allowed = keys.next().is_some_and(|key| BARE.contains(&key));
            assert!(
                !is_number || is_bare_allowed,
                "{}: bare number at {at}",
                path.display()
            );
        }
    }
}

#[test]
fn files_name_their_schema_for_editors() {
    let mut paths = data_files();
    paths.push(in_repository("assets/sources.json"));
    for path in paths {
        let value = read_json(&path);
        let schema = value["$schema"]
            .as_str()
            .unwrap_or_else(|| panic!("{}", path.display()));
        let target = path.parent().unwrap().join(schema);
        assert!(
            target.is_file(),
            "{}: no {schema} from there",
            path.display()
        );
    }
}

/// Every shipped file that holds numbers.
fn data_files() -> Vec<std::path::PathBuf> {
    let mut paths = files("assets/scenarios", "json");
    paths.extend(files("assets/model", "json"));
    paths
}

#[test]
fn every_figure_beside_the_measures_has_its_words() {
    let library = shipped_library();
    let ids: Vec<&str> = library.figures.iter().map(|figure| &*figure.id).collect();
    assert_eq!(ids, FIGURES);
}

/// The words about a legal minimum are what the guarantees of availability work out, for the longest
/// outage that the scenario knows.
#[test]
fn the_words_about_a_legal_minimum_hold() {
    let scenario = default_scenario();
    let lengths = scenario.variants.iter().map(|variant| {
        f64::from(variant.end.value.minutes()) - f64::from(variant.start.value.minutes())
    });
    let outage = Minutes::new(lengths.fold(0.0, f64::max)).unwrap();
    let share = Share::new(0.999).unwrap();
    let guarantee = |window| Guarantee { share, window };
    let holds = Window::ALL.map(|window| guarantee(window).holds(outage));
    assert_eq!(holds, [false, false, true], "day, month, year");
    let safeguards = read_json(&in_repository("assets/model/safeguards.json"));
    let mut all = safeguards["safeguards"].as_array().unwrap().iter();
    let minimum = all.find(|one| one["id"] == "minimum-availability").unwrap();
    let says = |place: &str, words: &str| {
        let text = minimum.pointer(place).unwrap().as_str().unwrap();
        assert!(text.contains(words), "{place}: {text}");
    };
    says(
        "/cannot_claim/en",
        "over a year, 99.9 per cent would not even have been broken; counted over a month, as here, it would",
    );
    says(
        "/cannot_claim/da",
        "over et år var 99,9 procent slet ikke brudt. Målt over en måned, som her, var det",
    );
    let number = |place: &str| minimum.pointer(place).unwrap().as_f64().unwrap();
    assert_eq!(number("/changes/0/to/value"), share.share());
    let days = number("/changes/1/to/value");
    assert_eq!(days * 1440.0, Window::Month.minutes());
    // The share asked for and the ends of its range, then the same share of a month of 30 days.
    let allowed = |share: f64, days: f64| format!("{:.2}", (1.0 - share) * days * 1440.0);
    let of_range = ["value", "low", "high"].map(|end| number(&format!("/changes/0/to/{end}")));
    let [central, most, least] = of_range.map(|share| allowed(share, days));
    let month_of_30 = allowed(share.share(), 30.0);
    let comma = |text: &str| text.replace('.', ",");
    says(
        "/changes/0/to/note/en",
        &format!("allows {central} minutes of {days} days. The range, {most} to {least} minutes,"),
    );
    says(
        "/changes/0/to/note/da",
        &format!(
            "giver {} minutter på {days} dage. Spændet, {} til {} minutter,",
            comma(&central),
            comma(&most),
            comma(&least)
        ),
    );
    says(
        "/changes/1/to/note/en",
        &format!("A month of 30 days would allow {month_of_30} minutes"),
    );
    says(
        "/changes/1/to/note/da",
        &format!(
            "En måned på 30 dage ville give {} minutter",
            comma(&month_of_30)
        ),
    );
}
