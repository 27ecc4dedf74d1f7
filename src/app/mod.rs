//! The reader's session in plain Rust: what was chosen, and how a choice changes it.
//!
//! No Yew, no browser, no words. Everything is a value; [`update::update`] is the only way on.

pub mod draws;
pub mod embed;
pub mod guess;
pub mod model;
pub mod msg;
pub mod outward;
pub mod permalink;
pub mod route;
pub mod shared;
pub mod update;
