//! How we know: every number of the data is a row, with its value, range, basis, source and note.
//!
//! The data are walked as JSON, so that a number that somebody adds is found wherever it is.

use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock};

use lockout::{
    app::{model::Model, route::Route, shared::Lasting},
    data::{LibraryTexts, bundle, load, load_library},
    domain::scenario::Scenario,
    i18n::{bundle::Texts, number},
    ids::Locale,
    present::evidence::{EvidenceView, numbers::NumberRow},
    ui::evidence::evidence,
};
use serde_json::{Value, json};

/// The words for each kind of knowledge, by its name in data.
const BASES: [(&str, [&str; 2]); 4] = [
    ("reported", ["reported", "omtalt"]),
    ("official", ["official", "officielt"]),
    ("derived", ["derived", "beregnet"]),
    ("assumed", ["assumption", "antagelse"]),
];

/// What is written in place of a note that the row above has.
const AS_ABOVE: [&str; 2] = ["As above.", "Som ovenfor."];

/// The files of the scenario: its own, then curves, behaviours and safeguards.
struct Data([Value; 4]);

/// A number of the data.
struct Found {
    /// The number as in the file.
    node: Value,
    /// Whether it is a minute of the day, which is shown as a time.
    is_minute: bool,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let scenario = bundle::default_scenario();
    let own = format!("assets/scenarios/{}.json", scenario.slug);
    let model =
        ["curves", "behaviour", "safeguards"].map(|name| format!("assets/model/{name}.json"));
    let [curves, behaviours, safeguards] = model.map(|path| json_of(&path));
    Data([json_of(&own), curves, behaviours, safeguards])
});

fn text_of(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn json_of(path: &str) -> Value {
    serde_json::from_str(&text_of(path)).unwrap()
}

impl Data {
    /// Reads the scenario.
    fn scenario(&self) -> Scenario {
        let [own, curves, behaviours, safeguards] = self.0.each_ref().map(Value::to_string);
        let library = load_library(LibraryTexts {
            curves: &curves,
            behaviours: &behaviours,
            safeguards: &safeguards,
            measures: &text_of("assets/model/measures.json"),
            sources: &text_of("assets/sources.json"),
        });
        load(&own, &library.unwrap()).unwrap()
    }

    /// Calls `visit` with each number of the scenario, and with whether it is a minute of the day.
    fn visit(&mut self, visit: &mut impl FnMut(&mut Value, bool)) {
        let mut names = BTreeSet::new();
        collect_texts(&self.0[0], &mut names);
        for (place, file) in self.0.iter_mut().enumerate() {
            // Of what scenarios share, what this one names.
            let is_named = |entry: &Value| names.contains(entry["id"].as_str().unwrap());
            let lists = file.as_object_mut().unwrap().values_mut();
            for list in lists {
                match list {
                    Value::Array(entries) if place > 0 => entries
                        .iter_mut()
                        .filter(|entry| is_named(entry))
                        .for_each(|entry| walk(entry, false, visit)),
                    other => walk(other, false, visit),
                }
            }
        }
    }

    /// Lists the numbers as they are.
    fn numbers(&mut self) -> Vec<Found> {
        let mut found = Vec::new();
        self.visit(&mut |node, is_minute| {
            let node = node.clone();
            found.push(Found { node, is_minute });
        });
        found
    }
}

fn collect_texts(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(texts.insert(text.clone())),
        Value::Array(entries) => entries.iter().for_each(|entry| collect_texts(entry, texts)),
        Value::Object(fields) => fields
            .values()
            .for_each(|field| collect_texts(field, texts)),
        _ => {}
    }
}

/// Finds what has a basis.
fn walk(value: &mut Value, is_minute: bool, visit: &mut impl FnMut(&mut Value, bool)) {
    if value.get("basis").is_some() {
        return visit(value, is_minute);
    }
    let input = value.get("input").and_then(Value::as_str);
    let is_minute = input.is_some_and(|input| input.ends_with("_minute"));
    match value {
        Value::Array(entries) => {
            entries
                .iter_mut()
                .for_each(|entry| walk(entry, false, visit));
        }
        Value::Object(fields) => {
            fields
                .values_mut()
                .for_each(|field| walk(field, is_minute, visit));
        }
        _ => {}
    }
}

fn view_of(scenario: &Lasting<Scenario>, locale: Locale) -> EvidenceView {
    let persona = None;
    let model = Model::start(*scenario, Route { locale, persona });
    EvidenceView::of(&model, Texts::new(locale))
}

/// Returns every row; where it says "as above", with the note that stands above.
fn rows(view: &EvidenceView, locale: Locale) -> Vec<NumberRow> {
    let mut rows: Vec<NumberRow> = Vec::new();
    let tables = [&view.numbers].into_iter().chain(&view.more_numbers);
    for row in tables
        .flat_map(|table| &table.parts)
        .flat_map(|part| &part.rows)
    {
        let mut row = row.clone();
        if row.note == AS_ABOVE[locale.index()] {
            row.note.clone_from(&rows.last().expect("a row above").note);
        }
        rows.push(row);
    }
    rows
}

/// Says whether a text gives an amount: the digits of a time, or the number within half a per cent.
fn tells(text: &str, amount: &Value, found: &Found, locale: Locale) -> bool {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    if let Some(time) = amount.as_str() {
        return digits(text) == digits(time);
    }
    let amount = amount.as_f64().expect("a number");
    if found.is_minute {
        return digits(text) == format!("{:02}{:02}", amount / 60.0, amount % 60.0);
    }
    let bare: f64 = number::bare_of(locale, text).parse().unwrap_or(f64::NAN);
    let says = |words: [&str; 2]| text.contains(words[locale.index()]);
    let factor = match found.node["unit"].as_str().unwrap() {
        "share" => 0.01,
        "minutes" if says(["day", "dag"]) => 1440.0,
        _ if says(["million", "mio."]) => 1e6,
        _ => 1.0,
    };
    (bare * factor - amount).abs() <= 0.005 * amount.abs()
}

/// Says whether a row gives value and range of a number.
fn shows(row: &NumberRow, found: &Found, locale: Locale) -> bool {
    let node = &found.node;
    if let Some(curve) = node.get("percent_of_day") {
        let hours: Vec<f64> = serde_json::from_value(curve.clone()).unwrap();
        let busiest = hours.iter().copied().fold(0.0, f64::max) / hours.iter().sum::<f64>();
        let written = number::percent(locale, busiest);
        return row.value == written && row.range.chars().all(|c| !c.is_ascii_digit() && c != '–');
    }
    let range = if node["low"] == node["high"] {
        row.range.chars().all(|c| !c.is_ascii_digit())
    } else {
        let (low, high) = row
            .range
            .split_once([" to ", " til "][locale.index()])
            .unwrap_or_default();
        tells(low, &node["low"], found, locale) && tells(high, &node["high"], found, locale)
    };
    range && tells(&row.value, &node["value"], found, locale)
}

fn assert_shown(row: &NumberRow, found: &Found, locale: Locale) {
    let node = &found.node;
    assert!(shows(row, found, locale), "{row:?} does not show {node}");
    let basis = BASES
        .iter()
        .find(|(name, _)| *name == node["basis"])
        .unwrap();
    assert_eq!(row.basis, basis.1[locale.index()], "{row:?}");
    let sources = json_of("assets/sources.json");
    let mut sources = sources["sources"].as_array().unwrap().iter();
    let source = sources.find(|source| source["id"] == node["source"]);
    let publisher = source.map(|source| source["publisher"].as_str().unwrap());
    assert_eq!(
        row.source.as_ref().map(|source| &*source.publisher),
        publisher,
        "{row:?}"
    );
}

/// Each number gets a note of its own; so none is one row with another, and none can hide behind one.
#[test]
fn every_number_of_the_data_is_shown_once() {
    let mut data = Data(DATA.0.clone());
    let mark = |count: usize| [format!("Mark {count}."), format!("Mærke {count}.")];
    let mut count = 0;
    data.visit(&mut |node, _| {
        let [en, da] = mark(count);
        node["note"] = json!({ "en": en, "da": da });
        count += 1;
    });
    let numbers = data.numbers();
    assert!(numbers.len() >= 170, "only {} found", numbers.len());
    let scenario = Lasting::new(data.scenario());
    for locale in Locale::ALL {
        let view = view_of(&scenario, locale);
        let (rows, html) = (rows(&view, locale), evidence(&view, locale).into_string());
        for (place, found) in numbers.iter().enumerate() {
            let note = &mark(place)[locale.index()];
            let mut shown = rows.iter().filter(|row| row.note == *note);
            let row = shown
                .next()
                .unwrap_or_else(|| panic!("no row of {}", found.node));
            assert_eq!(shown.next(), None, "twice");
            assert_shown(row, found, locale);
            assert!(
                html.contains(&format!(">{note}</span>")),
                "not on the page: {note}"
            );
        }
    }
}

/// As it is on the page, where one row may stand for several.
#[test]
fn every_number_of_the_page_is_as_in_the_data() {
    let numbers = Data(DATA.0.clone()).numbers();
    let scenario = Lasting::new(bundle::default_scenario());
    for locale in Locale::ALL {
        let rows = rows(&view_of(&scenario, locale), locale);
        for found in &numbers {
            let note = found.node["note"][locale.tag()].as_str().unwrap();
            let mut noted = rows.iter().filter(|row| row.note == note);
            let row = noted.find(|row| shows(row, found, locale));
            let row = row.unwrap_or_else(|| panic!("{locale:?}: no row of {}", found.node));
            assert_shown(row, found, locale);
        }
        for row in &rows {
            let is_told = [&row.label, &row.value, &row.range, &row.note];
            assert!(is_told.iter().all(|text| !text.is_empty()), "{row:?}");
        }
    }
}

/// What several have unchanged is one row, which names them.
#[test]
fn one_row_stands_for_all_that_have_the_same() {
    let scenario = Lasting::new(bundle::default_scenario());
    for locale in Locale::ALL {
        let view = view_of(&scenario, locale);
        let names: Vec<String> = rows(&view, locale).iter().map(NumberRow::name).collect();
        for persona in &scenario.personas {
            let person = persona.name.get(locale);
            for errand in &persona.errands {
                let title = errand.title.get(locale);
                // Up to the end of what is told of this person.
                let is_named = |name: &&String| {
                    let told = name
                        .split("; ")
                        .find(|told| told.contains(&format!("{person}: ")));
                    told.is_some_and(|told| told.contains(title))
                };
                assert_eq!(
                    names.iter().filter(is_named).count(),
                    1,
                    "{person}: {title}"
                );
            }
        }
        let call_length = ["Length of a call", "Hvor længe en samtale varer"][locale.index()];
        let has = |name: &str| names.iter().filter(|known| known.starts_with(name)).count();
        assert_eq!(has(call_length), 1, "all lines have the same");
        assert!(names.iter().any(|name| name == call_length), "{names:?}");
    }
}
