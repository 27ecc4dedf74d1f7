//! Random days: wild ones that only have to be valid, and plausible ones within the model's ranges.

use lockout::{
    domain::outage::GateReading,
    ids::ServiceId,
    sim::inputs::{
        BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs, LineInputs,
        LineSpan, LineUse, NewsPhase,
    },
};
use proptest::{collection::vec, prelude::*};

/// A number from a range, or now and then the endless one.
fn maybe_endless(range: std::ops::Range<f64>) -> impl Strategy<Value = f64> {
    prop_oneof![4 => range, 1 => Just(f64::INFINITY)]
}

/// A share, with both ends likely.
fn share() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 4 => 0.0..=1.0, 1 => Just(1.0)]
}

pub(super) fn reading() -> impl Strategy<Value = GateReading> {
    prop_oneof![Just(GateReading::Person), Just(GateReading::Attempt)]
}

/// Turns gaps into moments: the first at 0, the others later by each gap.
fn moments(gaps: &[f64]) -> impl Iterator<Item = f64> + '_ {
    let later = gaps.iter().skip(1).scan(0.0, |moment, gap| {
        *moment += gap;
        Some(*moment)
    });
    std::iter::once(0.0).chain(later)
}

fn wild_gate() -> impl Strategy<Value = GateInputs> {
    let capacity = prop_oneof![1 => Just(0.0), 4 => 1.0..200.0, 2 => Just(f64::INFINITY)];
    let phase = (0.25..60.0, share(), capacity);
    (reading(), vec(phase, 1..5), 0.0..2.0).prop_map(|(reading, phases, overload_loss)| {
        let gaps: Vec<f64> = phases.iter().map(|phase| phase.0).collect();
        let phases = moments(&gaps)
            .zip(phases)
            .map(|(from_minute, (_, share, capacity))| GatePhase {
                from_minute,
                through_share: share,
                capacity_per_minute: capacity,
            });
        GateInputs {
            reading,
            phases: phases.collect(),
            overload_loss,
        }
    })
}

fn wild_line() -> impl Strategy<Value = LineInputs> {
    let agents = prop_oneof![1 => Just(0.0), 4 => 0.5..40.0];
    let span = (0.25..60.0, agents, 0.0..10.0);
    let limits = (maybe_endless(5.0..200.0), 0.0..30.0_f64);
    let delay = || prop_oneof![2 => Just(0.0), 1 => 0.2..40.0];
    (
        vec(span, 1..4),
        0.5..20.0,
        maybe_endless(1.0..60.0),
        share(),
        limits,
        (delay(), delay()),
    )
        .prop_map(
            |(spans, call_minutes, patience_minutes, redial_share, limits, delays)| {
                let gaps: Vec<f64> = spans.iter().map(|span| span.0).collect();
                let spans = moments(&gaps)
                    .zip(spans)
                    .map(|(from_minute, (_, agents, base))| LineSpan {
                        from_minute,
                        agents,
                        base_calls_per_minute: base,
                    });
                LineInputs {
                    spans: spans.collect(),
                    call_minutes,
                    patience_minutes,
                    redial_share,
                    trunk_limit_persons: limits.0,
                    base_start_persons: f64::min(limits.1, limits.0),
                    travel_minutes: delays.0,
                    activation_minutes: delays.1,
                }
            },
        )
}

/// Now and then a use of the line that `line` picks.
fn wild_use(line: impl Strategy<Value = usize>) -> impl Strategy<Value = Option<LineUse>> {
    let used = (line, share(), share()).prop_map(|(line, switch_share, resolve_share)| LineUse {
        line,
        switch_share,
        resolve_share,
    });
    proptest::option::of(used)
}

fn wild_behaviour() -> impl Strategy<Value = BehaviourInputs> {
    let uses = (
        wild_use(0..WILD_LINES),
        wild_use(0..WILD_LINES),
        wild_use(0..WILD_LINES),
    );
    let shares = (0.0..0.5, share(), share());
    (0.2..60.0, maybe_endless(2.0..600.0), shares, uses).prop_map(
        |(retry_minutes, patience_minutes, shares, (phone, counter, codes))| BehaviourInputs {
            retry_minutes,
            patience_minutes,
            give_up_now_share: shares.0,
            others_up_share: shares.1,
            alternative_share: shares.2,
            phone,
            counter,
            codes,
        },
    )
}

fn wild_news() -> impl Strategy<Value = Vec<NewsPhase>> {
    vec((0.25..60.0, 0.1..4.0, 0.0..3.0), 0..4).prop_map(|phases| {
        let gaps: Vec<f64> = phases.iter().map(|phase| phase.0).collect();
        moments(&gaps)
            .zip(phases)
            .map(|(from_minute, (_, retry_factor, phone_factor))| NewsPhase {
                from_minute,
                retry_factor,
                phone_factor,
            })
            .collect()
    })
}

/// Lines that a wild day has, each for any use.
const WILD_LINES: usize = 3;

/// A day of any shape that can be simulated.
pub(super) fn wild_day() -> impl Strategy<Value = Inputs> {
    (20..120_usize).prop_flat_map(move |minutes| {
        let curves = vec(vec(0.0..2.0, minutes), 2);
        let cohort = (0..2_usize, 0.0..50.0, wild_behaviour());
        let lines = vec(wild_line(), WILD_LINES);
        (wild_gate(), curves, vec(cohort, 1..4), lines, wild_news()).prop_map(
            move |(gate, curves, cohorts, lines, news)| Inputs {
                minutes,
                step_minutes: 1,
                gate,
                curves,
                cohorts: cohorts.into_iter().enumerate().map(cohort_inputs).collect(),
                lines,
                news,
            },
        )
    })
}

fn cohort_inputs(
    (place, (curve, scale, behaviour)): (usize, (usize, f64, BehaviourInputs)),
) -> CohortInputs {
    let key = CohortKey {
        persona: None,
        service: ServiceId::from_index(place),
    };
    CohortInputs {
        key,
        curve,
        scale,
        behaviour,
    }
}

/// What a plausible day is drawn from; the ranges are those that the model gives for the inputs.
#[derive(Clone, Debug)]
pub(super) struct Plausible {
    pub(super) reading: GateReading,
    pub(super) outage_minutes: usize,
    pub(super) through_share: f64,
    pub(super) capacity_factor: f64,
    pub(super) overload_loss: f64,
    pub(super) retry_minutes: f64,
    pub(super) patience_minutes: f64,
    pub(super) switch_share: f64,
    pub(super) agents: f64,
    pub(super) call_minutes: f64,
    pub(super) line_patience_minutes: f64,
    pub(super) resolve_share: f64,
}

/// Length of a plausible day in minutes, from 06:00.
pub(super) const DAY: usize = 1080;
/// When its outage starts.
const OUTAGE_START: usize = 180;
/// Its demand at noon, tasks per minute.
const NOON_DEMAND: f64 = 4000.0;

pub(super) fn plausible() -> impl Strategy<Value = Plausible> {
    let gate = (reading(), 110..330_usize, 0.01..0.15, 1.2..4.0, 0.0..0.3);
    let people = (7.5..30.0, 90.0..360.0, 0.002..0.05);
    let line = (800.0..3000.0, 3.0..12.0, 5.0..20.0, 0.1..0.6);
    (gate, people, line).prop_map(|(gate, people, line)| Plausible {
        reading: gate.0,
        outage_minutes: gate.1,
        through_share: gate.2,
        capacity_factor: gate.3,
        overload_loss: gate.4,
        retry_minutes: people.0,
        patience_minutes: people.1,
        switch_share: people.2,
        agents: line.0,
        call_minutes: line.1,
        line_patience_minutes: line.2,
        resolve_share: line.3,
    })
}

impl Plausible {
    /// Makes the day: three cohorts, one of them slow, phoning and patient, and one line.
    pub(super) fn day(&self) -> Inputs {
        let capacity_per_minute = self.capacity_factor * NOON_DEMAND;
        let phase = |from: usize, through_share| GatePhase {
            from_minute: from as f64,
            through_share,
            capacity_per_minute,
        };
        let behaviour = |retry: f64, patience: f64, phone: f64| BehaviourInputs {
            retry_minutes: self.retry_minutes * retry,
            patience_minutes: self.patience_minutes * patience,
            give_up_now_share: 0.0,
            others_up_share: 1.0,
            alternative_share: 0.0,
            phone: Some(LineUse {
                line: 0,
                switch_share: self.switch_share * phone,
                resolve_share: self.resolve_share,
            }),
            counter: None,
            codes: None,
        };
        let people = [
            (0.2, behaviour(1.0, 1.0, 1.0)),
            (0.1, behaviour(2.0, 1.5, 4.0)),
            (0.7, behaviour(1.0, 1.0, 0.6)),
        ];
        let cohorts = people
            .into_iter()
            .map(|(share, behaviour)| (0, share * NOON_DEMAND, behaviour));
        // A day that rises to noon and falls again.
        let demand = |minute: usize| {
            let from_noon = (minute as f64 - 360.0) / 720.0;
            (1.0 - from_noon * from_noon).max(0.1)
        };
        Inputs {
            minutes: DAY,
            step_minutes: 1,
            gate: GateInputs {
                reading: self.reading,
                phases: vec![
                    phase(0, 1.0),
                    phase(OUTAGE_START, self.through_share),
                    phase(OUTAGE_START + self.outage_minutes, 1.0),
                ],
                overload_loss: self.overload_loss,
            },
            curves: vec![(0..DAY).map(demand).collect()],
            cohorts: cohorts.enumerate().map(cohort_inputs).collect(),
            lines: vec![self.line()],
            news: Vec::new(),
        }
    }

    /// Makes the line, with three quarters of what it can answer as usual calls.
    fn line(&self) -> LineInputs {
        LineInputs {
            spans: vec![LineSpan {
                from_minute: 0.0,
                agents: self.agents,
                base_calls_per_minute: 0.75 * self.agents / self.call_minutes,
            }],
            call_minutes: self.call_minutes,
            patience_minutes: self.line_patience_minutes,
            redial_share: 0.5,
            trunk_limit_persons: f64::INFINITY,
            base_start_persons: 0.0,
            travel_minutes: 0.0,
            activation_minutes: 0.0,
        }
    }
}
