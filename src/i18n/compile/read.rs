//! Reads message files with the Fluent parser and refuses what the page does not need.

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
    unicode::unescape_unicode_to_string,
};

use super::{Argument, Arm, Language, Message, Messages, Piece};

/// Most arguments of one message: with the language, Clippy's limit for a function.
const MAX_ARGUMENTS: usize = 6;

/// Names that the generated functions use themselves.
const RESERVED_ARGUMENTS: [&str; 2] = ["locale", "template"];

/// Reads the messages of one language; faults name file and line.
pub(super) fn messages(language: &Language, faults: &mut Vec<String>) -> Messages {
    let mut messages = Messages::new();
    for (path, text) in &language.files {
        let resource = parser::parse(text.as_str()).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                faults.push(format!(
                    "{}: {}",
                    place(path, text, error.pos.start),
                    error.kind
                ));
            }
            resource
        });
        for entry in resource.body {
            let Some((key, message)) = read_entry(path, text, entry, faults) else {
                continue;
            };
            if let Some(first) = messages.get(&key) {
                faults.push(format!(
                    "{}: `{key}` stands twice, first at {}",
                    message.place, first.place
                ));
            } else {
                messages.insert(key, message);
            }
        }
    }
    messages
}

fn read_entry(
    path: &str,
    text: &str,
    entry: Entry<&str>,
    faults: &mut Vec<String>,
) -> Option<(String, Message)> {
    let message = match entry {
        Entry::Message(message) => message,
        Entry::Term(term) => {
            let place = place_of(path, text, term.id.name);
            faults.push(format!(
                "{place}: terms are not understood; write the word out"
            ));
            return None;
        }
        // Junk is what a parser error, already reported, left behind.
        Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => return None,
    };
    let key = message.id.name;
    let mut read = Message {
        place: place_of(path, text, key),
        pieces: Vec::new(),
        arguments: Vec::new(),
    };
    let mut found = Vec::new();
    if !is_kebab_case(key) {
        found.push("a key is kebab-case: a-z, 0-9 and single hyphens".to_owned());
    }
    if !message.attributes.is_empty() {
        found.push("attributes are not understood; give the text a key of its own".to_owned());
    }
    match &message.value {
        Some(pattern) => read.pieces = read_pattern(pattern, &mut read, &mut found),
        None => found.push("the message has no text".to_owned()),
    }
    check_arguments(&read, &mut found);
    faults.extend(
        found
            .into_iter()
            .map(|fault| format!("{}: `{key}`: {fault}", read.place)),
    );
    Some((key.to_owned(), read))
}

fn check_arguments(message: &Message, found: &mut Vec<String>) {
    if message.arguments.len() > MAX_ARGUMENTS {
        found.push(format!(
            "more than {MAX_ARGUMENTS} arguments; split the sentence"
        ));
    }
    for Argument { name, .. } in &message.arguments {
        if !is_kebab_case(name) || RESERVED_ARGUMENTS.contains(&name.as_str()) {
            found.push(format!("`${name}` cannot be the name of an argument"));
        }
    }
}

fn read_pattern(
    pattern: &Pattern<&str>,
    message: &mut Message,
    found: &mut Vec<String>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                pieces.push(Piece::Text(checked_text(value, found)));
            }
            PatternElement::Placeable { expression } => {
                pieces.extend(read_expression(expression, message, found));
            }
        }
    }
    pieces
}

fn read_expression(
    expression: &Expression<&str>,
    message: &mut Message,
    found: &mut Vec<String>,
) -> Option<Piece> {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            let Some((name, _)) = argument_of(selector) else {
                found.push("only an argument can select".to_owned());
                return None;
            };
            message.argument(name).is_number = true;
            let mut arms = Vec::new();
            for variant in variants {
                let arm = read_arm(&variant.key, variant.default, found);
                arms.push((arm, read_pattern(&variant.value, message, found)));
            }
            arms.sort_by_key(|(arm, _)| *arm);
            if arms.windows(2).any(|pair| pair[0].0 == pair[1].0) {
                found.push("two variants are for the same number; `one` is 1".to_owned());
            }
            return Some(Piece::Select {
                argument: name.to_owned(),
                arms,
            });
        }
    };
    if let InlineExpression::StringLiteral { value } = inline {
        return Some(Piece::Text(checked_text(
            &unescape_unicode_to_string(value),
            found,
        )));
    }
    if let InlineExpression::Placeable { expression } = inline {
        return read_expression(expression, message, found);
    }
    let Some((name, is_number)) = argument_of(inline) else {
        found.push("only arguments, `NUMBER($argument)` and quoted text go in braces".to_owned());
        return None;
    };
    let argument = message.argument(name);
    argument.is_printed = true;
    argument.is_number |= is_number;
    Some(Piece::Print(name.to_owned()))
}

/// Returns the argument that an expression names, and whether it says that it is a number.
fn argument_of<'a>(inline: &InlineExpression<&'a str>) -> Option<(&'a str, bool)> {
    match inline {
        InlineExpression::VariableReference { id } => Some((id.name, false)),
        InlineExpression::FunctionReference { id, arguments }
            if id.name == "NUMBER" && arguments.named.is_empty() =>
        {
            match arguments.positional.as_slice() {
                [InlineExpression::VariableReference { id }] => Some((id.name, true)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn read_arm(key: &VariantKey<&str>, is_default: bool, found: &mut Vec<String>) -> Arm {
    let arm = match key {
        VariantKey::Identifier { name: "other" } if is_default => Arm::Default,
        // English and Danish alike use the singular for 1 alone.
        VariantKey::Identifier { name: "one" } => Arm::Exactly(1),
        VariantKey::Identifier { name } => {
            found.push(format!(
                "variant `{name}`: only `one`, `*[other]` and whole numbers"
            ));
            Arm::Default
        }
        VariantKey::NumberLiteral { value } => value.parse().map_or_else(
            |_| {
                found.push(format!(
                    "variant `{value}`: only `one`, `*[other]` and whole numbers"
                ));
                Arm::Default
            },
            Arm::Exactly,
        ),
    };
    if is_default { Arm::Default } else { arm }
}

/// Refuses control characters, which mark the places of arguments in a template.
fn checked_text(text: &str, found: &mut Vec<String>) -> String {
    if text
        .chars()
        .any(|character| character.is_control() && character != '\n')
    {
        found.push("control characters cannot stand in a text".to_owned());
    }
    text.to_owned()
}

fn is_kebab_case(name: &str) -> bool {
    name.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// Returns path and line of a piece of `text`, borrowed from it by the parser.
fn place_of(path: &str, text: &str, part: &str) -> String {
    place(path, text, part.as_ptr() as usize - text.as_ptr() as usize)
}

fn place(path: &str, text: &str, offset: usize) -> String {
    let line = text
        .bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1;
    format!("{path}:{line}")
}
