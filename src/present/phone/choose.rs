//! Which errand is on the phone, and which screen fits it: rules over how each errand stands.

use crate::{
    app::model::Model,
    domain::{clock::TimeOfDay, errand::Errand, service::RouteKind},
    i18n::number,
    metrics::errands::{ErrandDay, ErrandMoment, ErrandState, OtherWay},
    present::clock::Phase,
};

/// A kind of screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// Nothing is wanted.
    Quiet,
    /// The login waits, at the first tries.
    Hangs,
    /// The login has failed many times.
    Refused,
    /// The login is back, with too many people at it.
    Crowded,
    /// The login works, and the next try is still to come.
    Again,
    /// On a phone line.
    OnHold,
    /// Between two calls.
    NoAnswer,
    /// An app opens with its own code.
    OwnCode,
    /// A page was still open.
    OpenSession,
    /// Done at the first try.
    Done,
    /// Done after several.
    DoneAtLast,
    /// Somebody answered the call that it took.
    Answered,
    /// Done without the usual login.
    OtherWay(OtherWay),
    /// Left for another day.
    PutOff,
    /// Too late.
    Missed,
}

/// What decides how much an errand matters at an hour, and what the phone shows of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Situation {
    /// How it stands.
    pub(super) moment: ErrandMoment,
    /// How it stood an hour before.
    before: ErrandState,
    /// The way the person goes.
    route: RouteKind,
    /// Whether it takes a call rather than a login.
    is_call: bool,
    /// Whether it is due today.
    is_due_today: bool,
}

impl Situation {
    pub(super) fn of(model: &Model, errand: &Errand, day: &ErrandDay, time: TimeOfDay) -> Self {
        let scenario = &*model.scenario;
        let hour_before = TimeOfDay::from_minutes(time.minutes().saturating_sub(60));
        let route = scenario.service(errand.service).routes[errand.route].kind;
        Self {
            moment: day.at(scenario, time),
            before: day.at(scenario, hour_before.unwrap_or(time)).state,
            route,
            is_call: route == RouteKind::NoLogin && !day.is_certain(),
            is_due_today: day.deadline_minute().is_some(),
        }
    }

    /// Returns whether it is done with the phone at all, unlike paying by card.
    fn is_on_phone(&self) -> bool {
        self.is_call || self.route != RouteKind::NoLogin
    }

    /// Returns how much it matters: more is more, 0 is not at all.
    ///
    /// First what came to an end this hour after trouble, then what was taken up, then what is still
    /// under way, last what was put off.
    fn rank(&self) -> u8 {
        use ErrandState::{Done, DoneOtherWay, Missed, NotYet, OnPhone, PutOff, Trying};
        match (self.before, self.moment.state) {
            _ if !self.is_on_phone() => 0,
            (Trying | OnPhone | PutOff, Done | DoneOtherWay)
            | (NotYet | Trying | OnPhone | PutOff, Missed) => 4,
            (NotYet, Trying | OnPhone | Done | DoneOtherWay | PutOff) => TAKEN_UP,
            (_, Trying | OnPhone) => 2,
            (_, PutOff) if self.before != PutOff => 1,
            _ => 0,
        }
    }
}

impl Situation {
    /// Returns how much it matters, its kind before its urgency.
    fn weight(&self) -> u8 {
        let rank = self.rank();
        let is_calling = self.moment.state == ErrandState::OnPhone;
        match rank {
            0 => 0,
            TAKEN_UP => rank * 4,
            _ => rank * 4 + u8::from(self.is_due_today) * 2 + u8::from(is_calling),
        }
    }
}

/// Returns the errand that matters, or `None` if none does. Errands are in the order in which they
/// are first tried.
///
/// Among equals, what is due today comes first, then a call, then what was taken up last; of those
/// taken up this hour simply the last.
pub(super) fn chosen(situations: &[Situation]) -> Option<usize> {
    let mut best = None;
    let mut most = 0;
    for (place, situation) in situations.iter().enumerate() {
        let weight = situation.weight();
        if weight > 0 && weight >= most {
            (best, most) = (Some(place), weight);
        }
    }
    best
}

/// Returns another errand of this hour that needs no new login, and so works, if there is one.
pub(super) fn still_works(situations: &[Situation], chosen: usize) -> Option<usize> {
    (0..situations.len()).rev().find(|place| {
        let situation = &situations[*place];
        *place != chosen && situation.moment.is_certain && situation.rank() == TAKEN_UP
    })
}

/// The rank of what was taken up this hour.
const TAKEN_UP: u8 = 3;

/// From this many tries on, the login no longer waits: it says that it failed.
const REFUSED_FROM_TRIES: u64 = 3;

/// Returns what the phone shows of an errand.
pub(super) fn screen(situation: &Situation, phase: Phase) -> Screen {
    let moment = &situation.moment;
    match moment.state {
        ErrandState::NotYet => Screen::Quiet,
        ErrandState::Trying if situation.is_call => Screen::NoAnswer,
        ErrandState::Trying => match phase {
            Phase::Outage if tries(moment) < REFUSED_FROM_TRIES => Screen::Hangs,
            Phase::Outage => Screen::Refused,
            Phase::Recovery => Screen::Crowded,
            Phase::Before | Phase::After => Screen::Again,
        },
        ErrandState::OnPhone => Screen::OnHold,
        ErrandState::Done => match situation.route {
            RouteKind::OwnLogin => Screen::OwnCode,
            RouteKind::Session => Screen::OpenSession,
            RouteKind::NoLogin => Screen::Answered,
            RouteKind::Login if tries(moment) < 2 => Screen::Done,
            RouteKind::Login => Screen::DoneAtLast,
        },
        ErrandState::DoneOtherWay => Screen::OtherWay(moment.other_way),
        ErrandState::PutOff => Screen::PutOff,
        ErrandState::Missed => Screen::Missed,
    }
}

/// Returns the tries so far as they are told.
pub(super) fn tries(moment: &ErrandMoment) -> u64 {
    number::round_to_u64(moment.tries).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ErrandState::{Done, DoneOtherWay, Missed, NotYet, OnPhone, PutOff, Trying};

    /// An errand that needs a login and is not due today.
    fn login(before: ErrandState, now: ErrandState) -> Situation {
        Situation {
            moment: ErrandMoment {
                state: now,
                other_way: OtherWay::Phone,
                other_share: 0.0,
                tries: 1.0,
                done_share: 0.0,
                gave_up_share: 0.0,
                is_late: false,
                is_certain: false,
            },
            before,
            route: RouteKind::Login,
            is_call: false,
            is_due_today: false,
        }
    }

    fn due_today(before: ErrandState, now: ErrandState) -> Situation {
        Situation {
            is_due_today: true,
            ..login(before, now)
        }
    }

    /// An errand that needs no new login, taken up this hour.
    fn certain(route: RouteKind) -> Situation {
        let mut situation = login(NotYet, Done);
        situation.route = route;
        situation.moment.is_certain = true;
        situation
    }

    #[test]
    fn nothing_wanted_is_a_dark_screen() {
        assert_eq!(chosen(&[]), None);
        let idle = [
            login(NotYet, NotYet),
            login(Done, Done),
            login(PutOff, PutOff),
            login(Missed, Missed),
            login(DoneOtherWay, DoneOtherWay),
        ];
        assert_eq!(chosen(&idle), None);
    }

    #[test]
    fn a_card_in_a_shop_is_not_on_the_phone() {
        assert_eq!(chosen(&[certain(RouteKind::NoLogin)]), None);
        assert_eq!(chosen(&[certain(RouteKind::OwnLogin)]), Some(0));
        let call = Situation {
            route: RouteKind::NoLogin,
            is_call: true,
            ..login(NotYet, OnPhone)
        };
        assert_eq!(chosen(&[call]), Some(0));
    }

    #[test]
    fn an_end_after_trouble_comes_first_then_the_newest_then_what_goes_on() {
        let put_off = login(Trying, PutOff);
        let going_on = due_today(Trying, Trying);
        let new = login(NotYet, Trying);
        for end in [
            login(Trying, Done),
            login(OnPhone, DoneOtherWay),
            login(PutOff, Missed),
            login(NotYet, Missed),
        ] {
            assert_eq!(chosen(&[put_off, end, going_on, new]), Some(1), "{end:?}");
        }
        assert_eq!(chosen(&[new, new, going_on, put_off]), Some(1));
        assert_eq!(chosen(&[put_off, going_on, put_off]), Some(1));
        assert_eq!(chosen(&[login(Done, Done), put_off]), Some(1));
    }

    #[test]
    fn what_is_due_today_goes_before_a_call_and_a_call_before_the_newest() {
        let calling = login(OnPhone, OnPhone);
        let trying = login(Trying, Trying);
        assert_eq!(
            chosen(&[due_today(Trying, Trying), calling, trying]),
            Some(0)
        );
        assert_eq!(chosen(&[trying, calling, trying]), Some(1));
        assert_eq!(chosen(&[trying, trying]), Some(1));
        // Of what was taken up this hour it is the last, whenever it is due.
        let new = [due_today(NotYet, Trying), login(NotYet, Trying)];
        assert_eq!(chosen(&new), Some(1));
    }

    #[test]
    fn what_needs_no_login_is_shown_beside_what_hangs() {
        let session = certain(RouteKind::Session);
        let card = certain(RouteKind::NoLogin);
        let hangs = login(NotYet, Trying);
        assert_eq!(still_works(&[session, hangs, card], 1), Some(0));
        assert_eq!(still_works(&[session, card], 0), None);
        assert_eq!(still_works(&[hangs, hangs], 1), None);
        let long_done = Situation {
            before: Done,
            ..session
        };
        assert_eq!(still_works(&[long_done, hangs], 1), None);
    }

    #[test]
    fn the_screen_follows_state_route_and_phase() {
        let tried = |tries: f64| {
            let mut situation = login(Trying, Trying);
            situation.moment.tries = tries;
            situation
        };
        for (situation, phase, expected) in [
            (tried(0.2), Phase::Outage, Screen::Hangs),
            (tried(2.4), Phase::Outage, Screen::Hangs),
            (tried(2.6), Phase::Outage, Screen::Refused),
            (tried(9.0), Phase::Recovery, Screen::Crowded),
            (tried(9.0), Phase::After, Screen::Again),
            (login(NotYet, OnPhone), Phase::Outage, Screen::OnHold),
            (certain(RouteKind::OwnLogin), Phase::Outage, Screen::OwnCode),
            (
                certain(RouteKind::Session),
                Phase::Outage,
                Screen::OpenSession,
            ),
            (login(NotYet, Done), Phase::After, Screen::Done),
            (login(Trying, PutOff), Phase::Outage, Screen::PutOff),
            (login(Trying, Missed), Phase::Outage, Screen::Missed),
        ] {
            assert_eq!(screen(&situation, phase), expected, "{situation:?}");
        }
        let at_last = Situation {
            moment: ErrandMoment {
                state: Done,
                ..tried(5.0).moment
            },
            ..login(Trying, Done)
        };
        assert_eq!(screen(&at_last, Phase::Recovery), Screen::DoneAtLast);
        let mut call = login(Trying, Trying);
        call.route = RouteKind::NoLogin;
        call.is_call = true;
        assert_eq!(screen(&call, Phase::Outage), Screen::NoAnswer);
        call.moment.state = Done;
        assert_eq!(screen(&call, Phase::Outage), Screen::Answered);
        let mut by_code = login(Trying, DoneOtherWay);
        by_code.moment.other_way = OtherWay::Code;
        let expected = Screen::OtherWay(OtherWay::Code);
        assert_eq!(screen(&by_code, Phase::Outage), expected);
    }
}
