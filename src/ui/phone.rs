//! The phone in the hand: a drawing of one, and the sentences that say what it shows.

use yew::prelude::*;

use crate::present::{page::PageView, phone::ScreenView, spells::Spell};

/// Returns the phone of a page; part of the hour's words, so that it is as rarely made anew.
pub(in crate::ui) fn phone(view: &PageView) -> Html {
    let screens = &view.phone.screens;
    html! {
        <figure class="phone">
            // The caption says the same, so nobody hears it twice.
            <div class="device" aria-hidden="true">
                { for view.day.clock.hours.iter().map(|hour| line("time", Some(&hour.name), &hour.label)) }
                { for screens.iter().map(|spell| shown(spell, "screen", &spell.value.lines)) }
            </div>
            <figcaption>
                { line("label", None, view.phone.label) }
                { for screens.iter().map(|spell| shown(spell, "told", &spell.value.caption)) }
            </figcaption>
        </figure>
    }
}

fn line(class: &'static str, at: Option<&String>, text: &str) -> Html {
    html! { <p {class} data-at={at.cloned()}>{ text }</p> }
}

/// Shows what there is of some lines, while a screen lasts.
fn shown(spell: &Spell<ScreenView>, class: &'static str, lines: &[(&'static str, String)]) -> Html {
    let lines = lines.iter().filter(|(_, text)| !text.is_empty());
    html! {
        <div {class} data-at={spell.at.clone()} data-screen={spell.value.name}>
            { for lines.map(|(class, text)| line(class, None, text)) }
        </div>
    }
}
