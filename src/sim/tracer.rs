//! One task pushed through a finished run: the chances of each outcome, minute by minute.
//!
//! A tracer meets the same gate, admission and queues as the cohorts did but does not add to them.
//! On a line it waits in order (`visit`). Its chances sum to 1 at every moment.

use crate::sim::{
    inputs::{BehaviourInputs, Way},
    retry::{LoopPass, Pace, TryChances, turning_share},
    run::{Environment, Run},
    visit::Visit,
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
    /// Done at a counter.
    pub done_by_counter: f64,
    /// Done with a code.
    pub done_by_code: f64,
    /// Given up for the day.
    pub gave_up: f64,
    /// Between tries, or about to make the first.
    pub trying: f64,
    /// Waiting on the phone.
    pub waiting: f64,
    /// In a call.
    pub in_call: f64,
    /// On the way to a counter or a code desk, at it, or waiting for a code to work.
    pub at_desk: f64,
    /// Expected tries made so far.
    pub tries: f64,
}

impl Outlook {
    /// Returns the chance that the task is done, by whatever way.
    #[must_use]
    pub fn done(&self) -> f64 {
        self.done_by_login + self.done_another_way()
    }

    /// Returns the chance that the task is done without the usual login.
    #[must_use]
    pub fn done_another_way(&self) -> f64 {
        self.done_by_alternative + self.done_by_phone + self.done_by_counter + self.done_by_code
    }

    /// Returns the chance that the task is still open.
    #[must_use]
    pub fn open(&self) -> f64 {
        self.trying + self.waiting + self.in_call + self.at_desk
    }

    /// Adds a part of another outlook.
    fn add(&mut self, other: &Self, share: f64) {
        self.done_by_login += share * other.done_by_login;
        self.done_by_alternative += share * other.done_by_alternative;
        self.done_by_phone += share * other.done_by_phone;
        self.done_by_counter += share * other.done_by_counter;
        self.done_by_code += share * other.done_by_code;
        self.gave_up += share * other.gave_up;
        self.trying += share * other.trying;
        self.waiting += share * other.waiting;
        self.in_call += share * other.in_call;
        self.at_desk += share * other.at_desk;
        self.tries += share * other.tries;
    }

    /// Adds those who finished on a line.
    fn add_done(&mut self, way: Way, done: f64) {
        match way {
            Way::Phone => self.done_by_phone += done,
            Way::Counter => self.done_by_counter += done,
            Way::Code => self.done_by_code += done,
        }
    }

    /// Adds those who are on a line now.
    fn add_open(&mut self, visit: &Visit) {
        let underway = visit.travelling + visit.activating;
        if visit.way == Way::Phone {
            self.waiting += visit.waiting + underway;
            self.in_call += visit.in_call;
        } else {
            self.at_desk += visit.waiting + visit.in_call + underway;
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
        let mut between = Outlook::default();
        let later = (place - before as f64).min(1.0);
        between.add(&self.outlooks[before], 1.0 - later);
        between.add(&self.outlooks[next], later);
        between
    }

    /// Mixes the chances of people of different kinds by their shares, which sum to 1.
    ///
    /// # Panics
    /// Never for tracers of one run and one wanted minute, of which there is at least one.
    #[must_use]
    pub fn mix(kinds: &[(f64, Self)]) -> Self {
        let (_, first) = &kinds[0];
        let mixed = |place: usize| {
            let mut outlook = Outlook::default();
            for (share, tracer) in kinds {
                outlook.add(&tracer.outlooks[place], *share);
            }
            outlook
        };
        Self {
            start_row: first.start_row,
            step_minutes: first.step_minutes,
            outlooks: (0..first.outlooks.len()).map(mixed).collect(),
        }
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

/// How people go about it while gate, lines and news stand still.
struct Standing {
    pace: Pace,
    /// The chances of a try that is admitted.
    admitted: TryChances,
    /// Of those who turn to any line, the share that takes each.
    line_shares: [f64; 3],
}

impl Path<'_> {
    /// Pushes the mass of one luck class to the end, adding to the outlook at the end of each step.
    fn push(&self, class: usize, mass: f64, outlooks: &mut [Outlook]) {
        let slices = &self.environment.slices;
        if self.first == slices.len() {
            return;
        }
        let visit = |(way, used)| Visit::new(self.environment, way, used, self.first);
        let mut visits: Vec<Visit> = self.behaviour.uses().map(visit).collect();
        let mut standing = self.standing(class, self.first, &visits);
        let mut pass: Option<LoopPass> = None;
        let (mut retrying, mut returning) = (0.0, 0.0);
        let mut so_far = Outlook::default();
        for (place, slice) in slices.iter().enumerate().skip(self.first) {
            if slice.begins_phase {
                standing = self.standing(class, place, &visits);
                pass = None;
            }
            let wanted_share = slice.length_minutes / self.step_minutes as f64;
            let is_first_step = slice.row == self.start_row;
            let newcomers = if is_first_step {
                mass * wanted_share
            } else {
                0.0
            };
            let chances = TryChances {
                success_share: standing.admitted.success_share
                    * self.environment.admitted_shares[place],
                ..standing.admitted
            };
            let fits = |pass: &LoopPass| pass.fits(chances.success_share, slice.length_minutes);
            let current = pass
                .filter(fits)
                .unwrap_or_else(|| LoopPass::new(standing.pace, chances, slice.length_minutes));
            pass = Some(current);
            let flow = current.run(retrying, newcomers, returning);
            (retrying, returning) = (flow.retry_persons, 0.0);
            so_far.done_by_login += flow.done_by_login;
            so_far.done_by_alternative += flow.done_by_alternative;
            so_far.gave_up += flow.gave_up;
            so_far.tries += flow.tries;
            for (visit, share) in visits.iter_mut().zip(standing.line_shares) {
                let next = visit.pass(place, flow.to_lines * share);
                returning += next.returning;
                so_far.gave_up += next.gave_up;
                so_far.add_done(visit.way, next.done);
            }
            let ends_step = slices
                .get(place + 1)
                .is_none_or(|next| next.row > slice.row);
            if ends_step {
                let outlook = &mut outlooks[slice.row - self.start_row];
                outlook.add(&so_far, 1.0);
                outlook.trying += retrying + returning;
                visits.iter().for_each(|visit| outlook.add_open(visit));
            }
        }
    }

    /// Returns how people of a class go about it from a slice on.
    fn standing(&self, class: usize, place: usize, visits: &[Visit]) -> Standing {
        let slice = &self.environment.slices[place];
        let news = self.environment.news_at(slice.start_minute);
        let mut line_shares = [0.0; 3];
        for (share, visit) in line_shares.iter_mut().zip(visits) {
            if visit.is_open_to(place) {
                *share = match self.first_try {
                    FirstTry::Login => turning_share(visit.way, visit.used.switch_share, &news),
                    FirstTry::Call => f64::from(u8::from(visit.way == Way::Phone)),
                };
            }
        }
        let turning: f64 = line_shares.iter().sum();
        if turning > 0.0 {
            line_shares.iter_mut().for_each(|share| *share /= turning);
        }
        let admitted = match self.first_try {
            FirstTry::Call => TryChances::call(turning > 0.0),
            FirstTry::Login => {
                let classes = &self.environment.classes;
                let unlocked = classes.unlocked_share(class, slice.gate.through_share);
                TryChances::login(self.behaviour, unlocked, turning.min(1.0))
            }
        };
        Standing {
            pace: Pace::of(self.behaviour, news.retry_factor),
            admitted,
            line_shares,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{examples, inputs::LineUse, kernel::simulate_inputs};

    /// A gate shut from minute 10 to 40, and a line with one free agent who resolves half the calls.
    fn run_with_line(agents: f64) -> (Run, BehaviourInputs) {
        let mut inputs = examples::one_cohort(120, &[(0.0, 1.0), (10.0, 0.0), (40.0, 1.0)], 10.0);
        inputs.lines = vec![examples::line(agents)];
        let phone = LineUse {
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

    #[test]
    fn a_task_is_followed_through_longer_steps() {
        let mut inputs = examples::one_cohort(120, &[(0.0, 0.0), (40.0, 1.0)], 10.0);
        inputs.step_minutes = 5;
        let run = simulate_inputs(&inputs);
        let tracer = Tracer::follow(&run, &examples::PATIENT, FirstTry::Login, 52);
        let done = |minute| tracer.at(minute).done_by_login;
        assert_eq!([0, 49, 54].map(done), [0.0; 3]);
        assert!((done(55) - 1.0).abs() < 1e-12 && (done(120) - 1.0).abs() < 1e-12);
        assert_eq!(tracer.at(1000), tracer.at(120));
    }

    #[test]
    fn a_mix_of_one_and_the_same_is_the_same() {
        let (run, behaviour) = run_with_line(2.0);
        let behaviour = BehaviourInputs {
            counter: behaviour.phone,
            patience_minutes: 60.0,
            ..behaviour
        };
        let tracer = Tracer::follow(&run, &behaviour, FirstTry::Login, 12);
        let mixed = Tracer::mix(&[(0.25, tracer.clone()), (0.75, tracer.clone())]).at(20);
        let outlook = tracer.at(20);
        let at_all = [outlook.at_desk, outlook.waiting, outlook.gave_up];
        assert!(at_all.into_iter().all(|chance| chance > 0.0), "{outlook:?}");
        for (is, should) in [
            (mixed.at_desk, outlook.at_desk),
            (mixed.waiting, outlook.waiting),
            (mixed.in_call, outlook.in_call),
            (mixed.trying, outlook.trying),
            (mixed.gave_up, outlook.gave_up),
            (mixed.done(), outlook.done()),
            (mixed.tries, outlook.tries),
        ] {
            assert!((is - should).abs() < 1e-12, "{mixed:?} {outlook:?}");
        }
    }
}
