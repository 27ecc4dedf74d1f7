//! The one error of these commands: a line for a person, with what to do about it.

use std::fmt;

/// A finished sentence that says what went wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure(String);

impl Failure {
    /// Makes a failure of one line; later lines would be lost among a tool's output.
    pub(crate) fn new(line: impl Into<String>) -> Self {
        Self(line.into().replace('\n', " "))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What a command comes to.
pub(crate) type Outcome<T> = Result<T, Failure>;
