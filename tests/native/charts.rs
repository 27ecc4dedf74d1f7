//! Figures: what is drawn, in text that can be reviewed, and colours that can be told apart.

use std::{fs, path::Path};

use lockout::{
    chart::{line::PLOT, still, theme},
    present::figure::{BandView, FigureView, LineView, Stroke},
    sim::math::{exp, ln},
};

use crate::golden;

fn figure() -> FigureView {
    let line = |stroke, label: &str, points: &[(f64, f64)]| LineView {
        stroke,
        label: label.to_owned(),
        label_at: points[1],
        points: points.to_vec(),
    };
    FigureView {
        title: "Half got through".to_owned(),
        how_to_read: "Up is more.".to_owned(),
        table_title: "Table",
        lines: vec![
            line(
                Stroke::Wanted,
                "Wanted",
                &[(0.0, 0.2), (0.5, 0.8), (1.0, 0.4)],
            ),
            line(
                Stroke::Through,
                "Through",
                &[(0.0, 0.2), (0.5, 0.1), (1.0, 0.9)],
            ),
        ],
        outage: BandView {
            from: 0.25,
            to: 0.5,
            label: "Outage".to_owned(),
        },
        hours: vec![(0.0, "06:00".to_owned()), (1.0, "24:00".to_owned())],
        amounts: vec![(0.0, "0".to_owned()), (1.0, "100,000".to_owned())],
        table: vec![vec!["Hour".to_owned()], vec!["06:00".to_owned()]],
    }
}

#[test]
fn a_figure_is_drawn_as_reviewed() {
    let svg = still::svg(&figure())
        .replace("/><", "/>\n<")
        .replace("</text><", "</text>\n<");
    golden::compare("svg/figure.svg", &svg);
}

#[test]
fn a_drawing_names_colours_by_token_only() {
    let svg = still::svg(&figure());
    assert!(svg.contains("var(--through)"), "{svg}");
    assert!(
        !svg.contains('#'),
        "a colour that is no token is left in {svg}"
    );
}

#[test]
fn drawing_and_style_sheet_share_colours_and_edges() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/styles");
    let tokens = fs::read_to_string(folder.join("tokens.css")).unwrap();
    let (light, dark) = tokens
        .split_once("@media (prefers-color-scheme: dark)")
        .unwrap();
    let (system_dark, chosen_dark) = dark.split_once(":root[data-theme=\"dark\"]").unwrap();
    for (css, theme) in [
        (light, theme::LIGHT),
        (system_dark, theme::DARK),
        (chosen_dark, theme::DARK),
    ] {
        for (token, colour) in theme.tokens() {
            let rule = format!("{token}: {};", theme::hex(colour).to_lowercase());
            assert!(css.contains(&rule), "the style sheet has no `{rule}`");
        }
    }
    let components = fs::read_to_string(folder.join("components.css")).unwrap();
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
        assert!(components.contains(&rule), "the cursor has no `{rule}`");
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
        .split_once("@media (prefers-color-scheme: dark)")
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
