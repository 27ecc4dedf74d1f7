//! The service board: every service with its status, and what it needs when opened.

use yew::prelude::*;

use crate::{
    app::shared::Shared,
    present::{
        board::{BoardView, ServiceView, StatusLine, StatusView},
        path::{PartView, RouteView},
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
                { for view.services.iter().map(|service| service_item(service, view)) }
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

fn service_item(service: &ServiceView, board: &BoardView) -> Html {
    html! {
        <li class="service" key={service.slug.clone()}>
            <details>
                <summary>
                    <span class="name">{ &service.name }</span>
                    { for service.statuses.iter().map(|spell| badge(&spell.at, spell.value.status)) }
                </summary>
                <p>{ &service.about }</p>
                { functions(&service.functions) }
                <p class="more">{ board.more }</p>
                <ul>{ for service.routes.iter().map(|way| route(way, &board.core)) }</ul>
            </details>
            { for service.statuses.iter().map(reason) }
        </li>
    }
}

fn badge(at: &str, status: StatusView) -> Html {
    html! {
        <span class="status" data-at={at.to_owned()} data-status={status.name}>
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

fn route(route: &RouteView, core: &[Spell<StatusView>]) -> Html {
    html! {
        <li class="route">
            <p><strong>{ &route.name }</strong>{ ": " }{ route.kind }</p>
            { joined("path", &route.parts, core) }
        </li>
    }
}

/// A row of parts is a list in order; alternatives are one without.
fn joined(class: &'static str, parts: &[PartView], core: &[Spell<StatusView>]) -> Html {
    let items = parts.iter().map(|within| part(within, core));
    match parts {
        [] => Html::default(),
        _ if class == "path" => html! { <ol {class}>{ for items }</ol> },
        _ => html! { <ul {class}>{ for items }</ul> },
    }
}

fn part(part: &PartView, core: &[Spell<StatusView>]) -> Html {
    let class = if part.shape == "all" {
        "path"
    } else {
        "choice"
    };
    let statuses = if part.shape == "core" { core } else { &[] };
    html! {
        <li data-part={part.shape}>
            { &part.label }
            { for statuses.iter().map(|spell| badge(&spell.at, spell.value)) }
            { joined(class, &part.parts, core) }
        </li>
    }
}
