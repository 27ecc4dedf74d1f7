//! The errands of the person shown, each with its state at every hour.

use maud::{Markup, html};

use crate::present::errands::{ErrandView, ErrandsView, StateView};

/// Returns the errands.
pub(in crate::ui) fn errands(view: &ErrandsView) -> Markup {
    html! {
        h3 #errands-heading { (view.heading) }
        ul aria-labelledby="errands-heading" {
            @for errand in &view.errands { (item(errand)) }
        }
        p.note { (view.how_to_read) }
    }
}

fn item(errand: &ErrandView) -> Markup {
    html! {
        li.errand {
            h4 { (errand.title) }
            p.terms { (errand.terms) }
            @for spell in &errand.states { (state(&spell.at, &spell.value)) }
            @for spell in &errand.odds {
                @if let Some(odds) = &spell.value { p.odds data-at=(spell.at) { (odds) } }
            }
        }
    }
}

fn state(at: &str, state: &StateView) -> Markup {
    html! {
        p.state data-at=(at) data-state=(state.name) {
            span.symbol aria-hidden="true" { (state.symbol) }
            strong { (state.label) }
            @if !state.line.is_empty() { span.line { " " (state.line) } }
        }
    }
}
