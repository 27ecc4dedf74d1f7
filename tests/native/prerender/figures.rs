//! Each figure as assistive technology meets it: names, roles and values, from its rendered HTML.

use std::fmt::Write as _;

use crate::golden;

use super::page::{PAGES, Page, Tag};

/// Elements that mean something to a listener, with the role that a browser gives them.
const ROLES: [(&str, &str); 16] = [
    ("figure", "figure"),
    ("h2", "heading 2"),
    ("h3", "heading 3"),
    ("h4", "heading 4"),
    ("a", "link"),
    ("ul", "list"),
    ("li", "item"),
    ("p", "paragraph"),
    ("input", "slider"),
    ("button", "button"),
    ("details", "group"),
    ("summary", "disclosure"),
    ("table", "table"),
    ("caption", "caption"),
    ("th", "header"),
    ("td", "cell"),
];

/// Returns the figures of a page: the id of each, and its HTML.
fn figures(page: &Page) -> Vec<(&str, &str)> {
    let pieces = page.html.split("<figure ").skip(1);
    pieces
        .filter_map(|piece| {
            let html = piece.split("</figure>").next().unwrap();
            // What is drawn without figures, such as the phone, has no such name.
            let id = html.split("id=\"figure-").nth(1)?;
            Some((id.split('"').next().unwrap(), html))
        })
        .collect()
}

/// Returns the outline of a figure: one line for each role with its name and value, and its texts.
fn outline(html: &str) -> String {
    let whole = ["<figure ", html].concat();
    let mut out = String::new();
    // The open elements: name, whether it has a role, whether it is hidden from listeners.
    let mut open: Vec<(&str, bool, bool)> = Vec::new();
    for piece in whole
        .split('<')
        .skip(1)
        .filter(|piece| !piece.starts_with('!'))
    {
        let (tag, text) = piece.split_once('>').unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            while open.pop().is_some_and(|(opened, ..)| opened != name) {}
        } else {
            let tag = Tag::read(tag);
            let is_hidden = open.last().is_some_and(|(.., hidden)| *hidden)
                || tag.value("aria-hidden") == Some("true")
                // The style sheet shows it only when it is so.
                || tag.value("class") == Some("failed-drawing");
            let role = ROLES.iter().find(|(name, _)| *name == tag.name);
            if let Some((_, role)) = role.filter(|_| !is_hidden) {
                let depth = open.iter().filter(|(_, has_role, _)| *has_role).count();
                writeln!(out, "{}{role}{}", "  ".repeat(depth), told(&tag)).unwrap();
            }
            if tag.name != "input" {
                open.push((tag.name, role.is_some(), is_hidden));
            }
        }
        let is_hidden = open.last().is_some_and(|(.., hidden)| *hidden);
        // What ends a mark of the renderer is no text.
        if !text.trim().is_empty() && text != "-->" && !is_hidden {
            let depth = open.iter().filter(|(_, has_role, _)| *has_role).count();
            writeln!(out, "{}“{}”", "  ".repeat(depth), text.trim()).unwrap();
        }
    }
    out
}

/// Returns what the attributes of an element tell a listener.
fn told(tag: &Tag) -> String {
    [
        "aria-labelledby",
        "aria-label",
        "scope",
        "min",
        "max",
        "step",
        "value",
        "aria-valuetext",
    ]
    .iter()
    .filter_map(|name| Some(format!(" {name}=“{}”", tag.value(name)?)))
    .collect()
}

#[test]
fn every_figure_is_told_as_reviewed() {
    for (path, language) in [("", "en"), ("da/", "da")] {
        let page = PAGES.iter().find(|page| page.path == path).unwrap();
        let figures = figures(page);
        assert!(figures.len() >= 8, "{} figures", figures.len());
        assert!(figures.iter().any(|(id, _)| *id == "compared"), "{path}");
        for (id, html) in figures {
            golden::compare(&format!("charts/{id}-{language}.txt"), &outline(html));
        }
    }
}

#[test]
fn every_figure_has_what_a_listener_needs() {
    for page in PAGES.iter() {
        for (id, html) in figures(page) {
            let outline = outline(html);
            // What never changes is pre-rendered only, and so are its files.
            let saves = if id == "compared" {
                "link aria-label"
            } else {
                "button aria-label"
            };
            for role in ["heading ", "caption", "group", "disclosure", saves] {
                assert!(outline.contains(role), "{}: {id} has no {role}", page.path);
            }
            let sliders = outline.matches("slider").count();
            let read = outline.matches("aria-valuetext=“").count();
            assert_eq!(
                sliders, read,
                "{}: {id} has a slider without words",
                page.path
            );
        }
    }
}
