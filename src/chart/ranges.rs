//! Ranges side by side: a bar from end to end, a dot in the middle, a line where nothing changes.

use crate::{
    chart::{
        backend::Pen,
        sheet::{Across, Dash, Down, Sheet},
        theme::Ink,
    },
    present::figure::ranges::{RangeRow, RangesView},
};

/// Pixels of the style sheet for a line of text.
const LINE: f64 = 16.0;

/// Pixels of the style sheet for a bar and the space below it.
const BAR: f64 = 22.0;

/// Pixels of the style sheet above the rows, for the scale.
pub const TOP: f64 = 20.0;

/// Pixels of the style sheet kept free at either side of the scale.
const MARGIN: f64 = 22.0;

/// Pixels of the style sheet for a row: its name, its figures, its bar; the style sheet places the slider by the
/// same.
pub const ROW: f64 = 2.0 * LINE + BAR;

/// Returns the height of a drawing in pixels of the style sheet.
#[must_use]
pub fn height(view: &RangesView) -> f64 {
    TOP + view.rows.len() as f64 * ROW
}

/// Draws ranges on the whole of a sheet; its ground stays transparent.
pub fn draw(sheet: &mut Sheet, view: &RangesView) {
    let (width, bottom) = (f64::from(sheet.width), sheet.height as i32);
    let pen = Pen::new(sheet);
    let ranges = Ranges {
        left: pen.length(MARGIN),
        right: width as i32 - pen.length(MARGIN),
        pen,
    };
    ranges.scale(view, bottom);
    let mut top = TOP;
    for row in &view.rows {
        ranges.row(row, top);
        top += ROW;
    }
}

/// A drawing under way.
struct Ranges<'a> {
    pen: Pen<'a>,
    left: i32,
    right: i32,
}

impl Ranges<'_> {
    fn across(&self, share: f64) -> i32 {
        self.left + (share * f64::from(self.right - self.left)).round() as i32
    }

    /// Names the marks above and draws a line down from each, and a stronger one at zero.
    fn scale(&self, view: &RangesView, bottom: i32) {
        let pen = &self.pen;
        let top = pen.length(TOP - 4.0);
        for (share, label) in &view.marks {
            let x = self.across(*share);
            pen.path(vec![(x, top), (x, bottom)], Ink::Line, Dash::Solid, 1.0);
            pen.write(
                self.pen
                    .text(label, (x, 0), Ink::Muted, Across::Middle, Down::Below),
            );
        }
        let zero = self.across(view.zero);
        let line = vec![(zero, top), (zero, bottom)];
        pen.path(line, Ink::Ink, Dash::Solid, 1.5);
    }

    fn row(&self, row: &RangeRow, top: f64) {
        let pen = &self.pen;
        let mut name = self
            .pen
            .text(&row.name, (0, 0), Ink::Ink, Across::Start, Down::Above);
        name.at = (0, pen.length(top + LINE));
        name.is_bold = true;
        let mut figures = self
            .pen
            .text(&row.figures, (0, 0), Ink::Ink, Across::Start, Down::Above);
        figures.at = (0, pen.length(top + 2.0 * LINE));
        for text in [name, figures] {
            // The zero line must not run through what is written on it.
            pen.fill(text.frame().corners(), Ink::Paper);
            pen.write(text);
        }
        let y = pen.length(top + 2.0 * LINE + BAR * 0.4);
        let [low, middle, high] = row.places.map(|share| self.across(share));
        pen.path(vec![(low, y), (high, y)], Ink::Through, Dash::Solid, 4.0);
        pen.dot((middle, y), 5.5, Ink::Through);
    }
}
