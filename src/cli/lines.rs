//! The tables of the phones: what happens on every line hour by hour, and what a caller of one small
//! office meets where one pool for the whole country flatters.

use crate::{
    cli::{
        hours,
        report::{Cell, Style, Table, columns},
    },
    domain::scenario::Scenario,
    metrics::small_office::{Reading, office_at},
    sim::{
        run::{LineColumn, Run},
        staffing::{LineKind, place},
        world::World,
    },
};

/// Counted during the hour, in the order of the columns.
const FLOWS: [LineColumn; 3] = [
    LineColumn::Offered,
    LineColumn::Answered,
    LineColumn::HungUp,
];

/// Makes the table of lines, those that a safeguard adds below the phones.
pub(super) fn table(scenario: &Scenario, world: &World, run: &Run) -> Table {
    let mut rows = Vec::new();
    for (start, end) in hours_of(run) {
        for line in 0..run.line_count() {
            let at = |column, minute| run.line_at(column, line, minute);
            let mut cells = vec![
                Cell::text(hours::time_of(scenario, start)),
                Cell::text(name(scenario, world, line)),
            ];
            // Totals only grow; what rounding takes away is nothing.
            let during = |column| Cell::number((at(column, end) - at(column, start)).max(0.0));
            cells.extend(FLOWS.map(during));
            cells.push(Cell::number(at(LineColumn::Waiting, end)));
            cells.push(Cell::maybe(wait_minutes(scenario, run, line, end)));
            rows.push(cells);
        }
    }
    Table {
        name: "lines",
        title: "calls and visits by hour and line, the country's people taken together; calls, \
                answered and hung_up during the hour, waiting and the wait of someone who joins then \
                at its end"
            .to_owned(),
        columns: columns(&[
            ("hour", Style::Text),
            ("line", Style::Text),
            ("calls", Style::Tasks),
            ("answered", Style::Tasks),
            ("hung_up", Style::Tasks),
            ("waiting", Style::Tasks),
            ("wait_minutes", Style::TwoFigures),
        ]),
        rows,
    }
}

/// Makes the table of small offices: each phone line in the middle of each hour in which it is open.
pub(super) fn offices(scenario: &Scenario, run: &Run) -> Table {
    let mut rows = Vec::new();
    for (start, end) in hours_of(run) {
        for (line, channel) in scenario.channels.iter().enumerate() {
            let offices = channel.offices.value();
            let Some(moment) = office_at(run, line, usize::midpoint(start, end), offices) else {
                continue;
            };
            rows.push(vec![
                Cell::text(hours::time_of(scenario, start)),
                Cell::text(&*channel.slug),
                Cell::number(offices),
                Cell::number(moment.agents_per_office.into()),
                Cell::number(moment.load),
                Cell::number(moment.wait_minutes),
                Cell::number(moment.hang_up_share),
                Cell::text(match moment.reading {
                    Reading::Fluid => "whole line",
                    Reading::OneOffice => "one office",
                }),
            ]);
        }
    }
    Table {
        name: "offices",
        title:
            "what a caller of one office meets in the middle of the hour: below 1.2 times what can \
                be answered one small office waits longer than the whole country taken together"
                .to_owned(),
        columns: columns(&[
            ("hour", Style::Text),
            ("line", Style::Text),
            ("offices", Style::Whole),
            ("agents_per_office", Style::Whole),
            ("load", Style::Hundredths),
            ("wait_minutes", Style::TwoFigures),
            ("hang_up_share", Style::TwoFigures),
            ("from", Style::Text),
        ]),
        rows,
    }
}

/// Returns how long someone waits who joins a line at the end of an hour, if it is open and its wait
/// can be shown.
pub(super) fn wait_minutes(scenario: &Scenario, run: &Run, line: usize, end: usize) -> Option<f64> {
    let is_told = run.agents_at(line, end) > 0.0 && is_rush(scenario, run, line, end - 1);
    is_told.then(|| run.expected_wait_minutes(line, end))
}

/// Returns whether the whole line's wait can be shown: it has a queue that no small office would have
/// by itself. What a safeguard adds has no offices.
fn is_rush(scenario: &Scenario, run: &Run, line: usize, minute: usize) -> bool {
    let channel = scenario.channels.get(line);
    let moment = channel.and_then(|channel| office_at(run, line, minute, channel.offices.value()));
    moment.is_none_or(|moment| moment.reading == Reading::Fluid)
}

/// Returns the first and the last minute of every hour.
fn hours_of(run: &Run) -> impl Iterator<Item = (usize, usize)> + use<> {
    let minutes = run.minutes();
    let hours = (0..minutes).step_by(60);
    hours.map(move |start| (start, (start + 60).min(minutes)))
}

/// Names a line: the phone's name in data, or what a safeguard adds.
fn name<'s>(scenario: &'s Scenario, world: &World, line: usize) -> &'s str {
    let added = |kind| place(scenario, world, kind) == line;
    match scenario.channels.get(line) {
        Some(channel) => &channel.slug,
        None if world.counters.is_some() && added(LineKind::Counters) => "counters",
        None => "code desk",
    }
}
