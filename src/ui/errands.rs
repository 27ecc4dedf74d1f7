//! The errands of the person shown, each with its state at every hour.

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    present::{
        errands::{ErrandView, StateView},
        page::PageView,
        spells::Spell,
    },
};

/// What is shown about the errands.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ErrandsProps {
    /// The page they are part of.
    pub view: Shared<PageView>,
}

/// The errands.
#[component]
pub fn Errands(props: &ErrandsProps) -> Html {
    let view = &props.view.errands;
    html! {
        <section class="errands">
            <h3 id="errands-heading">{ view.heading }</h3>
            <ul aria-labelledby="errands-heading">{ for view.errands.iter().map(errand) }</ul>
            <p class="note">{ view.how_to_read }</p>
        </section>
    }
}

fn errand(errand: &ErrandView) -> Html {
    let odds = errand.odds.iter().filter_map(|spell| {
        let text = spell.value.as_deref()?;
        Some(html! { <p class="odds" data-at={spell.at.clone()}>{ text }</p> })
    });
    html! {
        <li class="errand" key={errand.slug.clone()}>
            <h4>{ &errand.title }</h4>
            <p class="terms">{ &errand.terms }</p>
            { for errand.states.iter().map(state) }
            { for odds }
        </li>
    }
}

fn state(spell: &Spell<StateView>) -> Html {
    let state = &spell.value;
    let line = if state.line.is_empty() {
        Html::default()
    } else {
        html! { <span class="line">{ " " }{ &state.line }</span> }
    };
    html! {
        <p class="state" data-at={spell.at.clone()} data-state={state.name}>
            <span class="symbol" aria-hidden="true">{ state.symbol }</span>
            <strong>{ state.label }</strong>{ line }
        </p>
    }
}
