//! The tables of measures and of groups: what the day came to, without and with the safeguards.

use crate::{
    cli::{
        day::Day,
        hours, library,
        report::{Cell, Style, Table, columns},
    },
    data::raw::{RawMeasure, RawWords},
    domain::{
        measure::{Measure, MeasureId, MeasureUnit},
        scenario::Scenario,
    },
    ids::{Locale, PersonaId},
    metrics::{groups::per_group, harm::harm, measure::value, on_time::on_time},
};

/// Minutes between the tracers from which the share on time is worked out: a want-hour.
const WANT_HOUR: usize = 60;

/// Returns a measure of a day worked out exactly.
pub(super) fn exact(scenario: &Scenario, day: &Day, id: MeasureId) -> Option<f64> {
    if id == MeasureId::Harm {
        return Some(harm(scenario, &day.world, &day.run).points());
    }
    value(id, &day.tally, &day.around)
}

/// Makes the table of measures; without safeguards there is a baseline only.
pub(super) fn table(scenario: &Scenario, baseline: &Day, planned: Option<&Day>) -> Table {
    let row = |measure: &Measure| {
        let before = exact(scenario, baseline, measure.id);
        let after = planned.and_then(|day| exact(scenario, day, measure.id));
        let change = before.zip(after).map(|(before, after)| after - before);
        vec![
            Cell::text(name_of(measure.id)),
            Cell::text(unit_name(measure.unit)),
            Cell::maybe(before),
            Cell::maybe(after),
            Cell::maybe(change),
            Cell::text(measure.name.get(Locale::En)),
            Cell::text(measure.definition.get(Locale::En)),
            Cell::text(measure.caution.get(Locale::En)),
        ]
    };
    Table {
        name: "measures",
        title: "the whole day with the central value of every assumption".to_owned(),
        columns: columns(&[
            ("id", Style::Text),
            ("unit", Style::Text),
            ("baseline", Style::TwoFigures),
            ("plan", Style::TwoFigures),
            ("change", Style::TwoFigures),
            ("name", Style::Text),
            ("definition", Style::Prose),
            ("caution", Style::Prose),
        ]),
        rows: scenario.measures.iter().map(row).collect(),
    }
}

/// Makes the table of the words about figures that other tables tell.
pub(super) fn figures() -> Table {
    let figures = library::shipped().figures;
    let english = |words: &RawWords| Cell::text(words.get("en").cloned().unwrap_or_default());
    let row = |figure: &RawMeasure| {
        vec![
            Cell::text(&*figure.id),
            Cell::text(&*figure.unit),
            english(&figure.name),
            english(&figure.definition),
            english(&figure.caution),
        ]
    };
    Table {
        name: "figures",
        title: "what the figures by group, by hour and as ranges count".to_owned(),
        columns: columns(&[
            ("id", Style::Text),
            ("unit", Style::Text),
            ("name", Style::Text),
            ("definition", Style::Prose),
            ("caution", Style::Prose),
        ]),
        rows: figures.iter().map(row).collect(),
    }
}

/// Makes the table of groups: how the day falls on each persona's group, and what a plan changes.
pub(super) fn groups(scenario: &Scenario, baseline: &Day, planned: Option<&Day>) -> Table {
    let before = GroupRow::all(scenario, baseline);
    let after = planned
        .map(|day| GroupRow::all(scenario, day))
        .unwrap_or_default();
    let row = |group: &GroupRow| {
        let mut others = after.iter();
        let with_plan = others.find(|other| other.persona == group.persona);
        let planned = |number: fn(&GroupRow) -> f64| Cell::maybe(with_plan.map(number));
        vec![
            Cell::text(hours::persona_name(scenario, group.persona)),
            Cell::number(group.wanted),
            Cell::number(group.unmet_hours_per_task),
            planned(|group| group.unmet_hours_per_task),
            Cell::number(group.not_done_share),
            planned(|group| group.not_done_share),
            Cell::maybe(group.on_time_share),
            Cell::maybe(with_plan.and_then(|group| group.on_time_share)),
        ]
    };
    Table {
        name: "groups",
        title: "how the day falls on the people whom each persona stands for".to_owned(),
        columns: columns(&[
            ("persona", Style::Text),
            ("wanted", Style::Tasks),
            ("unmet_hours_per_task_baseline", Style::TwoFigures),
            ("unmet_hours_per_task_plan", Style::TwoFigures),
            ("not_done_share_baseline", Style::TwoFigures),
            ("not_done_share_plan", Style::TwoFigures),
            ("on_time_share_baseline", Style::TwoFigures),
            ("on_time_share_plan", Style::TwoFigures),
        ]),
        rows: before.iter().map(row).collect(),
    }
}

/// What a day came to for a group.
struct GroupRow {
    persona: Option<PersonaId>,
    wanted: f64,
    unmet_hours_per_task: f64,
    not_done_share: f64,
    on_time_share: Option<f64>,
}

impl GroupRow {
    fn all(scenario: &Scenario, day: &Day) -> Vec<Self> {
        let grace = scenario.behaviour.grace_minutes.value();
        let timely = on_time(&day.inputs, &day.run, grace, WANT_HOUR);
        let costs = per_group(&day.tally);
        let row = |cost: &crate::metrics::groups::GroupCost| {
            let timely = timely.iter().find(|group| group.persona == cost.persona);
            let mut groups = day.tally.groups.iter();
            let group = groups.find(|group| group.persona == cost.persona);
            Self {
                persona: cost.persona,
                wanted: group.map_or(0.0, |group| group.wanted),
                unmet_hours_per_task: cost.unmet_hours_per_task,
                not_done_share: cost.not_done_share.share(),
                on_time_share: timely.map(|group| group.share.share()),
            }
        };
        costs.iter().map(row).collect()
    }
}

/// Returns the name of a measure in data.
pub(super) fn name_of(id: MeasureId) -> &'static str {
    let mut all = MeasureId::ALL.into_iter();
    all.find(|&(known, _)| known == id)
        .map_or("", |(_, name)| name)
}

/// Returns the name of a unit in data.
pub(super) fn unit_name(unit: MeasureUnit) -> &'static str {
    let mut all = MeasureUnit::ALL.into_iter();
    all.find(|&(known, _)| known == unit)
        .map_or("", |(_, name)| name)
}
