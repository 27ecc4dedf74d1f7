//! Figures drawn by plotters: one drawing code for the browser's canvas, the page's SVG and files.
//!
//! Places arrive as shares of width and height; nothing here computes with the model's numbers,
//! and no colour is named outside [`theme`]. Every figure is drawn on a [`sheet`].

pub mod backend;
pub mod day;
pub mod labels;
pub mod poster;
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

/// Pixels of that drawing for one of the style sheet, so that lines can lie between.
pub const STILL_SCALE: f64 = 3.0;

/// Draws a figure at a size in pixels of the style sheet.
#[must_use]
pub fn draw(view: &FigureView, width: f64, height: f64, scale: f64) -> Sheet {
    let mut sheet = Sheet::new(width, height, scale);
    match &view.kind {
        Kind::Day(day) => day::draw(&mut sheet, day),
    }
    sheet
}

/// Returns the figure as an SVG element for the page, in the colours of the style sheet.
#[must_use]
pub fn still(view: &FigureView) -> String {
    let height = STILL_WIDTH / view.kind.aspect();
    svg::element(&draw(view, STILL_WIDTH, height, STILL_SCALE))
}
