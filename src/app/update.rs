//! How a message changes the session: one small function per group of messages.
//!
//! Only a changed plan is simulated. Everything else points elsewhere into the same run.

use crate::{
    app::{
        guess,
        model::{Announced, Model},
        msg::{Choice, Clock, Msg},
        permalink::{Link, LinkWarning},
        shared::Shared,
    },
    domain::{clock::TimeOfDay, outage::OutageSpan},
    sim::{self, plan::Plan},
};

/// Returns the session after a message.
#[must_use]
pub fn update(model: &Model, msg: &Msg) -> Model {
    let mut next = model.clone();
    match msg {
        Msg::Clock(clock) => move_clock(&mut next, *clock),
        Msg::Choice(choice) => choose(&mut next, *choice),
        Msg::Arrived(link) => arrive(&mut next, link),
        // An answer to an earlier plan comes too late.
        Msg::Drawn(drawn) if drawn.plan != next.plan => {}
        Msg::Drawn(drawn) => next.drawn = Some(drawn.clone()),
        Msg::Copied(what, is_done) => next.announced = Announced::Copied(*what, *is_done),
        Msg::Saved(format, is_saved) => next.announced = Announced::Saved(format, *is_saved),
    }
    // Links follow a moving clock only once it rests, and everything else at once.
    if matches!(msg, Msg::Clock(Clock::Rest)) || !matches!(msg, Msg::Clock(_)) {
        next.rested = next.cursor;
    }
    next
}

fn move_clock(model: &mut Model, clock: Clock) {
    let horizon = &model.scenario.horizon;
    let moved = |by: i32| {
        let minutes = i32::from(model.cursor.minutes()) + by;
        u16::try_from(minutes)
            .ok()
            .and_then(TimeOfDay::from_minutes)
            .unwrap_or(model.cursor)
    };
    let cursor = match clock {
        Clock::To(time) => time,
        Clock::Previous => moved(-60),
        Clock::Next => moved(60),
        Clock::First => horizon.first_hour,
        Clock::Last => horizon.last_hour,
        Clock::Play if model.cursor >= horizon.last_hour => horizon.first_hour,
        // A timer may still strike once after it was stopped.
        Clock::Tick if model.is_playing => moved(60),
        Clock::Play | Clock::Pause | Clock::Tick | Clock::Rest => model.cursor,
    };
    let cursor = cursor.clamp(horizon.first_hour, horizon.last_hour);
    // The reader's own hand stops it, and so does the end of the day.
    model.is_playing = match clock {
        Clock::Play => true,
        Clock::Rest => model.is_playing,
        Clock::Tick => model.is_playing && cursor < horizon.last_hour,
        _ => false,
    };
    if cursor != model.cursor {
        model.announced = match clock {
            Clock::Play | Clock::Tick => Announced::Tick,
            _ => Announced::Hour,
        };
    }
    model.cursor = cursor;
}

fn choose(model: &mut Model, choice: Choice) {
    match choice {
        Choice::Persona(id) => {
            model.route.persona = Some(id);
            model.announced = Announced::Persona;
        }
        Choice::Outage(outage) => {
            take_plan(model, plan_with_outage(model, outage));
            model.announced = Announced::Outage;
        }
        Choice::Safeguard(safeguard, strength) => {
            take_plan(model, model.plan.with(safeguard, strength));
            model.announced = Announced::Safeguard(safeguard);
        }
        Choice::CloseNotice => model.warnings = [].into(),
        Choice::Guess(count) => {
            let id = model.persona();
            if guess::is_possible(&model.scenario, id, count) {
                model.guesses = model.guesses.with(id, count);
                model.announced = Announced::Guess;
            }
        }
        Choice::ShareGuess(shares_guess) => model.shares_guess = shares_guess,
    }
}

/// Takes over what the link asks for; the sender's guess is not the reader's. The hour is not among
/// it: the page's own script has set the native control before the first paint, and the reader may
/// have moved it since.
fn arrive(model: &mut Model, link: &Link) {
    model.route.persona = link.persona.or(model.route.persona);
    model.appearance = link.appearance.unwrap_or(model.appearance);
    model.passed_through = link.passed_through.as_slice().into();
    model.site = link.site.as_str().into();
    model.is_live = true;
    let mut warnings = link.warnings.clone();
    if let Some(count) = link.guess {
        let id = model.persona();
        if guess::is_possible(&model.scenario, id, count) {
            model.sent_guesses = model.sent_guesses.with(id, count);
        } else {
            warnings.push(LinkWarning::Guess(count.to_string()));
        }
    }
    model.warnings = warnings.into();
    let mut plan = plan_with_outage(model, link.outage);
    for chosen in &link.safeguards {
        plan = plan.with(chosen.safeguard, chosen.strength);
    }
    take_plan(model, plan);
}

/// Returns the plan with another outage; the default one is stored as `None`.
fn plan_with_outage(model: &Model, outage: Option<OutageSpan>) -> Plan {
    let mut plan = model.plan.clone();
    plan.outage = None;
    let default = plan.outage_span(&model.scenario);
    plan.outage = outage.filter(|span| *span != default);
    plan
}

/// Takes another plan, and simulates again if it differs.
fn take_plan(model: &mut Model, plan: Plan) {
    if plan == model.plan {
        return;
    }
    let scenario = model.scenario;
    let simulate = |plan: &Plan| Shared::new(sim::simulate(&scenario, plan));
    let unguarded = plan.without_safeguards();
    if unguarded != model.plan.without_safeguards() {
        model.baseline = simulate(&unguarded);
    }
    model.run = if plan.safeguards.is_empty() {
        model.baseline.clone()
    } else {
        simulate(&plan)
    };
    model.plan = plan;
}
