//! Lines over the day: their places as shares of the plot, from functions of the minute.
//!
//! Whole minutes of the horizon go in, finished places and labels come out. What is no number at a
//! minute is not drawn there.

use crate::{
    app::model::Model,
    domain::clock::TimeOfDay,
    i18n::{messages, number},
    ids::Locale,
    present::figure::{ReadingView, table::RowView},
};

/// Minutes between two points of a line.
const POINT_MINUTES: usize = 10;

/// Minutes between two rows of a table.
const ROW_MINUTES: usize = 60;

/// Lines over the day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayView {
    /// What the amounts are counted in.
    pub unit: &'static str,
    /// The lines, drawn in this order.
    pub lines: Vec<LineView>,
    /// Where the outage lies.
    pub outage: BandView,
    /// Marks along the day: place as a share of the width, and label.
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

/// What a line is made of.
pub(super) struct Series<'a> {
    pub(super) look: Look,
    pub(super) label: &'static str,
    pub(super) value: &'a dyn Fn(usize) -> f64,
}

impl DayView {
    /// Returns lines over the day of a session, on one axis.
    pub(super) fn of(
        model: &Model,
        locale: Locale,
        unit: &'static str,
        series: &[Series<'_>],
    ) -> Self {
        let horizon = &model.scenario.horizon;
        let minutes = model.run.minutes();
        let width = |minute: usize| minute as f64 / minutes as f64;
        let values: Vec<Vec<(usize, f64)>> =
            series.iter().map(|s| points(minutes, s.value)).collect();
        let highest = values
            .iter()
            .flatten()
            .map(|point| point.1)
            .fold(0.0, f64::max);
        let top = axis_top(highest);
        let line = |(series, values): (&Series<'_>, Vec<(usize, f64)>)| LineView {
            look: series.look,
            label: series.label,
            points: values
                .into_iter()
                .map(|(minute, value)| (width(minute), value / top))
                .collect(),
        };
        let outage = model.outage();
        Self {
            unit,
            lines: series.iter().zip(values).map(line).collect(),
            outage: BandView {
                from: width(horizon.minute_at(outage.start)),
                to: width(horizon.minute_at(outage.end)),
                label: messages::chart_outage(locale),
            },
            hours: hour_marks(model, locale, &width),
            amounts: [0.0, 0.5, 1.0]
                .map(|share| (share, amount(locale, top * share)))
                .to_vec(),
        }
    }
}

/// Returns the values of a line at regular minutes, and at the last one, where there are any.
fn points(minutes: usize, value: &dyn Fn(usize) -> f64) -> Vec<(usize, f64)> {
    (0..minutes)
        .step_by(POINT_MINUTES)
        .chain([minutes - 1])
        .map(|minute| (minute, value(minute)))
        .filter(|point| point.1.is_finite())
        .collect()
}

/// Returns the first round amount not below the highest value: 1, 2, 4, 5 or 8 times a power of ten.
fn axis_top(highest: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 < highest {
        power *= 10.0;
    }
    [1.0, 2.0, 4.0, 5.0, 8.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|top| *top >= highest)
        .unwrap_or(power * 20.0)
}

/// Writes an amount on the axis, with one decimal only where it says something.
fn amount(locale: Locale, value: f64) -> String {
    if value < 10.0 {
        number::plain(locale, value)
    } else {
        number::compact(locale, value)
    }
}

fn hour_marks(model: &Model, locale: Locale, width: &dyn Fn(usize) -> f64) -> Vec<(f64, String)> {
    let horizon = &model.scenario.horizon;
    (horizon.from.hour().next_multiple_of(3)..=horizon.to.hour())
        .step_by(3)
        .filter_map(|hour| TimeOfDay::from_minutes(hour * 60))
        .filter(|time| *time >= horizon.from)
        .map(|time| {
            let place = width(horizon.minute_at(time));
            (place, number::clock(locale, time.minutes()))
        })
        .collect()
}

/// Returns a row for each hour of the horizon, with what `cells` writes for its minute.
pub(super) fn rows(
    model: &Model,
    locale: Locale,
    cells: &dyn Fn(usize) -> Vec<String>,
) -> Vec<RowView> {
    let from = model.scenario.horizon.from.minutes();
    let row = |minute: usize| {
        let time = TimeOfDay::from_minutes(from + u16::try_from(minute).ok()?)?;
        Some(RowView {
            name: number::clock(locale, time.minutes()),
            key: time.to_data(),
            cells: cells(minute),
        })
    };
    let minutes = (0..=model.run.minutes()).step_by(ROW_MINUTES);
    minutes.filter_map(row).collect()
}

/// Returns the minute and amount of a line's highest value.
pub(super) fn peak(minutes: usize, value: &dyn Fn(usize) -> f64) -> (usize, f64) {
    let mut best = (0, 0.0);
    for minute in 0..minutes {
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

/// Returns a slider over the hours of the horizon that starts at the hour of a minute.
pub(super) fn reading(model: &Model, minute: usize) -> ReadingView {
    ReadingView {
        max: model.run.minutes(),
        step: ROW_MINUTES,
        start: minute / ROW_MINUTES,
    }
}

#[cfg(test)]
mod tests {
    use super::axis_top;

    #[test]
    fn the_axis_ends_at_a_round_amount_that_halves_well() {
        for (highest, top) in [
            (0.0, 1.0),
            (0.7, 1.0),
            (3.1, 4.0),
            (41.0, 50.0),
            (170_000.0, 200_000.0),
            (801_000.0, 1_000_000.0),
        ] {
            assert_eq!(axis_top(highest), top, "{highest}");
        }
    }
}
