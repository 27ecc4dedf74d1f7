//! The three forms of output have the same content, and stay as they are.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{SHIPPED, said};
use crate::golden;

/// A call that fills every table.
const EVERYTHING: [&str; 9] = [
    "simulate",
    SHIPPED,
    "--safeguard",
    "in-person",
    "--safeguard",
    "pacing:0.5",
    "--draws",
    "16",
    "--example",
];

/// Reads CSV as programs would: each table with its header, and its rows as objects.
fn tables(csv: &str) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(csv.as_bytes());
    let mut tables: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    let mut header: Vec<String> = Vec::new();
    for record in reader.records() {
        let cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        if cells[0] == "table" {
            header = cells;
            continue;
        }
        assert_eq!(cells.len(), header.len(), "{cells:?} below {header:?}");
        let row = header.iter().cloned().zip(cells.iter().cloned()).skip(1);
        tables
            .entry(cells[0].clone())
            .or_default()
            .push(row.collect());
    }
    tables
}

/// Returns whether a cell of CSV is a value of JSON.
fn is_same(cell: &str, value: &Value) -> bool {
    match value {
        Value::Null => cell.is_empty(),
        Value::Number(number) => cell.parse().ok() == number.as_f64(),
        Value::String(text) => cell == text,
        _ => false,
    }
}

#[test]
fn csv_and_json_say_the_same() {
    for call in [&EVERYTHING[..], &["sensitivity", SHIPPED, "--draws", "16"]] {
        let json: Value =
            serde_json::from_str(&said(&[call, &["--format", "json"]].concat())).unwrap();
        let csv = tables(&said(&[call, &["--format", "csv"]].concat()));
        assert_eq!(json["version"], 1);
        let lists = json
            .as_object()
            .unwrap()
            .iter()
            .filter(|(name, value)| value.is_array() && *name != "cautions");
        let mut seen = 0;
        for (name, rows) in lists {
            let rows = rows.as_array().unwrap();
            assert_eq!(rows.len(), csv[name].len(), "{name}");
            assert!(!rows.is_empty(), "{name}");
            for (row, cells) in rows.iter().zip(&csv[name]) {
                assert_eq!(row.as_object().unwrap().len(), cells.len(), "{name}");
                for (column, cell) in cells {
                    assert!(
                        is_same(cell, &row[column]),
                        "{name}/{column}: {cell} {}",
                        row[column]
                    );
                    seen += 1;
                }
            }
        }
        assert!(seen > 100, "{seen} cells");
        for fact in &csv["about"] {
            let value = &json["about"][&fact["name"]];
            assert!(is_same(&fact["value"], value), "{fact:?}");
        }
        let cautions = json["cautions"].as_array().unwrap();
        assert_eq!(cautions.len(), csv["cautions"].len());
    }
}

#[test]
fn one_table_alone_is_plain_csv() {
    let csv = said(&["simulate", SHIPPED, "--format", "csv", "--only", "hours"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let wanted = [
        "table",
        "hour",
        "service",
        "persona",
        "wanted",
        "done_by_login",
        "done_by_alternative",
        "done_by_phone",
        "done_by_counter",
        "done_by_code",
        "gave_up",
        "retrying",
        "on_phone",
        "at_desk",
        "tries",
        "calls",
        "hung_up",
        "wait_minutes",
    ];
    assert_eq!(header.iter().collect::<Vec<_>>(), wanted);
    // Nine services that people log in to, four personas and everyone else, eighteen hours.
    assert_eq!(reader.records().map(Result::unwrap).count(), 9 * 5 * 18);
}

#[test]
fn hours_add_up() {
    let json: Value = serde_json::from_str(&said(&[
        "simulate",
        SHIPPED,
        "--format",
        "json",
        "--safeguard",
        "bypass-codes",
        "--safeguard",
        "in-person",
        "--safeguard",
        "parallel-login",
    ]))
    .unwrap();
    let mut open: BTreeMap<(String, String), f64> = BTreeMap::new();
    for row in json["hours"].as_array().unwrap() {
        let number = |name: &str| row[name].as_f64().unwrap();
        let key = |name: &str| row[name].as_str().unwrap().to_owned();
        let left = [
            "done_by_login",
            "done_by_alternative",
            "done_by_phone",
            "done_by_counter",
            "done_by_code",
            "gave_up",
        ];
        let open = open.entry((key("service"), key("persona"))).or_default();
        *open += number("wanted") - left.iter().map(|name| number(name)).sum::<f64>();
        let stocks = number("retrying") + number("on_phone") + number("at_desk");
        assert!(
            (*open - stocks).abs() < 1e-6 * (1.0 + stocks),
            "{row}: {open}"
        );
    }
    assert_eq!(open.len(), 9 * 5);
}

#[test]
fn equal_calls_give_equal_bytes() {
    for format in ["table", "csv", "json"] {
        let call = [&EVERYTHING[..], &["--format", format]].concat();
        assert_eq!(said(&call), said(&call));
    }
    let seeded = |seed| {
        said(&[
            "simulate", SHIPPED, "--draws", "16", "--only", "draws", "--seed", seed,
        ])
    };
    assert_ne!(seeded("1"), seeded("2"));
}

#[test]
fn text_for_people_is_as_it_was() {
    let mut all = String::new();
    for call in [
        &["--help"][..],
        &["check", "--help"],
        &["simulate", "--help"],
        &["sensitivity", "--help"],
        &["check", SHIPPED, "assets/model/curves.json"],
    ] {
        all.push_str(&shown(call, usize::MAX));
    }
    golden::compare("cli/help.txt", &all);
}

#[test]
fn results_are_as_they_were() {
    let mut day = shown(&["simulate", SHIPPED, "--variant", "two-hours"], 40);
    for table in [
        "errands",
        "offices",
        "groups",
        "measures",
        "guarantees",
        "recovery",
    ] {
        day.push_str(&shown(&["simulate", SHIPPED, "--only", table], usize::MAX));
    }
    let example = ["simulate", SHIPPED, "--example", "--only", "example"];
    day.push_str(&shown(&example, usize::MAX));
    golden::compare("cli/simulate.txt", &day);
    let mut draws = String::new();
    for table in ["lines", "groups", "measures", "recovery", "draws", "bands"] {
        let call = [&EVERYTHING[..], &["--only", table]].concat();
        draws.push_str(&shown(&call, usize::MAX));
    }
    golden::compare("cli/draws.txt", &draws);
    let ranks = shown(&["sensitivity", SHIPPED, "--draws", "64"], usize::MAX);
    golden::compare("cli/sensitivity.txt", &ranks);
}

#[test]
fn lines_and_offices_add_up() {
    let json: Value = serde_json::from_str(&said(&[
        "simulate",
        SHIPPED,
        "--format",
        "json",
        "--safeguard",
        "in-person",
        "--safeguard",
        "bypass-codes",
    ]))
    .unwrap();
    let rows = json["lines"].as_array().unwrap();
    let sum = |line: &str, column: &str| -> f64 {
        let of_line = rows.iter().filter(|row| row["line"] == line);
        of_line.map(|row| row[column].as_f64().unwrap()).sum()
    };
    let last = |line: &str| {
        let mut of_line = rows.iter().filter(|row| row["line"] == line);
        of_line.next_back().unwrap()["waiting"].as_f64().unwrap()
    };
    let mut names: Vec<&str> = rows
        .iter()
        .map(|row| row["line"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert!(
        names.contains(&"counters") && names.contains(&"code desk"),
        "{names:?}"
    );
    for line in names {
        let calls = sum(line, "calls");
        let away = sum(line, "answered") + sum(line, "hung_up") + last(line);
        assert!(
            calls > 0.0 && away <= calls * (1.0 + 1e-6),
            "{line}: {away} of {calls}"
        );
    }
    for office in json["offices"].as_array().unwrap() {
        let number = |name: &str| office[name].as_f64().unwrap();
        assert!(
            number("agents_per_office") >= 1.0 && number("offices") >= 1.0,
            "{office}"
        );
        let is_rush = number("load") >= 1.2;
        assert!(!is_rush || office["from"] == "whole line", "{office}");
    }
}

/// Returns a call and the first lines of what it says, as in a session.
fn shown(call: &[&str], lines: usize) -> String {
    let said = said(call);
    let shown: Vec<&str> = said.lines().take(lines).collect();
    format!("$ lockout {}\n{}\n\n", call.join(" "), shown.join("\n"))
}
