//! What gets worse with what would have helped. It never changes, so it is written natively only.

use maud::{Markup, html};

use crate::present::compared::WorseView;

/// Returns what gets worse.
#[must_use]
pub fn worse(view: &WorseView) -> Markup {
    html! {
        h3 { (view.heading) }
        p.note { (view.note) }
        ul { @for (what, with) in &view.worse { li { b { (what) } ": " (with) } } }
    }
}
