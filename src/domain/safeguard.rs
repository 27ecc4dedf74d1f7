//! Safeguards: named patches to a scenario's inputs. They never appear in a formula.

use crate::domain::{sourced::Quantity, words::Words};

/// A named patch to a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Safeguard {
    /// Its id in data and links.
    pub slug: Box<str>,
    /// Its name on a switch.
    pub name: Words,
    /// What it changes.
    pub about: Words,
    /// What it cannot claim.
    pub cannot_claim: Words,
    /// What it changes at full strength, in this order; at least one.
    pub changes: Vec<Change>,
}

/// One change of one input at full strength.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The input.
    pub input: Input,
    /// Its new value, or the factor on it.
    pub to: Quantity,
}

/// An input that a safeguard can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// The outage lasts at most this many minutes.
    OutageMinutesAtMost,
    /// Share of people enrolled in a second, independent login who can use it.
    AlternativeLoginShare,
    /// Chance that a try with the second login succeeds.
    AlternativeLoginSuccess,
    /// Factor on the people answering every phone line.
    AgentsFactor,
    /// Share of answered calls that get the errand done.
    PhoneResolveShare,
    /// The gate's loss of capacity when overloaded.
    OverloadLoss,
    /// Minutes added to every deadline.
    DeadlineMinutesAdded,
    /// Factor on the share of failed tries that turn to the phone.
    PhoneSwitchFactor,
    /// Factor on the mean minutes between tries.
    RetryMinutesFactor,
    /// In-person checks per hour in the whole country.
    CounterChecksPerHour,
    /// Minutes before bypass codes are handed out.
    BypassDelayMinutes,
    /// Share of locked-out people whom bypass codes reach.
    BypassReachShare,
}

impl Input {
    /// Every input with its name in data.
    pub const ALL: [(Self, &'static str); 12] = [
        (Self::OutageMinutesAtMost, "outage_minutes_at_most"),
        (Self::AlternativeLoginShare, "alternative_login_share"),
        (Self::AlternativeLoginSuccess, "alternative_login_success"),
        (Self::AgentsFactor, "agents_factor"),
        (Self::PhoneResolveShare, "phone_resolve_share"),
        (Self::OverloadLoss, "overload_loss"),
        (Self::DeadlineMinutesAdded, "deadline_minutes_added"),
        (Self::PhoneSwitchFactor, "phone_switch_factor"),
        (Self::RetryMinutesFactor, "retry_minutes_factor"),
        (Self::CounterChecksPerHour, "counter_checks_per_hour"),
        (Self::BypassDelayMinutes, "bypass_delay_minutes"),
        (Self::BypassReachShare, "bypass_reach_share"),
    ];
}
