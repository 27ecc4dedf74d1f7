//! One slice of one step: the only list of phases, in order.
//!
//! 1. `arrive`: newcomers must exist before the gate can count attempts.
//! 2. `login_gate`: admission depends on everyone's attempts at once.
//! 3. `retry`: with admission known, each cell moves on its own; some turn to the phone.
//! 4. `phone_line`: callers of this slice are spread over it, so they come after the gate.
//! 5. `recover`: what calls brought; those who come back join the retry pool in the next slice, so
//!    no phase needs the result of a later one.
//!
//! No phase is inlined: where all of them are one long body, WebKitGTK 2.50 mixes up its values
//! when it replaces a running loop by faster code, and one page in fifteen fails to come alive.

use crate::sim::{
    arrive::arrive,
    availability::Slice,
    layout::{Layout, LineNow},
    login_gate::{Admission, Crowd, admit, capacity_left},
    phone_line::{LineShares, TimedPool},
    recover::after_call,
    retry::{LoopPass, Pace, TryChances, turning_share},
    run::LineMoment,
    state::State,
};

/// Room for the flows of one slice, kept between slices so that nothing is allocated in the loop.
#[derive(Clone, Debug)]
pub struct Stepper {
    /// Tasks that turn up, per cell.
    newcomers: Vec<f64>,
    /// People who turn to a line, then whom it has helped, per seat and class.
    to_line: Vec<f64>,
    /// Of those of a bundle who turn to any line, the share that takes this seat.
    seat_shares: Vec<f64>,
    /// Everyone who fares alike.
    crowds: Vec<Crowd>,
    /// The crowd of each cell.
    crowd_of_cell: Vec<usize>,
    /// What the slice does to each crowd.
    passes: Vec<LoopPass>,
    /// Each line as it stands, and its pool in slices of the last one's length.
    lines_now: Vec<LineNow>,
    pools: Vec<TimedPool>,
    /// The gate's decision in the last slice.
    pub admission: Admission,
    /// Each line in the last slice, as one caller meets it.
    pub lines: Vec<LineMoment>,
}

impl Stepper {
    /// Makes room for the flows of a run.
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        let lines_now: Vec<LineNow> = (0..layout.inputs.lines.len())
            .map(|line| layout.line_at(line, 0.0))
            .collect();
        let lines = lines_now.iter().map(|now| LineMoment {
            pool: now.pool,
            waiting: 0.0,
        });
        Self {
            newcomers: vec![0.0; layout.cell_count()],
            to_line: vec![0.0; layout.seats.len() * layout.class_count()],
            seat_shares: vec![0.0; layout.seats.len()],
            crowds: Vec::new(),
            crowd_of_cell: vec![0; layout.cell_count()],
            passes: Vec::new(),
            admission: Admission {
                admitted_share: 1.0,
                attempts: 0.0,
                capacity: 0.0,
            },
            lines: lines.collect(),
            pools: Vec::with_capacity(lines_now.len()),
            lines_now,
        }
    }

    /// Moves everyone through one slice.
    #[inline(never)]
    pub fn advance(&mut self, layout: &Layout, slice: &Slice, state: &mut State) {
        if slice.begins_phase {
            self.begin_phase(layout, slice);
        }
        arrive(layout, slice, state, &mut self.newcomers);
        self.open_gate(layout, slice, state);
        self.run_loop(layout, state);
        self.run_lines(layout, slice, state);
        debug_assert!(
            state.conserves(layout),
            "people went missing at minute {}",
            slice.start_minute
        );
    }

    /// Notes how gate, lines and news stand from now on, and sorts everyone into crowds.
    #[inline(never)]
    fn begin_phase(&mut self, layout: &Layout, slice: &Slice) {
        let minute = slice.start_minute;
        let news = layout.news_at(minute);
        for (line, now) in self.lines_now.iter_mut().enumerate() {
            *now = layout.line_at(line, minute);
            self.lines[line].pool = now.pool;
        }
        self.pools.clear();
        self.crowds.clear();
        for (place, bundle) in layout.bundles.iter().enumerate() {
            let mut turning = 0.0;
            for &place in &bundle.seats {
                let seat = &layout.seats[place];
                let is_open = layout.is_open_to(seat.line, minute);
                let share = if is_open {
                    turning_share(seat.way, seat.switch_share, &news)
                } else {
                    0.0
                };
                self.seat_shares[place] = share;
                turning += share;
            }
            if turning > 0.0 {
                for &seat in &bundle.seats {
                    self.seat_shares[seat] /= turning;
                }
            }
            let pace = Pace::of(&bundle.behaviour, news.retry_factor);
            for class in 0..layout.class_count() {
                let unlocked = layout
                    .classes
                    .unlocked_share(class, slice.gate.through_share);
                let admitted = TryChances::login(&bundle.behaviour, unlocked, turning.min(1.0));
                let cell = place * layout.class_count() + class;
                self.crowd_of_cell[cell] = self.crowd(pace, admitted);
            }
        }
        self.passes.clear();
        let blank = |crowd: &Crowd| LoopPass::new(crowd.pace, crowd.admitted, slice.length_minutes);
        self.passes.extend(self.crowds.iter().map(blank));
    }

    /// Returns the place of the crowd that fares so, adding it if it is new.
    fn crowd(&mut self, pace: Pace, admitted: TryChances) -> usize {
        let is_theirs = |crowd: &Crowd| crowd.pace == pace && crowd.admitted == admitted;
        self.crowds.iter().position(is_theirs).unwrap_or_else(|| {
            self.crowds.push(Crowd {
                pace,
                admitted,
                retry_persons: 0.0,
                returning: 0.0,
                newcomers: 0.0,
            });
            self.crowds.len() - 1
        })
    }

    /// Gathers the crowds and lets the gate decide how many attempts it admits.
    #[inline(never)]
    fn open_gate(&mut self, layout: &Layout, slice: &Slice, state: &mut State) {
        let crowds = &mut self.crowds[..];
        for crowd in &mut *crowds {
            (crowd.retry_persons, crowd.returning, crowd.newcomers) = (0.0, 0.0, 0.0);
        }
        // Slices rather than vectors in all hot loops: small code stays quick without inlining.
        let (retry, returning) = (&state.retry_persons[..], &state.returning_persons[..]);
        let newcomers = &self.newcomers[..];
        for (cell, &crowd) in self.crowd_of_cell.iter().enumerate() {
            let crowd = &mut crowds[crowd];
            crowd.retry_persons += retry[cell];
            crowd.returning += returning[cell];
            crowd.newcomers += newcomers[cell];
        }
        let minutes = slice.length_minutes;
        let capacity = capacity_left(
            slice.gate.capacity_per_minute,
            layout.inputs.gate.overload_loss,
            state.attempts_per_minute,
        ) * minutes;
        // The share changes slowly: on the straight line through the last two is a good first guess.
        let (last, before) = (state.admitted_share, state.admitted_before);
        let start = (2.0 * last - before).clamp(0.5 * last, 1.0);
        let admission = admit(&self.crowds, &mut self.passes, capacity, start, minutes);
        state.admitted_before = last;
        state.admitted_share = admission.admitted_share;
        state.attempts_per_minute = admission.attempts / minutes;
        state.gate.attempts += admission.attempts;
        state.gate.admitted += admission.attempts * admission.admitted_share;
        state.gate.capacity += capacity;
        state.gate.admitted_share_minutes += admission.admitted_share * minutes;
        state.gate.through_share_minutes += slice.gate.through_share * minutes;
        self.admission = admission;
    }

    /// Moves every cell through the retry loop.
    #[inline(never)]
    fn run_loop(&mut self, layout: &Layout, state: &mut State) {
        let classes = layout.class_count();
        let (passes, crowds) = (&self.passes[..], &self.crowd_of_cell[..]);
        let (newcomers, seat_shares) = (&self.newcomers[..], &self.seat_shares[..]);
        let to_line = &mut self.to_line[..];
        let (retry, returning) = (
            &mut state.retry_persons[..],
            &mut state.returning_persons[..],
        );
        let mut cell = 0;
        for (bundle, totals) in layout.bundles.iter().zip(&mut state.bundles) {
            for class in 0..classes {
                let pass = &passes[crowds[cell]];
                let (here, new, back) = (retry[cell], newcomers[cell], returning[cell]);
                if here == 0.0 && back == 0.0 && pass.lets_everyone_in() {
                    // Most of the day, and the lucky always: in at the first try.
                    totals.tries += new;
                    totals.done_by_login += new;
                    cell += 1;
                    continue;
                }
                let flow = pass.run(here, new, back);
                retry[cell] = flow.retry_persons;
                returning[cell] = 0.0;
                cell += 1;
                for &seat in &bundle.seats[..] {
                    to_line[seat * classes + class] = flow.to_lines * seat_shares[seat];
                }
                totals.tries += flow.tries;
                totals.done_by_login += flow.done_by_login;
                totals.done_by_alternative += flow.done_by_alternative;
                totals.gave_up += flow.gave_up;
            }
        }
    }

    /// Moves every line through the slice and sends on those who are through with it.
    #[inline(never)]
    fn run_lines(&mut self, layout: &Layout, slice: &Slice, state: &mut State) {
        let classes = layout.class_count();
        let minutes = slice.length_minutes;
        let end_minute = slice.start_minute + minutes;
        if self
            .pools
            .first()
            .is_none_or(|pool| pool.minutes() != minutes)
        {
            let pools = self.lines_now.iter().map(|now| now.pool);
            self.pools.clear();
            self.pools
                .extend(pools.map(|pool| TimedPool::new(pool, minutes)));
        }
        for (line, inputs) in layout.inputs.lines.iter().enumerate() {
            let seats = &layout.seats_on_line[line];
            let joining = &mut self.to_line[seats.start * classes..seats.end * classes];
            if let Some(travelling) = &mut state.travelling[line] {
                travelling.pass(end_minute, joining);
            }
            let base_calls = self.lines_now[line].base_calls_per_minute * minutes;
            let mut calls = base_calls;
            let mut joins_nobody = true;
            for &persons in &*joining {
                calls += persons;
                joins_nobody &= persons == 0.0;
            }
            let before = state.on_lines[line];
            let limit = inputs.trunk_limit_persons;
            let shares = LineShares::work_out(&self.pools[line], before, calls, limit);
            state.lines[line].offered += calls;
            self.pass_base(line, &shares, base_calls, state);
            if !(joins_nobody && state.is_deserted[line]) {
                let is_empty = self.pass_callers(layout, line, &shares, state);
                self.finish_help(layout, line, end_minute, state);
                state.is_deserted[line] = is_empty && !inputs.takes_time();
            }
            self.lines[line].waiting = 0.5 * (before.waiting + state.on_lines[line].waiting);
        }
    }

    /// Moves those from outside the cohorts who are on a line.
    fn pass_base(&self, line: usize, shares: &LineShares, base_calls: f64, state: &mut State) {
        let totals = &mut state.lines[line];
        let (base, flow) = shares.pass(state.base_callers[line], base_calls);
        state.base_callers[line] = base;
        state.on_lines[line] = base;
        totals.answered += flow.answered;
        totals.hung_up += flow.hung_up;
    }

    /// Moves everyone else on the line by the same shares and counts those as done whom it has
    /// helped; if help takes effect later, they stand in `to_line` then, where who joined stood.
    /// Returns whether nobody is left.
    #[inline(never)]
    fn pass_callers(
        &mut self,
        layout: &Layout,
        line: usize,
        shares: &LineShares,
        state: &mut State,
    ) -> bool {
        let classes = layout.class_count();
        let redial_share = layout.inputs.lines[line].redial_share;
        let totals = &mut state.lines[line];
        let mut on_line = state.on_lines[line];
        let mut is_empty = true;
        let is_late = state.activating[line].is_some();
        let (callers, to_line) = (&mut state.callers[..], &mut self.to_line[..]);
        let (bundles, returning) = (&mut state.bundles[..], &mut state.returning_persons[..]);
        let seats = layout.seats_on_line[line].clone();
        for (seat, here) in seats.clone().zip(&layout.seats[seats]) {
            for class in 0..classes {
                let at = seat * classes + class;
                // Most of the day most of them are nowhere near a line.
                if to_line[at] == 0.0 && callers[at].is_nobody() {
                    continue;
                }
                let (after, flow) = shares.pass(callers[at], to_line[at]);
                callers[at] = after;
                is_empty &= after.is_nobody();
                on_line.waiting += after.waiting;
                on_line.in_call += after.in_call;
                let next = after_call(flow, here.resolve_share, redial_share);
                returning[here.bundle * classes + class] += next.returning;
                bundles[here.bundle].gave_up += next.gave_up;
                if is_late {
                    to_line[at] = next.done;
                } else {
                    to_line[at] = 0.0;
                    bundles[here.bundle].done_by_way[here.way as usize] += next.done;
                }
                totals.answered += flow.answered;
                totals.hung_up += flow.hung_up;
            }
        }
        state.on_lines[line] = on_line;
        is_empty
    }

    /// Counts those as done for whom a line's help takes effect later than it is given, and clears
    /// the line's flows.
    #[inline(never)]
    fn finish_help(&mut self, layout: &Layout, line: usize, end_minute: f64, state: &mut State) {
        let Some(activating) = &mut state.activating[line] else {
            return;
        };
        let classes = layout.class_count();
        let seats = layout.seats_on_line[line].clone();
        let helped = &mut self.to_line[seats.start * classes..seats.end * classes];
        activating.pass(end_minute, helped);
        let bundles = &mut state.bundles[..];
        let mut stream = 0;
        for here in &layout.seats[seats] {
            for _ in 0..classes {
                if helped[stream] != 0.0 {
                    bundles[here.bundle].done_by_way[here.way as usize] += helped[stream];
                    helped[stream] = 0.0;
                }
                stream += 1;
            }
        }
    }
}
