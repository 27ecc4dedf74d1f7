//! The table of errands: what becomes of each persona's plans for the day, of 100 people like that.

use crate::{
    cli::{
        day::Day,
        report::{Cell, Style, Table, columns},
    },
    domain::{
        errand::{Deadline, Errand},
        persona::Persona,
        scenario::Scenario,
    },
    ids::Locale,
    metrics::{
        errands::{ErrandDay, ErrandState, errand_days},
        harm::{severity, weight},
    },
};

/// Makes the table of a day.
pub(super) fn table(scenario: &Scenario, day: &Day) -> Table {
    let mut rows = Vec::new();
    for id in scenario.persona_ids() {
        let persona = scenario.persona(id);
        let days = errand_days(scenario, &day.world, &day.run, id);
        let errands = persona.errands.iter().zip(&days);
        rows.extend(errands.map(|(errand, followed)| {
            let added = day.world.deadline_minutes_added;
            row(scenario, persona, errand, followed, added)
        }));
    }
    Table {
        name: "errands",
        title:
            "outcome for most people in this situation by the deadline or the end of the day, and \
                how many of 100 were done on time, later, another way, not in time, or still open"
                .to_owned(),
        columns: columns(&[
            ("persona", Style::Text),
            ("errand", Style::Text),
            ("title", Style::Text),
            ("service", Style::Text),
            ("can_fail", Style::Text),
            ("wanted", Style::Text),
            ("deadline", Style::Text),
            ("deadline_minutes_added", Style::Whole),
            ("outcome", Style::Text),
            ("on_time", Style::Whole),
            ("delayed", Style::Whole),
            ("another_way", Style::Whole),
            ("missed", Style::Whole),
            ("open", Style::Whole),
            ("tries", Style::TwoFigures),
            ("weight", Style::TwoFigures),
            ("severity", Style::Hundredths),
        ]),
        rows,
    }
}

fn row(
    scenario: &Scenario,
    persona: &Persona,
    errand: &Errand,
    followed: &ErrandDay,
    deadline_minutes_added: f64,
) -> Vec<Cell> {
    let deadline = match errand.deadline {
        Deadline::Today(time) => time.to_data(),
        Deadline::Later(date) => date.to_data(),
    };
    let end = followed.at(scenario, scenario.horizon.to);
    let mut cells = vec![
        Cell::text(&*persona.slug),
        Cell::text(&*errand.slug),
        Cell::text(errand.title.get(Locale::En)),
        Cell::text(&*scenario.service(errand.service).slug),
        Cell::text(if followed.is_certain() { "no" } else { "yes" }),
        Cell::text(errand.wanted.to_data()),
        Cell::text(deadline),
        Cell::number(deadline_minutes_added),
        Cell::text(outcome(end.state)),
    ];
    let people = followed.outcomes().of_100();
    cells.extend(people.map(|people| Cell::number(people.into())));
    cells.push(Cell::number(end.tries));
    cells.push(Cell::number(weight(scenario, errand)));
    cells.push(Cell::number(severity(followed)));
    cells
}

fn outcome(state: ErrandState) -> &'static str {
    match state {
        ErrandState::NotYet => "not yet",
        ErrandState::Trying => "still trying",
        ErrandState::OnPhone => "still on the phone",
        ErrandState::Done => "done",
        ErrandState::DoneOtherWay => "done another way",
        ErrandState::PutOff => "put off",
        ErrandState::Missed => "missed",
    }
}
