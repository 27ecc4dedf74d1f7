//! The lines of four draws: who joins, waits, is answered, hangs up, and where they go then.
//!
//! The rules are those of [`crate::sim::phone_line`], [`crate::sim::underway`] and
//! [`crate::sim::recover`]. Only where a line fills up or empties within a slice does it fall back on
//! the exact pool, draw by draw.

use std::ops::Range;

use crate::sim::{
    block::{
        draw::Draw,
        gate::{QuickDecay, or_nobody},
        lanes::{Lanes, Sums, WIDTH},
        quad::{Quad, by_lane, rate},
    },
    inputs::{BehaviourInputs, LineSpan, LineUse, Way},
    phone_line::LinePool,
    underway::Underway,
};

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The places of its seats.
    pub(super) seats: Range<usize>,
    pub(super) sums: LineSums,
    line: usize,
    agents: Lanes,
    base_calls_per_minute: Lanes,
    ends_per_minute: Lanes,
    hang_ups_per_minute: Lanes,
    redial_share: Lanes,
    trunk_limit_persons: Lanes,
    /// Callers from outside the cohorts.
    base: Callers,
    /// Everyone on the line.
    all: Callers,
    /// Per draw, where that takes time.
    travelling: Vec<Option<Underway>>,
    activating: Vec<Option<Underway>>,
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
struct Callers {
    waiting: Lanes,
    in_call: Lanes,
}

/// One slot's use of one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat {
    pub(super) slot: usize,
    pub(super) way: Way,
    /// The place of the line.
    pub(super) line: usize,
    /// Of those who turn to any line, the share that takes this one.
    pub(super) share: Lanes,
    /// Share of those answered whose task is then finished.
    pub(super) resolve_share: Lanes,
    group: usize,
}

/// One seat in one luck class.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeatCell {
    callers: Callers,
    joining: Lanes,
    helped: Lanes,
}

/// How everyone on a line moves in one slice.
#[derive(Clone, Copy, Debug)]
struct Shares {
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
struct Flow {
    answered: Lanes,
    hung_up: Lanes,
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
    const NONE: Self = Self {
        waiting: Lanes::ZERO,
        in_call: Lanes::ZERO,
    };
}

impl SeatCell {
    pub(super) const EMPTY: Self = Self {
        callers: Callers::NONE,
        joining: Lanes::ZERO,
        helped: Lanes::ZERO,
    };
}

/// When people are under way.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// To the line.
    Travel,
    /// Until its help works.
    Activation,
}

impl SeatCell {
    fn moving(&self, stage: Stage) -> Lanes {
        match stage {
            Stage::Travel => self.joining,
            Stage::Activation => self.helped,
        }
    }

    fn moving_mut(&mut self, stage: Stage) -> &mut Lanes {
        match stage {
            Stage::Travel => &mut self.joining,
            Stage::Activation => &mut self.helped,
        }
    }
}

impl Seat {
    pub(super) fn new(slot: usize, group: usize, way: Way, line: usize) -> Self {
        Self {
            slot,
            way,
            line,
            share: Lanes::ZERO,
            resolve_share: Lanes::ZERO,
            group,
        }
    }

    /// Returns how people of a behaviour use this line in this way.
    pub(super) fn used_by(&self, behaviour: &BehaviourInputs) -> Option<LineUse> {
        let used = match self.way {
            Way::Phone => behaviour.phone,
            Way::Counter => behaviour.counter,
            Way::Code => behaviour.codes,
        };
        used.filter(|used| used.line == self.line)
    }
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
            line,
            agents,
            base_calls_per_minute: Lanes::ZERO,
            ends_per_minute: by_lane(|lane| rate(1.0 / of(lane).call_minutes)),
            hang_ups_per_minute: by_lane(|lane| rate(1.0 / of(lane).patience_minutes)),
            redial_share: by_lane(|lane| of(lane).redial_share),
            trunk_limit_persons: by_lane(|lane| of(lane).trunk_limit_persons),
            base,
            all: base,
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
    }

    pub(super) fn begin_phase(&mut self, lane: usize, span: LineSpan) {
        self.agents.set(lane, span.agents);
        self.base_calls_per_minute
            .set(lane, span.base_calls_per_minute);
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
    fn shares(&self, arrivals: Lanes, minutes: Lanes) -> Shares {
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
    fn pass(&self, callers: &mut Callers, arrivals: Lanes) -> Flow {
        let moved = callers.in_call * self.moved_to_queue;
        let blocked = arrivals * self.blocked;
        let joined = callers.waiting + moved + arrivals - blocked;
        let waiting = joined * self.stays_waiting;
        let hung_up = joined * self.hangs_up;
        let entered = (joined - waiting - hung_up).max(Lanes::ZERO) * self.answers;
        let in_call_at_all = callers.in_call - moved + entered;
        let in_call = in_call_at_all * self.stays_in_call;
        callers.waiting = or_nobody(waiting);
        callers.in_call = or_nobody(in_call);
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

impl Quad {
    /// Moves every line through the slice and sends on those who are through with it.
    #[inline(never)]
    pub(super) fn run_lines(&mut self) {
        for line in 0..self.lines.len() {
            self.lines[line].count_waiting(self.weights.start);
            self.gather(line);
            self.pass_under_way(line, Stage::Travel);
            self.pass_callers(line);
            self.pass_under_way(line, Stage::Activation);
            self.count_help(line);
        }
    }

    /// Gathers who sets out for a line.
    #[inline(never)]
    fn gather(&mut self, line: usize) {
        let classes = self.masses.len();
        let seats = self.lines[line].seats.clone();
        let seat_cells = &mut self.seat_cells[seats.start * classes..seats.end * classes];
        for (seat, to) in self.seats[seats]
            .iter()
            .zip(seat_cells.chunks_exact_mut(classes))
        {
            let from = &self.cells[seat.slot * classes..(seat.slot + 1) * classes];
            for (to, from) in to.iter_mut().zip(from) {
                to.joining = from.to_lines * seat.share;
            }
        }
    }

    /// Moves everyone on a line by the same shares.
    #[inline(never)]
    fn pass_callers(&mut self, line: usize) {
        let classes = self.masses.len();
        let line = &mut self.lines[line];
        let seats = line.seats.clone();
        let seat_cells = &mut self.seat_cells[seats.start * classes..seats.end * classes];
        let base_calls = line.base_calls_per_minute * self.minutes;
        let joining = seat_cells
            .iter()
            .fold(Lanes::ZERO, |sum, cell| sum + cell.joining);
        let arrivals = base_calls + joining;
        let shares = line.shares(arrivals, self.minutes);
        let flow = shares.pass(&mut line.base, base_calls);
        let (mut answered, mut hung_up) = (flow.answered, flow.hung_up);
        let mut all = line.base;
        for (seat, its) in self.seats[seats]
            .iter()
            .zip(seat_cells.chunks_exact_mut(classes))
        {
            let cells = &mut self.cells[seat.slot * classes..(seat.slot + 1) * classes];
            let mut gave_up = Lanes::ZERO;
            let mut on_line = Lanes::ZERO;
            for (cell, at) in cells.iter_mut().zip(its) {
                let flow = shares.pass(&mut at.callers, at.joining);
                at.helped = flow.answered * seat.resolve_share;
                let redialling = flow.hung_up * line.redial_share;
                cell.returning += flow.answered - at.helped + redialling;
                gave_up += flow.hung_up - redialling;
                answered += flow.answered;
                hung_up += flow.hung_up;
                all.waiting += at.callers.waiting;
                all.in_call += at.callers.in_call;
                on_line += at.callers.waiting + at.callers.in_call;
            }
            let sums = &mut self.record.sums[seat.group];
            sums.gave_up.add(gave_up);
            sums.gave_up_hours.add(gave_up * self.weights.rest);
            sums.on_lines += on_line;
        }
        line.all = all;
        line.sums.offered.add(arrivals);
        line.sums.answered.add(answered);
        line.sums.hung_up.add(hung_up);
    }

    /// Puts those who arrive in the place of those who set out, and counts who is still on the way.
    #[inline(never)]
    fn pass_under_way(&mut self, line: usize, stage: Stage) {
        let classes = self.masses.len();
        let line = &mut self.lines[line];
        let ways = match stage {
            Stage::Travel => &mut line.travelling,
            Stage::Activation => &mut line.activating,
        };
        let cells = &mut self.seat_cells[line.seats.start * classes..line.seats.end * classes];
        for ((lane, way), draw) in ways.iter_mut().enumerate().zip(&self.draws) {
            let Some(way) = way.as_mut().filter(|_| !draw.clock.is_over) else {
                continue;
            };
            self.streams.clear();
            self.streams
                .extend(cells.iter().map(|at| at.moving(stage).lane(lane)));
            way.pass(draw.clock.end, &mut self.streams);
            for (stream, (at, &arrived)) in cells.iter_mut().zip(&self.streams).enumerate() {
                at.moving_mut(stage).set(lane, arrived);
                let seat = &self.seats[line.seats.start + stream / classes];
                let on_lines = &mut self.record.sums[seat.group].on_lines;
                on_lines.set(lane, on_lines.lane(lane) + way.on_the_way(stream));
            }
        }
    }

    /// Counts those as done for whom a line's help takes effect.
    #[inline(never)]
    fn count_help(&mut self, line: usize) {
        let classes = self.masses.len();
        let seats = self.lines[line].seats.clone();
        let its = self.seat_cells[seats.start * classes..seats.end * classes].chunks_exact(classes);
        for (seat, its) in self.seats[seats].iter().zip(its) {
            let done = its.iter().fold(Lanes::ZERO, |sum, at| sum + at.helped);
            self.record.sums[seat.group].done_by_way[seat.way as usize].add(done);
        }
    }
}
