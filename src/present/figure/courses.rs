//! Who could wait, drawn: every errand that got stuck, from the first try to how it ended.

use crate::{
    app::model::Model,
    domain::{clock::TimeOfDay, errand::Errand, scenario::Scenario},
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    metrics::{
        course::{Course, is_done, is_lost, is_stuck},
        errands::{ErrandDay, ErrandState},
        harm::{ErrandHarm, severity, weight},
    },
    present::{
        errands::state_label,
        figure::{
            FigureView, Kind, Place, ReadingView, file_name,
            grid::{End, Fill, GridRow, GridView, Hours, Names, SpanView},
            table::{RowView, TableView},
        },
        people::{Followed, first_name},
    },
};

/// Returns the figure of a session.
#[must_use]
pub fn figure(model: &Model, texts: Texts, people: &[Followed]) -> FigureView {
    let locale = texts.locale();
    let scenario = &*model.scenario;
    let rows = people
        .iter()
        .flat_map(|person| rows(scenario, person, locale));
    let view = GridView::of(&scenario.horizon, Names::Above, rows.collect());
    let steps: Vec<String> = (scenario.horizon.hours())
        .map(|time| reading(scenario, people, time, locale))
        .collect();
    FigureView {
        id: "courses",
        file: file_name(model, "courses"),
        place: Place::Wait,
        title: title(people, locale),
        description: description(scenario, people, locale),
        how_to_read: messages::courses_how_to_read(locale),
        basis: messages::courses_basis(locale),
        kind: Kind::Grid(view),
        table: table(scenario, people, locale),
        // The finding is how the day ended.
        reading: Some(ReadingView::of_hours(steps.len(), steps.len() - 1)),
        steps,
    }
}

/// Says how many of everyone's errands that have a bar are stuck at a time, and how many are lost.
fn reading(scenario: &Scenario, people: &[Followed], time: TimeOfDay, locale: Locale) -> String {
    let mut text = number::clock(locale, time.minutes());
    text.push('.');
    for person in people {
        let (mut stuck, mut lost) = (0, 0);
        for (day, course) in person.days.iter().zip(&person.courses) {
            if course.was_stuck || is_lost(course.end) {
                let state = day.at(scenario, time).state;
                stuck += u64::from(is_stuck(state));
                lost += u64::from(is_lost(state));
            }
        }
        let name = first_name(scenario.persona(person.id), locale);
        let [stuck, lost] = [stuck, lost].map(|count| number::integer(locale, count));
        text.push(' ');
        text.push_str(&messages::courses_hour(locale, name, &stuck, &lost));
    }
    text
}

/// A person's name, and a row for each errand that did not go through at once.
fn rows(scenario: &Scenario, person: &Followed, locale: Locale) -> Vec<GridRow> {
    let persona = scenario.persona(person.id);
    let hours = Hours::of(&scenario.horizon);
    let at_once = person.count(|course| !course.was_stuck && is_done(course.end));
    let note = messages::courses_at_once(locale, at_once);
    let mut rows = vec![GridRow::heading(persona.person.get(locale), note)];
    let errands = persona.errands.iter().zip(&person.courses);
    let hit = errands.filter(|(_, course)| course.was_stuck || is_lost(course.end));
    rows.extend(hit.map(|(errand, course)| GridRow {
        name: errand.title.get(locale).to_owned(),
        is_heading: false,
        note: String::new(),
        spans: vec![span(hours, course)],
    }));
    rows
}

fn span(hours: Hours, course: &Course) -> SpanView {
    let end = match course.end {
        ErrandState::Done | ErrandState::DoneOtherWay => End::Done,
        ErrandState::PutOff => End::PutOff,
        ErrandState::Missed => End::Missed,
        ErrandState::NotYet | ErrandState::Trying | ErrandState::OnPhone => End::Open,
    };
    SpanView {
        from: hours.place(course.wanted),
        to: if end == End::Open {
            1.0
        } else {
            hours.place(course.since)
        },
        fill: Fill::Striped,
        label: String::new(),
        end,
    }
}

/// Counts errands over everyone.
fn count(people: &[Followed], is_counted: fn(&Course) -> bool) -> u64 {
    people.iter().map(|person| person.count(is_counted)).sum()
}

/// Says how many errands got stuck, and how many of them were lost.
fn title(people: &[Followed], locale: Locale) -> String {
    let write = |count: u64| number::integer(locale, count);
    let all = write(count(people, |_| true));
    let stuck = count(people, |course| course.was_stuck);
    let off = count(people, |course| course.end == ErrandState::PutOff);
    let missed = count(people, |course| course.end == ErrandState::Missed);
    if off + missed > 0 {
        let parts = [
            (off, messages::courses_put_off(locale, &write(off))),
            (missed, messages::courses_missed(locale, &write(missed))),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let lost: Vec<String> = parts.map(|(_, text)| text).collect();
        messages::courses_title(locale, &all, &write(stuck), &lost.join(", "))
    } else if stuck > 0 {
        messages::courses_title_none_lost(locale, &all, &write(stuck))
    } else {
        messages::courses_title_none_stuck(locale, &all)
    }
}

/// Says for each person what was lost, by name.
fn description(scenario: &Scenario, people: &[Followed], locale: Locale) -> String {
    let person = |person: &Followed| {
        let persona = scenario.persona(person.id);
        let name = first_name(persona, locale);
        let stuck = number::integer(locale, person.count(|course| course.was_stuck));
        let errands = persona.errands.iter().zip(&person.courses);
        let lost: Vec<String> = errands
            .filter(|(_, course)| is_lost(course.end))
            .map(|(errand, course)| {
                let title = errand.title.get(locale);
                let end = state_label(course.end, locale).label;
                messages::courses_lost_errand(locale, title, end)
            })
            .collect();
        if lost.is_empty() {
            messages::courses_person_none_lost(locale, name, &stuck)
        } else {
            messages::courses_person(locale, name, &stuck, &lost.join(", "))
        }
    };
    people.iter().map(person).collect::<Vec<_>>().join(" ")
}

/// Every errand with how it ended, its weight and its harm.
fn table(scenario: &Scenario, people: &[Followed], locale: Locale) -> TableView {
    let rows = people.iter().flat_map(|person| {
        let persona = scenario.persona(person.id);
        let days = person.days.iter().zip(&person.courses);
        let rows = persona.errands.iter().zip(days);
        rows.map(|(errand, (day, course))| RowView {
            name: [first_name(persona, locale), ": ", errand.title.get(locale)].concat(),
            key: [&persona.slug, "/", &errand.slug].concat(),
            cells: cells(scenario, errand, day, course, locale),
        })
    });
    TableView {
        caption: messages::courses_table(locale),
        columns: vec![
            messages::courses_errand(locale),
            messages::courses_wanted(locale),
            messages::courses_end(locale),
            messages::courses_since(locale),
            messages::courses_weight(locale),
            messages::courses_harm(locale),
        ],
        rows: rows.collect(),
    }
}

fn cells(
    scenario: &Scenario,
    errand: &Errand,
    day: &ErrandDay,
    course: &Course,
    locale: Locale,
) -> Vec<String> {
    let clock = |time: TimeOfDay| number::clock(locale, time.minutes());
    let harm = ErrandHarm {
        weight: weight(scenario, errand),
        severity: severity(day),
    };
    let is_over = !is_stuck(course.end) && course.end != ErrandState::NotYet;
    vec![
        clock(course.wanted),
        state_label(course.end, locale).label.to_owned(),
        if is_over {
            clock(course.since)
        } else {
            String::new()
        },
        number::plain(locale, harm.weight),
        number::decimal(locale, harm.points(), 1),
    ]
}
