//! What would have helped: a switch and a slider for each safeguard, and what the choice comes to.

use yew::prelude::*;

use crate::{
    app::msg::{Choice, Msg},
    platform,
    present::safeguards::{SafeguardsView, SwitchView},
    ui::dispatch::Dispatch,
};

/// What would have helped.
#[derive(Clone, PartialEq, Properties)]
pub struct SafeguardsProps {
    /// The words and the state.
    pub view: SafeguardsView,
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
                { for view.outcome.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
            </div>
        </div>
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
