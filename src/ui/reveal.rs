//! What happened: the outcome beside the guess, and why each errand ended as it did.

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    present::{
        page::PageView,
        reveal::{EndingGroup, EndingView},
    },
};

/// What is told of how the day ended.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RevealProps {
    /// The page it is part of.
    pub view: Shared<PageView>,
    /// How the guesses compare; empty if there is none.
    pub compared: Vec<String>,
}

/// What happened.
#[component]
pub fn Reveal(props: &RevealProps) -> Html {
    let view = &props.view.reveal;
    html! {
        <section class="reveal" aria-labelledby="reveal-heading">
            <h2 id="reveal-heading">{ view.heading }</h2>
            <p class="outcome-line">{ &view.outcome }</p>
            <div class="said">{ for props.compared.iter().map(|sentence| html! { <p>{ sentence }</p> }) }</div>
            <div class="groups">{ for view.groups.iter().map(group) }</div>
            <p class="note">{ view.basis }</p>
        </section>
    }
}

fn group(group: &EndingGroup) -> Html {
    html! {
        <section>
            <h3>{ group.heading }</h3>
            <ul>{ for group.errands.iter().map(ending) }</ul>
        </section>
    }
}

fn ending(ending: &EndingView) -> Html {
    let state = ending.state;
    html! {
        <li class="ending">
            <h4>{ &ending.title }</h4>
            <p class="state" data-state={state.name}>
                <span class="symbol" aria-hidden="true">{ state.symbol }</span>
                <strong>{ state.label }</strong>
            </p>
            <p>{ &ending.why }</p>
        </li>
    }
}
