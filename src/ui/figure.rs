//! A figure: finding, description, how to read it, the drawing, and the same numbers as a table.

use std::rc::Rc;

use maud::{Markup, PreEscaped};
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
        markup::raw,
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
        let (drawn, still) = (view.clone(), view.clone());
        let draw = move |width, height, scale| chart::draw(&drawn, width, height, scale);
        let still = move || chart::still(&still);
        canvas::keep_painted(node, Rc::new(draw), Rc::new(still))
    });
    html! {
        <figure class="figure" aria-labelledby={["figure-", view.id].concat()}>
            { raw(caption(view, locale)) }
            <div class="drawing" data-kind={view.kind.name()}>
                { raw(still(view)) }
                <canvas ref={node} aria-hidden="true" />
                { raw(cursor(view)) }
                { reading::above(view, &line) }
            </div>
            { reading::readout(view, locale, &line) }
            { raw(below(view, locale)) }
            <details>
                <summary aria-label={[messages::chart_table(locale), ": ", &view.title].concat()}>
                    { messages::chart_table(locale) }
                </summary>
                { reading::saves(view, locale, &props.dispatch, &line) }
                { raw(table(&view.table)) }
            </details>
        </figure>
    }
}

/// The finding, what it shows, and how to read it.
fn caption(view: &FigureView, locale: Locale) -> Markup {
    let id = ["figure-", view.id].concat();
    maud::html! {
        figcaption {
            // At the top of the page it stands right below the headline.
            @if matches!(view.place, Place::Top) {
                h2 id=(id) { (view.title) }
            } @else {
                h3 id=(id) { (view.title) }
            }
            (description(view, true))
            p.how-to-read {
                (view.how_to_read)
                // Rows say it themselves.
                @if let Kind::Day(_) = &view.kind { " " (messages::chart_cursor(locale)) }
            }
        }
    }
}

/// The chosen hour's place, which the style sheet sets; in a part of the day, a line at each hour,
/// of which it shows one.
fn cursor(view: &FigureView) -> Markup {
    maud::html! {
        @match &view.kind {
            Kind::Day(day) if !day.is_whole => {
                svg.within viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true" {
                    @for (place, hour) in &day.hours {
                        path data-at=(hour[..2])
                            d=(["M", &((place * 1000.0) as u32).to_string(), " 0V1"].concat()) {}
                    }
                }
            }
            Kind::Ranges(_) => {}
            _ => div.cursor aria-hidden="true" {}
        }
    }
}

fn below(view: &FigureView, locale: Locale) -> Markup {
    maud::html! {
        p.failed-drawing { (messages::chart_failed(locale)) }
        (description(view, false))
    }
}

/// What it shows in words: before lines, and after rows, which name what they show themselves.
fn description(view: &FigureView, is_before: bool) -> Markup {
    maud::html! {
        @if view.kind.aspect().is_some() == is_before {
            p.description { (view.description) " " (view.basis) }
        }
    }
}

/// The drawing until there is a canvas; in the browser it is in the page already. Before it, what has the
/// width of a pixel of the drawing, and keeps the place of one whose height is that of its rows.
fn still(view: &FigureView) -> Markup {
    let drawing = if cfg!(target_arch = "wasm32") {
        String::new()
    } else {
        chart::still(view)
    };
    maud::html! {
        svg.space viewBox=(["0 0 1 ", &chart::height(view, 1.0).to_string()].concat())
            aria-hidden="true" {}
        div.still { (PreEscaped(drawing)) }
    }
}

/// A table of figures.
pub(in crate::ui) fn table(view: &TableView) -> Markup {
    maud::html! {
        table {
            caption { (view.caption) }
            thead { tr { @for name in &view.columns { th scope="col" { (name) } } } }
            tbody { @for line in &view.rows { (row(line)) } }
        }
    }
}

fn row(view: &RowView) -> Markup {
    maud::html! {
        tr {
            th scope="row" { (view.name) }
            @for cell in &view.cells { td { (if cell.is_empty() { NOTHING } else { cell }) } }
        }
    }
}
