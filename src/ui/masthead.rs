//! Headline, finding, and the languages of the page.

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    platform,
    present::{
        masthead::MastheadView,
        personas::{LanguageLink, PersonasView},
    },
};

/// What the top of the page shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MastheadProps {
    /// Its words.
    pub view: Shared<MastheadView>,
}

/// The top of the page.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let view = &props.view;
    html! {
        <header class="masthead">
            <p class="kicker">{ &view.kicker }</p>
            <h1>{ &view.headline }</h1>
            <p class="standfirst">{ &view.standfirst }</p>
            <p class="finding">{ &view.finding }</p>
            <p class="basis">{ &view.basis }</p>
        </header>
    }
}

/// What the list of languages shows.
#[derive(Clone, PartialEq, Properties)]
pub struct LanguagesProps {
    /// The links.
    pub view: PersonasView,
}

/// The same page in other languages.
#[component]
pub fn Languages(props: &LanguagesProps) -> Html {
    let link = |language: &LanguageLink| {
        let tag = language.locale.tag();
        let href = language.href.clone();
        let leave = Callback::from(move |event: MouseEvent| {
            platform::input::replace_page(&event, &href);
        });
        let current = language.is_current.then_some("true");
        html! {
            <li key={tag}>
                <a href={language.href.clone()} lang={tag} hreflang={tag}
                    aria-current={current} onclick={leave}>{ language.name }</a>
            </li>
        }
    };
    html! {
        <nav class="languages" aria-label={props.view.languages_heading}>
            <ul>{ for props.view.languages.iter().map(link) }</ul>
        </nav>
    }
}
