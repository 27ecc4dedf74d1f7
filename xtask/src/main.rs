//! The project's own commands: `cargo xtask serve | build | dev | test | bench | mutants`.
//!
//! This crate knows tools, processes and files. It must not know what the page shows or how the
//! model computes, and it has no dependency, so that a fresh clone's first command starts at once.

mod bench;
mod budgets;
mod chromium;
mod conformance;
mod costs;
mod drivers;
mod failure;
mod fingerprint;
mod hosts;
mod html;
mod http;
mod journeys;
mod lean;
mod mutants;
mod package;
mod packages;
mod process;
mod repo;
mod retold;
mod server;
mod simd;
mod site;
mod suites;
mod tally;
mod tools;
mod zip;

use std::{env, process::ExitCode, thread};

use crate::{
    failure::{Failure, Outcome},
    server::{Policy, Port},
};

/// Where the site is served when nobody asks for another port.
const DEFAULT_PORT: u16 = 8080;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Help,
    Build,
    Serve(u16),
    Develop(u16),
    Test(Vec<String>),
    Bench,
    Mutants(Vec<String>),
    Package,
    PackageTwice,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let wanted = match wanted(&arguments) {
        Ok(wanted) => wanted,
        Err(failure) => {
            eprintln!("xtask: {failure}\n\n{}", usage());
            return ExitCode::from(2);
        }
    };
    match perform(wanted) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the command line.
fn wanted(arguments: &[String]) -> Outcome<Wanted> {
    let Some((command, rest)) = arguments.split_first() else {
        return Err(Failure::new("no command given"));
    };
    if rest
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        return Ok(Wanted::Help);
    }
    match command.as_str() {
        "help" | "--help" | "-h" => Ok(Wanted::Help),
        "build" if rest.is_empty() => Ok(Wanted::Build),
        "serve" => port(rest).map(Wanted::Serve),
        "dev" => port(rest).map(Wanted::Develop),
        "test" => Ok(Wanted::Test(rest.to_vec())),
        "bench" if rest.is_empty() => Ok(Wanted::Bench),
        "mutants" => Ok(Wanted::Mutants(rest.to_vec())),
        "package" if rest.is_empty() => Ok(Wanted::Package),
        "package" if rest == ["--twice"] => Ok(Wanted::PackageTwice),
        "package" => Err(Failure::new("package takes --twice and nothing else")),
        "build" | "bench" => Err(Failure::new(format!("{command} takes no arguments"))),
        _ => Err(Failure::new(format!("there is no command {command}"))),
    }
}

/// Reads `--port N` or `--port=N`.
fn port(arguments: &[String]) -> Outcome<u16> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = match words.as_slice() {
        [] => return Ok(DEFAULT_PORT),
        ["--port", number] => number,
        [word] => word.strip_prefix("--port=").unwrap_or_default(),
        _ => "",
    };
    number
        .parse()
        .map_err(|_| Failure::new("the only argument is --port N with N from 0 to 65535"))
}

/// Does what is wanted; `Ok(false)` means that it ran and something failed.
fn perform(wanted: Wanted) -> Outcome<bool> {
    match wanted {
        Wanted::Help => println!("{}", usage()),
        Wanted::Build => site::build()?,
        Wanted::Serve(port) => serve(port)?,
        Wanted::Develop(port) => site::develop(Port::take(port)?)?,
        Wanted::Test(names) => return suites::run(&names),
        Wanted::Bench => return bench::run(),
        Wanted::Mutants(options) => return mutants::run(&options),
        Wanted::Package => println!("{}", package::make()?.zip.display()),
        Wanted::PackageTwice => return package::make_twice(),
    }
    Ok(true)
}

/// Builds the site when needed and serves it until the process is ended.
fn serve(port: u16) -> Outcome<()> {
    // First, so that a taken port is not found after minutes of building.
    let port = Port::take(port)?;
    site::build()?;
    let url = port.url()?;
    port.serve(&repo::dist(), Policy::Site)?;
    println!("{url}");
    process::say(&format!(
        "the site is served at {url} until you press Ctrl+C"
    ));
    loop {
        thread::park();
    }
}

/// Returns the usage text.
fn usage() -> String {
    let suites: Vec<String> = suites::SUITES
        .iter()
        .map(|suite| format!("                   {:<12} {}", suite.name, suite.about))
        .collect();
    format!(
        "Usage: cargo xtask <command>\n\n\
         \x20 serve [--port N]  install what is missing, build the site, serve dist/ on 127.0.0.1 \
         (port {DEFAULT_PORT})\n\
         \x20 build             the same without serving\n\
         \x20 dev [--port N]    build on every change and reload the page\n\
         \x20 test [suite...]   run all suites, or the named ones:\n{}\n\
         \x20 bench             time the simulation natively and in Chromium against its limits\n\
         \x20 mutants [option...] break the simulation on purpose and see whether its tests notice; \
         options such as --shard 1/8 go to cargo-mutants\n\
         \x20 package [--twice] build the site and pack it for any host; LOCKOUT_URL names its address; \
         twice: again from nothing, and compare\n\
         \x20 help              print this text\n\n\
         Tools are kept in $LOCKOUT_TOOLS, else in lockout/tools of the cache folder.",
        suites.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Wanted> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        wanted(&words)
    }

    #[test]
    fn commands_are_read() {
        assert_eq!(read("serve"), Ok(Wanted::Serve(DEFAULT_PORT)));
        assert_eq!(read("serve --port 9000"), Ok(Wanted::Serve(9000)));
        assert_eq!(read("dev --port=0"), Ok(Wanted::Develop(0)));
        assert_eq!(read("build"), Ok(Wanted::Build));
        assert_eq!(read("test --help"), Ok(Wanted::Help));
        assert_eq!(read("bench"), Ok(Wanted::Bench));
        assert_eq!(read("package"), Ok(Wanted::Package));
        assert_eq!(read("package --twice"), Ok(Wanted::PackageTwice));
        let shard = vec!["--shard".into(), "1/8".into()];
        assert_eq!(read("mutants --shard 1/8"), Ok(Wanted::Mutants(shard)));
        assert_eq!(
            read("test wasm native"),
            Ok(Wanted::Test(vec!["wasm".into(), "native".into()]))
        );
    }

    #[test]
    fn wrong_command_lines_are_refused() {
        for line in [
            "",
            "serv",
            "serve 9000",
            "serve --port",
            "serve --port 70000",
            "build now",
            "bench day",
            "package thrice",
        ] {
            assert!(read(line).is_err(), "{line:?}");
        }
    }

    #[test]
    fn a_taken_port_is_told_before_anything_is_built() {
        let taken = Port::take(0).unwrap();
        let number = taken.number().unwrap();
        for wanted in [Wanted::Serve(number), Wanted::Develop(number)] {
            let told = perform(wanted).unwrap_err().to_string();
            let place = format!("127.0.0.1:{number} ");
            assert!(
                told.contains(&place) && told.ends_with("with --port N"),
                "{told}"
            );
        }
    }

    /// `.ci/run` with only these programs, which do nothing, to be found.
    fn ci_run_with(programs: &[&str]) -> std::process::Output {
        let names = programs.join("-");
        let folder = env::temp_dir().join(format!("xtask-{}-ci-{names}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let dirname = process::find("dirname").unwrap();
        std::os::unix::fs::symlink(dirname, folder.join("dirname")).unwrap();
        for program in programs {
            let nothing = process::find("true").unwrap();
            std::os::unix::fs::symlink(nothing, folder.join(program)).unwrap();
        }
        let mut run = std::process::Command::new(process::find("bash").unwrap());
        run.arg(repo::root().join(".ci/run"));
        run.env("PATH", &folder).env("CARGO_HOME", &folder);
        let output = run.output().unwrap();
        std::fs::remove_dir_all(folder).unwrap();
        output
    }

    #[test]
    fn a_missing_tool_is_told_in_one_line() {
        let whole = ci_run_with(&["cargo", "cc"]);
        assert!(whole.status.success(), "{whole:?}");
        for (there, missing) in [("cc", "cargo"), ("cargo", "cc")] {
            let output = ci_run_with(&[there]);
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success());
            assert_eq!(told.lines().count(), 1, "{told}");
            assert!(
                told.starts_with(&format!("{missing} is missing: ")),
                "{told}"
            );
        }
    }

    #[test]
    fn the_usage_names_every_suite() {
        assert!(
            suites::SUITES
                .iter()
                .all(|suite| usage().contains(suite.name))
        );
    }
}
