//! Rows of spans over the hours: threads, striped, filled and hollow bars, with their names and ends.
//!
//! Heights are those of the rows, whatever the width, so that text keeps its size.

use crate::{
    chart::{
        backend::Pen,
        sheet::{Across, Dash, Down, Frame, LETTER_WIDTH, Point, Sheet},
        theme::Ink,
    },
    present::figure::grid::{End, Fill, GridRow, GridView, Names, SpanView},
};

/// Pixels of the style sheet left of the rows for names that stand beside them; the style sheet
/// places the cursor by the same.
pub const NAMES_WIDTH: f64 = 92.0;

/// Pixels of the style sheet right of the rows.
pub const MARGIN: f64 = 6.0;

/// Pixels of the style sheet above the rows, for the hours.
pub const TOP: f64 = 20.0;

/// Pixels of the style sheet between a bar and the edge of its row.
const INSET: f64 = 2.0;

/// Returns the height of a row in pixels of the style sheet: what its name takes, and its bar.
fn row_height(names: Names, row: &GridRow) -> (f64, f64) {
    match (names, row.is_heading) {
        (_, true) => (26.0, 0.0),
        (Names::Beside, false) => (0.0, 21.0),
        (Names::Above, false) => (16.0, 15.0),
    }
}

/// Returns the height of a drawing in pixels of the style sheet.
#[must_use]
pub fn height(view: &GridView) -> f64 {
    let of_row = |row: &GridRow| {
        let (name, bar) = row_height(view.names, row);
        name + bar
    };
    TOP + view.rows.iter().map(of_row).sum::<f64>() + INSET
}

/// Draws rows of spans on the whole of a sheet; its ground stays transparent.
pub fn draw(sheet: &mut Sheet, view: &GridView) {
    let (width, bottom) = (sheet.width as i32, sheet.height as i32);
    let pen = Pen::new(sheet);
    let left = match view.names {
        Names::Beside => pen.length(NAMES_WIDTH),
        Names::Above => 0,
    };
    let right = width - pen.length(MARGIN);
    let grid = Grid { pen, left, right };
    grid.hours(view, bottom);
    let mut top = TOP;
    let mut spans = Vec::new();
    for row in &view.rows {
        let (name, bar) = row_height(view.names, row);
        grid.names(row, view.names, top, name, bar);
        let frame = |span: &SpanView| grid.frame_of(span, top + name, bar);
        spans.extend(row.spans.iter().map(|span| (span, frame(span))));
        top += name + bar;
    }
    // All bodies, then all frames, then all marks: what is alike is written once in SVG.
    for draw in [Grid::body, Grid::frame, Grid::marks] {
        for (span, frame) in &spans {
            draw(&grid, span, *frame);
        }
    }
}

/// A drawing under way.
struct Grid<'a> {
    pen: Pen<'a>,
    left: i32,
    right: i32,
}

impl Grid<'_> {
    fn across(&self, share: f64) -> i32 {
        self.left + (share * f64::from(self.right - self.left)).round() as i32
    }

    /// Names the hours above and draws a line down from each; where names would touch, every second
    /// hour is left out.
    fn hours(&self, view: &GridView, bottom: i32) {
        let pen = &self.pen;
        let apart = view
            .hours
            .get(1)
            .map_or(0, |(share, _)| self.across(*share))
            - self.left;
        let every = if apart < pen.length(3.0 * LETTER_WIDTH) {
            2
        } else {
            1
        };
        for (share, label) in view.hours.iter().step_by(every) {
            let x = self.across(*share);
            let line = vec![(x, pen.length(TOP - 4.0)), (x, bottom)];
            pen.path(line, Ink::Line, Dash::Solid, 1.0);
            pen.write(
                self.pen
                    .text(label, (x, 0), Ink::Muted, Across::Start, Down::Below),
            );
        }
    }

    fn names(&self, row: &GridRow, names: Names, top: f64, name: f64, bar: f64) {
        let pen = &self.pen;
        let (down, y) = match names {
            Names::Beside if !row.is_heading => (Down::Centred, top + bar / 2.0),
            _ => (Down::Above, top + name),
        };
        let at = (0, pen.length(y));
        let mut text = self.pen.text(&row.name, at, Ink::Ink, Across::Start, down);
        text.is_bold = row.is_heading;
        pen.write(text);
        if !row.note.is_empty() {
            let at = (self.right, pen.length(y));
            pen.write(
                self.pen
                    .text(&row.note, at, Ink::Muted, Across::End, Down::Above),
            );
        }
    }

    /// Returns where a span lies in a row whose bar begins at `top`, in pixels of the style sheet.
    fn frame_of(&self, span: &SpanView, top: f64, bar: f64) -> Frame {
        Frame {
            left: self.across(span.from),
            top: self.pen.length(top + INSET),
            right: self.across(span.to),
            bottom: self.pen.length(top + bar - INSET),
        }
    }

    /// Draws the body of a span: stripes are one thick dotted stroke.
    fn body(&self, span: &SpanView, frame: Frame) {
        let pen = &self.pen;
        let y = frame.top.midpoint(frame.bottom);
        let along = vec![(frame.left, y), (frame.right, y)];
        match span.fill {
            Fill::Thread => pen.path(along, Ink::Works, Dash::Solid, 2.0),
            Fill::Striped => {
                let thick = f64::from(frame.bottom - frame.top) / pen.scale;
                pen.path(along, Ink::Degraded, Dash::Dotted, thick);
            }
            Fill::Solid => pen.fill(frame.corners(), Ink::Blocked),
            Fill::Hollow => {}
        }
    }

    /// Frames a span that is striped or hollow.
    fn frame(&self, span: &SpanView, frame: Frame) {
        let ink = match span.fill {
            Fill::Striped => Ink::Degraded,
            Fill::Hollow => Ink::Down,
            Fill::Thread | Fill::Solid => return,
        };
        let mut edge = frame.corners();
        edge.push((frame.left, frame.top));
        self.pen.path(edge, ink, Dash::Solid, 1.0);
    }

    /// Writes what stands in a span and marks its end.
    fn marks(&self, span: &SpanView, frame: Frame) {
        let pen = &self.pen;
        let y = frame.top.midpoint(frame.bottom);
        let middle = (frame.left.midpoint(frame.right), y);
        self.end(span.end, (frame.right, y));
        if span.label.is_empty() {
            return;
        }
        let (ink, has_ground) = match span.fill {
            Fill::Thread => return pen.dot(middle, 3.5, Ink::Works),
            Fill::Striped => (Ink::Ink, true),
            Fill::Solid => (Ink::Paper, false),
            Fill::Hollow => (Ink::Down, false),
        };
        let mut label = self
            .pen
            .text(&span.label, middle, ink, Across::Middle, Down::Centred);
        label.is_bold = true;
        if has_ground {
            pen.fill(label.frame().corners(), Ink::Paper);
        }
        pen.write(label);
    }

    /// Marks how it ended.
    fn end(&self, end: End, (x, y): Point) {
        let pen = &self.pen;
        let arm = pen.length(5.0);
        match end {
            End::Open => {}
            End::Done => pen.dot((x, y), 5.0, Ink::Works),
            End::PutOff => {
                let tip = (x + arm, y);
                let shaft = vec![(x - arm, y), tip];
                let head = vec![(x, y - arm), tip, (x, y + arm)];
                for line in [shaft, head] {
                    pen.path(line, Ink::Blocked, Dash::Solid, 2.5);
                }
            }
            End::Missed => {
                for slant in [arm, -arm] {
                    let line = vec![(x - arm, y - slant), (x + arm, y + slant)];
                    pen.path(line, Ink::Blocked, Dash::Solid, 3.0);
                }
            }
        }
    }
}
