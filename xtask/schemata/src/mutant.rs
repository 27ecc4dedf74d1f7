//! The mutants as `cargo mutants --list --json` tells them. It knows nothing of how they are tried.

use std::{io, ops::Range};

use serde_json::Value;

/// What kind of change a mutant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Genre {
    /// Another operator between two operands, or with `=`.
    BinaryOperator,
    /// An operator before an operand left out.
    UnaryOperator,
    /// A constant instead of what a function returns.
    FnValue,
    /// A field of a struct expression left to its base.
    StructField,
    /// `true` or `false` instead of the guard of an arm.
    MatchArmGuard,
}

/// One small change of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mutant {
    /// The line by which cargo-mutants knows it.
    pub(crate) name: String,
    /// The file, from the root of the crate.
    pub(crate) file: String,
    /// The function it is in.
    pub(crate) function: String,
    pub(crate) genre: Genre,
    /// What is put in; of an operator, the operator.
    pub(crate) replacement: String,
    /// Line and column of what is replaced and of what follows it, both from 1.
    pub(crate) span: Range<(usize, usize)>,
}

/// Reads the list.
///
/// # Errors
/// When it is no such list. A mutant of an unknown genre is left out: it is tried by itself.
pub(crate) fn read(text: &str) -> io::Result<Vec<Mutant>> {
    let list: Value = serde_json::from_str(text)?;
    let list = list
        .as_array()
        .ok_or_else(|| io::Error::other("the list of mutants is none"))?;
    let mut mutants = Vec::new();
    for entry in list {
        let Some(genre) = genre(&entry["genre"]) else {
            continue;
        };
        mutants.push(mutant(entry, genre).ok_or_else(|| {
            io::Error::other(format!("a mutant lacks what it needs: {}", entry["name"]))
        })?);
    }
    Ok(mutants)
}

fn genre(value: &Value) -> Option<Genre> {
    Some(match value.as_str()? {
        "BinaryOperator" => Genre::BinaryOperator,
        "UnaryOperator" => Genre::UnaryOperator,
        "FnValue" => Genre::FnValue,
        "StructField" => Genre::StructField,
        "MatchArmGuard" => Genre::MatchArmGuard,
        _ => return None,
    })
}

fn mutant(entry: &Value, genre: Genre) -> Option<Mutant> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let place = |value: &Value| Some((number(&value["line"])?, number(&value["column"])?));
    Some(Mutant {
        name: text(&entry["name"])?,
        file: text(&entry["file"])?,
        function: text(&entry["function"]["function_name"]).unwrap_or_default(),
        genre,
        replacement: text(&entry["replacement"])?,
        span: place(&entry["span"]["start"])?..place(&entry["span"]["end"])?,
    })
}

/// Returns the byte at which a line and column of a text begin, both from 1.
pub(crate) fn byte_at(text: &str, (line, column): (usize, usize)) -> Option<usize> {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(before) => text.match_indices('\n').nth(before)?.0 + 1,
    };
    let rest = &text[start..];
    let mut places = rest
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([rest.len()]);
    Some(start + places.nth(column.checked_sub(1)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_cargo_mutants_is_read() {
        let text = r#"[{"genre": "BinaryOperator", "file": "src/a.rs", "name": "src/a.rs:3:9: it",
            "function": {"function_name": "A::f"}, "replacement": "-", "package": "p",
            "span": {"start": {"line": 3, "column": 9}, "end": {"line": 3, "column": 10}}},
            {"genre": "Unheard"}]"#;
        let mutants = read(text).unwrap();
        assert_eq!(mutants.len(), 1);
        assert_eq!(mutants[0].span, (3, 9)..(3, 10));
        assert_eq!(mutants[0].function, "A::f");
        assert!(read("{}").is_err());
        assert!(read(r#"[{"genre": "FnValue"}]"#).is_err());
    }

    #[test]
    fn columns_count_letters_and_bytes_do_not() {
        let text = "ab\n«x» y\n";
        assert_eq!(byte_at(text, (1, 1)), Some(0));
        assert_eq!(byte_at(text, (1, 3)), Some(2));
        assert_eq!(byte_at(text, (2, 4)), Some(8));
        assert_eq!(byte_at(text, (2, 9)), None);
        assert_eq!(byte_at(text, (9, 1)), None);
    }
}
