//! The service board: every service with its status, and what it needs when opened.

use maud::{Markup, html};
use yew::Html;

use crate::{
    present::{
        board::{BoardView, ServiceView, StatusLine, StatusView},
        path::{PartView, RouteView},
        spells::Spell,
    },
    ui::markup::{paragraphs, raw},
};

/// Returns the board. Its cards are elements of their own, so that an open one stays open when what
/// it says changes.
pub(in crate::ui) fn board(view: &BoardView) -> Html {
    yew::html! {
        <section class="board">
            <h3 id="board-heading">{ view.heading }</h3>
            <ul aria-labelledby="board-heading">
                { for view.services.iter().map(|service| service_item(service, view)) }
            </ul>
            { raw(key(view)) }
        </section>
    }
}

fn service_item(service: &ServiceView, board: &BoardView) -> Html {
    yew::html! {
        <li class="service" key={service.slug.clone()}>
            <details>{ raw(card(service, board)) }</details>
            { raw(reasons(service)) }
        </li>
    }
}

fn card(service: &ServiceView, board: &BoardView) -> Markup {
    html! {
        summary {
            span.name { (service.name) }
            @for spell in &service.statuses { " " (badge(&spell.at, spell.value.status)) }
        }
        p { (service.about) }
        @if !service.functions.is_empty() {
            p.functions { (service.functions.join(" · ")) }
        }
        p.more { (board.more) }
        ul aria-label=(service.name) { @for way in &service.routes { (route(way, &board.core)) } }
        (paragraphs(&service.explained))
    }
}

fn reasons(service: &ServiceView) -> Markup {
    let reason = |spell: &Spell<StatusLine>| {
        html! { p.reason data-at=(spell.at) { (spell.value.reason) } }
    };
    html! { @for spell in &service.statuses { (reason(spell)) } }
}

fn badge(at: &str, status: StatusView) -> Markup {
    html! {
        span.status data-at=(at) data-status=(status.name) { (face(status)) }
    }
}

/// A status is told by symbol and word, never by colour alone.
fn face(status: StatusView) -> Markup {
    html! { span.symbol aria-hidden="true" { (status.symbol) } (status.label) }
}

fn key(board: &BoardView) -> Markup {
    html! {
        // Who listens hears each status by its name.
        p.key aria-hidden="true" {
            (board.key_heading)
            @for status in &board.key {
                " " span.status data-status=(status.name) { (face(*status)) }
            }
        }
    }
}

fn route(route: &RouteView, core: &[Spell<StatusView>]) -> Markup {
    html! {
        li.route {
            p { strong { (route.name) } ": " (route.kind) }
            (joined(true, &route.parts, core))
        }
    }
}

/// A row of parts is a list in order; alternatives are one without.
fn joined(is_row: bool, parts: &[PartView], core: &[Spell<StatusView>]) -> Markup {
    let items = html! { @for within in parts { (part(within, core)) } };
    html! {
        @if parts.is_empty() {
        } @else if is_row {
            ol.path { (items) }
        } @else {
            ul.choice { (items) }
        }
    }
}

fn part(part: &PartView, core: &[Spell<StatusView>]) -> Markup {
    let statuses = if part.shape == "core" { core } else { &[] };
    html! {
        li data-part=(part.shape) {
            (part.label)
            @for spell in statuses { " " (badge(&spell.at, spell.value)) }
            (joined(part.shape == "all", &part.parts, core))
        }
    }
}
