//! Who could wait: the answer in words, the figure, and everyone side by side.

use maud::{Markup, html};
use yew::Html;

use crate::{
    i18n::messages,
    ids::Locale,
    present::wait::{PersonView, WaitView},
    ui::{
        figure::table,
        markup::{paragraphs, raw},
    },
};

/// Returns who could wait, around the figures that belong to it.
pub(in crate::ui) fn wait(view: &WaitView, figures: Html, locale: Locale) -> Html {
    yew::html! {
        <section class="wait" aria-labelledby="wait-heading">
            { raw(answer(view)) }
            { figures }
            { raw(people(view)) }
            <details>
                <summary>{ messages::who_details(locale) }</summary>
                { raw(details(view)) }
            </details>
        </section>
    }
}

fn details(view: &WaitView) -> Markup {
    html! {
        (table(&view.table))
        p.note { (view.indices) }
    }
}

fn answer(view: &WaitView) -> Markup {
    html! {
        h2 #wait-heading { (view.heading) }
        p.answer { (view.answer.join(" ")) }
        p { (view.groups) }
    }
}

fn people(view: &WaitView) -> Markup {
    html! {
        ul.people aria-labelledby="wait-heading" { @for one in &view.people { (person(one)) } }
        @for sentence in &view.harm { p.note { (sentence) } }
    }
}

fn person(view: &PersonView) -> Markup {
    html! {
        li {
            h3 { (view.person) }
            (paragraphs(&[&view.errands, &view.group, &view.harm]))
            svg.harm viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" {
                rect width=(view.harm_percent) height="1" {}
            }
        }
    }
}
