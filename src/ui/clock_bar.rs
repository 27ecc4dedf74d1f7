//! The clock bar: native hour radios, which work before any script, two buttons, and Play.

use yew::prelude::*;

use crate::{
    app::msg::{Choice, Clock, Msg},
    domain::clock::TimeOfDay,
    platform,
    present::clock::{ClockView, DurationOption, DurationView, HourView},
    ui::dispatch::Dispatch,
};

/// Returns the clock bar at an hour.
pub(in crate::ui) fn clock_bar(
    view: &ClockView,
    cursor: TimeOfDay,
    is_playing: bool,
    dispatch: &Dispatch,
) -> Html {
    let step = |clock: Clock| dispatch.on(move |_: MouseEvent| Some(Msg::Clock(clock)));
    let ends = dispatch.on(end_key);
    let at_first = view.hours.first().is_some_and(|hour| hour.time == cursor);
    let at_last = view.hours.last().is_some_and(|hour| hour.time == cursor);
    let (label, turn) = if is_playing {
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
                { for view.hours.iter().map(|hour| hour_radio(hour, cursor, dispatch)) }
            </fieldset>
            <button type="button" class="step" aria-disabled={at_last.to_string()}
                aria-label={view.next} onclick={step(Clock::Next)}>{ "›" }</button>
            <button type="button" class="step play" onclick={step(turn)}>{ label }</button>
        </div>
    }
}

/// Lets the hours go by while they should.
#[hook]
pub(in crate::ui) fn use_playing(is_playing: bool, dispatch: &Dispatch) {
    let say = dispatch
        .on(|goes_on: bool| Some(Msg::Clock(if goes_on { Clock::Tick } else { Clock::Pause })));
    use_effect_with(is_playing, move |is_playing| {
        platform::playing::keep(*is_playing, &say)
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
        let choose =
            dispatch.on(move |_: MouseEvent| Some(Msg::Choice(Choice::Outage(Some(outage)))));
        html! {
            <button type="button" aria-pressed={option.is_current.to_string()} onclick={choose}>
                { &option.label }
            </button>
        }
    };
    html! {
        <div class="duration" role="group" aria-labelledby="duration-question">
            <p id="duration-question">{ view.question }</p>
            { for view.options.iter().map(option) }
        </div>
    }
}
