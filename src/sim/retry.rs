//! The retry loop: people try, fail, wait, try again, turn to the phone or give up.
//!
//! It moves people from newcomers and the retry pool to done by login, done by another login, given
//! up and the phone. It does not decide who is admitted (`login_gate`) nor what a call brings
//! (`phone_line`).

use crate::sim::{
    inputs::{BehaviourInputs, NewsPhase, Way},
    math::Decay,
};

/// How one try begins and where it can lead, for people of one behaviour and luck, in one slice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TryChances {
    /// Chance that one try gets in (ok).
    pub success_share: f64,
    /// Chance that another login saves a failed try.
    pub alternative_share: f64,
    /// Share of the tries still failed after which people give up at once (gv).
    pub give_up_now_share: f64,
    /// Share of those still trying who turn to a line (s).
    pub switch_share: f64,
}

/// How often people of one behaviour try, and how soon they give up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// Tries per minute (1/tau_r).
    pub retries_per_minute: f64,
    /// Give-ups per minute (1/tau_p).
    pub give_ups_per_minute: f64,
}

impl Pace {
    /// Returns the pace of a behaviour, with the mean time between tries multiplied by a factor.
    #[must_use]
    pub fn of(behaviour: &BehaviourInputs, retry_factor: f64) -> Self {
        Self {
            retries_per_minute: 1.0 / (behaviour.retry_minutes * retry_factor),
            give_ups_per_minute: 1.0 / behaviour.patience_minutes,
        }
    }
}

/// Returns the share of failed tries that turn to a line of this kind, given what people were told.
#[must_use]
pub fn turning_share(way: Way, switch_share: f64, news: &NewsPhase) -> f64 {
    match way {
        Way::Phone => (switch_share * news.phone_factor).min(1.0),
        Way::Counter | Way::Code => switch_share,
    }
}

impl TryChances {
    /// Returns the chances of a login try of which `success_share` pass the gate.
    ///
    /// `switch_share`: share of those still trying who turn to any open line, 0..=1.
    #[must_use]
    pub fn login(behaviour: &BehaviourInputs, success_share: f64, switch_share: f64) -> Self {
        Self {
            success_share: success_share * behaviour.others_up_share,
            alternative_share: behaviour.alternative_share,
            give_up_now_share: behaviour.give_up_now_share,
            switch_share,
        }
    }

    /// Returns the chances of someone who cannot log in at all and calls with every try.
    #[must_use]
    pub fn call(line_is_open: bool) -> Self {
        Self {
            success_share: 0.0,
            alternative_share: 0.0,
            give_up_now_share: 0.0,
            switch_share: if line_is_open { 1.0 } else { 0.0 },
        }
    }

    /// Returns the chance that a try ends back in the loop.
    #[must_use]
    pub fn stay_share(&self) -> f64 {
        (1.0 - self.success_share)
            * (1.0 - self.alternative_share)
            * (1.0 - self.give_up_now_share)
            * (1.0 - self.switch_share)
    }
}

/// What one slice does to anyone of one behaviour and luck, worked out once for all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LoopPass {
    success_share: f64,
    minutes: f64,
    /// Of all tries, the shares that go elsewhere than in by login, and that stay in the loop.
    alternative_share: f64,
    give_up_now_share: f64,
    to_lines_share: f64,
    stay_share: f64,
    pace: Pace,
    decay: Decay,
}

/// Where the people of one cell went in one slice, in persons, but for the tries.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LoopFlow {
    /// Left in the retry pool at the end.
    pub retry_persons: f64,
    /// Tries made, first ones included.
    pub tries: f64,
    /// Got in.
    pub done_by_login: f64,
    /// Got in by another login.
    pub done_by_alternative: f64,
    /// Gave up for the day.
    pub gave_up: f64,
    /// Turned to a line.
    pub to_lines: f64,
}

impl LoopPass {
    /// Prepares a slice of `minutes` for one behaviour and luck.
    ///
    /// # Formula    Exit hazard of the loop: 1/tau_p + (1/tau_r) * (1 - stay); exponential
    /// integrator, so it is exact while the chances stand still.
    #[must_use]
    pub fn new(pace: Pace, chances: TryChances, minutes: f64) -> Self {
        let mut pass = Self {
            pace,
            ..Self::default()
        };
        pass.prepare(&chances, chances.success_share, minutes);
        pass
    }

    /// Prepares the pass for another success share or length, for people of the same pace.
    ///
    /// The other chances are those of `chances`. It is done in place: moving a pass is a call in
    /// Wasm, and the search for the gate's share prepares thousands.
    pub fn prepare(&mut self, chances: &TryChances, success_share: f64, minutes: f64) {
        let failed = 1.0 - success_share;
        let still_failed = failed * (1.0 - chances.alternative_share);
        let going_on = still_failed * (1.0 - chances.give_up_now_share);
        let stay_share = going_on * (1.0 - chances.switch_share);
        let pace = &self.pace;
        let hazard = pace.give_ups_per_minute + pace.retries_per_minute * (1.0 - stay_share);
        self.success_share = success_share;
        self.minutes = minutes;
        self.alternative_share = failed * chances.alternative_share;
        self.give_up_now_share = still_failed * chances.give_up_now_share;
        self.to_lines_share = going_on * chances.switch_share;
        self.stay_share = stay_share;
        self.decay = Decay::over(hazard * minutes);
    }

    /// Returns whether this is the pass for this success and length, of the same people.
    #[must_use]
    #[inline]
    pub fn fits(&self, success_share: f64, minutes: f64) -> bool {
        self.success_share == success_share && self.minutes == minutes
    }

    /// Returns whether every try gets in.
    #[must_use]
    #[inline]
    pub fn lets_everyone_in(&self) -> bool {
        self.success_share == 1.0
    }

    /// Returns the tries made by newcomers and by a retry pool, with people coming back from the
    /// phone spread over the slice.
    #[must_use]
    #[inline]
    pub fn tries(&self, retry_persons: f64, newcomers: f64, returning: f64) -> f64 {
        let inflow = newcomers * self.stay_share + returning;
        newcomers + self.loop_minutes(retry_persons, inflow) * self.pace.retries_per_minute
    }

    /// Moves newcomers, a retry pool and people coming back from the phone through the slice.
    ///
    /// People are conserved: what goes in is what [`LoopFlow`] holds, tries aside.
    ///
    /// ```
    /// use lockout::sim::retry::{LoopPass, Pace, TryChances};
    /// let pace = Pace { retries_per_minute: 0.1, give_ups_per_minute: 0.0 };
    /// // Nobody gets in: 100 newcomers try once, 50 in the pool try every ten minutes.
    /// let flow = LoopPass::new(pace, TryChances::call(false), 1.0).run(50.0, 100.0, 0.0);
    /// assert_eq!(flow.retry_persons, 150.0);
    /// assert_eq!(flow.tries, 110.0);
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn run(&self, retry_persons: f64, newcomers: f64, returning: f64) -> LoopFlow {
        let inflow = newcomers * self.stay_share + returning;
        let loop_minutes = self.loop_minutes(retry_persons, inflow);
        let tries = newcomers + loop_minutes * self.pace.retries_per_minute;
        LoopFlow {
            retry_persons: retry_persons * self.decay.kept + inflow * self.decay.kept_of_inflow,
            tries,
            done_by_login: tries * self.success_share,
            done_by_alternative: tries * self.alternative_share,
            gave_up: loop_minutes * self.pace.give_ups_per_minute + tries * self.give_up_now_share,
            to_lines: tries * self.to_lines_share,
        }
    }

    /// Returns the person-minutes spent in the loop during the slice.
    #[inline(always)]
    fn loop_minutes(&self, retry_persons: f64, inflow: f64) -> f64 {
        let decay = &self.decay;
        self.minutes * (retry_persons * decay.kept_of_inflow + inflow * decay.mean_of_inflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::inputs::LineUse;

    const CALLER: BehaviourInputs = BehaviourInputs {
        retry_minutes: 10.0,
        patience_minutes: 100.0,
        give_up_now_share: 0.1,
        others_up_share: 1.0,
        alternative_share: 0.2,
        phone: Some(LineUse {
            line: 0,
            switch_share: 0.25,
            resolve_share: 0.5,
        }),
        counter: None,
        codes: None,
    };

    #[test]
    fn everyone_is_somewhere_afterwards() {
        let chances = TryChances::login(&CALLER, 0.3, 0.25);
        let flow = LoopPass::new(Pace::of(&CALLER, 1.0), chances, 1.0).run(1000.0, 200.0, 30.0);
        let after = flow.retry_persons
            + flow.done_by_login
            + flow.done_by_alternative
            + flow.gave_up
            + flow.to_lines;
        assert!((after - 1230.0).abs() < 1e-10, "{after}");
    }

    #[test]
    fn a_first_try_is_split_by_hand() {
        // 100 newcomers: 30 in; of 70, 14 by the other login; of 56, 5.6 give up; of 50.4, 12.6 call.
        let chances = TryChances::login(&CALLER, 0.3, 0.25);
        assert!((chances.stay_share() - 0.378).abs() < 1e-15);
        let endless = BehaviourInputs {
            retry_minutes: f64::INFINITY,
            patience_minutes: f64::INFINITY,
            ..CALLER
        };
        let flow = LoopPass::new(Pace::of(&endless, 1.0), chances, 1.0).run(0.0, 100.0, 0.0);
        let close = |is: f64, should: f64| assert!((is - should).abs() < 1e-12, "{is} {should}");
        close(flow.done_by_login, 30.0);
        close(flow.done_by_alternative, 14.0);
        close(flow.gave_up, 5.6);
        close(flow.to_lines, 12.6);
        close(flow.retry_persons, 37.8);
    }

    #[test]
    fn nobody_turns_to_a_closed_line() {
        let chances = TryChances::login(&CALLER, 0.0, 0.0);
        let flow = LoopPass::new(Pace::of(&CALLER, 1.0), chances, 1.0).run(10.0, 10.0, 0.0);
        assert_eq!(flow.to_lines, 0.0);
        assert_eq!(TryChances::call(false).stay_share(), 1.0);
        assert_eq!(TryChances::call(true).stay_share(), 0.0);
    }

    #[test]
    fn news_change_the_pace_and_who_calls_but_not_who_walks() {
        let news = NewsPhase {
            retry_factor: 2.0,
            phone_factor: 0.5,
            ..NewsPhase::NONE
        };
        assert_eq!(turning_share(Way::Phone, 0.5, &news), 0.25);
        assert_eq!(turning_share(Way::Counter, 0.5, &news), 0.5);
        assert_eq!(turning_share(Way::Code, 0.5, &news), 0.5);
        assert_eq!(Pace::of(&CALLER, 2.0).retries_per_minute, 0.05);
        let keen = NewsPhase {
            phone_factor: 9.0,
            ..news
        };
        assert_eq!(turning_share(Way::Phone, 0.5, &keen), 1.0);
    }

    #[test]
    fn tries_are_those_of_the_full_pass() {
        let chances = TryChances::login(&CALLER, 0.3, 0.25);
        let pass = LoopPass::new(Pace::of(&CALLER, 1.0), chances, 5.0);
        assert_eq!(pass.tries(70.0, 20.0, 3.0), pass.run(70.0, 20.0, 3.0).tries);
        assert!(pass.fits(0.3, 5.0));
        assert!(!pass.fits(0.3, 1.0));
        assert!(!pass.fits(0.2, 5.0));
    }

    #[test]
    fn everyone_gets_in_only_if_every_try_does() {
        let pass = |success_share| {
            let chances = TryChances::login(&CALLER, success_share, 0.25);
            LoopPass::new(Pace::of(&CALLER, 1.0), chances, 1.0)
        };
        assert!(pass(1.0).lets_everyone_in());
        assert!(!pass(0.999).lets_everyone_in() && !pass(0.0).lets_everyone_in());
    }
}
