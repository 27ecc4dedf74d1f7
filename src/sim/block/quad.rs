//! Four draws side by side: who is in which cell, and one slice of all four.
//!
//! Each draw is in a slice of its own, cut where its own phases begin, so that no draw waits for
//! another and none feels its neighbours. Phases follow each other as in [`crate::sim::step`].

use crate::sim::{
    block::{
        draw::Draw,
        lanes::{Lanes, WIDTH},
        line::Line,
        lines::{Seat, SeatCell},
        record::{Record, Weights},
        slots::{Arrivals, Cell, Slot, arrivals, by_lane, groups, nobody, seats, slots},
    },
    inputs::{Inputs, Way},
    tally::Tally,
};

/// Four draws; where there are fewer, the last one stands in.
#[derive(Clone, Debug)]
pub(super) struct Quad {
    pub(super) draws: Vec<Draw>,
    pub(super) slots: Vec<Slot>,
    /// Luck classes running fastest.
    pub(super) cells: Vec<Cell>,
    /// Share of people in each luck class.
    pub(super) masses: Vec<Lanes>,
    pub(super) lines: Vec<Line>,
    /// Line by line.
    pub(super) seats: Vec<Seat>,
    /// Luck classes running fastest.
    pub(super) seat_cells: Vec<SeatCell>,
    pub(super) gate: Gate,
    /// Fewer people than this are nobody: small numbers are slow and say nothing.
    pub(super) nobody: Lanes,
    pub(super) record: Record,
    /// Length of the slice in minutes.
    pub(super) minutes: Lanes,
    pub(super) weights: Weights,
    /// Room for those under way in one draw.
    pub(super) streams: Vec<f64>,
    /// Chance that the gate is open to a try of each luck class.
    unlocked: Vec<Lanes>,
    news: News,
    arrivals: Vec<Arrivals>,
    /// Tasks per minute of each curve now.
    curves_now: Vec<Lanes>,
    steps: Steps,
}

/// The steps of the day: all of one length but the last, which ends at the horizon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps {
    pub(super) count: usize,
    minutes: f64,
    horizon: f64,
}

impl Steps {
    fn of(horizon: usize, minutes: usize) -> Self {
        Self {
            count: horizon.div_ceil(minutes),
            minutes: minutes as f64,
            horizon: horizon as f64,
        }
    }

    /// Returns when a step begins; the one after the last, when the day ends.
    pub(super) fn start(&self, row: usize) -> f64 {
        (row as f64 * self.minutes).min(self.horizon)
    }

    /// Returns half the length of a step in hours.
    pub(super) fn half_hours(&self, row: usize) -> f32 {
        ((self.start(row + 1) - self.start(row)) / 120.0) as f32
    }

    /// Returns the hours from the middle of a step to the horizon.
    pub(super) fn rest_hours(&self, row: usize) -> f32 {
        let middle = 0.5 * (self.start(row) + self.start(row + 1));
        ((self.horizon - middle) / 60.0) as f32
    }
}

/// The gate of four draws.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    pub(super) capacity_per_minute: Lanes,
    pub(super) overload_loss: Lanes,
    /// Share of attempts admitted in the last slice.
    pub(super) admitted_share: Lanes,
    /// Attempts per minute in the last slice.
    pub(super) attempts_per_minute: Lanes,
}

/// What people in four draws have been told.
#[derive(Clone, Copy, Debug)]
struct News {
    retry_factor: Lanes,
    phone_factor: Lanes,
}

impl Quad {
    /// Sorts 1 to 4 draws into slots and seats.
    ///
    /// `curve_totals`: the sum of each curve over the day.
    pub(super) fn new(inputs: &[Inputs], step_minutes: usize, curve_totals: &[f64]) -> Self {
        let lane_inputs = |lane: usize| &inputs[lane.min(inputs.len() - 1)];
        let draws: Vec<Draw> = (0..WIDTH)
            .map(|lane| Draw::new(lane_inputs(lane)))
            .collect();
        let cohorts = &inputs[0].cohorts;
        let groups = groups(cohorts);
        let slots = slots(&draws, cohorts, &groups);
        let class_count = |draw: &Draw| draw.classes.masses().len();
        let classes = draws.iter().map(class_count).max().unwrap_or(0);
        let masses = (0..classes).map(|class| {
            let mass = |lane: usize| draws[lane].classes.masses().get(class).copied();
            by_lane(|lane| mass(lane).unwrap_or(0.0))
        });
        let lines = (0..inputs[0].lines.len()).map(|line| Line::new(&draws, line));
        let mut lines: Vec<Line> = lines.collect();
        let seats = seats(&draws, &slots, &mut lines);
        lines
            .iter_mut()
            .for_each(|line| line.make_way(&draws, classes));
        Self {
            arrivals: arrivals(&draws, cohorts, &slots),
            cells: vec![Cell::EMPTY; slots.len() * classes],
            seat_cells: vec![SeatCell::EMPTY; seats.len() * classes],
            masses: masses.collect(),
            gate: Gate {
                capacity_per_minute: Lanes::ZERO,
                overload_loss: by_lane(|lane| draws[lane].gate.overload_loss),
                admitted_share: Lanes::ONE,
                attempts_per_minute: Lanes::ZERO,
            },
            record: Record::new(&groups, &slots, inputs[0].minutes, step_minutes),
            minutes: Lanes::ZERO,
            weights: Weights::NONE,
            streams: Vec::with_capacity(seats.len() * classes),
            unlocked: vec![Lanes::ZERO; classes],
            news: News {
                retry_factor: Lanes::ONE,
                phone_factor: Lanes::ONE,
            },
            curves_now: vec![Lanes::ZERO; inputs[0].curves.len()],
            steps: Steps::of(inputs[0].minutes, step_minutes),
            nobody: by_lane(|lane| nobody(lane_inputs(lane), curve_totals)),
            draws,
            slots,
            lines,
            seats,
        }
    }

    /// Moves every draw through its next slice; one at the horizon stays there.
    ///
    /// `means`: tasks per minute of each curve in each step, curves running fastest.
    #[inline(never)]
    pub(super) fn advance(&mut self, means: &[f32]) {
        let mut begins_phase = false;
        for lane in 0..WIDTH {
            let clock = &mut self.draws[lane].clock;
            clock.open_slice(self.steps.minutes, self.steps.horizon);
            if clock.begins_phase {
                self.note_phase(lane);
                begins_phase = true;
            }
        }
        if begins_phase {
            self.begin_phase();
        }
        self.arrive(means);
        self.open_gate();
        self.leave_loop();
        self.run_lines();
        self.record_moment();
        let rows = self.steps.count;
        for draw in &mut self.draws {
            draw.clock.close_slice(rows);
        }
    }

    /// Returns whether all draws have reached the horizon.
    pub(super) fn is_over(&self) -> bool {
        self.draws.iter().all(|draw| draw.clock.is_over)
    }

    /// Returns what the first `count` draws came to.
    pub(super) fn tallies(mut self, count: usize) -> impl Iterator<Item = Tally> {
        self.record.tallies.truncate(count);
        self.record.tallies.into_iter()
    }

    /// Notes how gate, lines and news stand in one draw from now on.
    #[inline(never)]
    fn note_phase(&mut self, lane: usize) {
        let draw = &self.draws[lane];
        let gate = draw.gate_now();
        let capacity = gate.capacity_per_minute;
        self.gate.capacity_per_minute.set(lane, capacity);
        let known = draw.classes.masses().len();
        for (class, unlocked) in self.unlocked.iter_mut().enumerate().take(known) {
            let share = draw.classes.unlocked_share(class, gate.through_share);
            unlocked.set(lane, share);
        }
        let news = draw.news_now();
        self.news.retry_factor.set(lane, news.retry_factor);
        self.news.phone_factor.set(lane, news.phone_factor);
        for (line, now) in self.lines.iter_mut().enumerate() {
            now.note_phase(lane, draw.line_now(line), draw.is_open_to(line));
        }
    }

    /// Works out what everyone does from now on, in all draws: in most of them as before.
    #[inline(never)]
    fn begin_phase(&mut self) {
        for slot in &mut self.slots {
            slot.switch_share = Lanes::ZERO;
        }
        for seat in &mut self.seats {
            let factor = match seat.way {
                Way::Phone => self.news.phone_factor,
                Way::Counter | Way::Code => Lanes::ONE,
            };
            let turning = (seat.switch_share * factor).min(Lanes::ONE);
            seat.share = turning * self.lines[seat.line].is_open;
            self.slots[seat.slot].switch_share += seat.share;
        }
        for seat in &mut self.seats {
            let turning = self.slots[seat.slot].switch_share;
            let share = seat.share / turning;
            seat.share = Lanes::ZERO.lt(turning).select(share, Lanes::ZERO);
        }
        let cells = self.cells.chunks_exact_mut(self.masses.len());
        for (slot, cells) in self.slots.iter_mut().zip(cells) {
            slot.switch_share = slot.switch_share.min(Lanes::ONE);
            slot.stay_share = slot.going_on_share * (Lanes::ONE - slot.switch_share);
            for (cell, &unlocked) in cells.iter_mut().zip(&self.unlocked) {
                cell.success_share = unlocked * slot.others_up_share;
            }
        }
    }

    /// Works out what everyone wants in this slice.
    #[inline(never)]
    fn arrive(&mut self, means: &[f32]) {
        let curves = self.curves_now.len();
        let rows = std::array::from_fn::<_, WIDTH, _>(|lane| self.draws[lane].clock.row * curves);
        for (curve, now) in self.curves_now.iter_mut().enumerate() {
            *now = Lanes::new(rows.map(|row| means[row + curve]));
        }
        let minutes = by_lane(|lane| self.draws[lane].clock.length());
        self.minutes = minutes;
        self.weights = Weights::of(&self.draws, &self.steps);
        let tries_for = minutes / self.news.retry_factor;
        for slot in &mut self.slots {
            slot.retries = slot.retries_per_minute * tries_for;
            slot.give_ups = slot.give_ups_per_minute * minutes;
            slot.wanted = Lanes::ZERO;
        }
        let (slots, curves) = (&mut self.slots[..], &self.curves_now[..]);
        for arrivals in &self.arrivals {
            let per_minute = curves[arrivals.curve] * arrivals.scale;
            slots[arrivals.slot].wanted += per_minute * minutes;
        }
    }

    /// Returns whether a draw reaches the horizon with this slice.
    pub(super) fn reaches_horizon(&self, lane: usize) -> bool {
        let clock = &self.draws[lane].clock;
        clock.ends_row && clock.row + 1 == self.steps.count && !clock.is_over
    }
}
