//! The question before the day, with a native radio for each answer and the way past it.

use maud::Markup;
use yew::prelude::*;

use crate::{
    app::msg::{Choice, Msg},
    platform,
    present::predict::PredictView,
    ui::{
        dispatch::Dispatch,
        markup::{paragraphs, raw},
    },
};

/// Returns the question before the day, the reader's guess, and what is said of that and of the guess
/// of whoever sent the link.
pub(in crate::ui) fn predict(
    view: &PredictView,
    chosen: Option<u8>,
    said: &[String],
    dispatch: &Dispatch,
) -> Html {
    let radios = (0..=view.errands).zip(&view.guesses);
    let most = view.errands;
    let ends = dispatch.on(move |event: KeyboardEvent| {
        let is_last = platform::input::take_end_key(&event)?;
        Some(Msg::Choice(Choice::Guess(if is_last { most } else { 0 })))
    });
    let to_day = Callback::from(|event: MouseEvent| {
        platform::input::go_to(&event, "day-heading");
    });
    html! {
        <section class="predict" aria-labelledby="predict-heading">
            { raw(question(view)) }
            <div class="answers">
                <div class="guesses" role="radiogroup" aria-labelledby="predict-question"
                    aria-describedby="predict-meaning" onkeydown={ends}>
                    { for radios.map(|(count, label)| guess(count, label, chosen, dispatch)) }
                </div>
                <a href="#day" onclick={to_day}>{ if chosen.is_some() { view.go } else { view.skip } }</a>
            </div>
            <p id="predict-meaning" class="note">{ view.meaning }</p>
            // In a box of its own: beside them, its first sentence would move what has the focus.
            <div class="said">{ raw(paragraphs(said)) }</div>
        </section>
    }
}

fn question(view: &PredictView) -> Markup {
    maud::html! {
        h2 #predict-heading { (view.heading) }
        p #predict-question.question { (view.question) }
    }
}

fn guess(count: u8, label: &str, chosen: Option<u8>, dispatch: &Dispatch) -> Html {
    let id = ["guess-", label].concat();
    let choose = dispatch.on(move |_: Event| Some(Msg::Choice(Choice::Guess(count))));
    html! {
        <div class="pick" key={count}>
            <input type="radio" name="guess" id={id.clone()} value={label.to_owned()}
                checked={chosen == Some(count)} onchange={choose} />
            <label for={id}>{ label }</label>
        </div>
    }
}
