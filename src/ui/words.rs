//! The hour in words. All hours are here; the style sheet shows the chosen one.

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    present::{describe::WordsView, page::PageView, spells::Spell},
    ui::phone::phone,
};

/// What is told about the hours.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WordsProps {
    /// The page they are part of.
    pub view: Shared<PageView>,
}

/// The hour in words, and the phone in the hand beside them.
#[component]
pub fn Words(props: &WordsProps) -> Html {
    let WordsView {
        heading,
        country,
        person,
        authority,
    } = &props.view.words;
    let said = authority
        .iter()
        .filter_map(|spell| Some(paragraph("authority", &spell.at, spell.value.as_deref()?)));
    html! {
        <div class="now">
            <section class="words">
                <h3>{ *heading }</h3>
                { for paragraphs("country", country) }
                { for paragraphs("person", person) }
                { for said }
            </section>
            { phone(&props.view) }
        </div>
    }
}

fn paragraphs<'a>(
    class: &'static str,
    spells: &'a [Spell<String>],
) -> impl Iterator<Item = Html> + 'a {
    spells
        .iter()
        .map(move |spell| paragraph(class, &spell.at, &spell.value))
}

fn paragraph(class: &'static str, at: &str, text: &str) -> Html {
    html! { <p {class} data-at={at.to_owned()}>{ text }</p> }
}
