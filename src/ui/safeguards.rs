//! What would have helped: a switch and a slider for each safeguard, and what the choice comes to.

use maud::Markup;
use yew::prelude::*;

use crate::{
    app::msg::{Choice, Msg},
    platform,
    present::{
        ranges::RangesView,
        safeguards::{SafeguardsView, SwitchView},
    },
    ui::{
        dispatch::Dispatch,
        markup::{paragraphs, raw},
    },
};

/// Returns what would have helped: the words and the state, and the ranges once they are worked out.
pub(in crate::ui) fn safeguards(
    view: &SafeguardsView,
    ranges: Option<&RangesView>,
    dispatch: &Dispatch,
) -> Html {
    let switches = view.switches.iter().enumerate();
    html! {
        <div class="safeguards">
            { raw(heading(view)) }
            <ul class="switches" aria-labelledby="safeguards-heading">
                { for switches.map(|(place, switch)| safeguard(place, switch, dispatch)) }
            </ul>
            <div class="outcome brief" data-on={(!view.basis.is_empty()).then_some("true")}>
                { raw(brief(view)) }
            </div>
            <div class="outcome">{ raw(rest(view, ranges)) }</div>
        </div>
    }
}

fn heading(view: &SafeguardsView) -> Markup {
    maud::html! {
        h2 #safeguards-heading { (view.heading) }
        p.intro { (view.intro) }
    }
}

/// What the choice comes to.
fn brief(view: &SafeguardsView) -> Markup {
    maud::html! {
        h3 { (view.outcome_heading) }
        (paragraphs(&view.outcome))
    }
}

/// What that rests on, and how far other assumptions take it.
fn rest(view: &SafeguardsView, ranges: Option<&RangesView>) -> Markup {
    maud::html! {
        @if view.switches.iter().any(|switch| switch.is_on) {
            @if let Some(ranges) = ranges {
                p { (ranges.country) " " (ranges.paired) }
                p { (ranges.group) }
                p.note { (ranges.note) }
            } @else {
                p.note { (view.waiting) }
            }
        }
        @if !view.basis.is_empty() { p.note { (view.basis) } }
    }
}

fn safeguard(place: usize, view: &SwitchView, dispatch: &Dispatch) -> Html {
    let id = ["safeguard-", &view.slug].concat();
    let about = [&id, "-about"].concat();
    let choose = move |strength: f64| Some(Msg::Choice(Choice::Safeguard(place, strength)));
    let turn = dispatch.on(move |event: Event| {
        let is_on = platform::input::is_checked(&event);
        choose(if is_on { 1.0 } else { 0.0 })
    });
    let slide = dispatch.on(move |event: InputEvent| {
        let percent = platform::input::value_as_number(&event)?;
        choose(percent / 100.0)
    });
    html! {
        <li class="switch" key={view.slug.clone()}>
            <input type="checkbox" role="switch" id={id.clone()} checked={view.is_on} onchange={turn}
                aria-describedby={about.clone()} />
            <label for={id}>{ &view.name }</label>
            <p id={about}>{ &view.about }</p>
            if view.is_on {
                <input type="range" min="10" max="100" step="10" value={view.percent.to_string()}
                    aria-label={view.strength_label.clone()} aria-valuetext={view.strength.clone()}
                    oninput={slide} />
                <small aria-hidden="true">{ &view.strength }</small>
            }
        </li>
    }
}
