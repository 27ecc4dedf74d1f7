//! The digests of everything that a scenario comes to, taken in the same way natively and in Wasm:
//! runs, errands and how they are told, services, measures, harm, small offices, examples, draws and
//! their comparison, for every reading and safeguard; and which inputs matter, once.
//!
//! In Wasm there is only the shipped scenario; natively the samples are digested too, which must be
//! the same in debug and release.

use lockout::{
    data::bundle,
    domain::{
        clock::TimeOfDay,
        measure::MeasureId,
        outage::{GateReading, OutageSpan},
        scenario::Scenario,
    },
    metrics::{
        compare::Comparison,
        course::{Course, is_done, is_lost, is_stuck},
        drawn::DrawnDays,
        endings::endings,
        errands::errand_days,
        estimate::Estimate,
        example::examples,
        exposure::logins_wanted,
        groups::change,
        harm::harm,
        measure::{Around, value},
        on_time::on_time,
        small_office::office_at,
        status::{core_status, service_status},
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
    stories(&mut digest, scenario, &world, &run);
    services(&mut digest, scenario, &run);
    let wanted = logins_wanted(scenario, plan.outage_span(scenario));
    for number in [wanted.central, wanted.low, wanted.high] {
        digest.number(number);
    }
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

/// Adds how each errand went and ended, as it is told.
fn stories(digest: &mut Digest, scenario: &Scenario, world: &World, run: &Run) {
    let moment = |time: Option<TimeOfDay>| time.map_or(u64::MAX, |time| time.minutes().into());
    for id in scenario.persona_ids() {
        let days = errand_days(scenario, world, run, id);
        for (errand, day) in scenario.persona(id).errands.iter().zip(&days) {
            let course = Course::of(scenario, errand, day);
            digest.bits(course.end as u64);
            digest.bits(moment(Some(course.since)));
            let ends = [
                course.was_stuck,
                is_stuck(course.end),
                is_lost(course.end),
                is_done(course.end),
            ];
            ends.into_iter().for_each(|is| digest.bits(is.into()));
            digest.bits(
                day.deadline_minute()
                    .map_or(u64::MAX, |minute| minute as u64),
            );
        }
        for ending in endings(scenario, run, id, &days) {
            digest.bits(ending.state as u64);
            digest.bits(ending.is_on_time.into());
            digest.bits(moment(ending.done_late));
            digest.bits(moment(ending.deadline));
            digest.bits(ending.cause as u64);
            digest.number(ending.longest_wait_minutes.unwrap_or(-1.0));
        }
    }
}

/// Adds how every service stands at every hour.
fn services(digest: &mut Digest, scenario: &Scenario, run: &Run) {
    for hour in scenario.horizon.hours() {
        for id in scenario.service_ids() {
            digest.bits(service_status(scenario, run, id, hour) as u64);
        }
        digest.bits(core_status(run, scenario.horizon.minute_at(hour)) as u64);
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
    let estimate = Estimate::of(scenario, plan, &ensemble);
    for figure in estimate.iter().flat_map(|estimate| &estimate.group_hours) {
        let now = figure.now();
        for number in [now.p10, now.p50, now.p90] {
            digest.number(number);
        }
    }
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
