//! The table of examples: one way in which each errand could go, for people who think in stories.

use crate::{
    cli::{
        day::Day,
        hours,
        report::{Cell, Style, Table, columns},
    },
    domain::scenario::Scenario,
    metrics::example::examples,
    sim::{inputs::Way, sample::Happening},
};

/// Makes the table of a day.
pub(super) fn table(scenario: &Scenario, day: &Day) -> Table {
    let mut rows = Vec::new();
    for example in examples(scenario, &day.world, &day.run) {
        let persona = scenario.persona(example.persona);
        rows.extend(example.moments.iter().map(|moment| {
            vec![
                Cell::text(&*persona.slug),
                Cell::text(&*persona.errands[example.errand].slug),
                Cell::text(hours::time_of(scenario, moment.minute as usize)),
                Cell::text(happening(moment.happening)),
            ]
        }));
    }
    Table {
        name: "example",
        title: "an example, drawn by lot with a published seed: one way in which each errand could go, \
                not a likely one and not a forecast"
            .to_owned(),
        columns: columns(&[
            ("persona", Style::Text),
            ("errand", Style::Text),
            ("time", Style::Text),
            ("happening", Style::Text),
        ]),
        rows,
    }
}

fn happening(happening: Happening) -> &'static str {
    match happening {
        Happening::FailedTry => "a try fails",
        Happening::TurnedTo(Way::Phone) => "calls",
        Happening::TurnedTo(Way::Counter) => "sets out for a counter",
        Happening::TurnedTo(Way::Code) => "asks for a code",
        Happening::Answered(_) => "is answered",
        Happening::NotHelped(_) => "is not helped",
        Happening::HungUp(Way::Phone) => "hangs up",
        Happening::HungUp(_) => "stops waiting",
        Happening::GaveUp => "gives up for the day",
        Happening::DoneByLogin => "done by login",
        Happening::DoneByAlternative => "done by another login",
        Happening::DoneBy(Way::Phone) => "done by phone",
        Happening::DoneBy(Way::Counter) => "done at a counter",
        Happening::DoneBy(Way::Code) => "done with a code",
    }
}
