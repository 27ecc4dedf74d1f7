//! The key numbers with their ranges. They never change, so they are written natively only.

use maud::{Markup, html};

use crate::present::key_numbers::KeyNumbersView;

/// Returns the key numbers.
#[must_use]
pub fn key_numbers(view: &KeyNumbersView) -> Markup {
    html! {
        section.key-numbers aria-label=(view.name) {
            ul {
                @for number in &view.numbers {
                    li {
                        strong { (number.value) } " "
                        span { (number.label) } " "
                        small { (number.range) }
                    }
                }
            }
            p.basis { (view.basis) }
        }
    }
}
