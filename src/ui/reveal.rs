//! What happened: the outcome beside the guess, and why each errand ended as it did.

use maud::{Markup, html};

use crate::{
    present::reveal::{EndingGroup, EndingView, RevealView},
    ui::markup::paragraphs,
};

/// Returns what happened, and how that compares with the guesses.
pub(in crate::ui) fn reveal(view: &RevealView, compared: &[String]) -> Markup {
    html! {
        h2 #reveal-heading { (view.heading) }
        p.outcome-line { (view.outcome) }
        div.said { (paragraphs(compared)) }
        div.groups { @for ended_alike in &view.groups { (group(ended_alike)) } }
        p.note { (view.basis) }
    }
}

fn group(group: &EndingGroup) -> Markup {
    html! {
        section {
            h3 { (group.heading) }
            ul { @for errand in &group.errands { (ending(errand)) } }
        }
    }
}

fn ending(ending: &EndingView) -> Markup {
    let state = ending.state;
    html! {
        li.ending {
            h4 { (ending.title) }
            p.state data-state=(state.name) {
                span.symbol aria-hidden="true" { (state.symbol) }
                strong { (state.label) }
            }
            p { (ending.why) }
        }
    }
}
