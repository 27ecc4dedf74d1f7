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
    present::{
        compared::{Comparison, WorseView},
        figure::{FigureView, Kind, ranges::RangesView},
    },
};

use crate::golden;

static PREPARED: LazyLock<Prepared> =
    LazyLock::new(|| Prepared::draw(&bundle::default_scenario(), 64).unwrap());

fn compared(locale: Locale) -> FigureView {
    Comparison::of(&bundle::default_scenario(), &PREPARED, locale).figure()
}

fn ranges(view: &FigureView) -> &RangesView {
    match &view.kind {
        Kind::Ranges(ranges) => ranges,
        kind => panic!("{} are no ranges", kind.name()),
    }
}

#[test]
fn the_comparison_is_as_reviewed() {
    for locale in Locale::ALL {
        let view = compared(locale);
        let mut text = format!(
            "{}\n{}\n{}\n{}\n\n",
            view.title, view.description, view.how_to_read, view.basis
        );
        for step in &view.steps {
            writeln!(text, "{step}").unwrap();
        }
        let worse = WorseView::of(&bundle::default_scenario(), &PREPARED, locale);
        writeln!(text, "\n{}\n{}", worse.heading, worse.note).unwrap();
        for (what, with) in &worse.worse {
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
    let svg = chart::still(&compared(Locale::En));
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
    let ranges = ranges(&view);
    assert_eq!(ranges.rows.len(), keys.len());
    for (row, effect) in ranges
        .rows
        .iter()
        .zip(PREPARED.alone.iter().chain(&PREPARED.readings))
    {
        let [low, middle, high] = row.places;
        assert!(
            0.0 <= low && low <= middle && middle <= high && high <= 1.0,
            "{row:?}"
        );
        assert_eq!(middle <= ranges.zero, effect.change.p50 <= 0.0, "{row:?}");
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
            let sheet = chart::draw(&view, width, 0.0, 1.0);
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
