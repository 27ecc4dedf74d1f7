//! Rows of spans over the hours of the clock bar: how someone or something is, and for how long.
//!
//! What is alike in neighbouring hours is one span, so that a drawing is a few paths.

use crate::{
    domain::clock::{Horizon, TimeOfDay},
    i18n::number,
    ids::Locale,
};

/// Rows of spans.
#[derive(Clone, Debug, PartialEq)]
pub struct GridView {
    /// Where the rows' names stand.
    pub names: Names,
    /// The rows, from the top.
    pub rows: Vec<GridRow>,
    /// Marks along the hours: place as a share of the width, and label.
    pub hours: Vec<(f64, String)>,
}

/// Where the rows' names stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Left of the rows: short ones.
    Beside,
    /// Above each row.
    Above,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// Its name.
    pub name: String,
    /// Whether it only names the rows below it.
    pub is_heading: bool,
    /// What is written at its end; empty for nothing.
    pub note: String,
    /// Its spans.
    pub spans: Vec<SpanView>,
}

/// A span of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct SpanView {
    /// Where it begins, as a share of the width.
    pub from: f64,
    /// Where it ends, as a share of the width.
    pub to: f64,
    /// How it looks.
    pub fill: Fill,
    /// What is written in it; empty for nothing.
    pub label: String,
    /// What stands at its end.
    pub end: End,
}

/// How a span looks; never told apart by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// All is well: a thin line.
    Thread,
    /// Held up: striped.
    Striped,
    /// Shut or lost: filled.
    Solid,
    /// Out of use: an empty frame.
    Hollow,
}

/// What stands at the end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Nothing: it goes on, or another span follows.
    Open,
    /// It got done: a dot.
    Done,
    /// It was put off: an arrow.
    PutOff,
    /// It was missed: a cross.
    Missed,
}

/// How a row is in one hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How it looks.
    pub fill: Fill,
    /// What is written in it.
    pub label: String,
}

/// The hours of the clock bar, each with its whole length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    first: u16,
    end: u16,
}

impl Hours {
    /// Takes the hours of a horizon; the last one lasts an hour too, or as long as the horizon.
    #[must_use]
    pub fn of(horizon: &Horizon) -> Self {
        let end = horizon.last_hour.minutes() + 60;
        Self {
            first: horizon.first_hour.minutes(),
            end: end.min(horizon.to.minutes()),
        }
    }

    /// Returns the place of a time as a share of the width, 0..=1.
    #[must_use]
    pub fn place(self, time: TimeOfDay) -> f64 {
        let minutes = time.minutes().clamp(self.first, self.end) - self.first;
        f64::from(minutes) / f64::from(self.end - self.first)
    }

    /// Returns the place where the hour that begins at a time ends.
    fn end_of(self, time: TimeOfDay) -> f64 {
        TimeOfDay::from_minutes(time.minutes() + 60).map_or(1.0, |end| self.place(end))
    }
}

impl GridView {
    /// Returns rows over the hours of a horizon.
    #[must_use]
    pub fn of(horizon: &Horizon, names: Names, rows: Vec<GridRow>) -> Self {
        let hours = Hours::of(horizon);
        let mark = |time: TimeOfDay| (hours.place(time), time.to_data()[..2].to_owned());
        Self {
            names,
            rows,
            hours: horizon.hours().map(mark).collect(),
        }
    }
}

impl GridRow {
    /// Returns a row that only names those below it.
    #[must_use]
    pub fn heading(name: &str, note: String) -> Self {
        Self {
            name: name.to_owned(),
            is_heading: true,
            note,
            spans: Vec::new(),
        }
    }

    /// Returns a row of one cell for each hour; neighbours that are alike become one span.
    #[must_use]
    pub fn of_cells(horizon: &Horizon, name: &str, cells: Vec<Cell>) -> Self {
        let hours = Hours::of(horizon);
        let mut spans: Vec<SpanView> = Vec::new();
        for (time, cell) in horizon.hours().zip(cells) {
            let to = hours.end_of(time);
            match spans.last_mut() {
                Some(last) if last.fill == cell.fill && last.label == cell.label => last.to = to,
                _ => spans.push(SpanView {
                    from: hours.place(time),
                    to,
                    fill: cell.fill,
                    label: cell.label,
                    end: End::Open,
                }),
            }
        }
        Self {
            name: name.to_owned(),
            is_heading: false,
            note: String::new(),
            spans,
        }
    }
}

/// Writes the hours at which something holds, neighbours joined: `09:00–13:00, 15:00`.
///
/// Empty if it never does.
#[must_use]
pub fn hours_when(horizon: &Horizon, locale: Locale, holds: &[bool]) -> String {
    let mut text = String::new();
    let mut open: Option<(u16, u16)> = None;
    let mut close = |open: &mut Option<(u16, u16)>| {
        if let Some((from, to)) = open.take() {
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(&number::clock_range(locale, from, to));
        }
    };
    for (time, holds) in horizon.hours().zip(holds) {
        let now = time.minutes();
        match &mut open {
            Some((_, to)) if *holds => *to = now,
            None if *holds => open = Some((now, now)),
            _ => close(&mut open),
        }
    }
    close(&mut open);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn horizon() -> Horizon {
        let time = |text| TimeOfDay::parse(text).unwrap();
        Horizon {
            from: time("06:00"),
            to: time("16:00"),
            first_hour: time("08:00"),
            last_hour: time("11:00"),
            opening_hour: time("09:00"),
        }
    }

    fn row(fills: [Fill; 4]) -> GridRow {
        let cell = |fill| Cell {
            fill,
            label: String::new(),
        };
        GridRow::of_cells(&horizon(), "Row", fills.map(cell).to_vec())
    }

    #[test]
    fn neighbours_that_are_alike_are_one_span() {
        use Fill::{Solid, Striped, Thread};
        let spans = |fills| -> Vec<(f64, f64, Fill)> {
            let row = row(fills);
            row.spans.iter().map(|s| (s.from, s.to, s.fill)).collect()
        };
        assert_eq!(spans([Thread; 4]), [(0.0, 1.0, Thread)]);
        assert_eq!(
            spans([Thread, Solid, Solid, Striped]),
            [
                (0.0, 0.25, Thread),
                (0.25, 0.75, Solid),
                (0.75, 1.0, Striped)
            ]
        );
    }

    #[test]
    fn each_hour_has_its_place() {
        let view = GridView::of(&horizon(), Names::Beside, vec![row([Fill::Thread; 4])]);
        let marks: Vec<(f64, &str)> = view.hours.iter().map(|(at, h)| (*at, &**h)).collect();
        assert_eq!(
            marks,
            [(0.0, "08"), (0.25, "09"), (0.5, "10"), (0.75, "11")]
        );
    }

    #[test]
    fn hours_are_written_as_spans() {
        let when = |holds: [bool; 4]| hours_when(&horizon(), Locale::En, &holds);
        assert_eq!(when([false; 4]), "");
        assert_eq!(when([true; 4]), "08:00–11:00");
        assert_eq!(when([true, false, true, true]), "08:00, 10:00–11:00");
        assert_eq!(when([false, true, false, true]), "09:00, 11:00");
    }
}
