//! Who could wait: the answer in words, the figure, and everyone side by side.

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    i18n::messages,
    ids::Locale,
    present::{
        figure::FigureView,
        wait::{PersonView, WaitView},
    },
    ui::{
        dispatch::Dispatch,
        figure::{Figure, table},
    },
};

/// What the section shows.
#[derive(Clone, PartialEq, Properties)]
pub struct WaitProps {
    /// Its words and figures.
    pub view: Shared<WaitView>,
    /// The figures that belong to it.
    pub figure: Vec<Shared<FigureView>>,
    /// The language.
    pub locale: Locale,
    /// Where to say what was saved.
    pub dispatch: Dispatch,
}

/// Who could wait.
#[component]
pub fn Wait(props: &WaitProps) -> Html {
    let (view, locale) = (&props.view, props.locale);
    let figure = |view: &Shared<FigureView>| {
        html! { <Figure view={view.clone()} {locale} dispatch={props.dispatch.clone()} /> }
    };
    html! {
        <section class="wait" aria-labelledby="wait-heading">
            <h2 id="wait-heading">{ view.heading }</h2>
            <p class="answer">{ view.answer.join(" ") }</p>
            <p>{ &view.groups }</p>
            { for props.figure.iter().map(figure) }
            <ul class="people" aria-labelledby="wait-heading">{ for view.people.iter().map(person) }</ul>
            { for view.harm.iter().map(|sentence| html! { <p class="note">{ sentence }</p> }) }
            <details>
                <summary>{ messages::who_details(locale) }</summary>
                { table(&view.table) }
            </details>
        </section>
    }
}

fn person(view: &PersonView) -> Html {
    html! {
        <li>
            <h3>{ &view.person }</h3>
            <p>{ &view.errands }</p>
            <p>{ &view.group }</p>
            <p>{ &view.harm }</p>
            <svg class="harm" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width={view.harm_percent.to_string()} height="1" />
            </svg>
        </li>
    }
}
