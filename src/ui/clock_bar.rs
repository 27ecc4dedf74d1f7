//! The clock bar: native hour radios, which work before any script, two buttons, and Play.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        model::Model,
        msg::{Choice, Clock, Msg},
    },
    domain::clock::TimeOfDay,
    platform,
    present::clock::{ClockView, DurationOption, DurationView, HourView},
    ui::{dispatch::Dispatch, markup::Kept},
};

/// Returns the clock bar at an hour, around its radios, [`hours`].
pub(in crate::ui) fn clock_bar(
    view: &ClockView,
    radios: &Rc<Html>,
    model: &Model,
    dispatch: &Dispatch,
) -> Html {
    let cursor = model.cursor;
    let step = |clock: Clock| dispatch.on(move |_: MouseEvent| Some(Msg::Clock(clock)));
    let ends = dispatch.on(end_key);
    let at_first = view.hours.first().is_some_and(|hour| hour.time == cursor);
    let at_last = view.hours.last().is_some_and(|hour| hour.time == cursor);
    let (label, turn) = if model.is_playing {
        (view.pause, Clock::Pause)
    } else {
        (view.play, Clock::Play)
    };
    html! {
        <div class="clock">
            <button type="button" class="step" aria-disabled={at_first.to_string()}
                aria-label={view.previous} onclick={step(Clock::Previous)}>{ "‹" }</button>
            <fieldset class="hours" role="radiogroup" aria-labelledby="hours-legend" onkeydown={ends}>
                <legend id="hours-legend">{ view.legend }</legend>
                <Kept part={radios.clone()} />
            </fieldset>
            <button type="button" class="step" aria-disabled={at_last.to_string()}
                aria-label={view.next} onclick={step(Clock::Next)}>{ "›" }</button>
            <button type="button" class="step play" onclick={step(turn)}>{ label }</button>
        </div>
    }
}

/// Returns the radios. Which of them is checked is set in the browser, since a step would otherwise look
/// through all of them.
pub(in crate::ui) fn hours(view: &ClockView, cursor: TimeOfDay, dispatch: &Dispatch) -> Html {
    html! { { for view.hours.iter().map(|hour| hour_radio(hour, cursor, dispatch)) } }
}

/// Lets the hours go by while they should, and says when they rest.
#[hook]
pub(in crate::ui) fn use_playing(model: &Model, dispatch: &Dispatch) {
    let say = dispatch.on(|clock: Clock| Some(Msg::Clock(clock)));
    let state = (model.is_playing, model.cursor, model.rested);
    use_effect_with(state, move |(is_playing, cursor, rested)| {
        platform::playing::keep(*is_playing, cursor != rested, &say)
    });
}

fn hour_radio(hour: &HourView, cursor: TimeOfDay, dispatch: &Dispatch) -> Html {
    let time = hour.time;
    let id = ["at-", &hour.name].concat();
    // Not words hidden in the label: browsers put a space before those, "10:00 , outage".
    let name = [&hour.label, ", ", &hour.detail].concat();
    let choose = dispatch.on(move |_: Event| Some(Msg::Clock(Clock::To(time))));
    // A narrow bar has no room for the minutes.
    let (short, minutes) = hour.label.split_at(2);
    html! {
        <div class="hour" data-phase={hour.phase} key={hour.name.clone()}>
            <input type="radio" name="at" id={id.clone()} value={hour.data.clone()}
                aria-label={name} checked={time == cursor} onchange={choose} />
            <label for={id}>{ short }<span>{ minutes }</span></label>
        </div>
    }
}

/// Moves to the first or last hour by Home and End.
fn end_key(event: KeyboardEvent) -> Option<Msg> {
    let is_last = platform::input::take_end_key(&event)?;
    Some(Msg::Clock(if is_last { Clock::Last } else { Clock::First }))
}

/// Lays out the readings of the day, to switch between.
pub(in crate::ui) fn duration(view: &DurationView, dispatch: &Dispatch) -> Html {
    let option = |option: &DurationOption| {
        let outage = option.outage;
        let choose = dispatch.on(move |_: Event| Some(Msg::Choice(Choice::Outage(Some(outage)))));
        let id = ["outage-", &option.slug].concat();
        html! {
            <div class="pick">
                <input type="radio" name="outage" id={id.clone()} value={option.slug.clone()}
                    checked={option.is_current} onchange={choose} />
                <label for={id}>{ &option.label }</label>
            </div>
        }
    };
    html! {
        <div class="duration" role="radiogroup" aria-labelledby="duration-question">
            <p id="duration-question">{ view.question }</p>
            { for view.options.iter().map(option) }
        </div>
    }
}
