//! After restoration: how the queue of failed logins empties, and how many logins get through.

use crate::{
    app::model::Model,
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    present::figure::{
        FigureView,
        day::{self, Look, Plan, Series, Span},
    },
    sim::run::CohortColumn,
};

/// How long the recovery is shown, in minutes.
const SHOWN: usize = 240;

/// Minutes between two rows of the table.
const ROW: usize = 20;

/// How many of 100 logins may still wait when logins count as back to normal.
const NORMAL: f64 = 5.0;

/// Returns the figure for a session.
#[must_use]
pub fn figure(model: &Model, texts: Texts) -> FigureView {
    let locale = texts.locale();
    let recovery = Recovery::of(model);
    let span = recovery.span;
    let left = |minute: usize| recovery.left(model, minute);
    let through = |minute: usize| recovery.through(model, minute);
    let series = [
        Series {
            look: Look::Stuck,
            label: messages::recovery_left(locale),
            column: messages::recovery_column_left(locale),
            value: &left,
        },
        Series {
            look: Look::Through,
            label: messages::recovery_through(locale),
            column: messages::recovery_column_through(locale),
            value: &through,
        },
    ];
    let normal = recovery.normal(model);
    let plan = Plan {
        id: "recovery",
        span,
        title: title(model, locale, recovery.end, normal),
        description: description(model, locale, &recovery),
        how_to_read: messages::recovery_how_to_read(locale),
        basis: messages::recovery_basis(locale),
        unit: messages::recovery_unit(locale),
        caption: messages::recovery_table(locale),
        series: &series,
        nothing: "",
        finding: normal.min(span.end),
    };
    plan.figure(model, locale)
}

/// The time after restoration.
struct Recovery {
    /// What is shown.
    span: Span,
    /// The minute of restoration.
    end: usize,
    /// Logins that wait for another try then; at least one.
    queue: f64,
}

impl Recovery {
    fn of(model: &Model) -> Self {
        let last = model.run.minutes();
        let end = model.scenario.horizon.minute_at(model.outage().end);
        // An outage until midnight leaves an hour of nothing.
        let start = end.min(last - 60);
        Self {
            span: Span {
                start,
                end: (start + SHOWN).min(last),
                row: ROW,
            },
            end,
            queue: waiting(model, end).max(1.0),
        }
    }

    /// Returns how many of 100 waiting logins are left; no number before restoration.
    fn left(&self, model: &Model, minute: usize) -> f64 {
        let of_100 = waiting(model, minute) / self.queue * 100.0;
        from(self.end, minute, of_100)
    }

    /// Returns logins that get through for 100 that are wanted; no number before restoration.
    fn through(&self, model: &Model, minute: usize) -> f64 {
        let during = minute.min(model.run.minutes() - 1);
        let wanted = model.run.wanted_per_minute(during);
        let share = model.run.through_per_minute(during) / wanted.max(f64::MIN_POSITIVE);
        from(self.end, minute, share * 100.0)
    }

    /// Returns the first minute from which on logins are back to normal; after the last one if that
    /// is not on this day.
    fn normal(&self, model: &Model) -> usize {
        (self.end..model.run.minutes() + 1)
            .step_by(day::STEP)
            .rev()
            .find(|minute| self.left(model, *minute) > NORMAL)
            .map_or(self.end, |minute| minute + day::STEP)
    }
}

fn waiting(model: &Model, minute: usize) -> f64 {
    model
        .run
        .total_at(CohortColumn::InRetryPool, minute, |_| true)
}

/// Says how many waited, and when most got through.
fn description(model: &Model, locale: Locale, recovery: &Recovery) -> String {
    let (peak, most) = day::peak(recovery.span, &|minute| recovery.through(model, minute));
    messages::recovery_description(
        locale,
        &number::compact(locale, recovery.queue),
        &day::clock(model, locale, peak),
        &number::two_figures(locale, most),
    )
}

/// Returns a value from a minute on, and no number before.
fn from(start: usize, minute: usize, value: f64) -> f64 {
    if minute < start { f64::NAN } else { value }
}

/// Says when logins were back to normal, or that they were not.
fn title(model: &Model, locale: Locale, end: usize, normal: usize) -> String {
    let system = model.scenario.story.system.get(locale);
    let at = |minute| day::clock(model, locale, minute);
    if normal > model.run.minutes() {
        messages::recovery_title_never(locale, system, &at(end), &at(model.run.minutes()))
    } else {
        messages::recovery_title(locale, system, &at(end), &at(normal))
    }
}
