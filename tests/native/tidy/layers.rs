//! Which layer may import which, and where each foreign crate is at home.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenTree};

use super::source::{
    Offence, Source, expect_at, expect_none, group, ident, is_punct, line, sources, visit,
};

const REASON: &str = "An arrow of the architecture points one way; move the code or the type down.";

/// What each layer may import, besides itself; `a::b` allows only that module of a layer.
///
/// The time of day is in `domain`, since scenarios are made of it; the clock bar needs it as it is.
pub(crate) const LAYERS: [(&str, &str); 15] = [
    ("units", ""),
    ("ids", ""),
    ("domain", "units ids"),
    ("i18n", "units ids"),
    ("data", "domain units ids"),
    ("sim", "domain units ids"),
    ("metrics", "sim domain units ids"),
    ("app", "metrics::estimate sim data domain units ids"),
    (
        "present",
        "app metrics sim::draw sim::quantile sim::run sim::world i18n domain units ids",
    ),
    ("chart", "present units ids"),
    ("platform", "app chart units ids"),
    (
        "ui",
        "present chart app platform i18n domain::clock units ids",
    ),
    (
        "prerender",
        "ui chart present app metrics::estimate data domain i18n units ids",
    ),
    (
        "cli",
        "prerender chart present i18n metrics sim data domain units ids",
    ),
    (
        "bin",
        "cli prerender ui platform chart present i18n app metrics sim data domain units ids",
    ),
];

/// Modules that every layer may use.
const EVERYWHERE: [&str; 2] = ["units", "ids"];

/// Foreign crates with the only places that may name them.
const HOMES: [(&str, &[&str]); 9] = [
    (
        "web_sys js_sys gloo wasm_bindgen plotters_canvas",
        &["src/platform"],
    ),
    (
        "yew",
        &["src/ui", "src/platform", "src/prerender", "src/bin"],
    ),
    ("plotters plotters_backend", &["src/chart"]),
    // The nouns are encoded as they are when the page is built, and decoded in the browser; so is what takes
    // many drawn days.
    (
        "serde",
        &[
            "src/data",
            "src/cli",
            "src/domain",
            "src/ids.rs",
            "src/present/compared",
        ],
    ),
    // The command line writes JSON; reading it is the loader's.
    ("serde_json", &["src/data", "src/cli"]),
    ("clap csv", &["src/cli"]),
    ("resvg png typst_assets", &["src/prerender/picture.rs"]),
    ("libm", &["src/sim/math.rs"]),
    ("fluent_syntax", &["src/i18n/compile"]),
];

/// A path from the crate's root, with the line on which it stands.
struct CratePath {
    words: Vec<String>,
    line: usize,
    is_reexport: bool,
}

#[test]
fn layers_import_downwards_only() {
    expect_none(
        REASON,
        sources(&["src"], &[".rs"]).iter().flat_map(wrong_imports),
    );
}

#[test]
fn layers_re_export_nothing_of_others() {
    let reason = "A re-export hides an arrow of the architecture: import from where it is defined.";
    expect_none(
        reason,
        sources(&["src"], &[".rs"]).iter().flat_map(re_exports),
    );
}

#[test]
fn foreign_crates_stay_at_home() {
    let reason =
        "One layer knows each foreign crate, so that the others run and are tested without.";
    expect_none(
        reason,
        sources(&["src"], &[".rs"]).iter().flat_map(strangers),
    );
}

#[test]
fn every_layer_has_its_row() {
    for source in sources(&["src"], &[".rs"]) {
        let layer = layer_of(&source);
        let is_known = layer == "lib" || LAYERS.iter().any(|(name, _)| *name == layer);
        assert!(
            is_known,
            "{}: layer `{layer}` has no row in LAYERS",
            source.path
        );
    }
}

#[test]
fn the_table_of_the_architecture_says_the_same() {
    let text = &sources(&["src/lib.rs"], &[".rs"])[0].text;
    for (layer, allowed) in LAYERS
        .iter()
        .filter(|(layer, _)| !EVERYWHERE.contains(layer))
    {
        let wanted = allowed
            .split_whitespace()
            .filter(|word| !EVERYWHERE.contains(word));
        let wanted: BTreeSet<&str> = wanted.collect();
        assert_eq!(
            told(text, layer),
            Some(wanted),
            "the row of `{layer}` in src/lib.rs"
        );
    }
}

/// Returns what the row of a layer in the table says that it may use: the words in backticks.
fn told<'t>(text: &'t str, layer: &str) -> Option<BTreeSet<&'t str>> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | "));
    let mut cells = rows.map(|row| row.split(" | ").collect::<Vec<_>>());
    let is_row = |cells: &Vec<&str>| {
        let name = cells[0].trim_matches(['[', ']', '`']);
        cells.len() == 3 && name == layer
    };
    let row = cells.find(is_row)?;
    Some(row[2].split('`').skip(1).step_by(2).collect())
}

fn wrong_imports(source: &Source) -> Vec<Offence> {
    let layer = layer_of(source);
    let row = LAYERS.iter().find(|(name, _)| *name == layer);
    let allowed = row.map_or("", |(_, allowed)| allowed);
    let is_allowed = |path: &CratePath| {
        let [first, rest @ ..] = path.words.as_slice() else {
            return true;
        };
        *first == layer
            || allowed
                .split(' ')
                .any(|entry| match entry.split_once("::") {
                    None => entry == *first,
                    Some((name, module)) => {
                        name == first && rest.first().is_some_and(|word| word == module)
                    }
                })
    };
    crate_paths(source)
        .iter()
        .filter(|path| !is_allowed(path))
        .map(|path| {
            let what = format!("`{layer}` must not use `{}`", path.words.join("::"));
            source.offence(path.line, what)
        })
        .collect()
}

fn re_exports(source: &Source) -> Vec<Offence> {
    let layer = layer_of(source);
    crate_paths(source)
        .iter()
        .filter(|path| path.is_reexport && path.words.first().is_some_and(|word| *word != layer))
        .map(|path| source.offence(path.line, format!("re-exports `{}`", path.words.join("::"))))
        .collect()
}

fn strangers(source: &Source) -> Vec<Offence> {
    let mut offences = Vec::new();
    visit(&source.tokens(), &mut |run, index| {
        let Some(name) = ident(run.get(index)) else {
            return;
        };
        // A crate's name begins a path: `yew::html`, `::yew`, not `self.yew` or `a::yew`.
        let begins_path = is_punct(run.get(index + 1), ':') && is_punct(run.get(index + 2), ':')
            || index > 0 && ident(run.get(index - 1)).as_deref() == Some("use");
        for (crates, homes) in HOMES {
            let is_stranger = crates.split(' ').any(|stranger| stranger == name)
                && begins_path
                && !homes.iter().any(|home| source.is_in(home));
            if is_stranger {
                let what = format!("`{name}` is at home in {}", homes.join(", "));
                offences.push(source.offence(line(&run[index]), what));
            }
        }
    });
    offences
}

/// Returns the first folder below `src`, or the name of a file directly in it.
fn layer_of(source: &Source) -> String {
    let path = source.path.strip_prefix("src/").unwrap_or(&source.path);
    path.split(['/', '.']).next().unwrap_or_default().to_owned()
}

/// Returns the modules that lead to the code of a file: `src/a/mod.rs` is `a`, `src/a/b.rs` `a::b`.
fn module_of(source: &Source) -> Vec<String> {
    let path = source.path.strip_prefix("src/").unwrap_or(&source.path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/')
        .filter(|word| *word != "lib")
        .map(str::to_owned)
        .collect()
}

/// Returns every path that starts at `crate`, at `lockout` or at a `super` that reaches the root.
fn crate_paths(source: &Source) -> Vec<CratePath> {
    let mut paths = Vec::new();
    find_paths(&source.tokens(), &module_of(source), &mut paths);
    paths
}

fn find_paths(tokens: &[TokenTree], module: &[String], paths: &mut Vec<CratePath>) {
    let mut is_reexport = false;
    let mut index = 0;
    while index < tokens.len() {
        let token = &tokens[index];
        let word = ident(Some(token));
        match word.as_deref() {
            Some("use") => is_reexport = is_public(tokens, index),
            Some("crate" | "lockout") if follows_colons(tokens, index) => {
                expand(&tokens[index + 3..], Vec::new(), is_reexport, paths);
            }
            Some("super") if !is_after_colons(tokens, index) => {
                let mut base = module.to_vec();
                base.pop();
                let mut next = index;
                while follows_colons(tokens, next)
                    && ident(tokens.get(next + 3)).as_deref() == Some("super")
                {
                    next += 3;
                    base.pop();
                }
                if follows_colons(tokens, next) {
                    expand(&tokens[next + 3..], base, is_reexport, paths);
                }
            }
            _ => {}
        }
        if is_punct(Some(token), ';') {
            is_reexport = false;
        }
        if let TokenTree::Group(inner) = token {
            let mut module = module.to_vec();
            let is_module = inner.delimiter() == Delimiter::Brace
                && index >= 2
                && ident(tokens.get(index - 2)).as_deref() == Some("mod");
            if is_module {
                module.extend(ident(tokens.get(index - 1)));
            }
            find_paths(
                &inner.stream().into_iter().collect::<Vec<_>>(),
                &module,
                paths,
            );
        }
        index += 1;
    }
}

/// Follows a path and each branch of its `{…}` to the end.
fn expand(tokens: &[TokenTree], words: Vec<String>, is_reexport: bool, paths: &mut Vec<CratePath>) {
    let Some(first) = tokens.first() else {
        return;
    };
    if let Some(branches) = group(Some(first), Delimiter::Brace) {
        for branch in branches.split(|token| is_punct(Some(token), ',')) {
            expand(branch, words.clone(), is_reexport, paths);
        }
        return;
    }
    let mut words = words;
    match ident(Some(first)) {
        Some(word) => words.push(word),
        None if is_punct(Some(first), '*') => words.push("*".to_owned()),
        None => {}
    }
    if ident(Some(first)).is_some() && follows_colons(tokens, 0) {
        expand(&tokens[3..], words, is_reexport, paths);
    } else {
        paths.push(CratePath {
            words,
            line: line(first),
            is_reexport,
        });
    }
}

fn follows_colons(tokens: &[TokenTree], index: usize) -> bool {
    is_punct(tokens.get(index + 1), ':') && is_punct(tokens.get(index + 2), ':')
}

fn is_after_colons(tokens: &[TokenTree], index: usize) -> bool {
    index >= 2 && is_punct(tokens.get(index - 1), ':') && is_punct(tokens.get(index - 2), ':')
}

fn is_public(tokens: &[TokenTree], use_index: usize) -> bool {
    let before = |steps: usize| {
        use_index
            .checked_sub(steps)
            .and_then(|index| tokens.get(index))
    };
    let is_pub = |steps| ident(before(steps)).as_deref() == Some("pub");
    is_pub(1) || group(before(1), Delimiter::Parenthesis).is_some() && is_pub(2)
}

#[test]
fn imports_against_the_arrow_are_found() {
    let text = "//! A.\nuse crate::ui::root;\nuse crate::{\n    domain::x,\n    app::{a, b},\n};\n\
                fn f() { crate::data::open(); }\nfn g() -> super::super::present::P { super::h() }\n";
    expect_at(
        &[2, 5, 5, 7, 8],
        wrong_imports(&Source::new("src/sim/step.rs", text)),
    );
}

#[test]
fn paths_within_macros_and_inline_modules_are_found() {
    let text = "fn f() { html! { { crate::sim::go() } } }\n\
                mod inner { use super::super::super::data; use super::x; }\n";
    expect_at(&[1, 2], wrong_imports(&Source::new("src/ui/root.rs", text)));
}

#[test]
fn only_the_run_of_the_simulation_is_presented() {
    let text = "use crate::sim::run::Run;\nuse crate::sim::{run, step};\nuse crate::sim::*;\n";
    expect_at(
        &[2, 3],
        wrong_imports(&Source::new("src/present/page.rs", text)),
    );
}

#[test]
fn the_root_of_the_crate_imports_nothing() {
    let text = "pub mod sim;\nuse crate::sim::run;\n";
    expect_at(&[2], wrong_imports(&Source::new("src/lib.rs", text)));
}

#[test]
fn rows_of_the_table_are_read() {
    let text = "//! | Module | Holds |\n//! | [`sim`] | the run, `pure` | `domain`, `ids::x` |\n\
                //! | `units` | none | nothing |\n";
    assert_eq!(
        told(text, "sim"),
        Some(BTreeSet::from(["domain", "ids::x"]))
    );
    assert_eq!(told(text, "units"), Some(BTreeSet::new()));
    assert_eq!(told(text, "bin"), None);
}

#[test]
fn re_exports_across_layers_are_found() {
    let text = "pub use crate::domain::x;\npub(crate) use super::super::units::y;\nuse crate::ids::z;\n\
                pub use crate::sim::run;\npub use self::a;\n";
    expect_at(&[1, 2], re_exports(&Source::new("src/sim/step.rs", text)));
}

#[test]
fn strange_crates_are_found() {
    let text = "use web_sys::Node;\nfn f(x: yew::Html) { self.yew; libm::exp(1.0) }\nuse gloo;\n";
    expect_at(
        &[1, 2, 2, 3],
        strangers(&Source::new("src/present/page.rs", text)),
    );
    expect_at(&[2], strangers(&Source::new("src/platform/frame.rs", text)));
}
