//! A figure: title, how to read it, the drawing, and the same numbers as a table.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    chart::{line, still, theme},
    platform::canvas::{self, Surface},
    present::{figure::FigureView, page::PageView},
};

/// What the figure shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FigureProps {
    /// The page it is part of.
    pub view: Shared<PageView>,
    /// What to say when the drawing fails.
    pub failed: &'static str,
}

/// Logins wanted and logins through.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let node = use_node_ref();
    let view = &props.view.figure;
    use_effect_with((node.clone(), props.view.clone()), |(node, view)| {
        let view = view.clone();
        let paint = move |surface: Surface| {
            let theme = if surface.is_dark() {
                theme::DARK
            } else {
                theme::LIGHT
            };
            let scale = surface.scale();
            line::draw(surface.into_backend(), &view.figure, &theme, scale).is_ok()
        };
        canvas::keep_painted(node, Rc::new(paint))
    });
    let still = Html::from_html_unchecked(still::svg(view).into());
    html! {
        <figure class="figure">
            <figcaption>
                <h3>{ &view.title }</h3>
                <p class="how-to-read">{ &view.how_to_read }</p>
            </figcaption>
            <div class="drawing">
                <div class="still">{ still }</div>
                <canvas ref={node} aria-hidden="true" />
                <div class="cursor" aria-hidden="true" />
            </div>
            <p class="failed-drawing">{ props.failed }</p>
            { table(view) }
        </figure>
    }
}

fn table(view: &FigureView) -> Html {
    let Some((head, rows)) = view.table.split_first() else {
        return Html::default();
    };
    html! {
        <details>
            <summary>{ view.table_title }</summary>
            <table>
                <thead>
                    <tr>{ for head.iter().map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr>
                </thead>
                <tbody>{ for rows.iter().map(|row| table_row(row)) }</tbody>
            </table>
        </details>
    }
}

fn table_row(row: &[String]) -> Html {
    let cell = |(column, cell): (usize, &String)| {
        if column == 0 {
            html! { <th scope="row">{ cell }</th> }
        } else {
            html! { <td>{ cell }</td> }
        }
    };
    html! { <tr>{ for row.iter().enumerate().map(cell) }</tr> }
}
