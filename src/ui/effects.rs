//! What each safeguard alone would have changed. It never changes, so it is rendered natively only.

use yew::prelude::*;

use crate::present::effects::{EffectView, EffectsView};

/// What the effects show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EffectsProps {
    /// Their words.
    pub view: EffectsView,
}

/// The effects.
#[component]
pub fn Effects(props: &EffectsProps) -> Html {
    let view = &props.view;
    html! {
        <section class="effects" aria-labelledby="effects-heading">
            <h3 id="effects-heading">{ view.heading }</h3>
            <p class="note">{ &view.note }</p>
            <ul>{ for view.effects.iter().map(|effect| item(effect, view.limits_label)) }</ul>
        </section>
    }
}

fn item(effect: &EffectView, limits_label: &str) -> Html {
    html! {
        <li class="effect">
            <h4>{ &effect.name }</h4>
            <p class="alone">{ &effect.alone }</p>
            <p>{ &effect.about }</p>
            <p class="limits"><b>{ limits_label }</b>{ " " }{ &effect.limits }</p>
        </li>
    }
}
