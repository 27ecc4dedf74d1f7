//! One task pushed through a finished run: the chances of each outcome, minute by minute.
//!
//! A tracer meets the same gate, admission and queues as the cohorts did but does not add to them.
//! On the phone it waits in order: the wait expected when it joined, then a call. Its chances sum
//! to 1 at every moment.

use crate::sim::{
    availability::Slice,
    inputs::{BehaviourInputs, PhoneUse},
    math::{Decay, exp},
    phone_line::CallerFlow,
    recover::after_call,
    retry::{LoopPass, TryChances},
    run::{Environment, LineMoment, Run},
};

/// How a person goes about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FirstTry {
    /// By logging in; the phone is where failed tries may lead.
    Login,
    /// By calling; every try is a call, and nobody is asked to log in.
    Call,
}

/// Chances at one moment; all but the tries sum to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outlook {
    /// Done by login.
    pub done_by_login: f64,
    /// Done by another login.
    pub done_by_alternative: f64,
    /// Done by phone.
    pub done_by_phone: f64,
    /// Given up for the day.
    pub gave_up: f64,
    /// Between tries, or about to make the first.
    pub trying: f64,
    /// Waiting on the phone.
    pub waiting: f64,
    /// In a call.
    pub in_call: f64,
    /// Expected tries made so far.
    pub tries: f64,
}

impl Outlook {
    /// Returns the chance that the task is done, by whatever way.
    #[must_use]
    pub fn done(&self) -> f64 {
        self.done_by_login + self.done_by_alternative + self.done_by_phone
    }

    /// Returns the chance that the task is still open.
    #[must_use]
    pub fn open(&self) -> f64 {
        self.trying + self.waiting + self.in_call
    }

    /// Returns the point a share of the way from this outlook to a later one.
    fn towards(&self, later: &Self, share: f64) -> Self {
        let between = |from: f64, to: f64| from + (to - from) * share;
        Self {
            done_by_login: between(self.done_by_login, later.done_by_login),
            done_by_alternative: between(self.done_by_alternative, later.done_by_alternative),
            done_by_phone: between(self.done_by_phone, later.done_by_phone),
            gave_up: between(self.gave_up, later.gave_up),
            trying: between(self.trying, later.trying),
            waiting: between(self.waiting, later.waiting),
            in_call: between(self.in_call, later.in_call),
            tries: between(self.tries, later.tries),
        }
    }
}

/// The chances of one task from the moment it is wanted to the end of the horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracer {
    start_row: usize,
    step_minutes: usize,
    /// At the start of the step in which it is wanted, and at the end of each step from then on.
    outlooks: Vec<Outlook>,
}

impl Tracer {
    /// Pushes a task that is wanted during the step of `wanted_minute` through a run.
    ///
    /// The first try is spread over that step.
    #[must_use]
    pub fn follow(
        run: &Run,
        behaviour: &BehaviourInputs,
        first_try: FirstTry,
        wanted_minute: usize,
    ) -> Self {
        let step_minutes = run.step_minutes();
        let start_row = wanted_minute.min(run.minutes()) / step_minutes;
        let rows = run.minutes() / step_minutes - start_row;
        let mut outlooks = vec![Outlook::default(); rows + 1];
        outlooks[0].trying = 1.0;
        let environment = run.environment();
        let first = environment
            .slices
            .partition_point(|slice| slice.row < start_row);
        let path = Path {
            environment,
            behaviour,
            first_try,
            first,
            start_row,
            step_minutes,
        };
        for (class, &mass) in environment.classes.masses().iter().enumerate() {
            path.push(class, mass, &mut outlooks[1..]);
        }
        Self {
            start_row,
            step_minutes,
            outlooks,
        }
    }

    /// Returns the chances at a moment of the horizon; before the task is wanted it is still open.
    #[must_use]
    pub fn at(&self, minute: usize) -> Outlook {
        let row = (minute / self.step_minutes).saturating_sub(self.start_row);
        self.outlooks[row.min(self.outlooks.len() - 1)]
    }

    /// Returns the chances so many minutes after the task was wanted, at most to the horizon.
    ///
    /// The task is wanted on average in the middle of its step, so this lies between two moments.
    #[must_use]
    pub fn after(&self, minutes: f64) -> Outlook {
        let place = minutes.max(0.0) / self.step_minutes as f64 + 0.5;
        let last = self.outlooks.len() - 1;
        let before = (place as usize).min(last);
        let next = (before + 1).min(last);
        self.outlooks[before].towards(&self.outlooks[next], place - before as f64)
    }
}

/// What a tracer passes, whatever its luck.
struct Path<'a> {
    environment: &'a Environment,
    behaviour: &'a BehaviourInputs,
    first_try: FirstTry,
    /// The slice in which the task is wanted.
    first: usize,
    start_row: usize,
    step_minutes: usize,
}

/// Where the mass of one luck class is.
#[derive(Clone, Copy, Debug, Default)]
struct Mass {
    retrying: f64,
    returning: f64,
    waiting: f64,
    in_call: f64,
}

impl Path<'_> {
    /// Pushes the mass of one luck class to the end, adding to the outlook at the end of each step.
    fn push(&self, class: usize, mass: f64, outlooks: &mut [Outlook]) {
        let slices = &self.environment.slices;
        let mut at = Mass::default();
        let mut so_far = Outlook::default();
        let mut queue = Queue::new(slices.len() - self.first);
        let mut pass: Option<LoopPass> = None;
        for (place, slice) in slices.iter().enumerate().skip(self.first) {
            let is_first_step = slice.row == self.start_row;
            let wanted_share = slice.length_minutes / self.step_minutes as f64;
            let newcomers = if is_first_step {
                mass * wanted_share
            } else {
                0.0
            };
            let chances = self.chances(class, place, slice);
            let fitting = pass.filter(|pass| pass.fits(&chances, slice.length_minutes));
            let current = fitting
                .unwrap_or_else(|| LoopPass::new(self.behaviour, chances, slice.length_minutes));
            pass = Some(current);
            let flow = current.run(at.retrying, newcomers, at.returning);
            at.retrying = flow.retry_persons;
            at.returning = 0.0;
            so_far.done_by_login += flow.done_by_login;
            so_far.done_by_alternative += flow.done_by_alternative;
            so_far.gave_up += flow.gave_up;
            so_far.tries += flow.tries;
            if let Some(phone) = self.behaviour.phone {
                self.call(
                    phone,
                    place,
                    flow.to_phone,
                    &mut queue,
                    &mut at,
                    &mut so_far,
                );
            }
            let ends_step = slices
                .get(place + 1)
                .is_none_or(|next| next.row > slice.row);
            if ends_step {
                add(&mut outlooks[slice.row - self.start_row], &so_far, &at);
            }
        }
    }

    fn chances(&self, class: usize, place: usize, slice: &Slice) -> TryChances {
        let phone = self.behaviour.phone;
        let line_is_open =
            phone.is_some_and(|phone| self.line_at(phone.line, place).pool.agents > 0.0);
        match self.first_try {
            FirstTry::Call => TryChances::call(line_is_open),
            FirstTry::Login => {
                let classes = &self.environment.classes;
                let unlocked = classes.unlocked_share(class, slice.gate.through_share);
                let success = unlocked * self.environment.admitted_shares[place];
                TryChances::login(self.behaviour, success, line_is_open)
            }
        }
    }

    fn line_at(&self, line: usize, place: usize) -> &LineMoment {
        &self.environment.lines[place * self.environment.redial_shares.len() + line]
    }

    /// Moves the mass on the phone through one slice, and sends on what leaves it.
    fn call(
        &self,
        phone: PhoneUse,
        place: usize,
        joining: f64,
        queue: &mut Queue,
        at: &mut Mass,
        so_far: &mut Outlook,
    ) {
        let slice = &self.environment.slices[place];
        let moment = self.line_at(phone.line, place);
        let theta = moment.pool.hang_ups_per_minute;
        let index = place - self.first;
        let (mut answered, mut hung_up) =
            queue.leave(index, theta, slice.length_minutes, at.waiting);
        at.waiting = (at.waiting - answered - hung_up).max(0.0);
        if joining > 0.0 {
            // Callers of a slice are spread over it: on average they join in its middle.
            let left = 0.5 * slice.length_minutes;
            let joined_minute = slice.start_minute + left;
            let wait = moment.pool.expected_wait_minutes(moment.waiting);
            if wait <= left {
                let heard = joining * exp(-theta * wait);
                answered += heard;
                hung_up += joining - heard;
            } else {
                let still = joining * exp(-theta * left);
                hung_up += joining - still;
                at.waiting += still;
                self.schedule(phone.line, joining, joined_minute, wait, theta, queue);
            }
        }
        let talk = Decay::over(moment.pool.ends_per_minute * slice.length_minutes);
        let in_call = at.in_call * talk.kept + answered * talk.kept_of_inflow;
        let ended = at.in_call + answered - in_call;
        at.in_call = in_call;
        let redial_share = self.environment.redial_shares[phone.line];
        let flow = CallerFlow {
            answered: ended,
            hung_up,
        };
        let next = after_call(flow, phone.resolve_share, redial_share);
        at.returning = next.returning;
        so_far.done_by_phone += next.done_by_phone;
        so_far.gave_up += next.gave_up;
    }

    /// Books the answer of callers who must wait, unless the line is closed by then.
    fn schedule(
        &self,
        line: usize,
        joining: f64,
        joined_minute: f64,
        wait: f64,
        theta: f64,
        queue: &mut Queue,
    ) {
        let slices = &self.environment.slices;
        let answer_minute = joined_minute + wait;
        let place = slices.partition_point(|slice| slice.start_minute <= answer_minute) - 1;
        let slice = &slices[place];
        let is_within = answer_minute < slice.start_minute + slice.length_minutes;
        if is_within && self.line_at(line, place).pool.agents > 0.0 {
            let answered = joining * exp(-theta * wait);
            let waits_on = answer_minute - slice.start_minute;
            queue.book(
                place - self.first,
                answered,
                answered * exp(theta * waits_on),
            );
        }
    }
}

/// Answers that are booked, per slice from the first.
struct Queue {
    /// Who will be answered in each slice.
    answered: Vec<f64>,
    /// The same people at the start of that slice, before some of them hang up in it.
    due: Vec<f64>,
}

impl Queue {
    fn new(slices: usize) -> Self {
        Self {
            answered: vec![0.0; slices],
            due: vec![0.0; slices],
        }
    }

    fn book(&mut self, index: usize, answered: f64, due: f64) {
        self.answered[index] += answered;
        self.due[index] += due;
    }

    /// Returns who is answered in a slice and who hangs up, of those waiting at its start.
    fn leave(&self, index: usize, theta: f64, minutes: f64, waiting: f64) -> (f64, f64) {
        let answered = self.answered[index].min(waiting);
        let due = self.due[index].clamp(answered, waiting.max(answered));
        let gone_share = 1.0 - exp(-theta * minutes);
        (answered, (waiting - due) * gone_share + (due - answered))
    }
}

/// Adds the mass of one luck class to an outlook.
fn add(outlook: &mut Outlook, so_far: &Outlook, at: &Mass) {
    outlook.done_by_login += so_far.done_by_login;
    outlook.done_by_alternative += so_far.done_by_alternative;
    outlook.done_by_phone += so_far.done_by_phone;
    outlook.gave_up += so_far.gave_up;
    outlook.tries += so_far.tries;
    outlook.trying += at.retrying + at.returning;
    outlook.waiting += at.waiting;
    outlook.in_call += at.in_call;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{
        examples,
        inputs::{LineInputs, LineSpan},
        kernel::simulate_inputs,
    };

    /// A gate shut from minute 10 to 40, and a line with one free agent who resolves half the calls.
    fn run_with_line(agents: f64) -> (Run, BehaviourInputs) {
        let mut inputs = examples::one_cohort(120, &[(0.0, 1.0), (10.0, 0.0), (40.0, 1.0)], 10.0);
        inputs.lines = vec![LineInputs {
            spans: vec![LineSpan {
                from_minute: 0.0,
                agents,
                base_calls_per_minute: 0.0,
            }],
            call_minutes: 5.0,
            patience_minutes: 10.0,
            redial_share: 0.5,
            trunk_limit_persons: f64::INFINITY,
            base_start_persons: 0.0,
        }];
        let phone = PhoneUse {
            line: 0,
            switch_share: 0.3,
            resolve_share: 0.5,
        };
        let behaviour = BehaviourInputs {
            phone: Some(phone),
            ..examples::PATIENT
        };
        inputs.cohorts[0].behaviour = behaviour;
        (simulate_inputs(&inputs), behaviour)
    }

    #[test]
    fn an_open_gate_is_passed_at_once() {
        let (run, behaviour) = run_with_line(5.0);
        let tracer = Tracer::follow(&run, &behaviour, FirstTry::Login, 50);
        let outlook = tracer.at(51);
        assert!(outlook.done_by_login > 0.999, "{outlook:?}");
        assert_eq!(tracer.at(20).trying, 1.0);
    }

    #[test]
    fn chances_sum_to_one_at_every_moment() {
        for agents in [0.0, 1.0, 50.0] {
            let (run, behaviour) = run_with_line(agents);
            for first_try in [FirstTry::Login, FirstTry::Call] {
                let tracer = Tracer::follow(&run, &behaviour, first_try, 12);
                for minute in 0..=120 {
                    let outlook = tracer.at(minute);
                    let sum = outlook.done() + outlook.gave_up + outlook.open();
                    assert!((sum - 1.0).abs() < 1e-12, "{sum} at {minute}");
                }
            }
        }
    }

    #[test]
    fn a_caller_with_a_free_agent_is_in_a_call_and_then_done_half_the_time() {
        let (run, behaviour) = run_with_line(1000.0);
        let tracer = Tracer::follow(&run, &behaviour, FirstTry::Call, 0);
        let outlook = tracer.at(1);
        assert_eq!(outlook.waiting, 0.0);
        // One minute of calls of five minutes on average, spread over it: 5 (1 - e^-0.2) is left.
        assert!(
            (outlook.in_call - 0.906_346_234_610_090_9).abs() < 1e-12,
            "{outlook:?}"
        );
        assert!(tracer.at(120).done_by_phone > 0.98);
    }

    #[test]
    fn nobody_is_answered_by_nobody() {
        let (run, behaviour) = run_with_line(0.0);
        let tracer = Tracer::follow(&run, &behaviour, FirstTry::Call, 0);
        assert_eq!(tracer.at(120).done_by_phone, 0.0);
        assert_eq!(tracer.at(120).trying, 1.0);
    }

    #[test]
    fn elapsed_time_runs_from_the_middle_of_the_step() {
        let (run, behaviour) = run_with_line(5.0);
        let tracer = Tracer::follow(&run, &behaviour, FirstTry::Login, 12);
        let between = 0.5 * (tracer.at(13).gave_up + tracer.at(14).gave_up);
        assert!((tracer.after(1.0).gave_up - between).abs() < 1e-15);
        assert_eq!(tracer.after(1e9), tracer.at(120));
    }
}
