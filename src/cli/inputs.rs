//! What the drawn inputs are, for people: a meaning, where the number is from, and its value on a day.

use crate::{
    domain::{
        channel::Channel,
        scenario::Scenario,
        sourced::{Basis, Quantity},
    },
    sim::{
        draw::Uncertain,
        plan::Plan,
        world::{LineWorld, World},
    },
};

/// Returns what an input is, with its unit.
pub(super) fn meaning(input: Uncertain) -> &'static str {
    match input {
        Uncertain::Demand => "logins wanted on the day",
        Uncertain::OutageStart => "start of the outage, minutes into the day simulated",
        Uncertain::OutageEnd => "end of the outage, minutes into the day simulated",
        Uncertain::ThroughShare => "share that could log in during the outage",
        Uncertain::Capacity => "login capacity over the normal peak",
        Uncertain::OverloadLoss => "loss of capacity when overloaded",
        Uncertain::RetryInterval => "mean minutes between tries",
        Uncertain::Patience => "mean minutes before giving up",
        Uncertain::GiveUpNow => "share that gives up at once",
        Uncertain::PhoneSwitch => "share of failed tries that turn to the phone",
        Uncertain::Agents => "people answering, all lines",
        Uncertain::CallLength => "mean minutes of a call",
        Uncertain::PhonePatience => "mean minutes before a caller hangs up",
        Uncertain::Surge => "other calls during the outage over normal",
        Uncertain::Resolved => "share of calls that settle the matter",
        Uncertain::Redial => "share of hang-ups that keep trying",
    }
}

/// Returns the value of an input on a day, before safeguards; `None` if the lines differ in it.
pub(super) fn value(world: &World, input: Uncertain) -> Option<f64> {
    let line = |number: fn(&LineWorld) -> f64| {
        let mut numbers = world.lines.iter().map(number);
        let first = numbers.next()?;
        numbers.all(|other| other == first).then_some(first)
    };
    match input {
        Uncertain::Demand => Some(world.logins_per_day * world.weekday_factor),
        Uncertain::OutageStart => Some(world.outage_start),
        Uncertain::OutageEnd => Some(world.outage_end),
        Uncertain::ThroughShare => Some(world.through_share),
        Uncertain::Capacity => Some(world.capacity_factor),
        Uncertain::OverloadLoss => Some(world.overload_loss),
        Uncertain::RetryInterval => Some(world.retry_minutes),
        Uncertain::Patience => Some(world.patience_minutes),
        Uncertain::GiveUpNow => Some(world.give_up_now_share),
        Uncertain::PhoneSwitch => Some(world.phone_switch_share),
        Uncertain::Agents => Some(world.lines.iter().map(|line| line.agents).sum()),
        Uncertain::CallLength => line(|line| line.call_minutes),
        Uncertain::PhonePatience => line(|line| line.patience_minutes),
        Uncertain::Surge => line(|line| line.surge_factor),
        Uncertain::Resolved => line(|line| line.resolve_share),
        Uncertain::Redial => line(|line| line.redial_share),
    }
}

/// Returns what kind of knowledge an input is, `mixed` where several numbers make it, and `set` for an
/// outage that the call names.
pub(super) fn basis(scenario: &Scenario, plan: &Plan, input: Uncertain) -> &'static str {
    let (demand, gate, people) = (&scenario.demand, &scenario.gate, &scenario.behaviour);
    let one = |quantity: &Quantity| name(quantity.number.basis);
    let lines = |quantity: fn(&Channel) -> &Quantity| {
        mixed(
            scenario
                .channels
                .iter()
                .map(|channel| quantity(channel).number.basis),
        )
    };
    match input {
        Uncertain::Demand => {
            let numbers = [&demand.logins_per_day, &demand.weekday_factor];
            mixed(numbers.into_iter().map(|quantity| quantity.number.basis))
        }
        Uncertain::OutageStart | Uncertain::OutageEnd => outage_basis(scenario, plan, input),
        Uncertain::ThroughShare => one(&gate.through_share),
        Uncertain::Capacity => one(&gate.capacity_factor),
        Uncertain::OverloadLoss => one(&gate.overload_loss),
        Uncertain::RetryInterval => one(&people.retry_minutes),
        Uncertain::Patience => one(&people.patience_minutes),
        Uncertain::GiveUpNow => one(&people.give_up_now_share),
        Uncertain::PhoneSwitch => one(&people.phone_switch_share),
        Uncertain::Agents => lines(|channel| &channel.agents),
        Uncertain::CallLength => lines(|channel| &channel.call_minutes),
        Uncertain::PhonePatience => lines(|channel| &channel.patience_minutes),
        Uncertain::Surge => lines(|channel| &channel.surge_factor),
        Uncertain::Resolved => lines(|channel| &channel.resolve_share),
        Uncertain::Redial => lines(|channel| &channel.redial_share),
    }
}

fn outage_basis(scenario: &Scenario, plan: &Plan, input: Uncertain) -> &'static str {
    let span = plan.outage_span(scenario);
    let mut variants = scenario.variants.iter();
    let meant =
        variants.find(|variant| variant.start.value == span.start && variant.end.value == span.end);
    meant.map_or("set", |variant| {
        let is_start = input == Uncertain::OutageStart;
        name(if is_start {
            variant.start.basis
        } else {
            variant.end.basis
        })
    })
}

fn mixed(mut all: impl Iterator<Item = Basis>) -> &'static str {
    let Some(first) = all.next() else {
        return "none";
    };
    if all.all(|other| other == first) {
        name(first)
    } else {
        "mixed"
    }
}

fn name(basis: Basis) -> &'static str {
    match basis {
        Basis::Reported => "reported",
        Basis::Official => "official",
        Basis::Derived => "derived",
        Basis::Assumed => "assumption",
    }
}
