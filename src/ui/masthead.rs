//! Headline, finding, and the languages of the page.

use yew::prelude::*;

use crate::{
    app::msg::{Choice, Msg},
    platform,
    present::{
        masthead::MastheadView,
        personas::{LanguageLink, PersonasView},
    },
    ui::dispatch::Dispatch,
};

/// What the top of the page shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MastheadProps {
    /// Its words.
    pub view: MastheadView,
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
    /// Where choices go.
    pub dispatch: Dispatch,
}

/// The same page in other languages.
#[component]
pub fn Languages(props: &LanguagesProps) -> Html {
    let link = |language: &LanguageLink| {
        let locale = language.locale;
        let choose = props.dispatch.on(move |event: MouseEvent| {
            platform::input::take_plain_click(&event)
                .then_some(Msg::Choice(Choice::Language(locale)))
        });
        let current = language.is_current.then_some("true");
        html! {
            <li key={locale.tag()}>
                <a href={language.href.clone()} lang={locale.tag()} hreflang={locale.tag()}
                    aria-current={current} onclick={choose}>{ language.name }</a>
            </li>
        }
    };
    html! {
        <nav class="languages" aria-label={props.view.languages_heading}>
            <ul>{ for props.view.languages.iter().map(link) }</ul>
        </nav>
    }
}
