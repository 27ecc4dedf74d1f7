//! The table of a figure: what is shown, what is read out, and what is saved as a file.

use crate::{i18n::number, ids::Locale};

/// Rows of figures under named columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    /// What the figures are, with their unit.
    pub caption: &'static str,
    /// The names of the columns, with units; the first is that of the rows' names.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// What the row is about, as the reader writes it.
    pub name: String,
    /// The same for machines: `10:00`.
    pub key: String,
    /// One figure for each further column; empty where there is none.
    pub cells: Vec<String>,
}

/// What stands in a cell without a figure.
pub const NOTHING: &str = "–";

impl TableView {
    /// Returns a row in words: `10:00. Logins wanted: 170,000. Logins through: 8,000.`
    #[must_use]
    pub fn reading(&self, row: usize) -> String {
        let Some(row) = self.rows.get(row) else {
            return String::new();
        };
        let mut text = row.name.clone();
        text.push('.');
        for (column, cell) in self.columns.iter().skip(1).zip(&row.cells) {
            if !cell.is_empty() {
                for part in [" ", column, ": ", cell, "."] {
                    text.push_str(part);
                }
            }
        }
        text
    }

    /// Returns the table as comma-separated values (RFC 4180), with plain numbers. Words and times
    /// stay as they are.
    #[must_use]
    pub fn csv(&self, locale: Locale) -> String {
        let mut csv = String::new();
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            for (place, cell) in cells.enumerate() {
                if place > 0 {
                    csv.push(',');
                }
                csv.push_str(&quoted(&cell));
            }
            csv.push_str("\r\n");
        };
        line(&mut self.columns.iter().map(|column| (*column).to_owned()));
        for row in &self.rows {
            let figures = row.cells.iter().map(|cell| bare(locale, cell));
            line(&mut std::iter::once(row.key.clone()).chain(figures));
        }
        csv
    }
}

/// Returns a figure as machines read it, and anything else as it is written.
fn bare(locale: Locale, cell: &str) -> String {
    let is_of_figure = |letter: char| {
        letter.is_ascii_digit()
            || matches!(letter, '.' | ',' | '−' | '%' | ' ' | '\u{a0}' | '\u{202f}')
    };
    let has_digit = cell.contains(|letter: char| letter.is_ascii_digit());
    // Hours and minutes carry a mark too, and are no number.
    if has_digit && cell.chars().all(is_of_figure) && !is_clock(locale, cell) {
        number::bare_of(locale, cell)
    } else {
        cell.to_owned()
    }
}

/// Returns whether a cell is a time of day as the reader writes it.
fn is_clock(locale: Locale, cell: &str) -> bool {
    let colon = number::clock(locale, 0);
    let shape = |text: &str| -> Vec<bool> { text.chars().map(|c| c.is_ascii_digit()).collect() };
    cell.chars().nth(2) == colon.chars().nth(2) && shape(cell) == shape(&colon)
}

/// Quotes a cell if it holds what would end it.
fn quoted(cell: &str) -> String {
    if !cell.contains([',', '"']) {
        return cell.to_owned();
    }
    let mut quoted = String::from('"');
    for letter in cell.chars() {
        if letter == '"' {
            quoted.push(letter);
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> TableView {
        TableView {
            caption: "Logins",
            columns: vec!["Hour", "Wanted, per hour", "Through"],
            rows: vec![
                RowView {
                    name: "10.00".to_owned(),
                    key: "10:00".to_owned(),
                    cells: vec!["170.000".to_owned(), "0,5".to_owned()],
                },
                RowView {
                    name: "11.00".to_owned(),
                    key: "11:00".to_owned(),
                    cells: vec!["7".to_owned(), String::new()],
                },
            ],
        }
    }

    #[test]
    fn a_row_is_read_with_its_columns() {
        let table = table();
        assert_eq!(
            table.reading(0),
            "10.00. Wanted, per hour: 170.000. Through: 0,5."
        );
        assert_eq!(table.reading(1), "11.00. Wanted, per hour: 7.");
        assert_eq!(table.reading(2), "");
    }

    #[test]
    fn a_file_has_plain_numbers() {
        assert_eq!(
            table().csv(Locale::Da),
            "Hour,\"Wanted, per hour\",Through\r\n10:00,170000,0.5\r\n11:00,7,\r\n"
        );
    }

    #[test]
    fn a_file_keeps_words_and_times() {
        for cell in ["09.05", "09.00–13.00, 15.00", "ikke nået", "–"] {
            assert_eq!(bare(Locale::Da, cell), cell);
        }
        assert_eq!(bare(Locale::Da, "12.345"), "12345");
        assert_eq!(bare(Locale::Da, "−12,5 %"), "-12.5");
        assert_eq!(bare(Locale::En, "09:05"), "09:05");
    }
}
