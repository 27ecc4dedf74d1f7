//! How each errand of a person ended by the end of the horizon, and why: what a reader who guessed
//! is told. It weighs no errand against another.

use crate::{
    domain::{clock::TimeOfDay, errand::Errand, scenario::Scenario, service::RouteKind},
    ids::PersonaId,
    metrics::{
        errands::{ErrandDay, ErrandState, first_try},
        status::own_line,
    },
    sim::{run::Run, tracer::FirstTry},
};

/// How an errand ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ending {
    /// How it stands at the end of the horizon, for most people in this situation.
    pub state: ErrandState,
    /// Whether it was done, and before its deadline.
    pub is_on_time: bool,
    /// When it was done, if that is more than the grace time after it was wanted.
    pub done_late: Option<TimeOfDay>,
    /// When its deadline passed, if that was within the horizon.
    pub deadline: Option<TimeOfDay>,
    /// What decided it.
    pub cause: Cause,
    /// The longest expected wait on a phone line that the person may turn to, in minutes, while the
    /// errand was open; `None` without such a line.
    pub longest_wait_minutes: Option<f64>,
}

/// What decided how an errand ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The service has a code of its own.
    OwnCode,
    /// A session was open already.
    OpenSession,
    /// It needs no login.
    NoLogin,
    /// It needs a login, which worked when it was wanted.
    LoginWorked,
    /// It needs a login, which let almost nobody in when it was wanted.
    LoginBlocked,
    /// It needs a login, which turned many tries down when it was wanted.
    LoginCrowded,
    /// It takes a call, not a login.
    Call,
}

/// Below this share of people the login counts as blocked, as on the service board.
const BLOCKED_BELOW_SHARE: f64 = 0.2;

/// Below this share of tries let through the login counts as crowded, as on the service board.
const CROWDED_BELOW_SHARE: f64 = 0.95;

/// Returns how the errands of a person ended, in the order of the data.
#[must_use]
pub fn endings(scenario: &Scenario, run: &Run, id: PersonaId, days: &[ErrandDay]) -> Vec<Ending> {
    let errands = scenario.persona(id).errands.iter().zip(days);
    errands
        .map(|(errand, day)| ending(scenario, run, errand, day))
        .collect()
}

/// Returns how many of these errands were done before their deadlines.
#[must_use]
pub fn on_time(endings: &[Ending]) -> usize {
    endings.iter().filter(|ending| ending.is_on_time).count()
}

fn ending(scenario: &Scenario, run: &Run, errand: &Errand, day: &ErrandDay) -> Ending {
    let state = day.at(scenario, scenario.horizon.to).state;
    // A state holds what was reached by the deadline: done is done in time.
    let is_on_time = is_done(state);
    let grace = scenario.behaviour.grace_minutes.value();
    let done = is_on_time.then(|| done_at(scenario, errand, day)).flatten();
    let waited = |time: &TimeOfDay| f64::from(time.minutes() - errand.wanted.minutes());
    let deadline = day.deadline(scenario);
    Ending {
        state,
        is_on_time,
        deadline,
        done_late: done.filter(|time| waited(time) > grace),
        cause: cause(scenario, run, errand),
        longest_wait_minutes: longest_wait(scenario, run, errand, done.or(deadline)),
    }
}

fn is_done(state: ErrandState) -> bool {
    matches!(state, ErrandState::Done | ErrandState::DoneOtherWay)
}

/// Returns the minutes of the day from one time up to another, which is not among them.
fn times(from: TimeOfDay, to: TimeOfDay) -> impl Iterator<Item = TimeOfDay> {
    (from.minutes()..to.minutes()).filter_map(TimeOfDay::from_minutes)
}

/// Returns the first minute at which most people have done an errand.
fn done_at(scenario: &Scenario, errand: &Errand, day: &ErrandDay) -> Option<TimeOfDay> {
    times(errand.wanted, scenario.horizon.to).find(|time| is_done(day.at(scenario, *time).state))
}

/// Returns what decided an errand, from the way it takes and how the gate stood when it was wanted.
fn cause(scenario: &Scenario, run: &Run, errand: &Errand) -> Cause {
    match first_try(scenario, errand) {
        Some(FirstTry::Call) => Cause::Call,
        Some(FirstTry::Login) => login(scenario, run, errand.wanted),
        None => match scenario.service(errand.service).routes[errand.route].kind {
            RouteKind::Session => Cause::OpenSession,
            RouteKind::OwnLogin => Cause::OwnCode,
            RouteKind::Login | RouteKind::NoLogin => Cause::NoLogin,
        },
    }
}

fn login(scenario: &Scenario, run: &Run, wanted: TimeOfDay) -> Cause {
    let minute = scenario.horizon.minute_at(wanted).min(run.minutes() - 1);
    let gate = run.gate_share(minute);
    if gate < BLOCKED_BELOW_SHARE {
        Cause::LoginBlocked
    } else if gate * run.admission(minute) < CROWDED_BELOW_SHARE {
        Cause::LoginCrowded
    } else {
        Cause::LoginWorked
    }
}

/// Returns the longest expected wait on the line that an errand may lead to, while the line and the
/// errand were open; `closed` is when the errand was done or its deadline passed.
fn longest_wait(
    scenario: &Scenario,
    run: &Run,
    errand: &Errand,
    closed: Option<TimeOfDay>,
) -> Option<f64> {
    let service = scenario.service(errand.service);
    let line = if errand.may_phone {
        service.phone?.index()
    } else {
        own_line(scenario, service)?
    };
    let channel = scenario.channels.get(line)?;
    let end = closed
        .unwrap_or(scenario.horizon.to)
        .min(channel.closes.value);
    times(errand.wanted.max(channel.opens.value), end)
        .map(|time| run.expected_wait_minutes(line, scenario.horizon.minute_at(time)))
        // Endless in the minutes before a line closes for the day.
        .filter(|wait| wait.is_finite())
        .reduce(f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_in_time_is_counted_one_by_one() {
        let ending = |is_on_time| Ending {
            state: ErrandState::Done,
            is_on_time,
            done_late: None,
            deadline: None,
            cause: Cause::LoginWorked,
            longest_wait_minutes: None,
        };
        assert_eq!(on_time(&[]), 0);
        assert_eq!(on_time(&[false, false].map(ending)), 0);
        assert_eq!(on_time(&[true, false, true, true].map(ending)), 3);
    }
}
