//! Writes one Rust function per message, small in Wasm, and for each language the list of its texts.
//!
//! The texts stand apart from the functions, so that a reader's phone loads those of one language.

use std::fmt::Write as _;

use super::{Argument, Arm, Compiled, Message, Messages, Piece};

/// Returns the code of all functions and the texts that they name by place; the first language gives
/// the order of the arguments.
pub(super) fn functions(languages: &[(&str, Messages)]) -> Compiled {
    let mut compiled = Compiled {
        code: String::new(),
        texts: languages
            .iter()
            .map(|(tag, _)| ((*tag).to_owned(), Vec::new()))
            .collect(),
    };
    let leading = languages.iter().take(1).flat_map(|(_, messages)| messages);
    for (key, leading) in leading {
        let translations: Vec<(&str, &Message)> = languages
            .iter()
            .map(|(tag, messages)| (*tag, &messages[key]))
            .collect();
        // Writing to a string cannot fail.
        let _ = write_function(&mut compiled, key, leading, &translations);
    }
    compiled
}

fn write_function(
    compiled: &mut Compiled,
    key: &str,
    leading: &Message,
    translations: &[(&str, &Message)],
) -> std::fmt::Result {
    let any = |name: &str, holds: fn(&Argument) -> bool| {
        let mut all = translations
            .iter()
            .flat_map(|(_, message)| &message.arguments);
        all.any(|argument| argument.name == name && holds(argument))
    };
    let is_number = |name: &str| any(name, |argument| argument.is_number);
    let names: Vec<&str> = leading
        .arguments
        .iter()
        .map(|argument| argument.name.as_str())
        .collect();
    let printed: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| any(name, |argument| argument.is_printed))
        .collect();
    let place = place(&mut compiled.texts, translations, &printed);
    let code = &mut compiled.code;
    writeln!(code, "/// “{}”", gist(&leading.pieces).replace('\n', " "))?;
    write!(code, "pub(crate) fn {}(locale: Locale", rust_name(key))?;
    for name in &names {
        write!(
            code,
            ", {}: {}",
            rust_name(name),
            if is_number(name) { "u64" } else { "&str" }
        )?;
    }
    if printed.is_empty() {
        writeln!(
            code,
            ") -> &'static str {{\n    take_text(locale, {place})\n}}\n"
        )
    } else {
        let value = |name: &&str| match is_number(name) {
            true => format!("&integer(locale, {})", rust_name(name)),
            false => rust_name(name),
        };
        let values: Vec<String> = printed.iter().map(value).collect();
        let values = values.join(", ");
        writeln!(
            code,
            ") -> String {{\n    fill(take_text(locale, {place}), &[{values}])\n}}\n"
        )
    }
}

/// Adds the texts of a message to each language's list; returns the expression for their place.
///
/// Every language has as many places for it, so that the next message begins at the same one.
fn place(
    texts: &mut [(String, Vec<String>)],
    translations: &[(&str, &Message)],
    printed: &[&str],
) -> String {
    let mut expressions = Vec::new();
    for ((_, list), (_, message)) in texts.iter_mut().zip(translations) {
        expressions.push(tree(list, String::new(), &message.pieces, printed));
    }
    let longest = texts.iter().map(|(_, list)| list.len()).max();
    for (_, list) in texts.iter_mut() {
        list.resize(longest.unwrap_or_default(), String::new());
    }
    let [first, others @ ..] = expressions.as_slice() else {
        return String::new();
    };
    if others.iter().all(|other| other == first) {
        return first.clone();
    }
    let arm = |((tag, _), expression): (&(&str, &Message), &String)| {
        format!("Locale::{} => {expression}, ", variant_name(tag))
    };
    let arms: String = translations.iter().zip(&expressions).map(arm).collect();
    format!("match locale {{ {arms}}}")
}

/// Returns the expression for the place of the text: a number, or a `match` for each selection on the
/// way.
///
/// What follows a selection is repeated in each of its arms, so that every text is whole.
fn tree(
    texts: &mut Vec<String>,
    mut template: String,
    pieces: &[Piece],
    printed: &[&str],
) -> String {
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => template.push_str(text),
            Piece::Print(name) => {
                let place = printed
                    .iter()
                    .position(|other| other == name)
                    .unwrap_or_default();
                template.push(char::from(u8::try_from(place + 1).unwrap_or_default()));
            }
            Piece::Select { argument, arms } => {
                let mut code = format!("match {} {{ ", rust_name(argument));
                for (arm, arm_pieces) in arms {
                    let rest = [arm_pieces, &pieces[index + 1..]].concat();
                    code.push_str(&match arm {
                        Arm::Exactly(number) => number.to_string(),
                        Arm::Default => "_".to_owned(),
                    });
                    code.push_str(" => ");
                    code.push_str(&tree(texts, template.clone(), &rest, printed));
                    code.push_str(", ");
                }
                return code + "}";
            }
        }
    }
    texts.push(template);
    (texts.len() - 1).to_string()
}

/// Returns the text as a reader of the code may want it: with names for arguments.
fn gist(pieces: &[Piece]) -> String {
    let part = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Print(name) => format!("{{{name}}}"),
        Piece::Select { arms, .. } => arms.last().map(|(_, arm)| gist(arm)).unwrap_or_default(),
    };
    pieces.iter().map(part).collect()
}

fn rust_name(kebab_case: &str) -> String {
    kebab_case.replace('-', "_")
}

/// Returns the name of a language's variant of `Locale`: `En`.
pub(super) fn variant_name(tag: &str) -> String {
    let (first, rest) = tag.split_at(1);
    first.to_uppercase() + rest
}
