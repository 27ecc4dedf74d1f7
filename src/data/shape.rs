//! JSON text to the raw mirror: syntax, then the published schema, then serde. Native only.
//!
//! It says whether a file has the right shape, not whether it makes sense.

use std::sync::LazyLock;

use jsonschema::{
    ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind as Kind},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::data::problem::{Problem, ProblemKind};

/// A kind of file with a schema of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `assets/scenarios/*.json`.
    Scenario,
    /// `assets/model/curves.json`.
    Curves,
    /// `assets/model/behaviour.json`.
    Behaviours,
    /// `assets/model/safeguards.json`.
    Safeguards,
    /// `assets/model/measures.json`.
    Measures,
    /// `assets/sources.json`.
    Sources,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [
        Self::Scenario,
        Self::Curves,
        Self::Behaviours,
        Self::Safeguards,
        Self::Measures,
        Self::Sources,
    ];

    /// Returns the JSON Schema (draft 2020-12) of this format.
    #[must_use]
    pub const fn schema_text(self) -> &'static str {
        match self {
            Self::Scenario => include_str!("../../assets/schema/scenario.schema.json"),
            Self::Curves => include_str!("../../assets/schema/curves.schema.json"),
            Self::Behaviours => include_str!("../../assets/schema/behaviour.schema.json"),
            Self::Safeguards => include_str!("../../assets/schema/safeguards.schema.json"),
            Self::Measures => include_str!("../../assets/schema/measures.schema.json"),
            Self::Sources => include_str!("../../assets/schema/sources.schema.json"),
        }
    }

    /// Returns the usual name of such a file.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Scenario => "scenario.json",
            Self::Curves => "curves.json",
            Self::Behaviours => "behaviour.json",
            Self::Safeguards => "safeguards.json",
            Self::Measures => "measures.json",
            Self::Sources => "sources.json",
        }
    }

    fn validator(self) -> &'static Validator {
        static VALIDATORS: LazyLock<[Validator; Format::ALL.len()]> = LazyLock::new(|| {
            Format::ALL.map(|format| {
                let schema = serde_json::from_str(format.schema_text()).expect("schemas are JSON");
                jsonschema::draft202012::new(&schema).expect("schemas obey their own schema")
            })
        });
        &VALIDATORS[self as usize]
    }
}

/// Reads a text as a file of this format, as far as it can be read, with every fault of its shape.
///
/// Returns no mirror only along with at least one problem.
#[must_use]
pub fn read<R: DeserializeOwned>(text: &str, format: Format) -> (Option<R>, Vec<Problem>) {
    // Editors on some systems put a byte-order mark first; it is no part of the JSON.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return (None, vec![syntax(&error)]),
    };
    let values = count(&value);
    if values > MOST_VALUES {
        let message = format!("has {values} values; at most {MOST_VALUES} are read");
        let (pointer, kind) = (String::new(), ProblemKind::Shape(message));
        return (None, vec![Problem { pointer, kind }]);
    }
    let mut problems = Vec::new();
    for error in format.validator().iter_errors(&value) {
        explain(&error, &mut problems);
    }
    // From the text again, since only so serde sees a property that is given twice.
    match serde_json::from_str(text) {
        Ok(raw) => (Some(raw), problems),
        Err(error) => {
            if problems.is_empty() {
                problems.push(syntax(&error));
            }
            (None, problems)
        }
    }
}

/// The most values in a file, a dozen times those of the largest scenario shipped: the complaints of
/// the schema about each of many millions would fill the memory.
const MOST_VALUES: usize = 100_000;

/// Returns how many values there are in a value, itself counted.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(entries) => entries.iter().map(count).sum(),
        Value::Object(properties) => properties.values().map(count).sum(),
        _ => 0,
    }
}

fn syntax(error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    // The position has fields of its own.
    let message = message
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned();
    let kind = if error.is_data() {
        ProblemKind::Shape(format!(
            "cannot be read at line {}, column {}: {message}",
            error.line(),
            error.column()
        ))
    } else {
        ProblemKind::Syntax {
            line: error.line(),
            column: error.column(),
            message,
        }
    };
    Problem {
        pointer: String::new(),
        kind,
    }
}

/// Adds the schema's complaint in our words; of alternatives, the one that was meant.
fn explain(error: &ValidationError<'_>, problems: &mut Vec<Problem>) {
    if let Kind::AnyOf { context } = error.kind() {
        let here = error.instance_path();
        let is_other_type = |inner: &ValidationError<'_>| {
            matches!(inner.kind(), Kind::Type { .. }) && inner.instance_path() == here
        };
        if let Some(meant) = context
            .iter()
            .find(|branch| !branch.iter().any(is_other_type))
        {
            meant.iter().for_each(|inner| explain(inner, problems));
            return;
        }
    }
    let pointer = error.instance_path().to_string();
    if let Kind::AdditionalProperties { unexpected } = error.kind() {
        problems.extend(unexpected.iter().map(|name| Problem {
            pointer: format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")),
            kind: ProblemKind::Shape("is a property that this format does not know".to_owned()),
        }));
        return;
    }
    let kind = ProblemKind::Shape(message(error));
    problems.push(Problem { pointer, kind });
}

fn message(error: &ValidationError<'_>) -> String {
    let found = shortened(error.instance());
    match error.kind() {
        Kind::Required { property } => format!("lacks the property {property}"),
        Kind::Type {
            kind: TypeKind::Single(wanted),
        } => format!("found {found}, which is not of the type {wanted}"),
        Kind::Type { .. } | Kind::AnyOf { .. } => {
            format!("found {found}, which has none of the types allowed here")
        }
        Kind::Enum { options } => format!("found {found}, which is none of {options}"),
        Kind::Constant { expected_value } => {
            format!("found {found}; only {expected_value} is right")
        }
        Kind::Pattern { pattern } => format!("found {found}, which does not match {pattern}"),
        Kind::MinItems { limit } => format!("has too few entries; {limit} or more are needed"),
        Kind::MaxItems { limit } => format!("has too many entries; {limit} at most are allowed"),
        Kind::MinProperties { limit } => format!("has too few properties; {limit} is needed"),
        Kind::MaxProperties { limit } => format!("has too many properties; {limit} is allowed"),
        Kind::Minimum { limit } => format!("found {found}, which is below {limit}"),
        Kind::Maximum { limit } => format!("found {found}, which is above {limit}"),
        other => format!("found {found}, which breaks the rule {:?}", other.keyword()),
    }
}

/// Returns the value as JSON, long ones by their beginning.
fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
