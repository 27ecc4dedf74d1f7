//! Aligned text for people: rounded to what is meant, without what says nothing.

use std::io::{self, Write};

use crate::cli::report::{Cell, Report, Style, Table};

/// Writes a report.
pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let width = report
        .about
        .iter()
        .map(|(name, _)| name.len())
        .max()
        .unwrap_or(0);
    let facts = report.about.iter();
    for (name, value) in facts.filter(|(_, value)| *value != Cell::Nothing) {
        writeln!(out, "{name:<width$}  {}", cell(value, Style::Whole))?;
    }
    for table in &report.tables {
        write_table(table, out)?;
    }
    writeln!(out)?;
    for caution in &report.cautions {
        writeln!(out, "{caution}")?;
    }
    Ok(())
}

fn write_table(table: &Table, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{}: {}", table.name, table.title)?;
    let rows: Vec<&Vec<Cell>> = table
        .rows
        .iter()
        .filter(|row| says_something(table, row))
        .collect();
    let is_shown = |place: &usize| {
        table.columns[*place].style != Style::Prose
            && rows.iter().any(|row| row[*place] != Cell::Nothing)
    };
    let shown: Vec<usize> = (0..table.columns.len()).filter(is_shown).collect();
    let mut lines: Vec<Vec<String>> = Vec::with_capacity(rows.len() + 1);
    lines.push(
        shown
            .iter()
            .map(|&place| table.columns[place].name.to_owned())
            .collect(),
    );
    for row in &rows {
        let cells = shown
            .iter()
            .map(|&place| cell(&row[place], table.columns[place].style));
        lines.push(cells.collect());
    }
    let letters = |line: &Vec<String>, at: usize| line[at].chars().count();
    let widths: Vec<usize> = (0..shown.len())
        .map(|at| {
            lines
                .iter()
                .map(|line| letters(line, at))
                .max()
                .unwrap_or(0)
        })
        .collect();
    for line in &lines {
        let mut text = String::new();
        for (at, word) in line.iter().enumerate() {
            let width = widths[at];
            if table.columns[shown[at]].style == Style::Text {
                text.push_str(&format!("{word:<width$}  "));
            } else {
                text.push_str(&format!("{word:>width$}  "));
            }
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    write_prose(table, &rows, out)
}

/// Writes the sentences of each row below the table, after the row's first cell.
fn write_prose(table: &Table, rows: &[&Vec<Cell>], out: &mut impl Write) -> io::Result<()> {
    let columns = table.columns.iter().enumerate();
    let prose: Vec<usize> = columns
        .filter(|(_, column)| column.style == Style::Prose)
        .map(|(place, _)| place)
        .collect();
    for row in rows {
        let sentences = prose.iter().map(|&place| cell(&row[place], Style::Text));
        let sentences: Vec<String> = sentences.filter(|sentence| !sentence.is_empty()).collect();
        if !sentences.is_empty() {
            writeln!(
                out,
                "  {}: {}",
                cell(&row[0], Style::Text),
                sentences.join(" ")
            )?;
        }
    }
    Ok(())
}

/// Returns whether a row has anything to say: no tasks at all is nothing.
fn says_something(table: &Table, row: &[Cell]) -> bool {
    let tasks = || {
        let columns = table.columns.iter().zip(row);
        columns.filter(|(column, _)| column.style == Style::Tasks)
    };
    tasks().next().is_none() || tasks().any(|(_, value)| cell(value, Style::Tasks) != "0")
}

/// Writes a cell for people.
fn cell(cell: &Cell, style: Style) -> String {
    let value = match cell {
        Cell::Nothing => return String::new(),
        // Words of a scenario stay on their line, whatever they are.
        Cell::Text(text) => return crate::cli::refusal::one_line(text),
        Cell::Number(value) => *value,
    };
    match style {
        Style::Text | Style::Prose => format!("{value}"),
        Style::Whole => whole(value),
        Style::Tasks => tasks(value),
        Style::TwoFigures => two_figures(value),
        Style::Hundredths => decimals(value, 2),
    }
}

/// Writes a number that should be whole in full, any other in two significant figures.
fn whole(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        decimals(value, 0)
    } else {
        two_figures(value)
    }
}

/// Writes an amount of tasks: whole, with three significant figures.
fn tasks(value: f64) -> String {
    let whole = value.round();
    if whole.abs() < 1000.0 {
        decimals(whole, 0)
    } else {
        figures(value, 3)
    }
}

/// Writes two significant figures; of a share that is nearly the whole, two of what is missing.
fn two_figures(value: f64) -> String {
    let missing = 1.0 - value;
    if !(1e-9..0.1).contains(&missing) {
        return figures(value, 2);
    }
    let written = figures(missing, 2);
    let places = written
        .find('.')
        .map_or(0, |point| written.len() - point - 1);
    format!("{value:.places$}")
}

/// Writes a number with so many decimals; what rounds to zero has no sign.
fn decimals(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let is_zero = !text.contains(|letter: char| ('1'..='9').contains(&letter));
    if is_zero { text.replace('-', "") } else { text }
}

/// Writes a number with so many significant figures and its thousands apart, in full where that is
/// short: `2,840,000`, `0.22`, `1.3e-7`.
fn figures(value: f64, count: usize) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let scientific = format!("{value:.*e}", count - 1);
    let exponent = scientific
        .split('e')
        .nth(1)
        .and_then(|text| text.parse::<i32>().ok());
    let exponent = exponent.unwrap_or(0);
    if !(-4..15).contains(&exponent) {
        return scientific;
    }
    let rounded: f64 = scientific.parse().unwrap_or(value);
    let places = usize::try_from(count as i32 - 1 - exponent).unwrap_or(0);
    let text = format!("{rounded:.places$}");
    grouped(&text)
}

/// Puts commas between the thousands of a decimal number.
fn grouped(text: &str) -> String {
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text), |digits| ("-", digits));
    let (whole, rest) = digits
        .find('.')
        .map_or((digits, ""), |point| digits.split_at(point));
    let mut out = sign.to_owned();
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_significant() {
        for (value, two, three) in [
            (2_843_210.0, "2,800,000", "2,840,000"),
            (999.6, "1,000", "1,000"),
            (54.4, "54", "54.4"),
            (0.2178, "0.22", "0.218"),
            (-1234.0, "-1,200", "-1,230"),
            (0.0, "0", "0"),
            (1.0, "1.0", "1.00"),
            (1.26e-7, "1.3e-7", "1.26e-7"),
            (1.797e308, "1.8e308", "1.80e308"),
        ] {
            assert_eq!(
                (figures(value, 2).as_str(), figures(value, 3).as_str()),
                (two, three)
            );
        }
    }

    #[test]
    fn tasks_are_whole() {
        let written = [0.4, 82.96, 999.5, 1234.5, 12_345.0].map(tasks);
        assert_eq!(written, ["0", "83", "1,000", "1,230", "12,300"]);
        assert_eq!([64.0, 0.5, 10_080.0].map(whole), ["64", "0.50", "10080"]);
    }

    #[test]
    fn nearly_the_whole_keeps_what_is_missing() {
        let written = [0.993_4, 0.5, 0.999_43, 1.0, 0.95].map(two_figures);
        assert_eq!(written, ["0.9934", "0.50", "0.99943", "1.0", "0.950"]);
    }

    #[test]
    fn a_zero_has_no_sign() {
        assert_eq!(
            (decimals(-0.001, 2), decimals(-0.5, 2)),
            ("0.00".into(), "-0.50".into())
        );
    }
}
