//! The figure as it stands in the pre-rendered page: an SVG in the colours of the style sheet.
//!
//! In the browser nothing is drawn here: the SVG is already in the page, and the canvas takes over.

use crate::present::figure::FigureView;

/// Returns the figure as an SVG element for the pre-rendered page; empty in the browser.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn svg(view: &FigureView) -> String {
    use crate::chart::{line, theme};

    /// Pixels of the drawing; twice the size it is meant for, so that lines can lie between.
    const SIZE: (u32, u32) = (960, 640);
    const SCALE: f64 = 2.0;

    let mut svg = String::new();
    let backend = plotters::prelude::SVGBackend::with_string(&mut svg, SIZE);
    line::draw(backend, view, &theme::LIGHT, SCALE).expect("writing into a string cannot fail");
    for (token, colour) in theme::LIGHT.tokens() {
        svg = svg.replace(&theme::hex(colour), &["var(", token, ")"].concat());
    }
    let from = svg.find("<svg").unwrap_or(0);
    let body = svg[from..].split_once('>').map_or("", |(_, body)| body);
    // The element keeps its place among Yew's nodes only if no line break trails it.
    let open = r#"<svg viewBox="0 0 960 640" aria-hidden="true" focusable="false">"#;
    [open, body.trim_end()].concat().replace('\n', "")
}

/// Returns the figure as an SVG element for the pre-rendered page; empty in the browser.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn svg(_view: &FigureView) -> String {
    String::new()
}
