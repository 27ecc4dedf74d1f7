//! Reading the tables, and keeping the worst error of a file. No model.

/// Rows under named columns.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    head: &'a [String],
    cells: &'a [String],
}

impl Table {
    /// Reads comma-separated text with a head row; quoted cells double their quotes.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut lines = text.lines().filter(|line| !line.is_empty()).map(cells);
        let head = lines.next().ok_or("the file is empty")?;
        let rows: Vec<Vec<String>> = lines.collect();
        if rows.is_empty() {
            return Err("the file has no rows".to_owned());
        }
        match rows.iter().position(|row| row.len() != head.len()) {
            Some(place) => Err(format!("row {} has a wrong number of cells", place + 1)),
            None => Ok(Self { head, rows }),
        }
    }

    /// Returns the rows, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row {
            head: &self.head,
            cells,
        })
    }
}

impl<'a> Row<'a> {
    /// Returns the names of the columns, in order.
    pub(crate) fn columns(self) -> impl Iterator<Item = &'a str> {
        self.head.iter().map(String::as_str)
    }

    /// Returns a cell as text.
    pub(crate) fn text(&self, column: &str) -> &'a str {
        let place = self.head.iter().position(|name| name == column);
        &self.cells[place.unwrap_or_else(|| panic!("there is no column {column}"))]
    }

    /// Returns a cell as a number; `None` if it is blank.
    pub(crate) fn number_if_any(&self, column: &str) -> Option<f64> {
        let text = self.text(column);
        let number = || {
            text.parse()
                .unwrap_or_else(|_| panic!("{column}: {text} is no number"))
        };
        (!text.is_empty()).then(number)
    }

    /// Returns a cell as a number.
    pub(crate) fn number(&self, column: &str) -> f64 {
        self.number_if_any(column)
            .unwrap_or_else(|| panic!("{column} is blank"))
    }

    /// Returns a cell as a whole number of minutes.
    pub(crate) fn minute(&self, column: &str) -> usize {
        let number = self.number(column);
        assert!(
            number >= 0.0 && number.fract() == 0.0,
            "{column}: {number} is no whole minute"
        );
        number as usize
    }

    /// Returns a cell as JSON.
    pub(crate) fn json(&self, column: &str) -> serde_json::Value {
        serde_json::from_str(self.text(column))
            .unwrap_or_else(|problem| panic!("{column}: {problem}"))
    }
}

/// Splits a line at commas outside quotes.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                push(&mut cells, '"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            '\r' if !is_quoted => {}
            other => push(&mut cells, other),
        }
    }
    cells
}

fn push(cells: &mut [String], character: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(character);
    }
}

/// What came of one file.
#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: usize,
    worst: Worst,
    failures: Vec<String>,
}

/// The comparison that came closest to its tolerance, or exceeded it the most.
#[derive(Debug, Default)]
struct Worst {
    used_share: f64,
    error: f64,
    tolerance: f64,
    what: String,
}

impl Report {
    /// Counts a row as compared.
    pub(crate) fn row(&mut self) {
        self.rows += 1;
    }

    /// Demands that so many rows have been compared.
    pub(crate) fn expect_rows(&mut self, count: usize) {
        if self.rows != count {
            let line = format!("{} of {count} rows were compared", self.rows);
            self.failures.push(line);
        }
    }

    /// Compares within an absolute tolerance.
    pub(crate) fn near(&mut self, what: &str, is: f64, should: f64, tolerance: f64) {
        let error = if is == should {
            0.0
        } else {
            (is - should).abs()
        };
        self.note(what, is, should, error, tolerance);
    }

    /// Compares within a tolerance relative to the expected value.
    pub(crate) fn near_relative(&mut self, what: &str, is: f64, should: f64, tolerance: f64) {
        let error = if is == should {
            0.0
        } else {
            (is - should).abs() / should.abs()
        };
        self.note(what, is, should, error, tolerance);
    }

    /// Demands that something holds.
    pub(crate) fn holds(&mut self, what: &str, is_so: bool) {
        if !is_so {
            self.failures.push(what.to_owned());
        }
    }

    fn note(&mut self, what: &str, is: f64, should: f64, error: f64, tolerance: f64) {
        let used_share = error / tolerance;
        // Asked this way round, a missing number (NaN) fails.
        let is_within = used_share <= 1.0;
        if !is_within {
            self.failures.push(format!(
                "{what}: {is} should be {should} within {tolerance:.2e}"
            ));
        }
        let is_better = used_share <= self.worst.used_share;
        if !is_better {
            self.worst = Worst {
                used_share,
                error,
                tolerance,
                what: what.to_owned(),
            };
        }
    }

    /// Returns the line printed for a file.
    pub(crate) fn line(&self, name: &str) -> String {
        let Worst {
            error,
            tolerance,
            what,
            ..
        } = &self.worst;
        let verdict = if self.failures().next().is_none() {
            "ok"
        } else {
            "FAILED"
        };
        let worst = if what.is_empty() {
            "every number is exact".to_owned()
        } else {
            format!("worst error {error:.2e} of {tolerance:.2e} ({what})")
        };
        format!("{name:<38} {:>4} rows  {worst}  {verdict}", self.rows)
    }

    /// Returns what is wrong, if anything.
    pub(crate) fn failures(&self) -> impl Iterator<Item = String> + '_ {
        let nothing = (self.rows == 0).then(|| "no row was compared".to_owned());
        self.failures.iter().cloned().chain(nothing)
    }
}

#[test]
fn quotes_and_blanks_are_read() {
    let table = Table::parse("a,b,c\n\"[\"\"x\"\", 1]\",,2.5\n").expect("a table");
    let row = table.rows().next().expect("a row");
    assert_eq!(row.text("a"), "[\"x\", 1]");
    assert_eq!(row.number_if_any("b"), None);
    assert_eq!(row.number("c"), 2.5);
}

#[test]
fn a_file_without_rows_is_refused() {
    assert!(Table::parse("a,b\n").is_err());
    assert!(Table::parse("").is_err());
    assert!(Table::parse("a,b\n1\n").is_err());
}

#[test]
fn an_error_above_its_tolerance_and_a_missing_number_fail() {
    let mut report = Report::default();
    report.row();
    report.near("close", 1.0, 1.05, 0.1);
    assert_eq!(report.failures().count(), 0);
    report.near("far", 1.0, 1.5, 0.1);
    report.near("missing", f64::NAN, 1.0, 0.1);
    assert_eq!(report.failures().count(), 2);
    assert_eq!(Report::default().failures().count(), 1);
}

#[test]
fn a_perfect_file_is_called_exact() {
    let mut report = Report::default();
    report.row();
    report.near("close", 1.0, 1.0, 0.1);
    assert!(
        report
            .line("x")
            .ends_with("1 rows  every number is exact  ok")
    );
    report.near("closer", 1.0, 1.05, 0.1);
    assert!(
        report
            .line("x")
            .contains("worst error 5.00e-2 of 1.00e-1 (closer)  ok")
    );
    report.expect_rows(2);
    assert!(report.line("x").ends_with("FAILED"));
    assert_eq!(
        report.failures().collect::<Vec<_>>(),
        ["1 of 2 rows were compared"]
    );
}
