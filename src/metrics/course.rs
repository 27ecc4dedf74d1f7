//! How an errand went by the last hour shown: when it was settled, and whether it got stuck before.
//!
//! It reads the states that the page tells hour by hour, at shorter steps. It weighs nothing.

use crate::{
    domain::{clock::TimeOfDay, errand::Errand, scenario::Scenario},
    metrics::errands::{ErrandDay, ErrandState},
};

/// Minutes between two looks at an errand.
const LOOK_MINUTES: u16 = 5;

/// How an errand went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// When it was first tried.
    pub wanted: TimeOfDay,
    /// How it stands at the last hour shown.
    pub end: ErrandState,
    /// Since when it stands like that.
    pub since: TimeOfDay,
    /// Whether it was still tried in vain after the grace time.
    pub was_stuck: bool,
}

impl Course {
    /// Follows an errand from when it is wanted to the last hour shown.
    ///
    /// # Limits     Looks every five minutes: what is settled in between counts as settled then.
    #[must_use]
    pub fn of(scenario: &Scenario, errand: &Errand, day: &ErrandDay) -> Self {
        let grace = scenario.behaviour.grace_minutes.value();
        let last = scenario.horizon.last_hour.minutes();
        let looks = (errand.wanted.minutes()..last)
            .step_by(usize::from(LOOK_MINUTES))
            .chain([last])
            .filter_map(TimeOfDay::from_minutes);
        let mut course = Self {
            wanted: errand.wanted,
            end: ErrandState::NotYet,
            since: errand.wanted,
            was_stuck: false,
        };
        for time in looks {
            let state = day.at(scenario, time).state;
            if state != course.end {
                (course.end, course.since) = (state, time);
            }
            let waited = f64::from(time.minutes() - errand.wanted.minutes());
            course.was_stuck |= is_stuck(state) && waited > grace;
        }
        course
    }
}

/// Returns whether someone is at it now without having got through.
#[must_use]
pub fn is_stuck(state: ErrandState) -> bool {
    matches!(state, ErrandState::Trying | ErrandState::OnPhone)
}

/// Returns whether it is over for today without being done.
#[must_use]
pub fn is_lost(state: ErrandState) -> bool {
    matches!(state, ErrandState::PutOff | ErrandState::Missed)
}

/// Returns whether it is done, in whatever way.
#[must_use]
pub fn is_done(state: ErrandState) -> bool {
    matches!(state, ErrandState::Done | ErrandState::DoneOtherWay)
}
