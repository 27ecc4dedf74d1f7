//! Figures: what is drawn and told, in text that can be reviewed, and colours that can be told apart.

use std::fmt::Write as _;

use lockout::{
    app::{
        model::Model,
        msg::Choice,
        msg::Msg,
        route::Route,
        shared::{Lasting, Shared},
        update::update,
    },
    chart::{
        self, backend,
        sheet::{Dash, Frame, Mark, Sheet},
        svg,
        theme::{self, Ink},
    },
    data::bundle,
    domain::{clock::TimeOfDay, outage::OutageSpan},
    i18n::bundle::Texts,
    ids::Locale,
    present::figure::{FigureView, Kind, figures},
};

use crate::golden;

/// The narrowest column that a figure is drawn in, and a wide one, in pixels of the style sheet.
const WIDTHS: [f64; 3] = [288.0, 300.0, 640.0];

pub(super) fn session(locale: Locale) -> Model {
    let route = Route {
        locale,
        ..Route::default()
    };
    Model::start(Lasting::new(bundle::default_scenario()), route)
}

/// The day as it is, with every other length that is told, and with every safeguard alone.
fn sessions(locale: Locale) -> Vec<Model> {
    let start = session(locale);
    let choose = |choice| update(&start, &Msg::Choice(choice));
    let mut sessions = vec![start.clone()];
    for variant in &start.scenario.variants {
        let span = OutageSpan::new(variant.start.value, variant.end.value);
        sessions.push(choose(Choice::Outage(span)));
    }
    let safeguards = 0..start.scenario.safeguards.len();
    sessions.extend(safeguards.map(|place| choose(Choice::Safeguard(place, 1.0))));
    sessions
}

pub(super) fn all(model: &Model) -> Vec<Shared<FigureView>> {
    figures(model, Texts::new(model.route.locale))
}

fn drawn(view: &FigureView, width: f64) -> Sheet {
    chart::draw(view, width, chart::height(view, width), 1.0)
}

fn one_mark_a_line(svg: &str) -> String {
    svg.replace("/><", "/>\n<")
        .replace("</text><", "</text>\n<")
        .replace("<path", "\n<path")
        .replace("\n\n", "\n")
        + "\n"
}

#[test]
fn figures_are_drawn_as_reviewed() {
    for view in all(&session(Locale::En)) {
        let svg = one_mark_a_line(&chart::still(&view));
        golden::compare(&format!("svg/{}.svg", view.id), &svg);
    }
}

#[test]
fn tables_are_as_reviewed() {
    for locale in Locale::ALL {
        for view in all(&session(locale)) {
            let mut text = format!(
                "{}\n{}\n{}\n{}\n\n{}\n",
                view.title, view.description, view.how_to_read, view.basis, view.table.caption
            );
            writeln!(text, "{}", view.table.columns.join(" | ")).unwrap();
            for row in &view.table.rows {
                writeln!(text, "{} | {}", row.name, row.cells.join(" | ")).unwrap();
            }
            write!(text, "\n{}", view.table.csv(locale).replace("\r\n", "\n")).unwrap();
            golden::compare(&format!("table/{}-{}.txt", view.id, locale.tag()), &text);
        }
    }
}

/// Whoever gets in by another login is not among those who got through: unsaid, they would look shut out.
#[test]
fn logins_tell_when_they_leave_a_second_login_out() {
    for (locale, name) in [
        (Locale::En, "a second login"),
        (Locale::Da, "et ekstra login"),
    ] {
        let start = session(locale);
        for (place, safeguard) in start.scenario.safeguards.iter().enumerate() {
            let model = update(&start, &Msg::Choice(Choice::Safeguard(place, 1.0)));
            let logins = all(&model).into_iter().find(|view| view.id == "logins");
            let basis = logins.unwrap().basis;
            let is_second = &*safeguard.slug == "parallel-login";
            assert_eq!(basis.contains(name), is_second, "{basis}");
        }
    }
}

#[test]
fn a_drawing_names_colours_by_token_only() {
    for view in all(&session(Locale::En)) {
        let svg = chart::still(&view);
        assert!(svg.contains("var(--line)"), "{svg}");
        assert!(!svg.contains('#'), "a colour that is no token is in {svg}");
    }
}

#[test]
fn a_file_names_colours_by_value_only() {
    for view in all(&session(Locale::Da)) {
        let svg = svg::document(&drawn(&view, 640.0), &theme::DARK, &view.title);
        assert!(svg.contains(&theme::hex(theme::DARK.colour(Ink::Line))));
        assert!(!svg.contains("var("), "a file has no style sheet: {svg}");
    }
}

/// Returns the frames of all texts of a sheet, each with what it says.
fn texts(sheet: &Sheet) -> Vec<(Frame, &str)> {
    sheet
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text(text) => Some((text.frame(), text.text.as_str())),
            _ => None,
        })
        .collect()
}

#[test]
fn names_stay_within_the_drawing_and_clear_of_each_other() {
    for model in Locale::ALL.into_iter().flat_map(sessions) {
        for (view, width) in all(&model).iter().flat_map(|v| WIDTHS.map(|w| (v, w))) {
            let sheet = drawn(view, width);
            let whole = Frame {
                left: 0,
                top: 0,
                right: sheet.width as i32,
                bottom: sheet.height as i32,
            };
            let texts = texts(&sheet);
            for (place, (frame, text)) in texts.iter().enumerate() {
                let is_within = whole.holds((frame.left, frame.top))
                    && whole.holds((frame.right, frame.bottom));
                assert!(is_within, "{}: “{text}” leaves at {width}", view.id);
                for (other, other_text) in &texts[place + 1..] {
                    assert!(
                        !frame.overlaps(other),
                        "{}: “{text}” covers “{other_text}” at {width}",
                        view.id
                    );
                }
            }
        }
    }
}

#[test]
fn every_mark_lies_within_the_drawing() {
    for model in sessions(Locale::En) {
        for view in all(&model) {
            let sheet = drawn(&view, 288.0);
            let (width, height) = (sheet.width as i32, sheet.height as i32);
            for mark in &sheet.marks {
                let (Mark::Path(points, _) | Mark::Area(points, _)) = mark else {
                    continue;
                };
                for (x, y) in points {
                    let is_within = (0..=width).contains(x) && (0..=height).contains(y);
                    assert!(is_within, "{}: a mark at {x}, {y}", view.id);
                }
            }
        }
    }
}

/// A canvas gets what the page's SVG shows: the same marks in the same order.
#[test]
fn a_replayed_sheet_has_the_same_marks() {
    for view in all(&session(Locale::En)) {
        let sheet = drawn(&view, 640.0);
        let mut solid = sheet.clone();
        for mark in &mut solid.marks {
            if let Mark::Path(_, stroke) = mark {
                stroke.dash = Dash::Solid;
            }
        }
        let mut copy = Sheet {
            marks: Vec::new(),
            ..sheet
        };
        let result: Result<(), _> = backend::replay(&solid, &mut &mut copy, &theme::ROLES);
        result.map_err(|error| format!("{error:?}")).unwrap();
        assert!(copy == solid, "{}", view.id);
    }
}

/// Two figures stand side by side on a wide page; those of rows have all of it.
#[test]
fn how_to_read_is_one_line() {
    for locale in Locale::ALL {
        for view in all(&session(locale)) {
            let most = match &view.kind {
                // What the line of the hour is stands behind it.
                Kind::Day(_) => 62,
                _ => 112,
            };
            let letters = view.how_to_read.chars().count();
            assert!(letters <= most, "{letters}: {}", view.how_to_read);
        }
    }
}

#[test]
fn what_is_read_out_is_what_the_table_says() {
    for view in all(&session(Locale::En)) {
        let reading = view.reading.expect("every figure can be read");
        let rows = reading.max / reading.step + 1;
        assert!(reading.start < rows, "{}", view.id);
        if !view.steps.is_empty() {
            assert_eq!(rows, view.steps.len(), "{}: a step for each hour", view.id);
            continue;
        }
        assert_eq!(
            rows,
            view.table.rows.len(),
            "{}: a step for each row",
            view.id
        );
        for (place, row) in view.table.rows.iter().enumerate() {
            let text = view.read(place);
            assert!(text.starts_with(&row.name), "{text}");
            for (column, cell) in view.table.columns.iter().skip(1).zip(&row.cells) {
                let told = format!("{column}: {cell}.");
                assert!(
                    cell.is_empty() || text.contains(&told),
                    "{text} lacks {told}"
                );
            }
        }
    }
}

/// The recovery marks each hour of the clock bar that its axis holds, which the hour's line stands on.
#[test]
fn a_part_of_the_day_marks_all_its_hours() {
    for model in Locale::ALL.into_iter().flat_map(sessions) {
        let horizon = &model.scenario.horizon;
        for view in all(&model) {
            let (Kind::Day(day), Some(reading)) = (&view.kind, view.reading) else {
                continue;
            };
            if day.is_whole {
                continue;
            }
            let first = TimeOfDay::parse(&view.table.rows[0].key).unwrap();
            let start = horizon.minute_at(first);
            let mut marked = 0;
            for time in horizon.hours() {
                let minute = horizon.minute_at(time);
                let is_within = (start..=start + reading.max).contains(&minute);
                let hour = &time.to_data()[..2];
                let mut marks = day.hours.iter();
                let mark = marks.find(|(_, label)| label.starts_with(hour));
                assert_eq!(mark.is_some(), is_within, "{hour}: {}", view.title);
                if let Some((place, _)) = mark {
                    let expected = (minute - start) as f64 / reading.max as f64;
                    assert!((place - expected).abs() < 1e-9, "{hour}: {place}");
                    marked += 1;
                }
            }
            let ends_late = start > horizon.minute_at(horizon.last_hour);
            assert!(marked > 0 || ends_late, "{}", view.title);
        }
    }
}
