//! Days of any size, made in code: services by municipalities, each municipality with a phone line.

use lockout::{
    domain::outage::GateReading,
    ids::ServiceId,
    sim::inputs::{
        BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs, LineInputs,
        LineSpan, LineUse,
    },
};

/// Services and municipalities of a whole country.
const SERVICES: usize = 350;
const MUNICIPALITIES: usize = 98;

/// Minutes from six in the morning to midnight.
pub(crate) const DAY_MINUTES: usize = 1080;

/// Tasks that everyone together wants per minute.
const TASKS_PER_MINUTE: f64 = 2_600.0;

/// Agents of all lines together.
const AGENTS: f64 = 1_500.0;

/// More services than the page ever shows share a name here; the kernel reads no name.
const NAMES: usize = 250;

/// Returns the day of a whole country: every service in every municipality.
pub(crate) fn country() -> Inputs {
    days(1, DAY_MINUTES, SERVICES, MUNICIPALITIES)
}

/// The part of a country that its worst case is timed with: all of it would take most of a minute.
pub(crate) const PART_OF_COUNTRY: usize = 49;

/// Returns the same day in a part of the municipalities, with a behaviour of its own for every cohort,
/// so that none shares its work with another: the worst case of a country, but for its size.
pub(crate) fn country_of_strangers() -> Inputs {
    let mut inputs = days(1, DAY_MINUTES, SERVICES, MUNICIPALITIES / PART_OF_COUNTRY);
    make_strangers(&mut inputs);
    inputs
}

/// Makes every behaviour differ from all others by far less than any result shows.
pub(crate) fn make_strangers(inputs: &mut Inputs) {
    for (place, cohort) in inputs.cohorts.iter_mut().enumerate() {
        cohort.behaviour.retry_minutes *= 1.0 + 1e-9 * place as f64;
    }
}

/// Returns days one after the other, all alike, with a cohort for each service in each municipality.
/// Municipalities differ a little, services of one do not. The gate is closed to most from the sixth
/// part of each day to its fourth.
pub(crate) fn days(
    count: usize,
    day_minutes: usize,
    services: usize,
    municipalities: usize,
) -> Inputs {
    let minutes = count * day_minutes;
    let phase = |day: usize, sixths: usize, through_share: f64| GatePhase {
        from_minute: (day * day_minutes + day_minutes * sixths / 6) as f64,
        through_share,
        capacity_per_minute: 1.6 * TASKS_PER_MINUTE,
    };
    let day = |day| [phase(day, 0, 1.0), phase(day, 1, 0.05), phase(day, 4, 1.0)];
    let cohorts = services * municipalities;
    let cohort = |place: usize| CohortInputs {
        key: CohortKey {
            persona: None,
            service: ServiceId::from_index(place / municipalities % NAMES),
        },
        curve: 0,
        scale: 1.0 / cohorts as f64,
        behaviour: behaviour(place % municipalities),
    };
    Inputs {
        minutes,
        step_minutes: 1,
        gate: GateInputs {
            reading: GateReading::Person,
            phases: (0..count).flat_map(day).collect(),
            overload_loss: 0.15,
        },
        curves: vec![vec![TASKS_PER_MINUTE; minutes]],
        cohorts: (0..cohorts).map(cohort).collect(),
        lines: vec![line(AGENTS / municipalities as f64); municipalities],
        news: Vec::new(),
    }
}

fn behaviour(municipality: usize) -> BehaviourInputs {
    BehaviourInputs {
        retry_minutes: 12.0 + 0.05 * municipality as f64,
        patience_minutes: 180.0,
        give_up_now_share: 0.02,
        others_up_share: 1.0,
        alternative_share: 0.0,
        phone: Some(LineUse {
            line: municipality,
            switch_share: 0.01,
            resolve_share: 0.3,
        }),
        counter: None,
        codes: None,
    }
}

fn line(agents: f64) -> LineInputs {
    LineInputs {
        spans: vec![LineSpan {
            from_minute: 0.0,
            agents,
            base_calls_per_minute: 0.75 * agents / 6.0,
        }],
        call_minutes: 6.0,
        patience_minutes: 10.0,
        redial_share: 0.5,
        trunk_limit_persons: f64::INFINITY,
        base_start_persons: 0.0,
        travel_minutes: 0.0,
        activation_minutes: 0.0,
    }
}
