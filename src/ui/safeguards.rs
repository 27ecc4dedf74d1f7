//! What would have helped: a switch and a slider for each safeguard, and what the choice comes to.

use yew::prelude::*;

use crate::{
    app::{
        msg::{Choice, Msg},
        shared::Shared,
    },
    platform,
    present::{
        ranges::RangesView,
        safeguards::{SafeguardsView, SwitchView},
    },
    ui::dispatch::Dispatch,
};

/// What would have helped.
#[derive(Clone, PartialEq, Properties)]
pub struct SafeguardsProps {
    /// The words and the state.
    pub view: Shared<SafeguardsView>,
    /// The ranges, once they are worked out.
    pub ranges: Option<Shared<RangesView>>,
    /// The place of the persona shown, among the groups of the ranges.
    pub group: usize,
    /// Where choices go.
    pub dispatch: Dispatch,
}

/// What would have helped.
#[component]
pub fn Safeguards(props: &SafeguardsProps) -> Html {
    let view = &props.view;
    let switches = view.switches.iter().enumerate();
    html! {
        <div class="safeguards">
            <h2 id="safeguards-heading">{ view.heading }</h2>
            <p class="intro">{ view.intro }</p>
            <ul class="switches" aria-labelledby="safeguards-heading">
                { for switches.map(|(place, switch)| safeguard(place, switch, &props.dispatch)) }
            </ul>
            <div class="outcome">
                <h3>{ view.outcome_heading }</h3>
                { for view.outcome.iter().map(paragraph) }
                { ranges(props) }
            </div>
        </div>
    }
}

fn paragraph(sentence: &String) -> Html {
    html! { <p>{ sentence }</p> }
}

/// The ranges, or word that they are on their way; nothing while nothing is switched on.
fn ranges(props: &SafeguardsProps) -> Html {
    if !props.view.switches.iter().any(|switch| switch.is_on) {
        return Html::default();
    }
    let Some(view) = &props.ranges else {
        return html! { <p class="note">{ props.view.waiting }</p> };
    };
    html! {
        <>
            <p>{ &view.country }{ " " }{ &view.paired }</p>
            { for view.groups.get(props.group).map(paragraph) }
            <p class="note">{ &view.note }</p>
        </>
    }
}

fn safeguard(place: usize, view: &SwitchView, dispatch: &Dispatch) -> Html {
    let id = ["safeguard-", &view.slug].concat();
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
            <input type="checkbox" role="switch" id={id.clone()} checked={view.is_on} onchange={turn} />
            <label for={id}>{ &view.name }</label>
            if view.is_on {
                <input type="range" min="10" max="100" step="10" value={view.percent.to_string()}
                    aria-label={view.strength_label.clone()} aria-valuetext={view.strength.clone()}
                    oninput={slide} />
                <small aria-hidden="true">{ &view.strength }</small>
            }
        </li>
    }
}
