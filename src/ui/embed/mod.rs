//! The page on which editors make a snippet: its form, the preview, the snippets, and the check of
//! their own page. A program of its own: no reader of the explainer loads it.

mod check;
mod form;
mod snippets;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::embed::settings::{Builder, Event as Happened},
    i18n::embed::messages,
    platform,
};

/// The session as Yew's reducer keeps it.
#[derive(Debug, PartialEq)]
struct Store(Builder);

impl Reducible for Store {
    type Action = Happened;

    /// Returns the same store when nothing changed, so that Yew renders nothing.
    fn reduce(self: Rc<Self>, event: Happened) -> Rc<Self> {
        let next = self.0.after(event);
        if next == self.0 {
            self
        } else {
            Rc::new(Self(next))
        }
    }
}

/// Sends what happens to the store.
#[derive(Clone, PartialEq)]
struct Dispatch(UseReducerDispatcher<Store>);

impl Dispatch {
    /// Returns a callback for what stands in the field of an event.
    fn on_value<E: AsRef<Event>>(
        &self,
        happened: impl Fn(String) -> Happened + 'static,
    ) -> Callback<E> {
        let dispatcher = self.0.clone();
        Callback::from(move |event: E| {
            if let Some(value) = platform::input::value(event.as_ref()) {
                dispatcher.dispatch(happened(value));
            }
        })
    }

    /// Returns a callback for the place that is chosen in the list of an event.
    fn on_place(&self, happened: impl Fn(usize) -> Happened + 'static) -> Callback<Event> {
        self.on_value(move |value| happened(value.parse().unwrap_or_default()))
    }
}

/// What the page starts from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RootProps {
    /// The session: natively and in the browser the same.
    pub start: Builder,
}

/// What comes alive of the page.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let start = props.start.clone();
    let store = use_reducer(move || Store(start));
    let dispatch = Dispatch(store.dispatcher());
    let builder = &store.0;
    {
        let dispatch = dispatch.clone();
        use_effect_with((), move |()| {
            let site = platform::arrival::site();
            dispatch.0.dispatch(Happened::Arrived(site));
        });
    }
    use_effect_with(builder.is_live, |is_live| {
        if *is_live {
            platform::arrival::say_alive();
        }
    });
    html! {
        <>
            { form::form(builder, &dispatch) }
            { form::preview(builder) }
            { snippets::snippets(builder, &dispatch) }
            { check::check(builder, &dispatch) }
            <p class="visually-hidden" role="status">{ said(builder) }</p>
        </>
    }
}

/// Returns what is said once something was to be copied.
fn said(builder: &Builder) -> &'static str {
    match builder.copied {
        Some((_, true)) => messages::embed_copied(builder.locale),
        Some((_, false)) => messages::embed_not_copied(builder.locale),
        None => "",
    }
}

/// A list to choose from, with its label.
fn list(
    name: &'static str,
    label: &'static str,
    entries: &[String],
    picked: usize,
    on_choice: Callback<Event>,
) -> Html {
    let id = ["embed-", name].concat();
    let entry = |(place, entry): (usize, &String)| {
        html! {
            <option key={place} value={place.to_string()} selected={place == picked}>{ entry }</option>
        }
    };
    html! {
        <p class="field">
            <label for={id.clone()}>{ label }</label>
            <select {id} autocomplete="off" onchange={on_choice}>{ for entries.iter().enumerate().map(entry) }</select>
        </p>
    }
}
