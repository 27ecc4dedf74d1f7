//! How a message changes the session: one small function per group of messages.
//!
//! Only a changed plan is simulated. Everything else points elsewhere into the same run.

use crate::{
    app::{
        guess,
        model::{Announced, Model},
        msg::{Choice, Clock, Msg},
        permalink::{Link, LinkWarning},
        route::Route,
        shared::Shared,
    },
    domain::{clock::TimeOfDay, outage::OutageSpan},
    sim::{self, plan::Plan},
};

/// Returns the session after a message.
#[must_use]
pub fn update(model: &Model, msg: &Msg) -> Model {
    match msg {
        Msg::Clock(clock) => move_clock(model, *clock),
        Msg::Choice(choice) => choose(model, *choice),
        Msg::Arrived(link) => arrive(model, link),
        Msg::Drawn(drawn) => Model {
            // An answer to an earlier plan comes too late.
            drawn: (drawn.plan == model.plan)
                .then(|| drawn.clone())
                .or_else(|| model.drawn.clone()),
            ..model.clone()
        },
        Msg::Copied(what, is_done) => Model {
            announced: Announced::Copied(*what, *is_done),
            ..model.clone()
        },
        Msg::Saved(is_saved) => Model {
            announced: Announced::Saved(*is_saved),
            ..model.clone()
        },
    }
}

fn move_clock(model: &Model, clock: Clock) -> Model {
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
        Clock::Play | Clock::Pause | Clock::Tick => model.cursor,
    };
    let cursor = cursor.clamp(horizon.first_hour, horizon.last_hour);
    // The reader's own hand stops it, and so does the end of the day.
    let is_playing = match clock {
        Clock::Play => true,
        Clock::Tick => model.is_playing && cursor < horizon.last_hour,
        _ => false,
    };
    let announced = match clock {
        _ if cursor == model.cursor => model.announced,
        Clock::Play | Clock::Tick => Announced::Tick,
        _ => Announced::Hour,
    };
    Model {
        cursor,
        is_playing,
        announced,
        ..model.clone()
    }
}

fn choose(model: &Model, choice: Choice) -> Model {
    match choice {
        Choice::Persona(id) => Model {
            route: Route {
                persona: Some(id),
                ..model.route
            },
            announced: Announced::Persona,
            ..model.clone()
        },
        Choice::Outage(outage) => Model {
            announced: Announced::Outage,
            ..with_plan(model, plan_with_outage(model, outage))
        },
        Choice::Safeguard(safeguard, strength) => Model {
            announced: Announced::Safeguard,
            ..with_plan(model, model.plan.with(safeguard, strength))
        },
        Choice::CloseNotice => Model {
            warnings: [].into(),
            ..model.clone()
        },
        // A radio says by itself that it was chosen.
        Choice::Guess(count) if guess::is_possible(&model.scenario, model.persona(), count) => {
            Model {
                guesses: model.guesses.with(model.persona(), count),
                ..model.clone()
            }
        }
        Choice::Guess(_) => model.clone(),
        Choice::ShareGuess(shares_guess) => Model {
            shares_guess,
            ..model.clone()
        },
    }
}

/// Takes over what the link asks for. The sender's guess is not the reader's. The hour is not among it: the page's own script has set the
/// native control before the first paint, and the reader may have moved it since.
fn arrive(model: &Model, link: &Link) -> Model {
    let route = Route {
        persona: link.persona.or(model.route.persona),
        ..model.route
    };
    let id = route.shown_persona();
    let mut warnings = link.warnings.clone();
    let mut sent_guesses = model.sent_guesses.clone();
    match link.guess {
        Some(count) if guess::is_possible(&model.scenario, id, count) => {
            sent_guesses = sent_guesses.with(id, count);
        }
        Some(count) => warnings.push(LinkWarning::Guess(count.to_string())),
        None => {}
    }
    let arrived = Model {
        route,
        sent_guesses,
        site: link.site.as_str().into(),
        appearance: link.appearance.unwrap_or(model.appearance),
        passed_through: link.passed_through.as_slice().into(),
        warnings: warnings.into(),
        is_live: true,
        ..model.clone()
    };
    let mut plan = plan_with_outage(&arrived, link.outage);
    for chosen in &link.safeguards {
        plan = plan.with(chosen.safeguard, chosen.strength);
    }
    with_plan(&arrived, plan)
}

/// Returns the plan with another outage; the default one is stored as `None`.
fn plan_with_outage(model: &Model, outage: Option<OutageSpan>) -> Plan {
    let mut plan = model.plan.clone();
    plan.outage = None;
    let default = plan.outage_span(&model.scenario);
    plan.outage = outage.filter(|span| *span != default);
    plan
}

/// Simulates again if the plan differs.
fn with_plan(model: &Model, plan: Plan) -> Model {
    if plan == model.plan {
        return model.clone();
    }
    let simulate = |plan: &Plan| Shared::new(sim::simulate(&model.scenario, plan));
    let unguarded = plan.without_safeguards();
    let baseline = if unguarded == model.plan.without_safeguards() {
        model.baseline.clone()
    } else {
        simulate(&unguarded)
    };
    let run = if plan.safeguards.is_empty() {
        baseline.clone()
    } else {
        simulate(&plan)
    };
    Model {
        plan,
        run,
        baseline,
        ..model.clone()
    }
}
