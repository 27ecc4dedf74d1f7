//! From the nouns of a scenario and the numbers of a day to the plain inputs of the kernel.
//!
//! It is the only place where a persona or a service becomes numbers of the model. It runs no step,
//! keeps no state and knows no safeguard by name.

use crate::{
    domain::{
        demand::Curve, errand::Errand, outage::GateReading, scenario::Scenario, service::Service,
    },
    ids::{PersonaId, ServiceId},
    sim::{
        inputs::{
            BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs, LineUse,
            NewsPhase, at_least_a_moment,
        },
        routes,
        shares::group_shares,
        staffing::{self, LineKind},
        world::{SecondLogin, World},
    },
};

/// What every day of a scenario shares: who wants what, and when.
#[derive(Clone, Debug)]
pub struct Frame {
    minutes: usize,
    curves: Vec<Vec<f64>>,
    groups: Vec<GroupDemand>,
    /// Most first tries per minute on a normal day, per login of the day.
    peak_share_per_minute: f64,
}

/// What one group wants of one service.
#[derive(Clone, Copy, Debug)]
struct GroupDemand {
    key: CohortKey,
    curve: usize,
    /// Share of the day's logins.
    share: f64,
    /// Share of tries for which everything but the identity core works.
    others_up_share: f64,
}

/// Makes the inputs of one run.
#[must_use]
pub fn compile(scenario: &Scenario, world: &World) -> Inputs {
    Frame::new(scenario).inputs(scenario, world)
}

impl Frame {
    /// Works out what every day of a scenario shares.
    ///
    /// Every persona's group and everyone else is a cohort at each service that people log in to.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let mut curves = Vec::new();
        let mut groups = Vec::new();
        for id in scenario.service_ids() {
            let service = scenario.service(id);
            let Some(demand) = &service.demand else {
                continue;
            };
            let curve = curve_of(scenario, id, &mut curves);
            let others_up_share = routes::others_up_share(scenario, service);
            for (persona, share) in group_shares(scenario, demand) {
                groups.push(GroupDemand {
                    key: CohortKey {
                        persona,
                        service: id,
                    },
                    curve,
                    share: demand.share.value() * share,
                    others_up_share,
                });
            }
        }
        let minutes = scenario.horizon.minutes();
        let curves: Vec<Vec<f64>> = curves
            .into_iter()
            .map(|curve| sampled(scenario, curve))
            .collect();
        Self {
            minutes,
            peak_share_per_minute: peak_per_minute(minutes, &curves, &groups),
            curves,
            groups,
        }
    }

    /// Makes the inputs of one day.
    ///
    /// The gate lets everyone through but for the outage. Other parts than the identity core are as well
    /// as the scenario says, and matter where that is less than on a normal day, which is the day that
    /// demand was counted on.
    #[must_use]
    pub fn inputs(&self, scenario: &Scenario, world: &World) -> Inputs {
        let logins = world.logins_per_day * world.weekday_factor;
        let mut cohorts = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let service = scenario.service(group.key.service);
            let kinds = kinds_of(
                scenario,
                world,
                group.key.persona,
                service,
                group.others_up_share,
            );
            cohorts.extend(kinds.into_iter().map(|(share, behaviour)| CohortInputs {
                key: group.key,
                curve: group.curve,
                scale: logins * group.share * share,
                behaviour,
            }));
        }
        Inputs {
            minutes: self.minutes,
            step_minutes: 1,
            gate: gate_of(world, logins * self.peak_share_per_minute, self.minutes),
            curves: self.curves.clone(),
            cohorts,
            lines: staffing::lines(scenario, world),
            news: news_of(world),
        }
    }
}

/// Returns how the people of a group behave at a service when login fails, each kind with its share
/// of them; `None` is everyone else.
///
/// Being enrolled in a second login, or within reach of codes, belongs to a person, not to a try: the
/// group falls into kinds. If the gate is read per attempt, so is this: one kind, and chances.
#[must_use]
pub fn behaviours_of(
    scenario: &Scenario,
    world: &World,
    persona: Option<PersonaId>,
    service: &Service,
) -> Vec<(f64, BehaviourInputs)> {
    let others_up_share = routes::others_up_share(scenario, service);
    kinds_of(scenario, world, persona, service, others_up_share)
}

fn kinds_of(
    scenario: &Scenario,
    world: &World,
    persona: Option<PersonaId>,
    service: &Service,
    others_up_share: f64,
) -> Vec<(f64, BehaviourInputs)> {
    let usual = BehaviourInputs {
        others_up_share,
        ..usual_behaviour(scenario, world, persona, service)
    };
    let mut kinds = vec![(1.0, usual)];
    if let Some(login) = &world.second_login
        && serves(scenario, login.safeguard, service)
    {
        let up_share = works_without_core(scenario, login);
        let able_share = login.enrolled_share * login.success_share;
        split(&mut kinds, able_share, world.reading, |kind, share| {
            kind.alternative_share = up_share * share;
        });
    }
    if let Some(desk) = &world.code_desk
        && serves(scenario, desk.safeguard, service)
    {
        let line = staffing::place(scenario, world, LineKind::Codes);
        split(
            &mut kinds,
            desk.reach_share,
            world.reading,
            |kind, share| {
                kind.codes = Some(LineUse {
                    line,
                    switch_share: desk.switch_share * share,
                    resolve_share: 1.0,
                });
            },
        );
    }
    kinds
}

/// Splits every kind into those covered by something and the others; read per attempt, covers all of
/// them with that chance.
fn split(
    kinds: &mut Vec<(f64, BehaviourInputs)>,
    covered_share: f64,
    reading: GateReading,
    cover: impl Fn(&mut BehaviourInputs, f64),
) {
    match reading {
        GateReading::Attempt => kinds
            .iter_mut()
            .for_each(|(_, kind)| cover(kind, covered_share)),
        GateReading::Person if covered_share <= 0.0 => {}
        GateReading::Person => {
            let mut covered = kinds.clone();
            for (share, kind) in &mut covered {
                *share *= covered_share;
                cover(kind, 1.0);
            }
            kinds
                .iter_mut()
                .for_each(|(share, _)| *share *= 1.0 - covered_share);
            kinds.append(&mut covered);
        }
    }
}

/// Returns how the people of a group behave who have nothing but phone and counter to turn to.
fn usual_behaviour(
    scenario: &Scenario,
    world: &World,
    persona: Option<PersonaId>,
    service: &Service,
) -> BehaviourInputs {
    let persona = persona.map(|id| scenario.persona(id));
    let retry_factor = persona.map_or(1.0, |persona| persona.retry_factor.value());
    let patience_factor = persona.map_or(1.0, |persona| persona.patience_factor.value());
    let phone_factor = persona.map_or(scenario.rest_phone_factor.value(), |persona| {
        persona.phone_factor.value()
    });
    let counters = world.counters.as_ref();
    let counters = counters.filter(|counters| serves(scenario, counters.safeguard, service));
    BehaviourInputs {
        retry_minutes: at_least_a_moment(world.retry_minutes * retry_factor),
        patience_minutes: at_least_a_moment(world.patience_minutes * patience_factor),
        give_up_now_share: world.give_up_now_share,
        others_up_share: 1.0,
        alternative_share: 0.0,
        phone: service.phone.map(|channel| LineUse {
            line: channel.index(),
            switch_share: (world.phone_switch_share * phone_factor).min(1.0),
            resolve_share: world.lines[channel.index()].resolve_share,
        }),
        counter: counters.map(|counters| LineUse {
            line: staffing::place(scenario, world, LineKind::Counters),
            switch_share: counters.switch_share,
            resolve_share: 1.0,
        }),
        codes: None,
    }
}

/// Returns how a persona behaves over one errand, each kind of person with its share: with its own
/// persistence, and with the phone only if the errand allows it.
#[must_use]
pub fn behaviours_for_errand(
    scenario: &Scenario,
    world: &World,
    persona: PersonaId,
    errand: &Errand,
) -> Vec<(f64, BehaviourInputs)> {
    let service = scenario.service(errand.service);
    let persistence = errand.persistence_factor.value();
    let mut kinds = behaviours_of(scenario, world, Some(persona), service);
    for (_, kind) in &mut kinds {
        kind.patience_minutes = at_least_a_moment(kind.patience_minutes * persistence);
        kind.phone = kind.phone.filter(|_| errand.may_phone);
    }
    kinds
}

/// Returns whether a safeguard covers a service.
fn serves(scenario: &Scenario, safeguard: usize, service: &Service) -> bool {
    let covered = &scenario.safeguards[safeguard].services;
    let is_it = |id: &ServiceId| std::ptr::eq(scenario.service(*id), service);
    covered.is_empty() || covered.iter().any(is_it)
}

/// Returns the chance that a second login works for someone whom the identity core keeps out: 0 if
/// it needs the core as well.
fn works_without_core(scenario: &Scenario, login: &SecondLogin) -> f64 {
    let needs = scenario.safeguards[login.safeguard].needs.as_ref();
    needs.map_or(1.0, |needs| routes::chance_of(scenario, needs, 0.0))
}

/// Returns the place of a service's arrival curve, adding it if no service had it before.
fn curve_of<'a>(scenario: &'a Scenario, id: ServiceId, curves: &mut Vec<&'a Curve>) -> usize {
    let own = scenario
        .service(id)
        .demand
        .as_ref()
        .and_then(|demand| demand.curve.as_ref());
    let curve = own.unwrap_or(&scenario.demand.curve);
    let known = curves.iter().position(|known| *known == curve);
    known.unwrap_or_else(|| {
        curves.push(curve);
        curves.len() - 1
    })
}

/// Returns a curve's share per minute over the horizon.
fn sampled(scenario: &Scenario, curve: &Curve) -> Vec<f64> {
    let from = usize::from(scenario.horizon.from.minutes());
    let minutes = from..from + scenario.horizon.minutes();
    minutes
        .map(|minute| curve.share_per_minute(minute))
        .collect()
}

/// Returns the most first tries per minute on a normal day, per login of the day.
fn peak_per_minute(minutes: usize, curves: &[Vec<f64>], groups: &[GroupDemand]) -> f64 {
    let mut shares = vec![0.0; curves.len()];
    for group in groups {
        shares[group.curve] += group.share;
    }
    let per_minute = |minute: usize| -> f64 {
        let parts = curves.iter().zip(&shares);
        parts.map(|(curve, share)| curve[minute] * share).sum()
    };
    (0..minutes).map(per_minute).fold(0.0, f64::max)
}

/// Returns the gate: open, then as deeply open as the outage leaves it, then open again, step by step if
/// there is a ramp.
fn gate_of(world: &World, peak: f64, minutes: usize) -> GateInputs {
    let (start, end) = (world.outage_start, world.outage_end);
    let mut phases = Vec::with_capacity(3 + world.ramp.len());
    let mut phase = |from_minute, through_share| {
        phases.push(GatePhase {
            from_minute,
            through_share,
            capacity_per_minute: world.capacity_factor * peak,
        });
    };
    if start > 0.0 || end <= start {
        phase(0.0, 1.0);
    }
    if end > start {
        phase(start, world.through_share);
        let mut from = end;
        for step in &world.ramp {
            phase(from, step.through_share);
            from += step.minutes;
        }
        phase(from, 1.0);
    }
    phases.retain(|phase| phase.from_minute < minutes as f64);
    GateInputs {
        reading: world.reading,
        phases,
        overload_loss: world.overload_loss,
    }
}

/// Returns what people are told and when: what is wrong, the promised next word, and the solution.
fn news_of(world: &World) -> Vec<NewsPhase> {
    let (news, start, end) = (&world.news, world.outage_start, world.outage_end);
    if !news.changes_anything() || end <= start {
        return Vec::new();
    }
    let told = if (start..end).contains(&news.told_minute) {
        news.told_minute
    } else {
        start
    };
    // Told too early, people come back too early; told before they know what is wrong, at once.
    let solved = (end + news.solved_after_minutes).max(told);
    let calm = (news.retry_factor, news.phone_factor);
    let mut turns = vec![(0.0, (1.0, 1.0)), (told, calm)];
    let is_within = |minute: &f64| *minute > told && *minute < solved;
    if let Some(promised) = news.promised_minute.filter(is_within) {
        let back = news.return_factor(news.retry_factor);
        turns.push((promised, (back, news.phone_factor)));
        let over = promised + news.return_minutes;
        turns.push((over.min(solved), calm));
    }
    turns.push((solved, (news.return_factor(1.0), 1.0)));
    turns.push((solved + news.return_minutes, (1.0, 1.0)));
    let mut phases: Vec<NewsPhase> = Vec::with_capacity(turns.len());
    for (from_minute, (retry_factor, phone_factor)) in turns {
        // Of turns at the same moment the last one counts.
        phases.pop_if(|last| last.from_minute >= from_minute);
        phases.push(NewsPhase {
            from_minute,
            retry_factor: at_least_a_moment(retry_factor),
            phone_factor,
        });
    }
    phases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::bundle::default_scenario,
        sim::{examples, plan::Plan},
    };

    fn world(outage_start: f64, outage_end: f64) -> World {
        let mut world = World::central(&default_scenario(), &Plan::default());
        (world.outage_start, world.outage_end) = (outage_start, outage_end);
        (world.through_share, world.ramp) = (0.25, Vec::new());
        world
    }

    #[test]
    fn a_group_is_split_only_if_some_of_it_are_covered() {
        let split_by = |covered_share| {
            let mut kinds = vec![(1.0, examples::PATIENT)];
            split(
                &mut kinds,
                covered_share,
                GateReading::Person,
                |kind, share| {
                    kind.alternative_share = share;
                },
            );
            let kinds = kinds.iter();
            let kinds: Vec<(f64, f64)> = kinds
                .map(|(share, kind)| (*share, kind.alternative_share))
                .collect();
            kinds
        };
        assert_eq!(split_by(0.0), [(1.0, 0.0)]);
        assert_eq!(split_by(0.25), [(0.75, 0.0), (0.25, 1.0)]);
    }

    #[test]
    fn the_peak_is_that_of_all_curves_together() {
        let group = |curve, share| GroupDemand {
            key: CohortKey {
                persona: None,
                service: ServiceId::from_index(0),
            },
            curve,
            share,
            others_up_share: 1.0,
        };
        let curves = [vec![1.0, 3.0], vec![2.0, 0.5]];
        let groups = [group(0, 0.5), group(1, 0.25), group(0, 0.25)];
        // 0.75 and 0.5 in the first minute, 2.25 and 0.125 in the second.
        assert_eq!(peak_per_minute(2, &curves, &groups), 2.375);
    }

    #[test]
    fn the_gate_has_no_phase_without_length() {
        let phases = |start, end| -> Vec<(f64, f64)> {
            let gate = gate_of(&world(start, end), 100.0, 600);
            let phases = gate.phases.iter();
            phases
                .map(|phase| (phase.from_minute, phase.through_share))
                .collect()
        };
        assert_eq!(
            phases(60.0, 200.0),
            [(0.0, 1.0), (60.0, 0.25), (200.0, 1.0)]
        );
        assert_eq!(phases(0.0, 200.0), [(0.0, 0.25), (200.0, 1.0)]);
        assert_eq!(phases(60.0, 600.0), [(0.0, 1.0), (60.0, 0.25)]);
        assert_eq!(phases(0.0, 0.0), [(0.0, 1.0)]);
    }

    #[test]
    fn a_promised_time_counts_only_between_the_news_and_the_solution() {
        let promised = |minute| -> Vec<(f64, f64)> {
            let mut world = world(100.0, 400.0);
            let news = &mut world.news;
            (news.told_minute, news.promised_minute) = (150.0, Some(minute));
            (news.solved_after_minutes, news.return_minutes) = (0.0, 20.0);
            (news.retry_factor, news.return_retry_factor) = (2.0, 0.5);
            let phases = news_of(&world).into_iter();
            phases
                .map(|phase| (phase.from_minute, phase.retry_factor))
                .collect()
        };
        let (calm, solved) = ([(0.0, 1.0), (150.0, 2.0)], [(400.0, 0.5), (420.0, 1.0)]);
        let without = [&calm[..], &solved].concat();
        for minute in [120.0, 150.0, 400.0, 450.0] {
            assert_eq!(promised(minute), without, "{minute}");
        }
        let back = [(300.0, 0.5), (320.0, 2.0)];
        assert_eq!(promised(300.0), [&calm[..], &back, &solved].concat());
    }
}
