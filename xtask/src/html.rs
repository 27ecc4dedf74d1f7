//! Reads from a built page which files it fetches and what it carries inline.
//!
//! It knows just enough of HTML for pages that this project writes itself.

use std::collections::BTreeSet;

/// The attributes that make a browser fetch, beside `href` on some elements.
const FETCHING_ATTRIBUTES: [&str; 5] = ["src", "srcset", "data", "poster", "background"];

/// The relations of a `link` that make a browser fetch.
const FETCHING_RELATIONS: [&str; 6] = [
    "stylesheet",
    "preload",
    "modulepreload",
    "icon",
    "manifest",
    "prefetch",
];

/// The attributes in which the boot script finds the builds of the app, of which it fetches one.
const BUILD_ATTRIBUTES: [&str; 2] = ["data-plain", "data-simd"];

/// What a page fetches and carries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Facts {
    /// The addresses that the page itself fetches, each once.
    pub(crate) subresources: BTreeSet<String>,
    /// The addresses of each build of the app; a reader's browser fetches those of one build.
    pub(crate) builds: Vec<Vec<String>>,
    /// What a policy without `unsafe-inline` refuses.
    pub(crate) inline: Vec<String>,
}

impl Facts {
    /// Lists the fetched addresses that name a host or start at one's root.
    pub(crate) fn not_relative(&self) -> Vec<String> {
        let is_relative = |address: &str| {
            !address.starts_with('/') && (!address.contains(':') || address.starts_with("data:"))
        };
        self.subresources
            .iter()
            .chain(self.builds.iter().flatten())
            .filter(|address| !is_relative(address))
            .cloned()
            .collect()
    }

    /// Returns how many requests make the page ready, itself included, whichever build is fetched.
    pub(crate) fn most_requests(&self) -> usize {
        let most_of_a_build = self.builds.iter().map(Vec::len).max();
        1 + self.subresources.len() + most_of_a_build.unwrap_or_default()
    }
}

/// One start tag: its name and attributes, lower-case names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// Returns an attribute's value as it is written.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Returns whether the tag's `href` is fetched rather than followed.
    fn fetches_href(&self) -> bool {
        match self.name.as_str() {
            "link" => self.attribute("rel").is_some_and(|relations| {
                relations
                    .split_whitespace()
                    .any(|word| FETCHING_RELATIONS.contains(&word))
            }),
            "use" | "image" | "feimage" => true,
            _ => false,
        }
    }
}

/// Reads a page.
pub(crate) fn facts(page: &str) -> Facts {
    let mut facts = Facts::default();
    for tag in tags(page) {
        let is_data = tag
            .attribute("type")
            .is_some_and(|kind| kind.contains("json"));
        if tag.name == "style"
            || (tag.name == "script" && tag.attribute("src").is_none() && !is_data)
        {
            facts.inline.push(format!("<{}>", tag.name));
        }
        for (name, value) in &tag.attributes {
            if BUILD_ATTRIBUTES.contains(&name.as_str()) {
                let addresses = value.split_whitespace().map(str::to_owned);
                facts.builds.push(addresses.collect());
            }
            if name == "style" || name.starts_with("on") {
                facts
                    .inline
                    .push(format!("<{} {name}=\"{value}\">", tag.name));
            }
            let is_fetched = FETCHING_ATTRIBUTES.contains(&name.as_str())
                || (matches!(name.as_str(), "href" | "xlink:href") && tag.fetches_href());
            // A fragment stays in the page, data carries itself.
            if is_fetched && !value.starts_with('#') && !value.starts_with("data:") {
                facts.subresources.insert(value.clone());
            }
        }
    }
    facts
}

/// Lists the start tags of a page, outside comments and outside the text of scripts and styles.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if after.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (tag, after) = tag(after);
            rest = after;
            if tag.name == "script" || tag.name == "style" {
                let end = format!("</{}", tag.name);
                rest = after.split_once(&end).map_or("", |(_, after)| after);
            }
            tags.push(tag);
        }
    }
    tags
}

/// Reads one start tag; returns it with what follows its `>`.
fn tag(text: &str) -> (Tag, &str) {
    let is_end = |char: char| char.is_whitespace() || matches!(char, '>' | '/');
    let (name, mut rest) = text.split_at(text.find(is_end).unwrap_or(text.len()));
    let mut tag = Tag {
        name: name.to_ascii_lowercase(),
        attributes: Vec::new(),
    };
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_whitespace() || char == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.strip_prefix('>').unwrap_or(rest));
        }
        // A stray "=" belongs to no name; stepping over it keeps the reading moving.
        let is_name_end = |char: char| is_end(char) || char == '=';
        let length = rest.find(is_name_end).unwrap_or(rest.len());
        let (key, after) = rest.split_at(length);
        let after_name = after.trim_start();
        let value;
        (value, rest) = match after_name.strip_prefix('=') {
            Some(text) => attribute_value(text.trim_start()),
            None => ("", after),
        };
        if !key.is_empty() {
            tag.attributes
                .push((key.to_ascii_lowercase(), value.to_owned()));
        }
    }
}

/// Reads an attribute's value, quoted or bare; returns it with what follows.
fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    let end = text
        .find(|char: char| char.is_whitespace() || char == '>')
        .unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(page: &str) -> Vec<String> {
        facts(page).subresources.into_iter().collect()
    }

    #[test]
    fn what_is_fetched_is_counted_once_and_what_is_followed_is_not() {
        let page = "<!doctype html><html><head><link rel=\"stylesheet\" href='./a.css'/>\
                    <link rel=canonical href=https://example.org/><script src=\"boot.js\"></script>\
                    <link rel=\"modulepreload\" href=\"./app.js\" crossorigin>\
                    <link rel=\"preload\" href=\"./app.js\"><a href=\"https://example.org\">x</a>\
                    <svg><use href=\"#mark\"/></svg><img src=\"data:image/png;base64,AA\">";
        assert_eq!(addresses(page), ["./a.css", "./app.js", "boot.js"]);
        assert!(facts(page).not_relative().is_empty() && facts(page).inline.is_empty());
    }

    #[test]
    fn other_hosts_and_roots_are_found() {
        let page = "<script src=\"https://cdn.example/x.js\"></script><img src=//cdn.example/y>\
                    <link rel=\"icon\" href=\"/favicon.ico\"><iframe src = 'http://x/'></iframe>";
        assert_eq!(facts(page).not_relative().len(), 4);
    }

    #[test]
    fn a_reader_fetches_one_build() {
        let page = "<script src=\"boot.js\" data-plain=\"./a.js ./a.wasm\" \
                    data-simd=\"./b.js ./b.wasm ./c.js\"></script>";
        let facts = facts(page);
        assert_eq!(addresses(page), ["boot.js"]);
        assert_eq!(facts.builds.len(), 2);
        assert_eq!(facts.builds[0], ["./a.js", "./a.wasm"]);
        assert_eq!(facts.most_requests(), 5);
        let elsewhere = "<script data-simd=\"https://cdn.example/x.js ./y.wasm\" src=b></script>";
        assert_eq!(super::facts(elsewhere).not_relative().len(), 1);
    }

    #[test]
    fn inline_code_and_styles_are_found() {
        for page in [
            "<script>let a = \"<b style>\";</script>",
            "<style>a{}</style>",
            "<p style=\"color:red\">",
            "<button onclick=go()>",
            "<script type=module>1</script>",
        ] {
            assert_eq!(facts(page).inline.len(), 1, "{page}");
        }
        for page in [
            "<!-- <script>1</script> -->",
            "<script type=\"application/ld+json\">{}</script>",
            "<script src=\"boot.js\" defer></script>",
            "a < b <p class=\"style\">",
        ] {
            assert!(facts(page).inline.is_empty(), "{page}");
        }
    }

    #[test]
    fn broken_pages_end_the_reading() {
        for page in [
            "<",
            "<a",
            "<a =",
            "<a = =>",
            "<a b=\"",
            "<!-- ",
            "<script>",
            "<é",
            "<a é='ø",
        ] {
            let _ = facts(page);
        }
    }
}
