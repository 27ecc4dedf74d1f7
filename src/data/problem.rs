//! What is wrong with a file, at which JSON pointer, in plain English for the author of the file.

use std::fmt;

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where: a JSON pointer (RFC 6901), after `<file>#` for a file of the model; empty for the
    /// whole file.
    pub pointer: String,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong, what was found, and what would be right.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// The text is no JSON.
    Syntax {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1; 0 if the line ended too early.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// The JSON does not have the shape that the schema asks for; a whole sentence part.
    Shape(String),
    /// A name that stands for nothing.
    Unknown {
        /// What it should name, such as `component`.
        noun: &'static str,
        /// The name found.
        found: String,
        /// Every name that would be right.
        known: Vec<String>,
    },
    /// The same name twice in a list.
    Duplicate {
        /// The name.
        found: String,
        /// The pointer at which it was used first.
        first: String,
    },
    /// A text or number that is none of its kind.
    Malformed {
        /// What was found, as written in JSON.
        found: String,
        /// What would be right.
        wanted: &'static str,
    },
    /// Two places that are in the wrong order.
    Order {
        /// What was found here.
        found: String,
        /// How it must lie to the other: `after`, `at or after`, `before`, `at or before`.
        wanted: &'static str,
        /// What was found at the other place.
        limit: String,
        /// The pointer of the other place.
        other: String,
    },
    /// A number in a unit that the field does not take.
    WrongUnit {
        /// The unit found.
        found: String,
        /// The unit that would be right.
        wanted: &'static str,
    },
    /// Numbers that add up to something else than they must.
    Sum {
        /// What adds up.
        what: &'static str,
        /// The sum found.
        found: f64,
        /// What it must be.
        wanted: &'static str,
    },
    /// A list that is too short or too long.
    Length {
        /// How many entries were found.
        found: usize,
        /// The fewest allowed.
        least: usize,
        /// The most allowed.
        most: usize,
    },
    /// Something that must be there and is not.
    Lacks {
        /// What is missing.
        what: &'static str,
        /// Why it must be there.
        because: &'static str,
    },
    /// Something that contradicts the rest of the file.
    Contradicts {
        /// What was found.
        found: String,
        /// Why that cannot be.
        because: &'static str,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.pointer.is_empty() {
            "whole file"
        } else {
            &self.pointer
        };
        write!(f, "{at}: {}", self.kind)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax {
                line,
                column,
                message,
            } => {
                write!(f, "not JSON at line {line}, column {column}: {message}")
            }
            Self::Shape(message) => f.write_str(message),
            Self::Unknown { noun, found, known } => write_unknown(f, noun, found, known),
            Self::Duplicate { found, first } => {
                write!(
                    f,
                    "found {found:?} again, which {first} already has; each may be there once"
                )
            }
            Self::Malformed { found, wanted } => write!(f, "found {found}, which is not {wanted}"),
            Self::Order {
                found,
                wanted,
                limit,
                other,
            } => {
                write!(
                    f,
                    "found {found}, which must be {wanted} {limit} at {other}"
                )
            }
            Self::WrongUnit { found, wanted } => {
                write!(
                    f,
                    "found the unit {found:?}; this number is given in {wanted:?}"
                )
            }
            Self::Sum {
                what,
                found,
                wanted,
            } => {
                write!(
                    f,
                    "{what} add up to {}, which must be {wanted}",
                    rounded(*found)
                )
            }
            Self::Length { found, least, most } if least == most => {
                write!(f, "found {found} entries; exactly {most} are needed")
            }
            Self::Length { found, least, most } => {
                write!(f, "found {found} entries; {least} to {most} are allowed")
            }
            Self::Lacks { what, because } => write!(f, "lacks {what}, {because}"),
            Self::Contradicts { found, because } => write!(f, "found {found}, but {because}"),
        }
    }
}

fn write_unknown(
    f: &mut fmt::Formatter<'_>,
    noun: &str,
    found: &str,
    known: &[String],
) -> fmt::Result {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    write!(
        f,
        "found {found:?}, which is not the name of {article} {noun}"
    )?;
    if let Some(near) = nearest(found, known) {
        return write!(f, "; did you mean {near:?}?");
    }
    match known.len() {
        0 => write!(f, "; there is none"),
        1..=12 => write!(f, "; known: {}", known.join(", ")),
        many => write!(f, "; {many} are known, such as {}", known[..4].join(", ")),
    }
}

/// Returns the known name most like `found`, if it is within two changed letters, or a third of
/// its length for long names; of very short names none is like another.
fn nearest<'k>(found: &str, known: &'k [String]) -> Option<&'k str> {
    let allowed = match found.chars().count() {
        0..=3 => return None,
        letters => (letters / 3).max(2),
    };
    // Names are short; a longer text is no slip of the pen.
    if found.len() > 100 {
        return None;
    }
    known
        .iter()
        .map(|name| (changed_letters(found, name), name.as_str()))
        .filter(|&(distance, name)| distance <= allowed && distance < name.chars().count())
        .min()
        .map(|(_, name)| name)
}

/// Returns how many letters must be put in, taken out or exchanged to get from `a` to `b`
/// (Levenshtein distance, one row at a time).
fn changed_letters(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let exchanged = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = exchanged.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// Cuts the noise of binary fractions: 0.30000000000000004 reads 0.3.
fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_a_slip_of_the_pen_away() {
        let known = [
            "id-core".to_owned(),
            "id-app".to_owned(),
            "network".to_owned(),
        ];
        assert_eq!(nearest("id-cor", &known), Some("id-core"));
        assert_eq!(nearest("netwrok", &known), Some("network"));
        assert_eq!(nearest("broker", &known), None);
        assert_eq!(nearest("", &known), None);
    }

    #[test]
    fn distance_counts_changed_letters() {
        assert_eq!(changed_letters("kitten", "sitting"), 3);
        assert_eq!(changed_letters("", "abc"), 3);
        assert_eq!(changed_letters("blå", "bla"), 1);
    }

    #[test]
    fn a_problem_says_where_what_and_what_would_be_right() {
        let problem = Problem {
            pointer: "/services/3/routes/0/needs/part".to_owned(),
            kind: ProblemKind::Unknown {
                noun: "component",
                found: "id-cor".to_owned(),
                known: vec!["id-core".to_owned()],
            },
        };
        assert_eq!(
            problem.to_string(),
            "/services/3/routes/0/needs/part: found \"id-cor\", which is not the name of a \
             component; did you mean \"id-core\"?"
        );
    }
}
