//! The journeys: readers' ways through the built site, in Chromium, Firefox and WebKitGTK.
//!
//! They find elements by role and name, as a reader of a screen reader does. By class or attribute
//! they find what has neither (a drawing and its parts, boxes that are measured), and what a script
//! watches, reads or presses in one go, such as the next control that is not on. They need the built
//! site, a server of foreign pages and the drivers: `cargo xtask test browser` starts all of them and
//! names them in the environment. Without them a journey says aloud that
//! it is skipped, and fails where `CI=true`.

#![allow(clippy::unwrap_used, reason = "a test that panics says what is wrong")]

mod console;
mod day;
mod engine;
mod framing;
#[path = "../native/golden.rs"]
#[expect(dead_code, reason = "the native tests compare more than whole texts")]
mod golden;
mod harness;
mod journeys;
mod kept;
mod line;
mod page;
mod picture;
mod session;
mod states;
mod words;
