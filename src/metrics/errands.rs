//! How a person's errand stands over the day, read from tracers through a finished run.
//!
//! What is shown is what happens to most of 100 people in the same situation; the chances behind
//! it come along, so that nobody takes the middle for everyone.

use crate::{
    domain::{
        clock::TimeOfDay,
        errand::{Deadline, Errand},
        persona::Persona,
        scenario::Scenario,
        service::RouteKind,
    },
    ids::PersonaId,
    metrics::status::own_line,
    sim::{
        compile,
        inputs::{BehaviourInputs, LineUse},
        run::Run,
        tracer::{FirstTry, Outlook, Tracer},
    },
};

/// How an errand stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrandState {
    /// The person has not started.
    NotYet,
    /// The person tries to log in.
    Trying,
    /// The person is on the phone, waiting or speaking.
    OnPhone,
    /// Done as planned.
    Done,
    /// Done by phone instead.
    DoneOtherWay,
    /// Given up for today.
    PutOff,
    /// The deadline has passed.
    Missed,
}

impl ErrandState {
    /// Every state, in the order of the enum.
    pub const ALL: [Self; 7] = [
        Self::NotYet,
        Self::Trying,
        Self::OnPhone,
        Self::Done,
        Self::DoneOtherWay,
        Self::PutOff,
        Self::Missed,
    ];
}

/// How an errand stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErrandMoment {
    /// What has happened to most people in this situation.
    pub state: ErrandState,
    /// Expected tries so far.
    pub tries: f64,
    /// Share of people in this situation who are done, 0..=1.
    pub done_share: f64,
    /// Share who have given up for today, 0..=1.
    pub gave_up_share: f64,
    /// Whether the deadline has passed; the shares are then those at the deadline.
    pub is_late: bool,
    /// Whether it needs nothing that can fail here, so that chances say nothing.
    pub is_certain: bool,
}

/// An errand over the whole day.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrandDay {
    wanted_minute: usize,
    deadline_minute: Option<usize>,
    /// `None` for an errand that needs nothing that can fail here.
    chances: Option<(FirstTry, Tracer)>,
}

/// Follows an errand of a persona through a run.
#[must_use]
pub fn errand_day(scenario: &Scenario, run: &Run, id: PersonaId, errand: &Errand) -> ErrandDay {
    let wanted_minute = scenario.horizon.minute_at(errand.wanted);
    let deadline_minute = match errand.deadline {
        Deadline::Today(time) => Some(scenario.horizon.minute_at(time)),
        Deadline::Later(_) => None,
    };
    let chances = way(scenario, id, errand).map(|(first_try, behaviour)| {
        (
            first_try,
            Tracer::follow(run, &behaviour, first_try, wanted_minute),
        )
    });
    ErrandDay {
        wanted_minute,
        deadline_minute,
        chances,
    }
}

/// Returns how the person goes about it, or `None` if nothing can fail.
fn way(scenario: &Scenario, id: PersonaId, errand: &Errand) -> Option<(FirstTry, BehaviourInputs)> {
    let service = scenario.service(errand.service);
    let behaviour = compile::behaviour_for_errand(scenario, id, errand);
    if let Some(line) = own_line(scenario, service) {
        // Whoever only calls needs no proof of identity: an answered call does it.
        let phone = Some(LineUse {
            line,
            switch_share: 1.0,
            resolve_share: 1.0,
        });
        return Some((FirstTry::Call, BehaviourInputs { phone, ..behaviour }));
    }
    if service.routes[errand.route].kind != RouteKind::Login {
        return None;
    }
    Some((FirstTry::Login, behaviour))
}

impl ErrandDay {
    /// Returns how the errand stands at a time of day.
    #[must_use]
    pub fn at(&self, scenario: &Scenario, time: TimeOfDay) -> ErrandMoment {
        let minute = scenario.horizon.minute_at(time);
        let certain = |state| ErrandMoment {
            state,
            tries: 0.0,
            done_share: 0.0,
            gave_up_share: 0.0,
            is_late: false,
            is_certain: true,
        };
        if minute < self.wanted_minute {
            return certain(ErrandState::NotYet);
        }
        let Some((first_try, tracer)) = &self.chances else {
            return certain(ErrandState::Done);
        };
        let is_late = self
            .deadline_minute
            .is_some_and(|deadline| minute >= deadline);
        let until = self
            .deadline_minute
            .map_or(minute, |deadline| deadline.min(minute));
        // The end of the minute: at its start nobody has tried yet.
        let outlook = tracer.at(until + 1);
        ErrandMoment {
            state: state(&outlook, *first_try, is_late),
            tries: outlook.tries,
            done_share: outlook.done(),
            gave_up_share: outlook.gave_up,
            is_late,
            is_certain: false,
        }
    }
}

/// Half of the people, as it is shown: 50 of 100 when rounded.
const HALF_SHARE: f64 = 0.495;

/// Returns what has happened to most people.
///
/// Done and given up only grow, so that at half they hold: a state never turns back.
fn state(outlook: &Outlook, first_try: FirstTry, is_late: bool) -> ErrandState {
    let on_phone = outlook.waiting + outlook.in_call;
    if outlook.done() >= HALF_SHARE {
        let other_way = outlook.done_by_phone + outlook.done_by_alternative;
        if first_try == FirstTry::Login && other_way > outlook.done_by_login {
            ErrandState::DoneOtherWay
        } else {
            ErrandState::Done
        }
    } else if is_late {
        ErrandState::Missed
    } else if outlook.gave_up >= HALF_SHARE {
        ErrandState::PutOff
    } else if on_phone > outlook.trying {
        ErrandState::OnPhone
    } else {
        ErrandState::Trying
    }
}

/// Returns the errands of a persona over the day, in the order of the data.
#[must_use]
pub fn errand_days(scenario: &Scenario, run: &Run, id: PersonaId) -> Vec<ErrandDay> {
    let persona: &Persona = scenario.persona(id);
    persona
        .errands
        .iter()
        .map(|errand| errand_day(scenario, run, id, errand))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_people_decide_the_state() {
        let mut outlook = Outlook {
            trying: 0.6,
            gave_up: 0.4,
            ..Outlook::default()
        };
        assert_eq!(state(&outlook, FirstTry::Login, false), ErrandState::Trying);
        outlook = Outlook {
            trying: 0.2,
            waiting: 0.3,
            gave_up: 0.4,
            done_by_login: 0.1,
            ..outlook
        };
        assert_eq!(
            state(&outlook, FirstTry::Login, false),
            ErrandState::OnPhone
        );
        assert_eq!(state(&outlook, FirstTry::Login, true), ErrandState::Missed);
        outlook = Outlook {
            gave_up: 0.5,
            ..outlook
        };
        assert_eq!(state(&outlook, FirstTry::Login, false), ErrandState::PutOff);
        outlook = Outlook {
            done_by_login: 0.2,
            done_by_phone: 0.3,
            ..outlook
        };
        assert_eq!(
            state(&outlook, FirstTry::Login, true),
            ErrandState::DoneOtherWay
        );
        assert_eq!(state(&outlook, FirstTry::Call, true), ErrandState::Done);
    }
}
