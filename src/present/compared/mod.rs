//! Safeguards compared: what each alone changes, on one scale, and what gets worse with it.
//!
//! It is about the day as reported and rests on days drawn beforehand; no plan of the reader's
//! changes it. So it is worked out natively, and a browser loads it beside the words. The order is the
//! scenario's: nothing is ranked.

use serde::{Deserialize, Serialize};

use crate::present::figure::{
    FigureView, Kind, Place, ReadingView,
    ranges::{RangeRow, RangesView},
    table::{RowView, TableView},
};

mod made;

pub use made::WorseView;

/// Safeguards compared, as a browser loads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The name of its files, without an ending.
    pub file: String,
    /// The finding, as a title.
    pub title: String,
    /// What it shows in words: the largest change and the smallest.
    pub description: String,
    /// How to read it.
    pub how_to_read: String,
    /// What it rests on.
    pub basis: String,
    /// What the table shows.
    pub caption: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// The changes, from the top.
    pub changes: Vec<Change>,
    /// Marks along the scale: place as a share of the width, and label.
    pub marks: Vec<(f64, String)>,
    /// Where zero is, as a share of the width.
    pub zero: f64,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Its name.
    pub name: String,
    /// Its id in data.
    pub key: String,
    /// What it comes to, as it stands beside its range.
    pub figures: String,
    /// The lower end, the middle and the upper end of its range, as shares of the width.
    pub places: [f64; 3],
    /// Its cells of the table.
    pub cells: Vec<String>,
    /// What is read of it.
    pub reading: String,
}

impl Comparison {
    /// Returns it as a figure, whose words last as long as the page.
    #[must_use]
    pub fn figure(self) -> FigureView {
        let lasting = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
        let (mut bars, mut rows, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        for change in self.changes {
            let Change {
                name,
                key,
                figures,
                places,
                cells,
                reading,
            } = change;
            steps.push(reading);
            bars.push(RangeRow {
                name: name.clone(),
                figures,
                places,
            });
            rows.push(RowView { name, key, cells });
        }
        FigureView {
            id: "compared",
            file: self.file,
            place: Place::Helped,
            title: self.title,
            description: self.description,
            how_to_read: lasting(self.how_to_read),
            basis: lasting(self.basis),
            reading: Some(ReadingView {
                max: rows.len().saturating_sub(1),
                step: 1,
                start: largest(&bars, self.zero),
                is_down: true,
            }),
            steps,
            kind: Kind::Ranges(RangesView {
                rows: bars,
                marks: self.marks,
                zero: self.zero,
            }),
            table: TableView {
                caption: lasting(self.caption),
                columns: self.columns.into_iter().map(lasting).collect(),
                rows,
            },
        }
    }
}

/// Returns the row of the largest change, which the finding is about.
fn largest(bars: &[RangeRow], zero: f64) -> usize {
    let mut largest = (0, 0.0);
    for (row, bar) in bars.iter().enumerate() {
        let change = (bar.places[1] - zero).abs();
        if change > largest.1 {
            largest = (row, change);
        }
    }
    largest.0
}
