//! What a call has to say, as tables, before it is known how they are written.

use crate::cli::refusal::Refusal;

/// Everything that a call has to say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Report {
    /// What it is a report of: `lockout-simulate` or `lockout-sensitivity`.
    pub(super) format: &'static str,
    /// Facts about the call, in order.
    pub(super) about: Vec<(&'static str, Cell)>,
    /// The tables, in order.
    pub(super) tables: Vec<Table>,
    /// What the numbers are not; sentences at the end.
    pub(super) cautions: Vec<&'static str>,
    /// Whether a table stands alone, without the facts about the call.
    pub(super) is_one_table: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    /// Its name.
    pub(super) name: &'static str,
    /// What it shows, in a sentence for people.
    pub(super) title: String,
    /// Its columns, always the same.
    pub(super) columns: Vec<Column>,
    /// Its rows, each as wide as the columns.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: &'static str,
    /// How people read its cells.
    pub(super) style: Style,
}

/// How people read the cells of a column. Programs get every digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Words.
    Text,
    /// Sentences: below the table, each after the first cell of its row.
    Prose,
    /// Tasks or people: whole, three significant figures.
    Tasks,
    /// Two significant figures.
    TwoFigures,
    /// A share or an index with two decimals.
    Hundredths,
    /// A whole number, exactly.
    Whole,
}

/// What stands in a row below a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Words.
    Text(String),
    /// A finite number.
    Number(f64),
    /// Nothing: a number that is infinite, undefined or not asked for.
    Nothing,
}

impl Cell {
    /// Makes a cell of words.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Makes a cell of a number; nothing of one that is not finite.
    pub(super) fn number(value: f64) -> Self {
        // Minus zero is a zero that confuses.
        if value.is_finite() {
            Self::Number(value + 0.0)
        } else {
            Self::Nothing
        }
    }

    /// Makes a cell of a number that may be undefined.
    pub(super) fn maybe(value: Option<f64>) -> Self {
        value.map_or(Self::Nothing, Self::number)
    }
}

/// Makes columns from names and styles.
pub(super) fn columns(all: &[(&'static str, Style)]) -> Vec<Column> {
    let columns = all.iter();
    columns
        .map(|&(name, style)| Column { name, style })
        .collect()
}

impl Report {
    /// Returns the report with one of its tables only, or unchanged if none is named.
    ///
    /// # Errors
    /// If this call has no such table.
    pub(super) fn only(self, name: Option<&str>) -> Result<Self, Refusal> {
        let Some(name) = name else {
            return Ok(self);
        };
        let tables: Vec<Table> = self
            .tables
            .into_iter()
            .filter(|table| table.name == name)
            .collect();
        let is_about = name == "about";
        if tables.is_empty() && !is_about {
            let needed = if name == "example" {
                "--example"
            } else {
                "--draws"
            };
            let line = format!("--only: found {name:?}, which needs {needed}");
            return Err(Refusal::Unreadable(line));
        }
        Ok(Self {
            about: if is_about { self.about } else { Vec::new() },
            is_one_table: true,
            tables,
            ..self
        })
    }
}
