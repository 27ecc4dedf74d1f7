//! Lets the page breathe: what waits for the main thread is served.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    task::{Poll, Waker},
};

use gloo::timers::callback::Timeout;

/// How long a moment is.
const PAUSE_MILLIS: u32 = 25;

/// Waits a moment.
pub(crate) async fn pause() {
    let is_over = Rc::new(Cell::new(false));
    let waker: Rc<RefCell<Option<Waker>>> = Rc::default();
    let (over, wake) = (Rc::clone(&is_over), Rc::clone(&waker));
    let _timeout = Timeout::new(PAUSE_MILLIS, move || {
        over.set(true);
        if let Some(waker) = wake.borrow_mut().take() {
            waker.wake();
        }
    });
    std::future::poll_fn(|context| {
        if is_over.get() {
            return Poll::Ready(());
        }
        *waker.borrow_mut() = Some(context.waker().clone());
        Poll::Pending
    })
    .await;
}
