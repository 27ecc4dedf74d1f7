//! The hourly table: what the people of each persona wanted of each service, and what became of it.

use crate::{
    cli::{
        day::Day,
        lines,
        report::{Cell, Style, Table, columns},
    },
    domain::{clock::TimeOfDay, scenario::Scenario},
    ids::{PersonaId, ServiceId},
    metrics::calls::calls,
    sim::{
        inputs::CohortKey,
        run::{CohortColumn, Run},
    },
};

/// What everyone else is called whom no persona stands for.
const REST: &str = "rest";

/// Counted during the hour, in the order of the columns.
const FLOWS: [CohortColumn; 7] = [
    CohortColumn::Wanted,
    CohortColumn::DoneByLogin,
    CohortColumn::DoneByAlternative,
    CohortColumn::DoneByPhone,
    CohortColumn::DoneByCounter,
    CohortColumn::DoneByCode,
    CohortColumn::GaveUp,
];

/// Counted at the end of the hour, in the order of the columns.
const STOCKS: [CohortColumn; 3] = [
    CohortColumn::InRetryPool,
    CohortColumn::OnPhone,
    CohortColumn::AtDesk,
];

/// Makes the table of a day.
pub(super) fn table(scenario: &Scenario, day: &Day) -> Table {
    let (run, mut rows) = (&day.run, Vec::new());
    for start in (0..run.minutes()).step_by(60) {
        for service in scenario.service_ids() {
            let personas = scenario.persona_ids().map(Some).chain([None]);
            for persona in personas.filter(|persona| has_cohort(run, service, *persona)) {
                rows.push(row(scenario, day, start, service, persona));
            }
        }
    }
    Table {
        name: "hours",
        title: "tasks by hour, service and persona; wanted to gave_up, tries, calls and hung_up during \
                the hour, retrying, on_phone, at_desk and the wait of someone who calls then at its end"
            .to_owned(),
        columns: columns(&[
            ("hour", Style::Text),
            ("service", Style::Text),
            ("persona", Style::Text),
            ("wanted", Style::Tasks),
            ("done_by_login", Style::Tasks),
            ("done_by_alternative", Style::Tasks),
            ("done_by_phone", Style::Tasks),
            ("done_by_counter", Style::Tasks),
            ("done_by_code", Style::Tasks),
            ("gave_up", Style::Tasks),
            ("retrying", Style::Tasks),
            ("on_phone", Style::Tasks),
            ("at_desk", Style::Tasks),
            ("tries", Style::Tasks),
            ("calls", Style::Tasks),
            ("hung_up", Style::Tasks),
            ("wait_minutes", Style::TwoFigures),
        ]),
        rows,
    }
}

fn has_cohort(run: &Run, service: ServiceId, persona: Option<PersonaId>) -> bool {
    let mut keys = run.cohorts().iter();
    keys.any(|key| key.service == service && key.persona == persona)
}

fn row(
    scenario: &Scenario,
    day: &Day,
    start: usize,
    service: ServiceId,
    persona: Option<PersonaId>,
) -> Vec<Cell> {
    let run = &day.run;
    let end = (start + 60).min(run.minutes());
    let is_theirs = |key: CohortKey| key.service == service && key.persona == persona;
    let at = |column, minute| run.total_at(column, minute, is_theirs);
    // Totals only grow; what rounding takes away is nothing.
    let during = |column| Cell::number((at(column, end) - at(column, start)).max(0.0));
    let mut cells = vec![
        Cell::text(time_of(scenario, start)),
        Cell::text(&*scenario.service(service).slug),
        Cell::text(persona_name(scenario, persona)),
    ];
    cells.extend(FLOWS.map(during));
    cells.extend(STOCKS.map(|column| Cell::number(at(column, end))));
    cells.push(during(CohortColumn::Tries));
    let called = calls(&day.inputs, run, start..end, is_theirs);
    cells.push(Cell::number(called.made));
    cells.push(Cell::maybe(called.hung_up));
    let phone = scenario.service(service).phone;
    let wait = phone.and_then(|line| lines::wait_minutes(scenario, run, line.index(), end));
    cells.push(Cell::maybe(wait));
    cells
}

/// Returns the name in data of a persona, or what everyone else is called.
pub(super) fn persona_name(scenario: &Scenario, persona: Option<PersonaId>) -> &str {
    persona.map_or(REST, |id| &scenario.persona(id).slug)
}

/// Writes the time of day of a minute of the horizon.
pub(super) fn time_of(scenario: &Scenario, minute: usize) -> String {
    let minutes = usize::from(scenario.horizon.from.minutes()) + minute;
    let time = u16::try_from(minutes)
        .ok()
        .and_then(TimeOfDay::from_minutes);
    time.map(TimeOfDay::to_data).unwrap_or_default()
}
