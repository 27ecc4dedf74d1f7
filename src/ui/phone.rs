//! The phone in the hand: a drawing of one, and the sentences that say what it shows.

use maud::{Markup, html};

use crate::present::{page::PageView, phone::ScreenView, spells::Spell};

/// Returns the phone of a page.
pub(in crate::ui) fn phone(view: &PageView) -> Markup {
    let screens = &view.phone.screens;
    html! {
        figure.phone {
            // The caption says the same, so nobody hears it twice.
            div.device aria-hidden="true" {
                @for hour in &view.day.clock.hours {
                    p.time data-at=(hour.name) { (hour.label) }
                }
                @for spell in screens { (shown(spell, "screen", &spell.value.lines)) }
            }
            figcaption {
                p.label { (view.phone.label) }
                @for spell in screens { (shown(spell, "told", &spell.value.caption)) }
            }
        }
    }
}

/// Shows what there is of some lines, while a screen lasts.
fn shown(spell: &Spell<ScreenView>, class: &str, lines: &[(&str, String)]) -> Markup {
    html! {
        div class=(class) data-at=(spell.at) data-screen=(spell.value.name) {
            @for (class, text) in lines {
                @if !text.is_empty() { p class=(class) { (text) } }
            }
        }
    }
}
