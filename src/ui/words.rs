//! The hour in words. All hours are here; the style sheet shows the chosen one.

use maud::{Markup, html};

use crate::{
    present::{describe::WordsView, page::PageView, spells::Spell},
    ui::phone::phone,
};

/// Returns the hour in words, and the phone in the hand beside them.
pub(in crate::ui) fn words(view: &PageView) -> Markup {
    let WordsView {
        heading,
        country,
        person,
        authority,
    } = &view.words;
    html! {
        section.words {
            h3 { (heading) }
            (paragraphs("country", country))
            (paragraphs("person", person))
            @for spell in authority {
                @if let Some(said) = &spell.value { (paragraph("authority", &spell.at, said)) }
            }
        }
        (phone(view))
    }
}

fn paragraphs(class: &str, spells: &[Spell<String>]) -> Markup {
    html! { @for spell in spells { (paragraph(class, &spell.at, &spell.value)) } }
}

fn paragraph(class: &str, at: &str, text: &str) -> Markup {
    html! { p class=(class) data-at=(at) { (text) } }
}
