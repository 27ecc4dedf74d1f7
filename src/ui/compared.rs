//! Safeguards compared. They are about the day as reported, so they are rendered natively only.

use yew::prelude::*;

use crate::{
    chart, i18n::messages, ids::Locale, present::compared::ComparedView, ui::figure::table,
};

/// What the comparison shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ComparedProps {
    /// Its words and figures.
    pub view: ComparedView,
    /// The language.
    pub locale: Locale,
}

/// The comparison.
#[component]
pub fn Compared(props: &ComparedProps) -> Html {
    let view = &props.view;
    let drawings = Html::from_html_unchecked(chart::still_ranges(&view.ranges).into());
    let worse = |(what, with): &(&'static str, String)| {
        html! { <li><b>{ *what }</b>{ ": " }{ with }</li> }
    };
    html! {
        <figure class="figure compared" aria-labelledby="compared-heading">
            <figcaption>
                <h3 id="compared-heading">{ &view.title }</h3>
                <p class="how-to-read">{ &view.how_to_read }</p>
            </figcaption>
            <div class="stills">{ drawings }</div>
            <h4>{ view.worse_heading }</h4>
            <p class="note">{ view.worse_note }</p>
            <ul>{ for view.worse.iter().map(worse) }</ul>
            <details>
                <summary>{ messages::chart_table(props.locale) }</summary>
                { table(&view.table) }
            </details>
        </figure>
    }
}
