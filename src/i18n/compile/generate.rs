//! Writes one Rust function per message, small in Wasm: a template per language, filled at run time.

use std::fmt::Write as _;

use super::{Argument, Arm, Message, Messages, Piece};

/// Returns the code of all functions; the first language gives the order of the arguments.
pub(super) fn functions(languages: &[(&str, Messages)]) -> String {
    let mut code = String::new();
    let leading = languages.iter().take(1).flat_map(|(_, messages)| messages);
    for (key, leading) in leading {
        let translations: Vec<(&str, &Message)> = languages
            .iter()
            .map(|(tag, messages)| (*tag, &messages[key]))
            .collect();
        // Writing to a string cannot fail.
        let _ = write_function(&mut code, key, leading, &translations);
    }
    code
}

fn write_function(
    code: &mut String,
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
    let (result, start, end) = if printed.is_empty() {
        ("&'static str", "", "")
    } else {
        ("String", "let template = ", ";")
    };
    writeln!(code, ") -> {result} {{\n    {start}match locale {{")?;
    for (tag, message) in translations {
        let tree = tree(String::new(), &message.pieces, &printed);
        writeln!(code, "        Locale::{} => {tree},", variant_name(tag))?;
    }
    writeln!(code, "    }}{end}")?;
    if !printed.is_empty() {
        let value = |name: &&str| match is_number(name) {
            true => format!("&integer(locale, {})", rust_name(name)),
            false => rust_name(name),
        };
        let values: Vec<String> = printed.iter().map(value).collect();
        writeln!(code, "    fill(template, &[{}])", values.join(", "))?;
    }
    writeln!(code, "}}\n")
}

/// Returns the expression for the template: a literal, or a `match` for each selection on the way.
///
/// What follows a selection is repeated in each of its arms, so that every template is whole.
fn tree(mut template: String, pieces: &[Piece], printed: &[&str]) -> String {
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
                    code.push_str(&tree(template.clone(), &rest, printed));
                    code.push_str(", ");
                }
                return code + "}";
            }
        }
    }
    format!("{template:?}")
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

fn variant_name(tag: &str) -> String {
    let (first, rest) = tag.split_at(1);
    first.to_uppercase() + rest
}
