//! Safeguards compared. They are about the day as reported, so they are written natively only.

use maud::{Markup, PreEscaped, html};

use crate::{
    chart, i18n::messages, ids::Locale, present::compared::ComparedView, ui::figure::table,
};

/// Returns the comparison in a language.
#[must_use]
pub fn compared(view: &ComparedView, locale: Locale) -> Markup {
    html! {
        figure.figure.compared aria-labelledby="compared-heading" {
            figcaption {
                h3 #compared-heading { (view.title) }
                p.how-to-read { (view.how_to_read) }
            }
            div.stills { (PreEscaped(chart::still_ranges(&view.ranges))) }
            h4 { (view.worse_heading) }
            p.note { (view.worse_note) }
            ul { @for (what, with) in &view.worse { li { b { (what) } ": " (with) } } }
            details {
                summary { (messages::chart_table(locale)) }
                (table(&view.table))
            }
        }
    }
}
