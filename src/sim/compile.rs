//! From the nouns of a scenario and the reader's plan to the plain inputs of the kernel.
//!
//! It is the only place where a persona, a service or a safeguard becomes numbers of the model. It
//! runs no step and keeps no state.

use crate::{
    domain::{
        channel::Channel,
        errand::Errand,
        outage::OutageSpan,
        persona::Persona,
        scenario::Scenario,
        service::{Service, ServiceDemand},
    },
    ids::PersonaId,
    sim::{
        inputs::{
            BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs, LineInputs,
            LineSpan, LineUse,
        },
        plan::Plan,
    },
};

/// Makes the inputs of one run.
///
/// Every persona's group and everyone else is a cohort at each service that people log in to. The
/// gate lets everyone through but for the outage; components other than the identity core are as
/// they are on a normal day, which is the day that demand was counted on.
#[must_use]
pub fn compile(scenario: &Scenario, plan: &Plan) -> Inputs {
    let minutes = scenario.horizon.minutes();
    let outage = plan.outage_span(scenario);
    let logins = scenario.demand.logins_per_day.value() * scenario.demand.weekday_factor.value();
    let mut curves: Vec<Vec<f64>> = Vec::new();
    let mut cohorts: Vec<CohortInputs> = Vec::new();
    for service_id in scenario.service_ids() {
        let service = scenario.service(service_id);
        let Some(demand) = &service.demand else {
            continue;
        };
        let curve = curve_of(scenario, demand, &mut curves);
        let wanted = logins * demand.share.value();
        for (persona, share) in group_shares(scenario, demand) {
            cohorts.push(CohortInputs {
                key: CohortKey {
                    persona,
                    service: service_id,
                },
                curve,
                scale: wanted * share,
                behaviour: behaviour_of(scenario, persona, service),
            });
        }
    }
    let peak = peak_per_minute(minutes, &curves, &cohorts);
    Inputs {
        minutes,
        step_minutes: 1,
        gate: gate_of(scenario, plan, outage, peak),
        curves,
        cohorts,
        lines: scenario
            .channels
            .iter()
            .map(|line| line_of(scenario, line, outage))
            .collect(),
        news: Vec::new(),
    }
}

/// Returns how a person of a group behaves at a service when login fails; `None` is everyone else.
#[must_use]
pub fn behaviour_of(
    scenario: &Scenario,
    persona: Option<PersonaId>,
    service: &Service,
) -> BehaviourInputs {
    let behaviour = &scenario.behaviour;
    let persona: Option<&Persona> = persona.map(|id| scenario.persona(id));
    let retry_factor = persona.map_or(1.0, |persona| persona.retry_factor.value());
    let patience_factor = persona.map_or(1.0, |persona| persona.patience_factor.value());
    let phone_factor = persona.map_or(scenario.rest_phone_factor.value(), |persona| {
        persona.phone_factor.value()
    });
    BehaviourInputs {
        retry_minutes: at_least_a_moment(behaviour.retry_minutes.value() * retry_factor),
        patience_minutes: at_least_a_moment(behaviour.patience_minutes.value() * patience_factor),
        give_up_now_share: behaviour.give_up_now_share.value(),
        others_up_share: 1.0,
        alternative_share: 0.0,
        phone: service.phone.map(|channel| LineUse {
            line: channel.index(),
            switch_share: (behaviour.phone_switch_share.value() * phone_factor).min(1.0),
            resolve_share: scenario.channel(channel).resolve_share.value(),
        }),
        counter: None,
        codes: None,
    }
}

/// Returns how a persona behaves over one errand: with its own persistence, and with the phone only
/// if the errand allows it.
#[must_use]
pub fn behaviour_for_errand(
    scenario: &Scenario,
    persona: PersonaId,
    errand: &Errand,
) -> BehaviourInputs {
    let usual = behaviour_of(scenario, Some(persona), scenario.service(errand.service));
    let persistence = errand.persistence_factor.value();
    BehaviourInputs {
        patience_minutes: at_least_a_moment(usual.patience_minutes * persistence),
        phone: usual.phone.filter(|_| errand.may_phone),
        ..usual
    }
}

/// Shortest mean time between tries, or before giving up, in minutes. A factor of 0 in a scenario
/// would otherwise mean endlessly many tries in no time.
const SHORTEST_MINUTES: f64 = 0.01;

fn at_least_a_moment(minutes: f64) -> f64 {
    minutes.max(SHORTEST_MINUTES)
}

/// Returns the share of a service's logins by group, personas in order and everyone else last.
///
/// Groups that the service lists have the share it gives; the others share the remainder as the
/// population does.
fn group_shares(scenario: &Scenario, demand: &ServiceDemand) -> Vec<(Option<PersonaId>, f64)> {
    let listed: f64 = demand.groups.values().map(|share| share.value()).sum();
    let population: f64 = scenario
        .personas
        .iter()
        .map(|persona| persona.people_share.value())
        .sum();
    let rest_population = (1.0 - population).max(0.0);
    let unlisted = scenario
        .persona_ids()
        .filter(|id| !demand.groups.contains_key(id));
    let unlisted_population: f64 = unlisted
        .map(|id| scenario.persona(id).people_share.value())
        .sum::<f64>()
        + rest_population;
    let remainder = (1.0 - listed).max(0.0);
    let of_remainder = |people: f64| {
        if unlisted_population > 0.0 {
            remainder * people / unlisted_population
        } else {
            0.0
        }
    };
    let mut shares: Vec<(Option<PersonaId>, f64)> = scenario
        .persona_ids()
        .map(|id| {
            let own = demand.groups.get(&id).map(|share| share.value());
            let people = scenario.persona(id).people_share.value();
            (Some(id), own.unwrap_or_else(|| of_remainder(people)))
        })
        .collect();
    shares.push((None, of_remainder(rest_population)));
    shares
}

/// Returns the place of a service's arrival curve, adding it if no service had it before.
fn curve_of(scenario: &Scenario, demand: &ServiceDemand, curves: &mut Vec<Vec<f64>>) -> usize {
    let curve = demand.curve.as_ref().unwrap_or(&scenario.demand.curve);
    let from = usize::from(scenario.horizon.from.minutes());
    let shares: Vec<f64> = (from..from + scenario.horizon.minutes())
        .map(|minute_of_day| curve.share_per_minute(minute_of_day))
        .collect();
    curves
        .iter()
        .position(|known| *known == shares)
        .unwrap_or_else(|| {
            curves.push(shares);
            curves.len() - 1
        })
}

/// Returns the most first tries per minute on a normal day.
fn peak_per_minute(minutes: usize, curves: &[Vec<f64>], cohorts: &[CohortInputs]) -> f64 {
    let mut scales = vec![0.0; curves.len()];
    for cohort in cohorts {
        scales[cohort.curve] += cohort.scale;
    }
    let per_minute = |minute: usize| -> f64 {
        curves
            .iter()
            .zip(&scales)
            .map(|(curve, scale)| curve[minute] * scale)
            .sum()
    };
    (0..minutes).map(per_minute).fold(0.0, f64::max)
}

/// Returns the gate: open, then as deeply open as the outage leaves it, then open again.
fn gate_of(scenario: &Scenario, plan: &Plan, outage: OutageSpan, peak: f64) -> GateInputs {
    let gate = &scenario.gate;
    let capacity_per_minute = gate.capacity_factor.value() * peak;
    let phase = |from_minute, through_share| GatePhase {
        from_minute,
        through_share,
        capacity_per_minute,
    };
    let through = gate.through_share.value();
    GateInputs {
        reading: plan.gate_reading(scenario),
        phases: three_spans(scenario, outage, phase, 1.0, through),
        overload_loss: gate.overload_loss.value(),
    }
}

/// Returns what holds before, during and after the outage, cut to the horizon.
fn three_spans<T>(
    scenario: &Scenario,
    outage: OutageSpan,
    span: impl Fn(f64, f64) -> T,
    normal: f64,
    during: f64,
) -> Vec<T> {
    let start = scenario.horizon.minute_at(outage.start);
    let end = scenario.horizon.minute_at(outage.end);
    let last = scenario.horizon.minutes();
    let mut spans = Vec::new();
    if start > 0 || start == end {
        spans.push(span(0.0, normal));
    }
    if start < end {
        spans.push(span(start as f64, during));
        if end < last {
            spans.push(span(end as f64, normal));
        }
    }
    spans
}

/// Returns a phone line: staffed while open, with its normal calls, and more of them while the
/// outage lasts.
fn line_of(scenario: &Scenario, channel: &Channel, outage: OutageSpan) -> LineInputs {
    let horizon = &scenario.horizon;
    let call_minutes = at_least_a_moment(channel.call_minutes.value());
    let agents = channel.agents.value();
    let normal_calls = channel.normal_load_share.value() * agents / call_minutes;
    let mut starts: Vec<usize> = [channel.opens, channel.closes, outage.start, outage.end]
        .map(|time| horizon.minute_at(time))
        .to_vec();
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let (opens, closes) = (
        horizon.minute_at(channel.opens),
        horizon.minute_at(channel.closes),
    );
    let (begins, ends) = (
        horizon.minute_at(outage.start),
        horizon.minute_at(outage.end),
    );
    let spans = starts.into_iter().map(|start| {
        let is_open = (opens..closes).contains(&start);
        let surge = if (begins..ends).contains(&start) {
            channel.surge_factor.value()
        } else {
            1.0
        };
        LineSpan {
            from_minute: start as f64,
            agents: if is_open { agents } else { 0.0 },
            base_calls_per_minute: if is_open { normal_calls * surge } else { 0.0 },
        }
    });
    LineInputs {
        spans: spans.collect(),
        call_minutes,
        patience_minutes: at_least_a_moment(channel.patience_minutes.value()),
        redial_share: channel.redial_share.value(),
        trunk_limit_persons: f64::INFINITY,
        base_start_persons: 0.0,
        travel_minutes: 0.0,
        activation_minutes: 0.0,
    }
}
