//! The retry loop: people try, fail, wait, try again, turn to the phone or give up.
//!
//! It moves people from newcomers and the retry pool to done by login, done by another login, given
//! up and the phone. It does not decide who is admitted (`login_gate`) nor what a call brings
//! (`phone_line`).

use crate::sim::{inputs::BehaviourInputs, math::Decay};

/// How one try begins and where it can lead, for people of one behaviour and luck, in one slice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TryChances {
    /// Chance that one try gets in (ok).
    pub success_share: f64,
    /// Chance that another login saves a failed try.
    pub alternative_share: f64,
    /// Share of the tries still failed after which people give up at once (gv).
    pub give_up_now_share: f64,
    /// Share of those still trying who turn to the phone (s).
    pub switch_share: f64,
}

impl TryChances {
    /// Returns the chances of a login try; nobody turns to a line that is closed.
    #[must_use]
    pub fn login(behaviour: &BehaviourInputs, success_share: f64, line_is_open: bool) -> Self {
        Self {
            success_share: success_share * behaviour.others_up_share,
            alternative_share: behaviour.alternative_share,
            give_up_now_share: behaviour.give_up_now_share,
            switch_share: match behaviour.phone {
                Some(phone) if line_is_open => phone.switch_share,
                _ => 0.0,
            },
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoopPass {
    chances: TryChances,
    retries_per_minute: f64,
    give_ups_per_minute: f64,
    minutes: f64,
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
    /// Turned to the phone.
    pub to_phone: f64,
}

impl LoopPass {
    /// Prepares a slice of `minutes` for one behaviour and luck.
    ///
    /// # Formula    Exit hazard of the loop: 1/tau_p + (1/tau_r) * (1 - stay); exponential
    /// integrator, so it is exact while the chances stand still.
    #[must_use]
    pub fn new(behaviour: &BehaviourInputs, chances: TryChances, minutes: f64) -> Self {
        let retries_per_minute = 1.0 / behaviour.retry_minutes;
        let give_ups_per_minute = 1.0 / behaviour.patience_minutes;
        let hazard = give_ups_per_minute + retries_per_minute * (1.0 - chances.stay_share());
        Self {
            chances,
            retries_per_minute,
            give_ups_per_minute,
            minutes,
            decay: Decay::over(hazard * minutes),
        }
    }

    /// Returns whether this is the pass for these chances and length, of the same behaviour.
    #[must_use]
    pub fn fits(&self, chances: &TryChances, minutes: f64) -> bool {
        self.chances == *chances && self.minutes == minutes
    }

    /// Returns the tries made by newcomers and by a retry pool, with people coming back from the
    /// phone spread over the slice.
    #[must_use]
    #[inline]
    pub fn tries(&self, retry_persons: f64, newcomers: f64, returning: f64) -> f64 {
        let inflow = newcomers * self.chances.stay_share() + returning;
        newcomers + self.loop_minutes(retry_persons, inflow) * self.retries_per_minute
    }

    /// Moves newcomers, a retry pool and people coming back from the phone through the slice.
    ///
    /// People are conserved: what goes in is what [`LoopFlow`] holds, tries aside.
    ///
    /// ```
    /// use lockout::sim::{inputs::BehaviourInputs, retry::{LoopPass, TryChances}};
    /// let behaviour = BehaviourInputs {
    ///     retry_minutes: 10.0,
    ///     patience_minutes: f64::INFINITY,
    ///     give_up_now_share: 0.0,
    ///     others_up_share: 1.0,
    ///     alternative_share: 0.0,
    ///     phone: None,
    /// };
    /// // Nobody gets in: 100 newcomers try once, 50 in the pool try every ten minutes.
    /// let locked = TryChances::login(&behaviour, 0.0, false);
    /// let flow = LoopPass::new(&behaviour, locked, 1.0).run(50.0, 100.0, 0.0);
    /// assert_eq!(flow.retry_persons, 150.0);
    /// assert_eq!(flow.tries, 110.0);
    /// ```
    #[must_use]
    #[inline]
    pub fn run(&self, retry_persons: f64, newcomers: f64, returning: f64) -> LoopFlow {
        let chances = &self.chances;
        let inflow = newcomers * chances.stay_share() + returning;
        let loop_minutes = self.loop_minutes(retry_persons, inflow);
        let tries = newcomers + loop_minutes * self.retries_per_minute;
        let done_by_login = tries * chances.success_share;
        let failed = tries - done_by_login;
        let done_by_alternative = failed * chances.alternative_share;
        let still_failed = failed - done_by_alternative;
        let gave_up_at_once = still_failed * chances.give_up_now_share;
        LoopFlow {
            retry_persons: retry_persons * self.decay.kept + inflow * self.decay.kept_of_inflow,
            tries,
            done_by_login,
            done_by_alternative,
            gave_up: loop_minutes * self.give_ups_per_minute + gave_up_at_once,
            to_phone: (still_failed - gave_up_at_once) * chances.switch_share,
        }
    }

    /// Returns the person-minutes spent in the loop during the slice.
    #[inline]
    fn loop_minutes(&self, retry_persons: f64, inflow: f64) -> f64 {
        let decay = &self.decay;
        self.minutes * (retry_persons * decay.kept_of_inflow + inflow * decay.mean_of_inflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::inputs::PhoneUse;

    const CALLER: BehaviourInputs = BehaviourInputs {
        retry_minutes: 10.0,
        patience_minutes: 100.0,
        give_up_now_share: 0.1,
        others_up_share: 1.0,
        alternative_share: 0.2,
        phone: Some(PhoneUse {
            line: 0,
            switch_share: 0.25,
            resolve_share: 0.5,
        }),
    };

    #[test]
    fn everyone_is_somewhere_afterwards() {
        let chances = TryChances::login(&CALLER, 0.3, true);
        let flow = LoopPass::new(&CALLER, chances, 1.0).run(1000.0, 200.0, 30.0);
        let after = flow.retry_persons
            + flow.done_by_login
            + flow.done_by_alternative
            + flow.gave_up
            + flow.to_phone;
        assert!((after - 1230.0).abs() < 1e-10, "{after}");
    }

    #[test]
    fn a_first_try_is_split_by_hand() {
        // 100 newcomers: 30 in; of 70, 14 by the other login; of 56, 5.6 give up; of 50.4, 12.6 call.
        let chances = TryChances::login(&CALLER, 0.3, true);
        assert!((chances.stay_share() - 0.378).abs() < 1e-15);
        let endless = BehaviourInputs {
            retry_minutes: f64::INFINITY,
            patience_minutes: f64::INFINITY,
            ..CALLER
        };
        let flow = LoopPass::new(&endless, chances, 1.0).run(0.0, 100.0, 0.0);
        let close = |is: f64, should: f64| assert!((is - should).abs() < 1e-12, "{is} {should}");
        close(flow.done_by_login, 30.0);
        close(flow.done_by_alternative, 14.0);
        close(flow.gave_up, 5.6);
        close(flow.to_phone, 12.6);
        close(flow.retry_persons, 37.8);
    }

    #[test]
    fn nobody_calls_a_closed_line() {
        let chances = TryChances::login(&CALLER, 0.0, false);
        assert_eq!(
            LoopPass::new(&CALLER, chances, 1.0)
                .run(10.0, 10.0, 0.0)
                .to_phone,
            0.0
        );
        assert_eq!(TryChances::call(false).stay_share(), 1.0);
        assert_eq!(TryChances::call(true).stay_share(), 0.0);
    }

    #[test]
    fn tries_are_those_of_the_full_pass() {
        let chances = TryChances::login(&CALLER, 0.3, true);
        let pass = LoopPass::new(&CALLER, chances, 5.0);
        assert_eq!(pass.tries(70.0, 20.0, 3.0), pass.run(70.0, 20.0, 3.0).tries);
        assert!(pass.fits(&chances, 5.0));
        assert!(!pass.fits(&chances, 1.0));
    }
}
