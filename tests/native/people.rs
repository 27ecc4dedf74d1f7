//! The figures about everyone: what they say holds under every plan that the page offers.

use std::fmt::Write as _;

use lockout::{
    app::{
        model::Model,
        msg::{Choice, Msg},
        route::Route,
        shared::Lasting,
        update::update,
    },
    chart::theme::{self, Ink},
    data::bundle,
    domain::outage::OutageSpan,
    i18n::bundle::Texts,
    ids::Locale,
    metrics::{
        course::{is_done, is_lost, is_stuck},
        errands::ErrandState,
        status::{ServiceStatus, service_status},
    },
    present::{
        figure::{
            FigureView, Kind, courses, everyone,
            grid::{End, Fill, GridView},
        },
        people::{Followed, first_name, followed},
        wait::{PersonView, WaitView},
    },
};

use crate::golden;

/// The day as it is told, with every reading and every safeguard alone, and an outage at no full hour.
fn sessions(locale: Locale) -> Vec<Model> {
    let route = Route {
        locale,
        ..Route::default()
    };
    let start = Model::start(Lasting::new(bundle::default_scenario()), route);
    let choose = |choice| update(&start, &Msg::Choice(choice));
    let variants = start.scenario.variants.iter();
    let mut sessions: Vec<Model> = variants
        .map(|variant| OutageSpan::new(variant.start.value, variant.end.value))
        .map(|span| choose(Choice::Outage(span)))
        .collect();
    let time = |text| lockout::domain::clock::TimeOfDay::parse(text).unwrap();
    for (from, to) in [("10:10", "10:50"), ("16:00", "24:00")] {
        sessions.push(choose(Choice::Outage(OutageSpan::new(
            time(from),
            time(to),
        ))));
    }
    let safeguards = 0..start.scenario.safeguards.len();
    sessions.extend(safeguards.map(|place| choose(Choice::Safeguard(place, 1.0))));
    sessions
}

fn grid(view: &FigureView) -> &GridView {
    match &view.kind {
        Kind::Grid(grid) => grid,
        other => panic!("{other:?} is no grid"),
    }
}

/// Every session in both languages, with its people.
fn each(check: impl Fn(&Model, Texts, &[Followed])) {
    for locale in Locale::ALL {
        for model in sessions(locale) {
            check(&model, Texts::new(locale), &followed(&model));
        }
    }
}

#[test]
fn a_course_ends_as_the_page_says() {
    each(|model, _, people| {
        let scenario = &*model.scenario;
        let last = scenario.horizon.last_hour;
        for person in people {
            for (day, course) in person.days.iter().zip(&person.courses) {
                assert_eq!(course.end, day.at(scenario, last).state);
                assert_eq!(day.at(scenario, course.since).state, course.end);
                assert!(course.wanted <= course.since && course.since <= last);
            }
        }
    });
}

/// Returns the whole numbers of a text, but for its first `left_out` words.
fn counts(text: &str, left_out: usize) -> Vec<usize> {
    let words = text.split_whitespace().skip(left_out);
    words.filter_map(|word| word.parse().ok()).collect()
}

/// What is read at an hour counts what the strip and the lanes show there.
#[test]
fn what_is_read_at_an_hour_counts_what_is_drawn() {
    each(|model, texts, people| {
        let scenario = &*model.scenario;
        let strip = everyone::figure(model, texts, people);
        let lanes = courses::figure(model, texts, people);
        let (cells, hours) = (grid(&strip), scenario.horizon.hours().count());
        assert_eq!((strip.steps.len(), lanes.steps.len()), (hours, hours));
        for (place, time) in scenario.horizon.hours().enumerate() {
            let at = (place as f64 + 0.5) / hours as f64;
            let shown = |fill: Fill| {
                let rows = cells.rows[..scenario.services.len()].iter();
                let spans = rows.flat_map(|row| &row.spans);
                let here = spans.filter(|span| span.from <= at && at < span.to);
                here.filter(|span| span.fill == fill).count()
            };
            let told = counts(&strip.steps[place], 3);
            let expected = [Fill::Solid, Fill::Striped, Fill::Hollow].map(shown);
            assert_eq!(told, expected, "{}", strip.steps[place]);
            let told = counts(&lanes.steps[place], 1);
            let of_person = people.iter().flat_map(|person| {
                let days = person.days.iter().zip(&person.courses);
                let drawn = days.filter(|(_, c)| c.was_stuck || is_lost(c.end));
                let states = drawn.map(|(day, _)| day.at(scenario, time).state);
                let states: Vec<ErrandState> = states.collect();
                let count = |of: fn(ErrandState) -> bool| states.iter().filter(|s| of(**s)).count();
                [count(is_stuck), count(is_lost)]
            });
            assert_eq!(
                told,
                of_person.collect::<Vec<_>>(),
                "{}",
                lanes.steps[place]
            );
        }
    });
}

/// At each hour of the clock bar, the strip shows what the board and the list of errands say.
#[test]
fn the_strip_shows_every_service_and_everyone_at_every_hour() {
    each(|model, texts, people| {
        let scenario = &*model.scenario;
        let view = everyone::figure(model, texts, people);
        let rows = &grid(&view).rows;
        let services = scenario.services.len();
        assert_eq!(rows.len(), services + 1 + people.len());
        for (column, time) in scenario.horizon.hours().enumerate() {
            let at = (column as f64 + 0.5) / scenario.horizon.hours().count() as f64;
            let shown = |row: usize| {
                let spans = &rows[row].spans;
                let span = spans.iter().find(|span| span.from <= at && at < span.to);
                let span = span.unwrap_or_else(|| panic!("row {row} is empty at {time:?}"));
                (span.fill, span.label.clone())
            };
            for id in scenario.service_ids() {
                let fill = match service_status(scenario, &model.run, id, time) {
                    ServiceStatus::Works => Fill::Thread,
                    ServiceStatus::Degraded => Fill::Striped,
                    ServiceStatus::BlockedAtLogin => Fill::Solid,
                    ServiceStatus::Down => Fill::Hollow,
                };
                assert_eq!(shown(id.index()).0, fill);
            }
            for (place, person) in people.iter().enumerate() {
                let states = person.days.iter().map(|day| day.at(scenario, time).state);
                let states: Vec<ErrandState> = states.collect();
                let count = |of: fn(ErrandState) -> bool| states.iter().filter(|s| of(**s)).count();
                let (stuck, lost) = (count(is_stuck), count(is_lost));
                let should = match (stuck, lost) {
                    (0, 0) => (Fill::Thread, String::new()),
                    (0, lost) => (Fill::Solid, lost.to_string()),
                    (stuck, _) => (Fill::Striped, stuck.to_string()),
                };
                assert_eq!(shown(services + 1 + place), should);
            }
        }
    });
}

#[test]
fn the_lanes_show_what_got_stuck_and_how_it_ended() {
    each(|model, texts, people| {
        let view = courses::figure(model, texts, people);
        let rows = &grid(&view).rows;
        let ends = |end| {
            let spans = rows.iter().flat_map(|row| &row.spans);
            spans.filter(|span| span.end == end).count() as u64
        };
        let count = |state| -> u64 {
            let persons = people.iter().map(|person| &person.courses);
            persons
                .flatten()
                .filter(|course| course.end == state)
                .count() as u64
        };
        assert_eq!(ends(End::PutOff), count(ErrandState::PutOff));
        assert_eq!(ends(End::Missed), count(ErrandState::Missed));
        let headings = rows.iter().filter(|row| row.is_heading).count();
        assert_eq!(headings, people.len());
        assert_eq!(
            view.table.rows.len(),
            people.iter().map(|p| p.courses.len()).sum::<usize>()
        );
        for lost in [ErrandState::PutOff, ErrandState::Missed].map(count) {
            assert!(
                lost == 0 || view.title.contains(&lost.to_string()),
                "{}",
                view.title
            );
        }
    });
}

/// Each person is in one sentence, and in the one that their errands bear out.
#[test]
fn who_could_wait_is_true_of_each_person() {
    each(|model, texts, people| {
        let view = WaitView::of(model, texts, people);
        for person in people {
            let name = first_name(model.scenario.persona(person.id), texts.locale());
            let about: Vec<&String> = view
                .answer
                .iter()
                .filter(|sentence| sentence.contains(name))
                .collect();
            assert_eq!(about.len(), 1, "{name} in {:?}", view.answer);
            let any = |state| person.courses.iter().any(|course| course.end == state);
            let (sentence, en) = (about[0], texts.locale() == Locale::En);
            let says =
                |english: &str, danish: &str| sentence.contains(if en { english } else { danish });
            let (missed, put_off) = (any(ErrandState::Missed), any(ErrandState::PutOff));
            assert_eq!(says("could not wait", "kunne ikke vente"), missed);
            assert_eq!(says("could wait", "kunne vente"), put_off && !missed);
            let all_done = person.courses.iter().all(|course| is_done(course.end));
            let is_told_done = says("got everything done", "havde klaret alt")
                || says("never had to wait long", "behøvede ikke vente længe");
            assert_eq!(is_told_done, all_done, "{sentence}");
        }
    });
}

#[test]
fn ratio_gap_and_own_change_are_told_together() {
    each(|model, texts, people| {
        let view = WaitView::of(model, texts, people);
        assert_eq!(view.people.len(), people.len());
        let has_safeguards = !model.plan.safeguards.is_empty();
        let before = if texts.locale() == Locale::En {
            "Without your safeguards"
        } else {
            "Uden dine værn"
        };
        for person in &view.people {
            assert_eq!(
                person.group.contains(before),
                has_safeguards,
                "{}",
                person.group
            );
            assert!(person.harm_percent <= 100);
        }
        // Groups, and everyone else.
        assert_eq!(view.table.rows.len(), people.len() + 1);
        let is_index = |part: &str| view.indices.contains(part);
        assert!(is_index("0.0") || is_index("0,0"), "{}", view.indices);
        for row in &view.table.rows {
            assert_eq!(row.cells.len() + 1, view.table.columns.len());
        }
        assert_eq!(
            view.harm.len(),
            3,
            "what harm is, its weights, and a caution"
        );
    });
}

#[test]
fn words_about_everyone_are_as_reviewed() {
    for locale in Locale::ALL {
        let mut text = String::new();
        for model in sessions(locale) {
            let texts = Texts::new(locale);
            let people = followed(&model);
            let wait = WaitView::of(&model, texts, &people);
            let query = model.query();
            writeln!(
                text,
                "# {}",
                if query.is_empty() { "as told" } else { &query }
            )
            .unwrap();
            for view in [everyone::figure, courses::figure].map(|f| f(&model, texts, &people)) {
                writeln!(text, "{}\n{}", view.title, view.description).unwrap();
            }
            writeln!(text, "{}\n{}", wait.answer.join(" "), wait.groups).unwrap();
            for person in &wait.people {
                let PersonView {
                    person,
                    errands,
                    group,
                    harm,
                    ..
                } = person;
                writeln!(text, "- {person}: {errands} {group} {harm}").unwrap();
            }
            if model.plan == lockout::sim::plan::Plan::default() {
                writeln!(text, "{}", wait.harm.join("\n")).unwrap();
                for row in &wait.table.rows {
                    writeln!(text, "{} | {}", row.name, row.cells.join(" | ")).unwrap();
                }
            }
            text.push('\n');
        }
        golden::compare(&format!("words/{}/people.txt", locale.tag()), &text);
    }
}

/// What fills and strokes the marks is told from the ground, and what is written on a fill from it.
#[test]
fn marks_stand_out_from_ground_and_fill() {
    let luminance = |ink: Ink, theme: &theme::Theme| {
        let colour = theme.colour(ink);
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                lockout::sim::math::exp(2.4 * lockout::sim::math::ln((share + 0.055) / 1.055))
            }
        };
        0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
    };
    for theme in [theme::LIGHT, theme::DARK] {
        let contrast = |a: Ink, b: Ink| {
            let (a, b) = (luminance(a, &theme), luminance(b, &theme));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for mark in [
            Ink::Works,
            Ink::Degraded,
            Ink::Blocked,
            Ink::Down,
            Ink::Through,
        ] {
            assert!(contrast(mark, Ink::Paper) >= 3.0, "{mark:?}");
        }
        for (text, ground) in [(Ink::Paper, Ink::Blocked), (Ink::Ink, Ink::Paper)] {
            assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
        }
    }
}
