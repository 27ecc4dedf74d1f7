//! Colours: named in the theme of the charts and in the tokens of the style sheets, nowhere else.

use proc_macro2::{Delimiter, TokenTree};

use super::source::{
    Offence, Source, expect_at, expect_none, group, ident, line, sources, string, visit,
};

const REASON: &str = "Light, dark and contrast are settled in chart/theme.rs and tokens.css alone.";

/// Where colours are at home.
const HOMES: [&str; 2] = ["src/chart/theme.rs", "assets/styles/tokens.css"];

/// CSS functions that make a colour out of numbers.
const FUNCTIONS: [&str; 9] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
];

/// Types of plotters that make a colour when called.
const PLOTTERS_TYPES: [&str; 3] = ["RGBColor", "RGBAColor", "HSLColor"];

/// Constants of plotters that are colours.
const PLOTTERS_CONSTANTS: &str = "BLACK WHITE RED GREEN BLUE YELLOW CYAN MAGENTA";

/// The named colours of CSS; a compound such as `darkslateblue` is known by its end.
const NAMES: &str = "aqua aquamarine azure beige bisque black almond blue brown wood chartreuse \
    chocolate coral silk crimson cyan rod gray grey green khaki magenta orange orchid red salmon \
    turquoise violet pink fuchsia gainsboro gold honeydew indigo ivory lavender blush lime linen \
    maroon navy olive peru plum purple seashell sienna silver snow tan teal thistle tomato wheat \
    white cream chiffon whip rose moccasin";

/// Properties whose value may name a colour; with a hyphen after it, also their parts.
const PROPERTIES: &str = "color background border outline fill stroke box-shadow text-shadow \
    text-decoration caret-color accent-color column-rule scrollbar-color stop-color";

#[test]
fn colours_stay_at_home() {
    let mut offences: Vec<Offence> = sources(&["src"], &[".rs"])
        .iter()
        .flat_map(colours_in_rust)
        .collect();
    let pages = sources(
        &["assets/styles", "index.html", "assets/boot.js"],
        &[".css", ".html", ".js"],
    );
    offences.extend(pages.iter().flat_map(colours_in_text));
    expect_none(REASON, offences);
}

#[test]
fn the_homes_of_colours_exist() {
    for home in HOMES {
        assert!(
            !sources(&[home], &[""])[0].text.is_empty(),
            "{home} is empty"
        );
    }
}

fn colours_in_rust(source: &Source) -> Vec<Offence> {
    let mut offences = Vec::new();
    if HOMES.contains(&source.path.as_str()) {
        return offences;
    }
    visit(&source.tokens(), &mut |run, index| {
        let token: &TokenTree = &run[index];
        let name = ident(Some(token)).unwrap_or_default();
        let is_made = PLOTTERS_TYPES.contains(&name.as_str())
            && group(run.get(index + 1), Delimiter::Parenthesis).is_some();
        let is_constant = PLOTTERS_CONSTANTS
            .split(' ')
            .any(|constant| constant == name);
        if is_made || is_constant || string(token).is_some_and(|text| is_colour_in(&text)) {
            offences.push(source.offence(line(token), format!("names {token}")));
        }
    });
    offences
}

fn colours_in_text(source: &Source) -> Vec<Offence> {
    if HOMES.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let mut offences = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let is_found = line
            .split([';', '{', '}'])
            .filter_map(|declaration| declaration.split_once(':'))
            .any(|(property, value)| is_colour_in(value) || is_name_in(property, value))
            || FUNCTIONS.iter().any(|function| has_word(line, function));
        if is_found {
            offences.push(source.offence(index + 1, line.trim()));
        }
    }
    offences
}

/// Finds a colour in digits or as a function.
fn is_colour_in(text: &str) -> bool {
    let is_hex = |part: &str| {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
        let word = &part[..end.unwrap_or(part.len())];
        matches!(word.len(), 3 | 4 | 6 | 8) && word.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    text.split('#').skip(1).any(is_hex) || FUNCTIONS.iter().any(|function| has_word(text, function))
}

/// Finds a colour by name in the value of a property that takes one.
fn is_name_in(property: &str, value: &str) -> bool {
    let property = property.trim();
    let takes_colour = PROPERTIES.split(' ').any(|name| {
        property
            .strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    let is_name = |word: &str| {
        !word.starts_with("--")
            && NAMES
                .split(' ')
                .any(|name| word.to_ascii_lowercase().ends_with(name))
    };
    takes_colour
        && value
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .any(is_name)
}

/// Finds `word` where no letter or hyphen comes before it.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(place, _)| !text[..place].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
}

#[test]
fn colours_in_rust_are_found() {
    let text = "fn f() {\nlet a = RGBColor(1, 2, 3);\nlet b = \"#0af\";\nlet c = \"fill:rgb(0 0 0)\";\n\
                let d = (RGBColor, \"#day\", \"#notice-heading\", \"a\");\nuse plotters::style::BLACK;\n}";
    expect_at(
        &[2, 3, 4, 6],
        colours_in_rust(&Source::new("src/chart/line.rs", text)),
    );
    expect_at(
        &[],
        colours_in_rust(&Source::new("src/chart/theme.rs", text)),
    );
}

#[test]
fn colours_in_styles_are_found() {
    let text = "#fade p { color: var(--ink); }\na:hover { color: #fff; }\n\
                b { background: oklch(0.5 0 0) }\nc { border: 1px solid DarkSlateBlue; }\n\
                d { outline: 2px solid var(--red-ish); fill: currentcolor; }\n\
                e { white-space: nowrap; background: Canvas; }\nf { background-color: tan }\n\
                g { color: color-mix(in oklab, var(--ink), transparent 40%); }\n";
    expect_at(
        &[2, 3, 4, 7],
        colours_in_text(&Source::new("assets/styles/base.css", text)),
    );
    expect_at(
        &[],
        colours_in_text(&Source::new("assets/styles/tokens.css", text)),
    );
}
