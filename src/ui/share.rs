//! What can be taken away: the link, the code to embed the page with, pictures and data.

use maud::Markup;
use yew::prelude::*;

use crate::{
    app::msg::{Choice, Copied, Msg},
    i18n::messages,
    ids::Locale,
    platform,
    present::share::{SUMMARY_FILE, ShareView},
    ui::{dispatch::Dispatch, markup::raw},
};

/// Returns the link to the page by itself: for readers of a frame, and for those without script to copy.
pub(in crate::ui) fn this_page(view: &ShareView, locale: Locale) -> Html {
    html! {
        <p class="this-page">
            <a href={view.page.clone()} target="_blank" rel="noopener">{ messages::share_this_page(locale) }</a>
        </p>
    }
}

/// Returns what can be taken away.
pub(in crate::ui) fn share(view: &ShareView, locale: Locale, dispatch: &Dispatch) -> Html {
    html! {
        <section class="share" aria-labelledby="share-heading">
            { raw(link(locale)) }
            { this_page(view, locale) }
            { guess(view, dispatch) }
            { field(view, dispatch, Copied::Link, &view.link, messages::share_copy_link(locale)) }
            { raw(embed(locale)) }
            { field(view, dispatch, Copied::Snippet, &view.snippet, messages::share_copy_snippet(locale)) }
            { raw(files(view, locale)) }
        </section>
    }
}

fn link(locale: Locale) -> Markup {
    maud::html! {
        h2 #share-heading { (messages::share_heading(locale)) }
        h3 #share-link { (messages::share_link(locale)) }
        p { (messages::share_link_about(locale)) }
    }
}

fn embed(locale: Locale) -> Markup {
    maud::html! {
        h3 #share-embed { (messages::share_embed(locale)) }
        p { (messages::share_embed_about(locale)) }
    }
}

/// The way to more snippets, the picture and the data.
fn files(view: &ShareView, locale: Locale) -> Markup {
    maud::html! {
        p { a href=(view.builder) target="_blank" rel="noopener" { (messages::share_builder(locale)) } }
        h3 { (messages::share_image(locale)) }
        p { (messages::share_image_about(locale)) }
        p { a href=(SUMMARY_FILE) download { (messages::share_image_page(locale)) } }
        h3 #share-data { (messages::share_data(locale)) }
        p { (messages::share_data_about(locale)) }
        ul aria-labelledby="share-data" {
            @for (href, name) in &view.data { li { a href=(href) download { (name) } } }
        }
    }
}

/// The offer to put the guess into the link.
fn guess(view: &ShareView, dispatch: &Dispatch) -> Html {
    let Some(label) = &view.guess else {
        return Html::default();
    };
    let choose = dispatch.on(|event: Event| {
        let shares_guess = platform::input::is_checked(&event);
        Some(Msg::Choice(Choice::ShareGuess(shares_guess)))
    });
    html! {
        <p class="with-guess">
            <input type="checkbox" id="share-guess" checked={view.shares_guess} onchange={choose} />
            <label for="share-guess">{ label }</label>
        </p>
    }
}

/// A text to copy, the button that does it, and what became of it.
fn field(
    view: &ShareView,
    dispatch: &Dispatch,
    what: Copied,
    text: &str,
    label: &'static str,
) -> Html {
    let (name, heading) = match what {
        Copied::Link => ("link", "share-link"),
        Copied::Snippet => ("snippet", "share-embed"),
    };
    let copy = dispatch.on(move |event: MouseEvent| {
        Some(Msg::Copied(what, platform::clipboard::copy_beside(&event)))
    });
    let said = view.copied.filter(|(copied, _)| *copied == what);
    // The words about the copying are hidden from those to whom the live region says them.
    html! {
        <div class="copy" data-what={name}>
            <textarea readonly={true} spellcheck="false" rows="3" aria-labelledby={heading}
                value={text.to_owned()} />
            <button type="button" onclick={copy}>{ label }</button>
            <span aria-hidden="true">{ said.map_or("", |(_, words)| words) }</span>
        </div>
    }
}
