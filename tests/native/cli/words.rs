//! What a call may say: wrong words end with code 2 and a line that names what would be right.

use super::{SHIPPED, refused, run, said, text};

#[test]
fn unknown_names_are_told_with_the_known_ones() {
    let line = |arguments: &[&str]| {
        let lines = refused(arguments, 2);
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines[0].clone()
    };
    let safeguard = line(&["simulate", SHIPPED, "--safeguard", "pancing"]);
    assert_eq!(
        safeguard,
        "--safeguard: found \"pancing\", which is not a safeguard of the scenario; known: \
         parallel-login, bypass-codes, in-person, minimum-availability, longer-deadlines, \
         more-agents, pacing, clear-status"
    );
    let variant = line(&["simulate", SHIPPED, "--variant", "six-hours"]);
    assert!(
        variant.ends_with("known: five-hours, two-hours"),
        "{variant}"
    );
    let metric = line(&["sensitivity", SHIPPED, "--metric", "sadness"]);
    assert!(
        metric.contains("known: unmet-hours, not-done-share,"),
        "{metric}"
    );
    let harm = line(&["sensitivity", SHIPPED, "--metric", "harm"]);
    assert!(harm.contains("choose another measure"), "{harm}");
}

#[test]
fn a_table_that_was_not_asked_for_is_told_with_what_it_takes() {
    for (table, needed) in [("example", "--example"), ("draws", "--draws")] {
        let lines = refused(&["simulate", SHIPPED, "--only", table], 2);
        let line = format!("--only: found {table:?}, which needs {needed}");
        assert_eq!(lines, [line]);
    }
}

#[test]
fn calls_that_make_no_sense_are_refused() {
    for arguments in [
        &["simulate", SHIPPED, "--safeguard", "pacing:1.5"][..],
        &["simulate", SHIPPED, "--safeguard", "pacing:NaN"],
        &[
            "simulate",
            SHIPPED,
            "--safeguard",
            "pacing",
            "--safeguard",
            "pacing:0.5",
        ],
        &["simulate", SHIPPED, "--outage", "9-11"],
        &["simulate", SHIPPED, "--outage", "11:00-09:00"],
        &["simulate", SHIPPED, "--outage", "05:00-09:00"],
        &[
            "simulate",
            SHIPPED,
            "--outage",
            "09:00-11:00",
            "--variant",
            "two-hours",
        ],
        &["simulate", SHIPPED, "--mode", "people"],
        &["simulate", SHIPPED, "--draws", "15"],
        &["simulate", SHIPPED, "--draws", "65537"],
        &["simulate", SHIPPED, "--seed", "-1"],
        &["simulate", SHIPPED, "--format", "xml"],
        &["simulate", SHIPPED, "--only", "bands"],
        &["simulate", SHIPPED, "--only", "weeks"],
        &["simulate"],
        &["sensitivity", SHIPPED, "--draws", "0"],
        &["explain", SHIPPED],
        &[],
    ] {
        assert!(!refused(arguments, 2).is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_output() {
    let version = concat!("lockout ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(said(&["--version"]), version);
    for command in ["check", "simulate", "sensitivity"] {
        let help = said(&[command, "--help"]);
        assert!(
            help.contains(&format!("Examples:\n  lockout {command} ")),
            "{help}"
        );
    }
}

#[test]
fn choices_reach_the_report() {
    let about =
        |arguments: &[&str]| said(&[&["simulate", SHIPPED, "--only", "about"], arguments].concat());
    let usual = about(&[]);
    for line in [
        "outage      09:00-14:00",
        "mode        person",
        "safeguards  none",
    ] {
        assert!(usual.contains(line), "{usual}");
    }
    let chosen = about(&[
        "--variant",
        "two-hours",
        "--mode",
        "attempt",
        "--safeguard",
        "more-agents:0.25",
        "--safeguard",
        "pacing",
    ]);
    for line in [
        "outage      09:00-11:00",
        "mode        attempt",
        "safeguards  more-agents:0.25 pacing:1",
    ] {
        assert!(chosen.contains(line), "{chosen}");
    }
    assert!(about(&["--outage", "10:15-10:45"]).contains("outage      10:15-10:45"));
}

#[test]
fn nothing_but_refusals_goes_to_the_standard_error() {
    // No bar: it is no terminal.
    let drawn = run(&["simulate", SHIPPED, "--draws", "32", "--only", "bands"]);
    assert_eq!(text(&drawn.stderr), "");
    let ranked = run(&["sensitivity", SHIPPED, "--draws", "16"]);
    assert_eq!(text(&ranked.stderr), "");
}
