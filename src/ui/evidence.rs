//! How we know: facts, the numbers behind the model, its limits, and the sources.
//!
//! Nothing here ever changes, so it is written natively only: the browser keeps it as it is, and
//! carries neither these words nor this code.

use maud::{Markup, html};

use crate::{
    i18n::still::messages,
    ids::Locale,
    present::{
        evidence::{
            EvidenceView, FactGroup, SourceView,
            numbers::{NumberPart, NumberRow, NumberTable},
        },
        movers::MoversView,
    },
    ui::markup::paragraphs,
};

/// Returns how we know, in a language.
#[must_use]
pub fn evidence(view: &EvidenceView, locale: Locale) -> Markup {
    html! {
        section.evidence aria-labelledby="evidence-heading" {
            h2 #evidence-heading { (view.heading) }
            div.groups { @for group in &view.groups { (facts(group, locale)) } }
            details {
                summary { h3 { (view.numbers.heading) } }
                (numbers(&view.numbers, &view.number_columns, locale))
                @for more in &view.more_numbers {
                    details {
                        summary { h4 { (more.heading) } }
                        (numbers(more, &view.number_columns, locale))
                    }
                }
            }
            @if let Some(movers) = &view.movers { (movers_section(movers)) }
            details {
                summary { h3 { (view.left_out_heading) } }
                ul { @for limit in &view.left_out { li { (limit) } } }
            }
            details {
                summary { h3 { (view.sources_heading) } }
                ol { @for one in &view.sources { (source(one, locale)) } }
            }
        }
    }
}

fn facts(group: &FactGroup, locale: Locale) -> Markup {
    html! {
        @if !group.facts.is_empty() {
            section {
                h3 { (group.heading) }
                dl {
                    @for fact in &group.facts {
                        dt { (fact.title) }
                        dd { (fact.text) " " (source_link(&fact.source, &fact.title, locale)) }
                    }
                }
            }
        }
    }
}

/// A link to a source, named by its publisher and, for those who hear links alone, by what it tells
/// of; it leaves the page and its frame alone.
fn source_link(source: &SourceView, of: &str, locale: Locale) -> Markup {
    let name = messages::source_ref(locale, &source.publisher);
    html! {
        @if let Some(url) = &source.url {
            a.source href=(url) target="_blank" rel="noopener" aria-label=([&name, ", ", of].concat()) {
                (name)
            }
        } @else {
            span.source { (name) }
        }
    }
}

/// A table of numbers; what several rows are about stands in a row above them.
fn numbers(view: &NumberTable, columns: &[&str], locale: Locale) -> Markup {
    let table = html! {
        table {
            thead { tr { @for head in columns { th scope="col" { (head) } } } }
            @for part in &view.parts { (numbers_part(part, columns.len(), locale)) }
        }
    };
    scrolled(view.heading, table)
}

fn numbers_part(part: &NumberPart, columns: usize, locale: Locale) -> Markup {
    html! {
        tbody {
            @if let Some(heading) = &part.heading {
                tr { th scope="rowgroup" colspan=(columns) { (heading) } }
            }
            @for row in &part.rows { (number(row, locale)) }
        }
    }
}

fn number(row: &NumberRow, locale: Locale) -> Markup {
    let name = row.name();
    html! {
        tr {
            th scope="row" { (name) span.note { (row.note) } }
            td { (row.value) }
            td { (row.range) }
            td {
                (row.basis)
                @if let Some(source) = &row.source { " " (source_link(source, &name, locale)) }
            }
        }
    }
}

/// Which assumptions matter most.
fn movers_section(view: &MoversView) -> Markup {
    html! {
        details {
            summary { h3 { (view.heading) } }
            (paragraphs(&view.kinds))
            p { (view.how_to_read) }
            (scrolled(view.heading, movers_table(view)))
        }
    }
}

fn movers_table(view: &MoversView) -> Markup {
    html! {
        table {
            thead { tr { @for head in &view.columns { th scope="col" { (head) } } } }
            tbody {
                @for (name, ends) in &view.rows {
                    tr { th scope="row" { (name) } @for end in ends { td { (end) } } }
                }
            }
        }
    }
}

/// A table in a place that scrolls by key and pointer, named by its heading.
fn scrolled(heading: &str, table: Markup) -> Markup {
    html! { div.numbers role="region" tabindex="0" aria-label=(heading) { (table) } }
}

fn source(source: &SourceView, locale: Locale) -> Markup {
    let foreign = (source.lang != locale.tag()).then_some(&source.lang);
    html! {
        li {
            (source.publisher)
            @if let Some(date) = &source.date { ", " (date) }
            ": "
            @if let Some(url) = &source.url {
                a href=(url) lang=[foreign] target="_blank" rel="noopener" { (source.title) }
            } @else {
                span lang=[foreign] { (source.title) }
            }
        }
    }
}
