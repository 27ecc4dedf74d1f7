//! Lines over the day: their places as shares of the plot, from functions of the minute.
//!
//! Whole minutes of the horizon go in, finished places and labels come out. What is no number at a
//! minute is not drawn there.

use crate::{
    app::model::Model,
    domain::clock::TimeOfDay,
    i18n::{messages, number},
    ids::Locale,
    present::figure::{
        FigureView, Kind, Place, ReadingView, file_name,
        table::{RowView, TableView},
    },
};

/// Minutes between two moments when something is looked for.
pub(super) const STEP: usize = 5;

/// About how many points a line has.
const POINTS: usize = 108;

/// Up to this many minutes, every hour is marked.
const SHORT: usize = 480;

/// A part of the horizon in minutes, and how often its table has a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) row: usize,
}

impl Span {
    /// Returns the whole horizon, with a row for each hour.
    pub(super) fn day(model: &Model) -> Self {
        Self {
            start: 0,
            end: model.run.minutes(),
            row: 60,
        }
    }

    fn minutes(&self) -> usize {
        self.end - self.start
    }

    fn share(&self, minute: usize) -> f64 {
        (minute as f64 - self.start as f64) / self.minutes() as f64
    }
}

/// Lines over the day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayView {
    /// What the amounts are counted in.
    pub unit: &'static str,
    /// The lines, drawn in this order.
    pub lines: Vec<LineView>,
    /// Where the outage lies; `None` if it does not.
    pub outage: Option<BandView>,
    /// Whether this is the whole day, over which the hour's cursor moves.
    pub is_whole: bool,
    /// Marks along the day: place as a share of the width, and label, which begins with the hour. A
    /// part of the day has all its hours.
    pub hours: Vec<(f64, String)>,
    /// Marks up the side: place as a share of the height, and label.
    pub amounts: Vec<(f64, String)>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineView {
    /// How it looks.
    pub look: Look,
    /// What is written beside it.
    pub label: &'static str,
    /// The points: shares of width and height.
    pub points: Vec<(f64, f64)>,
}

/// How a line looks; never told apart by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What was wanted: dashed.
    Wanted,
    /// What got through: solid.
    Through,
    /// What is stuck: heavy.
    Stuck,
    /// What is lost: dotted.
    Lost,
}

/// A span of the day with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct BandView {
    /// Where it begins, as a share of the width.
    pub from: f64,
    /// Where it ends, as a share of the width.
    pub to: f64,
    /// Its name.
    pub label: &'static str,
}

/// What a line and its column are made of.
pub(super) struct Series<'a> {
    pub(super) look: Look,
    /// What is written beside the line.
    pub(super) label: &'static str,
    /// What stands over the column, with its unit.
    pub(super) column: &'static str,
    pub(super) value: &'a dyn Fn(usize) -> f64,
}

/// A figure of lines before it is worked out: its words, and what they are about.
pub(super) struct Plan<'a> {
    pub(super) id: &'static str,
    pub(super) span: Span,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) how_to_read: &'static str,
    pub(super) basis: &'static str,
    pub(super) unit: &'static str,
    pub(super) caption: &'static str,
    pub(super) series: &'a [Series<'a>],
    /// What stands in a cell without a value.
    pub(super) nothing: &'static str,
    /// The minute of the finding, at which reading starts.
    pub(super) finding: usize,
}

impl Plan<'_> {
    /// Works the figure out: lines and rows from the same functions.
    pub(super) fn figure(self, model: &Model, locale: Locale) -> FigureView {
        let span = self.span;
        let columns = self.series.iter().map(|series| series.column);
        FigureView {
            id: self.id,
            file: file_name(model, self.id),
            place: Place::Day,
            title: self.title,
            description: self.description,
            how_to_read: self.how_to_read,
            basis: self.basis,
            kind: Kind::Day(DayView::of(model, locale, span, self.unit, self.series)),
            table: TableView {
                caption: self.caption,
                columns: std::iter::once(messages::chart_hour(locale))
                    .chain(columns)
                    .collect(),
                rows: rows(model, locale, span, self.series, self.nothing),
            },
            reading: Some(ReadingView {
                max: span.minutes(),
                step: span.row,
                start: (self.finding - span.start) / span.row,
                is_down: false,
            }),
            steps: Vec::new(),
        }
    }
}

impl DayView {
    /// Returns lines over the day of a session, on one axis.
    fn of(
        model: &Model,
        locale: Locale,
        span: Span,
        unit: &'static str,
        series: &[Series<'_>],
    ) -> Self {
        let values: Vec<Vec<(usize, f64)>> = series.iter().map(|s| points(span, s.value)).collect();
        let highest = values
            .iter()
            .flatten()
            .map(|point| point.1)
            .fold(0.0, f64::max);
        let (top, parts) = axis(highest);
        let line = |(series, values): (&Series<'_>, Vec<(usize, f64)>)| LineView {
            look: series.look,
            label: series.label,
            points: values
                .into_iter()
                .map(|(minute, value)| (span.share(minute), value / top))
                .collect(),
        };
        Self {
            unit,
            lines: series.iter().zip(values).map(line).collect(),
            outage: outage(model, locale, span),
            is_whole: span.minutes() == model.run.minutes(),
            hours: hour_marks(model, locale, span),
            amounts: (0..=parts)
                .map(|part| f64::from(part) / f64::from(parts))
                .map(|share| (share, amount(locale, top * share)))
                .collect(),
        }
    }
}

/// Returns where the outage lies within a span.
fn outage(model: &Model, locale: Locale, span: Span) -> Option<BandView> {
    let horizon = &model.scenario.horizon;
    let outage = model.outage();
    let from = horizon.minute_at(outage.start).max(span.start);
    let to = horizon.minute_at(outage.end).min(span.end);
    (from < to).then(|| BandView {
        from: span.share(from),
        to: span.share(to),
        label: messages::chart_outage(locale),
    })
}

/// Returns the values of a line at regular minutes, and at the last one, where there are any.
fn points(span: Span, value: &dyn Fn(usize) -> f64) -> Vec<(usize, f64)> {
    (span.start..span.end)
        .step_by((span.minutes() / POINTS).max(1))
        .chain([span.end])
        .map(|minute| (minute, value(minute)))
        .filter(|point| point.1.is_finite())
        .collect()
}

/// Returns the first round amount not below the highest value, and into how many round parts it is
/// cut.
fn axis(highest: f64) -> (f64, u8) {
    let mut power = 1.0;
    while power * 10.0 < highest {
        power *= 10.0;
    }
    [1, 2, 3, 4, 5, 6, 8, 10]
        .into_iter()
        .map(|step| (f64::from(step) * power, if step % 3 == 0 { 3 } else { 2 }))
        .find(|(top, _)| *top >= highest)
        .unwrap_or((power * 20.0, 2))
}

/// Writes an amount on the axis, with one decimal only where it says something.
fn amount(locale: Locale, value: f64) -> String {
    if value < 10.0 {
        number::plain(locale, value)
    } else {
        number::compact(locale, value)
    }
}

fn hour_marks(model: &Model, locale: Locale, span: Span) -> Vec<(f64, String)> {
    let every = if span.minutes() > SHORT { 180 } else { 60 };
    let from = usize::from(model.scenario.horizon.from.minutes());
    let first = (from + span.start).next_multiple_of(every);
    (first..=from + span.end)
        .step_by(every)
        .map(|time| (span.share(time - from), clock(model, locale, time - from)))
        .collect()
}

/// Returns the rows of a span: at each row's minute, the values of all lines.
fn rows(
    model: &Model,
    locale: Locale,
    span: Span,
    series: &[Series<'_>],
    nothing: &str,
) -> Vec<RowView> {
    let from = model.scenario.horizon.from.minutes();
    let row = |minute: usize| {
        let time = TimeOfDay::from_minutes(from + minute as u16)?;
        Some(RowView {
            name: number::clock(locale, time.minutes()),
            key: time.to_data(),
            cells: series
                .iter()
                .map(|series| cell(locale, (series.value)(minute), nothing))
                .collect(),
        })
    };
    let minutes = (span.start..=span.end).step_by(span.row);
    minutes.filter_map(row).collect()
}

/// Writes a value, or what stands for none.
fn cell(locale: Locale, value: f64, nothing: &str) -> String {
    if value.is_finite() {
        number::two_figures(locale, value)
    } else {
        nothing.to_owned()
    }
}

/// Returns the minute and amount of a line's highest value, to five minutes: it is an estimate.
pub(super) fn peak(span: Span, value: &dyn Fn(usize) -> f64) -> (usize, f64) {
    let mut best = (span.start, 0.0);
    for minute in (span.start..=span.end).step_by(STEP) {
        let here = value(minute);
        if here > best.1 {
            best = (minute, here);
        }
    }
    best
}

/// Writes the time of day of a minute of the horizon.
pub(super) fn clock(model: &Model, locale: Locale, minute: usize) -> String {
    let from = model.scenario.horizon.from.minutes();
    number::clock(locale, from + minute as u16)
}

#[cfg(test)]
mod tests {
    use super::axis;

    #[test]
    fn the_axis_ends_at_a_round_amount_of_round_parts() {
        for (highest, expected) in [
            (0.0, (1.0, 2)),
            (0.7, (1.0, 2)),
            (2.1, (3.0, 3)),
            (41.0, (50.0, 2)),
            (170_000.0, (200_000.0, 2)),
            (520_000.0, (600_000.0, 3)),
            (801_000.0, (1_000_000.0, 2)),
        ] {
            assert_eq!(axis(highest), expected, "{highest}");
        }
    }
}
