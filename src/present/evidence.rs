//! How we know: facts with their source, every number behind the run, and what is left out.

use crate::{
    app::model::Model,
    domain::{
        fact::{Fact, FactKind},
        scenario::{Scenario, Source},
        sourced::{Basis, Quantity, Unit},
    },
    i18n::{bundle::Texts, messages::unit_minutes, number, still::messages},
    ids::Locale,
    present::movers::MoversView,
};

/// How we know.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceView {
    /// The heading.
    pub heading: &'static str,
    /// Facts, by what they are for.
    pub groups: Vec<FactGroup>,
    /// The heading of the numbers.
    pub numbers_heading: &'static str,
    /// The head row and the numbers.
    pub numbers: Vec<NumberRow>,
    /// The column heads of the numbers.
    pub number_columns: [&'static str; 4],
    /// Which of them matter most; `None` if nothing is wanted on the day.
    pub movers: Option<MoversView>,
    /// The heading of the limits.
    pub left_out_heading: &'static str,
    /// What the model leaves out.
    pub left_out: Vec<String>,
    /// The heading of the sources.
    pub sources_heading: &'static str,
    /// The sources.
    pub sources: Vec<SourceView>,
}

/// Facts of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactGroup {
    /// Its heading.
    pub heading: &'static str,
    /// The facts.
    pub facts: Vec<FactView>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactView {
    /// A short heading.
    pub title: String,
    /// Two or three sentences.
    pub text: String,
    /// Where it is from.
    pub source: SourceView,
}

/// A number behind the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberRow {
    /// What it is.
    pub label: String,
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

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceView {
    /// Who published it.
    pub publisher: String,
    /// When, as far as known.
    pub date: Option<String>,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
}

impl EvidenceView {
    /// Returns the evidence of a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        let group = |heading, kinds: &[FactKind]| FactGroup {
            heading,
            facts: scenario
                .facts
                .iter()
                .filter(|fact| kinds.contains(&fact.kind))
                .map(|fact| fact_view(scenario, fact, locale))
                .collect(),
        };
        Self {
            heading: messages::evidence_heading(locale),
            groups: vec![
                group(messages::facts_contested(locale), &[FactKind::Contested]),
                group(messages::facts_reported(locale), &[FactKind::Reported]),
                group(
                    messages::facts_keeps_working(locale),
                    &[FactKind::KeepsWorking],
                ),
                group(
                    messages::facts_history(locale),
                    &[FactKind::History, FactKind::Comparison],
                ),
            ],
            numbers_heading: messages::numbers_heading(locale),
            numbers: numbers(scenario, locale),
            number_columns: [
                messages::numbers_what(locale),
                messages::numbers_value(locale),
                messages::numbers_range(locale),
                messages::numbers_basis(locale),
            ],
            movers: MoversView::of(scenario, locale),
            left_out_heading: messages::left_out_heading(locale),
            left_out: scenario
                .story
                .left_out
                .iter()
                .map(|w| w.get(locale).to_owned())
                .collect(),
            sources_heading: messages::sources_heading(locale),
            sources: scenario.sources.iter().map(source_view).collect(),
        }
    }
}

fn fact_view(scenario: &Scenario, fact: &Fact, locale: Locale) -> FactView {
    FactView {
        title: fact.title.get(locale).to_owned(),
        text: fact.text.get(locale).to_owned(),
        source: source_view(scenario.source(fact.source)),
    }
}

fn source_view(source: &Source) -> SourceView {
    SourceView {
        publisher: source.publisher.to_string(),
        date: source.date.as_deref().map(str::to_owned),
        title: source.title.to_string(),
        url: source.url.as_deref().map(str::to_owned),
    }
}

/// Lists the numbers that the run rests on, in the order in which they enter it.
fn numbers(scenario: &Scenario, locale: Locale) -> Vec<NumberRow> {
    let (demand, gate, behaviour) = (&scenario.demand, &scenario.gate, &scenario.behaviour);
    let row = |label: &str, quantity: &Quantity| row(scenario, label, quantity, locale);
    let mut rows = vec![
        row(messages::number_people(locale), &demand.people),
        row(messages::number_logins(locale), &demand.logins_per_day),
        row(messages::number_weekday(locale), &demand.weekday_factor),
        curve_row(scenario, locale),
        row(messages::number_through(locale), &gate.through_share),
        row(messages::number_capacity(locale), &gate.capacity_factor),
        row(messages::number_overload(locale), &gate.overload_loss),
        row(messages::number_retry(locale), &behaviour.retry_minutes),
        row(
            messages::number_patience(locale),
            &behaviour.patience_minutes,
        ),
        row(
            messages::number_give_up(locale),
            &behaviour.give_up_now_share,
        ),
        row(
            messages::number_phone_switch(locale),
            &behaviour.phone_switch_share,
        ),
    ];
    for step in &gate.ramp {
        rows.push(row(messages::number_ramp_minutes(locale), &step.minutes));
        let label = messages::number_ramp_through(locale);
        rows.push(row(label, &step.through_share));
    }
    for service in &scenario.services {
        if let Some(demand) = &service.demand {
            let label = messages::number_service(locale, service.name.get(locale));
            rows.push(row(&label, &demand.share));
        }
    }
    for channel in &scenario.channels {
        let label = messages::number_agents(locale, channel.name.get(locale));
        rows.push(row(&label, &channel.agents));
    }
    for persona in &scenario.personas {
        let label = messages::number_group(locale, persona.name.get(locale));
        rows.push(row(&label, &persona.people_share));
    }
    rows
}

fn row(scenario: &Scenario, label: &str, quantity: &Quantity, locale: Locale) -> NumberRow {
    let number = &quantity.number;
    let low = amount(number.low, quantity.unit, locale);
    let high = amount(number.high, quantity.unit, locale);
    NumberRow {
        label: label.to_owned(),
        value: amount(number.value, quantity.unit, locale),
        range: messages::numbers_from_to(locale, &low, &high),
        basis: basis(number.basis, locale),
        source: number.source.map(|id| source_view(scenario.source(id))),
        note: number.note.get(locale).to_owned(),
    }
}

/// The arrival curve as one row: how high it rises, and what its shape is taken from.
fn curve_row(scenario: &Scenario, locale: Locale) -> NumberRow {
    let curve = &scenario.demand.curve;
    let total: f64 = curve.percent_by_hour.iter().sum();
    let busiest = curve.percent_by_hour.iter().copied().fold(0.0, f64::max) / total;
    NumberRow {
        label: messages::number_curve(locale).to_owned(),
        value: number::percent(locale, busiest),
        range: "–".to_owned(),
        basis: basis(curve.basis, locale),
        source: curve.source.map(|id| source_view(scenario.source(id))),
        note: curve.note.get(locale).to_owned(),
    }
}

/// Writes an amount with its unit.
fn amount(value: f64, unit: Unit, locale: Locale) -> String {
    match unit {
        Unit::Share => number::percent(locale, value),
        Unit::Factor => messages::unit_factor(locale, &number::decimal(locale, value, 2)),
        Unit::Minutes => unit_minutes(locale, &number::plain(locale, value)),
        Unit::Days => messages::unit_days(locale, &number::plain(locale, value)),
        Unit::Kroner => messages::unit_kroner(locale, &number::plain(locale, value)),
        Unit::Persons | Unit::LoginsPerDay | Unit::Agents | Unit::Services | Unit::Count => {
            number::compact(locale, value)
        }
    }
}

fn basis(basis: Basis, locale: Locale) -> &'static str {
    match basis {
        Basis::Reported => messages::basis_reported(locale),
        Basis::Official => messages::basis_official(locale),
        Basis::Derived => messages::basis_derived(locale),
        Basis::Assumed => messages::basis_assumed(locale),
    }
}
