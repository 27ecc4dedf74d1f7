//! A figure: finding, description, how to read it, the drawing, and the same numbers as a table.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    chart,
    i18n::messages,
    ids::Locale,
    platform::canvas,
    present::figure::{
        FigureView, Kind, Place,
        table::{NOTHING, RowView, TableView},
    },
    ui::{
        dispatch::Dispatch,
        reading::{self, Line},
    },
};

/// What the figure shows.
#[derive(Clone, PartialEq, Properties)]
pub struct FigureProps {
    /// The figure.
    pub view: Shared<FigureView>,
    /// The language.
    pub locale: Locale,
    /// Where to say what was saved.
    pub dispatch: Dispatch,
}

/// One figure.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let node = use_node_ref();
    let line = use_state_eq(Line::default);
    let view = &props.view;
    let locale = props.locale;
    use_effect_with((node.clone(), view.clone()), |(node, view)| {
        let view = view.clone();
        let draw = move |width, height, scale| chart::draw(&view, width, height, scale);
        canvas::keep_painted(node, Rc::new(draw))
    });
    // In the browser it is in the page already.
    let still = if cfg!(target_arch = "wasm32") {
        String::new()
    } else {
        chart::still(view)
    };
    // Only the whole day has the hour's line.
    let cursor = match &view.kind {
        Kind::Day(day) if day.is_whole => [" ", messages::chart_cursor(locale)].concat(),
        _ => String::new(),
    };
    let heading = ["figure-", view.id].concat();
    html! {
        <figure class="figure" aria-labelledby={heading.clone()}>
            <figcaption>
                { title(view, heading) }
                { description(view, true) }
                <p class="how-to-read">{ view.how_to_read }{ cursor }</p>
            </figcaption>
            <div class="drawing" data-kind={view.kind.name()}>
                { space(view) }
                <div class="still">{ Html::from_html_unchecked(still.into()) }</div>
                <canvas ref={node} aria-hidden="true" />
                <div class="cursor" aria-hidden="true" />
                { reading::above(view, locale, &line) }
            </div>
            { reading::below(view, locale, &props.dispatch, &line) }
            <p class="failed-drawing">{ messages::chart_failed(locale) }</p>
            { description(view, false) }
            <details>
                <summary>{ messages::chart_table(locale) }</summary>
                { table(&view.table) }
            </details>
        </figure>
    }
}

/// The finding; at the top of the page it stands right below the headline.
fn title(view: &FigureView, id: String) -> Html {
    match view.place {
        Place::Top => html! { <h2 {id}>{ &view.title }</h2> },
        Place::Day | Place::Wait => html! { <h3 {id}>{ &view.title }</h3> },
    }
}

/// What it shows in words: before lines, and after rows, which name what they show themselves.
fn description(view: &FigureView, is_before: bool) -> Html {
    if view.kind.aspect().is_some() != is_before {
        return Html::default();
    }
    html! { <p class="description">{ &view.description }</p> }
}

/// Keeps the place of a drawing whose height is that of its rows.
fn space(view: &FigureView) -> Html {
    if view.kind.aspect().is_some() {
        return Html::default();
    }
    let size = ["0 0 1 ", &chart::height(view, 0.0).to_string()].concat();
    html! { <svg class="space" viewBox={size} aria-hidden="true" /> }
}

/// A table of figures.
pub fn table(view: &TableView) -> Html {
    html! {
        <table>
            <caption>{ view.caption }</caption>
            <thead>
                <tr>{ for view.columns.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }</tr>
            </thead>
            <tbody>{ for view.rows.iter().map(row) }</tbody>
        </table>
    }
}

fn row(view: &RowView) -> Html {
    let cell = |text: &String| {
        let text = if text.is_empty() { NOTHING } else { text };
        html! { <td>{ text }</td> }
    };
    html! {
        <tr>
            <th scope="row">{ &view.name }</th>
            { for view.cells.iter().map(cell) }
        </tr>
    }
}
