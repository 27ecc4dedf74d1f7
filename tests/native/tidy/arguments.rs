//! Arguments of messages: the compiler sees strings in a row, and would not notice two that change places.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenTree};

use super::source::{Offence, Source, expect_none, group, ident, is_punct, line, sources, visit};

#[test]
fn arguments_stand_where_the_message_names_them() {
    let reason = "Arguments come in the order in which the English text names them.";
    let messages = sources(&["assets/locales/en"], &[".ftl"]);
    let named = arguments(&messages);
    let code = sources(&["src"], &[".rs"]);
    expect_none(reason, code.iter().flat_map(|file| misplaced(file, &named)));
}

/// Returns the arguments of each message's function, in order.
fn arguments(files: &[Source]) -> BTreeMap<String, Vec<String>> {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let mut key = String::new();
        for line in file.text.lines() {
            if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
                key = line
                    .split('=')
                    .next()
                    .unwrap_or("")
                    .trim()
                    .replace('-', "_");
            }
            let names = named.entry(key.clone()).or_default();
            for rest in line.split('$').skip(1) {
                let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '_';
                let name: String = rest.chars().take_while(is_name).collect();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    named
}

/// Finds arguments that bear the name of another argument of the message.
fn misplaced(source: &Source, named: &BTreeMap<String, Vec<String>>) -> Vec<Offence> {
    let mut offences = Vec::new();
    visit(&source.tokens(), &mut |run, index| {
        let is_message = ident(run.get(index)).as_deref() == Some("messages");
        let name = ident(run.get(index + 3)).filter(|_| is_message);
        let Some(names) = name.and_then(|name| named.get(&name)) else {
            return;
        };
        let given = group(run.get(index + 4), Delimiter::Parenthesis).unwrap_or_default();
        for (place, argument) in given.split(|token| is_punct(Some(token), ',')).enumerate() {
            let [.., TokenTree::Ident(last)] = argument else {
                continue;
            };
            let wanted = names.iter().position(|name| last == name);
            // The language comes first.
            if wanted.is_some_and(|wanted| wanted + 1 != place) {
                offences.push(source.offence(line(&run[index]), format!("`{last}` is elsewhere")));
            }
        }
    });
    offences
}

#[test]
fn arguments_that_change_places_are_found() {
    let messages = Source::new(
        "assets/locales/en/a.ftl",
        "went-on = { $after } of { $all }\n    instead of { $before }.\n",
    );
    let named = arguments(&[messages]);
    let found = |code: &str| misplaced(&Source::new("src/a.rs", code), &named).len();
    let right = "fn f() { messages::went_on(locale, &after, &all, &before) }";
    assert_eq!(found(right), 0);
    assert_eq!(found(&right.replace("&after, &all", "&all, &day.after")), 2);
    assert_eq!(found(&right.replace("&all", "&number(before)")), 0);
}
