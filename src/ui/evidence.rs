//! How we know: facts, the numbers behind the model, its limits, and the sources.
//!
//! Nothing here ever changes, so it is rendered natively only: the browser keeps it as it is, and
//! carries neither these words nor this code.

use yew::prelude::*;

use crate::{
    i18n::messages,
    ids::Locale,
    present::evidence::{EvidenceView, FactGroup, FactView, NumberRow, SourceView},
};

/// What the evidence shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EvidenceProps {
    /// Its words.
    pub view: EvidenceView,
    /// The language of the page.
    pub locale: Locale,
}

/// How we know.
#[component]
pub fn Evidence(props: &EvidenceProps) -> Html {
    let view = &props.view;
    let locale = props.locale;
    html! {
        <section class="evidence" aria-labelledby="evidence-heading">
            <h2 id="evidence-heading">{ view.heading }</h2>
            <div class="groups">{ for view.groups.iter().map(|group| fact_group(group, locale)) }</div>
            <details>
                <summary><h3>{ view.numbers_heading }</h3></summary>
                <div class="numbers" role="region" tabindex="0" aria-label={view.numbers_heading}>
                <table>
                    <thead><tr>{ for view.number_columns.iter().map(|head| html! {
                        <th scope="col">{ *head }</th>
                    }) }</tr></thead>
                    <tbody>{ for view.numbers.iter().map(|row| number_row(row, locale)) }</tbody>
                </table>
                </div>
            </details>
            <details>
                <summary><h3>{ view.left_out_heading }</h3></summary>
                <ul>{ for view.left_out.iter().map(|limit| html! { <li>{ limit }</li> }) }</ul>
            </details>
            <details>
                <summary><h3>{ view.sources_heading }</h3></summary>
                <ol>{ for view.sources.iter().map(source) }</ol>
            </details>
        </section>
    }
}

fn fact_group(group: &FactGroup, locale: Locale) -> Html {
    if group.facts.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h3>{ group.heading }</h3>
            <dl>{ for group.facts.iter().map(|fact| fact_item(fact, locale)) }</dl>
        </section>
    }
}

fn fact_item(fact: &FactView, locale: Locale) -> Html {
    html! {
        <>
            <dt>{ &fact.title }</dt>
            <dd>{ &fact.text }{ " " }{ source_link(&fact.source, locale) }</dd>
        </>
    }
}

/// A link to a source, named by its publisher; it leaves the page and its frame alone.
fn source_link(source: &SourceView, locale: Locale) -> Html {
    let name = messages::source_ref(locale, &source.publisher);
    match &source.url {
        Some(url) => html! {
            <a class="source" href={url.clone()} target="_blank" rel="noopener">{ name }</a>
        },
        None => html! { <span class="source">{ name }</span> },
    }
}

fn number_row(row: &NumberRow, locale: Locale) -> Html {
    let link = row
        .source
        .as_ref()
        .map(|source| html! { <>{ " " }{ source_link(source, locale) }</> });
    html! {
        <tr>
            <th scope="row">{ &row.label }<span class="note">{ &row.note }</span></th>
            <td>{ &row.value }</td>
            <td>{ &row.range }</td>
            <td>{ row.basis }{ link.unwrap_or_default() }</td>
        </tr>
    }
}

fn source(source: &SourceView) -> Html {
    let title = match &source.url {
        Some(url) => html! {
            <a href={url.clone()} target="_blank" rel="noopener">{ &source.title }</a>
        },
        None => html! { &source.title },
    };
    let date = source
        .date
        .as_ref()
        .map(|date| html! { <>{ ", " }{ date }</> });
    html! { <li>{ &source.publisher }{ date.unwrap_or_default() }{ ": " }{ title }</li> }
}
