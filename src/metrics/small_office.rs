//! What a caller of one office meets, where one pool for the whole country flatters.
//!
//! The run treats a line as a fluid: well above capacity that is right even for five people
//! answering, but near and below it a fluid has no queue while a small office has one. Here such
//! moments are read from the steady state of one office. The run itself is never corrected.

use crate::sim::{
    erlang::ImpatientLine,
    math::exp,
    run::{LineColumn, Run},
};

/// From this load on, the fluid of the run is shown.
pub const OVERLOADED: f64 = 1.2;

/// Where the figures of a moment come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// The run's fluid: more calls than can be answered, or a queue left over from before.
    Fluid,
    /// The steady state of one office.
    OneOffice,
}

/// A line at a moment, as someone who calls one of its offices meets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfficeMoment {
    /// People answering in one office: the size of the pool.
    pub agents_per_office: u32,
    /// Calls arriving over calls that can be answered.
    pub load: f64,
    /// Wait of someone who calls now, minutes.
    pub wait_minutes: f64,
    /// Share of those who call now who hang up before they are answered.
    pub hang_up_share: f64,
    /// Where wait and hang-ups come from.
    pub reading: Reading,
}

/// Returns what a caller meets during a minute, `0..minutes`; `None` while the line is closed.
///
/// # Formula    load = calls per minute x call minutes / agents. From 1.2 on, the run's expected wait
/// w, and 1 - exp(-theta w) hang up. Below, Erlang A with calls / offices and agents / offices,
/// rounded to whole people, at least one; but the fluid's, if its wait is longer.
/// # Units      `offices`: >= 1; the agents and the calls are spread evenly over them.
/// # Limits     A steady state: a rush shorter than a few calls is over before it is reached. Just
/// above 1.2 the fluid still flatters offices of one or two people. Every office is taken to be
/// equally busy.
#[must_use]
pub fn office_at(run: &Run, line: usize, minute: usize, offices: f64) -> Option<OfficeMoment> {
    let agents = run.agents_at(line, minute);
    if agents <= 0.0 {
        return None;
    }
    let step = run.step_minutes();
    let start = minute / step * step;
    let offered = |minute| run.line_at(LineColumn::Offered, line, minute);
    let pool = run.environment().line(line, 0).pool;
    let wait_minutes = run.expected_wait_minutes(line, start);
    let fluid = Fluid {
        wait_minutes,
        hang_up_share: 1.0 - exp(-pool.hang_ups_per_minute * wait_minutes),
    };
    Some(office(
        Demand {
            calls_per_minute: (offered(start + step) - offered(start)) / step as f64,
            agents,
            ends_per_minute: pool.ends_per_minute,
            hang_ups_per_minute: pool.hang_ups_per_minute,
        },
        offices,
        fluid,
    ))
}

/// Returns the wait to tell someone who calls a line during a minute, `0..minutes`, for which the
/// fluid is right however the line is split up; `None` while it is closed or less crowded.
///
/// # Formula    The run's expected wait from a load of 1.2 on; see [`office_at`].
#[must_use]
pub fn crowded_wait_minutes(run: &Run, line: usize, minute: usize) -> Option<f64> {
    let step = run.step_minutes();
    let start = minute / step * step;
    let offered = |minute| run.line_at(LineColumn::Offered, line, minute);
    let pool = run.environment().line(line, 0).pool;
    let room = run.agents_at(line, start) * pool.ends_per_minute * step as f64;
    let calls = offered(start + step) - offered(start);
    let is_crowded = room > 0.0 && calls >= OVERLOADED * room;
    is_crowded.then(|| run.expected_wait_minutes(line, start))
}

/// A line, all offices together.
#[derive(Clone, Copy, Debug)]
struct Demand {
    calls_per_minute: f64,
    agents: f64,
    ends_per_minute: f64,
    hang_ups_per_minute: f64,
}

/// What the run says of a line.
#[derive(Clone, Copy, Debug)]
struct Fluid {
    wait_minutes: f64,
    hang_up_share: f64,
}

fn office(line: Demand, offices: f64, fluid: Fluid) -> OfficeMoment {
    let offices = offices.max(1.0);
    let agents = whole_agents(line.agents / offices);
    let moment = OfficeMoment {
        agents_per_office: agents,
        load: line.calls_per_minute / (line.agents * line.ends_per_minute),
        wait_minutes: fluid.wait_minutes,
        hang_up_share: fluid.hang_up_share,
        reading: Reading::Fluid,
    };
    if moment.load >= OVERLOADED {
        return moment;
    }
    let one = one_office(line, offices, agents);
    // A queue left over from a rush is longer than any steady state knows of.
    if fluid.wait_minutes > one.wait_minutes {
        return moment;
    }
    OfficeMoment {
        wait_minutes: one.wait_minutes,
        hang_up_share: one.hang_up_share,
        reading: Reading::OneOffice,
        ..moment
    }
}

/// Returns the steady state of one office; nobody waits where nobody calls, and nobody is counted as
/// hanging up where nobody ever does.
fn one_office(line: Demand, offices: f64, agents: u32) -> Fluid {
    let calls = line.calls_per_minute / offices;
    if calls <= 0.0 {
        return Fluid {
            wait_minutes: 0.0,
            hang_up_share: 0.0,
        };
    }
    let settled = ImpatientLine::settled(
        agents,
        calls,
        line.ends_per_minute,
        line.hang_ups_per_minute.max(FEWEST_HANG_UPS),
    );
    Fluid {
        wait_minutes: settled.mean_wait_minutes,
        hang_up_share: settled.hang_up_share,
    }
}

/// Fewest hang-ups per minute and waiting caller: one in a week of waiting. Without any, an
/// office above its capacity would have no steady state.
const FEWEST_HANG_UPS: f64 = 1e-4;

/// Rounds to whole people, at least one.
fn whole_agents(agents: f64) -> u32 {
    // The cast saturates: an office of four thousand million is full, not empty.
    ((agents + 0.5) as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{
        erlang::FluidLine,
        examples,
        inputs::{LineInputs, LineSpan},
        kernel::simulate_inputs,
    };

    const IDLE: Fluid = Fluid {
        wait_minutes: 0.0,
        hang_up_share: 0.0,
    };

    /// 490 people answering, calls of six minutes, callers with ten minutes of patience.
    fn country(load: f64) -> Demand {
        Demand {
            calls_per_minute: load * 490.0 / 6.0,
            agents: 490.0,
            ends_per_minute: 1.0 / 6.0,
            hang_ups_per_minute: 0.1,
        }
    }

    #[test]
    fn pooling_hides_what_small_offices_have() {
        let office_of_five = office(country(0.85), 98.0, IDLE);
        assert_eq!(office_of_five.agents_per_office, 5);
        assert_eq!(office_of_five.reading, Reading::OneOffice);
        assert!((office_of_five.load - 0.85).abs() < 1e-12);
        assert!((office_of_five.hang_up_share - 0.10).abs() < 0.005);
        assert!((office_of_five.wait_minutes - 1.0).abs() < 0.05);
        let one_switchboard = office(country(0.85), 1.0, IDLE);
        assert_eq!(one_switchboard.agents_per_office, 490);
        assert!(one_switchboard.hang_up_share < 1e-3, "{one_switchboard:?}");
    }

    /// Ten people, calls of five minutes: two a minute. So many times that call, and nobody answers
    /// after minute 500.
    fn ten_people(load: f64) -> Run {
        in_steps(1, &[(0.0, load, 10.0), (500.0, 0.0, 0.0)])
    }

    /// As many people answer from each minute on, and so many times what ten can take call.
    fn in_steps(step_minutes: usize, spans: &[(f64, f64, f64)]) -> Run {
        let span = |&(from_minute, load, agents): &(f64, f64, f64)| LineSpan {
            from_minute,
            agents,
            base_calls_per_minute: 2.0 * load,
        };
        let mut inputs = examples::one_cohort(600, &[(0.0, 1.0)], 1.0);
        inputs.step_minutes = step_minutes;
        inputs.lines = vec![LineInputs {
            spans: spans.iter().map(span).collect(),
            call_minutes: 5.0,
            patience_minutes: 10.0,
            redial_share: 0.0,
            trunk_limit_persons: f64::INFINITY,
            base_start_persons: 0.0,
            travel_minutes: 0.0,
            activation_minutes: 0.0,
        }];
        simulate_inputs(&inputs)
    }

    #[test]
    fn a_wait_is_told_only_where_the_fluid_is_right() {
        let rush = ten_people(2.0);
        let settled = FluidLine::settled(10.0, 4.0, 0.2, 0.1);
        let told = crowded_wait_minutes(&rush, 0, 400).expect("twice the calls that it can take");
        assert!(
            (told - settled.answered_wait_minutes).abs() < 1e-6,
            "{told}"
        );
        assert_eq!(crowded_wait_minutes(&rush, 0, 520), None, "it is closed");
        // A little too many: the fluid has a queue, but a small office has another.
        let full = ten_people(1.19);
        assert!(full.expected_wait_minutes(0, 400) > 0.5);
        assert_eq!(crowded_wait_minutes(&full, 0, 400), None);
    }

    /// More call from minute 400 on, and a crowd from minute 500 on: each minute is told as its whole step.
    #[test]
    fn a_minute_reads_as_the_step_that_it_lies_in() {
        let run = in_steps(
            5,
            &[(0.0, 0.5, 10.0), (400.0, 1.19, 10.0), (500.0, 2.0, 10.0)],
        );
        for (minutes, load) in [(395..400, 0.5), (400..405, 1.19), (500..505, 2.0)] {
            let wait = run.expected_wait_minutes(0, minutes.start);
            for minute in minutes {
                let moment = office_at(&run, 0, minute, 1.0).expect("the line is open");
                assert!((moment.load - load).abs() < 1e-9, "{minute}: {moment:?}");
                let told = crowded_wait_minutes(&run, 0, minute);
                assert_eq!(told, (load >= OVERLOADED).then_some(wait), "{minute}");
            }
        }
    }

    #[test]
    fn a_rush_that_lasts_is_the_settled_fluid() {
        let run = ten_people(2.0);
        let rush = office_at(&run, 0, 400, 5.0).expect("the line is open");
        let settled = FluidLine::settled(10.0, 4.0, 0.2, 0.1);
        assert_eq!((rush.agents_per_office, rush.reading), (2, Reading::Fluid));
        assert!((rush.load - 2.0).abs() < 1e-9);
        assert!(
            (rush.wait_minutes - settled.answered_wait_minutes).abs() < 1e-6,
            "{rush:?}"
        );
        assert!((rush.hang_up_share - settled.hang_up_share).abs() < 1e-6);
        assert_eq!(office_at(&run, 0, 520, 5.0), None);
    }

    #[test]
    fn overload_is_the_fluids() {
        let queue = Fluid {
            wait_minutes: 4.0,
            hang_up_share: 0.33,
        };
        let rush = office(country(1.5), 98.0, queue);
        assert_eq!((rush.reading, rush.wait_minutes), (Reading::Fluid, 4.0));
        assert_eq!(rush.hang_up_share, 0.33);
        let left_over = office(country(0.5), 98.0, queue);
        assert_eq!(left_over.reading, Reading::Fluid);
        let almost = office(country(1.19), 98.0, IDLE);
        assert_eq!(almost.reading, Reading::OneOffice);
    }

    #[test]
    fn an_office_has_at_least_one_person_and_silence_no_wait() {
        let scattered = office(country(0.85), 2000.0, IDLE);
        assert_eq!(scattered.agents_per_office, 1);
        let silence = office(country(0.0), 98.0, IDLE);
        assert_eq!((silence.wait_minutes, silence.hang_up_share), (0.0, 0.0));
        assert_eq!(silence.reading, Reading::OneOffice, "no queue is left over");
        let endless = Demand {
            hang_ups_per_minute: 0.0,
            ..country(0.5)
        };
        let patient = office(endless, 98.0, IDLE);
        assert!(patient.wait_minutes.is_finite() && patient.hang_up_share < 1e-3);
        assert_eq!(
            (whole_agents(2.4), whole_agents(2.5), whole_agents(0.0)),
            (2, 3, 1)
        );
    }
}
