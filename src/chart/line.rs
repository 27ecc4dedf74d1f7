//! A line chart over the day: hatched outage, grid, lines with their names beside them.

use std::fmt;

use plotters::{
    coord::Shift,
    prelude::{
        DrawingArea, DrawingBackend, IntoDrawingArea, IntoFont, PathElement, Rectangle, Text,
    },
    style::{
        Color, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use crate::{
    chart::theme::Theme,
    present::figure::{FigureView, LineView, Stroke},
};

/// Where the plot lies within the drawing, as shares of its size; the style sheet places the
/// hour cursor by the same shares.
pub const PLOT: Plot = Plot {
    left: 0.2,
    right: 0.97,
    top: 0.07,
    bottom: 0.87,
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

/// A drawing that failed, with the backend's reason.
#[derive(Debug)]
pub struct DrawError(String);

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the figure could not be drawn: ")?;
        f.write_str(&self.0)
    }
}

impl std::error::Error for DrawError {}

/// Draws a figure on the whole of a backend. `scale` is the number of pixels of the backend for
/// one pixel of the style sheet; the background stays transparent.
///
/// # Errors
/// If the backend fails; what was drawn until then stays.
pub fn draw<B: DrawingBackend>(
    backend: B,
    view: &FigureView,
    theme: &Theme,
    scale: f64,
) -> Result<(), DrawError> {
    let area = backend.into_drawing_area();
    let (width, height) = area.dim_in_pixel();
    let pen = Pen {
        area,
        width: f64::from(width),
        height: f64::from(height),
        scale,
        theme: *theme,
    };
    pen.outage(view)?;
    pen.grid(view)?;
    for line in &view.lines {
        pen.line(line)?;
    }
    for line in &view.lines {
        pen.label(line)?;
    }
    pen.area.present().map_err(failed)
}

fn failed<E: fmt::Debug>(error: E) -> DrawError {
    DrawError(format!("{error:?}"))
}

/// A drawing under way.
struct Pen<B: DrawingBackend> {
    area: DrawingArea<B, Shift>,
    width: f64,
    height: f64,
    scale: f64,
    theme: Theme,
}

impl<B: DrawingBackend> Pen<B> {
    /// Turns shares of the plot into pixels of the drawing.
    fn place(&self, (x, y): (f64, f64)) -> (i32, i32) {
        let across = PLOT.left + x * (PLOT.right - PLOT.left);
        let down = PLOT.bottom - y * (PLOT.bottom - PLOT.top);
        (
            (across * self.width).round() as i32,
            (down * self.height).round() as i32,
        )
    }

    fn length(&self, css_pixels: f64) -> i32 {
        (css_pixels * self.scale).round() as i32
    }

    fn stroke(&self, colour: RGBColor, css_pixels: f64) -> ShapeStyle {
        let width = (css_pixels * self.scale).round().max(1.0) as u32;
        colour.stroke_width(width)
    }

    fn path(&self, points: Vec<(i32, i32)>, style: ShapeStyle) -> Result<(), DrawError> {
        self.area
            .draw(&PathElement::new(points, style))
            .map_err(failed)
    }

    fn text(
        &self,
        text: &str,
        at: (i32, i32),
        colour: RGBColor,
        anchor: (HPos, VPos),
    ) -> Result<(), DrawError> {
        let font = ("sans-serif", 12.0 * self.scale).into_font();
        let style = TextStyle::from(font)
            .color(&colour)
            .pos(Pos::new(anchor.0, anchor.1));
        self.area
            .draw(&Text::new(text.to_owned(), at, style))
            .map_err(failed)
    }

    /// Hatches the outage and names it.
    fn outage(&self, view: &FigureView) -> Result<(), DrawError> {
        let (left, top) = self.place((view.outage.from, 1.0));
        let (right, bottom) = self.place((view.outage.to, 0.0));
        let height = bottom - top;
        let style = self.stroke(self.theme.outage, 1.0);
        let step = self.length(7.0).max(2);
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
                self.path(points, style)?;
            }
            start += step;
        }
        for x in [left, right] {
            self.path(vec![(x, top), (x, bottom)], style)?;
        }
        let at = (left + self.length(4.0), top - self.length(2.0));
        self.text(
            &view.outage.label,
            at,
            self.theme.ink,
            (HPos::Left, VPos::Bottom),
        )
    }

    /// Draws the marks along both sides.
    fn grid(&self, view: &FigureView) -> Result<(), DrawError> {
        for (share, label) in &view.amounts {
            let (left, y) = self.place((0.0, *share));
            let (right, _) = self.place((1.0, *share));
            self.path(
                vec![(left, y), (right, y)],
                self.stroke(self.theme.line, 1.0),
            )?;
            let at = (left - self.length(5.0), y);
            self.text(label, at, self.theme.muted, (HPos::Right, VPos::Center))?;
        }
        // Where the labels would touch, every second one is left out.
        let every = if self.width < 420.0 * self.scale {
            2
        } else {
            1
        };
        for (share, label) in view.hours.iter().step_by(every) {
            let (x, y) = self.place((*share, 0.0));
            let tick = vec![(x, y), (x, y + self.length(4.0))];
            self.path(tick, self.stroke(self.theme.muted, 1.0))?;
            let anchor = if *share > 0.97 {
                HPos::Right
            } else {
                HPos::Center
            };
            let at = (x, y + self.length(6.0));
            self.text(label, at, self.theme.muted, (anchor, VPos::Top))?;
        }
        Ok(())
    }

    fn line(&self, line: &LineView) -> Result<(), DrawError> {
        let points: Vec<(i32, i32)> = line.points.iter().map(|point| self.place(*point)).collect();
        match line.stroke {
            Stroke::Through => self.path(points, self.stroke(self.theme.through, 2.5)),
            Stroke::Wanted => {
                let style = self.stroke(self.theme.wanted, 2.0);
                dashes(
                    &points,
                    f64::from(self.length(6.0)),
                    f64::from(self.length(4.0)),
                )
                .into_iter()
                .try_for_each(|dash| self.path(dash, style))
            }
        }
    }

    fn label(&self, line: &LineView) -> Result<(), DrawError> {
        let (x, y) = self.place(line.label_at);
        let colour = match line.stroke {
            Stroke::Wanted => self.theme.wanted,
            Stroke::Through => self.theme.through,
        };
        // About the width of the letters: no backend tells it the same way.
        let half = self.length(line.label.chars().count() as f64 * 3.4 + 3.0);
        let (top, bottom) = (y - self.length(22.0), y - self.length(5.0));
        let ground = Rectangle::new(
            [(x - half, top), (x + half, bottom)],
            self.theme.paper.filled(),
        );
        self.area.draw(&ground).map_err(failed)?;
        let at = (x, y - self.length(7.0));
        self.text(&line.label, at, colour, (HPos::Center, VPos::Bottom))
    }
}

/// Cuts a path into dashes of length `dash` with gaps of length `gap` between them, in pixels.
fn dashes(points: &[(i32, i32)], dash: f64, gap: f64) -> Vec<Vec<(i32, i32)>> {
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    let mut is_on = true;
    let mut left = dash;
    for pair in points.windows(2) {
        let (mut x, mut y) = (f64::from(pair[0].0), f64::from(pair[0].1));
        let (end_x, end_y) = (f64::from(pair[1].0), f64::from(pair[1].1));
        loop {
            if is_on && piece.is_empty() {
                piece.push((x.round() as i32, y.round() as i32));
            }
            let (dx, dy) = (end_x - x, end_y - y);
            let length = (dx * dx + dy * dy).sqrt();
            if length <= left {
                left -= length;
                if is_on {
                    piece.push(pair[1]);
                }
                break;
            }
            x += dx / length * left;
            y += dy / length * left;
            if is_on {
                piece.push((x.round() as i32, y.round() as i32));
                pieces.push(std::mem::take(&mut piece));
            }
            is_on = !is_on;
            left = if is_on { dash } else { gap };
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_cover_on_and_leave_off() {
        let pieces = dashes(&[(0, 0), (25, 0)], 10.0, 5.0);
        assert_eq!(pieces, vec![vec![(0, 0), (10, 0)], vec![(15, 0), (25, 0)]]);
    }

    #[test]
    fn a_dash_bends_with_the_path() {
        let pieces = dashes(&[(0, 0), (4, 0), (4, 20)], 10.0, 100.0);
        assert_eq!(pieces, vec![vec![(0, 0), (4, 0), (4, 6)]]);
    }
}
