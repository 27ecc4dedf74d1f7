//! A sheet as SVG: short enough for a page, and whole enough to leave it.

use crate::chart::{
    sheet::{Across, Down, FONTS, Mark, Point, Sheet, Stroke, TEXT_SIZE, Text},
    theme::{Ink, Theme, hex},
};

/// Returns the sheet as an element of the page, in the colours of the style sheet.
///
/// Size of text is left to the style sheet, which keeps it legible however the drawing is scaled.
#[must_use]
pub fn element(sheet: &Sheet) -> String {
    let mut out = Writer::new(r#"<svg viewBox="0 0 "#, None);
    out.pair(sheet.width as i32, sheet.height as i32);
    out.push(r#"" fill="none" aria-hidden="true" focusable="false">"#);
    out.marks(sheet);
    out.text
}

/// Returns the sheet as a file of its own, in the colours of a scheme, with its title.
#[must_use]
pub fn document(sheet: &Sheet, theme: &Theme, title: &str) -> String {
    let mut out = Writer::new(
        r#"<svg xmlns="http://www.w3.org/2000/svg" fill="none" font-family=""#,
        Some(*theme),
    );
    out.push(FONTS);
    out.push(r#"" font-size=""#);
    out.number((TEXT_SIZE * sheet.scale).round() as i32);
    for (name, length) in [("width", sheet.width), ("height", sheet.height)] {
        out.push(r#"" "#);
        out.push(name);
        out.push(r#"=""#);
        out.number((f64::from(length) / sheet.scale).round() as i32);
    }
    out.push(r#"" viewBox="0 0 "#);
    out.pair(sheet.width as i32, sheet.height as i32);
    out.push(r#""><title>"#);
    out.escaped(title);
    out.push("</title>");
    out.marks(sheet);
    out.text
}

/// Text under way.
struct Writer {
    text: String,
    theme: Option<Theme>,
}

impl Writer {
    fn new(start: &str, theme: Option<Theme>) -> Self {
        Self {
            text: start.to_owned(),
            theme,
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn number(&mut self, value: i32) {
        self.text.push_str(&value.to_string());
    }

    fn pair(&mut self, x: i32, y: i32) {
        self.number(x);
        // A minus parts two numbers by itself.
        if y >= 0 {
            self.push(" ");
        }
        self.number(y);
    }

    fn escaped(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.push("&amp;"),
                '<' => self.push("&lt;"),
                '>' => self.push("&gt;"),
                _ => self.text.push(letter),
            }
        }
    }

    fn colour(&mut self, ink: Ink) {
        if let Some(theme) = self.theme {
            self.push(&hex(theme.colour(ink)));
        } else {
            self.push("var(");
            self.push(ink.token());
            self.push(")");
        }
    }

    fn fill(&mut self, ink: Ink) {
        self.push(r#" fill=""#);
        self.colour(ink);
        self.push(r#"""#);
    }

    /// Writes every mark and closes the drawing; neighbours with the same stroke are one path.
    fn marks(&mut self, sheet: &Sheet) {
        let mut open: Option<Stroke> = None;
        for mark in &sheet.marks {
            let stroke = match mark {
                Mark::Path(_, stroke) => Some(*stroke),
                _ => None,
            };
            if open.is_some() && open != stroke {
                self.push(r#""/>"#);
            }
            if let Some(stroke) = stroke
                && open != Some(stroke)
            {
                self.stroke(&stroke, sheet.scale);
            }
            open = stroke;
            self.mark(mark, sheet);
        }
        if open.is_some() {
            self.push(r#""/>"#);
        }
        self.push("</svg>");
    }

    /// Opens a path, up to its places.
    fn stroke(&mut self, stroke: &Stroke, scale: f64) {
        self.push(r#"<path stroke=""#);
        self.colour(stroke.ink);
        // Widths are those of the page, whatever the drawing is scaled to.
        let halves = (f64::from(stroke.width) / scale * 2.0).round() as i32;
        self.push(r#"" stroke-width=""#);
        self.number(halves / 2);
        if halves % 2 == 1 {
            self.push(".5");
        }
        if let Some((on, off)) = stroke.dash.lengths() {
            self.push(r#"" stroke-dasharray=""#);
            self.pair(on as i32, off as i32);
        }
        self.push(r#"" d=""#);
    }

    fn mark(&mut self, mark: &Mark, sheet: &Sheet) {
        match mark {
            Mark::Path(points, _) => self.places(points),
            Mark::Area(points, ink) => {
                self.push("<path");
                self.fill(*ink);
                self.push(r#" d=""#);
                self.places(points);
                self.push(r#"z"/>"#);
            }
            Mark::Dot(at, radius, ink) => {
                self.push("<circle");
                self.fill(*ink);
                for (name, value) in [("cx", at.0), ("cy", at.1), ("r", *radius as i32)] {
                    self.push(" ");
                    self.push(name);
                    self.push(r#"=""#);
                    self.number(value);
                    self.push(r#"""#);
                }
                self.push("/>");
            }
            Mark::Text(text) => self.words(text, sheet.scale),
        }
    }

    /// Writes a path's places: the first as it is, the others from the one before.
    fn places(&mut self, points: &[Point]) {
        let Some(start) = points.first() else { return };
        self.push("M");
        self.pair(start.0, start.1);
        for (place, pair) in points.windows(2).enumerate() {
            let (x, y) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
            if place == 0 {
                self.push("l");
            } else if x >= 0 {
                self.push(" ");
            }
            self.pair(x, y);
        }
    }

    fn words(&mut self, text: &Text, scale: f64) {
        self.push("<text");
        self.fill(text.ink);
        self.push(r#" x=""#);
        self.number(text.at.0);
        self.push(r#"" y=""#);
        // The baseline, since not every reader of SVG knows another one.
        let down = match text.down {
            Down::Above => -0.25,
            Down::Centred => 0.35,
            Down::Below => 0.95,
        };
        self.number(text.at.1 + (text.size * down).round() as i32);
        match text.across {
            Across::Start => {}
            Across::Middle => self.push(r#"" text-anchor="middle"#),
            Across::End => self.push(r#"" text-anchor="end"#),
        }
        if text.is_bold {
            self.push(r#"" font-weight="bold"#);
        }
        let size = text.size.round() as i32;
        if size != (TEXT_SIZE * scale).round() as i32 {
            self.push(r#"" font-size=""#);
            self.number(size);
        }
        self.push(r#"">"#);
        self.escaped(&text.text);
        self.push("</text>");
    }
}
