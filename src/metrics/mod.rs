//! A finished run as the numbers people quote: outcomes, statuses, harm. It never changes a run.

pub mod availability;
pub mod calls;
pub mod compare;
pub mod course;
mod deadline;
pub mod drawbacks;
pub mod drawn;
pub mod endings;
pub mod errands;
pub mod estimate;
pub mod example;
pub mod exposure;
pub mod groups;
pub mod harm;
pub mod inequality;
pub mod interruption;
pub mod measure;
pub mod movers;
pub mod on_time;
pub mod recovery;
pub mod small_office;
pub mod status;
