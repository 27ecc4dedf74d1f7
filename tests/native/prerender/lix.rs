//! How easy the running text reads, by the measure LIX: words per sentence, and long words per 100.
//!
//! It is valid for sentences only. So headings, labels, lists of names, tables, drawings and sources
//! are left out, and a text counts once however often the pages say it.

use std::collections::{BTreeMap, BTreeSet};

use lockout::ids::Locale;

use super::page::PAGES;

/// The highest figure of an easy text.
const EASY: f64 = 34.0;

/// Elements whose text is no running text.
const LABELS: [&str; 13] = [
    "title", "h1", "h2", "h3", "h4", "table", "svg", "button", "label", "legend", "summary",
    "cite", "a",
];

/// Counts of a text.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    words: u32,
    long_words: u32,
    sentences: u32,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        let words: Vec<&str> = text
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .collect();
        for (place, word) in words.iter().enumerate() {
            counts.words += 1;
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            counts.long_words += u32::from(letters > 6);
            // A point within a sentence, as in "5,1 mio.", is followed by a small letter.
            let ends = word
                .trim_end_matches(['”', '“', ')'])
                .ends_with(['.', '!', '?', ':']);
            let starts = |next: &&str| !next.starts_with(char::is_lowercase);
            counts.sentences += u32::from(ends && words.get(place + 1).is_none_or(starts));
        }
        counts
    }

    fn lix(self) -> f64 {
        let (words, long) = (f64::from(self.words), f64::from(self.long_words));
        words / f64::from(self.sentences.max(1)) + 100.0 * long / words.max(1.0)
    }
}

/// Returns the sentences of a page, each with the part of the page it stands in.
fn running_text(html: &str) -> Vec<(String, String)> {
    let mut open: Vec<(&str, String)> = Vec::new();
    let mut texts = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if let Some(ended) = tag.strip_prefix('/') {
            if let Some(place) = open.iter().rposition(|(name, _)| *name == ended) {
                open.truncate(place);
            }
        } else if !tag.starts_with('!') && !tag.ends_with('/') && !super::VOID.contains(&name) {
            let class = tag
                .split_once("class=\"")
                .and_then(|(_, rest)| rest.split('"').next());
            open.push((name, class.unwrap_or_default().to_owned()));
        }
        let text = text.trim();
        let is_label = open.iter().any(|(name, _)| LABELS.contains(name));
        if !is_label && text.ends_with(['.', '?', '!']) {
            let part = |(name, class): &&(&str, String)| {
                ["section", "header", "nav", "footer"].contains(name) || class.ends_with("-slot")
            };
            let part = open.iter().rfind(part).map(|(name, class)| {
                if class.is_empty() {
                    (*name).to_owned()
                } else {
                    class.clone()
                }
            });
            texts.push((part.unwrap_or_default(), text.replace("&amp;", "&")));
        }
    }
    texts
}

#[test]
fn the_running_text_is_easy_to_read() {
    for locale in Locale::ALL {
        let mut texts: BTreeSet<(String, String)> = BTreeSet::new();
        for page in PAGES.iter().filter(|page| page.locale == locale) {
            texts.extend(running_text(&page.html));
        }
        let mut parts: BTreeMap<&str, String> = BTreeMap::new();
        for (part, text) in &texts {
            for part in [part.as_str(), "all"] {
                let part = parts.entry(part).or_default();
                *part += text;
                part.push(' ');
            }
        }
        let report: Vec<String> = parts
            .iter()
            .map(|(part, text)| {
                let counts = Counts::of(text);
                format!(
                    "{locale:?} {part}: {:.1} ({} words)",
                    counts.lix(),
                    counts.words
                )
            })
            .collect();
        println!("{}", report.join("\n"));
        let all = Counts::of(&parts["all"]);
        assert!(
            all.words > 1_000,
            "{locale:?}: too little text found: {}",
            all.words
        );
        assert!(
            parts.contains_key("words"),
            "{locale:?}: the narrative is not found"
        );
        for part in ["all", "words"] {
            let lix = Counts::of(&parts[part]).lix();
            assert!(
                lix <= EASY,
                "{locale:?} {part} {lix:.1}\n{}",
                report.join("\n")
            );
        }
    }
}

#[test]
fn lix_counts_words_long_words_and_sentences() {
    let counts = Counts::of("Cirka 5,1 mio. mennesker bor her. Klokken 10.00 er de væk! “Ja.”");
    assert_eq!(
        (counts.words, counts.long_words, counts.sentences),
        (12, 2, 3)
    );
    assert!((counts.lix() - (4.0 + 100.0 * 2.0 / 12.0)).abs() < 1e-9);
}

#[test]
fn only_running_text_is_read() {
    let html = "<main><h2>No.</h2><section class=\"a\"><p>One two.</p><p>Label</p><br>\
                <table><td>No.</td></table><p><strong>no</strong> <span>Three.</span></p></section></main>";
    let texts = running_text(html);
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    assert_eq!(texts, [("a", "One two."), ("a", "Three.")]);
}
