//! Tables of the day as it was reported, each as a file of its own, for readers of the page.

use std::io;

use crate::{
    cli::{
        arguments::Format,
        day::Day,
        errands, hours,
        report::{Report, Table},
        write,
    },
    domain::scenario::Scenario,
    sim::plan::Plan,
};

/// Returns the hourly table and that of errands, by their names: CSV as `lockout simulate` writes it
/// with `--only`.
///
/// # Errors
/// If the scenario has numbers that cannot be simulated.
pub fn of_reported_day(scenario: &Scenario) -> io::Result<Vec<(&'static str, Vec<u8>)>> {
    let day = Day::of(scenario, &Plan::default())
        .map_err(|_| io::Error::other("the reported day cannot be simulated"))?;
    [hours::table(scenario, &day), errands::table(scenario, &day)]
        .into_iter()
        .map(written)
        .collect()
}

fn written(table: Table) -> io::Result<(&'static str, Vec<u8>)> {
    let name = table.name;
    let report = Report {
        format: "lockout-simulate",
        about: Vec::new(),
        tables: vec![table],
        cautions: Vec::new(),
        is_one_table: true,
    };
    let mut bytes = Vec::new();
    write::report(&report, Format::Csv, &mut bytes)?;
    Ok((name, bytes))
}
