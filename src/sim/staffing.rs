//! Who answers when: phone lines, counters and code desks as lines of the kernel.
//!
//! It turns opening hours, surges and reinforcements into spans. It does not say who turns to a line.

use crate::{
    domain::{channel::Channel, scenario::Scenario},
    sim::{
        inputs::{LineInputs, LineSpan, at_least_a_moment},
        world::{CodeDesk, Counters, LineWorld, World},
    },
};

/// The lines that a safeguard adds behind the phone lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// All counters.
    Counters,
    /// The code desk.
    Codes,
}

/// Returns the place of an added line among the lines of a day.
#[must_use]
pub fn place(scenario: &Scenario, world: &World, kind: LineKind) -> usize {
    let phones = scenario.channels.len();
    match kind {
        LineKind::Counters => phones,
        LineKind::Codes => phones + usize::from(world.counters.is_some()),
    }
}

/// Returns every line of a day: the phone lines in order, then counters, then the code desk.
#[must_use]
pub fn lines(scenario: &Scenario, world: &World) -> Vec<LineInputs> {
    let staff = world.lines.iter().map(|line| line.agents).sum::<f64>();
    let desk = world
        .code_desk
        .map(|desk| CodeStaff::of(&desk, world, staff));
    let channels = scenario.channels.iter().zip(&world.lines);
    let mut lines: Vec<LineInputs> = channels
        .map(|(channel, line)| phone_line(scenario, world, channel, line, desk.as_ref()))
        .collect();
    lines.extend(
        world
            .counters
            .map(|counters| counter_line(scenario, world, &counters)),
    );
    lines.extend(
        world
            .code_desk
            .zip(desk)
            .map(|(desk, staff)| code_line(world, &desk, &staff)),
    );
    lines
}

/// When the code desk is staffed, by how many, and what that takes from the phone lines.
#[derive(Clone, Copy, Debug)]
struct CodeStaff {
    from_minute: f64,
    agents: f64,
    call_minutes: f64,
    /// Share of the phone lines' people who are at the desk instead.
    taken_share: f64,
}

impl CodeStaff {
    /// Giving a code takes as long as the first phone line's calls.
    fn of(desk: &CodeDesk, world: &World, phone_staff: f64) -> Self {
        let call_minutes = world.lines.first().map_or(1.0, |line| line.call_minutes);
        let agents = desk.codes_per_hour * call_minutes / 60.0;
        let taken = desk.phone_share * agents;
        Self {
            from_minute: world.outage_start + desk.delay_minutes,
            agents,
            call_minutes,
            taken_share: if phone_staff > 0.0 {
                (taken / phone_staff).min(1.0)
            } else {
                0.0
            },
        }
    }
}

/// Makes the spans of a line from the minutes at which anything about it changes.
fn spans(changes: &[f64], minutes: f64, at: impl Fn(f64) -> (f64, f64)) -> Vec<LineSpan> {
    let mut starts: Vec<f64> = changes.to_vec();
    starts.push(0.0);
    starts.retain(|&start| start == 0.0 || (start > 0.0 && start < minutes));
    starts.sort_unstable_by(f64::total_cmp);
    starts.dedup();
    starts
        .into_iter()
        .map(|from_minute| {
            let (agents, base_calls_per_minute) = at(from_minute);
            LineSpan {
                from_minute,
                agents,
                base_calls_per_minute,
            }
        })
        .collect()
}

/// A phone line: staffed while open, with its normal calls, and more of them while the outage lasts.
fn phone_line(
    scenario: &Scenario,
    world: &World,
    channel: &Channel,
    line: &LineWorld,
    desk: Option<&CodeStaff>,
) -> LineInputs {
    let horizon = &scenario.horizon;
    let call_minutes = at_least_a_moment(line.call_minutes);
    let normal_calls = line.normal_load_share * line.agents / call_minutes;
    let opens = horizon.minute_at(channel.opens.value) as f64;
    let closes = horizon.minute_at(channel.closes.value) as f64;
    let (begins, ends) = (world.outage_start, world.outage_end);
    let more = world.reinforcement;
    let more_from = if more.delay_minutes > 0.0 {
        begins + more.delay_minutes
    } else {
        0.0
    };
    let desk_from = desk.map_or(ends, |desk| desk.from_minute.min(ends));
    let at = |minute: f64| {
        if !(opens..closes).contains(&minute) {
            return (0.0, 0.0);
        }
        let is_out = (begins..ends).contains(&minute);
        let taken = desk.filter(|_| (desk_from..ends).contains(&minute));
        let here = 1.0 - taken.map_or(0.0, |desk| desk.taken_share);
        let factor = if minute >= more_from {
            more.agents_factor
        } else {
            1.0
        };
        let surge = if is_out { line.surge_factor } else { 1.0 };
        (line.agents * factor * here, normal_calls * surge)
    };
    let changes = [opens, closes, begins, ends, more_from, desk_from];
    LineInputs {
        spans: spans(&changes, horizon.minutes() as f64, at),
        call_minutes,
        patience_minutes: at_least_a_moment(line.patience_minutes),
        redial_share: line.redial_share,
        trunk_limit_persons: line.trunk_limit_persons,
        base_start_persons: 0.0,
        travel_minutes: 0.0,
        activation_minutes: 0.0,
    }
}

/// The counters: open during their hours, from the start of the outage on. Whoever leaves the queue
/// goes back to trying.
fn counter_line(scenario: &Scenario, world: &World, counters: &Counters) -> LineInputs {
    let first = f64::from(scenario.horizon.from.minutes());
    let opens = (counters.opens_minute - first).max(world.outage_start);
    let closes = counters.closes_minute - first;
    let agents = counters.checks_per_hour * counters.check_minutes / 60.0;
    let is_open = |minute: f64| world.outage_minutes() > 0.0 && (opens..closes).contains(&minute);
    let at = |minute| (if is_open(minute) { agents } else { 0.0 }, 0.0);
    LineInputs {
        spans: spans(&[opens, closes], scenario.horizon.minutes() as f64, at),
        call_minutes: at_least_a_moment(counters.check_minutes),
        patience_minutes: at_least_a_moment(counters.patience_minutes),
        redial_share: 1.0,
        trunk_limit_persons: f64::INFINITY,
        base_start_persons: 0.0,
        travel_minutes: counters.travel_minutes,
        activation_minutes: 0.0,
    }
}

/// The code desk: staffed from some time after the outage began until it ends. Whoever leaves the
/// queue goes back to trying.
fn code_line(world: &World, desk: &CodeDesk, staff: &CodeStaff) -> LineInputs {
    let (from, end) = (staff.from_minute, world.outage_end);
    let at = |minute: f64| {
        (
            if (from..end).contains(&minute) {
                staff.agents
            } else {
                0.0
            },
            0.0,
        )
    };
    LineInputs {
        spans: spans(&[from, end], f64::INFINITY, at),
        call_minutes: at_least_a_moment(staff.call_minutes),
        patience_minutes: at_least_a_moment(desk.patience_minutes),
        redial_share: 1.0,
        trunk_limit_persons: f64::INFINITY,
        base_start_persons: 0.0,
        travel_minutes: 0.0,
        activation_minutes: desk.activation_minutes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::bundle::default_scenario,
        sim::{plan::Plan, world::Reinforcement},
    };

    /// The shipped day, with an outage from minute 240 to 480 of a horizon that starts at six. Its
    /// first phone line is open from minute 180 to 540; here ten people answer it.
    fn day() -> (Scenario, World) {
        let scenario = default_scenario();
        let mut world = World::central(&scenario, &Plan::default());
        (world.outage_start, world.outage_end) = (240.0, 480.0);
        for line in &mut world.lines {
            (line.agents, line.call_minutes, line.surge_factor) = (10.0, 6.0, 3.0);
            line.normal_load_share = 0.6;
        }
        (scenario, world)
    }

    fn desk() -> CodeDesk {
        CodeDesk {
            safeguard: 0,
            reach_share: 1.0,
            delay_minutes: 60.0,
            codes_per_hour: 20.0,
            activation_minutes: 0.0,
            patience_minutes: 10.0,
            switch_share: 1.0,
            phone_share: 0.5,
        }
    }

    fn counters() -> Counters {
        Counters {
            safeguard: 0,
            checks_per_hour: 30.0,
            check_minutes: 10.0,
            travel_minutes: 20.0,
            patience_minutes: 30.0,
            opens_minute: 9.0 * 60.0,
            closes_minute: 16.0 * 60.0,
            switch_share: 0.1,
        }
    }

    fn agents(line: &LineInputs) -> Vec<(f64, f64)> {
        let spans = line.spans.iter();
        spans.map(|span| (span.from_minute, span.agents)).collect()
    }

    #[test]
    fn spans_begin_within_the_day_and_each_once() {
        let changes = [30.0, -5.0, 10.0, 60.0, 70.0, 10.0, 0.0];
        let spans = spans(&changes, 60.0, |minute| (minute, 1.0));
        let starts: Vec<f64> = spans.iter().map(|span| span.from_minute).collect();
        assert_eq!(starts, [0.0, 10.0, 30.0]);
        assert_eq!(spans[2].agents, 30.0);
    }

    #[test]
    fn a_phone_line_has_more_calls_while_the_outage_lasts() {
        let (scenario, world) = day();
        let line = &lines(&scenario, &world)[0];
        let spans: Vec<(f64, f64, f64)> = line
            .spans
            .iter()
            .map(|span| (span.from_minute, span.agents, span.base_calls_per_minute))
            .collect();
        // Ten people who take 6 minutes a call are busy for 0.6 of their time: one call a minute.
        let should = [
            (0.0, 0.0, 0.0),
            (180.0, 10.0, 1.0),
            (240.0, 10.0, 3.0),
            (480.0, 10.0, 1.0),
            (540.0, 0.0, 0.0),
        ];
        assert_eq!(spans, should);
    }

    #[test]
    fn more_people_answer_all_day_or_some_time_after_the_outage_began() {
        let (scenario, mut world) = day();
        let mut with = |delay_minutes| {
            world.reinforcement = Reinforcement {
                agents_factor: 2.0,
                delay_minutes,
            };
            let mut agents = agents(&lines(&scenario, &world)[0]);
            agents.dedup_by_key(|(_, agents)| *agents);
            agents
        };
        assert_eq!(with(0.0), [(0.0, 0.0), (180.0, 20.0), (540.0, 0.0)]);
        let late = [(0.0, 0.0), (180.0, 10.0), (270.0, 20.0), (540.0, 0.0)];
        assert_eq!(with(30.0), late);
    }

    #[test]
    fn a_code_desk_takes_people_off_the_phone_while_it_is_staffed() {
        let (scenario, mut world) = day();
        world.code_desk = Some(desk());
        let phones = world.lines.len() as f64;
        let lines = lines(&scenario, &world);
        // Twenty codes an hour of 6 minutes each: two people, one of them from the phones.
        let codes = lines.last().expect("a line");
        assert_eq!(agents(codes), [(0.0, 0.0), (300.0, 2.0), (480.0, 0.0)]);
        let here = 10.0 * (1.0 - 1.0 / (10.0 * phones));
        let mut phone = agents(&lines[0]);
        phone.dedup_by_key(|(_, agents)| *agents);
        let should = [
            (0.0, 0.0),
            (180.0, 10.0),
            (300.0, here),
            (480.0, 10.0),
            (540.0, 0.0),
        ];
        assert_eq!(phone, should);
    }

    #[test]
    fn nobody_is_taken_from_phones_that_nobody_answers() {
        let (_, world) = day();
        let taken = |desk: CodeDesk, staff| CodeStaff::of(&desk, &world, staff).taken_share;
        let without = CodeDesk {
            phone_share: 0.0,
            ..desk()
        };
        assert_eq!((taken(without, 0.0), taken(desk(), 0.0)), (0.0, 0.0));
        assert_eq!((taken(desk(), 4.0), taken(desk(), 0.5)), (0.25, 1.0));
    }

    #[test]
    fn counters_open_at_their_hours_once_the_outage_has_begun() {
        let (scenario, mut world) = day();
        world.counters = Some(counters());
        let phones = scenario.channels.len();
        let mut open = |start| {
            world.outage_start = start;
            agents(&lines(&scenario, &world)[phones])
        };
        // Thirty checks an hour of 10 minutes each keep five people busy, from nine to four.
        assert_eq!(open(100.0), [(0.0, 0.0), (180.0, 5.0), (600.0, 0.0)]);
        assert_eq!(open(240.0), [(0.0, 0.0), (240.0, 5.0), (600.0, 0.0)]);
    }

    #[test]
    fn added_lines_stand_behind_the_phones() {
        let (scenario, mut world) = day();
        let phones = scenario.channels.len();
        assert_eq!(place(&scenario, &world, LineKind::Codes), phones);
        world.counters = Some(counters());
        world.code_desk = Some(desk());
        assert_eq!(place(&scenario, &world, LineKind::Counters), phones);
        assert_eq!(place(&scenario, &world, LineKind::Codes), phones + 1);
        assert_eq!(lines(&scenario, &world).len(), phones + 2);
    }
}
