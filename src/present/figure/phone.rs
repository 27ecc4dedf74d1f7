//! The phone lines: who waits, who hangs up, and how long a caller must expect to wait.
//!
//! What one caller meets comes from [`small_office`], which knows where a line for the whole country
//! flatters.

use crate::{
    app::model::Model,
    i18n::{bundle::Texts, messages, number},
    metrics::small_office,
    present::figure::{
        FigureView,
        day::{self, Look, Plan, Series, Span},
    },
    sim::run::LineColumn,
};

/// Returns callers waiting and calls given up, on all phone lines together.
#[must_use]
pub fn callers(model: &Model, texts: Texts) -> FigureView {
    let locale = texts.locale();
    let day = Span::day(model);
    let waiting = |minute: usize| total(model, LineColumn::Waiting, minute);
    let hung_up = |minute: usize| total(model, LineColumn::HungUp, minute);
    let hang_ups = |minute: usize| {
        let start = minute.min(day.end - 1);
        (hung_up(start + 1) - hung_up(start)) * 60.0
    };
    let series = [
        Series {
            look: Look::Stuck,
            label: messages::callers_waiting(locale),
            column: messages::callers_column_waiting(locale),
            value: &waiting,
        },
        Series {
            look: Look::Lost,
            label: messages::callers_hung_up(locale),
            column: messages::callers_column_hung_up(locale),
            value: &hang_ups,
        },
    ];
    let (peak, most) = day::peak(day, &waiting);
    let calls = total(model, LineColumn::Offered, day.end).max(1.0);
    let of_100 = number::round_to_u64(hung_up(day.end) / calls * 100.0);
    let about = |amount: f64| number::compact(locale, amount);
    let plan = Plan {
        id: "callers",
        span: day,
        title: messages::callers_title(locale, of_100),
        description: messages::callers_description(
            locale,
            &about(most),
            &day::clock(model, locale, peak),
            &about(hung_up(day.end)),
            &about(calls),
        ),
        how_to_read: messages::callers_how_to_read(locale),
        basis: messages::callers_basis(locale),
        unit: messages::callers_unit(locale),
        caption: messages::callers_table(locale),
        series: &series,
        nothing: "",
        finding: peak,
    };
    plan.figure(model, locale)
}

/// Returns how long someone who calls the busiest line can expect to wait.
#[must_use]
pub fn wait(model: &Model, texts: Texts) -> FigureView {
    let locale = texts.locale();
    let day = Span::day(model);
    let minutes = |minute: usize| longest_wait(model, minute);
    let series = [Series {
        look: Look::Stuck,
        label: messages::wait_label(locale),
        column: messages::wait_column(locale),
        value: &minutes,
    }];
    let (peak, most) = day::peak(day, &minutes);
    let plan = Plan {
        id: "wait",
        span: day,
        title: messages::wait_title(locale, number::round_to_u64(most)),
        description: messages::wait_description(
            locale,
            &day::clock(model, locale, peak),
            &day::clock(model, locale, open_until(model, day, &minutes)),
        ),
        how_to_read: messages::wait_how_to_read(locale),
        basis: messages::wait_basis(locale),
        unit: messages::wait_unit(locale),
        caption: messages::wait_table(locale),
        series: &series,
        nothing: messages::wait_closed(locale),
        finding: peak,
    };
    plan.figure(model, locale)
}

/// Sums a column up over the phone lines; a safeguard's counters and code desk are lines of their own
/// behind them, and nobody calls for help there.
fn total(model: &Model, column: LineColumn, minute: usize) -> f64 {
    let phones = 0..model.scenario.channels.len();
    phones
        .map(|line| model.run.line_at(column, line, minute))
        .sum()
}

/// Returns the longest wait on any open line; not a number where all are closed.
fn longest_wait(model: &Model, minute: usize) -> f64 {
    let channels = model.scenario.channels.iter().enumerate();
    channels
        .filter_map(|(line, channel)| {
            let offices = channel.offices.value();
            small_office::office_at(
                &model.run,
                line,
                minute.min(model.run.minutes() - 1),
                offices,
            )
        })
        .fold(f64::NAN, |longest, office| longest.max(office.wait_minutes))
}

/// Returns the last minute at which a line is open.
fn open_until(model: &Model, day: Span, wait: &dyn Fn(usize) -> f64) -> usize {
    let open = (0..day.end)
        .step_by(day::STEP)
        .rev()
        .find(|minute| wait(*minute).is_finite());
    open.map_or(model.run.minutes(), |minute| minute + day::STEP)
}
