//! Four draws side by side: who is in which cell, and one slice of all four.
//!
//! Each draw is in a slice of its own, cut where its own phases begin, so that no draw waits for
//! another and none feels its neighbours. Phases follow each other as in [`crate::sim::step`].

use crate::{
    ids::PersonaId,
    sim::{
        block::{
            draw::Draw,
            lanes::{Lanes, WIDTH},
            lines::{Line, Seat, SeatCell},
            record::Record,
        },
        inputs::{CohortInputs, Inputs, Way},
        retry::{Pace, TryChances, turning_share},
        tally::Tally,
    },
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
    pub(super) record: Record,
    /// Length of the slice in minutes.
    pub(super) minutes: Lanes,
    pub(super) weights: Weights,
    /// Room for those under way in one draw.
    pub(super) streams: Vec<f64>,
    arrivals: Vec<Arrivals>,
    /// Tasks per minute of each curve now.
    curves_now: Vec<Lanes>,
    rows: usize,
    step_minutes: usize,
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

/// People of one group who behave alike, whatever they want and when: all that follows is linear in
/// their number, so they move as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The place of the group of people.
    pub(super) group: usize,
    /// The first cohort of these people.
    cohort: usize,
    pub(super) retries_per_minute: Lanes,
    pub(super) give_ups_per_minute: Lanes,
    /// Chance that a failed try ends back in the loop.
    pub(super) stay_share: Lanes,
    pub(super) alternative_share: Lanes,
    pub(super) give_up_now_share: Lanes,
    pub(super) switch_share: Lanes,
    /// Tries and give-ups per person who is in the loop throughout the slice.
    pub(super) retries: Lanes,
    pub(super) give_ups: Lanes,
    /// Tasks wanted in the slice.
    pub(super) wanted: Lanes,
    /// What the slice brought.
    pub(super) tries: Lanes,
    pub(super) done_by_login: Lanes,
    pub(super) done_by_alternative: Lanes,
    pub(super) gave_up: Lanes,
}

/// One slot in one luck class.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Chance that an admitted try gets in.
    pub(super) success_share: Lanes,
    /// In the retry pool.
    pub(super) retrying: Lanes,
    /// In the retry pool after the slice, if the gate decides so.
    pub(super) retrying_after: Lanes,
    /// Back from a line.
    pub(super) returning: Lanes,
    /// Turned to a line in the slice.
    pub(super) to_lines: Lanes,
}

/// How much this slice counts in sums over the day by the trapezium rule over the steps, in hours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    /// Its start, if that is the start of a step.
    pub(super) start: Lanes,
    /// Its end, if that is the end of a step.
    pub(super) end: Lanes,
    /// Its end and everything after: what someone counts for who is lost for the day.
    pub(super) rest: Lanes,
    /// Its end, if that is the horizon.
    pub(super) horizon: Lanes,
}

/// One slot's share of one curve.
#[derive(Clone, Copy, Debug)]
struct Arrivals {
    slot: usize,
    curve: usize,
    scale: Lanes,
}

/// Most of anything per minute and person: single precision has no room for much more.
const FASTEST_PER_MINUTE: f64 = 1e6;

/// Returns a rate that single precision can hold.
pub(super) fn rate(per_minute: f64) -> f64 {
    per_minute.min(FASTEST_PER_MINUTE)
}

impl Slot {
    fn new(cohort: usize, group: usize) -> Self {
        Self {
            group,
            cohort,
            retries_per_minute: Lanes::ZERO,
            give_ups_per_minute: Lanes::ZERO,
            stay_share: Lanes::ZERO,
            alternative_share: Lanes::ZERO,
            give_up_now_share: Lanes::ZERO,
            switch_share: Lanes::ZERO,
            retries: Lanes::ZERO,
            give_ups: Lanes::ZERO,
            wanted: Lanes::ZERO,
            tries: Lanes::ZERO,
            done_by_login: Lanes::ZERO,
            done_by_alternative: Lanes::ZERO,
            gave_up: Lanes::ZERO,
        }
    }
}

const EMPTY_CELL: Cell = Cell {
    success_share: Lanes::ZERO,
    retrying: Lanes::ZERO,
    retrying_after: Lanes::ZERO,
    returning: Lanes::ZERO,
    to_lines: Lanes::ZERO,
};

impl Quad {
    /// Sorts 1 to 4 draws into slots and seats.
    pub(super) fn new(inputs: &[Inputs], step_minutes: usize) -> Self {
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
            cells: vec![EMPTY_CELL; slots.len() * classes],
            seat_cells: vec![SeatCell::EMPTY; seats.len() * classes],
            masses: masses.collect(),
            gate: Gate {
                capacity_per_minute: Lanes::ZERO,
                overload_loss: by_lane(|lane| draws[lane].gate.overload_loss),
                admitted_share: Lanes::ONE,
                attempts_per_minute: Lanes::ZERO,
            },
            record: Record::new(groups, lines.len(), inputs[0].minutes, step_minutes),
            minutes: Lanes::ZERO,
            weights: Weights::NONE,
            streams: Vec::with_capacity(seats.len() * classes),
            curves_now: vec![Lanes::ZERO; inputs[0].curves.len()],
            rows: inputs[0].minutes / step_minutes,
            step_minutes,
            draws,
            slots,
            lines,
            seats,
        }
    }

    /// Moves every draw through its next slice; returns whether all have reached the horizon.
    ///
    /// `means`: tasks per minute of each curve in each step, curves running fastest.
    #[inline(never)]
    pub(super) fn advance(&mut self, means: &[f32]) -> bool {
        for lane in 0..WIDTH {
            self.draws[lane].clock.open_slice(self.step_minutes as f64);
            if self.draws[lane].clock.begins_phase {
                self.begin_phase(lane);
            }
        }
        self.record.begin_slice();
        self.arrive(means);
        self.open_gate();
        self.leave_loop();
        self.run_lines();
        self.record_moment();
        let rows = self.rows;
        for draw in &mut self.draws {
            draw.clock.close_slice(rows);
        }
        self.is_over()
    }

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
    fn begin_phase(&mut self, lane: usize) {
        let draw = &self.draws[lane];
        let news = draw.news_now();
        let gate = draw.gate_now();
        self.gate
            .capacity_per_minute
            .set(lane, gate.capacity_per_minute);
        for (line, now) in self.lines.iter_mut().enumerate() {
            now.begin_phase(lane, draw.line_now(line));
        }
        let classes = self.masses.len();
        for (place, slot) in self.slots.iter_mut().enumerate() {
            let behaviour = &draw.behaviours[slot.cohort];
            let mut turning = 0.0;
            for seat in self.seats.iter_mut().filter(|seat| seat.slot == place) {
                let switch_share = seat
                    .used_by(behaviour)
                    .map_or(0.0, |used| used.switch_share);
                let is_open = draw.is_open_to(seat.line);
                let share = turning_share(seat.way, switch_share, &news);
                seat.share.set(lane, if is_open { share } else { 0.0 });
                turning += if is_open { share } else { 0.0 };
            }
            for seat in self.seats.iter_mut().filter(|seat| seat.slot == place) {
                let share = seat.share.lane(lane);
                seat.share
                    .set(lane, if turning > 0.0 { share / turning } else { 0.0 });
            }
            let pace = Pace::of(behaviour, news.retry_factor);
            let shut_out = TryChances::login(behaviour, 0.0, turning.min(1.0));
            slot.retries_per_minute
                .set(lane, rate(pace.retries_per_minute));
            slot.give_ups_per_minute
                .set(lane, rate(pace.give_ups_per_minute));
            slot.stay_share.set(lane, shut_out.stay_share());
            slot.alternative_share.set(lane, shut_out.alternative_share);
            slot.give_up_now_share.set(lane, shut_out.give_up_now_share);
            slot.switch_share.set(lane, shut_out.switch_share);
            let cells = &mut self.cells[place * classes..(place + 1) * classes];
            let known = draw.classes.masses().len();
            for (class, cell) in cells.iter_mut().enumerate().take(known) {
                let unlocked = draw.classes.unlocked_share(class, gate.through_share);
                let admitted = TryChances::login(behaviour, unlocked, 0.0);
                cell.success_share.set(lane, admitted.success_share);
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
        self.weights = Weights::of(&self.draws, self.rows, self.step_minutes);
        for slot in &mut self.slots {
            slot.retries = slot.retries_per_minute * minutes;
            slot.give_ups = slot.give_ups_per_minute * minutes;
            slot.wanted = Lanes::ZERO;
        }
        for arrivals in &self.arrivals {
            let per_minute = self.curves_now[arrivals.curve] * arrivals.scale;
            self.slots[arrivals.slot].wanted += per_minute * minutes;
        }
    }

    /// Returns whether a draw reaches the horizon with this slice.
    pub(super) fn reaches_horizon(&self, lane: usize) -> bool {
        let clock = &self.draws[lane].clock;
        clock.ends_row && clock.row + 1 == self.rows && !clock.is_over
    }
}

impl Weights {
    const NONE: Self = Self {
        start: Lanes::ZERO,
        end: Lanes::ZERO,
        rest: Lanes::ZERO,
        horizon: Lanes::ZERO,
    };

    fn of(draws: &[Draw], rows: usize, step_minutes: usize) -> Self {
        let mut weights = Self::NONE;
        let whole = step_minutes as f64 / 60.0;
        let weight = |counts: bool, is_half: bool| match (counts, is_half) {
            (false, _) => 0.0,
            (true, false) => whole,
            (true, true) => 0.5 * whole,
        };
        for (lane, draw) in draws.iter().enumerate() {
            let clock = &draw.clock;
            if clock.is_over {
                continue;
            }
            let is_last = clock.row + 1 == rows;
            let left = (rows - clock.row) as f64 - 0.5;
            weights
                .start
                .set(lane, weight(clock.begins_row, clock.row == 0));
            weights.end.set(lane, weight(clock.ends_row, is_last));
            weights.rest.set(lane, left * whole);
            weights
                .horizon
                .set(lane, weight(clock.ends_row && is_last, true));
        }
        weights
    }
}

/// Makes lanes from a number per draw.
pub(super) fn by_lane(value: impl Fn(usize) -> f64) -> Lanes {
    Lanes::new(std::array::from_fn(|lane| value(lane) as f32))
}

/// Lists the groups of people in the order in which they first appear.
fn groups(cohorts: &[CohortInputs]) -> Vec<Option<PersonaId>> {
    let mut groups = Vec::new();
    for cohort in cohorts {
        if !groups.contains(&cohort.key.persona) {
            groups.push(cohort.key.persona);
        }
    }
    groups
}

/// Lists the slots that any of the draws needs. One that a draw does not need stays empty in it.
fn slots(draws: &[Draw], cohorts: &[CohortInputs], groups: &[Option<PersonaId>]) -> Vec<Slot> {
    let is_needed = |cohort: &usize| draws.iter().any(|draw| draw.stands_for[*cohort] == *cohort);
    let slot = |cohort: usize| {
        let is_theirs = |group: &Option<PersonaId>| *group == cohorts[cohort].key.persona;
        let group = groups.iter().position(is_theirs);
        Slot::new(cohort, group.expect("every cohort's group is listed"))
    };
    (0..cohorts.len()).filter(is_needed).map(slot).collect()
}

/// Lists what each slot wants by curve, slot by slot.
fn arrivals(draws: &[Draw], cohorts: &[CohortInputs], slots: &[Slot]) -> Vec<Arrivals> {
    let mut arrivals: Vec<Arrivals> = Vec::new();
    for (place, slot) in slots.iter().enumerate() {
        let first = arrivals.len();
        for (cohort, inputs) in cohorts.iter().enumerate() {
            let is_here = |draw: &Draw| draw.stands_for[cohort] == slot.cohort;
            if !draws.iter().any(is_here) {
                continue;
            }
            let scale = |draw: &Draw| {
                if is_here(draw) {
                    draw.scales[cohort]
                } else {
                    0.0
                }
            };
            let scale = by_lane(|lane| scale(&draws[lane]));
            let curve = inputs.curve;
            match arrivals[first..]
                .iter_mut()
                .find(|known| known.curve == curve)
            {
                Some(known) => known.scale += scale,
                None => arrivals.push(Arrivals {
                    slot: place,
                    curve,
                    scale,
                }),
            }
        }
    }
    arrivals
}

/// Lists who uses which line, line by line, and tells each line which are its own.
fn seats(draws: &[Draw], slots: &[Slot], lines: &mut [Line]) -> Vec<Seat> {
    let mut seats = Vec::new();
    for (line, its) in lines.iter_mut().enumerate() {
        let first = seats.len();
        for (place, slot) in slots.iter().enumerate() {
            for way in [Way::Phone, Way::Counter, Way::Code] {
                let mut seat = Seat::new(place, slot.group, way, line);
                let mut is_used = false;
                for (lane, draw) in draws.iter().enumerate() {
                    if let Some(used) = seat.used_by(&draw.behaviours[slot.cohort]) {
                        seat.resolve_share.set(lane, used.resolve_share);
                        is_used = true;
                    }
                }
                if is_used {
                    seats.push(seat);
                }
            }
        }
        its.seats = first..seats.len();
    }
    seats
}
