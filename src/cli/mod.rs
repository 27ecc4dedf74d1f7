//! The command line: files in, tables out. It works out nothing that the page could not show.
//!
//! `lockout check` says whether files are valid, `lockout simulate` runs one day or many, and
//! `lockout sensitivity` says which inputs matter. `--help` has the options and examples.
//!
//! # Output
//!
//! Results go to the standard output, one report per call, in one of three forms with the same
//! content. Equal calls give equal bytes. Within version 1 a table never loses a column, and columns
//! keep their order and meaning; new ones are added at the end.
//!
//! - `table`: aligned text for people. Amounts of one run have three significant figures, ranges and
//!   measures two. Rows in which nothing happened and columns without any value are left out.
//! - `csv`: every table below the other, each with its own header, in which the first column is called
//!   `table`; below it that column names the table. Quoted as RFC 4180 asks, lines end in a line feed.
//!   `--only hours` gives one table alone, for programs that expect one header.
//! - `json`: one object with `format`, `version`, `about`, then a list of objects for each table, and
//!   `cautions`. A number that is infinite or undefined is `null`, in CSV it is empty.
//!
//! # Tables
//!
//! | Table | A row is | Columns worth a word |
//! |---|---|---|
//! | `about` | a fact about the call | `digest` changes with any bit of the run |
//! | `hours` | an hour, a service and a persona; `rest` is everyone whom no persona stands for | `wanted`, `done_by_*`, `gave_up` and `tries` are tasks during the hour; `retrying`, `on_phone` and `at_desk` are tasks at its end; `calls` and `hung_up` are theirs during the hour, those of others are in `lines` only; `wait_minutes` is that of the service's line |
//! | `errands` | an errand of a persona | `outcome` is what happens to most of 100 people in this situation by the deadline, or by the end of the horizon; `weight` times `severity`, summed over all rows, is the measure `harm` |
//! | `lines` | an hour and a line: a phone, the counters, the code desk | `calls`, `answered` and `hung_up` are during the hour, the others at its end; `wait_minutes` is empty while the line is closed, and where a small office waits longer: see `offices` |
//! | `offices` | an hour and a phone line that is open in its middle | `load` is calls over calls that can be answered; `wait_minutes` and `hang_up_share` are `from` one office of so many agents, or from the whole line where that is overloaded |
//! | `groups` | the people whom a persona stands for, or everyone else | `on_time_share` is within the grace time |
//! | `measures` | a measure, by the id of its definition | `baseline` is without safeguards, `plan` with them |
//! | `guarantees` | a promise of availability and the window in which it is measured | `kept_*` is whether this outage alone breaks it, counted in full |
//! | `recovery` | the day without safeguards, and with the plan's; none if the gate is not restored | `storm_threshold` is R*, empty where no capacity is lost; `storm` says whether the backlog is above it; `cleared_minutes` is until a hundredth is left in the run, empty if that is not within the horizon |
//! | `figures` | a figure of `groups`, `offices` or `bands`, by the id of its definition | what it counts, and what it must not be read as |
//! | `example` | with `--example`: something that happens to one person with an errand | drawn by lot with a published seed; a story, not a forecast |
//! | `draws` | a measure over many possible days | `difference_*` is of pairs, day by day; `worse_share` is the share of days on which the plan is worse; `days` is fewer for harm, which each day's exact run is needed for |
//! | `bands` | an hour and a quantity, everyone together | pointwise quantiles: no single day follows a band |
//! | `tornado` | an input | the measure with that input at its P10 and P90, the others at their medians |
//! | `indices` | an input | first-order and total Sobol indices |
//!
//! # Exit codes
//!
//! 0: all is well, or the reader of the output went away. 1: a scenario is invalid, or its numbers
//! cannot be simulated. 2: a file cannot be read, the call makes no sense, or nothing can be written.

mod arguments;
mod check;
mod day;
mod errands;
mod example;
mod files;
mod guarantees;
mod hours;
mod inputs;
mod library;
mod lines;
mod measures;
mod plan;
mod progress;
mod ranges;
mod recovery;
mod refusal;
mod report;
mod sensitivity;
mod simulate;
pub mod tables;
mod write;

use std::{
    ffi::OsString,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use clap::Parser;

use arguments::{Arguments, Command};

/// Runs one call of the command line, the name of the program first.
///
/// Results go to the standard output, refusals to the standard error, one line each. If nobody reads
/// the output any more, the call ends quietly.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let ended = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => execute(&arguments.command, &mut out),
        Err(error) if error.use_stderr() => {
            refusal::tell(error.to_string().trim_end());
            Ok(refusal::UNREADABLE)
        }
        // What was asked for: help or the version.
        Err(text) => write!(out, "{text}").map(|()| 0),
    };
    match ended.and_then(|code| out.flush().map(|()| code)) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            refusal::tell(&format!("lockout: the output cannot be written: {error}"));
            ExitCode::from(refusal::UNREADABLE)
        }
    }
}

/// Carries out a command; returns the exit code.
fn execute(command: &Command, out: &mut impl Write) -> io::Result<u8> {
    let (report, only, format) = match command {
        Command::Check(arguments) => return check::check(&arguments.files, out),
        Command::Simulate(arguments) => {
            let report = simulate::simulate(arguments);
            (report, &arguments.only, arguments.format)
        }
        Command::Sensitivity(arguments) => {
            let report = sensitivity::sensitivity(arguments);
            (report, &arguments.only, arguments.format)
        }
    };
    let report = report.and_then(|report| report.only(only.as_deref()));
    match report {
        Ok(report) => write::report(&report, format, out).map(|()| 0),
        Err(refusal) => {
            refusal.say();
            Ok(refusal.code())
        }
    }
}
