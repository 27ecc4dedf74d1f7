//! Light and dark: a scheme changes the colours of tokens and nothing else. Whoever checks one of them by
//! all rules need only look at the colours of the other.

use super::source::{Offence, Source, expect_at, expect_none, sources};

const REASON: &str = "A scheme changes colours alone: what is checked by day is as sound by night.";

/// What a rule that is of one scheme alone says.
const SCHEMES: [&str; 2] = ["prefers-color-scheme", "[data-theme="];

#[test]
fn a_scheme_changes_colours_alone() {
    let sheets = sources(&["assets/styles"], &[".css"]);
    assert!(
        sheets.iter().any(is_of_schemes),
        "no sheet knows of schemes"
    );
    expect_none(REASON, sheets.iter().flat_map(more_than_colours));
}

fn is_of_schemes(sheet: &Source) -> bool {
    SCHEMES.iter().all(|scheme| sheet.text.contains(scheme))
}

/// Finds declarations of one scheme that are no token's colour, and no ground; a declaration has a line of its own.
fn more_than_colours(sheet: &Source) -> Vec<Offence> {
    let mut offences = Vec::new();
    let mut around: Vec<&str> = Vec::new();
    for (index, line) in sheet.text.lines().enumerate() {
        let line = line.trim();
        if let Some(rule) = line.strip_suffix('{') {
            around.push(rule);
        } else if line == "}" {
            around.pop();
        } else if around.iter().any(|rule| is_of_one(rule)) && is_more_than_colour(line) {
            offences.push(sheet.offence(index + 1, line));
        }
    }
    offences
}

fn is_of_one(rule: &str) -> bool {
    SCHEMES.iter().any(|scheme| rule.contains(scheme))
}

fn is_more_than_colour(line: &str) -> bool {
    let Some((property, value)) = line.split_once(':') else {
        return false;
    };
    let is_token = property.starts_with("--") && value.trim().starts_with('#');
    let is_ground = property == "background" && value.trim() == "none;";
    !is_token && !is_ground && property != "color-scheme"
}

#[test]
fn more_than_colours_is_found() {
    let text = "p {\n  margin: 0;\n}\n@media (prefers-color-scheme: dark) {\n  :root {\n    --ink: #fff;\n    \
                --gap: 1rem;\n  }\n}\n[data-theme=\"dark\"] p {\n  color-scheme: dark;\n  display: none;\n}\n";
    let sheet = Source::new("assets/styles/base.css", text);
    expect_at(&[7, 12], more_than_colours(&sheet));
}
