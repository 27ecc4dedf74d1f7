//! Lockout explains a national digital-identity outage through the day of one person.

pub mod app;
pub mod chart;
pub mod data;
pub mod domain;
pub mod i18n;
pub mod ids;
pub mod metrics;
pub mod platform;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
pub mod present;
pub mod sim;
pub mod ui;
pub mod units;
