//! The plain numbers of one possible day: what a safeguard patches and what a draw varies.
//!
//! It stands between the nouns of a scenario and the inputs of the kernel. It holds amounts only, no
//! words, no ids of data, no decision about who is in which cohort.

use crate::{
    domain::{
        channel::Channel,
        clock::TimeOfDay,
        fact::MessageKind,
        outage::{GateReading, RampStep},
        scenario::Scenario,
    },
    sim::plan::Plan,
};

/// The plain numbers of one possible day.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// First minute of the horizon in which logins fail; fractions allowed.
    pub outage_start: f64,
    /// First minute in which they work again; equal to the start without an outage.
    pub outage_end: f64,
    /// How "only a few could log in" is read.
    pub reading: GateReading,
    /// Share that can log in during the outage (g).
    pub through_share: f64,
    /// Login capacity as a multiple of the normal peak (h).
    pub capacity_factor: f64,
    /// Loss of capacity when overloaded (chi).
    pub overload_loss: f64,
    /// How the gate opens again once the outage is over; empty if it does at once.
    pub ramp: Vec<Ramp>,
    /// Logins wanted on an average day.
    pub logins_per_day: f64,
    /// This weekday against the average day.
    pub weekday_factor: f64,
    /// Mean minutes between tries (tau_r).
    pub retry_minutes: f64,
    /// Mean minutes before giving up for the day (tau_p).
    pub patience_minutes: f64,
    /// Share that gives up at once after a failed try (gv).
    pub give_up_now_share: f64,
    /// Share of failed tries that turn to the phone (s).
    pub phone_switch_share: f64,
    /// The phone lines, in the order of the scenario's channels.
    pub lines: Vec<LineWorld>,
    /// More people on every phone line.
    pub reinforcement: Reinforcement,
    /// A second login.
    pub second_login: Option<SecondLogin>,
    /// Counters that check who someone is.
    pub counters: Option<Counters>,
    /// A desk that gives codes in place of the login.
    pub code_desk: Option<CodeDesk>,
    /// What people are told, if they are told clearly.
    pub news: News,
    /// Minutes by which every deadline moves.
    pub deadline_minutes_added: f64,
    /// The values of each safeguard's changes, as the scenario lists them.
    pub safeguard_values: Vec<Vec<f64>>,
}

/// A while after the outage in which only some can log in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ramp {
    /// How long it lasts, minutes.
    pub minutes: f64,
    /// Share that can log in.
    pub through_share: f64,
}

/// The numbers of one phone line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineWorld {
    /// People answering (c).
    pub agents: f64,
    /// Mean minutes of a call (1/mu).
    pub call_minutes: f64,
    /// Mean minutes before a caller hangs up (1/theta).
    pub patience_minutes: f64,
    /// Normal calls as a share of what the agents can answer.
    pub normal_load_share: f64,
    /// Those calls during the outage, as a multiple of normal.
    pub surge_factor: f64,
    /// Share of answered calls that get the errand done (v).
    pub resolve_share: f64,
    /// Share of hang-ups that go back to trying (b).
    pub redial_share: f64,
    /// Most callers the line can hold; may be infinite.
    pub trunk_limit_persons: f64,
}

/// More people on every phone line, some time after the outage began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reinforcement {
    /// Factor on the people answering.
    pub agents_factor: f64,
    /// Minutes after the start of the outage from which it holds; 0 means all day.
    pub delay_minutes: f64,
}

/// A second login that some people have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SecondLogin {
    /// The place of its safeguard in the scenario.
    pub safeguard: usize,
    /// Share of people enrolled.
    pub enrolled_share: f64,
    /// Share of those who can use it: who remember how.
    pub success_share: f64,
}

/// Counters in the whole country, taken together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counters {
    /// The place of its safeguard in the scenario.
    pub safeguard: usize,
    /// Checks per hour.
    pub checks_per_hour: f64,
    /// Minutes of a check.
    pub check_minutes: f64,
    /// Minutes on the way there.
    pub travel_minutes: f64,
    /// Mean minutes before someone leaves the queue.
    pub patience_minutes: f64,
    /// Opening time, minutes after midnight.
    pub opens_minute: f64,
    /// Closing time, minutes after midnight.
    pub closes_minute: f64,
    /// Share of failed tries that set out for a counter.
    pub switch_share: f64,
}

/// A desk that gives codes in place of the login, while the outage lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CodeDesk {
    /// The place of its safeguard in the scenario.
    pub safeguard: usize,
    /// Share of people whom it reaches.
    pub reach_share: f64,
    /// Minutes after the start of the outage from which codes are given.
    pub delay_minutes: f64,
    /// Codes per hour.
    pub codes_per_hour: f64,
    /// Minutes until a code works.
    pub activation_minutes: f64,
    /// Mean minutes before someone leaves the queue.
    pub patience_minutes: f64,
    /// Share of failed tries of those reached that ask for a code.
    pub switch_share: f64,
    /// Share of its staff who are taken off the phone lines.
    pub phone_share: f64,
}

/// What people are told, as factors on how they behave; all 1 if nothing changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct News {
    /// Minute from which people know what is wrong.
    pub told_minute: f64,
    /// Minute for which the next word was promised, if within the outage.
    pub promised_minute: Option<f64>,
    /// Minutes from the end of the outage until people are told that it is solved; below 0 if they are
    /// told too early. It stays when the outage is shorter or longer.
    pub solved_after_minutes: f64,
    /// Factor on the share of failed tries that turn to the phone.
    pub phone_factor: f64,
    /// Factor on the mean minutes between tries.
    pub retry_factor: f64,
    /// The same factor when people come back, at the promised time and when it is said to be solved.
    pub return_retry_factor: f64,
    /// How long they come back so, minutes.
    pub return_minutes: f64,
    /// How far those who would come back together are spread out, 0..=1: at 1 they try as ever.
    pub return_spread_share: f64,
}

impl World {
    /// Returns the day with the central value of every number, before any safeguard.
    #[must_use]
    pub fn central(scenario: &Scenario, plan: &Plan) -> Self {
        let outage = plan.outage_span(scenario);
        let minute = |time: TimeOfDay| scenario.horizon.minute_at(time) as f64;
        let (gate, people) = (&scenario.gate, &scenario.behaviour);
        let changes = scenario.safeguards.iter().map(|safeguard| {
            let changes = safeguard.changes.iter();
            changes.map(|change| change.to.value()).collect()
        });
        Self {
            outage_start: minute(outage.start),
            outage_end: minute(outage.end),
            reading: plan.gate_reading(scenario),
            through_share: gate.through_share.value(),
            capacity_factor: gate.capacity_factor.value(),
            overload_loss: gate.overload_loss.value(),
            ramp: gate.ramp.iter().map(Ramp::central).collect(),
            logins_per_day: scenario.demand.logins_per_day.value(),
            weekday_factor: scenario.demand.weekday_factor.value(),
            retry_minutes: people.retry_minutes.value(),
            patience_minutes: people.patience_minutes.value(),
            give_up_now_share: people.give_up_now_share.value(),
            phone_switch_share: people.phone_switch_share.value(),
            lines: scenario.channels.iter().map(LineWorld::central).collect(),
            reinforcement: Reinforcement {
                agents_factor: 1.0,
                delay_minutes: 0.0,
            },
            second_login: None,
            counters: None,
            code_desk: None,
            news: News::central(scenario, plan),
            deadline_minutes_added: 0.0,
            safeguard_values: changes.collect(),
        }
    }

    /// Returns how long the outage lasts, minutes.
    #[must_use]
    pub fn outage_minutes(&self) -> f64 {
        self.outage_end - self.outage_start
    }
}

impl Ramp {
    fn central(step: &RampStep) -> Self {
        Self {
            minutes: step.minutes.value(),
            through_share: step.through_share.value(),
        }
    }
}

impl LineWorld {
    fn central(channel: &Channel) -> Self {
        let limit = channel.trunk_limit.as_ref();
        Self {
            agents: channel.agents.value(),
            call_minutes: channel.call_minutes.value(),
            patience_minutes: channel.patience_minutes.value(),
            normal_load_share: channel.normal_load_share.value(),
            surge_factor: channel.surge_factor.value(),
            resolve_share: channel.resolve_share.value(),
            redial_share: channel.redial_share.value(),
            trunk_limit_persons: limit.map_or(f64::INFINITY, |limit| limit.value()),
        }
    }
}

impl News {
    /// Returns when people were told what, with no effect on how they behave.
    fn central(scenario: &Scenario, plan: &Plan) -> Self {
        let minute = |time: TimeOfDay| scenario.horizon.minute_at(time) as f64;
        let at = |kind: MessageKind| {
            let mut messages = scenario.messages.iter();
            let message = messages.find(|message| message.kind == kind)?;
            Some(minute(message.at.value))
        };
        let end = plan.outage_span(scenario).end;
        Self {
            told_minute: at(MessageKind::MajorIncident).unwrap_or(0.0),
            promised_minute: at(MessageKind::UpdatePromised),
            solved_after_minutes: minute(plan.solved_time(scenario)) - minute(end),
            phone_factor: 1.0,
            retry_factor: 1.0,
            return_retry_factor: 1.0,
            return_minutes: 0.0,
            return_spread_share: 0.0,
        }
    }

    /// Returns the factor on the mean time between tries as people come back who would otherwise try
    /// with the factor `alone`.
    #[must_use]
    pub fn return_factor(&self, alone: f64) -> f64 {
        let together = self.return_retry_factor;
        together + self.return_spread_share * (alone - together)
    }

    /// Returns whether it changes how anyone behaves.
    #[must_use]
    pub fn changes_anything(&self) -> bool {
        self.phone_factor != 1.0 || self.retry_factor != 1.0 || self.return_retry_factor != 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bundle::default_scenario;

    #[test]
    fn news_change_something_by_any_of_their_factors() {
        let scenario = default_scenario();
        let none = World::central(&scenario, &Plan::default()).news;
        assert!(!none.changes_anything());
        let phone = News {
            phone_factor: 0.5,
            ..none
        };
        let retry = News {
            retry_factor: 2.0,
            ..none
        };
        let back = News {
            return_retry_factor: 0.5,
            ..none
        };
        assert!([phone, retry, back].iter().all(News::changes_anything));
    }
}
