//! Every measure of a run, each one formula over its tally, under the name it has in data.
//!
//! It chooses none: which measure is shown first is told by the page, with the definition that comes
//! with it. The exact run and the draws use the same formulas.

use crate::{
    domain::{measure::MeasureId, scenario::Scenario},
    ids::PersonaId,
    metrics::{
        availability::Window,
        groups::{GroupCost, WorstOff, per_group, weighted},
        inequality::{gini, theil_t},
        interruption::{Indices, Interruption},
    },
    sim::{
        inputs::Way,
        tally::{LineTally, Tally},
        world::World,
    },
    units::Share,
};

/// What measures need beside a tally: the day's own numbers and the denominators.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    /// People who hold the identity: whom the system serves.
    pub persons_served: f64,
    /// Length of the outage, minutes.
    pub outage_minutes: f64,
    /// Share of people, or of their tries, that the gate keeps out meanwhile (1 - g), 0..=1.
    pub blocked_share: f64,
    /// Over which time availability is measured.
    pub window: Window,
    /// Minutes that one try takes.
    pub try_minutes: f64,
    /// How many of the tally's lines are phone lines: the first ones.
    pub phone_lines: usize,
    /// Share of people that each persona stands for, in order.
    pub people_shares: Vec<f64>,
}

impl Around {
    /// Gathers what belongs to one day of a scenario, availability measured over that day.
    #[must_use]
    pub fn of(scenario: &Scenario, world: &World) -> Self {
        let personas = scenario.personas.iter();
        Self {
            persons_served: scenario.demand.people.value(),
            outage_minutes: world.outage_minutes(),
            blocked_share: 1.0 - world.through_share,
            window: Window::default(),
            try_minutes: scenario.behaviour.try_minutes.value(),
            phone_lines: scenario.channels.len(),
            people_shares: personas
                .map(|persona| persona.people_share.value())
                .collect(),
        }
    }

    /// Returns the share of people whom a group stands for; everyone else is the remainder.
    #[must_use]
    pub fn people_share(&self, persona: Option<PersonaId>) -> f64 {
        let listed = || self.people_shares.iter().sum::<f64>();
        match persona {
            Some(id) => self.people_shares.get(id.index()).copied().unwrap_or(0.0),
            None => (1.0 - listed()).max(0.0),
        }
    }

    /// Returns the outage as power companies would count it.
    fn indices(&self) -> Indices {
        let outage = Interruption {
            persons: self.persons_served,
            minutes: self.outage_minutes,
            blocked_share: self.blocked_share,
        };
        let is_any = self.outage_minutes > 0.0;
        let events = if is_any { &[outage][..] } else { &[] };
        Indices::over(events, self.persons_served, self.window.minutes())
    }
}

/// A measure worked out: its formula.
type Formula = fn(&Tally, &Around) -> Option<f64>;

/// Returns a measure of a run; `None` if it has no value there.
///
/// A ratio has none if its denominator is 0. Harm has none in a tally, for it needs each errand's
/// deadline: [`super::harm`] works it out from an exact run, and [`super::drawn`] on drawn days.
#[must_use]
pub fn value(id: MeasureId, tally: &Tally, around: &Around) -> Option<f64> {
    formula(id)?(tally, around)
}

/// Returns the formula of a measure.
fn formula(id: MeasureId) -> Option<Formula> {
    Some(match id {
        MeasureId::UnmetHours => unmet_hours,
        MeasureId::NotDoneShare => not_done_share,
        MeasureId::WaitingHours => waiting_hours,
        MeasureId::ActiveHours => active_hours,
        MeasureId::Harm => return None,
        MeasureId::UserHours => user_hours,
        MeasureId::SaidiMinutes => saidi_minutes,
        MeasureId::Saifi => saifi,
        MeasureId::CaidiMinutes => caidi_minutes,
        MeasureId::Asai => asai,
        MeasureId::InequalityRatio => inequality_ratio,
        MeasureId::InequalityGap => inequality_gap,
        MeasureId::Gini => gini_of_groups,
        MeasureId::Theil => theil_of_groups,
        MeasureId::Calls => calls,
        MeasureId::HangUpShare => hang_up_share,
        MeasureId::CallWaitMinutes => call_wait_minutes,
        MeasureId::CodesIssued => codes_issued,
        MeasureId::CounterChecks => counter_checks,
    })
}

/// Returns how long tasks went undone that were wanted, those given up included.
///
/// # Formula    sum over groups of the time integral of (wanted - done).
/// # Units      Task-hours.
/// # Limits     Ends at the horizon: a later one means more. No time is worked or lost in it.
fn unmet_hours(tally: &Tally, _: &Around) -> Option<f64> {
    Some(tally.everyone().unmet_hours)
}

/// Returns the part of the tasks wanted that is not done at the horizon.
///
/// # Formula    (wanted - done) / wanted.
/// # Units      Share; none if nothing was wanted.
/// # Limits     Says nothing of how late the others were.
fn not_done_share(tally: &Tally, _: &Around) -> Option<f64> {
    GroupCost::of(&tally.everyone()).map(|cost| cost.not_done_share.share())
}

/// Returns how long tasks were between tries or on a line.
///
/// # Formula    time integral of the retry pool and everyone on a line.
/// # Units      Task-hours.
/// # Limits     Not working time, and less if people give up: it can rise when help improves.
fn waiting_hours(tally: &Tally, _: &Around) -> Option<f64> {
    Some(tally.everyone().waiting_hours)
}

/// Returns the time people spent on it: trying, and on a line.
///
/// # Formula    tries x minutes per try / 60 + time integral of our people on a line.
/// # Units      Person-hours.
/// # Limits     Tries that got in count too, as on any day. Time on a line is attended in full, even
/// on the way to a counter.
fn active_hours(tally: &Tally, around: &Around) -> Option<f64> {
    let everyone = tally.everyone();
    Some(everyone.tries * around.try_minutes / 60.0 + everyone.line_hours)
}

/// Returns the exposure: everyone served, for as long as the gate kept them out.
///
/// # Formula    persons served x outage hours x share blocked.
/// # Units      User-hours.
/// # Limits     Most of them did not want to log in. The upper of all counts; nobody lost this time.
fn user_hours(_: &Tally, around: &Around) -> Option<f64> {
    Some(around.indices().user_hours)
}

/// Returns the minutes of interruption per person served.
///
/// # Formula    persons x minutes x share blocked / persons served.
/// # Units      Minutes in the window named in [`Around`], with this outage as the only one.
/// # Limits     Exposure: counts who wanted nothing.
fn saidi_minutes(_: &Tally, around: &Around) -> Option<f64> {
    Some(around.indices().saidi_minutes)
}

/// Returns the interruptions per person served.
///
/// # Formula    persons x share blocked / persons served.
/// # Units      Interruptions in the window.
/// # Limits     Exposure, as above.
fn saifi(_: &Tally, around: &Around) -> Option<f64> {
    Some(around.indices().saifi)
}

/// Returns the minutes per interruption.
///
/// # Formula    SAIDI / SAIFI.
/// # Units      Minutes; none without an interruption.
/// # Limits     The length of the outage, whoever was hit.
fn caidi_minutes(_: &Tally, around: &Around) -> Option<f64> {
    around.indices().caidi_minutes
}

/// Returns the availability over the window.
///
/// # Formula    1 - SAIDI / window.
/// # Units      Share.
/// # Limits     Means nothing without its window: the same outage is far less of a year.
fn asai(_: &Tally, around: &Around) -> Option<f64> {
    Some(around.indices().asai)
}

/// Returns how many times worse the worst-off persona's group fares than everyone else.
///
/// # Formula    largest unmet hours per task among personas / everyone else's.
/// # Units      Ratio; none if nobody else has unmet hours.
/// # Limits     Hides how small both may be.
fn inequality_ratio(tally: &Tally, _: &Around) -> Option<f64> {
    WorstOff::of(&per_group(tally))?.ratio
}

/// Returns how much worse the worst-off persona's group fares than everyone else.
///
/// # Formula    largest unmet hours per task among personas - everyone else's.
/// # Units      Hours per task; negative if every persona fares better.
/// # Limits     Hides how many times worse it is.
fn inequality_gap(tally: &Tally, _: &Around) -> Option<f64> {
    Some(WorstOff::of(&per_group(tally))?.gap)
}

/// Returns the Gini coefficient of unmet hours per task between groups, weighted by people.
///
/// # Units      0 if all groups fare alike or nobody is harmed, below 1.
/// # Limits     People within a group count as alike, so it is too low.
fn gini_of_groups(tally: &Tally, around: &Around) -> Option<f64> {
    let groups = weighted(&per_group(tally), |persona| around.people_share(persona));
    (!groups.is_empty()).then(|| gini(&groups))
}

/// Returns Theil's T of unmet hours per task between groups, weighted by people.
///
/// # Units      0 if all groups fare alike or nobody is harmed.
/// # Limits     As for the Gini coefficient.
fn theil_of_groups(tally: &Tally, around: &Around) -> Option<f64> {
    let groups = weighted(&per_group(tally), |persona| around.people_share(persona));
    (!groups.is_empty()).then(|| theil_t(&groups))
}

/// Returns the calls made to phone lines.
///
/// # Units      Calls over the horizon, other callers and second calls included.
fn calls(tally: &Tally, around: &Around) -> Option<f64> {
    Some(phones(tally, around).offered)
}

/// Returns the part of the calls whose callers hung up or found the line full.
///
/// # Formula    hung up / calls made.
/// # Units      Share; none without calls.
/// # Limits     A fluid: small offices lose callers where it sees none.
fn hang_up_share(tally: &Tally, around: &Around) -> Option<f64> {
    let phones = phones(tally, around);
    Share::of(phones.hung_up, phones.offered).map(Share::share)
}

/// Returns the mean wait of a caller, whether answered or not.
///
/// # Formula    Little: time integral of callers waiting / calls made.
/// # Units      Minutes; none without calls.
/// # Limits     Over the whole day, so that quiet hours hide the rush; a fluid, as above.
fn call_wait_minutes(tally: &Tally, around: &Around) -> Option<f64> {
    let phones = phones(tally, around);
    (phones.offered > 0.0).then(|| phones.waiting_hours * 60.0 / phones.offered)
}

/// Returns the tasks done with a code.
///
/// # Units      Tasks; what a plan that hands out codes has to answer for.
/// # Limits     Codes that work within the horizon, one to a task; says nothing of fraud.
fn codes_issued(tally: &Tally, _: &Around) -> Option<f64> {
    Some(tally.everyone().done_by_way[Way::Code as usize])
}

/// Returns the tasks done at a counter.
///
/// # Units      Tasks.
fn counter_checks(tally: &Tally, _: &Around) -> Option<f64> {
    Some(tally.everyone().done_by_way[Way::Counter as usize])
}

/// Sums up the phone lines.
fn phones(tally: &Tally, around: &Around) -> LineTally {
    let mut sum = LineTally::default();
    for line in tally.lines.iter().take(around.phone_lines) {
        sum.offered += line.offered;
        sum.answered += line.answered;
        sum.hung_up += line.hung_up;
        sum.waiting_hours += line.waiting_hours;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::groups::tests::group;
    use crate::sim::math::ln;

    /// A thousand people, a tenth of them elders, locked out for two hours but for a fifth.
    fn around() -> Around {
        Around {
            persons_served: 1000.0,
            outage_minutes: 120.0,
            blocked_share: 0.8,
            window: Window::Day,
            try_minutes: 3.0,
            phone_lines: 1,
            people_shares: vec![0.1],
        }
    }

    /// Elders: 20 wanted, 8 done, 60 unmet hours. The rest: 180 wanted, 162 done, 180 unmet hours.
    fn tally() -> Tally {
        let mut elders = group(Some(0), 20.0, 5.0, 60.0);
        elders.done_by_way = [0.0, 2.0, 1.0];
        (elders.tries, elders.waiting_hours, elders.line_hours) = (40.0, 12.0, 4.0);
        let mut rest = group(None, 180.0, 160.0, 180.0);
        rest.done_by_way = [0.0, 1.0, 1.0];
        (rest.tries, rest.waiting_hours, rest.line_hours) = (260.0, 30.0, 6.0);
        let line = |offered, hung_up, waiting_hours| LineTally {
            offered,
            hung_up,
            waiting_hours,
            answered: offered - hung_up,
        };
        Tally {
            groups: vec![elders, rest],
            lines: vec![line(400.0, 100.0, 20.0), line(70.0, 7.0, 7.0)],
            hours: Vec::new(),
        }
    }

    #[test]
    fn every_measure_by_hand() {
        let (tally, around) = (tally(), around());
        let should = [
            (MeasureId::UnmetHours, 240.0),
            (MeasureId::NotDoneShare, 30.0 / 200.0),
            (MeasureId::WaitingHours, 42.0),
            (MeasureId::ActiveHours, 300.0 * 3.0 / 60.0 + 10.0),
            (MeasureId::UserHours, 1600.0),
            (MeasureId::SaidiMinutes, 96.0),
            (MeasureId::Saifi, 0.8),
            (MeasureId::CaidiMinutes, 120.0),
            (MeasureId::Asai, 1.0 - 96.0 / 1440.0),
            (MeasureId::InequalityRatio, 3.0),
            (MeasureId::InequalityGap, 2.0),
            // Mean 0.1 x 3 + 0.9 x 1 = 1.2; two pairs of 0.1 x 0.9 x 2, over twice the mean.
            (MeasureId::Gini, 0.36 / 2.4),
            (
                MeasureId::Theil,
                0.1 * 2.5 * ln(2.5) + 0.9 * (1.0 / 1.2) * ln(1.0 / 1.2),
            ),
            (MeasureId::Calls, 400.0),
            (MeasureId::HangUpShare, 0.25),
            (MeasureId::CallWaitMinutes, 3.0),
            (MeasureId::CodesIssued, 2.0),
            (MeasureId::CounterChecks, 3.0),
        ];
        for (id, should) in should {
            let is = value(id, &tally, &around).expect("a value");
            assert!((is - should).abs() < 1e-12, "{id:?}: {is} is not {should}");
        }
        assert_eq!(should.len() + 1, MeasureId::ALL.len());
        assert_eq!(value(MeasureId::Harm, &tally, &around), None);
    }

    #[test]
    fn a_measure_without_a_denominator_has_no_value() {
        let (nothing, around) = (Tally::default(), around());
        let has_none = [
            MeasureId::NotDoneShare,
            MeasureId::Harm,
            MeasureId::InequalityRatio,
            MeasureId::InequalityGap,
            MeasureId::Gini,
            MeasureId::Theil,
            MeasureId::HangUpShare,
            MeasureId::CallWaitMinutes,
        ];
        for (id, name) in MeasureId::ALL {
            let is = value(id, &nothing, &around);
            assert_eq!(is.is_none(), has_none.contains(&id), "{name}");
        }
        let no_outage = Around {
            outage_minutes: 0.0,
            ..around
        };
        assert_eq!(value(MeasureId::CaidiMinutes, &tally(), &no_outage), None);
        assert_eq!(value(MeasureId::Asai, &tally(), &no_outage), Some(1.0));
    }

    #[test]
    fn a_year_hides_what_a_day_shows() {
        let year = Around {
            window: Window::Year,
            ..around()
        };
        let asai = |around| value(MeasureId::Asai, &tally(), around).expect("a value");
        assert!(asai(&year) > 0.999 && asai(&around()) < 0.94);
    }

    #[test]
    fn phone_lines_add_up_and_a_counter_is_none_of_them() {
        let line = |offered, answered, hung_up, waiting_hours| LineTally {
            offered,
            answered,
            hung_up,
            waiting_hours,
        };
        let tally = Tally {
            lines: vec![
                line(400.0, 300.0, 90.0, 20.0),
                line(70.0, 60.0, 8.0, 7.0),
                line(5.0, 4.0, 3.0, 2.0),
            ],
            ..Tally::default()
        };
        let two = Around {
            phone_lines: 2,
            ..around()
        };
        assert_eq!(phones(&tally, &two), line(470.0, 360.0, 98.0, 27.0));
    }
}
