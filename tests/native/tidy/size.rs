//! How long files and functions may be, and that each file says what it is for.

use syn::{
    spanned::Spanned,
    visit::{self, Visit},
};

use super::source::{Offence, Source, expect_at, expect_none, sources};

const MAX_FILE_LINES: usize = 400;
const MAX_FUNCTION_LINES: usize = 60;
const MAX_VIEW_FUNCTION_LINES: usize = 80;

/// Everywhere that Rust is written by hand.
const ALL_RUST: [&str; 5] = [
    "src",
    "xtask/src",
    "xtask/schemata/src",
    "tests",
    "build.rs",
];

#[test]
fn files_are_short() {
    let reason = "A file of more than 400 lines has two subjects: split it.";
    expect_none(
        reason,
        sources(&ALL_RUST, &[".rs"]).iter().flat_map(long_file),
    );
}

#[test]
fn functions_are_short() {
    let reason = "A function that does not fit a screen does several things: name them.";
    expect_none(
        reason,
        sources(&ALL_RUST, &[".rs"]).iter().flat_map(long_functions),
    );
}

#[test]
fn files_say_what_they_are_for() {
    let reason = "A module opens with `//!`: one sentence what it is for and what it must not do.";
    expect_none(
        reason,
        sources(&ALL_RUST, &[".rs"]).iter().flat_map(undescribed),
    );
}

fn long_file(source: &Source) -> Option<Offence> {
    let lines = source.text.lines().count() - test_lines(source);
    (lines > MAX_FILE_LINES).then(|| source.offence(1, format!("{lines} lines")))
}

/// Returns how many lines the modules under `#[cfg(test)]` take.
fn test_lines(source: &Source) -> usize {
    let mut total = 0;
    for item in source.syntax().items {
        if let syn::Item::Mod(module) = item
            && is_for_tests(&module.attrs)
        {
            total += module.span().end().line + 1 - module.span().start().line;
        }
    }
    total
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.get_ident().is_some_and(|name| name == "test"),
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        syn::Meta::NameValue(_) => false,
    })
}

fn long_functions(source: &Source) -> Vec<Offence> {
    let limit = if source.is_in("src/ui") {
        MAX_VIEW_FUNCTION_LINES
    } else {
        MAX_FUNCTION_LINES
    };
    let mut finder = LongFunctions {
        source,
        limit,
        offences: Vec::new(),
    };
    finder.visit_file(&source.syntax());
    finder.offences
}

struct LongFunctions<'a> {
    source: &'a Source,
    limit: usize,
    offences: Vec<Offence>,
}

impl LongFunctions<'_> {
    fn see(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let start = signature.span().start().line;
        let lines = body.span().end().line + 1 - start;
        if lines > self.limit {
            let what = format!(
                "`{}` has {lines} lines, at most {}",
                signature.ident, self.limit
            );
            self.offences.push(self.source.offence(start, what));
        }
    }
}

impl<'ast> Visit<'ast> for LongFunctions<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        // A test may be one long table of cases.
        if !is_for_tests(&function.attrs) {
            self.see(&function.sig, &function.block);
        }
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.see(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.see(&function.sig, body);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

fn undescribed(source: &Source) -> Option<Offence> {
    let is_described = source
        .text
        .lines()
        .next()
        .and_then(|first| first.strip_prefix("//!"))
        .is_some_and(|sentence| !sentence.trim().is_empty());
    (!is_described).then(|| source.offence(1, "does not open with `//!`"))
}

#[test]
fn long_files_are_found_and_their_tests_not_counted() {
    let with = |lines: usize| format!("//! A.\n{}", "const A: u8 = 1;\n".repeat(lines));
    let tests = format!(
        "#[cfg(test)]\nmod tests {{\n{}}}\n",
        "const A: u8 = 1;\n".repeat(500)
    );
    assert_eq!(long_file(&Source::new("src/a.rs", &with(399))), None);
    assert_eq!(
        long_file(&Source::new("src/a.rs", &(with(399) + tests.as_str()))),
        None
    );
    assert!(long_file(&Source::new("src/a.rs", &(with(400) + tests.as_str()))).is_some());
}

#[test]
fn long_functions_are_found() {
    let body = |lines: usize| format!("{{\n{}}}\n", "    a();\n".repeat(lines));
    let text = format!(
        "fn short() {}impl A {{ fn long() {} }}\n#[test]\nfn table() {}",
        body(58),
        body(59),
        body(90)
    );
    expect_at(&[61], long_functions(&Source::new("src/a.rs", &text)));
    expect_at(&[], long_functions(&Source::new("src/ui/a.rs", &text)));
    let trait_text = format!("mod m {{ trait T {{\nfn long() {} }} }}", body(80));
    expect_at(
        &[2],
        long_functions(&Source::new("src/ui/a.rs", &trait_text)),
    );
}

#[test]
fn silent_files_are_found() {
    assert!(undescribed(&Source::new("src/a.rs", "// A.\nfn f() {}")).is_some());
    assert!(undescribed(&Source::new("src/a.rs", "//!\nfn f() {}")).is_some());
    assert!(undescribed(&Source::new("src/a.rs", "")).is_some());
    assert_eq!(
        undescribed(&Source::new("src/a.rs", "//! What it is for.\n")),
        None
    );
}
