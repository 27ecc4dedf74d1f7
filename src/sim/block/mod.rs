//! The quick kernel: many draws of the same day side by side, in single precision.
//!
//! The rules are those of [`super::step`], and a draw comes out as the exact kernel would have it but
//! for the length of the steps, a fraction in place of the exponential, and rounding. It keeps no
//! minute of any draw, only a [`Tally`]; [`super::kernel`] remains the only source of a drawn curve.

mod draw;
mod gate;
mod lanes;
mod line;
mod lines;
mod quad;
mod record;
mod slots;

use crate::sim::{
    block::{lanes::WIDTH, quad::Quad},
    inputs::Inputs,
    tally::Tally,
};

/// Draws that are simulated side by side.
///
/// Work goes slice by slice, so that it can stop and go on at any time.
///
/// ```
/// use lockout::{
///     domain::outage::GateReading,
///     ids::ServiceId,
///     sim::{
///         block::Block,
///         inputs::{BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs},
///     },
/// };
/// let phase = |from_minute, through_share| GatePhase {
///     from_minute, through_share, capacity_per_minute: 5000.0,
/// };
/// let shut_for = |minutes| Inputs {
///     minutes: 600,
///     step_minutes: 1,
///     gate: GateInputs {
///         reading: GateReading::Person,
///         phases: vec![phase(0.0, 1.0), phase(60.0, 0.0), phase(60.0 + minutes, 1.0)],
///         overload_loss: 0.0,
///     },
///     curves: vec![vec![100.0; 600]],
///     cohorts: vec![CohortInputs {
///         key: CohortKey { persona: None, service: ServiceId::from_index(0) },
///         curve: 0,
///         scale: 1.0,
///         behaviour: BehaviourInputs {
///             retry_minutes: 10.0,
///             patience_minutes: f64::INFINITY,
///             give_up_now_share: 0.0,
///             others_up_share: 1.0,
///             alternative_share: 0.0,
///             phone: None,
///             counter: None,
///             codes: None,
///         },
///     }],
///     lines: Vec::new(),
///     news: Vec::new(),
/// };
/// let mut block = Block::new(&[shut_for(120.0), shut_for(240.0)], 5);
/// while !block.advance(20) {}
/// let hours: Vec<f64> = block.finish().iter().map(|day| day.everyone().unmet_hours).collect();
/// // A triangle of 12,000 people over two hours, then ten minutes more each; twice that, four times.
/// assert!((hours[0] - (12_000.0 + 2000.0)).abs() < 50.0);
/// assert!((hours[1] - (48_000.0 + 4000.0)).abs() < 100.0);
/// ```
#[derive(Clone, Debug)]
pub struct Block {
    quads: Vec<Quad>,
    draws: usize,
    /// Tasks per minute of each curve in each step, curves running fastest.
    means: Vec<f32>,
}

impl Block {
    /// Most draws in a block.
    pub const DRAWS: usize = 64;

    /// Makes a block of 1 to [`Self::DRAWS`] draws of one shape.
    ///
    /// `draws`: same minutes, curves, keys and curves of cohorts, and number of lines; the first
    /// draw's count. Numbers may differ, and so may the minutes at which phases begin.
    /// `step_minutes`: 1 or more; the last step is shorter if they do not divide the horizon.
    /// [`Inputs::step_minutes`] does not count.
    ///
    /// # Panics
    /// Debug builds panic on draws that cannot be simulated, or differ in shape.
    #[must_use]
    pub fn new(draws: &[Inputs], step_minutes: usize) -> Self {
        debug_assert!(
            (1..=Self::DRAWS).contains(&draws.len()),
            "{} draws",
            draws.len()
        );
        debug_assert!(
            draws.iter().all(|draw| draw.problems().is_empty()),
            "bad numbers"
        );
        debug_assert!(
            draws.iter().all(|draw| has_shape(draw, &draws[0])),
            "two shapes"
        );
        let means = draws
            .first()
            .map_or(Vec::new(), |draw| means(draw, step_minutes));
        let curves = draws.first().map_or(&[][..], |draw| &draw.curves);
        let totals: Vec<f64> = curves.iter().map(|curve| curve.iter().sum()).collect();
        let quads = draws
            .chunks(WIDTH)
            .map(|four| Quad::new(four, step_minutes, &totals));
        Self {
            quads: quads.collect(),
            draws: draws.len(),
            means,
        }
    }

    /// Moves every draw on by at most `steps` steps; returns whether all have reached the horizon.
    pub fn advance(&mut self, steps: usize) -> bool {
        let mut is_over = true;
        for quad in &mut self.quads {
            for _ in 0..steps {
                if quad.is_over() {
                    break;
                }
                quad.advance(&self.means);
            }
            is_over &= quad.is_over();
        }
        is_over
    }

    /// Returns what each draw came to, in order; empty tallies before the horizon is reached.
    #[must_use]
    pub fn finish(self) -> Vec<Tally> {
        let mut tallies = Vec::with_capacity(self.draws);
        for quad in self.quads {
            let left = self.draws - tallies.len();
            tallies.extend(quad.tallies(left));
        }
        tallies
    }
}

/// Returns the mean of each curve over each step.
fn means(inputs: &Inputs, step_minutes: usize) -> Vec<f32> {
    let steps = inputs.minutes.div_ceil(step_minutes);
    let mut means = Vec::with_capacity(steps * inputs.curves.len());
    for start in (0..inputs.minutes).step_by(step_minutes) {
        let end = (start + step_minutes).min(inputs.minutes);
        for curve in &inputs.curves {
            let sum: f64 = curve[start..end].iter().sum();
            means.push((sum / (end - start) as f64) as f32);
        }
    }
    means
}

/// Returns whether two draws differ in numbers only.
fn has_shape(draw: &Inputs, first: &Inputs) -> bool {
    let cohorts = |inputs: &Inputs| -> Vec<_> {
        let cohorts = inputs.cohorts.iter();
        cohorts.map(|cohort| (cohort.key, cohort.curve)).collect()
    };
    draw.minutes == first.minutes
        && draw.curves == first.curves
        && cohorts(draw) == cohorts(first)
        && draw.lines.len() == first.lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::PersonaId,
        sim::{
            examples,
            inputs::{LineInputs, LineSpan, LineUse, NewsPhase},
            kernel::simulate_inputs,
            tally::GroupTally,
        },
    };

    fn line(agents: f64, travel_minutes: f64, activation_minutes: f64) -> LineInputs {
        let span = |from_minute, agents, base_calls_per_minute| LineSpan {
            from_minute,
            agents,
            base_calls_per_minute,
        };
        LineInputs {
            spans: vec![
                span(0.0, 0.0, 0.0),
                span(60.0, agents, 0.05 * agents),
                span(400.0, 0.0, 0.0),
            ],
            call_minutes: 8.0,
            patience_minutes: 12.0,
            redial_share: 0.5,
            trunk_limit_persons: f64::INFINITY,
            base_start_persons: 3.0,
            travel_minutes,
            activation_minutes,
        }
    }

    /// Two groups, one of them with every way out, through an outage until `end`.
    fn day(end: f64) -> Inputs {
        let mut inputs = examples::one_cohort(600, &[(0.0, 1.0), (120.0, 0.1), (end, 1.0)], 40.0);
        for phase in &mut inputs.gate.phases {
            phase.capacity_per_minute = 130.0;
        }
        inputs.gate.overload_loss = 0.1;
        inputs.lines = vec![
            line(20.0, 0.0, 0.0),
            line(6.0, 32.0, 0.0),
            line(9.0, 0.0, 47.0),
        ];
        inputs.news = vec![
            NewsPhase::NONE,
            NewsPhase {
                from_minute: 151.0,
                retry_factor: 1.5,
                phone_factor: 0.5,
            },
        ];
        let mut persona = inputs.cohorts[0].clone();
        persona.key.persona = Some(PersonaId::from_index(0));
        persona.scale = 0.5;
        let turns_to = |line, switch_share| {
            Some(LineUse {
                line,
                switch_share,
                resolve_share: 0.4 + 0.2 * line as f64,
            })
        };
        persona.behaviour.patience_minutes = 120.0;
        persona.behaviour.give_up_now_share = 0.02;
        persona.behaviour.alternative_share = 0.05;
        persona.behaviour.phone = turns_to(0, 0.05);
        persona.behaviour.counter = turns_to(1, 0.01);
        persona.behaviour.codes = turns_to(2, 0.02);
        inputs.cohorts.push(persona);
        inputs
    }

    #[test]
    fn days_of_one_shape_differ_in_numbers_only() {
        let first = day(300.0);
        assert!(has_shape(&day(420.0), &first));
        let changed = |change: fn(&mut Inputs)| {
            let mut day = day(300.0);
            change(&mut day);
            has_shape(&day, &first)
        };
        assert!(changed(|day| day.cohorts[0].scale = 3.0));
        assert!(!changed(|day| day.minutes = 540));
        assert!(!changed(|day| day.curves[0][7] += 1.0));
        assert!(!changed(
            |day| day.cohorts[0].key.persona = Some(PersonaId::from_index(4))
        ));
        assert!(!changed(|day| day.lines.truncate(2)));
    }

    fn quick(days: &[Inputs], step_minutes: usize) -> Vec<Tally> {
        let mut block = Block::new(days, step_minutes);
        while !block.advance(7) {}
        block.finish()
    }

    fn numbers(group: &GroupTally) -> [f64; 11] {
        let [by_phone, by_counter, by_code] = group.done_by_way;
        [
            group.wanted,
            group.done_by_login,
            group.done_by_alternative,
            by_phone,
            by_counter,
            by_code,
            group.gave_up,
            group.tries,
            group.unmet_hours,
            group.waiting_hours,
            group.line_hours,
        ]
    }

    fn assert_close(quick: &Tally, exact: &Tally, tolerance: f64) {
        let assert = |is: f64, should: f64| {
            assert!(
                (is - should).abs() <= tolerance * should,
                "{is} for {should}"
            );
        };
        assert_eq!(quick.groups.len(), exact.groups.len());
        for (quick, exact) in quick.groups.iter().zip(&exact.groups) {
            assert_eq!(quick.persona, exact.persona);
            let pairs = numbers(quick).into_iter().zip(numbers(exact));
            pairs.for_each(|(is, should)| assert(is, should));
        }
        assert_eq!(quick.lines.len(), exact.lines.len());
        for (quick, exact) in quick.lines.iter().zip(&exact.lines) {
            assert(quick.offered, exact.offered);
            assert(quick.answered, exact.answered);
            assert(quick.hung_up, exact.hung_up);
            assert(quick.waiting_hours, exact.waiting_hours);
        }
        assert_eq!(quick.hours.len(), exact.hours.len());
        for (quick, exact) in quick.hours.iter().zip(&exact.hours) {
            assert(quick.wanted, exact.wanted);
            let moments = [
                (quick.done, exact.done),
                (quick.retrying, exact.retrying),
                (quick.on_lines, exact.on_lines),
                (quick.gave_up, exact.gave_up),
            ];
            for (is, should) in moments {
                assert!(
                    (is - should).abs() <= tolerance * exact.wanted,
                    "{is} {should}"
                );
            }
            assert!((quick.tries - exact.tries).abs() <= tolerance * exact.tries);
        }
    }

    #[test]
    fn minute_steps_come_out_as_the_exact_run() {
        for end in [300.0, 302.37] {
            let exact = Tally::of(&simulate_inputs(&day(end)));
            assert_close(&quick(&[day(end)], 1)[0], &exact, 0.001);
        }
    }

    #[test]
    fn longer_steps_come_out_as_the_exact_run_of_such_steps() {
        let mut inputs = day(302.37);
        inputs.step_minutes = 5;
        // The exact kernel feels overload a step late, the quick one a minute.
        inputs.gate.overload_loss = 0.0;
        let exact = Tally::of(&simulate_inputs(&inputs));
        assert_close(&quick(&[inputs], 5)[0], &exact, 0.005);
    }

    #[test]
    fn five_minute_steps_are_close_to_minutes() {
        for end in [300.0, 302.37] {
            let exact = Tally::of(&simulate_inputs(&day(end)));
            assert_near_minutes(&quick(&[day(end)], 5)[0], &exact);
        }
    }

    /// Asserts what steps of five minutes keep of a run in minutes.
    fn assert_near_minutes(quick: &Tally, exact: &Tally) {
        let (quick, exact) = (quick.everyone(), exact.everyone());
        let off = (quick.unmet_hours / exact.unmet_hours - 1.0).abs();
        assert!(off < 0.01, "{off}");
        let off = (quick.wanted / exact.wanted - 1.0).abs();
        assert!(off < 1e-5, "{off}");
    }

    #[test]
    fn the_last_step_may_be_shorter() {
        for cut in [1, 2, 3, 4, 59] {
            let mut inputs = day(302.37);
            inputs.minutes -= cut;
            inputs.curves[0].truncate(inputs.minutes);
            let exact = Tally::of(&simulate_inputs(&inputs));
            let quick = &quick(&[inputs], 5)[0];
            assert_eq!(quick.hours.len(), exact.hours.len());
            assert_near_minutes(quick, &exact);
        }
    }

    #[test]
    fn neighbours_are_not_felt() {
        let mut days: Vec<Inputs> = (0..Block::DRAWS as u32)
            .map(|draw| day(200.0 + 3.7 * f64::from(draw)))
            .collect();
        // One of them has slots, seats, ways and phases that the others do not have.
        days[1].cohorts[1].behaviour.codes = None;
        days[1].cohorts[1].behaviour.phone = days[1].cohorts[1].behaviour.counter;
        days[1].lines[0].travel_minutes = 20.0;
        days[1].lines[2].spans.truncate(1);
        days[2].news.clear();
        let mut twins = days[3].cohorts[0].behaviour;
        twins.others_up_share = 0.9;
        days[3].cohorts[0].behaviour = twins;
        let together = quick(&days, 5);
        assert_eq!(together.len(), Block::DRAWS);
        for (day, tally) in days.iter().zip(&together) {
            assert_eq!(&quick(std::slice::from_ref(day), 5)[0], tally);
        }
    }

    #[test]
    fn nothing_is_told_before_the_horizon() {
        let mut block = Block::new(&[day(300.0)], 5);
        assert!(!block.advance(20));
        assert_eq!(block.finish()[0].groups, []);
    }
}
