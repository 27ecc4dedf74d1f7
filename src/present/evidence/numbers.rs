//! Numbers as rows: what each is, its value, its range, its basis, its source and its note.
//!
//! It must not choose which numbers are shown: `tables` lists them.

use crate::{
    domain::{
        clock::TimeOfDay,
        demand::Curve,
        scenario::Scenario,
        sourced::{Basis, Quantity, Sourced, Unit},
    },
    i18n::{number, still::messages},
    ids::Locale,
    present::evidence::{
        SourceView,
        amounts::{amount, basis, clock},
        source_view,
    },
};

/// A table of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberTable {
    /// Its heading.
    pub heading: &'static str,
    /// Its rows, by what they are about.
    pub parts: Vec<NumberPart>,
}

/// Rows about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberPart {
    /// What they are about; `None` if the table's heading says it.
    pub heading: Option<String>,
    /// The rows.
    pub rows: Vec<NumberRow>,
}

/// A number of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberRow {
    /// What it is.
    pub label: String,
    /// What it is of, where several have such a number; empty if there is one, or it is of all.
    pub of: String,
    /// Its value with unit.
    pub value: String,
    /// Its range.
    pub range: String,
    /// What kind of knowledge it is.
    pub basis: &'static str,
    /// Where it is from.
    pub source: Option<SourceView>,
    /// What it means, or why it was assumed.
    pub note: String,
}

impl NumberRow {
    /// Returns what it is, and of what.
    #[must_use]
    pub fn name(&self) -> String {
        let between = if self.of.is_empty() { "" } else { ": " };
        [&self.label, between, &self.of].concat()
    }

    /// Says whether two rows say the same, of whatever it may be.
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.label, &self.value, &self.range, &self.note)
            == (&other.label, &other.value, &other.range, &other.note)
            && (self.basis, &self.source) == (other.basis, &other.source)
    }
}

/// Rows in the making: what several have unchanged is one row that names them all.
pub(super) struct Rows<'s> {
    scenario: &'s Scenario,
    locale: Locale,
    rows: Vec<NumberRow>,
}

impl<'s> Rows<'s> {
    pub(super) fn new(scenario: &'s Scenario, locale: Locale) -> Self {
        Self {
            scenario,
            locale,
            rows: Vec::new(),
        }
    }

    /// Adds a quantity.
    pub(super) fn quantity(&mut self, label: &str, of: &str, quantity: &Quantity) {
        let (unit, locale) = (quantity.unit, self.locale);
        self.add(label, of, &quantity.number, |value| {
            amount(value, unit, locale)
        });
    }

    /// Adds a time of day.
    pub(super) fn time(&mut self, label: &str, of: &str, time: &Sourced<TimeOfDay>) {
        let locale = self.locale;
        self.add(label, of, time, |time| clock(time, locale));
    }

    /// Adds a number that is written so.
    pub(super) fn add<T: Copy + PartialEq>(
        &mut self,
        label: &str,
        of: &str,
        number: &Sourced<T>,
        write: impl Fn(T) -> String,
    ) {
        let range = if number.low == number.high {
            messages::numbers_single(self.locale).to_owned()
        } else {
            messages::numbers_from_to(self.locale, &write(number.low), &write(number.high))
        };
        let source = number.source.map(|id| self.scenario.source(id));
        let row = NumberRow {
            label: label.to_owned(),
            of: of.to_owned(),
            value: write(number.value),
            range,
            basis: basis(number.basis, self.locale),
            source: source.map(source_view),
            note: number.note.get(self.locale).to_owned(),
        };
        self.row(row, LIST);
    }

    /// Adds an arrival curve as one row: how high it rises, and what its shape is taken from.
    pub(super) fn curve(&mut self, of: &str, curve: &Curve) {
        let total: f64 = curve.percent_by_hour.iter().sum();
        let busiest = curve.percent_by_hour.iter().copied().fold(0.0, f64::max) / total;
        let source = curve.source.map(|id| self.scenario.source(id));
        let row = NumberRow {
            label: messages::number_curve(self.locale).to_owned(),
            of: of.to_owned(),
            value: number::percent(self.locale, busiest),
            range: messages::numbers_no_range(self.locale).to_owned(),
            basis: basis(curve.basis, self.locale),
            source: source.map(source_view),
            note: curve.note.get(self.locale).to_owned(),
        };
        self.row(row, LIST);
    }

    /// Adds what follows from other rows: low, value and high.
    pub(super) fn worked_out(&mut self, label: &str, ends: [f64; 3], unit: Unit, note: &str) {
        let [low, value, high] = ends.map(|end| amount(end, unit, self.locale));
        let row = NumberRow {
            label: label.to_owned(),
            of: String::new(),
            value,
            range: messages::numbers_from_to(self.locale, &low, &high),
            basis: basis(Basis::Derived, self.locale),
            source: None,
            note: note.to_owned(),
        };
        self.row(row, LIST);
    }

    /// Adds the rows of one of several, each named by it and by what they were of.
    pub(super) fn rows_of(&mut self, name: &str, rows: Self) {
        for row in rows.rows {
            let of = [name, ": ", &row.of].concat();
            self.row(NumberRow { of, ..row }, "; ");
        }
    }

    /// Takes the names off a row that is the only one of its label, and therefore of all.
    pub(super) fn of_all(&mut self, label: &str) {
        let mut rows = self.rows.iter_mut().filter(|row| row.label == label);
        if let (Some(row), None) = (rows.next(), rows.next()) {
            row.of.clear();
        }
    }

    /// Puts rows with the same note one after another.
    pub(super) fn by_note(&mut self) {
        let notes: Vec<String> = self.rows.iter().map(|row| row.note.clone()).collect();
        let place = |row: &NumberRow| notes.iter().position(|note| *note == row.note);
        self.rows.sort_by_key(place);
    }

    /// Ends the making; a note that stands in the row above is not told again.
    pub(super) fn into_part(self, heading: Option<String>) -> NumberPart {
        let mut rows = self.rows;
        let mut above = String::new();
        for row in &mut rows {
            if row.note == above {
                messages::numbers_as_above(self.locale).clone_into(&mut row.note);
            } else {
                above.clone_from(&row.note);
            }
        }
        NumberPart { heading, rows }
    }

    /// Ends the making with a part for each label, whose rows are called after what they are of.
    pub(super) fn into_parts(self) -> Vec<NumberPart> {
        let mut labels: Vec<&String> = Vec::new();
        for row in &self.rows {
            if !labels.contains(&&row.label) {
                labels.push(&row.label);
            }
        }
        let part = |label: &String| {
            let mut part = Self::new(self.scenario, self.locale);
            for row in self.rows.iter().filter(|row| row.label == *label) {
                let (label, of) = (row.of.clone(), String::new());
                let row = row.clone();
                part.rows.push(NumberRow { label, of, ..row });
            }
            part.into_part(Some(label.clone()))
        };
        labels.into_iter().map(part).collect()
    }

    fn row(&mut self, row: NumberRow, between: &str) {
        match self.rows.iter_mut().find(|known| known.says_the_same(&row)) {
            Some(known) if !row.of.is_empty() => known.of = [&known.of, between, &row.of].concat(),
            _ => self.rows.push(row),
        }
    }
}

/// What stands between names in a row.
const LIST: &str = ", ";
