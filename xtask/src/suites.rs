//! Runs the test suites, shows their output as it comes, and counts what passed and failed.

use std::{
    io::{self, Write},
    process::{Command, ExitStatus, Stdio},
    time::Instant,
};

use crate::{
    budgets::{self, Check},
    chromium, conformance, costs,
    failure::{Failure, Outcome},
    hosts, journeys, packages, process, repo,
    retold::Retold,
    simd, site,
    tally::Tally,
    tools::{self, WASM_TARGET},
};

/// A suite: its name on the command line, what it checks, and how it runs.
pub(crate) struct Suite {
    /// The name on the command line.
    pub(crate) name: &'static str,
    /// What it checks, for the usage text.
    pub(crate) about: &'static str,
    run: fn() -> Outcome<Tally>,
}

/// Every suite, quick ones first; what needs the built site comes after its build.
pub(crate) const SUITES: [Suite; 11] = [
    Suite {
        name: "format",
        about: "rustfmt agrees with every file",
        run: format,
    },
    Suite {
        name: "clippy",
        about: "no warning in the native code and the tests",
        run: clippy,
    },
    Suite {
        name: "clippy-wasm",
        about: "no warning in the browser code",
        run: clippy_wasm,
    },
    Suite {
        name: "native",
        about: "units, data, laws, goldens, tidiness, examples",
        run: native,
    },
    Suite {
        name: "release",
        about: "digests, reference tables and laws in the profile that readers get",
        run: release,
    },
    Suite {
        name: "site",
        about: "the release site builds, and what makes it small works",
        run: built_site,
    },
    Suite {
        name: "budgets",
        about: "bytes, requests and policy of the built files",
        run: budgets,
    },
    Suite {
        name: "html",
        about: "the Nu HTML checker on every page",
        run: html,
    },
    Suite {
        name: "package",
        about: "made twice, served by nginx, Apache and Caddy from a sub-folder, embedded by WordPress",
        run: package,
    },
    Suite {
        name: "wasm",
        about: "hydration and digests in Chromium",
        run: wasm,
    },
    Suite {
        name: "browser",
        about: "journeys in Chromium, Firefox and WebKitGTK",
        run: journeys::all,
    },
];

/// Runs the named suites, or all of them, and prints the closing line.
///
/// # Errors
/// When a name is not a suite's. Failed tests are no error: the result says whether all passed.
pub(crate) fn run(names: &[String]) -> Outcome<bool> {
    if let Some(unknown) = names
        .iter()
        .find(|name| SUITES.iter().all(|suite| suite.name != **name))
    {
        let known = SUITES.map(|suite| suite.name).join(", ");
        return Err(Failure::new(format!(
            "no suite is named {unknown}; the suites are {known}"
        )));
    }
    let mut total = Tally::default();
    let mut summary = Vec::new();
    for suite in SUITES {
        if !names.is_empty() && !names.iter().any(|name| name == suite.name) {
            continue;
        }
        say_heading(&format!("{}: {}", suite.name, suite.about));
        let start = Instant::now();
        let tally = (suite.run)().unwrap_or_else(|failure| {
            // The suite could not run: that is one failed test, and the others still tell more.
            eprintln!("xtask: {failure}");
            Tally {
                told: vec![failure.to_string()],
                ..Tally::one(false)
            }
        });
        let line = summary_line(suite.name, &tally, start.elapsed().as_secs_f64());
        println!("{line}");
        summary.push(line);
        total += tally;
    }
    if !total.told.is_empty() {
        say_heading("told again: what failed, and what was made once more");
        println!("{}", total.told.join("\n"));
    }
    say_heading("summary");
    println!("{}", summary.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(total.failed == 0)
}

/// Words one suite's result.
fn summary_line(name: &str, tally: &Tally, seconds: f64) -> String {
    let Tally {
        passed,
        failed,
        ignored,
        ..
    } = tally;
    let left_out = if *ignored == 0 {
        String::new()
    } else {
        format!(", {ignored} left out")
    };
    format!("{name}: {passed} passed, {failed} failed{left_out} in {seconds:.1} s")
}

/// Prints a heading among the output of the suites, on the stream that they print to.
fn say_heading(text: &str) {
    println!("\n=== {text}");
    let _ = io::stdout().flush();
}

fn format() -> Outcome<Tally> {
    let mut command = process::cargo();
    command.args(["fmt", "--all", "--check"]);
    one_check(&mut command)
}

fn clippy() -> Outcome<Tally> {
    let mut command = process::cargo();
    command.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    one_check(&mut command)
}

fn clippy_wasm() -> Outcome<Tally> {
    tools::wasm_target()?;
    let mut command = process::cargo();
    command.args([
        "clippy",
        "--target",
        WASM_TARGET,
        "--lib",
        "--bin",
        "app",
        "--test",
        "wasm",
        "--test",
        "bench",
    ]);
    command.args(["--", "-D", "warnings"]);
    one_check(&mut command)
}

/// Cases tried per law where the program checks itself on the way; the release suite tries all of them,
/// in less than half of the time for each.
const CHECKED_LAW_CASES: &str = "16";

/// Everything that runs without a browser: the unit tests, `tests/native` and the examples.
fn native() -> Outcome<Tally> {
    let mut units = process::cargo();
    units.env("LOCKOUT_LAW_CASES", CHECKED_LAW_CASES).args([
        "test",
        "--workspace",
        "--no-fail-fast",
        "--lib",
        "--bins",
        "--test",
        "native",
    ]);
    let mut tally = counted(&mut units)?;
    let mut examples = process::cargo();
    examples.args(["test", "--doc"]);
    tally += counted(&mut examples)?;
    Ok(tally)
}

/// What must come to the same bits in every profile, and what holds for every day.
fn release() -> Outcome<Tally> {
    let mut command = process::cargo();
    command.args(["test", "--release", "--no-fail-fast", "--test", "native"]);
    counted(command.args(["--", "agree", "oracle", "laws"]))
}

fn built_site() -> Outcome<Tally> {
    site::build()?;
    let mut scripts = Command::new("node");
    scripts
        .current_dir(repo::root())
        .args(["--test", "xtask/node/"]);
    let mut tally = Tally::one(true);
    tally += one_check(&mut scripts)?;
    Ok(tally)
}

fn budgets() -> Outcome<Tally> {
    site::build()?;
    let mut checks = budgets::check()?;
    checks.extend(costs::check()?);
    Ok(printed(&checks))
}

fn html() -> Outcome<Tally> {
    site::build()?;
    packages::java()?;
    packages::browser_test_packages()?;
    Ok(printed(&conformance::check(&repo::dist())?))
}

fn package() -> Outcome<Tally> {
    Ok(printed(&hosts::check()?))
}

/// Prints each check and counts.
fn printed(checks: &[Check]) -> Tally {
    let mut tally = Tally::default();
    for Check { line, is_met } in checks {
        let told = format!("{} {line}", if *is_met { "ok    " } else { "FAILED" });
        println!("{told}");
        tally += Tally::one(*is_met);
        tally.told.extend((!is_met).then_some(told));
    }
    tally
}

/// The tests that run inside a page, in Chromium; that the simulation comes to the same bits also in
/// a build that is optimised and uses SIMD, as that of most readers; theirs has a smaller library.
fn wasm() -> Outcome<Tally> {
    let mut tally = counted(&mut chromium::tests("wasm")?)?;
    let mut loaded = chromium::tests("wasm")?;
    simd::switch_on(&mut loaded);
    loaded.args(["--release", "--", "agree"]);
    tally += counted(&mut loaded)?;
    Ok(tally)
}

/// Runs a command that is one check: it passes when the command succeeds.
fn one_check(command: &mut Command) -> Outcome<Tally> {
    let name = process::name_of(command);
    let status = command.stdin(Stdio::null()).status();
    let status = status.map_err(|error| cannot_start(&name, &error))?;
    Ok(Tally::one(status.success()))
}

/// Runs a command that prints test results, shows its output as it comes, and counts.
///
/// # Errors
/// When it cannot start or is lost.
pub(crate) fn counted(command: &mut Command) -> Outcome<Tally> {
    let (mut tally, mut retold) = (Tally::default(), Retold::default());
    let status = process::watched(command, |line| {
        take_in(&mut tally, line);
        retold.take_in(line);
    })?;
    tally.told = retold.into_lines();
    let failed = tally.failed;
    tally = tally.closed(status.success());
    if tally.failed != failed {
        // One failed test more than any line of the output tells.
        let end = unexpected_end(&process::name_of(command), status);
        process::say(&end);
        tally.told.push(end);
    }
    Ok(tally)
}

/// Words the end of a program that tells more than its counts, such as a crash.
fn unexpected_end(name: &str, status: ExitStatus) -> String {
    if status.success() {
        format!("{name} ran no test, which counts as one failed test")
    } else {
        format!("{name} ended by {status} without a failed test, which counts as one")
    }
}

/// Adds what a line of output says of a program's tests, if anything.
fn take_in(tally: &mut Tally, line: &str) {
    *tally += Tally::from_line(line).unwrap_or_default();
}

fn cannot_start(name: &str, error: &io::Error) -> Failure {
    process::cannot_start(name, error, "install Rust from https://rustup.rs")
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt;

    use super::*;

    #[test]
    fn an_unknown_suite_is_refused_with_the_known_names() {
        let failure = run(&["nativ".to_owned()]).unwrap_err().to_string();
        assert!(
            failure.contains("nativ;") && failure.contains("format, clippy"),
            "{failure}"
        );
    }

    #[test]
    fn a_suite_is_summed_up_in_a_line() {
        let tally = Tally {
            passed: 3,
            failed: 1,
            ignored: 1,
            told: Vec::new(),
        };
        assert_eq!(
            summary_line("x", &tally, 1.0),
            "x: 3 passed, 1 failed, 1 left out in 1.0 s"
        );
    }

    #[test]
    fn output_of_several_programs_is_counted_together() {
        let output = "test result: ok. 2 passed; 0 failed; 0 ignored\nother\n\
                      test result: FAILED. 1 passed; 1 failed; 1 ignored";
        let mut tally = Tally::default();
        output.lines().for_each(|line| take_in(&mut tally, line));
        let expected = Tally {
            passed: 3,
            failed: 1,
            ignored: 1,
            told: Vec::new(),
        };
        assert_eq!(tally, expected);
    }

    #[test]
    fn a_program_that_dies_counts_as_failed() {
        let dead = counted(&mut Command::new("false")).unwrap();
        assert_eq!((dead.passed, dead.failed), (0, 1));
        assert!(dead.told[0].starts_with("false ended by "), "{dead:?}");
        assert!(counted(&mut Command::new("no-such-program")).is_err());
    }

    #[test]
    fn an_unexpected_end_is_told_in_one_line() {
        let told = |raw: i32| unexpected_end("cargo", ExitStatus::from_raw(raw));
        assert!(told(101 << 8).starts_with("cargo ended by exit status: 101 "));
        assert!(
            told(9).starts_with("cargo ended by signal: 9 "),
            "{}",
            told(9)
        );
        assert_eq!(told(0).lines().count(), 1);
        assert!(told(0).starts_with("cargo ran no test"));
    }
}
