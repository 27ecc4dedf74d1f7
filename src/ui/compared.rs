//! Safeguards compared. They are about the day as reported, so they are written natively only, and
//! their files lie ready beside the page.

use maud::{Markup, PreEscaped, html};

use crate::{
    chart, i18n::messages, ids::Locale, present::compared::ComparedView, ui::figure::table,
};

/// As what the comparison can be saved, with the endings of the files.
const FORMATS: [(&str, &str); 3] = [("PNG", ".png"), ("SVG", ".svg"), ("CSV", ".csv")];

/// Returns the name of the comparison's files in a language, without an ending.
#[must_use]
pub fn file_name(locale: Locale) -> String {
    ["compared-", locale.tag()].concat()
}

/// Returns the comparison in a language; its files lie in a folder.
#[must_use]
pub fn compared(view: &ComparedView, locale: Locale, folder: &str) -> Markup {
    html! {
        figure.figure.compared aria-labelledby="figure-compared" {
            figcaption {
                h3 #figure-compared { (view.title) }
                p.description { (view.description) }
                p.how-to-read { (view.how_to_read) }
            }
            div.stills { (PreEscaped(chart::still_ranges(&view.ranges))) }
            p.files {
                span { (messages::chart_save(locale)) }
                @for (format, ending) in FORMATS {
                    a href=([folder, &file_name(locale), ending].concat()) download
                        aria-label=(messages::chart_save_as(locale, format)) { (format) }
                }
            }
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
