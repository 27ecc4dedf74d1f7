//! A phone line as one well-mixed pool: callers wait, are answered, speak, or hang up.
//!
//! It moves callers from arrivals to waiting, to a call, to answered or hung up. What a call or a
//! hang-up means for the caller's task is left to `recover`. Agents are identical; callers wait in
//! order; call and patience lengths are exponential.

use crate::sim::math::{Decay, ln, ln_one_plus, positive_part};

/// A line in one slice, in which its agents and its arrivals per minute stand still.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinePool {
    /// People answering (c), >= 0.
    pub agents: f64,
    /// Calls ended per minute and agent (mu), > 0.
    pub ends_per_minute: f64,
    /// Hang-ups per minute and waiting caller (theta), >= 0.
    pub hang_ups_per_minute: f64,
}

/// What happened on a line in one slice, in callers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PoolFlow {
    /// On the line at the end, waiting and in calls.
    pub persons: f64,
    /// Calls that ended.
    pub answered: f64,
    /// Callers who hung up while waiting.
    pub hung_up: f64,
}

impl LinePool {
    /// Moves everyone on the line through `minutes`, exactly.
    ///
    /// # Formula    N < c: N' = a - mu N. N >= c: N' = a - mu c - theta (N - c). The moment at which
    /// N crosses c is found in closed form; there is at most one.
    /// # Units      `persons`: callers on the line; `arrivals_per_minute`: >= 0.
    ///
    /// ```
    /// use lockout::sim::phone_line::LinePool;
    /// let line = LinePool { agents: 10.0, ends_per_minute: 0.1, hang_ups_per_minute: 0.0 };
    /// // Ten agents end one call a minute; two callers a minute arrive; nobody hangs up.
    /// let flow = line.pass(30.0, 2.0, 5.0);
    /// assert_eq!((flow.persons, flow.answered, flow.hung_up), (35.0, 5.0, 0.0));
    /// ```
    #[must_use]
    pub fn pass(&self, persons: f64, arrivals_per_minute: f64, minutes: f64) -> PoolFlow {
        TimedPool::new(*self, minutes).pass(persons, arrivals_per_minute)
    }

    /// Returns the minutes that someone who joins now expects to wait, if `waiting` are ahead.
    ///
    /// # Formula    w = ln(1 + theta Q / (mu c)) / theta; Q / (mu c) if nobody hangs up.
    /// # Limits     Infinite on a closed line.
    #[must_use]
    pub fn expected_wait_minutes(&self, waiting: f64) -> f64 {
        let full_rate = self.agents * self.ends_per_minute;
        if full_rate <= 0.0 {
            return f64::INFINITY;
        }
        let turns = waiting / full_rate;
        let theta = self.hang_ups_per_minute;
        if theta > 0.0 {
            ln_one_plus(theta * turns) / theta
        } else {
            turns
        }
    }

    /// Passes a time in which agents are free throughout.
    fn pass_under(persons: f64, arrivals_per_minute: f64, minutes: f64, decay: &Decay) -> PoolFlow {
        let arrivals = arrivals_per_minute * minutes;
        let after = persons * decay.kept + arrivals * decay.kept_of_inflow;
        // What left is summed from shares rather than as a difference of stocks: small flows keep
        // their digits and never turn negative.
        let answered =
            persons * (1.0 - decay.kept) + arrivals * positive_part(1.0 - decay.kept_of_inflow);
        PoolFlow {
            persons: after,
            answered,
            hung_up: 0.0,
        }
    }

    /// Passes a time in which all agents are busy throughout.
    fn pass_over(
        &self,
        persons: f64,
        arrivals_per_minute: f64,
        minutes: f64,
        decay: &Decay,
    ) -> PoolFlow {
        let answered = self.agents * self.ends_per_minute * minutes;
        let surplus = arrivals_per_minute * minutes - answered;
        let waiting = persons - self.agents;
        let after = positive_part(waiting * decay.kept + surplus * decay.kept_of_inflow);
        let hung_up = positive_part(waiting + surplus - after);
        PoolFlow {
            persons: self.agents + after,
            answered,
            hung_up,
        }
    }

    /// Returns how long until the queue is empty, infinite if it never is.
    fn minutes_until_room(&self, persons: f64, arrivals_per_minute: f64) -> f64 {
        let waiting = persons - self.agents;
        let shortage = self.agents * self.ends_per_minute - arrivals_per_minute;
        if shortage <= 0.0 {
            return f64::INFINITY;
        }
        let theta = self.hang_ups_per_minute;
        if theta > 0.0 {
            ln_one_plus(theta * waiting / shortage) / theta
        } else {
            waiting / shortage
        }
    }

    /// Returns how long until all agents are busy, infinite if they never are.
    fn minutes_until_full(&self, persons: f64, arrivals_per_minute: f64) -> f64 {
        let settles_at = arrivals_per_minute / self.ends_per_minute;
        if settles_at <= self.agents {
            return f64::INFINITY;
        }
        ln((settles_at - persons) / (settles_at - self.agents)) / self.ends_per_minute
    }
}

/// A pool in slices of one length: what depends on nothing else is worked out once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimedPool {
    pool: LinePool,
    minutes: f64,
    /// What calls in progress come to.
    ending: Decay,
    /// What waiting comes to.
    hanging_up: Decay,
}

impl TimedPool {
    /// Prepares a pool for slices of `minutes`.
    #[must_use]
    pub fn new(pool: LinePool, minutes: f64) -> Self {
        Self {
            pool,
            minutes,
            ending: Decay::over(pool.ends_per_minute * minutes),
            hanging_up: Decay::over(pool.hang_ups_per_minute * minutes),
        }
    }

    /// Returns the length of the slices.
    #[must_use]
    pub fn minutes(&self) -> f64 {
        self.minutes
    }

    /// Moves everyone on the line through one slice: [`LinePool::pass`].
    #[must_use]
    pub fn pass(&self, persons: f64, arrivals_per_minute: f64) -> PoolFlow {
        let (pool, minutes) = (&self.pool, self.minutes);
        let full_rate = pool.agents * pool.ends_per_minute;
        let is_over =
            persons > pool.agents || (persons == pool.agents && arrivals_per_minute > full_rate);
        if is_over {
            let left = pool.minutes_until_room(persons, arrivals_per_minute);
            if left >= minutes {
                return pool.pass_over(persons, arrivals_per_minute, minutes, &self.hanging_up);
            }
            let decay = Decay::over(pool.hang_ups_per_minute * left);
            let over = pool.pass_over(persons, arrivals_per_minute, left, &decay);
            let decay = Decay::over(pool.ends_per_minute * (minutes - left));
            let under =
                LinePool::pass_under(pool.agents, arrivals_per_minute, minutes - left, &decay);
            let hung_up = persons + arrivals_per_minute * left - pool.agents - over.answered;
            return PoolFlow {
                persons: under.persons,
                answered: over.answered + under.answered,
                hung_up: positive_part(hung_up),
            };
        }
        let left = pool.minutes_until_full(persons, arrivals_per_minute);
        if left >= minutes {
            return LinePool::pass_under(persons, arrivals_per_minute, minutes, &self.ending);
        }
        let answered_under = persons + arrivals_per_minute * left - pool.agents;
        let decay = Decay::over(pool.hang_ups_per_minute * (minutes - left));
        let over = pool.pass_over(pool.agents, arrivals_per_minute, minutes - left, &decay);
        PoolFlow {
            answered: positive_part(answered_under) + over.answered,
            ..over
        }
    }
}

/// Callers of one cell on a line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Callers {
    /// Waiting to be answered.
    pub waiting: f64,
    /// In a call.
    pub in_call: f64,
}

impl Callers {
    /// Returns whether nobody is there.
    #[must_use]
    #[inline]
    pub fn is_nobody(&self) -> bool {
        self.waiting == 0.0 && self.in_call == 0.0
    }
}

/// What happened to the callers of one cell in one slice.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CallerFlow {
    /// Whose call ended.
    pub answered: f64,
    /// Who hung up, or found every trunk taken.
    pub hung_up: f64,
}

/// How everyone on one line moves in one slice: the same shares for all cells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineShares {
    answers: bool,
    moved_to_queue: f64,
    blocked: f64,
    stays_waiting: f64,
    hangs_up: f64,
    stays_in_call: f64,
}

impl LineShares {
    /// Works out the shares from the totals of a line, before and after.
    ///
    /// With agents, the line is the exact pool, and callers above the number of agents wait. Without
    /// agents it is closed: calls in progress end normally, nobody else is answered, and those who
    /// wait hang up as on any other minute.
    #[must_use]
    pub fn work_out(
        timed: &TimedPool,
        before: Callers,
        arrivals: f64,
        trunk_limit_persons: f64,
    ) -> Self {
        let (pool, minutes) = (&timed.pool, timed.minutes);
        let is_open = pool.agents > 0.0;
        // Fewer agents than calls in progress: the surplus goes back to waiting.
        let moved = if is_open {
            positive_part(before.in_call - pool.agents)
        } else {
            0.0
        };
        let (waiting, in_call) = (before.waiting + moved, before.in_call - moved);
        let (persons, hung_up, in_call_after) = if is_open {
            let flow = timed.pass(waiting + in_call, arrivals / minutes);
            (flow.persons, flow.hung_up, flow.persons.min(pool.agents))
        } else {
            let queue = timed.pass(waiting, arrivals / minutes);
            let still = in_call * timed.ending.kept;
            (queue.persons + still, queue.hung_up, still)
        };
        let blocked = (persons - trunk_limit_persons).clamp(0.0, arrivals);
        let in_call_after = in_call_after.min(persons - blocked);
        let joined = waiting + arrivals - blocked;
        let waiting_after = positive_part(persons - blocked - in_call_after);
        // A closed line answers exactly nobody, whatever the rounding.
        let entered = if is_open {
            positive_part(joined - hung_up - waiting_after)
        } else {
            0.0
        };
        let in_call_at_all = in_call + entered;
        Self {
            answers: is_open,
            moved_to_queue: part(moved, before.in_call),
            blocked: part(blocked, arrivals),
            stays_waiting: part(waiting_after, joined),
            hangs_up: part(hung_up, joined),
            stays_in_call: part(in_call_after, in_call_at_all),
        }
    }

    /// Moves the callers of one cell; conserves them.
    #[must_use]
    #[inline(always)]
    pub fn pass(&self, callers: Callers, arrivals: f64) -> (Callers, CallerFlow) {
        let moved = callers.in_call * self.moved_to_queue;
        let blocked = arrivals * self.blocked;
        let joined = callers.waiting + moved + arrivals - blocked;
        let waiting = joined * self.stays_waiting;
        let hung_up = joined * self.hangs_up;
        let entered = if self.answers {
            positive_part(joined - waiting - hung_up)
        } else {
            0.0
        };
        let in_call_at_all = callers.in_call - moved + entered;
        let in_call = in_call_at_all * self.stays_in_call;
        let after = Callers { waiting, in_call };
        (
            after,
            CallerFlow {
                answered: in_call_at_all - in_call,
                hung_up: hung_up + blocked,
            },
        )
    }
}

/// Returns `some / all`, 0 of nothing, never above 1.
fn part(some: f64, all: f64) -> f64 {
    if all > 0.0 {
        (some / all).min(1.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: LinePool = LinePool {
        agents: 10.0,
        ends_per_minute: 0.1,
        hang_ups_per_minute: 0.05,
    };

    fn close(is: f64, should: f64) {
        assert!((is - should).abs() < 1e-9, "{is} is not {should}");
    }

    #[test]
    fn whoever_waits_or_speaks_is_somebody() {
        let callers = |waiting, in_call| Callers { waiting, in_call };
        let is_nobody = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
            .map(|(waiting, in_call)| callers(waiting, in_call).is_nobody());
        assert_eq!(is_nobody, [true, false, false, false]);
    }

    #[test]
    fn a_settled_queue_stays() {
        // 3 arrive, 1 is answered, so 2 must hang up each minute: 40 wait at 0.05.
        let flow = LINE.pass(50.0, 3.0, 1.0);
        close(flow.persons, 50.0);
        close(flow.answered, 1.0);
        close(flow.hung_up, 2.0);
    }

    #[test]
    fn crossing_is_exact_however_the_time_is_cut() {
        for (start, arrivals) in [
            (0.0, 5.0),
            (60.0, 0.2),
            (10.0, 1.5),
            (10.0, 0.5),
            (12.0, 0.9),
        ] {
            let whole = LINE.pass(start, arrivals, 60.0);
            let mut parts = PoolFlow {
                persons: start,
                ..PoolFlow::default()
            };
            for _ in 0..240 {
                let flow = LINE.pass(parts.persons, arrivals, 0.25);
                parts.persons = flow.persons;
                parts.answered += flow.answered;
                parts.hung_up += flow.hung_up;
            }
            close(whole.persons, parts.persons);
            close(whole.answered, parts.answered);
            close(whole.hung_up, parts.hung_up);
            close(
                start + arrivals * 60.0,
                whole.persons + whole.answered + whole.hung_up,
            );
        }
    }

    #[test]
    fn waits_by_hand() {
        // Without hang-ups 20 waiting before 1 answer a minute: 20 minutes.
        let patient = LinePool {
            hang_ups_per_minute: 0.0,
            ..LINE
        };
        close(patient.expected_wait_minutes(20.0), 20.0);
        // With them: ln(1 + 0.05 * 20) / 0.05 = 20 ln 2.
        close(LINE.expected_wait_minutes(20.0), 13.862_943_611_198_906);
        let closed = LinePool {
            agents: 0.0,
            ..LINE
        };
        assert_eq!(closed.expected_wait_minutes(0.0), f64::INFINITY);
    }

    #[test]
    fn everyone_on_the_line_is_somewhere_afterwards() {
        let cells = [(3.0, 8.0, 1.0), (20.0, 2.0, 0.0), (0.0, 0.0, 4.0)];
        for (agents, limit) in [(10.0, f64::INFINITY), (4.0, 30.0), (0.0, 20.0), (40.0, 6.0)] {
            let pool = LinePool { agents, ..LINE };
            let before = Callers {
                waiting: 23.0,
                in_call: 10.0,
            };
            let shares = LineShares::work_out(&TimedPool::new(pool, 1.0), before, 5.0, limit);
            for (waiting, in_call, arrivals) in cells {
                let (after, flow) = shares.pass(Callers { waiting, in_call }, arrivals);
                let all = after.waiting + after.in_call + flow.answered + flow.hung_up;
                close(all, waiting + in_call + arrivals);
                assert!(after.waiting >= 0.0 && after.in_call >= 0.0 && flow.answered >= 0.0);
            }
        }
    }

    #[test]
    fn a_closing_line_ends_its_calls_and_answers_nobody() {
        let pool = LinePool {
            agents: 0.0,
            ..LINE
        };
        let before = Callers {
            waiting: 20.0,
            in_call: 10.0,
        };
        let shares = LineShares::work_out(&TimedPool::new(pool, 1.0), before, 0.0, f64::INFINITY);
        let (after, flow) = shares.pass(before, 0.0);
        close(after.in_call, 9.048_374_180_359_596);
        close(flow.answered, 0.951_625_819_640_404);
        close(after.waiting, 19.024_588_490_014_28);
    }

    #[test]
    fn a_full_line_turns_callers_away() {
        let before = Callers {
            waiting: 10.0,
            in_call: 10.0,
        };
        let shares = LineShares::work_out(&TimedPool::new(LINE, 1.0), before, 6.0, 20.0);
        let (after, flow) = shares.pass(before, 6.0);
        close(after.waiting + after.in_call, 20.0);
        close(flow.answered, 1.0);
        close(flow.hung_up, 5.0);
    }

    #[test]
    fn a_timed_pool_knows_its_time() {
        assert_eq!(TimedPool::new(LINE, 2.5).minutes(), 2.5);
    }

    #[test]
    fn a_part_of_nothing_is_nothing_and_none_is_more_than_all() {
        let parts = [(0.0, 0.0), (1.0, 4.0), (5.0, 4.0)].map(|(some, all)| part(some, all));
        assert_eq!(parts, [0.0, 0.25, 1.0]);
    }
}
