//! Every table below the other, each row led by the name of its table. Quoting is the `csv` crate's.

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use crate::cli::report::{Cell, Report};

/// What the first column of a header is called.
const TABLE: &str = "table";

/// Writes a report.
pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut rows = WriterBuilder::new()
        .flexible(true)
        .terminator(Terminator::Any(b'\n'))
        .quote_style(QuoteStyle::Necessary)
        .from_writer(out);
    if !report.about.is_empty() {
        record(&mut rows, TABLE, ["name", "value"].map(str::to_owned))?;
        for (name, value) in &report.about {
            record(&mut rows, "about", [(*name).to_owned(), written(value)])?;
        }
    }
    for table in &report.tables {
        let names = table.columns.iter().map(|column| column.name.to_owned());
        record(&mut rows, TABLE, names)?;
        for row in &table.rows {
            record(&mut rows, table.name, row.iter().map(written))?;
        }
    }
    if !report.is_one_table {
        record(&mut rows, TABLE, ["caution".to_owned()])?;
        for caution in &report.cautions {
            record(&mut rows, "cautions", [(*caution).to_owned()])?;
        }
    }
    rows.flush()
}

fn record(
    rows: &mut Writer<impl Write>,
    table: &str,
    cells: impl IntoIterator<Item = String>,
) -> io::Result<()> {
    let all = std::iter::once(table.to_owned()).chain(cells);
    rows.write_record(all).map_err(plain)
}

/// Takes the error of the output out of the one that wraps it, so that its kind is seen.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(value) => number(*value),
        Cell::Nothing => String::new(),
    }
}

/// Writes the shortest digits that read back as the same number; very large and very small ones with
/// an exponent.
fn number(value: f64) -> String {
    if value == 0.0 || (1e-4..1e16).contains(&value.abs()) {
        format!("{value}")
    } else {
        format!("{value:e}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        for value in [
            0.0,
            1.0,
            -2.5,
            0.1,
            1.0 / 3.0,
            1e-300,
            1.797e308,
            123_456_789.0,
        ] {
            assert_eq!(number(value).parse(), Ok(value));
            assert!(number(value).len() < 25, "{}", number(value));
        }
    }
}
