//! Logins wanted and logins through, for the whole country.

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

/// Returns the figure for a session.
#[must_use]
pub fn figure(model: &Model, texts: Texts) -> FigureView {
    let locale = texts.locale();
    let run = &model.run;
    let last = run.minutes() - 1;
    let wanted = |minute: usize| run.wanted_per_minute(minute.min(last)) * 60.0;
    let through = |minute: usize| run.through_per_minute(minute.min(last)) * 60.0;
    let series = [
        Series {
            look: Look::Wanted,
            label: messages::logins_wanted(locale),
            column: messages::logins_column_wanted(locale),
            value: &wanted,
        },
        Series {
            look: Look::Through,
            label: messages::logins_through(locale),
            column: messages::logins_column_through(locale),
            value: &through,
        },
    ];
    let start = model.scenario.horizon.minute_at(model.outage().start);
    let plan = Plan {
        id: "logins",
        span: Span::day(model),
        title: title(model, locale),
        description: description(model, locale, &wanted, &through),
        how_to_read: messages::logins_how_to_read(locale),
        basis: basis(model, locale),
        unit: messages::logins_unit(locale),
        caption: messages::logins_table(locale),
        series: &series,
        nothing: "",
        finding: (start + 60).min(last),
    };
    plan.figure(model, locale)
}

/// Says what the numbers are, and which logins they leave out: those beside the system's own.
fn basis(model: &Model, locale: Locale) -> &'static str {
    let run = &model.run;
    let column = CohortColumn::DoneByAlternative;
    if run.total_at(column, run.minutes(), |_| true) > 0.0 {
        messages::logins_basis_second(locale)
    } else {
        messages::chart_basis(locale)
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
    messages::logins_title(locale, number::round_to_u64(of_100))
}

/// Says what was wanted and what got through in the middle of the outage, and when most got through.
fn description(
    model: &Model,
    locale: Locale,
    wanted: &dyn Fn(usize) -> f64,
    through: &dyn Fn(usize) -> f64,
) -> String {
    let horizon = &model.scenario.horizon;
    let outage = model.outage();
    let (start, end) = (
        horizon.minute_at(outage.start),
        horizon.minute_at(outage.end),
    );
    let (peak, most) = day::peak(Span::day(model), through);
    let most = number::compact(locale, most);
    let at = day::clock(model, locale, peak);
    let middle = start.midpoint(end);
    messages::logins_description(
        locale,
        &day::clock(model, locale, middle),
        &number::compact(locale, wanted(middle)),
        &number::compact(locale, through(middle)),
        &at,
        &most,
    )
}
