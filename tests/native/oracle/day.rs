//! Building kernel inputs from the parameters of the references. No comparison.

use lockout::{
    domain::outage::GateReading,
    ids::ServiceId,
    sim::inputs::{
        BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs, LineInputs,
        LineSpan, LineUse,
    },
};
use serde_json::Value;

/// People who try again after a mean time, and do nothing else.
pub(crate) fn patient(retry_minutes: f64) -> BehaviourInputs {
    BehaviourInputs {
        retry_minutes,
        patience_minutes: f64::INFINITY,
        give_up_now_share: 0.0,
        others_up_share: 1.0,
        alternative_share: 0.0,
        phone: None,
        counter: None,
        codes: None,
    }
}

/// A gate phase.
pub(super) fn phase(from_minute: f64, through_share: f64, capacity_per_minute: f64) -> GatePhase {
    GatePhase {
        from_minute,
        through_share,
        capacity_per_minute,
    }
}

/// A day of cohorts, each with its own arrivals per minute.
pub(super) fn day(
    minutes: usize,
    gate: GateInputs,
    cohorts: Vec<(Vec<f64>, BehaviourInputs)>,
    lines: Vec<LineInputs>,
) -> Inputs {
    let (curves, behaviours): (Vec<_>, Vec<_>) = cohorts.into_iter().unzip();
    let cohort = |(curve, behaviour)| CohortInputs {
        key: CohortKey {
            persona: None,
            service: ServiceId::from_index(curve),
        },
        curve,
        scale: 1.0,
        behaviour,
    };
    Inputs {
        minutes,
        step_minutes: 1,
        gate,
        cohorts: behaviours.into_iter().enumerate().map(cohort).collect(),
        curves,
        lines,
        news: Vec::new(),
    }
}

/// The gate of a case: phases, capacity, loss by overload, reading.
pub(super) fn gate_of(case: &Value) -> GateInputs {
    let capacity = number(case, "capacity");
    let reading = match case["mode"].as_str() {
        Some("person") => GateReading::Person,
        Some("attempt") => GateReading::Attempt,
        other => panic!("{other:?} is no reading of the gate"),
    };
    GateInputs {
        reading,
        phases: pairs(&case["phases"])
            .map(|(from, share)| phase(from, share, capacity))
            .collect(),
        overload_loss: number(case, "chi"),
    }
}

/// The cohorts of a case with their names, and the line they share.
pub(super) fn cohorts_of(case: &Value) -> Vec<(String, Vec<f64>, BehaviourInputs)> {
    let end = minutes(case, "end");
    let resolve_share = number(&case["phone"], "resolve");
    let list = case["cohorts"].as_array().expect("a list of cohorts");
    list.iter()
        .map(|cohort| {
            let behaviour = BehaviourInputs {
                patience_minutes: number(cohort, "patience_min"),
                give_up_now_share: number(cohort, "giveup_now"),
                phone: Some(LineUse {
                    line: 0,
                    switch_share: number(cohort, "switch_phone"),
                    resolve_share,
                }),
                ..patient(number(cohort, "retry_min"))
            };
            let name = cohort["name"].as_str().expect("a name").to_owned();
            (name, per_minute(&cohort["rates"], end), behaviour)
        })
        .collect()
}

/// The line of a case, with base calls until its end.
pub(super) fn line_of(phone: &Value, redial_share: f64, spans: Vec<LineSpan>) -> LineInputs {
    LineInputs {
        spans,
        call_minutes: number(phone, "aht_min"),
        patience_minutes: number(phone, "patience_min"),
        redial_share,
        trunk_limit_persons: f64::INFINITY,
        base_start_persons: 0.0,
        travel_minutes: 0.0,
        activation_minutes: 0.0,
    }
}

/// The whole case: gate, cohorts and line.
pub(super) fn full_day(case: &Value) -> Inputs {
    let phone = &case["phone"];
    let span = LineSpan {
        from_minute: 0.0,
        agents: number(phone, "servers"),
        base_calls_per_minute: number(phone, "base_rate"),
    };
    let cohorts = cohorts_of(case)
        .into_iter()
        .map(|(_, rates, behaviour)| (rates, behaviour));
    let line = line_of(phone, number(phone, "redial"), vec![span]);
    day(
        minutes(case, "end"),
        gate_of(case),
        cohorts.collect(),
        vec![line],
    )
}

/// A stepped rate, `[[from, rate], …]`, for each minute up to `end`.
pub(super) fn per_minute(rates: &Value, end: usize) -> Vec<f64> {
    let rates: Vec<(f64, f64)> = pairs(rates).collect();
    let overlap = |minute: usize, place: usize| {
        let from = rates[place].0.max(minute as f64);
        let to = rates
            .get(place + 1)
            .map_or(f64::INFINITY, |next| next.0)
            .min((minute + 1) as f64);
        (to - from).max(0.0)
    };
    let mean = |minute| {
        (0..rates.len())
            .map(|place| rates[place].1 * overlap(minute, place))
            .sum()
    };
    (0..end).map(mean).collect()
}

/// A list of pairs.
pub(super) fn pairs(list: &Value) -> impl Iterator<Item = (f64, f64)> + '_ {
    let list = list.as_array().expect("a list of pairs");
    list.iter().map(|pair| (at(pair, 0), at(pair, 1)))
}

/// A number in a list.
pub(super) fn at(list: &Value, place: usize) -> f64 {
    list[place]
        .as_f64()
        .unwrap_or_else(|| panic!("no number at {place} of {list}"))
}

/// A number under a name.
pub(super) fn number(object: &Value, name: &str) -> f64 {
    object[name]
        .as_f64()
        .unwrap_or_else(|| panic!("no number {name} in {object}"))
}

/// A whole number of minutes under a name.
pub(super) fn minutes(object: &Value, name: &str) -> usize {
    number(object, name) as usize
}
