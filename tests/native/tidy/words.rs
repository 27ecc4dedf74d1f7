//! Where words live: in the message files, the same in every language, and nowhere in the code.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenTree};

use super::source::{
    Offence, Source, expect_at, expect_none, group, ident, is_punct, line, sources, string, visit,
};

/// Attributes whose value is read or read out.
const READ_ATTRIBUTES: [&str; 8] = [
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "title",
    "alt",
    "placeholder",
    "label",
];

#[test]
fn languages_have_the_same_keys() {
    let reason = "Every language says everything, in files of the same name.";
    expect_none(
        reason,
        unequal_keys(&sources(&["assets/locales"], &[".ftl"])),
    );
}

#[test]
fn every_message_is_used() {
    let reason = "A text that nobody shows is a text that somebody still translates: delete it.";
    let messages = sources(&["assets/locales/en"], &[".ftl"]);
    expect_none(reason, unused_keys(&messages, &sources(&["src"], &[".rs"])));
}

#[test]
fn html_holds_no_words() {
    let reason = "What a reader sees is a message or comes from the scenario, in each language.";
    let sources = sources(&["src/ui", "src/prerender", "src/bin"], &[".rs"]);
    expect_none(reason, sources.iter().flat_map(words_in_html));
}

#[test]
fn view_models_hold_no_sentences() {
    let reason = "A view model takes its sentences from messages, whole, in each language.";
    let sources = sources(&["src/present", "src/chart"], &[".rs"]);
    expect_none(reason, sources.iter().flat_map(sentences));
}

fn unequal_keys(files: &[Source]) -> Vec<Offence> {
    // Keys by language, each with the file's name, as `page.ftl/clock-legend`.
    let mut languages: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or_default();
        let named = keys(file).map(|(_, key)| format!("{name}/{key}"));
        languages.entry(folder).or_default().extend(named);
    }
    let all: BTreeSet<&String> = languages.values().flatten().collect();
    let mut offences = Vec::new();
    for (folder, keys) in &languages {
        for missing in all.iter().filter(|key| !keys.contains(**key)) {
            offences.push(Source::new(folder, "").offence(1, format!("lacks `{missing}`")));
        }
    }
    offences
}

fn unused_keys(messages: &[Source], code: &[Source]) -> Vec<Offence> {
    let mut called = BTreeSet::new();
    for source in code {
        visit(&source.tokens(), &mut |run, index| {
            let is_call = ident(run.get(index)).as_deref() == Some("messages");
            if is_call && is_punct(run.get(index + 1), ':') {
                called.extend(ident(run.get(index + 3)));
            }
        });
    }
    let mut offences = Vec::new();
    for file in messages {
        for (line, key) in keys(file).filter(|(_, key)| !called.contains(&key.replace('-', "_"))) {
            offences.push(file.offence(line, format!("no code shows `{key}`")));
        }
    }
    offences
}

/// Returns the keys of a message file with their lines.
fn keys(file: &Source) -> impl Iterator<Item = (usize, &str)> {
    file.text.lines().enumerate().filter_map(|(index, line)| {
        let (key, _) = line.split_once('=')?;
        line.starts_with(|first: char| first.is_ascii_alphabetic())
            .then(|| (index + 1, key.trim()))
    })
}

fn words_in_html(source: &Source) -> Vec<Offence> {
    let mut offences = Vec::new();
    visit(&source.tokens(), &mut |run, index| {
        let is_html = matches!(
            ident(run.get(index)).as_deref(),
            Some("html" | "html_nested")
        );
        if is_html && is_punct(run.get(index + 1), '!') {
            let braces = group(run.get(index + 2), Delimiter::Brace);
            let content = braces.or_else(|| group(run.get(index + 2), Delimiter::Parenthesis));
            words_in_children(source, &content.unwrap_or_default(), false, &mut offences);
        }
    });
    offences
}

/// Looks at the inside of `html!`, where a value after `=` belongs to an attribute.
fn words_in_children(
    source: &Source,
    tokens: &[TokenTree],
    is_in_call: bool,
    offences: &mut Vec<Offence>,
) {
    for (index, token) in tokens.iter().enumerate() {
        // A macro within is looked at when its own turn comes.
        let is_html = index >= 2 && ident(tokens.get(index - 2)).is_some_and(|name| name == "html");
        if is_html && is_punct(tokens.get(index - 1), '!') {
            continue;
        }
        let is_value = index > 0 && is_punct(tokens.get(index - 1), '=');
        let is_compared = is_value
            && index > 1
            && ['=', '!']
                .iter()
                .any(|mark| is_punct(tokens.get(index - 2), *mark));
        if is_compared || is_value && !READ_ATTRIBUTES.contains(&attribute(tokens, index).as_str())
        {
            continue;
        }
        if let TokenTree::Group(inner) = token {
            let inner_tokens: Vec<TokenTree> = inner.stream().into_iter().collect();
            let is_call = inner.delimiter() == Delimiter::Parenthesis
                && index > 0
                && ident(tokens.get(index - 1)).is_some();
            words_in_children(source, &inner_tokens, is_call, offences);
        } else if string(token).is_some_and(|text| is_for_reading(&text, is_in_call)) {
            offences.push(source.offence(line(token), format!("says {token}")));
        }
    }
}

/// Says whether a text is for a reader; a call may also be handed a name such as `clock-bar`.
fn is_for_reading(text: &str, is_in_call: bool) -> bool {
    let is_name = text
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    text.chars().any(char::is_alphabetic) && !(is_in_call && is_name)
}

/// Returns the name of the attribute whose value stands at `index`: `aria-label`.
fn attribute(tokens: &[TokenTree], index: usize) -> String {
    let mut name = String::new();
    for token in tokens[..index - 1].iter().rev() {
        let is_word_next = !name.is_empty() && !name.starts_with('-');
        match token {
            TokenTree::Ident(word) if !is_word_next => name.insert_str(0, &word.to_string()),
            TokenTree::Punct(mark) if mark.as_char() == '-' && is_word_next => name.insert(0, '-'),
            _ => break,
        }
    }
    name
}

/// Finds string literals with two words in a row, which only a developer's message may have.
fn sentences(source: &Source) -> Vec<Offence> {
    let mut offences = Vec::new();
    let mut excused = BTreeSet::new();
    visit(&source.tokens(), &mut |run, index| {
        let name = ident(run.get(index));
        let is_for_developers =
            name.is_some_and(|name| ["expect", "write", "write_str"].contains(&name.as_str()));
        let arguments = index + 1 + usize::from(is_punct(run.get(index + 1), '!'));
        if is_for_developers && let Some(TokenTree::Group(inner)) = run.get(arguments) {
            excused.extend(
                inner
                    .stream()
                    .into_iter()
                    .map(|token| format!("{:?}", token.span())),
            );
        }
        let token = &run[index];
        let is_excused = excused.contains(&format!("{:?}", token.span()));
        if !is_excused && string(token).is_some_and(|text| has_words(&text)) {
            offences.push(source.offence(line(token), format!("says {token}")));
        }
    });
    offences
}

fn has_words(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    // Without placeholders, which may stand between words, and the marks of a sentence.
    let plain: String = text
        .split('{')
        .map(|part| part.rsplit('}').next().unwrap_or(part))
        .collect();
    plain
        .split([' ', '.', ',', ':', '?', '!'])
        .filter(is_word)
        .count()
        > 1
        && text.contains(' ')
}

#[test]
fn unequal_keys_are_found() {
    let files = [
        Source::new("assets/locales/da/a.ftl", "one = En\n"),
        Source::new("assets/locales/da/b.ftl", "# no = key\ntwo = To\n"),
        Source::new(
            "assets/locales/en/a.ftl",
            "one = One\n   *[other] = x\ntwo = Two\n",
        ),
    ];
    let found: Vec<String> = unequal_keys(&files)
        .iter()
        .map(ToString::to_string)
        .collect();
    let expected = [
        "assets/locales/da:1: lacks `a.ftl/two`",
        "assets/locales/en:1: lacks `b.ftl/two`",
    ];
    assert_eq!(found, expected);
}

#[test]
fn unused_keys_are_found() {
    let messages = [Source::new(
        "en/a.ftl",
        "clock-next = Next\nclock-last = Last\n",
    )];
    let code = [Source::new(
        "src/a.rs",
        "fn f() { html! { { messages::clock_next(l) } } }",
    )];
    expect_at(&[2], unused_keys(&messages, &code));
}

#[test]
fn words_in_html_are_found() {
    let text = "fn f() { html! {\n<p class=\"big red\" aria-label=\"Big\">\n{ \"Hello\" }\n\"there\"\n\
                <i title={format!(\"x {y}\")} id={\"a\"} />{ \"·\" }\n\
                { if state == \"done\" { html! { <b>\n{ \"Done\" }</b> } } else { view.text } }\n\
                { messages::hello(locale) }{ part(\"clock-bar\") }\n{ Html::from(\"Hello\") }</p> } }";
    let mut found = words_in_html(&Source::new("src/ui/a.rs", text));
    found.sort_by_key(|offence| offence.to_string());
    expect_at(&[2, 3, 4, 5, 7, 9], found);
}

#[test]
fn sentences_in_view_models_are_found() {
    let text = "fn f() {\nlet a = format!(\"About {n} logins\");\nlet b = (\"off\", \"07 08\", \", \");\n\
                let c = d.expect(\"a run has minutes\");\nlet e = \"Of course\";\n}";
    expect_at(&[2, 5], sentences(&Source::new("src/present/a.rs", text)));
}
