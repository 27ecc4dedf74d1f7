//! The files that scenarios share, as the program was built with them, and which file is which.

use serde_json::Value;

use crate::data::{self, Library, LibraryTexts, problem::Problem, shape::Format};

/// The shared files in `assets/`.
const SHIPPED: LibraryTexts<'static> = LibraryTexts {
    curves: include_str!("../../assets/model/curves.json"),
    behaviours: include_str!("../../assets/model/behaviour.json"),
    safeguards: include_str!("../../assets/model/safeguards.json"),
    measures: include_str!("../../assets/model/measures.json"),
    sources: include_str!("../../assets/sources.json"),
};

/// The property that only files of a format have.
const SIGNS: [(&str, Format); 6] = [
    ("services", Format::Scenario),
    ("curves", Format::Curves),
    ("behaviours", Format::Behaviours),
    ("measures", Format::Measures),
    ("safeguards", Format::Safeguards),
    ("sources", Format::Sources),
];

/// Returns the shared files that the program was built with.
///
/// # Panics
/// If they were invalid, which a native test rules out.
pub(super) fn shipped() -> Library {
    data::load_library(SHIPPED).expect("the shipped library is valid")
}

/// Returns what kind of file a text is, by its `$schema` or else by what only that kind has; `None`
/// if it is JSON of no kind at all. A text that is no JSON is taken for a scenario.
pub(super) fn format_of(text: &str) -> Option<Format> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return Some(Format::Scenario);
    };
    let schema = value.get("$schema").and_then(Value::as_str).unwrap_or("");
    let named = schema.rsplit('/').next().unwrap_or("");
    let named = Format::ALL.into_iter().find(|format| {
        let name = format.file_name().replace(".json", ".schema.json");
        named == name
    });
    named.or_else(|| {
        let mut signs = SIGNS.into_iter();
        signs
            .find(|(name, _)| value.get(name).is_some())
            .map(|(_, format)| format)
    })
}

/// Checks one shared file beside the others that the program was built with.
///
/// Returns no problem if it is valid; pointers start with the usual name of the file.
pub(super) fn problems_of(text: &str, format: Format) -> Vec<Problem> {
    let mut texts = SHIPPED;
    match format {
        Format::Scenario => return data::load(text, &shipped()).err().unwrap_or_default(),
        Format::Curves => texts.curves = text,
        Format::Behaviours => texts.behaviours = text,
        Format::Safeguards => texts.safeguards = text,
        Format::Measures => texts.measures = text,
        Format::Sources => texts.sources = text,
    }
    data::load_library(texts).err().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart() {
        for (text, format) in [
            (SHIPPED.curves, Format::Curves),
            (SHIPPED.behaviours, Format::Behaviours),
            (SHIPPED.safeguards, Format::Safeguards),
            (SHIPPED.measures, Format::Measures),
            (SHIPPED.sources, Format::Sources),
            (r#"{"services": []}"#, Format::Scenario),
            (r#"{"services": [], "safeguards": []}"#, Format::Scenario),
            ("{", Format::Scenario),
        ] {
            assert_eq!(
                format_of(text),
                Some(format),
                "{}",
                &text[..20.min(text.len())]
            );
        }
        assert_eq!(
            (format_of("{}"), format_of("[1]"), format_of("null")),
            (None, None, None)
        );
    }

    #[test]
    fn a_shared_file_is_checked_beside_the_others() {
        assert_eq!(problems_of(SHIPPED.curves, Format::Curves), Vec::new());
        let found = problems_of(r#"{"curves": [{}]}"#, Format::Curves);
        assert!(!found.is_empty());
        assert!(
            found
                .iter()
                .all(|problem| problem.pointer.starts_with("curves.json#"))
        );
    }
}
