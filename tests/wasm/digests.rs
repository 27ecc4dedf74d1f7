//! The digests of everything that a scenario comes to, taken in the same way natively and in Wasm:
//! runs, errands and how they are told, services, measures, harm, calls, small offices, guarantees,
//! recovery, examples, draws, their bands, comparison and drawbacks, for every variant and reading and
//! every safeguard, in full and in part; and which inputs matter, once.
//!
//! Scenarios are the shipped one and the samples.

use lockout::{
    data::bundle,
    domain::{
        clock::TimeOfDay,
        measure::MeasureId,
        outage::{GateReading, OutageSpan},
        scenario::Scenario,
    },
    metrics::{
        availability::{Guarantee, Window},
        calls::calls,
        compare::Comparison,
        course::{Course, is_done, is_lost, is_stuck},
        drawbacks::Drawbacks,
        drawn::{DrawnDays, DrawnValues},
        endings::endings,
        errands::errand_days,
        estimate::Estimate,
        example::examples,
        exposure::logins_wanted,
        groups::change,
        harm::harm,
        measure::{Around, value},
        on_time::on_time,
        recovery::Recovery,
        small_office::office_at,
        status::{core_status, service_status},
    },
    sim::{
        block::Block,
        compile::{Frame, compile},
        digest::Digest,
        draw::{Draws, SEED, Uncertain},
        ensemble::{Ensemble, Job, STEP_MINUTES},
        inputs::Inputs,
        kernel::simulate_inputs,
        patch,
        plan::{Chosen, Plan},
        quantile::Spread,
        run::Run,
        sensitivity::{indices, tornado},
        tally::{HourTally, Tally},
        world::World,
    },
    units::{Minutes, Share},
};

/// Draws of the ensembles that are digested without safeguards: a block and a part of one.
const DRAWS: u32 = 80;

/// Draws of those with safeguards: a part of a block.
const FEW_DRAWS: u32 = 6;

/// Of them, the days whose harm is worked out.
const HARM_DRAWS: usize = 1;

/// A strength between nothing and all.
const IN_PART: f64 = 0.4;

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

/// Every variant under both readings: as it is, with every safeguard alone, in full and in part, and with
/// all of them together.
fn plans(scenario: &Scenario) -> Vec<(String, Plan)> {
    let mut plans = Vec::new();
    let readings = [
        ("person", GateReading::Person),
        ("attempt", GateReading::Attempt),
    ];
    for variant in &scenario.variants {
        for (name, reading) in readings {
            let plain = Plan {
                outage: OutageSpan::new(variant.start.value, variant.end.value),
                reading: Some(reading),
                ..Plan::default()
            };
            let chosen = choices(scenario).into_iter().map(|(what, safeguards)| {
                let plan = Plan {
                    safeguards,
                    ..plain.clone()
                };
                (format!("{} {name} {what}", variant.slug), plan)
            });
            plans.extend(chosen);
        }
    }
    plans
}

/// What is done about the outage: nothing, each safeguard, in full and in part, all of them.
fn choices(scenario: &Scenario) -> Vec<(String, Vec<Chosen>)> {
    let chosen = |strength| {
        move |safeguard| Chosen {
            safeguard,
            strength,
        }
    };
    let places = 0..scenario.safeguards.len();
    let mut choices = vec![("plain".to_owned(), Vec::new())];
    for place in places.clone() {
        let slug = &scenario.safeguards[place].slug;
        choices.push((slug.to_string(), vec![chosen(1.0)(place)]));
        choices.push((format!("{slug}:{IN_PART}"), vec![chosen(IN_PART)(place)]));
    }
    let all = places.map(chosen(1.0)).collect();
    choices.push(("together".to_owned(), all));
    choices
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
    whose_calls(&mut digest, scenario, &inputs, &run);
    recovery(&mut digest, &inputs, &run);
    guarantees(&mut digest, &world);
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

/// Adds who called, by group of people.
fn whose_calls(digest: &mut Digest, scenario: &Scenario, inputs: &Inputs, run: &Run) {
    for group in scenario.persona_ids().map(Some).chain([None]) {
        let found = calls(inputs, run, 0..run.minutes(), |key| key.persona == group);
        digest.number(found.made);
        digest.number(found.hung_up.unwrap_or(-1.0));
    }
}

/// Adds whether a restored gate catches up.
fn recovery(digest: &mut Digest, inputs: &Inputs, run: &Run) {
    let Some(found) = Recovery::of(inputs, run) else {
        return digest.bits(0);
    };
    digest.bits(found.restored_minute as u64);
    digest.number(found.backlog_persons);
    digest.number(found.demand_per_minute);
    digest.number(found.capacity_per_minute);
    digest.number(found.storm_threshold_persons);
    digest.number(found.calm_minutes);
    digest.number(found.cleared_minutes.unwrap_or(-1.0));
    digest.bits(found.is_storm().into());
}

/// Adds which promises of availability the outage keeps.
fn guarantees(digest: &mut Digest, world: &World) {
    let outage = Minutes::new(world.outage_minutes()).expect("an outage has a length");
    for share in [0.5, 0.99, 0.999, 0.9999] {
        for window in Window::ALL {
            let share = Share::new(share).expect("a share");
            let guarantee = Guarantee { share, window };
            digest.number(guarantee.allowed().minutes());
            digest.bits(guarantee.holds(outage).into());
        }
    }
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
    let is_plain = plan.safeguards.is_empty();
    let count = if is_plain { DRAWS } else { FEW_DRAWS };
    let mut job = Job::new(scenario, plan, count, SEED);
    while !job.advance(|| true) {}
    let ensemble = job.finish();
    let tallies = ensemble.baseline.iter().chain(&ensemble.planned);
    tallies
        .flat_map(Tally::numbers)
        .for_each(|number| digest.number(number));
    bands(digest, &ensemble);
    comparisons(digest, scenario, plan, &ensemble);
    let estimate = Estimate::of(scenario, plan, &ensemble);
    for figure in estimate.iter().flat_map(|estimate| &estimate.group_hours) {
        spread(digest, Some(figure.now()));
    }
}

fn spread(digest: &mut Digest, spread: Option<Spread>) {
    let numbers = spread.map(|spread| [spread.p10, spread.p50, spread.p90]);
    let numbers = numbers.unwrap_or([-1.0; 3]);
    numbers.into_iter().for_each(|number| digest.number(number));
}

/// Adds the pointwise ranges of every hour.
fn bands(digest: &mut Digest, ensemble: &Ensemble) {
    let quantities: [fn(&HourTally) -> f64; 6] = [
        |hour| hour.wanted,
        |hour| hour.done,
        |hour| hour.tries,
        |hour| hour.retrying,
        |hour| hour.on_lines,
        |hour| hour.gave_up,
    ];
    for tallies in [&ensemble.baseline, &ensemble.planned] {
        for hour in 0..tallies.first().map_or(0, |tally| tally.hours.len()) {
            for quantity in quantities {
                let values = tallies.iter().map(|tally| quantity(&tally.hours[hour]));
                spread(digest, Spread::of(&mut values.collect::<Vec<f64>>()));
            }
        }
    }
}

fn comparisons(digest: &mut Digest, scenario: &Scenario, plan: &Plan, ensemble: &Ensemble) {
    let days = DrawnDays::new(scenario, plan, ensemble);
    let compare = |digest: &mut Digest, values: &DrawnValues| {
        let mut before: Vec<f64> = values.before.iter().copied().flatten().collect();
        spread(digest, Spread::of(&mut before));
        let both = Comparison::of_some(&values.before, &values.after);
        spread(digest, both.as_ref().map(|both| both.after));
        spread(digest, both.as_ref().map(|both| both.difference));
        digest.number(both.map_or(-1.0, |both| both.worse_share.share()));
    };
    for (id, _) in MeasureId::ALL {
        let values = days.values(|tally, around| value(id, tally, around));
        compare(digest, &values);
    }
    compare(digest, &days.harm(scenario, plan, HARM_DRAWS));
    let drawbacks = Drawbacks::of(|measure| days.values(measure));
    for share in drawbacks.0 {
        digest.number(share.map_or(-1.0, Share::share));
    }
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
