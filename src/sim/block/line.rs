//! One line in four draws: who is on it, and by what shares they move in a slice.
//!
//! The rules are those of [`crate::sim::phone_line`]. Only where a line fills up or empties within a
//! slice does it fall back on the exact pool, draw by draw.

use std::ops::Range;

use crate::sim::{
    block::{
        draw::Draw,
        gate::{QuickDecay, or_nobody},
        lanes::{Lanes, Sums, WIDTH},
        slots::{by_lane, rate},
    },
    inputs::LineSpan,
    phone_line::LinePool,
    underway::Underway,
};

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The places of its seats.
    pub(super) seats: Range<usize>,
    pub(super) sums: LineSums,
    /// 1 where someone who sets out now finds it open, else 0.
    pub(super) is_open: Lanes,
    line: usize,
    pub(super) agents: Lanes,
    pub(super) base_calls_per_minute: Lanes,
    ends_per_minute: Lanes,
    hang_ups_per_minute: Lanes,
    pub(super) redial_share: Lanes,
    trunk_limit_persons: Lanes,
    /// Callers from outside the cohorts.
    pub(super) base: Callers,
    /// Callers from the cohorts.
    pub(super) from_cohorts: Lanes,
    /// Everyone on the line.
    pub(super) all: Callers,
    /// Whether anyone is ever under way to it, and whether its help ever takes time.
    pub(super) travels: bool,
    pub(super) activates: bool,
    /// Per draw, where that takes time.
    pub(super) travelling: Vec<Option<Underway>>,
    pub(super) activating: Vec<Option<Underway>>,
}

/// What has happened on a line so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineSums {
    pub(super) offered: Sums,
    pub(super) answered: Sums,
    pub(super) hung_up: Sums,
    pub(super) waiting_hours: Sums,
}

/// Callers of one kind on a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Callers {
    pub(super) waiting: Lanes,
    pub(super) in_call: Lanes,
}

/// How everyone on a line moves in one slice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shares {
    moved_to_queue: Lanes,
    blocked: Lanes,
    stays_waiting: Lanes,
    hangs_up: Lanes,
    stays_in_call: Lanes,
    /// 1 where someone answers, else 0.
    answers: Lanes,
}

/// Whose call ended, and who hung up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow {
    pub(super) answered: Lanes,
    pub(super) hung_up: Lanes,
}

impl LineSums {
    pub(super) fn settle(&mut self) {
        self.offered.settle();
        self.answered.settle();
        self.hung_up.settle();
        self.waiting_hours.settle();
    }
}

impl Callers {
    pub(super) const NONE: Self = Self {
        waiting: Lanes::ZERO,
        in_call: Lanes::ZERO,
    };
}

impl Line {
    pub(super) fn new(draws: &[Draw], line: usize) -> Self {
        let of = |lane: usize| &draws[lane].lines[line];
        let persons = by_lane(|lane| of(lane).base_start_persons);
        let agents = by_lane(|lane| of(lane).spans[0].agents);
        let in_call = persons.min(agents);
        let base = Callers {
            waiting: persons - in_call,
            in_call,
        };
        Self {
            seats: 0..0,
            sums: LineSums {
                offered: Sums::ZERO,
                answered: Sums::ZERO,
                hung_up: Sums::ZERO,
                waiting_hours: Sums::ZERO,
            },
            is_open: Lanes::ZERO,
            line,
            agents,
            base_calls_per_minute: Lanes::ZERO,
            ends_per_minute: by_lane(|lane| rate(1.0 / of(lane).call_minutes)),
            hang_ups_per_minute: by_lane(|lane| rate(1.0 / of(lane).patience_minutes)),
            redial_share: by_lane(|lane| of(lane).redial_share),
            trunk_limit_persons: by_lane(|lane| of(lane).trunk_limit_persons),
            base,
            from_cohorts: Lanes::ZERO,
            all: base,
            travels: false,
            activates: false,
            travelling: Vec::new(),
            activating: Vec::new(),
        }
    }

    /// Makes room for those under way, once its seats are known.
    pub(super) fn make_way(&mut self, draws: &[Draw], classes: usize) {
        let streams = self.seats.len() * classes;
        let way = |minutes: f64| (minutes > 0.0).then(|| Underway::new(minutes, streams));
        let inputs = || draws.iter().map(|draw| &draw.lines[self.line]);
        self.travelling = inputs().map(|line| way(line.travel_minutes)).collect();
        self.activating = inputs().map(|line| way(line.activation_minutes)).collect();
        self.travels = self.travelling.iter().any(Option::is_some);
        self.activates = self.activating.iter().any(Option::is_some);
    }

    /// Notes how the line stands in one draw from now on.
    pub(super) fn note_phase(&mut self, lane: usize, span: LineSpan, is_open: bool) {
        self.agents.set(lane, span.agents);
        let base_calls = span.base_calls_per_minute;
        self.base_calls_per_minute.set(lane, base_calls);
        self.is_open.set(lane, if is_open { 1.0 } else { 0.0 });
    }

    /// Counts those waiting now with the weight of this moment.
    pub(super) fn count_waiting(&mut self, hours: Lanes) {
        // Free agents pick up at once, and surplus calls go back to waiting; a closed line ends its
        // calls.
        let persons = self.all.waiting + self.all.in_call;
        let is_open = Lanes::ZERO.lt(self.agents);
        let over = (persons - self.agents).max(Lanes::ZERO);
        let waiting = is_open.select(over, self.all.waiting);
        self.sums.waiting_hours.add(waiting * hours);
    }

    /// Works out how everyone on the line moves, from its totals.
    #[inline(never)]
    pub(super) fn shares(&self, arrivals: Lanes, minutes: Lanes) -> Shares {
        let is_open = Lanes::ZERO.lt(self.agents);
        let surplus_calls = (self.all.in_call - self.agents).max(Lanes::ZERO);
        let moved = is_open.select(surplus_calls, Lanes::ZERO);
        let (waiting, in_call) = (self.all.waiting + moved, self.all.in_call - moved);
        // On a closed line only those who wait are in the pool; calls end beside it.
        let persons = is_open.select(waiting + in_call, waiting);
        let ends = QuickDecay::over(self.ends_per_minute * minutes);
        let (after, hung_up) = self.pool(persons, arrivals, minutes, &ends);
        let still = in_call * ends.kept;
        let all_after = is_open.select(after, after + still);
        let in_call_after = is_open.select(after.min(self.agents), still);
        let over_limit = (all_after - self.trunk_limit_persons).max(Lanes::ZERO);
        let blocked = over_limit.min(arrivals);
        let in_call_after = in_call_after.min(all_after - blocked);
        let joined = waiting + arrivals - blocked;
        let waiting_after = (all_after - blocked - in_call_after).max(Lanes::ZERO);
        let entered = (joined - hung_up - waiting_after).max(Lanes::ZERO);
        let answers = is_open.select(Lanes::ONE, Lanes::ZERO);
        Shares {
            moved_to_queue: part(moved, self.all.in_call),
            blocked: part(blocked, arrivals),
            stays_waiting: part(waiting_after, joined),
            hangs_up: part(hung_up, joined),
            stays_in_call: part(in_call_after, in_call + entered * answers),
            answers,
        }
    }

    /// Returns who is in the pool afterwards, and who hung up.
    fn pool(
        &self,
        persons: Lanes,
        arrivals: Lanes,
        minutes: Lanes,
        ends: &QuickDecay,
    ) -> (Lanes, Lanes) {
        let agents = self.agents;
        let under = persons * ends.kept + arrivals * ends.kept_of_inflow;
        let patience = self.hang_ups_per_minute * minutes;
        let hang_ups = QuickDecay::over(patience);
        let queue = persons - agents;
        let surplus = arrivals - agents * self.ends_per_minute * minutes;
        let over = queue * hang_ups.kept + surplus * hang_ups.kept_of_inflow;
        let present = queue * hang_ups.kept_of_inflow + surplus * hang_ups.mean_of_inflow;
        let stays_under = persons.le(agents).and(under.le(agents));
        let stays_over = agents.le(persons).and(Lanes::ZERO.le(over));
        let mut after = stays_under.select(under, agents + over.max(Lanes::ZERO));
        let hung_up = (patience * present).max(Lanes::ZERO);
        let mut hung_up = stays_under.select(Lanes::ZERO, hung_up);
        let stays = stays_under.or(stays_over);
        if !stays.all() {
            for lane in (0..WIDTH).filter(|&lane| !stays.lane(lane)) {
                let pool = LinePool {
                    agents: agents.lane(lane),
                    ends_per_minute: self.ends_per_minute.lane(lane),
                    hang_ups_per_minute: self.hang_ups_per_minute.lane(lane),
                };
                let minutes = minutes.lane(lane);
                let per_minute = arrivals.lane(lane) / minutes;
                let flow = pool.pass(persons.lane(lane), per_minute, minutes);
                after.set(lane, flow.persons);
                hung_up.set(lane, flow.hung_up);
            }
        }
        (after, hung_up)
    }
}

impl Shares {
    /// Moves callers of one kind; conserves them.
    #[inline(always)]
    pub(super) fn pass(&self, callers: &mut Callers, arrivals: Lanes, nobody: Lanes) -> Flow {
        let moved = callers.in_call * self.moved_to_queue;
        let blocked = arrivals * self.blocked;
        let joined = callers.waiting + moved + arrivals - blocked;
        let waiting = joined * self.stays_waiting;
        let hung_up = joined * self.hangs_up;
        let entered = (joined - waiting - hung_up).max(Lanes::ZERO) * self.answers;
        let in_call_at_all = callers.in_call - moved + entered;
        let in_call = in_call_at_all * self.stays_in_call;
        callers.waiting = or_nobody(waiting, nobody);
        callers.in_call = or_nobody(in_call, nobody);
        Flow {
            answered: in_call_at_all - in_call,
            hung_up: hung_up + blocked,
        }
    }
}

/// Returns `some / all`, 0 of nothing, never above 1.
fn part(some: Lanes, all: Lanes) -> Lanes {
    let share = (some / all).min(Lanes::ONE);
    Lanes::ZERO.lt(all).select(share, Lanes::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{
        examples,
        inputs::{Inputs, LineInputs},
        phone_line,
    };

    /// A line with these agents and at most so many callers; calls of 10 minutes, patience of 20.
    fn with_line(agents: f64, trunk_limit_persons: f64, base_start_persons: f64) -> Inputs {
        let mut inputs = examples::one_cohort(20, &[(0.0, 1.0)], 1.0);
        inputs.lines.push(LineInputs {
            spans: vec![LineSpan {
                from_minute: 0.0,
                agents,
                base_calls_per_minute: 0.0,
            }],
            call_minutes: 10.0,
            patience_minutes: 20.0,
            redial_share: 0.5,
            trunk_limit_persons,
            base_start_persons,
            travel_minutes: 0.0,
            activation_minutes: 0.0,
        });
        inputs
    }

    #[test]
    fn callers_move_as_on_the_exact_line() {
        // Over all agents, crossing upwards, closed, and full.
        let lines = [(10.0, 1e9), (30.0, 1e9), (0.0, 1e9), (10.0, 24.0)];
        let inputs = lines.map(|(agents, limit)| with_line(agents, limit, 25.0));
        let draws: Vec<Draw> = inputs.iter().map(Draw::new).collect();
        let line = Line::new(&draws, 0);
        let shares = line.shares(Lanes::splat(20.0), Lanes::splat(2.0));
        let mut callers = line.base;
        let flow = shares.pass(&mut callers, Lanes::splat(20.0), Lanes::ZERO);
        for (lane, (agents, limit)) in lines.into_iter().enumerate() {
            let pool = LinePool {
                agents,
                ends_per_minute: 0.1,
                hang_ups_per_minute: 0.05,
            };
            let in_call = f64::min(agents, 25.0);
            let before = phone_line::Callers {
                waiting: 25.0 - in_call,
                in_call,
            };
            let exact = phone_line::LineShares::work_out(
                &phone_line::TimedPool::new(pool, 2.0),
                before,
                20.0,
                limit,
            );
            let (after, done) = exact.pass(before, 20.0);
            for (is, should) in [
                (callers.waiting, after.waiting),
                (callers.in_call, after.in_call),
                (flow.answered, done.answered),
                (flow.hung_up, done.hung_up),
            ] {
                assert!(
                    (is.lane(lane) - should).abs() < 2e-4,
                    "{lane}: {is:?} {should}"
                );
            }
        }
    }

    #[test]
    fn room_is_made_only_for_those_under_way() {
        let ways = |travel_minutes, activation_minutes| {
            let mut inputs = with_line(10.0, 1e9, 0.0);
            inputs.lines[0].travel_minutes = travel_minutes;
            inputs.lines[0].activation_minutes = activation_minutes;
            let draws: [Draw; WIDTH] = std::array::from_fn(|_| Draw::new(&inputs));
            let mut line = Line::new(&draws, 0);
            line.seats = 0..1;
            line.make_way(&draws, 1);
            (line.travels, line.activates)
        };
        assert_eq!(ways(0.0, 0.0), (false, false));
        assert_eq!(ways(5.0, 0.0), (true, false));
        assert_eq!(ways(0.0, 5.0), (false, true));
    }
}
