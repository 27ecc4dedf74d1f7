//! Figures drawn by plotters: one drawing code for the browser's canvas, the page's SVG and files.
//!
//! Places arrive as shares of width and height; nothing here computes with the model's numbers,
//! and no colour is named outside [`theme`]. Every figure is drawn on a [`sheet`].

pub mod backend;
pub mod card;
pub mod day;
pub mod grid;
pub mod labels;
pub mod poster;
pub mod ranges;
pub mod sheet;
pub mod svg;
pub mod theme;

use crate::{
    chart::sheet::Sheet,
    present::figure::{FigureView, Kind},
};

/// The width at which a figure is drawn for the pre-rendered page, in pixels of the style sheet: the
/// narrowest one, since names that fit there fit everywhere.
pub const STILL_WIDTH: f64 = 288.0;

/// The width of a second drawing of a figure whose rows keep their height, for wide pages.
const WIDE_STILL_WIDTH: f64 = 640.0;

/// Pixels of that drawing for one of the style sheet, so that lines can lie between.
pub const STILL_SCALE: f64 = 3.0;

/// Returns the height of a figure at a width, both in pixels of the style sheet.
#[must_use]
pub fn height(view: &FigureView, width: f64) -> f64 {
    match &view.kind {
        Kind::Day(_) => width / view.kind.aspect().unwrap_or(1.0),
        Kind::Grid(grid) => grid::height(grid),
        Kind::Ranges(ranges) => ranges::height(ranges),
    }
}

/// Draws a figure at a size in pixels of the style sheet; one whose rows keep their height, at that.
#[must_use]
pub fn draw(view: &FigureView, width: f64, height: f64, scale: f64) -> Sheet {
    let height = match &view.kind {
        Kind::Day(_) => height,
        _ => self::height(view, width),
    };
    let mut sheet = Sheet::new(width, height, scale);
    match &view.kind {
        Kind::Day(day) => day::draw(&mut sheet, day),
        Kind::Grid(view) => grid::draw(&mut sheet, view),
        Kind::Ranges(view) => ranges::draw(&mut sheet, view),
    }
    sheet
}

/// Returns the figure as an SVG element for the page, in the colours of the style sheet; as two of
/// them, the narrow one first, if its rows keep their height.
#[must_use]
pub fn still(view: &FigureView) -> String {
    let at = |width| svg::element(&draw(view, width, height(view, width), STILL_SCALE));
    if view.kind.aspect().is_some() {
        at(STILL_WIDTH)
    } else {
        at(STILL_WIDTH) + &at(WIDE_STILL_WIDTH)
    }
}
