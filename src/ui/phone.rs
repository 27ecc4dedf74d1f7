//! The phone in the hand: a drawing of one, and the sentence that says what it shows.

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    present::{clock::HourView, page::PageView, phone::ScreenView, spells::Spell},
};

/// What is shown of the phone.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PhoneProps {
    /// The page it is part of.
    pub view: Shared<PageView>,
}

/// The phone in the hand.
#[component]
pub fn Phone(props: &PhoneProps) -> Html {
    let view = &props.view.phone;
    html! {
        <figure class="phone">
            // The caption says the same, so nobody hears it twice.
            <div class="device" aria-hidden="true">
                { for props.view.day.clock.hours.iter().map(clock) }
                { for view.screens.iter().map(screen) }
            </div>
            <figcaption>
                <span class="label">{ view.label }</span>
                { for view.screens.iter().map(caption) }
            </figcaption>
        </figure>
    }
}

fn clock(hour: &HourView) -> Html {
    html! { <span data-at={hour.name.clone()}>{ &hour.label }</span> }
}

fn screen(spell: &Spell<ScreenView>) -> Html {
    let screen = &spell.value;
    html! {
        <div class="screen" data-at={spell.at.clone()} data-screen={screen.name}>
            <p class="place">{ &screen.place }</p>
            <p class="symbol">{ screen.symbol }</p>
            <p class="message">{ &screen.message }</p>
            <p class="detail">{ &screen.detail }</p>
            <p class="beside">{ &screen.beside }</p>
        </div>
    }
}

fn caption(spell: &Spell<ScreenView>) -> Html {
    let ScreenView {
        errand, caption, ..
    } = &spell.value;
    html! { <p data-at={spell.at.clone()}><strong>{ errand }</strong>{ " " }{ caption }</p> }
}
