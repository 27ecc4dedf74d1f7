//! The snippets, each with a button that copies it.

use yew::prelude::*;

use super::Dispatch;
use crate::{
    app::embed::settings::{Builder, Event as Happened},
    i18n::embed::messages,
    platform,
    present::embed::snippets::{SnippetView, snippets as views},
};

/// How many lines a field shows beyond those of its snippet, of which some are broken.
const MORE_ROWS: usize = 2;

/// Returns the snippets.
pub(super) fn snippets(builder: &Builder, dispatch: &Dispatch) -> Html {
    let views = views(builder);
    let snippet = |(place, view)| snippet(place, view, builder, dispatch);
    html! {
        <section class="snippets" aria-labelledby="embed-snippets">
            <h2 id="embed-snippets">{ messages::embed_snippets(builder.locale) }</h2>
            { for views.iter().enumerate().map(snippet) }
        </section>
    }
}

fn snippet(place: usize, view: &SnippetView, builder: &Builder, dispatch: &Dispatch) -> Html {
    let id = ["snippet-", view.key].concat();
    let dispatcher = dispatch.0.clone();
    let copy = Callback::from(move |event: MouseEvent| {
        let is_done = platform::clipboard::copy_beside(&event);
        dispatcher.dispatch(Happened::Copied(place, is_done));
    });
    let rows = view.text.lines().count() + MORE_ROWS;
    let is_said = builder.copied.is_some_and(|(copied, _)| copied == place);
    let said = if is_said { super::said(builder) } else { "" };
    // The words about the copying are hidden from those to whom the live region says them.
    html! {
        <div class="snippet" key={view.key}>
            <h3 id={id.clone()}>{ view.name }</h3>
            <p>{ view.about }</p>
            <div class="copy">
                <textarea readonly={true} spellcheck="false" rows={rows.to_string()} aria-labelledby={id}
                    value={view.text.clone()} />
                <button type="button" onclick={copy}>
                    { messages::embed_copy(builder.locale, view.name) }
                </button>
                <span aria-hidden="true">{ said }</span>
            </div>
        </div>
    }
}
