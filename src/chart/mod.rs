//! Figures drawn by plotters: one drawing code for the browser's canvas and the pre-rendered SVG.
//!
//! Places arrive as shares of width and height; nothing here computes with the model's numbers,
//! and no colour is named outside [`theme`].

pub mod line;
pub mod still;
pub mod theme;
