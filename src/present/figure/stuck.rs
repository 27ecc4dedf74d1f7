//! Logins that failed and wait for another try, and those given up for the day.

use crate::{
    app::model::Model,
    i18n::{bundle::Texts, messages, number},
    present::figure::{
        FigureView,
        day::{self, Look, Plan, Series, Span},
    },
    sim::run::CohortColumn,
};

/// Returns the figure for a session.
#[must_use]
pub fn figure(model: &Model, texts: Texts) -> FigureView {
    let locale = texts.locale();
    let day = Span::day(model);
    let total = |column, minute| model.run.total_at(column, minute, |_| true);
    let stuck = |minute: usize| total(CohortColumn::InRetryPool, minute);
    let lost = |minute: usize| total(CohortColumn::GaveUp, minute);
    let series = [
        Series {
            look: Look::Stuck,
            label: messages::stuck_waiting(locale),
            column: messages::stuck_column_waiting(locale),
            value: &stuck,
        },
        Series {
            look: Look::Lost,
            label: messages::stuck_lost(locale),
            column: messages::stuck_column_lost(locale),
            value: &lost,
        },
    ];
    let (peak, most) = day::peak(day, &stuck);
    let end = model.scenario.horizon.minute_at(model.outage().end);
    let about = |amount: f64| number::compact(locale, amount);
    let plan = Plan {
        id: "stuck",
        span: day,
        title: messages::stuck_title(locale, &about(most), &about(lost(day.end))),
        description: messages::stuck_description(
            locale,
            &day::clock(model, locale, peak),
            &day::clock(model, locale, end),
            &about(lost(end)),
        ),
        how_to_read: messages::stuck_how_to_read(locale),
        basis: messages::chart_basis(locale),
        unit: messages::stuck_unit(locale),
        caption: messages::stuck_table(locale),
        series: &series,
        nothing: "",
        finding: peak,
    };
    plan.figure(model, locale)
}
