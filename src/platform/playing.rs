//! Hours that go on by themselves, for as long as somebody is looking.

use yew::Callback;

/// Time between two hours, in milliseconds: enough to read the short text that is read out.
#[cfg(target_arch = "wasm32")]
const HOUR_MS: u32 = 2_000;

/// While playing, says `true` for each hour that goes by, and `false` once the page is hidden or
/// the reader's system comes to ask for no motion. Calling what is returned ends it.
#[cfg(target_arch = "wasm32")]
pub fn keep(is_playing: bool, say: &Callback<bool>) -> impl FnOnce() + use<> {
    use gloo::{events::EventListener, timers::callback::Interval};

    let timers = is_playing.then(|| {
        let tick = say.clone();
        let hide = say.clone();
        let document = gloo::utils::document();
        (
            Interval::new(HOUR_MS, move || tick.emit(!is_motion_unwelcome())),
            EventListener::new(&document, "visibilitychange", move |_| {
                if gloo::utils::document().hidden() {
                    hide.emit(false);
                }
            }),
        )
    });
    move || drop(timers)
}

#[cfg(target_arch = "wasm32")]
fn is_motion_unwelcome() -> bool {
    let query = gloo::utils::window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Does nothing: natively no time goes by.
#[cfg(not(target_arch = "wasm32"))]
pub fn keep(_is_playing: bool, _say: &Callback<bool>) -> impl FnOnce() + use<> {
    || ()
}
