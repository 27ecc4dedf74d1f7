//! Figures: the series a chart draws and the very same numbers as rows of a table.

use crate::{
    app::model::Model,
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
};

/// Minutes between two points of a line.
const POINT_MINUTES: usize = 10;

/// A line chart over the day, with its words and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureView {
    /// The finding, as a title.
    pub title: String,
    /// How to read it, in one line.
    pub how_to_read: String,
    /// The name of the table.
    pub table_title: &'static str,
    /// The lines, drawn in this order.
    pub lines: Vec<LineView>,
    /// Where the outage lies, as shares of the width.
    pub outage: BandView,
    /// Marks along the day: place as a share of the width, and label.
    pub hours: Vec<(f64, String)>,
    /// Marks up the side: place as a share of the height, and label.
    pub amounts: Vec<(f64, String)>,
    /// The table: head row first.
    pub table: Vec<Vec<String>>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineView {
    /// Which stroke it has.
    pub stroke: Stroke,
    /// What is written beside it.
    pub label: String,
    /// Where the label stands: shares of width and height.
    pub label_at: (f64, f64),
    /// The points: shares of width and height.
    pub points: Vec<(f64, f64)>,
}

/// How a line is drawn; never told apart by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// What was wanted: dashed.
    Wanted,
    /// What got through: solid.
    Through,
}

/// A span of the day with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct BandView {
    /// Where it begins, as a share of the width.
    pub from: f64,
    /// Where it ends, as a share of the width.
    pub to: f64,
    /// Its name.
    pub label: String,
}

impl FigureView {
    /// Returns logins wanted and logins through, for the whole country.
    #[must_use]
    pub fn logins(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let horizon = &model.scenario.horizon;
        let minutes = model.run.minutes();
        let width = |minute: usize| minute as f64 / minutes as f64;
        let per_hour = |value: f64| value * 60.0;
        let wanted = |minute| per_hour(model.run.wanted_per_minute(minute));
        let through = |minute| per_hour(model.run.through_per_minute(minute));
        let top = axis_top(
            (0..minutes)
                .map(|m| wanted(m).max(through(m)))
                .fold(0.0, f64::max),
        );
        let line =
            |stroke, label: &str, label_minute: usize, value: &dyn Fn(usize) -> f64| LineView {
                stroke,
                label: label.to_owned(),
                label_at: (width(label_minute), value(label_minute) / top),
                points: points(minutes, value)
                    .map(|(minute, amount)| (width(minute), amount / top))
                    .collect(),
            };
        let outage = model.outage();
        let start = horizon.minute_at(outage.start);
        let end = horizon.minute_at(outage.end);
        Self {
            title: title(model, locale),
            how_to_read: messages::figure_how_to_read(locale).to_owned(),
            table_title: messages::figure_table(locale),
            lines: vec![
                line(
                    Stroke::Wanted,
                    messages::figure_wanted(locale),
                    start.midpoint(end),
                    &wanted,
                ),
                line(
                    Stroke::Through,
                    messages::figure_through(locale),
                    start.midpoint(end),
                    &through,
                ),
            ],
            outage: BandView {
                from: width(start),
                to: width(end),
                label: messages::figure_outage(locale).to_owned(),
            },
            hours: hour_marks(model, locale, &width),
            amounts: amount_marks(top, locale),
            table: table(model, locale, &wanted, &through),
        }
    }
}

/// Says which share of the logins wanted during the outage got through at once.
fn title(model: &Model, locale: Locale) -> String {
    let horizon = &model.scenario.horizon;
    let outage = model.outage();
    let span = horizon.minute_at(outage.start)..horizon.minute_at(outage.end);
    let wanted: f64 = span.clone().map(|m| model.run.wanted_per_minute(m)).sum();
    let through: f64 = span.map(|m| model.run.through_per_minute(m)).sum();
    let of_100 = if wanted > 0.0 {
        through / wanted * 100.0
    } else {
        100.0
    };
    messages::figure_title(locale, number::round_to_u64(of_100))
}

/// Samples a line at regular minutes, and at the last one.
fn points<'a>(
    minutes: usize,
    value: &'a dyn Fn(usize) -> f64,
) -> impl Iterator<Item = (usize, f64)> + 'a {
    (0..minutes)
        .step_by(POINT_MINUTES)
        .chain([minutes - 1])
        .map(move |minute| (minute, value(minute)))
}

/// Returns the first round amount not below the highest value: 1, 2, 2.5 or 5 times a power of ten.
fn axis_top(highest: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 < highest {
        power *= 10.0;
    }
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|top| *top >= highest)
        .unwrap_or(power * 20.0)
}

fn amount_marks(top: f64, locale: Locale) -> Vec<(f64, String)> {
    [0.0, 0.5, 1.0]
        .into_iter()
        .map(|share| (share, number::compact(locale, top * share)))
        .collect()
}

fn hour_marks(model: &Model, locale: Locale, width: &dyn Fn(usize) -> f64) -> Vec<(f64, String)> {
    let horizon = &model.scenario.horizon;
    (horizon.from.hour().next_multiple_of(3)..=horizon.to.hour())
        .step_by(3)
        .filter_map(|hour| crate::domain::clock::TimeOfDay::from_minutes(hour * 60))
        .filter(|time| *time >= horizon.from)
        .map(|time| {
            (
                width(horizon.minute_at(time)),
                number::clock(locale, time.minutes()),
            )
        })
        .collect()
}

fn table(
    model: &Model,
    locale: Locale,
    wanted: &dyn Fn(usize) -> f64,
    through: &dyn Fn(usize) -> f64,
) -> Vec<Vec<String>> {
    let horizon = &model.scenario.horizon;
    let rounded = |value: f64| number::two_figures(locale, value);
    let head = [
        messages::figure_column_hour(locale),
        messages::figure_wanted(locale),
        messages::figure_through(locale),
    ];
    let row = |time: crate::domain::clock::TimeOfDay| {
        let minute = horizon.minute_at(time);
        vec![
            number::clock(locale, time.minutes()),
            rounded(wanted(minute)),
            rounded(through(minute)),
        ]
    };
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(horizon.hours().map(row));
    rows
}
