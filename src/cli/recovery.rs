//! The table of recovery: whether the restored gate catches up with its backlog, by two formulas and in
//! the run.

use crate::{
    cli::{
        day::Day,
        hours,
        report::{Cell, Style, Table, columns},
    },
    domain::scenario::Scenario,
    metrics::recovery::Recovery,
};

/// Makes the table of the day without safeguards and with the plan's.
pub(super) fn table(scenario: &Scenario, baseline: &Day, planned: Option<&Day>) -> Table {
    let days = [("baseline", Some(baseline)), ("plan", planned)];
    let rows = days.into_iter().filter_map(|(name, day)| {
        let day = day?;
        let recovery = Recovery::of(&day.inputs, &day.run)?;
        Some(row(scenario, day, name, &recovery))
    });
    Table {
        name: "recovery",
        title:
            "when the gate is restored, those waiting for another try, the backlog above which it never \
                catches up while demand stays at its highest, and how long it takes: without overload \
                loss by a formula, and in the run, where people also give up"
                .to_owned(),
        columns: columns(&[
            ("day", Style::Text),
            ("restored", Style::Text),
            ("backlog", Style::Tasks),
            ("most_wanted_per_minute", Style::Tasks),
            ("capacity_per_minute", Style::Tasks),
            ("overload_loss", Style::Hundredths),
            ("storm_threshold", Style::Tasks),
            ("storm", Style::Text),
            ("calm_minutes", Style::TwoFigures),
            ("cleared_minutes", Style::TwoFigures),
        ]),
        rows: rows.collect(),
    }
}

fn row(scenario: &Scenario, day: &Day, name: &'static str, recovery: &Recovery) -> Vec<Cell> {
    vec![
        Cell::text(name),
        Cell::text(hours::time_of(scenario, recovery.restored_minute)),
        Cell::number(recovery.backlog_persons),
        Cell::number(recovery.demand_per_minute),
        Cell::number(recovery.capacity_per_minute),
        Cell::number(day.inputs.gate.overload_loss),
        Cell::number(recovery.storm_threshold_persons),
        Cell::text(if recovery.is_storm() { "yes" } else { "no" }),
        Cell::number(recovery.calm_minutes),
        Cell::maybe(recovery.cleared_minutes),
    ]
}
