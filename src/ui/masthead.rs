//! Headline, finding, and the languages of the page.

use maud::Markup;
use yew::prelude::*;

use crate::{
    platform,
    present::{
        masthead::MastheadView,
        personas::{LanguageLink, PersonasView},
    },
};

/// Returns the top of the page.
pub(in crate::ui) fn masthead(view: &MastheadView) -> Markup {
    maud::html! {
        header.masthead {
            p.kicker { (view.kicker) }
            h1 { (view.headline) }
            p.standfirst { (view.standfirst) }
            p.finding { (view.finding) }
            p.basis { (view.basis) }
        }
    }
}

/// Returns the links to the same page in other languages.
pub(in crate::ui) fn languages(view: &PersonasView) -> Html {
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
        <nav class="languages" aria-label={view.languages_heading}>
            <ul>{ for view.languages.iter().map(link) }</ul>
        </nav>
    }
}
