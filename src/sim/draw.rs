//! One uncertain day after another: every drawn number from its range, at the points of one sequence.
//!
//! The same point gives the same day for every plan, so that plans are compared on the same days. It
//! varies inputs only: how things are read (structure) and how harm is weighed (values) are not drawn.

use crate::{
    domain::{
        clock::TimeOfDay,
        outage::Variant,
        scenario::Scenario,
        sourced::{Quantity, Sourced},
    },
    sim::{
        distribution::Distribution,
        plan::Plan,
        sobol::{MAX_DIMENSIONS, Sobol},
        world::{LineWorld, World},
    },
};

/// The published seed of the draws.
pub const SEED: u64 = 20_260_112;

/// An input that is drawn, in the order of the dimensions of the sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Uncertain {
    /// Logins wanted on the day: on an average day, and the weekday's factor along with it.
    Demand,
    /// When the outage began.
    OutageStart,
    /// When it ended.
    OutageEnd,
    /// Share that could log in.
    ThroughShare,
    /// Login capacity over the normal peak.
    Capacity,
    /// Loss of capacity when overloaded.
    OverloadLoss,
    /// Mean time between tries.
    RetryInterval,
    /// Mean time before giving up.
    Patience,
    /// Share that gives up at once.
    GiveUpNow,
    /// Share of failed tries that turn to the phone.
    PhoneSwitch,
    /// People answering the phones.
    Agents,
    /// Length of a call.
    CallLength,
    /// Patience on the phone.
    PhonePatience,
    /// More calls than usual.
    Surge,
    /// Share of calls that settle the matter.
    Resolved,
    /// Share of hang-ups that keep trying.
    Redial,
}

impl Uncertain {
    /// Every drawn input with its name in data.
    pub const ALL: [(Self, &'static str); 16] = [
        (Self::Demand, "demand"),
        (Self::OutageStart, "outage-start"),
        (Self::OutageEnd, "outage-end"),
        (Self::ThroughShare, "through-share"),
        (Self::Capacity, "capacity"),
        (Self::OverloadLoss, "overload-loss"),
        (Self::RetryInterval, "retry-interval"),
        (Self::Patience, "patience"),
        (Self::GiveUpNow, "give-up-now"),
        (Self::PhoneSwitch, "phone-switch"),
        (Self::Agents, "agents"),
        (Self::CallLength, "call-length"),
        (Self::PhonePatience, "phone-patience"),
        (Self::Surge, "surge"),
        (Self::Resolved, "resolved"),
        (Self::Redial, "redial"),
    ];
}

/// Where a drawn value goes in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    LoginsPerDay,
    WeekdayFactor,
    OutageStart,
    OutageEnd,
    ThroughShare,
    Capacity,
    OverloadLoss,
    Retry,
    Patience,
    GiveUpNow,
    PhoneSwitch,
    RampMinutes(usize),
    RampShare(usize),
    Agents(usize),
    CallMinutes(usize),
    LinePatience(usize),
    Surge(usize),
    Resolve(usize),
    Redial(usize),
    /// A change of a safeguard.
    Change(usize, usize),
}

/// A value to draw: from what, at which dimension of the point, and where it goes.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    slot: Slot,
    dimension: usize,
    distribution: Distribution,
}

/// The days that the ranges of a scenario allow, by number.
#[derive(Clone, Debug)]
pub struct Draws {
    central: World,
    sequence: Sobol,
    drawn: Vec<Drawn>,
}

impl Draws {
    /// Prepares the draws of a scenario under a plan, whose safeguards' own numbers are drawn too.
    ///
    /// An outage that the reader set is as it was set; one of the scenario's readings varies within
    /// its range.
    #[must_use]
    pub fn new(scenario: &Scenario, plan: &Plan, seed: u64) -> Self {
        let mut drawn = people_and_gate(scenario);
        drawn.extend(outage(scenario, plan));
        drawn.extend(ramp(scenario));
        for (line, channel) in scenario.channels.iter().enumerate() {
            let pert = |dimension, slot, quantity| drawn_from(dimension, slot, pert(quantity));
            drawn.extend([
                pert(Uncertain::Agents, Slot::Agents(line), &channel.agents),
                pert(
                    Uncertain::CallLength,
                    Slot::CallMinutes(line),
                    &channel.call_minutes,
                ),
                drawn_from(
                    Uncertain::PhonePatience,
                    Slot::LinePatience(line),
                    lognormal(&channel.patience_minutes),
                ),
                pert(Uncertain::Surge, Slot::Surge(line), &channel.surge_factor),
                pert(
                    Uncertain::Resolved,
                    Slot::Resolve(line),
                    &channel.resolve_share,
                ),
                pert(Uncertain::Redial, Slot::Redial(line), &channel.redial_share),
            ]);
        }
        drawn.extend(changes(scenario, plan));
        drawn.retain(|drawn| !matches!(drawn.distribution, Distribution::Fixed(_)));
        Self {
            central: World::central(scenario, plan),
            sequence: Sobol::scrambled(MAX_DIMENSIONS, seed),
            drawn,
        }
    }

    /// Returns a day by its number.
    #[must_use]
    pub fn world(&self, index: u32) -> World {
        self.world_at(|dimension| self.sequence.point(index, dimension))
    }

    /// Returns the day at a point, 0 < share < 1 in each dimension of [`Uncertain::ALL`]; further
    /// dimensions are those of safeguards' numbers.
    pub fn world_at(&self, share: impl Fn(usize) -> f64) -> World {
        let mut world = self.central.clone();
        let mut last: Option<(&Drawn, f64)> = None;
        for drawn in &self.drawn {
            // Lines often share a range: worked out once.
            let is_same = |&(known, _): &(&Drawn, f64)| {
                known.dimension == drawn.dimension && known.distribution == drawn.distribution
            };
            let value = last.filter(is_same).map_or_else(
                || drawn.distribution.quantile(share(drawn.dimension)),
                |(_, value)| value,
            );
            last = Some((drawn, value));
            put(&mut world, drawn.slot, value);
        }
        world.outage_end = world.outage_end.max(world.outage_start);
        world
    }
}

/// What is drawn about everyone and about the gate.
fn people_and_gate(scenario: &Scenario) -> Vec<Drawn> {
    let (demand, gate, people) = (&scenario.demand, &scenario.gate, &scenario.behaviour);
    vec![
        drawn_from(
            Uncertain::Demand,
            Slot::LoginsPerDay,
            pert(&demand.logins_per_day),
        ),
        drawn_from(
            Uncertain::Demand,
            Slot::WeekdayFactor,
            pert(&demand.weekday_factor),
        ),
        drawn_from(
            Uncertain::ThroughShare,
            Slot::ThroughShare,
            pert(&gate.through_share),
        ),
        drawn_from(
            Uncertain::Capacity,
            Slot::Capacity,
            pert(&gate.capacity_factor),
        ),
        drawn_from(
            Uncertain::OverloadLoss,
            Slot::OverloadLoss,
            uniform(&gate.overload_loss),
        ),
        drawn_from(
            Uncertain::RetryInterval,
            Slot::Retry,
            lognormal(&people.retry_minutes),
        ),
        drawn_from(
            Uncertain::Patience,
            Slot::Patience,
            lognormal(&people.patience_minutes),
        ),
        drawn_from(
            Uncertain::GiveUpNow,
            Slot::GiveUpNow,
            uniform(&people.give_up_now_share),
        ),
        drawn_from(
            Uncertain::PhoneSwitch,
            Slot::PhoneSwitch,
            pert(&people.phone_switch_share),
        ),
    ]
}

/// When the outage may have begun and ended, if the plan leaves that to the scenario.
fn outage(scenario: &Scenario, plan: &Plan) -> Vec<Drawn> {
    let span = plan.outage_span(scenario);
    let is_meant =
        |variant: &&Variant| variant.start.value == span.start && variant.end.value == span.end;
    let Some(variant) = scenario.variants.iter().find(is_meant) else {
        return Vec::new();
    };
    let minutes = |time: &Sourced<TimeOfDay>| {
        let minute = |time| scenario.horizon.minute_at(time) as f64;
        pert_of(minute(time.low), minute(time.value), minute(time.high))
    };
    vec![
        drawn_from(
            Uncertain::OutageStart,
            Slot::OutageStart,
            minutes(&variant.start),
        ),
        drawn_from(Uncertain::OutageEnd, Slot::OutageEnd, minutes(&variant.end)),
    ]
}

/// How the gate opens again: a long outage ends slowly, and where few got in before, few do at first.
fn ramp(scenario: &Scenario) -> impl Iterator<Item = Drawn> {
    let steps = scenario.gate.ramp.iter().enumerate();
    steps.flat_map(|(place, step)| {
        let minutes = (
            Uncertain::OutageEnd,
            Slot::RampMinutes(place),
            &step.minutes,
        );
        let share = (
            Uncertain::ThroughShare,
            Slot::RampShare(place),
            &step.through_share,
        );
        [minutes, share].map(|(input, slot, quantity)| drawn_from(input, slot, pert(quantity)))
    })
}

/// The numbers of the plan's safeguards. Each change of the scenario has its dimension for good,
/// whatever else is switched on; only a scenario with more changes than there are dimensions left,
/// 32, lets some share one.
fn changes(scenario: &Scenario, plan: &Plan) -> Vec<Drawn> {
    let first = Uncertain::ALL.len();
    let mut drawn = Vec::new();
    let mut number = 0;
    for (place, safeguard) in scenario.safeguards.iter().enumerate() {
        let is_chosen = plan
            .safeguards
            .iter()
            .any(|chosen| chosen.safeguard == place);
        for (change, quantity) in safeguard.changes.iter().enumerate() {
            if is_chosen {
                drawn.push(Drawn {
                    slot: Slot::Change(place, change),
                    dimension: first + number % (MAX_DIMENSIONS - first),
                    distribution: pert(&quantity.to),
                });
            }
            number += 1;
        }
    }
    drawn
}

fn drawn_from(input: Uncertain, slot: Slot, distribution: Distribution) -> Drawn {
    Drawn {
        slot,
        dimension: input as usize,
        distribution,
    }
}

fn pert(quantity: &Quantity) -> Distribution {
    let number = &quantity.number;
    pert_of(number.low, number.value, number.high)
}

fn pert_of(low: f64, mode: f64, high: f64) -> Distribution {
    if low < high {
        Distribution::Pert { low, mode, high }
    } else {
        Distribution::Fixed(mode)
    }
}

fn uniform(quantity: &Quantity) -> Distribution {
    let number = &quantity.number;
    if number.low < number.high {
        Distribution::Uniform {
            low: number.low,
            high: number.high,
        }
    } else {
        Distribution::Fixed(number.value)
    }
}

/// A mean time: its value is the median, and nine tenths lie below the high end of its range.
fn lognormal(quantity: &Quantity) -> Distribution {
    let number = &quantity.number;
    if number.low < number.high && number.value > 0.0 && number.high > number.value {
        Distribution::Lognormal {
            median: number.value,
            p90_over_p50: number.high / number.value,
        }
    } else {
        Distribution::Fixed(number.value)
    }
}

fn put(world: &mut World, slot: Slot, value: f64) {
    let line = |world: &mut World, place: usize, set: fn(&mut LineWorld, f64)| {
        set(&mut world.lines[place], value);
    };
    match slot {
        Slot::LoginsPerDay => world.logins_per_day = value,
        Slot::WeekdayFactor => world.weekday_factor = value,
        Slot::OutageStart => world.outage_start = value,
        Slot::OutageEnd => world.outage_end = value,
        Slot::ThroughShare => world.through_share = value,
        Slot::Capacity => world.capacity_factor = value,
        Slot::OverloadLoss => world.overload_loss = value,
        Slot::Retry => world.retry_minutes = value,
        Slot::Patience => world.patience_minutes = value,
        Slot::GiveUpNow => world.give_up_now_share = value,
        Slot::PhoneSwitch => world.phone_switch_share = value,
        Slot::RampMinutes(place) => world.ramp[place].minutes = value,
        Slot::RampShare(place) => world.ramp[place].through_share = value,
        Slot::Agents(place) => line(world, place, |line, value| line.agents = value),
        Slot::CallMinutes(place) => line(world, place, |line, value| line.call_minutes = value),
        Slot::LinePatience(place) => {
            line(world, place, |line, value| line.patience_minutes = value);
        }
        Slot::Surge(place) => line(world, place, |line, value| line.surge_factor = value),
        Slot::Resolve(place) => line(world, place, |line, value| line.resolve_share = value),
        Slot::Redial(place) => line(world, place, |line, value| line.redial_share = value),
        Slot::Change(place, change) => world.safeguard_values[place][change] = value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bundle::default_scenario;

    fn quantity(low: f64, value: f64, high: f64) -> Quantity {
        let mut quantity = default_scenario().gate.through_share;
        let number = &mut quantity.number;
        (number.low, number.value, number.high) = (low, value, high);
        quantity
    }

    #[test]
    fn a_range_without_width_is_one_value() {
        let certain = quantity(2.0, 2.0, 2.0);
        let drawn = [pert(&certain), uniform(&certain), lognormal(&certain)];
        assert_eq!(drawn, [Distribution::Fixed(2.0); 3]);
    }

    #[test]
    fn a_mean_time_is_spread_only_above_its_value() {
        let spread = Distribution::Lognormal {
            median: 2.0,
            p90_over_p50: 3.0,
        };
        assert_eq!(lognormal(&quantity(1.0, 2.0, 6.0)), spread);
        let fixed = Distribution::Fixed(2.0);
        assert_eq!(lognormal(&quantity(1.0, 2.0, 2.0)), fixed);
        assert_eq!(
            lognormal(&quantity(0.0, 0.0, 6.0)),
            Distribution::Fixed(0.0)
        );
    }

    #[test]
    fn only_the_numbers_of_chosen_safeguards_are_drawn() {
        let scenario = default_scenario();
        let plan = Plan::default().with(1, 1.0);
        let numbers = scenario.safeguards[1].changes.len();
        let before = scenario.safeguards[0].changes.len();
        let drawn = changes(&scenario, &plan);
        assert_eq!(drawn.len(), numbers);
        for (change, drawn) in drawn.iter().enumerate() {
            assert!(matches!(drawn.slot, Slot::Change(1, at) if at == change));
            assert_eq!(drawn.dimension, Uncertain::ALL.len() + before + change);
        }
    }
}
