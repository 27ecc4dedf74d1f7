//! The question before the day, with a native radio for each answer and the way past it.

use yew::prelude::*;

use crate::{
    app::{
        msg::{Choice, Msg},
        shared::Shared,
    },
    platform,
    present::page::PageView,
    ui::dispatch::Dispatch,
};

/// What the question shows.
#[derive(Clone, PartialEq, Properties)]
pub struct PredictProps {
    /// The page it is part of.
    pub view: Shared<PageView>,
    /// The reader's guess.
    pub guess: Option<u8>,
    /// What is said of the reader's guess, and of that of whoever sent the link.
    pub said: Vec<String>,
    /// Where choices go.
    pub dispatch: Dispatch,
}

/// The question before the day.
#[component]
pub fn Predict(props: &PredictProps) -> Html {
    let view = &props.view.predict;
    let radios = (0..=view.errands).zip(&view.guesses);
    let to_day = Callback::from(|event: MouseEvent| {
        platform::input::go_to(&event, "day-heading");
    });
    html! {
        <section class="predict" aria-labelledby="predict-heading">
            <h2 id="predict-heading">{ view.heading }</h2>
            <p id="predict-question" class="question">{ &view.question }</p>
            <div class="answers">
                <div class="guesses" role="radiogroup" aria-labelledby="predict-question"
                    aria-describedby="predict-meaning">
                    { for radios.map(|(count, label)| guess(count, label, props)) }
                </div>
                <a href="#day" onclick={to_day}>{ view.skip }</a>
            </div>
            <p id="predict-meaning" class="note">{ view.meaning }</p>
            // In a box of its own: beside them, its first sentence would move what has the focus.
            <div class="said">{ for props.said.iter().map(|sentence| html! { <p>{ sentence }</p> }) }</div>
        </section>
    }
}

fn guess(count: u8, label: &str, props: &PredictProps) -> Html {
    let id = ["guess-", label].concat();
    let choose = props
        .dispatch
        .on(move |_: Event| Some(Msg::Choice(Choice::Guess(count))));
    html! {
        <div class="guess" key={count}>
            <input type="radio" name="guess" id={id.clone()} value={label.to_owned()}
                checked={props.guess == Some(count)} onchange={choose} />
            <label for={id}>{ label }</label>
        </div>
    }
}
