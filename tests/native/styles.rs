//! Drawings and style sheet agree: colours, edges, and that what is written can be read.

use std::{fs, path::Path};

use lockout::{
    chart::{
        day::PLOT,
        grid, ranges,
        theme::{self, Ink},
    },
    ids::Locale,
    sim::math::{exp, ln},
};

use crate::charts::{all, session};

#[test]
fn drawing_and_style_sheet_share_colours_and_edges() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/styles");
    let tokens = fs::read_to_string(folder.join("tokens.css")).unwrap();
    let (light, dark) = tokens
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .unwrap();
    let (system_dark, chosen_dark) = dark.split_once(":root[data-theme=\"dark\"]").unwrap();
    for (css, theme) in [
        (light, theme::LIGHT),
        (system_dark, theme::DARK),
        (chosen_dark, theme::DARK),
    ] {
        for ink in Ink::ALL {
            let rule = format!("{}: {};", ink.token(), theme::hex(theme.colour(ink)));
            assert!(css.contains(&rule), "the style sheet has no `{rule}`");
        }
    }
    let css = fs::read_to_string(folder.join("figure.css")).unwrap();
    let percent = |share: f64| (share * 100.0).round();
    for rule in [
        format!("top: {}%;", percent(PLOT.top)),
        format!("bottom: {}%;", percent(1.0 - PLOT.bottom)),
        format!(
            "left: calc({}% + {}% * var(--hour, 0));",
            percent(PLOT.left),
            percent(PLOT.right - PLOT.left)
        ),
    ] {
        assert!(css.contains(&rule), "the cursor has no `{rule}`");
    }
    let people = fs::read_to_string(folder.join("people.css")).unwrap();
    let beside = grid::NAMES_WIDTH + grid::MARGIN;
    for rule in [
        format!(
            "left: calc({} * var(--unit) + (100% - {beside} * var(--unit)) * var(--column, 0));",
            grid::NAMES_WIDTH
        ),
        format!(
            "left: calc((100% - {} * var(--unit)) * var(--column, 0));",
            grid::MARGIN
        ),
    ] {
        assert!(people.contains(&rule), "the cursor has no `{rule}`");
    }
    for rule in [
        format!("top: calc({} * var(--unit));", grid::TOP),
        format!(
            "left: calc({} * var(--unit) + (100% - {beside} * var(--unit)) / var(--columns, 1) / 2);",
            grid::NAMES_WIDTH
        ),
        format!("width: calc((100% - {beside} * var(--unit)) * (1 - 1 / var(--columns, 1)));"),
        format!(
            "width: calc((100% - {} * var(--unit)) * (1 - 1 / var(--columns, 1)));",
            grid::MARGIN
        ),
    ] {
        assert!(people.contains(&rule), "the slider has no `{rule}`");
    }
    assert_eq!(ranges::TOP, grid::TOP, "sliders begin below the scale");
    let row = format!("height: calc({} * var(--unit));", ranges::ROW);
    assert!(people.contains(&row), "the slider down has no `{row}`");
    for view in all(&session(Locale::En)) {
        let name = view.kind.name();
        let Some(aspect) = view.kind.aspect() else {
            continue;
        };
        let rule = format!(".drawing[data-kind=\"{name}\"] {{\n  aspect-ratio: {aspect};");
        assert!(css.contains(&rule), "no place is kept by `{rule}`");
    }
}

/// Reads the colours of one scheme from the style sheet.
fn colours(css: &str) -> Vec<(String, [f64; 3])> {
    css.lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let digits = value.strip_suffix(';')?;
            let channel = |at: usize| {
                let value =
                    f64::from(u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?) / 255.0;
                Some(if value <= 0.040_45 {
                    value / 12.92
                } else {
                    exp(2.4 * ln((value + 0.055) / 1.055))
                })
            };
            Some((name.to_owned(), [channel(0)?, channel(2)?, channel(4)?]))
        })
        .collect()
}

/// Returns the contrast of two colours by WCAG 2.2.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let light = |c: [f64; 3]| 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    let (high, low) = (light(a).max(light(b)), light(a).min(light(b)));
    (high + 0.05) / (low + 0.05)
}

#[test]
fn text_and_marks_stand_out_in_both_schemes() {
    let tokens = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/styles/tokens.css");
    let tokens = fs::read_to_string(tokens).unwrap();
    let (light, dark) = tokens
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .unwrap();
    for scheme in [light, dark] {
        let colours = colours(scheme);
        let colour = |name: &str| colours.iter().find(|(n, _)| n == name).unwrap().1;
        let texts = [
            "ink", "muted", "accent", "works", "degraded", "blocked", "down", "wanted", "through",
        ];
        for ground in ["paper", "raised", "outage-wash", "recovery-wash"] {
            for text in texts {
                let ratio = contrast(colour(text), colour(ground));
                assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2}");
            }
        }
        assert!(contrast(colour("on-accent"), colour("accent")) >= 4.5);
        for mark in ["edge", "outage"] {
            assert!(contrast(colour(mark), colour("paper")) >= 3.0, "{mark}");
        }
    }
}
