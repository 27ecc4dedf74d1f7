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
    layout::Layout,
    login_gate::{Admission, Crowd, admit, capacity_left},
    phone_line::LineShares,
    recover::after_call,
    retry::{LoopPass, TryChances},
    run::LineMoment,
    state::State,
};

/// Room for the flows of one slice, kept between slices so that nothing is allocated in the loop.
#[derive(Clone, Debug)]
pub struct Stepper {
    /// Tasks that turn up, per cell.
    newcomers: Vec<f64>,
    /// People who turn to the phone, per cell.
    to_phone: Vec<f64>,
    /// Everyone of one kind and class, classes running fastest.
    crowds: Vec<Crowd>,
    /// What the slice does to each crowd.
    passes: Vec<LoopPass>,
    /// The gate's decision in the last slice.
    pub admission: Admission,
    /// Each line in the last slice, as one caller meets it.
    pub lines: Vec<LineMoment>,
}

impl Stepper {
    /// Makes room for the flows of a run.
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        let classes = layout.class_count();
        let crowds: Vec<Crowd> = layout
            .kinds
            .iter()
            .flat_map(|&behaviour| std::iter::repeat_n(behaviour, classes))
            .map(|behaviour| Crowd {
                behaviour,
                unlocked_share: 0.0,
                line_is_open: false,
                retry_persons: 0.0,
                returning: 0.0,
                newcomers: 0.0,
            })
            .collect();
        let blank = |crowd: &Crowd| LoopPass::new(&crowd.behaviour, TryChances::call(false), 0.0);
        Self {
            newcomers: vec![0.0; layout.cell_count()],
            to_phone: vec![0.0; layout.cell_count()],
            passes: crowds.iter().map(blank).collect(),
            crowds,
            admission: Admission {
                admitted_share: 1.0,
                attempts: 0.0,
                capacity: 0.0,
            },
            lines: (0..layout.inputs.lines.len())
                .map(|line| LineMoment {
                    pool: layout.line_at(line, 0.0).pool,
                    waiting: 0.0,
                })
                .collect(),
        }
    }

    /// Moves everyone through one slice.
    #[inline(never)]
    pub fn advance(&mut self, layout: &Layout, slice: &Slice, state: &mut State) {
        arrive(layout, slice, state, &mut self.newcomers);
        self.open_gate(layout, slice, state);
        self.run_loop(layout, state);
        self.run_lines(layout, slice, state);
        debug_assert!(
            state.conserves(layout.class_count()),
            "people went missing at minute {}",
            slice.start_minute
        );
    }

    /// Gathers the crowds and lets the gate decide how many attempts it admits.
    #[inline(never)]
    fn open_gate(&mut self, layout: &Layout, slice: &Slice, state: &mut State) {
        let classes = layout.class_count();
        for (line, moment) in self.lines.iter_mut().enumerate() {
            moment.pool = layout.line_at(line, slice.start_minute).pool;
        }
        for (place, crowd) in self.crowds.iter_mut().enumerate() {
            let class = place % classes;
            crowd.unlocked_share = layout
                .classes
                .unlocked_share(class, slice.gate.through_share);
            let line = crowd.behaviour.phone.map(|phone| phone.line);
            crowd.line_is_open = line.is_some_and(|line| self.lines[line].pool.agents > 0.0);
            (crowd.retry_persons, crowd.returning, crowd.newcomers) = (0.0, 0.0, 0.0);
        }
        for (cohort, &kind) in layout.kind_of_cohort.iter().enumerate() {
            for class in 0..classes {
                let cell = cohort * classes + class;
                let crowd = &mut self.crowds[kind * classes + class];
                crowd.retry_persons += state.retry_persons[cell];
                crowd.returning += state.returning_persons[cell];
                crowd.newcomers += self.newcomers[cell];
            }
        }
        let minutes = slice.length_minutes;
        let capacity = capacity_left(
            slice.gate.capacity_per_minute,
            layout.inputs.gate.overload_loss,
            state.attempts_per_minute,
        ) * minutes;
        let last = state.admitted_share;
        let admission = admit(&self.crowds, &mut self.passes, capacity, last, minutes);
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
        for (cohort, &kind) in layout.kind_of_cohort.iter().enumerate() {
            let totals = &mut state.cohorts[cohort];
            for class in 0..classes {
                let cell = cohort * classes + class;
                let pass = &self.passes[kind * classes + class];
                let flow = pass.run(
                    state.retry_persons[cell],
                    self.newcomers[cell],
                    state.returning_persons[cell],
                );
                state.retry_persons[cell] = flow.retry_persons;
                state.returning_persons[cell] = 0.0;
                self.to_phone[cell] = flow.to_phone;
                totals.tries += flow.tries;
                totals.done_by_login += flow.done_by_login;
                totals.done_by_alternative += flow.done_by_alternative;
                totals.gave_up += flow.gave_up;
            }
        }
    }

    /// Moves every line through the slice and sends on those whose call is over.
    #[inline(never)]
    fn run_lines(&mut self, layout: &Layout, slice: &Slice, state: &mut State) {
        let classes = layout.class_count();
        let minutes = slice.length_minutes;
        for (line, inputs) in layout.inputs.lines.iter().enumerate() {
            let now = layout.line_at(line, slice.start_minute);
            let base_calls = now.base_calls_per_minute * minutes;
            let calls: f64 = layout.cohorts_on_line[line]
                .iter()
                .flat_map(|cohort| &self.to_phone[cohort * classes..(cohort + 1) * classes])
                .sum();
            let before = state.on_lines[line];
            let shares = LineShares::work_out(
                &now.pool,
                before,
                base_calls + calls,
                inputs.trunk_limit_persons,
                minutes,
            );
            state.lines[line].offered += base_calls + calls;
            self.pass_callers(layout, line, &shares, base_calls, state);
            self.lines[line].waiting = 0.5 * (before.waiting + state.on_lines[line].waiting);
        }
    }

    /// Moves everyone on one line by the same shares.
    #[inline(never)]
    fn pass_callers(
        &self,
        layout: &Layout,
        line: usize,
        shares: &LineShares,
        base_calls: f64,
        state: &mut State,
    ) {
        let classes = layout.class_count();
        let redial_share = layout.inputs.lines[line].redial_share;
        let totals = &mut state.lines[line];
        let (base, flow) = shares.pass(state.base_callers[line], base_calls);
        state.base_callers[line] = base;
        totals.answered += flow.answered;
        totals.hung_up += flow.hung_up;
        let mut on_line = base;
        for &cohort in &layout.cohorts_on_line[line] {
            let phone = layout.inputs.cohorts[cohort].behaviour.phone;
            let resolve_share = phone.map_or(0.0, |phone| phone.resolve_share);
            for cell in cohort * classes..(cohort + 1) * classes {
                let (callers, flow) = shares.pass(state.callers[cell], self.to_phone[cell]);
                state.callers[cell] = callers;
                on_line.waiting += callers.waiting;
                on_line.in_call += callers.in_call;
                let next = after_call(flow, resolve_share, redial_share);
                state.returning_persons[cell] = next.returning;
                state.cohorts[cohort].done_by_phone += next.done_by_phone;
                state.cohorts[cohort].gave_up += next.gave_up;
                totals.answered += flow.answered;
                totals.hung_up += flow.hung_up;
            }
        }
        state.on_lines[line] = on_line;
    }
}
