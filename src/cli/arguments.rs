//! What a call may say, with its help. It reads words only: whether a scenario has them is not asked.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    domain::{
        clock::TimeOfDay,
        outage::{GateReading, OutageSpan},
    },
    sim::draw::SEED,
};

/// What works, and for whom, while a national login is out, from the files that the page is made of.
#[derive(Debug, Parser)]
#[command(
    name = "lockout",
    version,
    disable_help_subcommand = true,
    after_help = "Examples:
  lockout check assets/scenarios/mitid-2026-01-12.json
  lockout simulate assets/scenarios/mitid-2026-01-12.json
  lockout sensitivity assets/scenarios/mitid-2026-01-12.json

`lockout <COMMAND> --help` says more, with examples.
Exit codes: 0 all is well; 1 a scenario is invalid; 2 a file cannot be read or the call makes no sense."
)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Says whether files are valid, or every problem with its place, what was found and what would
    /// be right
    Check(CheckArguments),
    /// Simulates a day: its hours, the errands of each persona, the measures
    Simulate(SimulateArguments),
    /// Ranks the inputs by what they do to a measure: tornado and Sobol indices
    Sensitivity(SensitivityArguments),
}

/// Which files to check.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lockout check my-scenario.json
  lockout check assets/scenarios/*.json assets/model/*.json assets/sources.json

Names in a scenario (curves, behaviours, safeguards, sources) are looked up in the files that the
program was built with.
Exit codes: 0 all files are valid; 1 one is not; 2 one cannot be read.")]
pub(super) struct CheckArguments {
    /// Scenarios or the files that they share; `-` is the standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

/// What to simulate, and how to write it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lockout simulate FILE --variant two-hours
  lockout simulate FILE --outage 09:00-11:30 --mode attempt --only measures
  lockout simulate FILE --solved 15:00 --safeguard clear-status --only measures
  lockout simulate FILE --safeguard pacing --safeguard parallel-login:0.5 --draws 1024
  lockout simulate FILE --format csv --only hours > hours.csv
  lockout simulate FILE --draws 1024 --format json | jq .draws
  lockout simulate FILE --example --only example

Ranges (P10, P50, P90) are those of our assumptions, not confidence intervals. Harm follows each
errand through an exact run, so its range is that of the first 256 days at most.")]
pub(super) struct SimulateArguments {
    /// The day.
    #[command(flatten)]
    pub(super) day: DayArguments,
    /// Also draws N possible days from the ranges of the inputs, 16 to 65,536; 1024 are enough for two
    /// figures
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(16..=65_536))]
    pub(super) draws: Option<u32>,
    /// Also tells one way in which each errand could go, drawn by lot with a published seed
    #[arg(long)]
    pub(super) example: bool,
    /// Writes one table only
    #[arg(long, value_name = "TABLE", value_parser = ["about", "hours", "errands", "lines", "offices",
        "groups", "measures", "guarantees", "recovery", "figures", "example", "draws", "bands"])]
    pub(super) only: Option<String>,
    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

/// Which measure to explain, and how to write it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lockout sensitivity FILE
  lockout sensitivity FILE --metric not-done-share --draws 4096
  lockout sensitivity FILE --metric calls --safeguard more-agents --format csv

N draws take N x 18 runs. The rank is that of our ranges, not of the world: a wide guess scores high.
Harm is no such measure: it follows each errand through an exact run, which these quick runs are not.
`lockout simulate FILE --draws N` has its range.")]
pub(super) struct SensitivityArguments {
    /// The day.
    #[command(flatten)]
    pub(super) day: DayArguments,
    /// The measure to explain, by its id
    #[arg(long, value_name = "ID", default_value = "unmet-hours")]
    pub(super) metric: String,
    /// Draws for the Sobol indices, 16 to 65,536, best a power of two
    #[arg(long, value_name = "N", default_value_t = 1024,
        value_parser = clap::value_parser!(u32).range(16..=65_536))]
    pub(super) draws: u32,
    /// Writes one table only
    #[arg(long, value_name = "TABLE", value_parser = ["about", "tornado", "indices"])]
    pub(super) only: Option<String>,
    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

/// Which day of which scenario.
#[derive(Args, Debug)]
pub(super) struct DayArguments {
    /// The scenario; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// One of the scenario's readings of how long it lasted; the first unless told otherwise
    #[arg(long, value_name = "ID", conflicts_with = "outage")]
    pub(super) variant: Option<String>,
    /// An outage of your own, such as 09:00-11:30
    #[arg(long, value_name = "HH:MM-HH:MM", value_parser = outage)]
    pub(super) outage: Option<OutageSpan>,
    /// When people are told that it is solved: later than it is, or too early; as the scenario says
    /// unless told otherwise
    #[arg(long, value_name = "HH:MM", value_parser = solved)]
    pub(super) solved: Option<TimeOfDay>,
    /// A safeguard, in full or by a strength from 0 to 1; may be given again
    #[arg(long = "safeguard", value_name = "ID[:STRENGTH]")]
    pub(super) safeguards: Vec<String>,
    /// How "only a few could log in" is read; as the scenario says unless told otherwise
    #[arg(long, value_enum)]
    pub(super) mode: Option<Mode>,
    /// The seed of the draws
    #[arg(long, value_name = "N", default_value_t = SEED)]
    pub(super) seed: u64,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Comma-separated values
    Csv,
    /// One JSON object
    Json,
    /// Aligned text for people
    Table,
}

/// How "only a few could log in" is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Mode {
    /// The same few people all day
    Person,
    /// Everyone has the same small chance with each try
    Attempt,
}

impl Mode {
    /// Returns the reading of the gate.
    pub(super) fn reading(self) -> GateReading {
        match self {
            Self::Person => GateReading::Person,
            Self::Attempt => GateReading::Attempt,
        }
    }
}

/// Reads `HH:MM`.
fn solved(text: &str) -> Result<TimeOfDay, &'static str> {
    TimeOfDay::parse(text).ok_or("a time of day is HH:MM")
}

/// Reads `HH:MM-HH:MM`.
fn outage(text: &str) -> Result<OutageSpan, &'static str> {
    const WANTED: &str = "an outage is two times of day, HH:MM-HH:MM";
    let (start, end) = text.split_once('-').ok_or(WANTED)?;
    let time = |text| TimeOfDay::parse(text).ok_or(WANTED);
    OutageSpan::new(time(start)?, time(end)?).ok_or("an outage must end after it starts")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn outages_are_two_times_in_order() {
        assert_eq!(outage("09:00-11:30").map(|span| span.minutes()), Ok(150));
        for wrong in [
            "",
            "09:00",
            "9:00-11:30",
            "11:30-09:00",
            "09:00-09:00",
            "09:00-25:00",
        ] {
            assert!(outage(wrong).is_err(), "{wrong}");
        }
    }
}
