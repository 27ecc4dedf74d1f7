//! Safeguards as patches: each changes numbers of a day in proportion to its strength.
//!
//! It is the only place that asks which safeguard is chosen; everything behind it sees numbers. At
//! strength 0 nothing changes, to the bit; at strength 1 a change has the value that the data give.

use crate::{
    domain::{safeguard::Input, scenario::Scenario},
    sim::{
        plan::{Chosen, Plan},
        world::{CodeDesk, Counters, SecondLogin, World},
    },
};

/// Minutes of a day.
const DAY_MINUTES: f64 = 1440.0;

/// Returns the central day of a plan, with its safeguards.
#[must_use]
pub fn planned(scenario: &Scenario, plan: &Plan) -> World {
    let mut world = World::central(scenario, plan);
    apply(scenario, plan, &mut world);
    world
}

/// Applies the plan's safeguards to a day, in their order.
///
/// Numbers that scale an effect grow with the strength; numbers that describe how it works (delays,
/// opening hours, patience) hold in full as soon as the strength is above 0.
pub fn apply(scenario: &Scenario, plan: &Plan, world: &mut World) {
    for chosen in &plan.safeguards {
        if chosen.strength > 0.0 && chosen.safeguard < scenario.safeguards.len() {
            apply_one(scenario, chosen, world);
        }
    }
}

fn apply_one(scenario: &Scenario, chosen: &Chosen, world: &mut World) {
    let strength = chosen.strength.min(1.0);
    let place = chosen.safeguard;
    let changes = &scenario.safeguards[place].changes;
    let mut patch = Patch {
        strength,
        down_share: 0.0,
        window_days: f64::INFINITY,
        second_login: SecondLogin {
            safeguard: place,
            enrolled_share: 0.0,
            success_share: 1.0,
        },
        counters: Counters {
            safeguard: place,
            checks_per_hour: 0.0,
            check_minutes: 0.0,
            travel_minutes: 0.0,
            patience_minutes: f64::INFINITY,
            opens_minute: 0.0,
            closes_minute: 1440.0,
            switch_share: 0.0,
        },
        code_desk: CodeDesk {
            safeguard: place,
            reach_share: 0.0,
            delay_minutes: 0.0,
            codes_per_hour: 0.0,
            activation_minutes: 0.0,
            patience_minutes: f64::INFINITY,
            switch_share: 0.0,
            phone_share: 0.0,
        },
    };
    for (number, change) in changes.iter().enumerate() {
        let to = world.safeguard_values[place][number];
        patch.change(change.input, to, world);
    }
    if patch.window_days.is_finite() {
        let (length, most) = (world.outage_minutes(), patch.allowed_minutes());
        world.outage_end = world.outage_start + patch.towards(length, most.min(length));
    }
    if patch.second_login.enrolled_share > 0.0 {
        world.second_login = Some(patch.second_login);
    }
    if patch.counters.checks_per_hour > 0.0 {
        world.counters = Some(patch.counters);
    }
    if patch.code_desk.reach_share > 0.0 {
        world.code_desk = Some(patch.code_desk);
    }
}

/// One safeguard at its strength, and what it opens.
struct Patch {
    strength: f64,
    /// Share of a window in which logins may fail, and its days; endless if nothing limits them.
    down_share: f64,
    window_days: f64,
    second_login: SecondLogin,
    counters: Counters,
    code_desk: CodeDesk,
}

impl Patch {
    /// Returns the point that the strength reaches on the way from one number to another.
    fn towards(&self, from: f64, to: f64) -> f64 {
        from + self.strength * (to - from)
    }

    /// Returns the minutes without logins that an availability leaves.
    fn allowed_minutes(&self) -> f64 {
        self.down_share * self.window_days * DAY_MINUTES
    }

    /// Changes one input; the numbers of a second login, a counter and a code desk are gathered.
    fn change(&mut self, input: Input, to: f64, world: &mut World) {
        match input {
            Input::AvailabilityShare => self.down_share = 1.0 - to,
            Input::AvailabilityWindowDays => self.window_days = to,
            Input::AgentsFactor => {
                world.reinforcement.agents_factor = self.towards(1.0, to);
            }
            Input::AgentsDelayMinutes => world.reinforcement.delay_minutes = to,
            Input::PhoneResolveShare => {
                for line in 0..world.lines.len() {
                    let own = world.lines[line].resolve_share;
                    world.lines[line].resolve_share = self.towards(own, to);
                }
            }
            Input::OverloadLoss => {
                world.overload_loss =
                    self.towards(world.overload_loss, to.min(world.overload_loss));
            }
            Input::DeadlineMinutesAdded => {
                world.deadline_minutes_added = self.towards(0.0, to);
            }
            Input::PhoneSwitchFactor => world.news.phone_factor = self.towards(1.0, to),
            Input::RetryMinutesFactor => world.news.retry_factor = self.towards(1.0, to),
            Input::ReturnRetryFactor => world.news.return_retry_factor = self.towards(1.0, to),
            Input::ReturnMinutes => world.news.return_minutes = to,
            Input::ReturnSpreadShare => {
                world.news.return_spread_share = self.towards(0.0, to);
            }
            Input::AlternativeLoginShare => {
                self.second_login.enrolled_share = self.towards(0.0, to);
            }
            Input::AlternativeLoginSuccess => self.second_login.success_share = to,
            Input::CounterChecksPerHour => self.counters.checks_per_hour = self.strength * to,
            Input::CounterCheckMinutes => self.counters.check_minutes = to,
            Input::CounterTravelMinutes => self.counters.travel_minutes = to,
            Input::CounterPatienceMinutes => self.counters.patience_minutes = to,
            Input::CounterOpensMinute => self.counters.opens_minute = to,
            Input::CounterClosesMinute => self.counters.closes_minute = to,
            Input::CounterSwitchShare => self.counters.switch_share = to,
            Input::BypassReachShare => self.code_desk.reach_share = self.strength * to,
            Input::BypassDelayMinutes => self.code_desk.delay_minutes = to,
            Input::BypassCodesPerHour => self.code_desk.codes_per_hour = to,
            Input::BypassActivationMinutes => self.code_desk.activation_minutes = to,
            Input::BypassPatienceMinutes => self.code_desk.patience_minutes = to,
            Input::BypassSwitchShare => self.code_desk.switch_share = to,
            Input::BypassPhoneShare => self.code_desk.phone_share = to,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bundle::default_scenario;

    #[test]
    fn a_safeguard_opens_only_what_it_changes() {
        let scenario = default_scenario();
        for (place, safeguard) in scenario.safeguards.iter().enumerate() {
            let world = planned(&scenario, &Plan::default().with(place, 1.0));
            let changes = |input| safeguard.changes.iter().any(|change| change.input == input);
            let opens = [
                world.second_login.is_some(),
                world.counters.is_some(),
                world.code_desk.is_some(),
            ];
            let should = [
                Input::AlternativeLoginShare,
                Input::CounterChecksPerHour,
                Input::BypassReachShare,
            ];
            assert_eq!(opens, should.map(changes), "{}", safeguard.slug);
        }
    }

    #[test]
    fn a_safeguard_that_the_scenario_does_not_have_changes_nothing() {
        let scenario = default_scenario();
        let plan = Plan::default().with(scenario.safeguards.len(), 1.0);
        assert_eq!(
            planned(&scenario, &plan),
            World::central(&scenario, &Plan::default())
        );
    }
}
