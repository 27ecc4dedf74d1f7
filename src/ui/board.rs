//! The service board: every service with its status, and what it needs when opened.

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    present::{
        board::{BoardView, RouteView, ServiceView, StatusLine, StatusView},
        spells::Spell,
    },
};

/// What the board shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BoardProps {
    /// The services.
    pub view: Shared<BoardView>,
}

/// The service board.
#[component]
pub fn Board(props: &BoardProps) -> Html {
    let view = &props.view;
    html! {
        <section class="board">
            <h3 id="board-heading">{ view.heading }</h3>
            <ul aria-labelledby="board-heading">
                { for view.services.iter().map(|service| service_item(service, view.more)) }
            </ul>
            <p class="key">
                { view.key_heading }
                { for view.key.iter().map(key_entry) }
            </p>
        </section>
    }
}

fn key_entry(status: &StatusView) -> Html {
    html! {
        <span class="status" data-status={status.name}>
            <span class="symbol" aria-hidden="true">{ status.symbol }</span>{ status.label }
        </span>
    }
}

fn service_item(service: &ServiceView, more: &'static str) -> Html {
    html! {
        <li class="service" key={service.slug.clone()}>
            <details>
                <summary>
                    <span class="name">{ &service.name }</span>
                    { for service.statuses.iter().map(status_badge) }
                </summary>
                <p>{ &service.about }</p>
                { functions(&service.functions) }
                <p class="more">{ more }</p>
                <ul>{ for service.routes.iter().map(route) }</ul>
            </details>
            { for service.statuses.iter().map(reason) }
        </li>
    }
}

fn status_badge(spell: &Spell<StatusLine>) -> Html {
    let status = spell.value.status;
    html! {
        <span class="status" data-at={spell.at.clone()} data-status={status.name}>
            <span class="symbol" aria-hidden="true">{ status.symbol }</span>{ status.label }
        </span>
    }
}

fn reason(spell: &Spell<StatusLine>) -> Html {
    html! { <p class="reason" data-at={spell.at.clone()}>{ &spell.value.reason }</p> }
}

fn functions(functions: &[String]) -> Html {
    if functions.is_empty() {
        return Html::default();
    }
    html! { <p class="functions">{ functions.join(" · ") }</p> }
}

fn route(route: &RouteView) -> Html {
    html! {
        <li>
            <strong>{ &route.name }</strong>{ ": " }{ route.kind }
            <span class="needs">{ &route.needs }</span>
        </li>
    }
}
