//! Safeguards: named patches to a scenario's inputs. They never appear in a formula.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        dependency::Needs,
        sourced::{Quantity, Unit},
        words::Words,
    },
    ids::ServiceId,
};

/// A named patch to a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Safeguard {
    /// Its id in data and links.
    pub slug: Box<str>,
    /// Its name on a switch.
    pub name: Words,
    /// What it changes.
    pub about: Words,
    /// What it cannot claim.
    pub cannot_claim: Words,
    /// The services it is for; empty if it is for every service that people log in to.
    pub services: Vec<ServiceId>,
    /// What a second login needs to work; `None` if nothing in the scenario can stop it.
    pub needs: Option<Needs>,
    /// What it changes at full strength, in this order; at least one, no input twice.
    pub changes: Vec<Change>,
}

/// One change of one input at full strength.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The input.
    pub input: Input,
    /// Its new value, or the factor on it.
    pub to: Quantity,
}

/// An input that a safeguard can change.
///
/// What scales an effect grows from its neutral value with the strength; what says how something
/// works (a delay, opening hours) holds in full as soon as the strength is above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Input {
    /// Share of a window of time in which logins must work, so that the outage lasts at most the rest
    /// of it; at strength 0, as long as it does.
    AvailabilityShare,
    /// Days of that window, > 0; in full.
    AvailabilityWindowDays,
    /// Share of people enrolled in a second, independent login; at strength 0 none.
    AlternativeLoginShare,
    /// Share of those who can use it. It holds in full at any strength above 0.
    AlternativeLoginSuccess,
    /// Factor on the people answering every phone line; at strength 0 it is 1.
    AgentsFactor,
    /// Minutes after the outage began from which that factor holds; in full.
    AgentsDelayMinutes,
    /// Share of answered calls that get the errand done; at strength 0 each line's own.
    PhoneResolveShare,
    /// The gate's loss of capacity when overloaded; at strength 0 its own.
    OverloadLoss,
    /// Minutes added to every deadline; at strength 0 none.
    DeadlineMinutesAdded,
    /// Factor on the share of failed tries that turn to the phone; at strength 0 it is 1.
    PhoneSwitchFactor,
    /// Factor on the mean minutes between tries, > 0; at strength 0 it is 1.
    RetryMinutesFactor,
    /// Factor on the mean minutes between tries as people come back, > 0; at strength 0 it is 1.
    ReturnRetryFactor,
    /// Minutes for which they come back so; in full.
    ReturnMinutes,
    /// How far those who would come back together are spread out, 1 being as far as without any word;
    /// at strength 0 not at all.
    ReturnSpreadShare,
    /// In-person checks per hour in the whole country; at strength 0 none.
    CounterChecksPerHour,
    /// Minutes of one check, > 0; in full.
    CounterCheckMinutes,
    /// Minutes on the way to a counter; in full.
    CounterTravelMinutes,
    /// Mean minutes before someone leaves the queue there, > 0; in full.
    CounterPatienceMinutes,
    /// When counters open, minutes after midnight; in full.
    CounterOpensMinute,
    /// When they close, minutes after midnight, later; in full.
    CounterClosesMinute,
    /// Share of failed tries that set out for a counter; in full.
    CounterSwitchShare,
    /// Share of people whom bypass codes reach; at strength 0 none.
    BypassReachShare,
    /// Minutes after the outage began from which codes are handed out; in full.
    BypassDelayMinutes,
    /// Minutes until a code works; in full.
    BypassActivationMinutes,
    /// Mean minutes before someone stops waiting for a code, > 0; in full.
    BypassPatienceMinutes,
    /// Codes handed out per hour in the whole country; in full.
    BypassCodesPerHour,
    /// Share of failed tries of those reached that ask for a code; in full.
    BypassSwitchShare,
    /// Share of the code desk's staff who are taken off the phone lines: 0 if codes have a channel of
    /// their own, 1 if they are given by those who answer the phones; in full.
    BypassPhoneShare,
}

impl Input {
    /// Every input with its name in data.
    pub const ALL: [(Self, &'static str); 28] = [
        (Self::AvailabilityShare, "availability_share"),
        (Self::AvailabilityWindowDays, "availability_window_days"),
        (Self::AlternativeLoginShare, "alternative_login_share"),
        (Self::AlternativeLoginSuccess, "alternative_login_success"),
        (Self::AgentsFactor, "agents_factor"),
        (Self::AgentsDelayMinutes, "agents_delay_minutes"),
        (Self::PhoneResolveShare, "phone_resolve_share"),
        (Self::OverloadLoss, "overload_loss"),
        (Self::DeadlineMinutesAdded, "deadline_minutes_added"),
        (Self::PhoneSwitchFactor, "phone_switch_factor"),
        (Self::RetryMinutesFactor, "retry_minutes_factor"),
        (Self::ReturnRetryFactor, "return_retry_factor"),
        (Self::ReturnMinutes, "return_minutes"),
        (Self::ReturnSpreadShare, "return_spread_share"),
        (Self::CounterChecksPerHour, "counter_checks_per_hour"),
        (Self::CounterCheckMinutes, "counter_check_minutes"),
        (Self::CounterTravelMinutes, "counter_travel_minutes"),
        (Self::CounterPatienceMinutes, "counter_patience_minutes"),
        (Self::CounterOpensMinute, "counter_opens_minute"),
        (Self::CounterClosesMinute, "counter_closes_minute"),
        (Self::CounterSwitchShare, "counter_switch_share"),
        (Self::BypassReachShare, "bypass_reach_share"),
        (Self::BypassDelayMinutes, "bypass_delay_minutes"),
        (Self::BypassActivationMinutes, "bypass_activation_minutes"),
        (Self::BypassPatienceMinutes, "bypass_patience_minutes"),
        (Self::BypassCodesPerHour, "bypass_codes_per_hour"),
        (Self::BypassSwitchShare, "bypass_switch_share"),
        (Self::BypassPhoneShare, "bypass_phone_share"),
    ];

    /// Inputs that say something only together: a safeguard changes all of a group or none.
    pub const GROUPS: [&'static [Self]; 6] = [
        &[Self::AvailabilityShare, Self::AvailabilityWindowDays],
        &[Self::AlternativeLoginShare, Self::AlternativeLoginSuccess],
        &[Self::AgentsFactor, Self::AgentsDelayMinutes],
        &[Self::ReturnRetryFactor, Self::ReturnMinutes],
        &[
            Self::CounterChecksPerHour,
            Self::CounterCheckMinutes,
            Self::CounterTravelMinutes,
            Self::CounterPatienceMinutes,
            Self::CounterOpensMinute,
            Self::CounterClosesMinute,
            Self::CounterSwitchShare,
        ],
        &[
            Self::BypassReachShare,
            Self::BypassDelayMinutes,
            Self::BypassActivationMinutes,
            Self::BypassPatienceMinutes,
            Self::BypassCodesPerHour,
            Self::BypassSwitchShare,
            Self::BypassPhoneShare,
        ],
    ];

    /// Returns the unit in which it is given.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::AvailabilityWindowDays => Unit::Days,
            Self::AgentsDelayMinutes
            | Self::DeadlineMinutesAdded
            | Self::ReturnMinutes
            | Self::CounterCheckMinutes
            | Self::CounterTravelMinutes
            | Self::CounterPatienceMinutes
            | Self::CounterOpensMinute
            | Self::CounterClosesMinute
            | Self::BypassDelayMinutes
            | Self::BypassActivationMinutes
            | Self::BypassPatienceMinutes => Unit::Minutes,
            Self::AvailabilityShare
            | Self::AlternativeLoginShare
            | Self::AlternativeLoginSuccess
            | Self::PhoneResolveShare
            | Self::OverloadLoss
            | Self::ReturnSpreadShare
            | Self::CounterSwitchShare
            | Self::BypassReachShare
            | Self::BypassSwitchShare
            | Self::BypassPhoneShare => Unit::Share,
            Self::AgentsFactor
            | Self::PhoneSwitchFactor
            | Self::RetryMinutesFactor
            | Self::ReturnRetryFactor => Unit::Factor,
            Self::CounterChecksPerHour | Self::BypassCodesPerHour => Unit::Count,
        }
    }

    /// Returns whether something is divided by it, so that it must be above 0.
    #[must_use]
    pub fn is_positive(self) -> bool {
        matches!(
            self,
            Self::AvailabilityWindowDays
                | Self::RetryMinutesFactor
                | Self::ReturnRetryFactor
                | Self::CounterCheckMinutes
                | Self::CounterPatienceMinutes
                | Self::BypassPatienceMinutes
        )
    }
}
