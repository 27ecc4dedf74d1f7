//! A finished run as the numbers people quote: outcomes, statuses, harm. It never changes a run.

pub mod availability;
pub mod compare;
pub mod errands;
pub mod exposure;
pub mod inequality;
pub mod interruption;
pub mod people;
pub mod small_office;
pub mod status;
