//! The persona cards: links to the pre-rendered pages, switching in place once alive.

use maud::Markup;
use yew::prelude::*;

use crate::{
    app::msg::{Choice, Msg},
    platform,
    present::personas::{PersonaCard, PersonasView},
    ui::{dispatch::Dispatch, markup::raw},
};

/// Returns the persona cards.
pub(in crate::ui) fn persona_picker(view: &PersonasView, dispatch: &Dispatch) -> Html {
    let card = |card: &PersonaCard| {
        let id = card.id;
        let choose = dispatch.on(move |event: MouseEvent| {
            platform::input::take_plain_click(&event).then_some(Msg::Choice(Choice::Persona(id)))
        });
        let current = card.is_current.then_some("true");
        html! {
            <li class="card">
                <a href={card.href.clone()} aria-current={current} onclick={choose}>{ &card.name }</a>
                { raw(about(card)) }
            </li>
        }
    };
    html! {
        <nav class="personas" aria-labelledby="personas-heading">
            <h2 id="personas-heading">{ view.heading }</h2>
            <ul>{ for view.cards.iter().map(card) }</ul>
            <p class="note">{ &view.note }</p>
        </nav>
    }
}

fn about(card: &PersonaCard) -> Markup {
    maud::html! {
        p.person { (card.person) }
        p { (card.today) }
        p.stake { (card.stake) }
    }
}
