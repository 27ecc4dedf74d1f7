//! The journeys: readers' ways through the built site, in Chromium, Firefox and WebKitGTK.
//!
//! They find elements by role and name, as a reader of a screen reader does, never by class. They
//! need the built site, a server of foreign pages and the drivers: `cargo xtask test browser`
//! starts all of them and names them in the environment. Without them a journey says aloud that
//! it is skipped, and fails where `CI=true`.

#![allow(clippy::unwrap_used, reason = "a test that panics says what is wrong")]

mod console;
mod engine;
mod framing;
mod harness;
mod journeys;
mod line;
mod page;
mod picture;
mod session;
mod states;
mod words;
