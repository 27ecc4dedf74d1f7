//! The lines of four draws: who joins, is helped or hangs up, and where they go then.
//!
//! The rules are those of [`crate::sim::underway`] and [`crate::sim::recover`]; how callers move on a
//! line is left to `line`.

use crate::sim::{
    block::{lanes::Lanes, line::Callers, quad::Quad},
    inputs::{BehaviourInputs, LineUse, Way},
};

/// One slot's use of one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat {
    pub(super) slot: usize,
    pub(super) way: Way,
    /// The place of the line.
    pub(super) line: usize,
    /// Share of those still trying who turn to it while it is open.
    pub(super) switch_share: Lanes,
    /// Of those who turn to any line now, the share that takes this one.
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
            switch_share: Lanes::ZERO,
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

impl Quad {
    /// Moves every line through the slice and sends on those who are through with it.
    #[inline(never)]
    pub(super) fn run_lines(&mut self) {
        for line in 0..self.lines.len() {
            self.lines[line].count_waiting(self.weights.start);
            let mut joining = self.gather(line);
            if self.lines[line].travels {
                self.pass_under_way(line, Stage::Travel);
                joining = self.arriving(line);
            }
            self.pass_callers(line, joining);
            if self.lines[line].activates {
                self.pass_under_way(line, Stage::Activation);
                self.count_help(line);
            }
        }
    }

    /// Gathers who sets out for a line; returns how many.
    #[inline(never)]
    fn gather(&mut self, line: usize) -> Lanes {
        let classes = self.masses.len();
        let seats = self.lines[line].seats.clone();
        let seat_cells = &mut self.seat_cells[seats.start * classes..seats.end * classes];
        let its = seat_cells.chunks_exact_mut(classes);
        let mut joining = Lanes::ZERO;
        for (seat, its) in self.seats[seats].iter().zip(its) {
            let from = &self.cells[seat.slot * classes..(seat.slot + 1) * classes];
            for (at, from) in its.iter_mut().zip(from) {
                at.joining = from.to_lines * seat.share;
                joining += at.joining;
            }
        }
        joining
    }

    /// Returns how many join a line after their way.
    fn arriving(&self, line: usize) -> Lanes {
        let classes = self.masses.len();
        let seats = &self.lines[line].seats;
        let cells = &self.seat_cells[seats.start * classes..seats.end * classes];
        cells.iter().fold(Lanes::ZERO, |sum, at| sum + at.joining)
    }

    /// Moves everyone on a line by the same shares.
    #[inline(never)]
    fn pass_callers(&mut self, line: usize, joining: Lanes) {
        let (classes, nobody) = (self.masses.len(), self.nobody);
        let line = &mut self.lines[line];
        let seats = line.seats.clone();
        let seat_cells = &mut self.seat_cells[seats.start * classes..seats.end * classes];
        let base_calls = line.base_calls_per_minute * self.minutes;
        let arrivals = base_calls + joining;
        // Most of the day nobody is on most lines; where nobody is, nothing changes.
        let is_idle = !Lanes::ZERO.lt(joining + line.from_cohorts).any() && !line.activates;
        let shares = line.shares(arrivals, self.minutes);
        let flow = shares.pass(&mut line.base, base_calls, nobody);
        let (mut answered, mut hung_up) = (flow.answered, flow.hung_up);
        let mut all = line.base;
        let mut from_cohorts = Lanes::ZERO;
        let seats = if is_idle { 0..0 } else { seats };
        for (seat, its) in self.seats[seats]
            .iter()
            .zip(seat_cells.chunks_exact_mut(classes))
        {
            let cells = &mut self.cells[seat.slot * classes..(seat.slot + 1) * classes];
            let mut gave_up = Lanes::ZERO;
            let mut on_line = Lanes::ZERO;
            let mut done = Lanes::ZERO;
            let mut returning = Lanes::ZERO;
            for (cell, at) in cells.iter_mut().zip(its) {
                let flow = shares.pass(&mut at.callers, at.joining, nobody);
                let helped = flow.answered * seat.resolve_share;
                let redialling = flow.hung_up * line.redial_share;
                let back = flow.answered - helped + redialling;
                at.helped = helped;
                done += helped;
                cell.returning += back;
                returning += back;
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
            from_cohorts += on_line;
            sums.retrying += returning;
            if !line.activates {
                sums.done_by_way[seat.way as usize].add(done);
            }
        }
        line.all = all;
        line.from_cohorts = from_cohorts;
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
