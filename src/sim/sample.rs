//! One person's way through a finished run, drawn by lot: an example, never a forecast.
//!
//! It meets the same hazards as a tracer, but one thing happens instead of all of them in parts. The
//! same seed tells the same story on every machine. It changes nothing in the run.

use crate::sim::{
    inputs::{BehaviourInputs, LineUse, Way},
    retry::{Pace, TryChances, turning_share},
    rng::Xoshiro256StarStarV1,
    run::{Environment, Run},
    tracer::FirstTry,
};

/// Something that happens to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// A try to log in fails, or a call finds the line closed.
    FailedTry,
    /// The person calls, sets out for a counter, or asks for a code.
    TurnedTo(Way),
    /// Someone answers.
    Answered(Way),
    /// The talk ends without help; the person goes back to trying.
    NotHelped(Way),
    /// The person no longer waits to be answered, and goes back to trying unless giving up follows.
    HungUp(Way),
    /// The person gives up for the day.
    GaveUp,
    /// Done by login.
    DoneByLogin,
    /// Done by another login.
    DoneByAlternative,
    /// Done by phone, at a counter, with a code.
    DoneBy(Way),
}

impl Happening {
    /// Returns whether the task is done by it.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(
            self,
            Self::DoneByLogin | Self::DoneByAlternative | Self::DoneBy(_)
        )
    }
}

/// When something happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Minutes from the start of the horizon, with fractions; before its end.
    pub minute: f64,
    /// What happens.
    pub happening: Happening,
}

/// Draws what happens to one person who wants a task during the step of `wanted_minute`, in order.
///
/// The last moment is done or given up, unless the task is still open at the end of the horizon.
///
/// # Formula    Luck is drawn once. Tries and giving up come by exponential clocks; a try succeeds
/// with the chance of its slice; whoever joins a line is answered after the wait expected then, if
/// patience lasts and the line is still open.
/// # Limits     An example. Many of them together agree with [`super::tracer::Tracer`], one says
/// nothing about how likely it was.
#[must_use]
pub fn sample_day(
    run: &Run,
    behaviour: &BehaviourInputs,
    first_try: FirstTry,
    wanted_minute: usize,
    seed: u64,
) -> Vec<Moment> {
    let mut lots = Xoshiro256StarStarV1::seeded(seed);
    let environment = run.environment();
    let step = run.step_minutes();
    let start = wanted_minute / step * step;
    let mut walk = Walk {
        class: luck(environment, lots.share()),
        minute: start as f64 + lots.share() * step as f64,
        end: run.minutes() as f64,
        environment,
        behaviour,
        first_try,
        lots,
        moments: Vec::new(),
    };
    while walk.minute < walk.end {
        let is_open = match walk.make_try() {
            Next::Waits => true,
            Next::TurnsTo(way, used) => walk.visit(way, used),
            Next::IsThrough => false,
        };
        if !is_open || !walk.wait_for_next_try() {
            break;
        }
    }
    walk.moments
}

/// Returns the luck class that a lot falls into.
fn luck(environment: &Environment, lot: f64) -> usize {
    let masses = environment.classes.masses();
    let mut below = 0.0;
    let is_it = |mass: &f64| {
        below += mass;
        lot < below
    };
    masses.iter().position(is_it).unwrap_or(masses.len() - 1)
}

/// One person on the way through the day.
struct Walk<'a> {
    environment: &'a Environment,
    behaviour: &'a BehaviourInputs,
    first_try: FirstTry,
    lots: Xoshiro256StarStarV1,
    /// The luck class.
    class: usize,
    /// Now.
    minute: f64,
    /// The end of the horizon.
    end: f64,
    moments: Vec<Moment>,
}

/// Where a try leads.
enum Next {
    /// The person waits to try again.
    Waits,
    /// The person turns to a line.
    TurnsTo(Way, LineUse),
    /// The task is done or given up.
    IsThrough,
}

impl Walk<'_> {
    /// Makes one try now.
    fn make_try(&mut self) -> Next {
        let place = self.place_at(self.minute);
        let turning = self.turning(place);
        if self.first_try == FirstTry::Call {
            return if turning.is_empty() {
                self.note(Happening::FailedTry);
                Next::Waits
            } else {
                self.turn(&turning)
            };
        }
        let through_share = self.environment.slices[place].gate.through_share;
        let unlocked = self
            .environment
            .classes
            .unlocked_share(self.class, through_share);
        let sum: f64 = turning.iter().map(|(_, _, share)| share).sum();
        let chances = TryChances::login(self.behaviour, unlocked, sum.min(1.0));
        if self.falls(chances.success_share * self.environment.admitted_shares[place]) {
            return self.end_with(Happening::DoneByLogin);
        }
        self.note(Happening::FailedTry);
        if self.falls(chances.alternative_share) {
            return self.end_with(Happening::DoneByAlternative);
        }
        if self.falls(chances.give_up_now_share) {
            return self.end_with(Happening::GaveUp);
        }
        if self.falls(chances.switch_share) {
            return self.turn(&turning);
        }
        Next::Waits
    }

    /// Returns the lines to which the person may turn in a slice, and how likely to each.
    fn turning(&self, place: usize) -> Vec<(Way, LineUse, f64)> {
        let slice = &self.environment.slices[place];
        let news = self.environment.news_at(slice.start_minute);
        let share = |way, used: &LineUse| match self.first_try {
            FirstTry::Login => turning_share(way, used.switch_share, &news),
            FirstTry::Call => f64::from(u8::from(way == Way::Phone)),
        };
        self.behaviour
            .uses()
            .filter(|(_, used)| self.is_open_to(used, place))
            .map(|(way, used)| (way, used, share(way, &used)))
            .filter(|(_, _, share)| *share > 0.0)
            .collect()
    }

    /// Picks one of the lines.
    fn turn(&mut self, turning: &[(Way, LineUse, f64)]) -> Next {
        let sum: f64 = turning.iter().map(|(_, _, share)| share).sum();
        let mut lot = self.lots.share() * sum;
        for &(way, used, share) in turning {
            if lot < share {
                return Next::TurnsTo(way, used);
            }
            lot -= share;
        }
        turning
            .last()
            .map_or(Next::Waits, |&(way, used, _)| Next::TurnsTo(way, used))
    }

    /// Goes through a line; returns whether the person is back among those who try.
    fn visit(&mut self, way: Way, used: LineUse) -> bool {
        self.note(Happening::TurnedTo(way));
        let rules = self.environment.line_rules[used.line];
        if !self.pass(rules.travel_minutes) {
            return false;
        }
        let moment = *self.environment.line(used.line, self.place_at(self.minute));
        let wait = moment.pool.expected_wait_minutes(moment.waiting);
        let patience = self.lots_for(moment.pool.hang_ups_per_minute);
        if patience < wait || !self.is_answered_at(&used, self.minute + wait) {
            if !self.pass(patience) {
                return false;
            }
            self.note(Happening::HungUp(way));
            if self.falls(rules.redial_share) {
                return self.come_back();
            }
            self.note(Happening::GaveUp);
            return false;
        }
        if !self.pass(wait) {
            return false;
        }
        self.note(Happening::Answered(way));
        let talk = self.lots_for(moment.pool.ends_per_minute);
        if !self.pass(talk) {
            return false;
        }
        if !self.falls(used.resolve_share) {
            self.note(Happening::NotHelped(way));
            return self.come_back();
        }
        if self.pass(rules.activation_minutes) {
            self.note(Happening::DoneBy(way));
        }
        false
    }

    /// Waits for the next try; returns false if the person gives up or the horizon ends first.
    fn wait_for_next_try(&mut self) -> bool {
        // One exponential lot, used up slice by slice at the hazard of each.
        let mut left = self.lots.exponential(1.0);
        while self.minute < self.end {
            let slice = &self.environment.slices[self.place_at(self.minute)];
            let news = self.environment.news_at(slice.start_minute);
            let pace = Pace::of(self.behaviour, news.retry_factor);
            let hazard = pace.retries_per_minute + pace.give_ups_per_minute;
            let slice_end = slice.start_minute + slice.length_minutes;
            let used = hazard * (slice_end - self.minute);
            if left <= used {
                self.minute += left / hazard;
                let gives_up = self.falls(pace.give_ups_per_minute / hazard);
                if gives_up {
                    self.note(Happening::GaveUp);
                }
                return !gives_up;
            }
            left -= used;
            self.minute = slice_end;
        }
        false
    }

    /// Goes back to those who try; as in the run, whoever leaves a line joins them one slice later.
    fn come_back(&mut self) -> bool {
        let slice = &self.environment.slices[self.place_at(self.minute)];
        self.pass(slice.length_minutes)
    }

    /// Lets time pass; returns false if the horizon ends first.
    fn pass(&mut self, minutes: f64) -> bool {
        self.minute += minutes;
        self.minute < self.end
    }

    /// Draws whether something happens that has this chance.
    fn falls(&mut self, chance: f64) -> bool {
        self.lots.share() < chance
    }

    /// Draws how long something takes that ends at this rate; endless at rate 0.
    fn lots_for(&mut self, per_minute: f64) -> f64 {
        let lot = self.lots.exponential(1.0);
        if per_minute > 0.0 {
            lot / per_minute
        } else {
            f64::INFINITY
        }
    }

    /// Returns whether someone who sets out for a line in a slice finds it open.
    fn is_open_to(&self, used: &LineUse, place: usize) -> bool {
        let travel = self.environment.line_rules[used.line].travel_minutes;
        self.is_open_at(used, self.environment.slices[place].start_minute + travel)
    }

    /// Returns whether someone is answered whose turn comes at a minute.
    fn is_answered_at(&self, used: &LineUse, minute: f64) -> bool {
        minute < self.end && self.is_open_at(used, minute)
    }

    fn is_open_at(&self, used: &LineUse, minute: f64) -> bool {
        let place = self.place_at(minute);
        self.environment.line(used.line, place).pool.agents > 0.0
    }

    /// Returns the slice that holds a minute, the last one beyond the horizon.
    fn place_at(&self, minute: f64) -> usize {
        let slices = &self.environment.slices;
        slices.partition_point(|slice| slice.start_minute <= minute) - 1
    }

    fn note(&mut self, happening: Happening) {
        self.moments.push(Moment {
            minute: self.minute,
            happening,
        });
    }

    fn end_with(&mut self, happening: Happening) -> Next {
        self.note(happening);
        Next::IsThrough
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{
        examples,
        inputs::{Inputs, LineInputs, LineSpan},
        kernel::simulate_inputs,
        tracer::{Outlook, Tracer},
    };

    fn line(agents: f64, travel_minutes: f64, activation_minutes: f64) -> LineInputs {
        let span = |from_minute, agents, base_calls_per_minute| LineSpan {
            from_minute,
            agents,
            base_calls_per_minute,
        };
        LineInputs {
            // Busy for a while, so that some wait and some hang up; closed at the end.
            spans: vec![
                span(0.0, agents, 0.3 * agents),
                span(30.0, agents, 0.05 * agents),
                span(200.0, 0.0, 0.0),
            ],
            call_minutes: 5.0,
            patience_minutes: 12.0,
            redial_share: 0.5,
            trunk_limit_persons: f64::INFINITY,
            base_start_persons: 0.0,
            travel_minutes,
            activation_minutes,
        }
    }

    /// Four hours with a gate that lets a tenth in for an hour and a half, and every way out of it.
    fn day() -> Inputs {
        let mut inputs = examples::one_cohort(240, &[(0.0, 1.0), (10.0, 0.1), (100.0, 1.0)], 10.0);
        inputs.lines = vec![
            line(20.0, 0.0, 0.0),
            line(5.0, 25.0, 0.0),
            line(8.0, 0.0, 10.0),
        ];
        let used = |line, switch_share| LineUse {
            line,
            switch_share,
            resolve_share: 0.4,
        };
        inputs.cohorts[0].behaviour = BehaviourInputs {
            patience_minutes: 80.0,
            give_up_now_share: 0.05,
            alternative_share: 0.03,
            phone: Some(used(0, 0.15)),
            counter: Some(used(1, 0.05)),
            codes: Some(used(2, 0.1)),
            ..examples::PATIENT
        };
        inputs
    }

    /// What has become of the task by a minute, as shares of one.
    fn standing(moments: &[Moment], minute: f64) -> [f64; 6] {
        let mut shares = [0.0; 6];
        let mut happenings = moments.iter().filter(|moment| moment.minute < minute);
        let ended = happenings.next_back().map(|moment| moment.happening);
        let place = match ended {
            Some(Happening::DoneByLogin) => 0,
            Some(Happening::DoneByAlternative) => 1,
            Some(Happening::DoneBy(way)) => 2 + way as usize,
            Some(Happening::GaveUp) => 5,
            _ => return shares,
        };
        shares[place] = 1.0;
        shares
    }

    fn chances(outlook: &Outlook) -> [f64; 6] {
        [
            outlook.done_by_login,
            outlook.done_by_alternative,
            outlook.done_by_phone,
            outlook.done_by_counter,
            outlook.done_by_code,
            outlook.gave_up,
        ]
    }

    #[test]
    fn many_samples_are_the_tracer() {
        let inputs = day();
        let run = simulate_inputs(&inputs);
        let behaviour = inputs.cohorts[0].behaviour;
        let count = 20_000_u32;
        for (first_try, wanted) in [(FirstTry::Login, 20), (FirstTry::Call, 15)] {
            let tracer = Tracer::follow(&run, &behaviour, first_try, wanted);
            let checks = [45, 90, 130, 240];
            let mut sums = [[0.0; 6]; 4];
            let mut tries = 0.0;
            for seed in 0..count {
                let moments = sample_day(&run, &behaviour, first_try, wanted, u64::from(seed));
                for (sums, minute) in sums.iter_mut().zip(checks) {
                    let standing = standing(&moments, f64::from(minute));
                    sums.iter_mut()
                        .zip(standing)
                        .for_each(|(sum, is)| *sum += is);
                }
                let is_try = |moment: &&Moment| match moment.happening {
                    Happening::FailedTry | Happening::DoneByLogin => true,
                    Happening::TurnedTo(_) => first_try == FirstTry::Call,
                    _ => false,
                };
                tries += moments.iter().filter(is_try).count() as f64;
            }
            for (sums, minute) in sums.iter().zip(checks) {
                let expected = chances(&tracer.at(minute as usize));
                for (sum, chance) in sums.iter().zip(expected) {
                    let mean = sum / f64::from(count);
                    let error = (chance * (1.0 - chance) / f64::from(count)).sqrt();
                    assert!(
                        (mean - chance).abs() <= 3.0 * error + 0.002,
                        "{first_try:?} at {minute}: {mean} is not {chance}"
                    );
                }
            }
            let expected = tracer.at(240).tries;
            let mean = tries / f64::from(count);
            assert!(
                (mean - expected).abs() < 0.02 * expected,
                "{mean} {expected}"
            );
        }
    }

    #[test]
    fn a_seed_tells_one_story_and_another_seed_another() {
        let inputs = day();
        let run = simulate_inputs(&inputs);
        let behaviour = inputs.cohorts[0].behaviour;
        let tell = |seed| sample_day(&run, &behaviour, FirstTry::Login, 20, seed);
        assert_eq!(tell(3), tell(3));
        assert_ne!(tell(3), tell(4));
    }

    #[test]
    fn a_story_is_in_order_and_ends_once() {
        let inputs = day();
        let run = simulate_inputs(&inputs);
        let behaviour = inputs.cohorts[0].behaviour;
        for seed in 0..300 {
            let moments = sample_day(&run, &behaviour, FirstTry::Login, 20, seed);
            assert!(
                moments
                    .windows(2)
                    .all(|pair| pair[0].minute <= pair[1].minute)
            );
            assert!(
                moments
                    .iter()
                    .all(|moment| (20.0..240.0).contains(&moment.minute))
            );
            let ends = |moment: &Moment| {
                moment.happening.is_done() || moment.happening == Happening::GaveUp
            };
            let end = moments.iter().position(ends);
            assert!(
                end.is_none_or(|place| place + 1 == moments.len()),
                "{moments:?}"
            );
        }
    }

    #[test]
    fn the_first_try_is_within_the_step_in_which_it_is_wanted() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 1.0)], 1.0);
        inputs.step_minutes = 5;
        let run = simulate_inputs(&inputs);
        let behaviour = &inputs.cohorts[0].behaviour;
        for seed in 0..40 {
            let first = sample_day(&run, behaviour, FirstTry::Login, 23, seed)[0].minute;
            assert!((20.0..25.0).contains(&first), "{first}");
        }
    }

    #[test]
    fn an_open_gate_is_a_short_story() {
        let inputs = examples::one_cohort(60, &[(0.0, 1.0)], 10.0);
        let run = simulate_inputs(&inputs);
        let moments = sample_day(&run, &examples::PATIENT, FirstTry::Login, 5, 1);
        assert_eq!(moments.len(), 1);
        assert_eq!(moments[0].happening, Happening::DoneByLogin);
        assert!((5.0..6.0).contains(&moments[0].minute));
    }

    fn walk<'a>(run: &'a Run, behaviour: &'a BehaviourInputs, minute: f64) -> Walk<'a> {
        Walk {
            environment: run.environment(),
            behaviour,
            first_try: FirstTry::Login,
            lots: Xoshiro256StarStarV1::seeded(1),
            class: 0,
            minute,
            end: run.minutes() as f64,
            moments: Vec::new(),
        }
    }

    #[test]
    fn a_lot_falls_into_the_class_whose_share_it_is_within() {
        let run = simulate_inputs(&examples::one_cohort(60, &[(0.0, 0.25)], 10.0));
        let class = |lot| luck(run.environment(), lot);
        assert_eq!([0.0, 0.2, 0.25, 0.9].map(class), [0, 0, 1, 1]);
        // Masses may sum to a little less than 1.
        assert_eq!(class(1.0), 1);
    }

    #[test]
    fn first_tries_are_spread_over_the_whole_step() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 1.0)], 1.0);
        inputs.step_minutes = 5;
        let run = simulate_inputs(&inputs);
        let behaviour = &inputs.cohorts[0].behaviour;
        let first = |seed| sample_day(&run, behaviour, FirstTry::Login, 23, seed)[0].minute;
        let (early, late) = (0..40)
            .map(first)
            .fold((25.0_f64, 20.0_f64), |(early, late), minute| {
                (early.min(minute), late.max(minute))
            });
        assert!(early < 21.0 && late > 24.0, "{early} {late}");
    }

    #[test]
    fn what_ends_with_the_horizon_does_not_happen_in_it() {
        let run = simulate_inputs(&examples::one_cohort(60, &[(0.0, 1.0)], 10.0));
        let passes = |minutes| walk(&run, &examples::PATIENT, 50.0).pass(minutes);
        assert_eq!([9.5, 10.0, 10.5].map(passes), [true, false, false]);
    }

    #[test]
    fn whoever_calls_does_not_go_to_a_counter_instead() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 0.0)], 10.0);
        inputs.lines = vec![examples::line(5.0)];
        let behaviour = BehaviourInputs {
            counter: Some(LineUse {
                line: 0,
                switch_share: 1.0,
                resolve_share: 1.0,
            }),
            ..examples::PATIENT
        };
        inputs.cohorts[0].behaviour = behaviour;
        let run = simulate_inputs(&inputs);
        for seed in 0..10 {
            let moments = sample_day(&run, &behaviour, FirstTry::Call, 5, seed);
            let is_failed = |moment: &Moment| moment.happening == Happening::FailedTry;
            assert!(moments.iter().all(is_failed), "{moments:?}");
        }
    }

    #[test]
    fn nobody_sets_out_who_would_find_the_line_closed() {
        let inputs = day();
        let run = simulate_inputs(&inputs);
        let behaviour = &inputs.cohorts[0].behaviour;
        let walk = walk(&run, behaviour, 20.0);
        let [phone, counter] = [behaviour.phone, behaviour.counter].map(|used| used.expect("used"));
        // Both close at minute 200; the counter is 25 minutes away.
        let is_open = |used, minute| walk.is_open_to(used, walk.place_at(minute));
        assert_eq!([199.0, 200.0].map(|at| is_open(&phone, at)), [true, false]);
        assert_eq!(
            [174.0, 175.0].map(|at| is_open(&counter, at)),
            [true, false]
        );
    }

    #[test]
    fn nobody_is_answered_after_hours_or_beyond_the_horizon() {
        let mut inputs = day();
        inputs.lines[2].spans.pop();
        let run = simulate_inputs(&inputs);
        let behaviour = &inputs.cohorts[0].behaviour;
        let walk = walk(&run, behaviour, 20.0);
        let [phone, codes] = [behaviour.phone, behaviour.codes].map(|used| used.expect("used"));
        let is_answered = |used, minute| walk.is_answered_at(used, minute);
        assert_eq!(
            [199.5, 200.0, 239.0].map(|at| is_answered(&phone, at)),
            [true, false, false]
        );
        assert_eq!(
            [239.0, 240.0, 300.0].map(|at| is_answered(&codes, at)),
            [true, false, false]
        );
    }
}
