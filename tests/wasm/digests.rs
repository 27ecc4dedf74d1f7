//! The digests of everything that a scenario comes to, taken in the same way natively and in Wasm:
//! runs, errands, measures, harm, small offices, examples, draws and their comparison, for every
//! reading and safeguard; and which inputs matter, once.
//!
//! In Wasm there is only the shipped scenario; natively the samples are digested too, which must be
//! the same in debug and release.

use lockout::{
    data::bundle,
    domain::{
        measure::MeasureId,
        outage::{GateReading, OutageSpan},
        scenario::Scenario,
    },
    metrics::{
        compare::Comparison,
        drawn::DrawnDays,
        errands::errand_days,
        example::examples,
        groups::change,
        harm::harm,
        measure::{Around, value},
        on_time::on_time,
        small_office::office_at,
    },
    sim::{
        block::Block,
        compile::{Frame, compile},
        digest::Digest,
        draw::{Draws, SEED, Uncertain},
        ensemble::{Ensemble, Job, STEP_MINUTES},
        kernel::simulate_inputs,
        patch,
        plan::{Chosen, Plan},
        quantile::Spread,
        run::Run,
        sensitivity::{indices, tornado},
        tally::Tally,
        world::World,
    },
};

/// Draws of the ensemble that is digested: a block and a part of one.
const DRAWS: u32 = 80;

/// Draws of the indices that are digested.
const INDEX_DRAWS: u32 = 4;

/// Returns the digests of the shipped scenario.
pub(crate) fn digests() -> String {
    digests_of(&bundle::default_scenario())
}

/// Returns the lines of a scenario's digests as one text.
pub(crate) fn digests_of(scenario: &Scenario) -> String {
    lines_of(scenario).map(|line| line + "\n").collect()
}

/// Lists one line for each day: what is read how, what is done about it, and the digest; then one
/// for what matters; the last line is the digest of all. A line is worked out when it is asked for.
pub(crate) fn lines_of(scenario: &Scenario) -> impl Iterator<Item = String> {
    let line = |name: &str, digest: u64| format!("{name} {digest:016x}");
    let plans = plans(scenario).into_iter();
    let days = plans.map(|(name, plan)| (name, of_plan(scenario, &plan)));
    let matters = std::iter::once_with(|| ("sensitivity".to_owned(), of_sensitivity(scenario)));
    let mut parts = days.chain(matters);
    let mut all = Some(Digest::default());
    std::iter::from_fn(move || match parts.next() {
        Some((name, digest)) => {
            all.as_mut()?.bits(digest);
            Some(line(&name, digest))
        }
        None => Some(line("all", all.take()?.value())),
    })
}

/// Every variant under both readings, then every safeguard alone and all together.
fn plans(scenario: &Scenario) -> Vec<(String, Plan)> {
    let mut plans = Vec::new();
    for variant in &scenario.variants {
        let outage = OutageSpan::new(variant.start.value, variant.end.value);
        for (name, reading) in [
            ("person", GateReading::Person),
            ("attempt", GateReading::Attempt),
        ] {
            let plan = Plan {
                outage,
                reading: Some(reading),
                ..Plan::default()
            };
            plans.push((format!("{} {name}", variant.slug), plan));
        }
    }
    let chosen = |safeguard| Chosen {
        safeguard,
        strength: 1.0,
    };
    let with = |safeguards: Vec<Chosen>| Plan {
        safeguards,
        ..Plan::default()
    };
    let places = 0..scenario.safeguards.len();
    for place in places.clone() {
        let name = scenario.safeguards[place].slug.to_string();
        plans.push((name, with(vec![chosen(place)])));
    }
    plans.push(("together".to_owned(), with(places.map(chosen).collect())));
    plans
}

/// Returns the digest of everything that a plan comes to.
fn of_plan(scenario: &Scenario, plan: &Plan) -> u64 {
    let mut digest = Digest::default();
    let world = patch::planned(scenario, plan);
    let inputs = compile(scenario, &world);
    let run = simulate_inputs(&inputs);
    digest.bits(run.digest());
    let tally = Tally::of(&run);
    tally.numbers().for_each(|number| digest.number(number));
    let around = Around::of(scenario, &world);
    for (id, _) in MeasureId::ALL {
        digest.number(value(id, &tally, &around).unwrap_or(f64::NEG_INFINITY));
    }
    let bare = patch::planned(scenario, &plan.without_safeguards());
    let baseline = Tally::of(&simulate_inputs(&compile(scenario, &bare)));
    for group in change(&baseline, &tally).groups {
        digest.number(group.unmet_hours_per_task());
        digest.number(group.not_done_share());
    }
    for group in on_time(&inputs, &run, scenario.behaviour.grace_minutes.value(), 60) {
        digest.number(group.share.share());
    }
    people(&mut digest, scenario, &world, &run);
    offices(&mut digest, scenario, &run);
    draws(&mut digest, scenario, plan);
    digest.value()
}

/// Adds what becomes of errands.
fn people(digest: &mut Digest, scenario: &Scenario, world: &World, run: &Run) {
    let harm = harm(scenario, world, run);
    digest.number(harm.points());
    for errand in harm.personas.iter().flat_map(|persona| &persona.errands) {
        digest.number(errand.severity);
    }
    for id in scenario.persona_ids() {
        for day in errand_days(scenario, world, run, id) {
            for hour in scenario.horizon.hours() {
                let moment = day.at(scenario, hour);
                digest.number(moment.done_share);
                digest.number(moment.tries);
                digest.number(moment.gave_up_share);
            }
            for people in day.outcomes().of_100() {
                digest.bits(people.into());
            }
        }
    }
    for moment in examples(scenario, world, run)
        .iter()
        .flat_map(|example| &example.moments)
    {
        digest.number(moment.minute);
        digest.bits(u64::from(moment.happening.is_done()));
    }
}

/// Adds what callers of small offices meet.
fn offices(digest: &mut Digest, scenario: &Scenario, run: &Run) {
    for minute in (0..run.minutes()).step_by(60) {
        for (line, channel) in scenario.channels.iter().enumerate() {
            let Some(office) = office_at(run, line, minute, channel.offices.value()) else {
                continue;
            };
            digest.bits(office.agents_per_office.into());
            digest.number(office.load);
            digest.number(office.wait_minutes);
            digest.number(office.hang_up_share);
        }
    }
}

/// Adds many possible days, and how they compare.
fn draws(digest: &mut Digest, scenario: &Scenario, plan: &Plan) {
    let mut job = Job::new(scenario, plan, DRAWS, SEED);
    job.advance(|| true);
    let ensemble = job.finish();
    let tallies = ensemble.baseline.iter().chain(&ensemble.planned);
    tallies
        .flat_map(Tally::numbers)
        .for_each(|number| digest.number(number));
    comparisons(digest, scenario, plan, &ensemble);
}

fn comparisons(digest: &mut Digest, scenario: &Scenario, plan: &Plan, ensemble: &Ensemble) {
    let days = DrawnDays::new(scenario, plan, ensemble);
    let mut add = |spread: Spread| {
        [spread.p10, spread.p50, spread.p90]
            .into_iter()
            .for_each(|number| digest.number(number));
    };
    let mut worse = Vec::new();
    for (id, _) in MeasureId::ALL {
        let values = days.values(|tally, around| value(id, tally, around));
        if let Some(both) = Comparison::of_some(&values.before, &values.after) {
            [both.before, both.after, both.difference]
                .into_iter()
                .for_each(&mut add);
            worse.push(both.worse_share.share());
        }
    }
    worse.into_iter().for_each(|share| digest.number(share));
}

/// Returns the digest of which inputs matter: a tornado, and indices of a few draws.
fn of_sensitivity(scenario: &Scenario) -> u64 {
    let mut digest = Digest::default();
    let (frame, draws) = (
        Frame::new(scenario),
        Draws::new(scenario, &Plan::default(), SEED),
    );
    let model = |shares: &[f64]| {
        let world = draws.world_at(|dimension| shares[dimension]);
        let mut block = Block::new(&[frame.inputs(scenario, &world)], STEP_MINUTES);
        block.advance(usize::MAX);
        let tallies = block.finish();
        tallies.iter().map(|day| day.everyone().unmet_hours).sum()
    };
    let inputs = Uncertain::ALL.len();
    let found = tornado(inputs, model);
    digest.number(found.base);
    for bar in found.bars {
        digest.number(bar.low_output);
        digest.number(bar.high_output);
    }
    for index in indices(inputs, INDEX_DRAWS, SEED, model) {
        digest.number(index.first_order);
        digest.number(index.total);
    }
    digest.value()
}
