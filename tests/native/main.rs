//! The native tests: everything that needs no browser. One module per subject; nothing else here.

#![allow(clippy::unwrap_used, reason = "a test that panics says what is wrong")]

mod agree;
mod announced;
mod board;
mod cases;
mod charts;
mod cli;
mod compared;
mod data;
mod draws;
mod embed;
mod estimate;
mod evidence;
mod golden;
mod laws;
mod narrative;
mod oracle;
mod palette;
mod paths;
mod people;
mod permalink;
mod phone;
mod prerender;
mod session;
mod standing;
mod story;
mod styles;
mod tidy;
