//! The key numbers with their ranges. They never change, so they are rendered natively only.

use yew::prelude::*;

use crate::present::key_numbers::{KeyNumber, KeyNumbersView};

/// What the key numbers show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct KeyNumbersProps {
    /// Their words.
    pub view: KeyNumbersView,
}

/// The key numbers.
#[component]
pub fn KeyNumbers(props: &KeyNumbersProps) -> Html {
    let view = &props.view;
    html! {
        <section class="key-numbers" aria-label={view.name}>
            <ul>{ for view.numbers.iter().map(number) }</ul>
            <p class="basis">{ &view.basis }</p>
        </section>
    }
}

fn number(number: &KeyNumber) -> Html {
    html! {
        <li>
            <strong>{ &number.value }</strong>{ " " }
            <span>{ number.label }</span>{ " " }
            <small>{ &number.range }</small>
        </li>
    }
}
