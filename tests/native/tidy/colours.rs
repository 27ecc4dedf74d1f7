//! Colours: named in the theme of the charts and in the tokens of the style sheets, nowhere else.
//!
//! A drawing in a file of its own cannot refer to a token, so it may name one of their values.

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
    let pages = sources(&["assets", "index.html"], &[".css", ".html", ".js"]);
    offences.extend(pages.iter().flat_map(colours_in_text));
    expect_none(REASON, offences);
}

#[test]
fn drawings_name_only_the_colours_of_tokens() {
    let reason = "A drawing in a file has the colours that the page has: the values of tokens.css.";
    let tokens = &sources(&[HOMES[1]], &[".css"])[0].text;
    let drawings = sources(&["assets"], &[".svg"]);
    expect_none(
        reason,
        drawings.iter().flat_map(|d| colours_in_drawing(d, tokens)),
    );
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

/// Finds colours of a drawing that are no token's: others in digits, functions, names.
fn colours_in_drawing(source: &Source, tokens: &str) -> Vec<Offence> {
    let is_foreign = |digits: &str| {
        let value = [": #", digits, ";"].concat().to_ascii_lowercase();
        !tokens.contains(&value)
    };
    let is_named = |attribute: &str| {
        let pair = attribute.split_once('=');
        pair.is_some_and(|(name, value)| is_name_in(name, value))
    };
    let mut offences = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let is_found = digits_in(line).any(is_foreign)
            || FUNCTIONS.iter().any(|function| has_word(line, function))
            || line.split([' ', '<', '>']).any(is_named);
        if is_found {
            offences.push(source.offence(index + 1, line.trim()));
        }
    }
    offences
}

/// Finds a colour in digits or as a function.
fn is_colour_in(text: &str) -> bool {
    digits_in(text).next().is_some() || FUNCTIONS.iter().any(|function| has_word(text, function))
}

/// Finds the colours in digits, without their `#`.
fn digits_in(text: &str) -> impl Iterator<Item = &str> {
    let word = |part| {
        let is_end = |c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c);
        str::split(part, is_end).next().unwrap_or_default()
    };
    text.split('#').skip(1).map(word).filter(|word| {
        matches!(word.len(), 3 | 4 | 6 | 8) && word.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
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

#[test]
fn foreign_colours_in_drawings_are_found() {
    let text = "<svg>\n<path stroke=\"#005F9E\" fill=\"none\"/>\n<path stroke=\"#005f9f\"/>\n\
                <path fill=\"navy\" d=\"M0 0\"/>\n<path style=\"fill:rgb(0 0 0)\"/>\n</svg>";
    let drawing = Source::new("assets/icon.svg", text);
    let tokens = ":root {\n  --accent: #005f9e;\n}";
    expect_at(&[3, 4, 5], colours_in_drawing(&drawing, tokens));
}
