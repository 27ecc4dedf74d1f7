//! Lines over the day: hatched outage, grid, lines with their names beside them.

use crate::{
    chart::{
        backend::Pen,
        labels,
        sheet::{Across, Dash, Down, Frame, LETTER_WIDTH, Point, Sheet},
        theme::Ink,
    },
    present::figure::day::{DayView, LineView, Look},
};

/// Where the plot lies within the drawing, as shares of its size; the style sheet places the
/// hour cursor and the reader's slider by the same shares.
pub const PLOT: Plot = Plot {
    left: 0.14,
    right: 0.98,
    top: 0.16,
    bottom: 0.89,
};

/// A rectangle in shares of the drawing's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Upper edge.
    pub top: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// Draws lines over the day on the whole of a sheet; its ground stays transparent.
pub fn draw(sheet: &mut Sheet, view: &DayView) {
    let width = f64::from(sheet.width);
    let height = f64::from(sheet.height);
    let edge = |share: f64, length: f64| (share * length).round() as i32;
    let plot = Frame {
        left: edge(PLOT.left, width),
        right: edge(PLOT.right, width),
        top: edge(PLOT.top, height),
        bottom: edge(PLOT.bottom, height),
    };
    let day = Day {
        pen: Pen::new(sheet),
        plot,
    };
    let top_label = day.grid(view);
    day.outage(view, top_label);
    let lines: Vec<Vec<Point>> = view
        .lines
        .iter()
        .map(|line| line.points.iter().map(|point| day.place(*point)).collect())
        .collect();
    for (line, points) in view.lines.iter().zip(&lines) {
        let (ink, dash, css_pixels) = look(line.look);
        day.pen.path(points.clone(), ink, dash, css_pixels);
    }
    day.names(&view.lines, &lines);
}

/// Returns how a line looks; no two looks differ by colour alone.
fn look(look: Look) -> (Ink, Dash, f64) {
    match look {
        Look::Wanted => (Ink::Wanted, Dash::Dashed, 2.0),
        Look::Through => (Ink::Through, Dash::Solid, 2.5),
        Look::Stuck => (Ink::Degraded, Dash::Solid, 3.5),
        Look::Lost => (Ink::Blocked, Dash::Dotted, 2.5),
    }
}

/// A drawing under way.
struct Day<'a> {
    pen: Pen<'a>,
    plot: Frame,
}

impl Day<'_> {
    /// Turns shares of the plot into pixels of the drawing.
    fn place(&self, (x, y): (f64, f64)) -> Point {
        let Frame {
            left,
            right,
            top,
            bottom,
        } = self.plot;
        (
            left + (x * f64::from(right - left)).round() as i32,
            bottom - (y * f64::from(bottom - top)).round() as i32,
        )
    }

    /// Draws the marks along both sides; returns where the one at the top stands.
    fn grid(&self, view: &DayView) -> Frame {
        let pen = &self.pen;
        let unit = self
            .pen
            .text(view.unit, (0, 0), Ink::Muted, Across::Start, Down::Below);
        let mut top_label = unit.frame();
        pen.write(unit);
        for (share, label) in &view.amounts {
            let (right, y) = self.place((1.0, *share));
            pen.path(vec![(0, y), (right, y)], Ink::Line, Dash::Solid, 1.0);
            let at = (0, y - pen.length(1.0));
            let label = self
                .pen
                .text(label, at, Ink::Muted, Across::Start, Down::Above);
            top_label = label.frame();
            pen.write(label);
        }
        let places: Vec<Point> = view
            .hours
            .iter()
            .map(|(share, _)| self.place((*share, 0.0)))
            .collect();
        // Where the labels would touch, every second one is left out; the last one hangs inwards.
        let letters = view.hours.first().map_or(0, |(_, label)| label.len());
        let apart = places
            .windows(2)
            .next()
            .map_or(0, |two| two[1].0 - two[0].0);
        let every = if apart < pen.length(letters as f64 * LETTER_WIDTH * 1.5 + 6.0) {
            2
        } else {
            1
        };
        for ((share, label), (x, y)) in view.hours.iter().zip(places).step_by(every) {
            let tick = vec![(x, y), (x, y + pen.length(4.0))];
            pen.path(tick, Ink::Muted, Dash::Solid, 1.0);
            let across = if *share > 0.97 {
                Across::End
            } else {
                Across::Middle
            };
            let at = (x, y + pen.length(6.0));
            pen.write(self.pen.text(label, at, Ink::Muted, across, Down::Below));
        }
        top_label
    }

    /// Hatches the outage and names it above, beside the topmost amount.
    fn outage(&self, view: &DayView, top_label: Frame) {
        let pen = &self.pen;
        let Some(outage) = &view.outage else { return };
        let (left, top) = self.place((outage.from, 1.0));
        let (right, bottom) = self.place((outage.to, 0.0));
        let height = bottom - top;
        let step = pen.length(7.0).max(2);
        // Diagonals from the lower edge up to the right, cut at the band's edges.
        let mut start = left - height;
        while start < right {
            let from_x = start.max(left);
            let to_x = (start + height).min(right);
            if to_x > from_x {
                let points = vec![
                    (from_x, bottom - (from_x - start)),
                    (to_x, bottom - (to_x - start)),
                ];
                pen.path(points, Ink::Outage, Dash::Solid, 1.0);
            }
            start += step;
        }
        for x in [left, right] {
            pen.path(vec![(x, top), (x, bottom)], Ink::Outage, Dash::Solid, 1.0);
        }
        let at = (i32::midpoint(left, right), top - pen.length(1.0));
        let mut name = self
            .pen
            .text(outage.label, at, Ink::Ink, Across::Middle, Down::Above);
        let frame = name.frame();
        name.at.0 += (top_label.right + pen.length(6.0) - frame.left).max(0);
        name.at.0 -= (frame.right - self.plot.right).max(0);
        pen.write(name);
    }

    /// Writes each line's name beside it.
    fn names(&self, views: &[LineView], lines: &[Vec<Point>]) {
        let pen = &self.pen;
        let mut taken: Vec<Frame> = Vec::new();
        for (place, (view, line)) in views.iter().zip(lines).enumerate() {
            let others: Vec<&[Point]> = lines
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, other)| other.as_slice())
                .collect();
            let ink = look(view.look).0;
            let mut name = self
                .pen
                .text(view.label, (0, 0), ink, Across::Start, Down::Below);
            let size = name.frame();
            let frame = labels::place(
                (size.right, size.bottom),
                line,
                &others,
                &taken,
                self.plot,
                pen.scale,
            );
            pen.fill(frame.corners(), Ink::Paper);
            name.at = (frame.left, frame.top);
            pen.write(name);
            taken.push(frame);
        }
    }
}
