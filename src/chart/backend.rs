//! A sheet as plotters sees it: drawing records marks, and marks are replayed onto another backend.
//!
//! Plotters knows colours only. While a sheet is drawn, the channels of a colour carry the number of
//! a role and of a dash; no such colour is ever shown.

use std::{convert::Infallible, error::Error};

use plotters::{
    coord::Shift,
    element::{Circle, PathElement, Polygon, Text as TextElement},
    prelude::{DrawingArea, IntoDrawingArea},
    style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle, text_anchor::Pos},
};
use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};

use crate::chart::{
    sheet::{Across, Dash, Down, FONTS, Mark, Point, Sheet, Stroke, TEXT_SIZE, Text},
    theme::{Ink, Theme, recorded},
};

type Recorded = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for &mut Sheet {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn ensure_prepared(&mut self) -> Recorded {
        Ok(())
    }

    fn present(&mut self) -> Recorded {
        Ok(())
    }

    fn draw_pixel(&mut self, at: Point, colour: BackendColor) -> Recorded {
        self.marks.push(Mark::Dot(at, 1, ink(colour)));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: Point, to: Point, style: &S) -> Recorded {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = Point>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Recorded {
        let stroke = Stroke {
            ink: ink(style.color()),
            dash: Dash::ALL[usize::from(style.color().rgb.1)],
            width: style.stroke_width(),
        };
        self.marks
            .push(Mark::Path(path.into_iter().collect(), stroke));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = Point>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Recorded {
        self.marks
            .push(Mark::Area(path.into_iter().collect(), ink(style.color())));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: Point,
        radius: u32,
        style: &S,
        _is_filled: bool,
    ) -> Recorded {
        self.marks
            .push(Mark::Dot(centre, radius, ink(style.color())));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: Point) -> Recorded {
        let anchor = style.anchor();
        self.marks.push(Mark::Text(Text {
            text: text.to_owned(),
            at,
            across: match anchor.h_pos {
                HPos::Left => Across::Start,
                HPos::Center => Across::Middle,
                HPos::Right => Across::End,
            },
            down: match anchor.v_pos {
                VPos::Bottom => Down::Above,
                VPos::Center => Down::Centred,
                VPos::Top => Down::Below,
            },
            ink: ink(style.color()),
            size: style.size(),
            is_bold: matches!(style.style(), FontStyle::Bold),
        }));
        Ok(())
    }
}

/// Reads the role out of a colour.
fn ink(colour: BackendColor) -> Ink {
    Ink::ALL[usize::from(colour.rgb.0)]
}

/// A drawing under way: plotters' area over a sheet, with the few marks that figures are made of.
pub struct Pen<'a> {
    area: DrawingArea<&'a mut Sheet, Shift>,
    /// Pixels of the drawing for one pixel of the style sheet.
    pub scale: f64,
}

impl<'a> Pen<'a> {
    /// Takes up a sheet.
    #[must_use]
    pub fn new(sheet: &'a mut Sheet) -> Self {
        Self {
            scale: sheet.scale,
            area: sheet.into_drawing_area(),
        }
    }

    /// Returns a text of the usual size, not yet written.
    #[must_use]
    pub fn text(&self, text: &str, at: Point, ink: Ink, across: Across, down: Down) -> Text {
        Text {
            text: text.to_owned(),
            at,
            across,
            down,
            ink,
            size: TEXT_SIZE * self.scale,
            is_bold: false,
        }
    }

    /// Returns the pixels of the drawing for a length in pixels of the style sheet.
    #[must_use]
    pub fn length(&self, css_pixels: f64) -> i32 {
        (css_pixels * self.scale).round() as i32
    }

    /// Strokes a path, so many pixels of the style sheet wide.
    pub fn path(&self, points: Vec<Point>, ink: Ink, dash: Dash, css_pixels: f64) {
        let style = ShapeStyle {
            color: recorded(ink, dash as u8).into(),
            filled: false,
            stroke_width: self.length(css_pixels).max(1) as u32,
        };
        // A sheet takes every mark.
        let _ = self.area.draw(&PathElement::new(points, style));
    }

    /// Fills a polygon.
    pub fn fill(&self, points: Vec<Point>, ink: Ink) {
        let _ = self.area.draw(&Polygon::new(points, filled(ink)));
    }

    /// Fills a circle, so many pixels of the style sheet in radius.
    pub fn dot(&self, at: Point, css_pixels: f64, ink: Ink) {
        let _ = self
            .area
            .draw(&Circle::new(at, self.length(css_pixels), filled(ink)));
    }

    /// Writes a text.
    pub fn write(&self, text: Text) {
        let style = text_style(&text, &recorded(text.ink, 0));
        let _ = self.area.draw(&TextElement::new(text.text, text.at, style));
    }
}

fn filled(ink: Ink) -> ShapeStyle {
    ShapeStyle {
        color: recorded(ink, 0).into(),
        filled: true,
        stroke_width: 0,
    }
}

/// Returns the text as plotters styles it, in a colour.
fn text_style(text: &Text, colour: &impl Color) -> TextStyle<'static> {
    let weight = if text.is_bold {
        FontStyle::Bold
    } else {
        FontStyle::Normal
    };
    let across = match text.across {
        Across::Start => HPos::Left,
        Across::Middle => HPos::Center,
        Across::End => HPos::Right,
    };
    let down = match text.down {
        Down::Above => VPos::Bottom,
        Down::Centred => VPos::Center,
        Down::Below => VPos::Top,
    };
    TextStyle {
        font: FontDesc::new(FontFamily::Name(FONTS), text.size, weight),
        color: colour.to_backend_color(),
        pos: Pos::new(across, down),
    }
}

/// Draws the marks of a sheet on another backend, in the colours of a scheme.
///
/// # Errors
/// If the backend fails; what was drawn until then stays.
pub fn replay<B: DrawingBackend>(
    sheet: &Sheet,
    backend: &mut B,
    theme: &Theme,
) -> Result<(), DrawingErrorKind<B::ErrorType>>
where
    B::ErrorType: Error + Send + Sync,
{
    let colour = |ink: Ink| theme.colour(ink).to_backend_color();
    for mark in &sheet.marks {
        match mark {
            Mark::Path(points, stroke) => {
                let style = ShapeStyle {
                    color: theme.colour(stroke.ink).into(),
                    filled: false,
                    stroke_width: stroke.width,
                };
                let pieces = match stroke.dash.lengths() {
                    None => vec![points.clone()],
                    Some((on, off)) => dashes(points, on * sheet.scale, off * sheet.scale),
                };
                for piece in pieces {
                    match piece.as_slice() {
                        // Backends place a straight line of odd width on whole pixels.
                        [from, to] if stroke.width % 2 == 1 => {
                            backend.draw_line(*from, *to, &style)?
                        }
                        _ => backend.draw_path(piece, &style)?,
                    }
                }
            }
            Mark::Area(points, ink) => {
                backend.fill_polygon(points.iter().copied(), &colour(*ink))?;
            }
            Mark::Dot(at, radius, ink) => backend.draw_circle(*at, *radius, &colour(*ink), true)?,
            Mark::Text(text) => {
                backend.draw_text(
                    &text.text,
                    &text_style(text, &theme.colour(text.ink)),
                    text.at,
                )?;
            }
        }
    }
    Ok(())
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
