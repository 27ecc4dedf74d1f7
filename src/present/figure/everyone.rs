//! Everyone, every hour: all services and all people of a scenario over the day.

use crate::{
    app::model::Model,
    domain::clock::Horizon,
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    metrics::{
        course::{is_lost, is_stuck},
        status::{ServiceStatus, service_status},
    },
    present::{
        board::StatusView,
        figure::{
            FigureView, Kind, Place, ReadingView, file_name,
            grid::{Cell, Fill, GridRow, GridView, Names, hours_when},
            table::{NOTHING, RowView, TableView},
        },
        people::Followed,
    },
};

/// How many errands of a person are stuck in one hour, and how many are lost by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Track {
    stuck: u64,
    lost: u64,
}

/// Returns the figure of a session.
#[must_use]
pub fn figure(model: &Model, texts: Texts, people: &[Followed]) -> FigureView {
    let locale = texts.locale();
    let scenario = &*model.scenario;
    let horizon = &scenario.horizon;
    let status = |id| -> Vec<ServiceStatus> {
        let at = |time| service_status(scenario, &model.run, id, time);
        horizon.hours().map(at).collect()
    };
    let statuses: Vec<Vec<ServiceStatus>> = scenario.service_ids().map(status).collect();
    let tracks: Vec<Vec<Track>> = people.iter().map(|person| tracks(model, person)).collect();
    let mut rows: Vec<GridRow> = (scenario.services.iter().zip(&statuses))
        .map(|(service, statuses)| {
            let cells = statuses.iter().map(|status| service_cell(*status, locale));
            let name = service.short_name().get(locale);
            GridRow::of_cells(horizon, name, cells.collect())
        })
        .collect();
    rows.push(GridRow::heading(
        messages::everyone_people(locale),
        String::new(),
    ));
    rows.extend(people.iter().zip(&tracks).map(|(person, tracks)| {
        let name = scenario.persona(person.id).person.get(locale);
        let cells = tracks.iter().map(|track| person_cell(*track, locale));
        GridRow::of_cells(horizon, name, cells.collect())
    }));
    let hours = statuses.first().map_or(0, Vec::len);
    FigureView {
        id: "everyone",
        file: file_name(model, "everyone"),
        place: Place::Top,
        title: title(&statuses, locale),
        description: description(model, &statuses, locale),
        how_to_read: messages::everyone_how_to_read(locale),
        basis: messages::everyone_basis(locale),
        kind: Kind::Grid(GridView::of(horizon, Names::Beside, rows)),
        table: table(model, &statuses, people, &tracks, locale),
        reading: Some(ReadingView::of_hours(hours, worst(&statuses).0)),
        steps: (0..hours)
            .map(|hour| services_at(horizon, &statuses, hour, locale))
            .collect(),
    }
}

/// Counts a person's errands at each hour.
fn tracks(model: &Model, person: &Followed) -> Vec<Track> {
    let scenario = &*model.scenario;
    let at = |time| {
        let mut track = Track { stuck: 0, lost: 0 };
        for day in &person.days {
            let state = day.at(scenario, time).state;
            track.stuck += u64::from(is_stuck(state));
            track.lost += u64::from(is_lost(state));
        }
        track
    };
    scenario.horizon.hours().map(at).collect()
}

fn service_cell(status: ServiceStatus, locale: Locale) -> Cell {
    Cell {
        fill: match status {
            ServiceStatus::Works => Fill::Thread,
            ServiceStatus::Degraded => Fill::Striped,
            ServiceStatus::BlockedAtLogin => Fill::Solid,
            ServiceStatus::Down => Fill::Hollow,
        },
        label: StatusView::of(status, locale).symbol.to_owned(),
    }
}

/// What is stuck now is shown before what is lost: the lost stays so for the rest of the day.
fn person_cell(track: Track, locale: Locale) -> Cell {
    let (fill, count) = match track {
        Track { stuck: 0, lost: 0 } => (Fill::Thread, 0),
        Track { stuck: 0, lost } => (Fill::Solid, lost),
        Track { stuck, .. } => (Fill::Striped, stuck),
    };
    let label = if count > 0 {
        number::integer(locale, count)
    } else {
        String::new()
    };
    Cell { fill, label }
}

/// Returns the first hour at which most services are blocked, and how many.
fn worst(statuses: &[Vec<ServiceStatus>]) -> (usize, u64) {
    let mut worst = (0, 0);
    let hours = statuses.first().map_or(0, Vec::len);
    for hour in 0..hours {
        let blocked = count(statuses, hour, ServiceStatus::BlockedAtLogin);
        if blocked > worst.1 {
            worst = (hour, blocked);
        }
    }
    worst
}

fn count(statuses: &[Vec<ServiceStatus>], hour: usize, status: ServiceStatus) -> u64 {
    let is_so = |of: &&Vec<ServiceStatus>| of[hour] == status;
    statuses.iter().filter(is_so).count() as u64
}

/// Says how many services were blocked at worst, and how many worked all day.
fn title(statuses: &[Vec<ServiceStatus>], locale: Locale) -> String {
    let (_, blocked) = worst(statuses);
    let works = |of: &&Vec<ServiceStatus>| of.iter().all(|s| *s == ServiceStatus::Works);
    let untouched = statuses.iter().filter(works).count();
    let write = |count: u64| number::integer(locale, count);
    let [blocked_of, services, untouched] =
        [blocked, statuses.len() as u64, untouched as u64].map(write);
    if blocked > 0 {
        messages::everyone_title(locale, &blocked_of, &services, &untouched)
    } else {
        messages::everyone_title_open(locale, &untouched, &services)
    }
}

fn description(model: &Model, statuses: &[Vec<ServiceStatus>], locale: Locale) -> String {
    let scenario = &*model.scenario;
    let (hour, blocked) = worst(statuses);
    let mut text = String::new();
    if blocked > 0 {
        text.push_str(&services_at(&scenario.horizon, statuses, hour, locale));
        text.push(' ');
    }
    text.push_str(messages::everyone_errands(locale));
    text
}

/// Says how many services were blocked in an hour, partly worked, and were down or closed.
fn services_at(
    horizon: &Horizon,
    statuses: &[Vec<ServiceStatus>],
    hour: usize,
    locale: Locale,
) -> String {
    let time = usize::from(horizon.first_hour.minutes()) + hour * 60;
    let write = |status| number::integer(locale, count(statuses, hour, status));
    messages::everyone_worst(
        locale,
        &number::clock(locale, time as u16),
        &write(ServiceStatus::BlockedAtLogin),
        &write(ServiceStatus::Degraded),
        &write(ServiceStatus::Down),
    )
}

/// For each service the hours of each status; for each person those with something stuck.
fn table(
    model: &Model,
    statuses: &[Vec<ServiceStatus>],
    people: &[Followed],
    tracks: &[Vec<Track>],
    locale: Locale,
) -> TableView {
    let scenario = &*model.scenario;
    let horizon = &scenario.horizon;
    let shown = [
        ServiceStatus::BlockedAtLogin,
        ServiceStatus::Degraded,
        ServiceStatus::Down,
    ];
    let service = |(service, statuses): (&crate::domain::service::Service, &Vec<_>)| {
        let mut cells = shown
            .map(|status| {
                let holds: Vec<bool> = statuses.iter().map(|is| *is == status).collect();
                or_nothing(hours_when(horizon, locale, &holds))
            })
            .to_vec();
        cells.resize(5, String::new());
        RowView {
            name: service.name.get(locale).to_owned(),
            key: service.slug.to_string(),
            cells,
        }
    };
    let services = scenario.services.iter().zip(statuses).map(service);
    let persons = people.iter().zip(tracks).map(|(person, tracks)| {
        let persona = scenario.persona(person.id);
        let mut cells = vec![String::new(); 3];
        cells.extend(person_cells(horizon, tracks, locale));
        RowView {
            name: persona.person.get(locale).to_owned(),
            key: persona.slug.to_string(),
            cells,
        }
    });
    TableView {
        caption: messages::everyone_table(locale),
        columns: vec![
            messages::everyone_row(locale),
            messages::status_blocked(locale),
            messages::status_degraded(locale),
            messages::status_down(locale),
            messages::everyone_stuck(locale),
            messages::everyone_lost(locale),
        ],
        rows: services.chain(persons).collect(),
    }
}

/// Writes when a person's errands were stuck, how many at most, and how many were lost.
fn person_cells(horizon: &Horizon, tracks: &[Track], locale: Locale) -> [String; 2] {
    let holds: Vec<bool> = tracks.iter().map(|track| track.stuck > 0).collect();
    let hours = hours_when(horizon, locale, &holds);
    let most = tracks.iter().map(|track| track.stuck).max().unwrap_or(0);
    let stuck = if hours.is_empty() {
        NOTHING.to_owned()
    } else {
        messages::everyone_at_most(locale, &hours, &number::integer(locale, most))
    };
    let lost = tracks.last().map_or(0, |track| track.lost);
    [stuck, number::integer(locale, lost)]
}

fn or_nothing(text: String) -> String {
    if text.is_empty() {
        NOTHING.to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stuck_is_shown_before_what_is_lost() {
        let cell = |stuck, lost| {
            let cell = person_cell(Track { stuck, lost }, Locale::En);
            (cell.fill, cell.label)
        };
        assert_eq!(cell(0, 0), (Fill::Thread, String::new()));
        assert_eq!(cell(2, 1), (Fill::Striped, "2".to_owned()));
        assert_eq!(cell(0, 1), (Fill::Solid, "1".to_owned()));
    }

    #[test]
    fn the_title_counts_the_worst_hour() {
        use ServiceStatus::{BlockedAtLogin as Blocked, Degraded, Down, Works};
        let statuses = vec![
            vec![Works, Blocked, Works],
            vec![Works, Blocked, Blocked],
            vec![Works; 3],
            vec![Down, Works, Works],
        ];
        assert_eq!(worst(&statuses), (1, 2));
        let words = title(&statuses, Locale::En);
        assert_eq!(
            words,
            "At worst, 2 of 4 services let almost nobody in, while 1 worked all day"
        );
        let open = vec![vec![Works, Degraded], vec![Works, Works]];
        assert_eq!(
            title(&open, Locale::En),
            "At no full hour was a service blocked for nearly everyone, and 1 of 2 worked all day"
        );
    }
}
