//! How a person's errand stands over the day, read from tracers through a finished run.
//!
//! What is shown is what happens to most of 100 people in the same situation; the chances behind
//! it come along, so that nobody takes the middle for everyone. It weighs no errand against another.

use crate::{
    domain::{
        clock::TimeOfDay, errand::Errand, persona::Persona, scenario::Scenario, service::RouteKind,
    },
    ids::PersonaId,
    metrics::{deadline::minutes_allowed, status::own_line},
    sim::{
        compile,
        inputs::{BehaviourInputs, LineUse},
        run::Run,
        tracer::{FirstTry, Outlook, Tracer},
        world::World,
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

/// A way to get an errand done that is not the planned one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OtherWay {
    /// By phone.
    Phone,
    /// By another login.
    SecondLogin,
    /// At a counter.
    Counter,
    /// With a code.
    Code,
}

/// How an errand stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErrandMoment {
    /// What has happened to most people in this situation.
    pub state: ErrandState,
    /// The commonest other way of those who are done.
    pub other_way: OtherWay,
    /// Share who are done by it, 0..=1; 0 for what is a call anyway.
    pub other_share: f64,
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
    /// The deadline, if it is within the horizon.
    deadline_minute: Option<usize>,
    /// From wanting it to the deadline, whatever the day.
    minutes_allowed: f64,
    /// From wanting it to the end of the horizon.
    minutes_seen: f64,
    grace_minutes: f64,
    /// `None` for an errand that needs nothing that can fail here.
    chances: Option<(FirstTry, Tracer)>,
}

/// Follows an errand of a persona through a run of this world.
#[must_use]
pub fn errand_day(
    scenario: &Scenario,
    world: &World,
    run: &Run,
    id: PersonaId,
    errand: &Errand,
) -> ErrandDay {
    let wanted_minute = scenario.horizon.minute_at(errand.wanted);
    let minutes_allowed = minutes_allowed(scenario.date, errand, world.deadline_minutes_added);
    let minutes_seen = run.minutes() as f64 - wanted_minute as f64;
    let is_seen = minutes_allowed <= minutes_seen;
    ErrandDay {
        wanted_minute,
        deadline_minute: is_seen.then(|| wanted_minute + minutes_allowed as usize),
        minutes_allowed,
        minutes_seen,
        grace_minutes: scenario.behaviour.grace_minutes.value(),
        chances: chances(scenario, world, run, id, errand),
    }
}

/// Follows the errand, or returns `None` if nothing can fail.
fn chances(
    scenario: &Scenario,
    world: &World,
    run: &Run,
    id: PersonaId,
    errand: &Errand,
) -> Option<(FirstTry, Tracer)> {
    let first_try = first_try(scenario, errand)?;
    let wanted_minute = scenario.horizon.minute_at(errand.wanted);
    let kinds = ways(scenario, world, id, errand);
    let follow = |behaviour| Tracer::follow(run, behaviour, first_try, wanted_minute);
    let tracers: Vec<(f64, Tracer)> = kinds
        .iter()
        .map(|(share, behaviour)| (*share, follow(behaviour)))
        .collect();
    Some((first_try, Tracer::mix(&tracers)))
}

/// Returns how a person begins an errand, or `None` if it needs nothing that can fail here.
#[must_use]
pub fn first_try(scenario: &Scenario, errand: &Errand) -> Option<FirstTry> {
    let service = scenario.service(errand.service);
    if own_line(scenario, service).is_some() {
        return Some(FirstTry::Call);
    }
    (service.routes[errand.route].kind == RouteKind::Login).then_some(FirstTry::Login)
}

/// Returns how people in the situation of an errand go about it, each kind with its share.
#[must_use]
pub fn ways(
    scenario: &Scenario,
    world: &World,
    id: PersonaId,
    errand: &Errand,
) -> Vec<(f64, BehaviourInputs)> {
    let mut kinds = compile::behaviours_for_errand(scenario, world, id, errand);
    if let Some(line) = own_line(scenario, scenario.service(errand.service)) {
        // Whoever only calls needs no proof of identity: an answered call does it.
        let phone = Some(LineUse {
            line,
            switch_share: 1.0,
            resolve_share: 1.0,
        });
        kinds.iter_mut().for_each(|(_, kind)| kind.phone = phone);
    }
    kinds
}

impl ErrandDay {
    /// Returns how the errand stands at a time of day.
    #[must_use]
    pub fn at(&self, scenario: &Scenario, time: TimeOfDay) -> ErrandMoment {
        let minute = scenario.horizon.minute_at(time);
        let certain = |state| ErrandMoment {
            state,
            other_way: OtherWay::Phone,
            other_share: 0.0,
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
        let (other_way, other_share) = other_way(&outlook, *first_try);
        ErrandMoment {
            state: state(&outlook, *first_try, is_late),
            other_way,
            other_share,
            tries: outlook.tries,
            done_share: outlook.done(),
            gave_up_share: outlook.gave_up,
            is_late,
            is_certain: false,
        }
    }

    /// Returns what becomes of an errand, over people in this situation, as far as the horizon shows.
    #[must_use]
    pub fn outcomes(&self) -> OutcomeShares {
        let Some((first_try, tracer)) = &self.chances else {
            return OutcomeShares {
                on_time: 1.0,
                ..OutcomeShares::default()
            };
        };
        let end = match self.deadline_minute {
            // The end of that minute, as everywhere.
            Some(deadline) => tracer.at(deadline + 1),
            None => tracer.after(self.minutes_seen),
        };
        let as_planned = |outlook: &Outlook| match first_try {
            FirstTry::Login => outlook.done_by_login,
            FirstTry::Call => outlook.done_by_phone,
        };
        let planned = as_planned(&end);
        let on_time = as_planned(&tracer.after(self.grace_minutes)).min(planned);
        let undone = end.gave_up + end.open();
        let is_over = self.deadline_minute.is_some();
        OutcomeShares {
            on_time,
            delayed: planned - on_time,
            another_way: end.done() - planned,
            missed: if is_over { undone } else { 0.0 },
            open: if is_over { 0.0 } else { undone },
        }
    }

    /// Returns the share of people not done so many minutes after wanting it, 0..=1.
    pub(in crate::metrics) fn undone_after(&self, minutes: f64) -> f64 {
        let undone = |(_, tracer): &(_, Tracer)| 1.0 - tracer.after(minutes).done();
        self.chances.as_ref().map_or(0.0, undone).max(0.0)
    }

    /// Returns from when to when delay counts: the grace time, the deadline, and the end of what the
    /// run shows, each in minutes after wanting it.
    pub(in crate::metrics) fn terms(&self) -> (f64, f64, f64) {
        (self.grace_minutes, self.minutes_allowed, self.minutes_seen)
    }

    /// Returns the minute of the horizon in which it is due, if it is due within it.
    #[must_use]
    pub fn deadline_minute(&self) -> Option<usize> {
        self.deadline_minute
    }

    /// Returns when the deadline passes, if that is within the horizon.
    pub(in crate::metrics) fn deadline(&self, scenario: &Scenario) -> Option<TimeOfDay> {
        let minute = u16::try_from(self.deadline_minute?).ok()?;
        TimeOfDay::from_minutes(scenario.horizon.from.minutes() + minute)
    }

    /// Returns whether it needs nothing that can fail here.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.chances.is_none()
    }
}

/// What becomes of an errand, as shares of people in the same situation; they sum to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OutcomeShares {
    /// Done as planned within the grace time.
    pub on_time: f64,
    /// Done as planned, but later.
    pub delayed: f64,
    /// Done in time by another login, by phone, at a counter or with a code, however soon.
    pub another_way: f64,
    /// Not done at the deadline, whether given up or still trying.
    pub missed: f64,
    /// Not done today, with a deadline beyond the horizon: they can come back.
    pub open: f64,
}

/// Remainders nearer than this differ by rounding only.
const EQUAL_REMAINDERS: f64 = 1e-9;

impl OutcomeShares {
    /// Returns the shares in the order of the fields.
    #[must_use]
    pub fn list(&self) -> [f64; 5] {
        [
            self.on_time,
            self.delayed,
            self.another_way,
            self.missed,
            self.open,
        ]
    }

    /// Returns how many of 100 people these are, in the order of the fields; they sum to 100.
    ///
    /// # Formula    Largest remainder: everyone's whole people first, then one each to the largest
    /// remainders; of equal ones the earlier outcome.
    ///
    /// ```
    /// use lockout::metrics::errands::OutcomeShares;
    /// let third = 1.0 / 3.0;
    /// let shares = OutcomeShares { on_time: third, delayed: third, missed: third, ..Default::default() };
    /// assert_eq!(shares.of_100(), [34, 33, 0, 33, 0]);
    /// ```
    #[must_use]
    pub fn of_100(&self) -> [u8; 5] {
        let exact = self.list().map(|share| share.clamp(0.0, 1.0) * 100.0);
        let mut people = exact.map(|exact| exact as u8);
        let mut left = exact;
        for (left, whole) in left.iter_mut().zip(people) {
            *left -= f64::from(whole);
        }
        let missing = 100_u8.saturating_sub(people.iter().sum());
        for _ in 0..missing {
            let mut largest = 0;
            for place in 1..left.len() {
                if left[place] > left[largest] + EQUAL_REMAINDERS {
                    largest = place;
                }
            }
            people[largest] += 1;
            left[largest] -= 1.0;
        }
        people
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
        if first_try == FirstTry::Login && outlook.done_another_way() > outlook.done_by_login {
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

/// Returns the commonest other way of those who are done, and their share.
fn other_way(outlook: &Outlook, first_try: FirstTry) -> (OtherWay, f64) {
    let by_phone = match first_try {
        FirstTry::Login => outlook.done_by_phone,
        FirstTry::Call => 0.0,
    };
    let mut commonest = (OtherWay::Phone, by_phone);
    for way in [
        (OtherWay::SecondLogin, outlook.done_by_alternative),
        (OtherWay::Counter, outlook.done_by_counter),
        (OtherWay::Code, outlook.done_by_code),
    ] {
        if way.1 > commonest.1 {
            commonest = way;
        }
    }
    commonest
}

/// Returns the errands of a persona over the day, in the order of the data.
#[must_use]
pub fn errand_days(scenario: &Scenario, world: &World, run: &Run, id: PersonaId) -> Vec<ErrandDay> {
    let persona: &Persona = scenario.persona(id);
    persona
        .errands
        .iter()
        .map(|errand| errand_day(scenario, world, run, id, errand))
        .collect()
}

#[cfg(test)]
pub(in crate::metrics) mod tests {
    use super::*;
    use crate::sim::math::exp;
    use crate::sim::{examples, kernel::simulate_inputs};

    /// An errand wanted at minute 10 by people who behave so, in eight hours of which the gate is
    /// shut for the first `shut_minutes`.
    pub(in crate::metrics) fn day(
        behaviour: BehaviourInputs,
        shut_minutes: f64,
        minutes_allowed: f64,
    ) -> ErrandDay {
        let run = simulate_inputs(&examples::one_cohort(
            480,
            &[(0.0, 0.0), (shut_minutes, 1.0)],
            1.0,
        ));
        let tracer = Tracer::follow(&run, &behaviour, FirstTry::Login, 10);
        ErrandDay {
            wanted_minute: 10,
            deadline_minute: (minutes_allowed <= 470.0).then(|| 10 + minutes_allowed as usize),
            minutes_allowed,
            minutes_seen: 470.0,
            grace_minutes: 15.0,
            chances: Some((FirstTry::Login, tracer)),
        }
    }

    fn near(is: f64, should: f64, slack: f64) {
        assert!((is - should).abs() <= slack, "{is} is not {should}");
    }

    #[test]
    fn what_is_done_is_sorted_by_when_and_how() {
        // Shut for 120 minutes, then a try every ten minutes on average. Nobody gives up.
        let outcomes = day(examples::PATIENT, 120.0, 120.0).outcomes();
        // Eleven minutes of tries until the end of minute 130 leave e^-1.1 of them.
        near(outcomes.missed, exp(-1.1), 0.01);
        assert_eq!(
            (outcomes.on_time, outcomes.another_way, outcomes.open),
            (0.0, 0.0, 0.0)
        );
        near(outcomes.delayed + outcomes.missed, 1.0, 1e-12);
        let open_gate = day(examples::PATIENT, 5.0, 120.0).outcomes();
        near(open_gate.on_time, 1.0, 1e-12);
    }

    #[test]
    fn another_login_is_another_way_however_soon() {
        let enrolled = BehaviourInputs {
            alternative_share: 1.0,
            ..examples::PATIENT
        };
        let outcomes = day(enrolled, 120.0, 60.0).outcomes();
        near(outcomes.another_way, 1.0, 1e-12);
        assert_eq!(outcomes.of_100(), [0, 0, 100, 0, 0]);
    }

    #[test]
    fn whoever_gives_up_misses_today_but_not_tomorrow() {
        let hasty = BehaviourInputs {
            give_up_now_share: 1.0,
            ..examples::PATIENT
        };
        near(day(hasty, 120.0, 300.0).outcomes().missed, 1.0, 1e-12);
        let tomorrow = day(hasty, 120.0, 2000.0).outcomes();
        near(tomorrow.open, 1.0, 1e-12);
        assert_eq!(tomorrow.missed, 0.0);
    }

    #[test]
    fn what_cannot_fail_is_done_on_time() {
        let certain = ErrandDay {
            chances: None,
            ..day(examples::PATIENT, 120.0, 60.0)
        };
        assert!(certain.is_certain());
        assert!(!day(examples::PATIENT, 120.0, 60.0).is_certain());
        assert_eq!(certain.outcomes().of_100(), [100, 0, 0, 0, 0]);
        assert_eq!(certain.undone_after(0.0), 0.0);
    }

    #[test]
    fn people_of_100_go_to_the_largest_remainders() {
        let shares = |on_time, delayed, another_way, missed, open| OutcomeShares {
            on_time,
            delayed,
            another_way,
            missed,
            open,
        };
        let people = [
            (shares(0.124, 0.125, 0.126, 0.625, 0.0), [12, 13, 13, 62, 0]),
            (shares(0.2, 0.2, 0.2, 0.2, 0.2), [20, 20, 20, 20, 20]),
            (shares(0.004, 0.004, 0.004, 0.984, 0.004), [1, 1, 0, 98, 0]),
            (shares(1.0, 0.0, 0.0, 0.0, 0.0), [100, 0, 0, 0, 0]),
        ];
        for (shares, people) in people {
            assert_eq!(shares.of_100(), people, "{shares:?}");
        }
    }

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

    /// Waiting and speaking is one place; with as many trying as on the phone, trying is told.
    #[test]
    fn on_the_phone_is_whoever_waits_or_speaks() {
        let at = |trying, waiting, in_call| {
            let outlook = Outlook {
                trying,
                waiting,
                in_call,
                done_by_login: 0.25,
                ..Outlook::default()
            };
            state(&outlook, FirstTry::Login, false)
        };
        assert_eq!(at(0.25, 0.125, 0.375), ErrandState::OnPhone);
        assert_eq!(at(0.25, 0.375, 0.125), ErrandState::OnPhone);
        assert_eq!(at(0.375, 0.25, 0.125), ErrandState::Trying);
    }

    #[test]
    fn every_other_way_counts_and_the_commonest_is_named() {
        let outlook = Outlook {
            done_by_login: 0.3,
            done_by_counter: 0.2,
            done_by_code: 0.25,
            ..Outlook::default()
        };
        assert_eq!(other_way(&outlook, FirstTry::Login), (OtherWay::Code, 0.25));
        assert_eq!(
            state(&outlook, FirstTry::Login, false),
            ErrandState::DoneOtherWay
        );
        let mostly_login = Outlook {
            done_by_login: 0.45,
            ..outlook
        };
        assert_eq!(
            state(&mostly_login, FirstTry::Login, false),
            ErrandState::Done
        );
        let called = Outlook {
            done_by_phone: 0.9,
            ..Outlook::default()
        };
        assert_eq!(other_way(&called, FirstTry::Call), (OtherWay::Phone, 0.0));
    }
}
