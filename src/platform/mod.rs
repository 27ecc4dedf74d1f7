//! The browser: the only module that names its interfaces.
//!
//! Each part has a native twin that does nothing, so that `ui` renders natively without a switch.
//! Nothing here decides anything; failures of the browser are swallowed or reported as `false`.

pub mod arrival;
pub mod canvas;
pub mod clipboard;
pub mod elements;
pub mod input;
pub mod playing;
pub mod reconcile;
pub mod save;
pub mod spare_time;
