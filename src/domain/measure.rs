//! What each figure of a run counts, over what, and what it must not be read as. It computes none.

use serde::{Deserialize, Serialize};

use crate::domain::words::Words;

/// A figure of a run, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Which figure.
    pub id: MeasureId,
    /// What it is called.
    pub name: Words,
    /// What it counts, over what, until when, and what it is divided by.
    pub definition: Words,
    /// What it must not be read as.
    pub caution: Words,
    /// What it is counted in.
    pub unit: MeasureUnit,
}

/// Figures beside the measures, which are no single number of a run: their ids in data.
pub const FIGURES: [&str; 5] = [
    "on-time-share",
    "bands",
    "office-load",
    "office-wait-minutes",
    "office-hang-up-share",
];

/// The figures that a run gives; the first is the main one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MeasureId {
    /// Time for which wanted tasks stood undone.
    UnmetHours,
    /// Share of wanted tasks that were not done.
    NotDoneShare,
    /// Time for which people were still trying or on the phone.
    WaitingHours,
    /// Time spent trying and on hold.
    ActiveHours,
    /// Delay weighted by how much each errand matters.
    Harm,
    /// Exposure as ENISA counts it.
    UserHours,
    /// Minutes locked out per person served.
    SaidiMinutes,
    /// Interruptions per person served.
    Saifi,
    /// Minutes locked out per interruption.
    CaidiMinutes,
    /// Share of person-minutes with service.
    Asai,
    /// Unmet hours of a group against everyone else, as a ratio.
    InequalityRatio,
    /// The same as a difference.
    InequalityGap,
    /// Gini coefficient of unmet hours.
    Gini,
    /// Theil index of unmet hours.
    Theil,
    /// Calls to the phone lines.
    Calls,
    /// Share of calls that were hung up unanswered.
    HangUpShare,
    /// Mean wait for an answer.
    CallWaitMinutes,
    /// Codes given in place of the login.
    CodesIssued,
    /// Checks made at counters.
    CounterChecks,
}

impl MeasureId {
    /// Every figure with its name in data, in the order in which they are told.
    pub const ALL: [(Self, &'static str); 19] = [
        (Self::UnmetHours, "unmet-hours"),
        (Self::NotDoneShare, "not-done-share"),
        (Self::WaitingHours, "waiting-hours"),
        (Self::ActiveHours, "active-hours"),
        (Self::Harm, "harm"),
        (Self::UserHours, "user-hours"),
        (Self::SaidiMinutes, "saidi-minutes"),
        (Self::Saifi, "saifi"),
        (Self::CaidiMinutes, "caidi-minutes"),
        (Self::Asai, "asai"),
        (Self::InequalityRatio, "inequality-ratio"),
        (Self::InequalityGap, "inequality-gap"),
        (Self::Gini, "gini"),
        (Self::Theil, "theil"),
        (Self::Calls, "calls"),
        (Self::HangUpShare, "hang-up-share"),
        (Self::CallWaitMinutes, "call-wait-minutes"),
        (Self::CodesIssued, "codes-issued"),
        (Self::CounterChecks, "counter-checks"),
    ];
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MeasureUnit {
    /// Hours, each of one task.
    TaskHours,
    /// A fraction, 0..=1.
    Share,
    /// Hours.
    Hours,
    /// Harm points: one is one errand of weight 1 missed.
    Points,
    /// Hours, each of one person.
    UserHours,
    /// Minutes.
    Minutes,
    /// Anything counted.
    Count,
    /// One amount divided by another.
    Ratio,
    /// A number without a unit.
    Number,
}

impl MeasureUnit {
    /// Every unit with its name in data.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::TaskHours, "task hours"),
        (Self::Share, "share"),
        (Self::Hours, "hours"),
        (Self::Points, "points"),
        (Self::UserHours, "user hours"),
        (Self::Minutes, "minutes"),
        (Self::Count, "count"),
        (Self::Ratio, "ratio"),
        (Self::Number, "number"),
    ];
}
