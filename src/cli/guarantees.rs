//! The table of guarantees: which promises of availability the outage keeps, window by window. It
//! judges no law; without its window a promise says nothing.

use crate::{
    cli::report::{Cell, Style, Table, columns},
    metrics::availability::{Guarantee, Window},
    sim::world::World,
    units::{Minutes, Share},
};

/// The promises that are tried, as shares of the time: yardsticks that contracts often name.
const YARDSTICKS: [(&str, f64); 3] = [("99 %", 0.99), ("99.9 %", 0.999), ("99.99 %", 0.9999)];

/// Makes the table of the outage without safeguards and with the plan's.
pub(super) fn table(baseline: &World, planned: Option<&World>) -> Table {
    let length = |world: &World| Minutes::new(world.outage_end - world.outage_start);
    let (before, after) = (length(baseline), planned.and_then(length));
    let mut rows = Vec::new();
    for (promised, share) in YARDSTICKS {
        for window in Window::ALL {
            let share = Share::new(share).unwrap_or_default();
            let guarantee = Guarantee { share, window };
            let kept = |outage: Option<Minutes>| {
                outage.map_or(Cell::Nothing, |outage| {
                    Cell::text(if guarantee.holds(outage) { "yes" } else { "no" })
                })
            };
            rows.push(vec![
                Cell::text(name(window)),
                Cell::text(promised),
                Cell::number(guarantee.allowed().minutes()),
                Cell::maybe(before.map(Minutes::minutes)),
                kept(before),
                Cell::maybe(after.map(Minutes::minutes)),
                kept(after),
            ]);
        }
    }
    Table {
        name: "guarantees",
        title:
            "whether a promise of availability holds if this outage is the only one of its window, \
                counted in full; a law shortens no outage by itself"
                .to_owned(),
        columns: columns(&[
            ("window", Style::Text),
            ("promised", Style::Text),
            ("allowed_minutes", Style::Hundredths),
            ("outage_minutes_baseline", Style::Whole),
            ("kept_baseline", Style::Text),
            ("outage_minutes_plan", Style::Whole),
            ("kept_plan", Style::Text),
        ]),
        rows,
    }
}

fn name(window: Window) -> &'static str {
    match window {
        Window::Day => "day",
        Window::Month => "month of 31 days",
        Window::Year => "year",
    }
}
