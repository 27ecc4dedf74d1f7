//! One task on one line: on the way, waiting in order, in a talk, waiting for the help to work.
//!
//! It pushes the mass of a tracer through the line as the run has left it and adds nothing to the
//! line's load. Whoever must wait is booked to be answered when the wait expected on joining is over.

use crate::sim::{
    inputs::{LineUse, Way},
    math::{Decay, exp},
    phone_line::CallerFlow,
    recover::{AfterCall, after_call},
    run::Environment,
};

/// The mass of one luck class on one line.
#[derive(Clone, Debug)]
pub struct Visit<'a> {
    /// The kind of line.
    pub way: Way,
    /// How people use it.
    pub used: LineUse,
    environment: &'a Environment,
    /// The slice in which the task is wanted; bookings count from it.
    first: usize,
    /// Who joins in each slice after a way there.
    joins: Vec<f64>,
    /// Who is answered in each slice after waiting.
    answers: Vec<f64>,
    /// The same people at the start of that slice, before some of them hang up in it.
    due: Vec<f64>,
    /// Whose help takes effect in each slice.
    effects: Vec<f64>,
    /// On the way.
    pub travelling: f64,
    /// Waiting.
    pub waiting: f64,
    /// In a talk.
    pub in_call: f64,
    /// Helped, but not yet in effect.
    pub activating: f64,
}

impl<'a> Visit<'a> {
    /// Makes room for the bookings of a task wanted in slice `first`.
    #[must_use]
    pub fn new(environment: &'a Environment, way: Way, used: LineUse, first: usize) -> Self {
        let rules = &environment.line_rules[used.line];
        let slices = environment.slices.len() - first;
        let room = |is_needed: bool| vec![0.0; if is_needed { slices } else { 0 }];
        Self {
            way,
            used,
            environment,
            first,
            joins: room(rules.travel_minutes > 0.0),
            answers: room(true),
            due: room(true),
            effects: room(rules.activation_minutes > 0.0),
            travelling: 0.0,
            waiting: 0.0,
            in_call: 0.0,
            activating: 0.0,
        }
    }

    /// Returns whether someone who sets out in a slice finds the line open.
    #[must_use]
    pub fn is_open_to(&self, place: usize) -> bool {
        let travel = self.environment.line_rules[self.used.line].travel_minutes;
        let arrives = self.environment.slices[place].start_minute + travel;
        let place = if travel > 0.0 {
            self.place_at(arrives)
        } else {
            place
        };
        self.agents_in(place) > 0.0
    }

    /// Moves the mass on the line through one slice; returns where those go who are through with it.
    pub fn pass(&mut self, place: usize, setting_out: f64) -> AfterCall {
        let index = place - self.first;
        let joining = self.arrive(place, setting_out);
        let slice = &self.environment.slices[place];
        let (line, minutes) = (self.used.line, slice.length_minutes);
        let moment = self.environment.line(line, place);
        let theta = moment.pool.hang_ups_per_minute;
        let (mut answered, mut hung_up) = self.leave_queue(index, theta, minutes);
        if joining > 0.0 {
            // Those who join in a slice are spread over it: on average they do in its middle.
            let left = 0.5 * minutes;
            let wait = moment.pool.expected_wait_minutes(moment.waiting);
            if wait <= left {
                let heard = joining * exp(-theta * wait);
                answered += heard;
                hung_up += joining - heard;
            } else {
                let still = joining * exp(-theta * left);
                hung_up += joining - still;
                self.waiting += still;
                self.book(joining, slice.start_minute + left, wait, theta);
            }
        }
        let talk = Decay::over(moment.pool.ends_per_minute * minutes);
        let in_call = self.in_call * talk.kept + answered * talk.kept_of_inflow;
        let ended = self.in_call + answered - in_call;
        self.in_call = in_call;
        let flow = CallerFlow {
            answered: ended,
            hung_up,
        };
        let redial_share = self.environment.line_rules[line].redial_share;
        let mut next = after_call(flow, self.used.resolve_share, redial_share);
        next.done = self.take_effect(place, next.done);
        next
    }

    /// Books those who set out now to join when they arrive; returns who joins in this slice.
    fn arrive(&mut self, place: usize, setting_out: f64) -> f64 {
        let travel = self.environment.line_rules[self.used.line].travel_minutes;
        if travel <= 0.0 {
            return setting_out;
        }
        if let Some(index) = self.index_after(place, travel) {
            self.joins[index] += setting_out;
        }
        let joining = self.joins[place - self.first];
        self.travelling = (self.travelling + setting_out - joining).max(0.0);
        joining
    }

    /// Books those whom a talk has helped; returns whose help takes effect in this slice.
    fn take_effect(&mut self, place: usize, helped: f64) -> f64 {
        let activation = self.environment.line_rules[self.used.line].activation_minutes;
        if activation <= 0.0 {
            return helped;
        }
        if let Some(index) = self.index_after(place, activation) {
            self.effects[index] += helped;
        }
        let done = self.effects[place - self.first];
        self.activating = (self.activating + helped - done).max(0.0);
        done
    }

    /// Takes out of the queue who is answered in a slice, and who hangs up of those waiting at its
    /// start.
    fn leave_queue(&mut self, index: usize, theta: f64, minutes: f64) -> (f64, f64) {
        let waiting = self.waiting;
        let answered = self.answers[index].min(waiting);
        let due = self.due[index].clamp(answered, waiting.max(answered));
        let gone_share = 1.0 - exp(-theta * minutes);
        let hung_up = (waiting - due) * gone_share + (due - answered);
        self.waiting = (waiting - answered - hung_up).max(0.0);
        (answered, hung_up)
    }

    /// Books the answer of those who must wait, unless the line is closed by then.
    fn book(&mut self, joining: f64, joined_minute: f64, wait: f64, theta: f64) {
        let answer_minute = joined_minute + wait;
        let place = self.place_at(answer_minute);
        let slice = &self.environment.slices[place];
        let is_within = answer_minute < slice.start_minute + slice.length_minutes;
        if is_within && self.agents_in(place) > 0.0 {
            let answered = joining * exp(-theta * wait);
            let waits_on = answer_minute - slice.start_minute;
            let index = place - self.first;
            self.answers[index] += answered;
            self.due[index] += answered * exp(theta * waits_on);
        }
    }

    /// Returns the booking of the slice in which someone is who was in the middle of `place` so many
    /// minutes ago; `None` beyond the horizon.
    fn index_after(&self, place: usize, minutes: f64) -> Option<usize> {
        let slice = &self.environment.slices[place];
        let then = slice.start_minute + 0.5 * slice.length_minutes + minutes;
        let last = self.environment.slices.last()?;
        (then < last.start_minute + last.length_minutes).then(|| self.place_at(then) - self.first)
    }

    /// Returns the slice that holds a minute, the last one beyond the horizon.
    fn place_at(&self, minute: f64) -> usize {
        let slices = &self.environment.slices;
        slices.partition_point(|slice| slice.start_minute <= minute) - 1
    }

    fn agents_in(&self, place: usize) -> f64 {
        self.environment.line(self.used.line, place).pool.agents
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{examples, inputs::LineInputs, kernel::simulate_inputs, run::Run};

    const USED: LineUse = LineUse {
        line: 0,
        switch_share: 0.5,
        resolve_share: 1.0,
    };

    /// Two hours in steps of five minutes, with a line that closes at minute 100.
    fn run(travel_minutes: f64) -> Run {
        let mut inputs = examples::one_cohort(120, &[(0.0, 1.0)], 10.0);
        inputs.lines = vec![LineInputs {
            travel_minutes,
            ..examples::changing_line(3.0, 100.0, 0.0)
        }];
        inputs.step_minutes = 5;
        simulate_inputs(&inputs)
    }

    #[test]
    fn whoever_sets_out_looks_at_when_they_will_arrive() {
        let is_open_to = |travel_minutes, minute: f64| {
            let run = run(travel_minutes);
            let visit = Visit::new(run.environment(), Way::Counter, USED, 0);
            visit.is_open_to(visit.place_at(minute))
        };
        assert!(is_open_to(0.0, 95.0) && !is_open_to(0.0, 100.0));
        assert!(is_open_to(30.0, 65.0) && !is_open_to(30.0, 70.0));
    }

    #[test]
    fn bookings_count_from_the_middle_of_a_slice() {
        let run = run(0.0);
        let visit = Visit::new(run.environment(), Way::Phone, USED, 1);
        // From minute 12.5 to 30.5, 32.5, 35, and to just before and at the horizon.
        let index = |minutes| visit.index_after(2, minutes);
        assert_eq!([18.0, 20.0, 22.5].map(index), [Some(5), Some(5), Some(6)]);
        assert_eq!([107.0, 107.5, 200.0].map(index), [Some(22), None, None]);
    }

    #[test]
    fn nobody_is_booked_to_be_answered_after_hours_or_beyond_the_horizon() {
        let mut inputs = examples::one_cohort(120, &[(0.0, 1.0)], 10.0);
        inputs.lines = vec![examples::line(3.0)];
        let open = simulate_inputs(&inputs);
        let booked = |run: &Run, wait| {
            let mut visit = Visit::new(run.environment(), Way::Phone, USED, 0);
            visit.book(8.0, 50.0, wait, 0.0);
            visit.answers.iter().sum::<f64>()
        };
        assert_eq!(
            [69.5, 70.0, 90.0].map(|wait| booked(&open, wait)),
            [8.0, 0.0, 0.0]
        );
        let closing = run(0.0);
        assert_eq!([49.5, 50.0].map(|wait| booked(&closing, wait)), [8.0, 0.0]);
    }
}
