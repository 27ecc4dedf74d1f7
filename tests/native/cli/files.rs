//! Files that are wrong in every way end in one clear line, and in an exit code.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::PathBuf,
    process::Stdio,
};

use serde_json::Value;

use super::{SHIPPED, call, refused, run, said, text};

/// The commands that read a scenario, with something that makes them quick.
const READERS: [&[&str]; 2] = [&["simulate"], &["sensitivity", "--draws", "16"]];

/// Writes a file for this test; returns its path.
fn file(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn shipped() -> Value {
    serde_json::from_str(&shipped_text()).unwrap()
}

fn shipped_text() -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(SHIPPED)).unwrap()
}

/// Checks that every command refuses a file with one line that ends so.
fn refuse(path: &str, code: i32, reason: &str) {
    let line = format!("{path}: {reason}");
    for reader in READERS {
        let arguments = [reader, &[path]].concat();
        assert_eq!(refused(&arguments, code), [line.as_str()], "{reader:?}");
    }
    let check = run(&["check", path]);
    assert_eq!(check.status.code(), Some(code), "{path}");
    assert_eq!(text(&check.stdout).lines().next(), Some(line.as_str()));
    assert_eq!(text(&check.stderr), "");
}

#[test]
fn what_cannot_be_read_is_code_2() {
    refuse("no/such/file.json", 2, "there is no such file");
    refuse("assets", 2, "is a folder, not a file");
    let bytes = file("not-utf-8.json", b"{\"format\": 1, \"id\": \"\xff\"}");
    refuse(
        &bytes,
        2,
        "is not UTF-8: the byte at place 21 fits no letter",
    );
    let large = file("large.json", b"");
    File::options()
        .write(true)
        .open(&large)
        .unwrap()
        .set_len(100_000_000)
        .unwrap();
    refuse(
        &large,
        2,
        "has 100000000 bytes; at most 20000000 bytes (20 MB) are read",
    );
    fs::remove_file(&large).unwrap();
}

#[test]
fn what_is_no_scenario_is_code_1() {
    let cases: [(&str, &str, &str); 5] = [
        (
            "empty.json",
            "",
            "whole file: not JSON at line 1, column 0: EOF while parsing a value",
        ),
        (
            "deep.json",
            &("[".repeat(100_000) + &"]".repeat(100_000)),
            "whole file: not JSON at line 1, column 128: recursion limit exceeded",
        ),
        (
            "nan.json",
            "{\"format\": NaN}",
            "whole file: not JSON at line 1, column 12: expected value",
        ),
        (
            "infinite.json",
            "{\"format\": 1e999}",
            "whole file: not JSON at line 1, column 16: number out of range",
        ),
        (
            "cut-off.json",
            "{\"format\": 1",
            "whole file: not JSON at line 1, column 12: EOF while parsing an object",
        ),
    ];
    for (name, content, reason) in cases {
        refuse(&file(name, content.as_bytes()), 1, reason);
    }
    let other = file("other.json", b"{\"name\": \"lockout\", \"version\": 1}");
    let found = text(&run(&["check", &other]).stdout);
    assert!(
        found.contains("neither a scenario nor a file that scenarios share"),
        "{found}"
    );
}

#[test]
fn every_problem_has_its_line_and_its_place() {
    let mut scenario = shipped();
    scenario["channels"][0]["agents"]["high"] = 1e308.into();
    scenario["channels"][0]["call_minutes"]["low"] = 0.into();
    scenario["services"][0]["phone"] = "no-such-phone".into();
    let path = file("three-problems.json", scenario.to_string().as_bytes());
    let wrong = [
        "/channels/0/agents/high: found 1e308, which is not an amount of at most 1000000000000",
        "/channels/0/call_minutes/low: found 0, which is not above zero",
        "/services/0/phone: found \"no-such-phone\"",
    ];
    let found = text(&run(&["check", &path]).stdout);
    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(lines.len(), 4, "{found}");
    for (line, wrong) in lines.iter().zip(wrong) {
        assert!(line.starts_with(&format!("{path}: {wrong}")), "{line}");
    }
    assert_eq!(lines[3], format!("{path}: 3 problems"));
    assert_eq!(refused(&["simulate", &path], 1).len(), 3);
}

#[test]
fn a_file_of_nothing_but_faults_is_one_fault() {
    let mut scenario = shipped();
    scenario["services"] = vec![serde_json::json!({}); 500_000].into();
    let path = file("faults.json", scenario.to_string().as_bytes());
    let lines = refused(&["simulate", &path], 1);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].ends_with("values; at most 100000 are read"),
        "{lines:?}"
    );
}

#[test]
fn the_worst_of_several_files_counts() {
    let invalid = file("invalid.json", b"{\"services\": []}");
    let code = |files: &[&str]| run(&[&["check"], files].concat()).status.code();
    assert_eq!(code(&[SHIPPED, "assets/sources.json"]), Some(0));
    assert_eq!(code(&[&invalid, SHIPPED]), Some(1));
    assert_eq!(code(&["no-such-file", &invalid, SHIPPED]), Some(2));
    assert_eq!(code(&[]), Some(2));
}

#[test]
fn a_line_is_one_line_whatever_the_file_says() {
    let mut scenario = shipped();
    scenario["services"][0]["phone"] = ("\u{1b}[2J\n".to_owned() + &"x".repeat(100_000)).into();
    let path = file("steering.json", scenario.to_string().as_bytes());
    let found = text(&run(&["check", &path]).stdout);
    assert_eq!(found.lines().count(), 2, "{found}");
    assert!(found.len() < 2000 && !found.contains('\u{1b}'), "{found}");
}

#[test]
fn expressions_as_deep_as_they_may_be_are_read() {
    let mut scenario = shipped();
    let mut needs = serde_json::json!({"part": "mitid-core"});
    needs["part"] = scenario["gate"]["component"].clone();
    for depth in 0..50 {
        needs = if depth % 2 == 0 {
            serde_json::json!({"all": [needs]})
        } else {
            serde_json::json!({"any": [needs]})
        };
    }
    scenario["services"][0]["routes"][0]["needs"] = needs.clone();
    let path = file("deep-needs.json", scenario.to_string().as_bytes());
    assert!(said(&["check", &path]).contains("valid"));
    said(&["simulate", &path, "--only", "measures"]);
    // Deeper than the reader of JSON goes.
    for _ in 0..20 {
        needs = serde_json::json!({"all": [needs]});
    }
    scenario["services"][0]["routes"][0]["needs"] = needs;
    let path = file("too-deep-needs.json", scenario.to_string().as_bytes());
    assert!(refused(&["simulate", &path], 1)[0].contains("recursion limit exceeded"));
}

#[test]
fn the_standard_input_is_a_file_too() {
    let mut command = call(&["check", "-"]);
    command.stdin(File::open(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(SHIPPED)).unwrap());
    assert_eq!(
        text(&command.output().unwrap().stdout),
        "-: valid (scenario)\n"
    );
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let mut program = call(&["simulate", SHIPPED, "--format", "csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    let mut output = BufReader::with_capacity(16, program.stdout.take().unwrap());
    output.read_line(&mut first).unwrap();
    drop(output);
    assert_eq!(first, "table,name,value\n");
    let ended = program.wait_with_output().unwrap();
    assert_eq!(
        (ended.status.code(), text(&ended.stderr)),
        (Some(0), String::new())
    );
}

#[test]
fn nobody_who_hears_why_is_no_reason_to_panic() {
    let calls: [(&[&str], i32); 4] = [
        (&["simulate", "no/such/file.json"], 2),
        (&["simulate", SHIPPED, "--no-such-option"], 2),
        (&["simulate", "assets/sources.json"], 1),
        (&["check", "no/such/file.json"], 2),
    ];
    for (arguments, code) in calls {
        let (heard, says) = std::io::pipe().unwrap();
        drop(heard);
        let ended = call(arguments).stderr(says).output().unwrap();
        assert_eq!(ended.status.code(), Some(code), "{arguments:?}");
    }
}
