//! Sources and offences: how the rules read files and report what they find. It knows no rule.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One text file of the project.
pub(crate) struct Source {
    /// Path from the project's root, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
}

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Offence {
    path: String,
    line: usize,
    what: String,
}

impl fmt::Display for Offence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

impl Source {
    /// Makes a source of a path and a text, as the rules' own tests do.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Returns the offence at a line of this source, counted from 1.
    pub(crate) fn offence(&self, line: usize, what: impl Into<String>) -> Offence {
        Offence {
            path: self.path.clone(),
            line,
            what: what.into(),
        }
    }

    /// Returns the tokens of a Rust file without doc comments and unit-test modules.
    pub(crate) fn tokens(&self) -> Vec<TokenTree> {
        let stream: TokenStream = self
            .text
            .parse()
            .unwrap_or_else(|error| panic!("{}: {error}", self.path));
        if self.path.ends_with("/tests.rs") {
            Vec::new()
        } else {
            shipped(stream)
        }
    }

    /// Returns the Rust syntax of the file.
    pub(crate) fn syntax(&self) -> syn::File {
        syn::parse_file(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }

    /// Says whether the file is in a folder, or is the file, named from the project's root.
    pub(crate) fn is_in(&self, place: &str) -> bool {
        self.path == place
            || self
                .path
                .strip_prefix(place)
                .is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Returns every file below the given places whose name ends in one of `endings`.
pub(crate) fn sources(places: &[&str], endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for place in places {
        collect(&root().join(place), &mut found);
    }
    found.sort();
    let is_wanted = |path: &PathBuf| {
        endings
            .iter()
            .any(|end| path.to_string_lossy().ends_with(end))
    };
    let sources: Vec<Source> = found
        .into_iter()
        .filter(is_wanted)
        .map(|path| read(&path))
        .collect();
    assert!(
        !sources.is_empty(),
        "no {endings:?} below {places:?}: the rule reads nothing"
    );
    sources
}

/// Returns the project's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fails with every offence and the reason of the rule, if there is any offence.
pub(crate) fn expect_none(reason: &str, offences: impl IntoIterator<Item = Offence>) {
    let list: Vec<String> = offences
        .into_iter()
        .map(|offence| offence.to_string())
        .collect();
    assert!(
        list.is_empty(),
        "{} offences. {reason}\n{}",
        list.len(),
        list.join("\n")
    );
}

/// Fails unless the rule finds an offence at exactly these lines of the snippet.
pub(crate) fn expect_at(lines: &[usize], offences: Vec<Offence>) {
    let found: Vec<usize> = offences.iter().map(|offence| offence.line).collect();
    assert_eq!(found, lines, "{offences:?}");
}

/// Returns the line of a token, counted from 1.
pub(crate) fn line(token: &TokenTree) -> usize {
    token.span().start().line
}

/// Returns the identifier that a token is, if it is one.
pub(crate) fn ident(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    }
}

/// Says whether a token is this punctuation.
pub(crate) fn is_punct(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

/// Returns the content of a group with this delimiter.
pub(crate) fn group(token: Option<&TokenTree>, delimiter: Delimiter) -> Option<Vec<TokenTree>> {
    match token {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => {
            Some(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

/// Returns the value of a string literal.
pub(crate) fn string(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else {
        return None;
    };
    syn::parse_str::<syn::LitStr>(&literal.to_string())
        .ok()
        .map(|literal| literal.value())
}

/// Calls `visit` for every run of sibling tokens, outermost first, with the place in the run.
pub(crate) fn visit(tokens: &[TokenTree], see: &mut impl FnMut(&[TokenTree], usize)) {
    for index in 0..tokens.len() {
        see(tokens, index);
        if let TokenTree::Group(group) = &tokens[index] {
            visit(&group.stream().into_iter().collect::<Vec<_>>(), see);
        }
    }
}

/// Drops doc comments and modules under `#[cfg(test)]`, which do not ship.
fn shipped(stream: TokenStream) -> Vec<TokenTree> {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut is_test = false;
    let mut rest = stream.into_iter().peekable();
    while let Some(token) = rest.next() {
        if is_punct(Some(&token), '#') {
            let bang = rest.next_if(|next| is_punct(Some(next), '!'));
            let content = group(rest.peek(), Delimiter::Bracket).map(|inner| text_of(&inner));
            let Some(content) = content else {
                kept.push(token);
                kept.extend(bang);
                continue;
            };
            let attribute = rest.next();
            is_test |= content == "cfg(test)";
            if !content.starts_with("doc=") && content != "cfg(test)" {
                kept.push(token);
                kept.extend(bang);
                kept.extend(attribute);
            }
            continue;
        }
        let ends_item =
            is_punct(Some(&token), ';') || group(Some(&token), Delimiter::Brace).is_some();
        if is_test {
            is_test = !ends_item;
            continue;
        }
        kept.push(match token {
            TokenTree::Group(group) => {
                let inner: TokenStream = shipped(group.stream()).into_iter().collect();
                let mut same = proc_macro2::Group::new(group.delimiter(), inner);
                same.set_span(group.span());
                TokenTree::Group(same)
            }
            other => other,
        });
    }
    kept
}

fn text_of(tokens: &[TokenTree]) -> String {
    tokens
        .iter()
        .cloned()
        .collect::<TokenStream>()
        .to_string()
        .replace(' ', "")
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) {
    // Packages that the browser tests fetch are not ours.
    if path.ends_with("node_modules") {
        return;
    }
    if !path.is_dir() {
        found.extend(path.exists().then(|| path.to_owned()));
        return;
    }
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    for entry in entries {
        collect(
            &entry.expect("an entry of the folder can be read").path(),
            found,
        );
    }
}

fn read(path: &Path) -> Source {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let relative = path.strip_prefix(root()).unwrap_or(path);
    Source {
        path: relative.to_string_lossy().replace('\\', "/"),
        text,
    }
}

#[test]
fn test_modules_and_docs_do_not_count_as_shipped() {
    let text =
        "//! crate::a\n/// crate::b\n#[cfg(test)]\nmod tests { fn hidden() {} }\nfn seen() {}";
    let kept = text_of(&Source::new("src/a.rs", text).tokens());
    assert_eq!(kept, "fnseen(){}");
}

#[test]
fn lines_survive_the_dropping_of_tests() {
    let source = Source::new("src/a.rs", "#[cfg(test)]\nuse a;\n\nfn b() {\n    c\n}");
    let mut lines = Vec::new();
    visit(&source.tokens(), &mut |run, index| {
        if ident(run.get(index)).as_deref() == Some("c") {
            lines.push(line(&run[index]));
        }
    });
    assert_eq!(lines, [5]);
}

#[test]
#[should_panic(expected = "src/a.rs:3: why not")]
fn an_offence_fails_with_its_place() {
    let source = Source::new("src/a.rs", "");
    expect_none("Because.", vec![source.offence(3, "why not")]);
}
