//! What delay costs people, by weights that are a choice of values and never hidden.
//!
//! The one measure that knows deadlines and stakes; it is followed errand by errand in an exact run,
//! never in the quick draws: its range takes exact runs of drawn days ([`super::drawn`]). It says what
//! the weights say, and nothing about money or health.

use crate::{
    domain::{errand::Errand, scenario::Scenario},
    ids::PersonaId,
    metrics::errands::{ErrandDay, errand_days},
    sim::{run::Run, world::World},
};

/// The harm of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Harm {
    /// For each persona, in order.
    pub personas: Vec<PersonaHarm>,
}

/// The harm of one persona's day.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonaHarm {
    /// Who.
    pub persona: PersonaId,
    /// For each errand, in the order of the data.
    pub errands: Vec<ErrandHarm>,
}

/// The harm of one errand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErrandHarm {
    /// Its weight, >= 0.
    pub weight: f64,
    /// Expected part of the way from done in time to missed, 0..=1.
    pub severity: f64,
}

impl ErrandHarm {
    /// Returns the harm in points: weight times severity.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.weight * self.severity
    }
}

impl PersonaHarm {
    /// Returns the harm in points, summed over the errands.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.errands.iter().map(ErrandHarm::points).sum()
    }
}

impl Harm {
    /// Returns the harm in points, summed over the personas, each counted once.
    ///
    /// # Limits     The harm of the people followed, not of the country.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.personas.iter().map(PersonaHarm::points).sum()
    }
}

/// Returns the harm of a run of this world.
///
/// # Formula    sum over errands of weight x expected m(delay); see [`severity`].
/// # Units      Points: an errand of weight 1 that is certainly missed is one point.
/// # Source     Weights: the errand's own, else the scenario's weight for any errand.
#[must_use]
pub fn harm(scenario: &Scenario, world: &World, run: &Run) -> Harm {
    let of_persona = |id| {
        let days = errand_days(scenario, world, run, id);
        let errands = scenario.persona(id).errands.iter().zip(&days);
        PersonaHarm {
            persona: id,
            errands: errands
                .map(|(errand, day)| ErrandHarm {
                    weight: weight(scenario, errand),
                    severity: severity(day),
                })
                .collect(),
        }
    };
    Harm {
        personas: scenario.persona_ids().map(of_persona).collect(),
    }
}

/// Returns the harm weight of an errand: its own, else the weight of any.
#[must_use]
pub fn weight(scenario: &Scenario, errand: &Errand) -> f64 {
    let any = &scenario.behaviour.errand_weight;
    errand.weight.as_ref().unwrap_or(any).value()
}

/// Returns the expected severity of an errand's delay, 0..=1.
///
/// Severity m is 0 up to the grace time, then rises evenly to 1 at the deadline. Whoever has given
/// up is not done, so their delay goes on: at a deadline within the horizon they have missed it like
/// anyone not done, and count 1. Beyond the horizon nobody knows what comes, and whoever gave up for
/// today can come back; so everyone not done counts what has built up by the end of the horizon, and
/// never 1. This makes no jump where a deadline is moved from today to tomorrow, and neither a longer
/// outage nor a longer deadline can turn it round: each task done earlier lowers it, and each later
/// deadline flattens the rise.
///
/// # Formula    1 / (D - g) x integral from g to min(D, H) of the share not done after t minutes;
/// the share not done at D if the deadline D is not after the grace time g. H: end of the horizon.
/// # Units      Minutes after the errand is wanted. A deadline on a later day is the end of that day.
/// # Limits     With days to go, one lost day weighs little, whatever it is about: the weight has to
/// say so. Ends at the horizon.
#[must_use]
pub fn severity(day: &ErrandDay) -> f64 {
    let (grace, allowed, seen) = day.terms();
    if allowed <= grace {
        return day.undone_after(allowed.min(seen));
    }
    let undone = undone_minutes(grace, allowed.min(seen), |minutes| {
        day.undone_after(minutes)
    });
    (undone / (allowed - grace)).clamp(0.0, 1.0)
}

/// Returns the integral of a share from one time to another, by the trapezium rule.
///
/// A tracer is straight between the middles of its minutes; the rule has its nodes there, so it is
/// exact for steps of a minute.
fn undone_minutes(from: f64, to: f64, share_at: impl Fn(f64) -> f64) -> f64 {
    let (mut sum, mut at) = (0.0, from);
    let mut share = share_at(at);
    while at < to {
        let next = (f64::from((at + 0.5) as u32) + 0.5).min(to);
        let next_share = share_at(next);
        sum += 0.5 * (share + next_share) * (next - at);
        (at, share) = (next, next_share);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        metrics::errands::tests::day,
        sim::{examples, inputs::BehaviourInputs},
    };

    fn near(is: f64, should: f64, slack: f64) {
        assert!((is - should).abs() <= slack, "{is} is not {should}");
    }

    #[test]
    fn an_open_gate_does_no_harm_and_a_shut_one_all() {
        assert!(severity(&day(examples::PATIENT, 5.0, 240.0)) < 1e-12);
        near(severity(&day(examples::PATIENT, 300.0, 240.0)), 1.0, 1e-12);
    }

    #[test]
    fn severity_rises_evenly_from_grace_to_deadline() {
        // Wanted in the middle of minute 10 and shut until minute 120, then a try every ten minutes
        // on average: done after 119.5 on average, which is 104.5 of the 225 from 15 to 240.
        near(
            severity(&day(examples::PATIENT, 120.0, 240.0)),
            104.5 / 225.0,
            1e-4,
        );
    }

    #[test]
    fn giving_up_is_missing_it_today_and_a_lost_day_tomorrow() {
        let hasty = BehaviourInputs {
            give_up_now_share: 1.0,
            ..examples::PATIENT
        };
        near(severity(&day(hasty, 120.0, 240.0)), 1.0, 1e-12);
        // 470 minutes are seen, so 455 of the 1985 from grace to deadline.
        near(severity(&day(hasty, 120.0, 2000.0)), 455.0 / 1985.0, 1e-12);
        // No jump where the deadline passes the end of the horizon.
        let (before, after) = (day(hasty, 120.0, 470.0), day(hasty, 120.0, 470.01));
        near(severity(&before), severity(&after), 1e-4);
    }

    #[test]
    fn a_deadline_within_the_grace_time_is_met_or_missed() {
        near(severity(&day(examples::PATIENT, 300.0, 10.0)), 1.0, 1e-12);
        assert!(severity(&day(examples::PATIENT, 5.0, 10.0)) < 1e-12);
    }

    #[test]
    fn neither_a_longer_outage_nor_a_shorter_deadline_helps() {
        let lengths = [1.0, 30.0, 60.0, 61.0, 120.0, 240.0, 400.0];
        let deadlines = [5.0, 15.0, 16.0, 60.0, 240.0, 470.0, 471.0, 5000.0];
        let of = |shut: f64, allowed: f64| severity(&day(examples::PATIENT, shut, allowed));
        for pair in lengths.windows(2) {
            for allowed in deadlines {
                let (short, long) = (of(pair[0], allowed), of(pair[1], allowed));
                assert!(short <= long, "{pair:?} {allowed}: {short} {long}");
            }
        }
        for pair in deadlines.windows(2) {
            for shut in lengths {
                let (soon, late) = (of(shut, pair[0]), of(shut, pair[1]));
                assert!(late <= soon + 1e-12, "{shut} {pair:?}: {soon} {late}");
            }
        }
    }

    #[test]
    fn a_straight_share_is_integrated_exactly() {
        // From 15 to 240 minutes, falling from 1 to 0: half of 225.
        let falling = |minutes: f64| (240.0 - minutes) / 225.0;
        assert!((undone_minutes(15.0, 240.0, falling) - 112.5).abs() < 1e-9);
        assert!((undone_minutes(15.25, 16.1, |_| 1.0) - 0.85).abs() < 1e-12);
        assert_eq!(undone_minutes(15.0, 10.0, |_| 1.0), 0.0);
    }

    #[test]
    fn points_are_weights_times_severities() {
        let errand = |weight, severity| ErrandHarm { weight, severity };
        let persona = |place, errands| PersonaHarm {
            persona: PersonaId::from_index(place),
            errands,
        };
        let harm = Harm {
            personas: vec![
                persona(0, vec![errand(1.0, 0.5), errand(3.0, 1.0)]),
                persona(1, vec![errand(2.0, 0.25)]),
            ],
        };
        assert_eq!(harm.personas[0].points(), 3.5);
        assert_eq!(harm.points(), 4.0);
    }
}
