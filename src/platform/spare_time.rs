//! Work in small pieces on the main thread, so that the page answers in between.
//!
//! A sandboxed frame may have no worker, so none is used.

/// How long a piece of work goes on, milliseconds: with the little thing that it still ends, it seldom
/// holds up the page for more than 8, half a frame.
#[cfg(target_arch = "wasm32")]
const PIECE_MILLISECONDS: f64 = 4.0;

/// What to do after a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Go on after so many milliseconds.
    After(u32),
    /// Nothing is left to do.
    End,
}

/// Does a work piece by piece until it ends; calling what is returned stops it.
///
/// A piece is handed a question to ask as often as it can: whether it may go on.
#[cfg(target_arch = "wasm32")]
pub fn work(piece: impl FnMut(&mut dyn FnMut() -> bool) -> Next + 'static) -> impl FnOnce() {
    let work = std::rc::Rc::new(browser::Work::new(piece));
    browser::go_on(&work, 0);
    move || drop(work)
}

/// Does nothing: natively nobody waits.
#[cfg(not(target_arch = "wasm32"))]
pub fn work(_piece: impl FnMut(&mut dyn FnMut() -> bool) -> Next + 'static) -> impl FnOnce() {
    || ()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::{
        cell::RefCell,
        rc::{Rc, Weak},
    };

    use gloo::timers::callback::Timeout;

    use super::{Next, PIECE_MILLISECONDS};

    type Piece = Box<dyn FnMut(&mut dyn FnMut() -> bool) -> Next>;

    /// A work and the timer that will take it up again; dropping it stops the timer.
    pub(super) struct Work {
        piece: RefCell<Piece>,
        timer: RefCell<Option<Timeout>>,
    }

    impl Work {
        pub(super) fn new(piece: impl FnMut(&mut dyn FnMut() -> bool) -> Next + 'static) -> Self {
            Self {
                piece: RefCell::new(Box::new(piece)),
                timer: RefCell::new(None),
            }
        }
    }

    pub(super) fn go_on(work: &Rc<Work>, milliseconds: u32) {
        let again = Rc::downgrade(work);
        let timer = Timeout::new(milliseconds, move || do_piece(&again));
        *work.timer.borrow_mut() = Some(timer);
    }

    fn do_piece(work: &Weak<Work>) {
        // Gone while it waited: another plan is being worked out.
        let Some(work) = work.upgrade() else {
            return;
        };
        let now = || {
            let clock = gloo::utils::window().performance();
            clock.map_or(f64::INFINITY, |clock| clock.now())
        };
        let end = now() + PIECE_MILLISECONDS;
        let next = (work.piece.borrow_mut())(&mut || now() < end);
        if let Next::After(milliseconds) = next {
            go_on(&work, milliseconds);
        }
    }
}
