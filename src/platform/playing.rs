//! A clock that comes to rest, and hours that go on by themselves for as long as somebody is looking.

use yew::Callback;

use crate::app::msg::Clock;

/// How long a clock stands still until it is said to rest, milliseconds. What follows then, links and
/// address, costs as much as the step itself, and Safari takes a hundred addresses in half a minute.
#[cfg(target_arch = "wasm32")]
const REST_MS: u32 = 300;

/// How long it rests until the next hour, milliseconds: in all enough to read the short text that is
/// read out.
#[cfg(target_arch = "wasm32")]
const HOUR_MS: u32 = 2_700;

/// Says that a moving clock rests, and that the next hour has come to a playing one that rests. Says
/// that it stops once the page is hidden, Escape is pressed or the reader's system comes to ask for no
/// motion. Calling what is returned ends it.
#[cfg(target_arch = "wasm32")]
pub fn keep(is_playing: bool, is_moving: bool, say: &Callback<Clock>) -> impl FnOnce() + use<> {
    use gloo::{events::EventListener, timers::callback::Timeout};
    use wasm_bindgen::JsCast;

    let timer = (is_playing || is_moving).then(|| {
        let say = say.clone();
        let wait = if is_moving { REST_MS } else { HOUR_MS };
        Timeout::new(wait, move || {
            say.emit(if is_moving {
                Clock::Rest
            } else if is_motion_unwelcome() {
                Clock::Pause
            } else {
                Clock::Tick
            });
        })
    });
    let ends = is_playing.then(|| {
        ["visibilitychange", "keydown"].map(|name| {
            let say = say.clone();
            EventListener::new(&gloo::utils::document(), name, move |event| {
                let is_over = match event.dyn_ref::<web_sys::KeyboardEvent>() {
                    Some(event) => event.key() == "Escape",
                    None => gloo::utils::document().hidden(),
                };
                if is_over {
                    say.emit(Clock::Pause);
                }
            })
        })
    });
    move || drop((timer, ends))
}

#[cfg(target_arch = "wasm32")]
fn is_motion_unwelcome() -> bool {
    let query = gloo::utils::window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Does nothing: natively no time goes by.
#[cfg(not(target_arch = "wasm32"))]
pub fn keep(_is_playing: bool, _is_moving: bool, _say: &Callback<Clock>) -> impl FnOnce() + use<> {
    || ()
}
