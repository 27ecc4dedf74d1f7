//! Safeguards compared: every change in the order of the data, on one scale, with what gets worse.

use std::{fmt::Write as _, sync::LazyLock};

use lockout::{
    chart::{
        self,
        sheet::{Frame, Mark},
    },
    data::bundle,
    ids::Locale,
    metrics::{drawbacks::WATCHED, estimate::Prepared},
    prerender::comparison::files,
    present::compared::ComparedView,
};

use crate::golden;

static PREPARED: LazyLock<Prepared> =
    LazyLock::new(|| Prepared::draw(&bundle::default_scenario(), 64).unwrap());

fn compared(locale: Locale) -> ComparedView {
    ComparedView::of(&bundle::default_scenario(), &PREPARED, locale)
}

#[test]
fn the_comparison_is_as_reviewed() {
    for locale in Locale::ALL {
        let view = compared(locale);
        let mut text = format!(
            "{}\n{}\n{}\n\n",
            view.title, view.description, view.how_to_read
        );
        for row in &view.ranges.rows {
            writeln!(text, "{}: {}", row.name, row.figures).unwrap();
        }
        writeln!(text, "\n{}\n{}", view.worse_heading, view.worse_note).unwrap();
        for (what, with) in &view.worse {
            writeln!(text, "{what}: {with}").unwrap();
        }
        writeln!(
            text,
            "\n{}\n{}",
            view.table.caption,
            view.table.columns.join(" | ")
        )
        .unwrap();
        for row in &view.table.rows {
            writeln!(text, "{} | {}", row.name, row.cells.join(" | ")).unwrap();
        }
        golden::compare(&format!("table/compared-{}.txt", locale.tag()), &text);
    }
    let svg = chart::still_ranges(&compared(Locale::En).ranges);
    golden::compare("svg/compared.svg", &(svg.replace("><", ">\n<") + "\n"));
}

/// Nothing is left out because it helps less or harms, and nothing is ranked.
#[test]
fn the_comparison_keeps_every_change_in_the_order_of_the_data() {
    let scenario = bundle::default_scenario();
    let view = compared(Locale::En);
    let keys: Vec<&str> = view.table.rows.iter().map(|row| row.key.as_str()).collect();
    let safeguards = scenario.safeguards.iter().map(|safeguard| &*safeguard.slug);
    let readings = scenario
        .variants
        .iter()
        .skip(1)
        .map(|variant| &*variant.slug);
    assert_eq!(keys, safeguards.chain(readings).collect::<Vec<_>>());
    assert_eq!(view.ranges.rows.len(), keys.len());
    for (row, effect) in view
        .ranges
        .rows
        .iter()
        .zip(PREPARED.alone.iter().chain(&PREPARED.readings))
    {
        let [low, middle, high] = row.places;
        assert!(
            0.0 <= low && low <= middle && middle <= high && high <= 1.0,
            "{row:?}"
        );
        assert_eq!(
            middle <= view.ranges.zero,
            effect.change.p50 <= 0.0,
            "{row:?}"
        );
    }
}

/// The hours undone are counted the same way by effect and by drawback.
#[test]
fn drawbacks_count_the_days_of_the_effects() {
    let prepared = &*PREPARED;
    let effects = prepared.alone.iter().chain(&prepared.readings);
    assert_eq!(prepared.drawbacks.len(), effects.clone().count());
    for (effect, drawbacks) in effects.zip(&prepared.drawbacks) {
        assert_eq!(drawbacks.0.len(), WATCHED.len());
        assert_eq!(drawbacks.0[0], Some(effect.worse_share));
    }
}

#[test]
fn names_of_ranges_stay_within_the_drawing_and_clear_of_each_other() {
    for locale in Locale::ALL {
        let view = compared(locale);
        for width in [288.0, 640.0] {
            let sheet = chart::draw_ranges(&view.ranges, width, 1.0);
            let frames: Vec<(Frame, &str)> = sheet
                .marks
                .iter()
                .filter_map(|mark| match mark {
                    Mark::Text(text) => Some((text.frame(), text.text.as_str())),
                    _ => None,
                })
                .collect();
            for (place, (frame, text)) in frames.iter().enumerate() {
                let is_within = frame.left >= 0
                    && frame.top >= 0
                    && frame.right <= sheet.width as i32
                    && frame.bottom <= sheet.height as i32;
                assert!(is_within, "“{text}” leaves at {width}");
                for (other, other_text) in &frames[place + 1..] {
                    assert!(
                        !frame.overlaps(other),
                        "“{text}” covers “{other_text}” at {width}"
                    );
                }
            }
        }
    }
}

/// The files say what the page says: the picture with its finding, the table with plain numbers.
#[test]
fn the_comparison_lies_ready_as_files() {
    for locale in Locale::ALL {
        let view = compared(locale);
        let [(image, png), (picture, svg), (table, csv)] =
            files(&view, locale).expect("it can be painted");
        let tag = locale.tag();
        assert_eq!(image, format!("compared-{tag}.png"));
        assert!(png.starts_with(b"\x89PNG"));
        assert!(png.len() < 30_000, "{}", png.len());
        let [svg, csv] = [svg, csv].map(|file| String::from_utf8(file).expect("it is text"));
        assert_eq!(picture, format!("compared-{tag}.svg"));
        assert_eq!(table, format!("compared-{tag}.csv"));
        assert!(svg.starts_with("<svg xmlns="), "{svg}");
        assert!(!svg.contains("var("), "a file has no style sheet: {svg}");
        assert!(svg.contains(&["<title>", &view.title, "</title>"].concat()));
        for row in &view.ranges.rows {
            assert!(svg.contains(&row.figures), "{} is not drawn", row.figures);
        }
        assert_eq!(csv, view.table.csv(locale));
        assert_eq!(csv.lines().count(), view.table.rows.len() + 1);
    }
}
