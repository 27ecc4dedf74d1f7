//! Each figure as assistive technology meets it: the tree that Chromium exposes of the page that is
//! alive, with every disclosure open, as golden texts.
//!
//! `UPDATE_GOLDEN=1 LOCKOUT_JOURNEYS=tree cargo xtask test browser` writes them anew; read what changed.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    golden,
    harness::{Outcome, journeys},
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    figures_as_exposed(Plain) in Chromium;
}

/// Opens every figure's table and lays out what is out of sight; returns id and title of each figure.
const OPEN: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
    return [...document.querySelectorAll('.figure')].map((figure) => {
        for (const details of figure.querySelectorAll('details')) details.open = true;
        const title = document.getElementById(figure.getAttribute('aria-labelledby'));
        return [title.id.replace('figure-', ''), title.textContent];
    });";

/// What a slider, a heading or a disclosure tells beside its name. What a slider says in place of its number
/// is no part of this tree; `readings` hears it.
const STATES: [&str; 4] = ["level", "valuemin", "valuemax", "expanded"];

/// All that is exposed of a page.
#[derive(Debug, Deserialize)]
struct Tree {
    nodes: Vec<Node>,
}

/// A node of it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    node_id: String,
    ignored: bool,
    #[serde(default)]
    role: Told,
    #[serde(default)]
    name: Told,
    #[serde(default)]
    value: Told,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

/// A value as the developer tools wrap it.
#[derive(Debug, Default, Deserialize)]
struct Told {
    #[serde(default)]
    value: Value,
}

/// A state of a node.
#[derive(Debug, Deserialize)]
struct Property {
    name: String,
    value: Told,
}

impl Told {
    fn text(&self) -> String {
        match &self.value {
            Value::String(text) => text.trim().to_owned(),
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }
}

async fn figures_as_exposed(page: Page) -> Outcome {
    for words in [&ENGLISH, &DANISH] {
        page.open(&format!("/{}", words.folder)).await?;
        let figures: Vec<(String, String)> = page.script(OPEN).await?;
        assert!(figures.len() >= 8, "figures: {figures:?}");
        let tree: Tree = page
            .ask_devtools("Accessibility.getFullAXTree", json!({}))
            .await?;
        let nodes = Nodes(
            tree.nodes
                .iter()
                .map(|node| (&*node.node_id, node))
                .collect(),
        );
        for (id, title) in figures {
            let is_it = |node: &&Node| node.role.text() == "figure" && node.name.text() == title;
            let mut exposed = tree.nodes.iter().filter(is_it);
            let figure = exposed.next().ok_or(format!("“{title}” is not exposed"))?;
            assert!(exposed.next().is_none(), "“{title}” is exposed twice");
            let mut outline = String::new();
            nodes.outline(figure, 0, &mut outline);
            golden::compare(&format!("charts/{id}-{}.txt", words.tag), &outline);
        }
    }
    Ok(())
}

/// The nodes of a tree, by their ids.
struct Nodes<'a>(HashMap<&'a str, &'a Node>);

impl<'a> Nodes<'a> {
    fn below(&self, node: &'a Node) -> impl Iterator<Item = &'a Node> {
        node.child_ids
            .iter()
            .filter_map(|id| self.0.get(&**id).copied())
    }

    /// Returns the text below a node, if there is nothing else.
    fn text_alone(&self, node: &'a Node) -> Option<String> {
        let parts = self.below(node).map(|child| match &*child.role.text() {
            "StaticText" => Some(child.name.text()),
            _ if child.ignored => self.text_alone(child),
            _ => None,
        });
        parts
            .collect::<Option<Vec<_>>>()
            .map(|parts| parts.join(" "))
    }

    /// Writes a line for each node that is exposed: role, name, value and states; what only repeats a
    /// name is left out.
    fn outline(&self, node: &'a Node, depth: usize, out: &mut String) {
        let (role, name) = (node.role.text(), node.name.text());
        let is_told = !node.ignored && !["generic", "none"].contains(&&*role);
        if is_told {
            let mut line = match &*role {
                "StaticText" => format!("“{name}”"),
                _ if name.is_empty() => role.clone(),
                _ => format!("{role} “{name}”"),
            };
            if !matches!(node.value.value, Value::Null) {
                line += &format!(" = {}", node.value.text());
            }
            for state in STATES {
                let found = node
                    .properties
                    .iter()
                    .find(|property| property.name == state);
                let told = found.map(|property| property.value.text());
                if let Some(told) = told.filter(|told| !told.is_empty()) {
                    line += &format!(", {state}: {told}");
                }
            }
            *out += &[&*"  ".repeat(depth), &line, "\n"].concat();
            let letters = |text: &str| text.replace(' ', "");
            let repeats = self
                .text_alone(node)
                .is_some_and(|text| letters(&text) == letters(&name));
            if role == "StaticText" || repeats {
                return;
            }
        }
        for child in self.below(node) {
            self.outline(child, depth + usize::from(is_told), out);
        }
    }
}
