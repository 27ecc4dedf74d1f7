//! The one store of the page and the way messages reach it.

use std::rc::Rc;

use yew::{Callback, Reducible, UseReducerDispatcher};

use crate::app::{model::Model, msg::Msg, update::update};

/// The session as Yew's reducer keeps it.
#[derive(Debug, PartialEq)]
pub struct Store(pub Model);

impl Reducible for Store {
    type Action = Msg;

    /// Returns the same store when nothing changed, so that Yew renders nothing.
    fn reduce(self: Rc<Self>, msg: Msg) -> Rc<Self> {
        let next = update(&self.0, &msg);
        if next == self.0 {
            self
        } else {
            Rc::new(Self(next))
        }
    }
}

/// Sends messages to the store.
#[derive(Clone, PartialEq)]
pub struct Dispatch(UseReducerDispatcher<Store>);

impl Dispatch {
    /// Takes the store's dispatcher.
    #[must_use]
    pub fn new(dispatcher: UseReducerDispatcher<Store>) -> Self {
        Self(dispatcher)
    }

    /// Sends a message.
    pub fn send(&self, msg: Msg) {
        self.0.dispatch(msg);
    }

    /// Returns a callback that sends a message for an event, if it means one.
    pub fn on<E>(&self, make_msg: impl Fn(E) -> Option<Msg> + 'static) -> Callback<E> {
        let dispatcher = self.0.clone();
        Callback::from(move |event| {
            if let Some(msg) = make_msg(event) {
                dispatcher.dispatch(msg);
            }
        })
    }
}
