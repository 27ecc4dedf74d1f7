//! How we know: facts with their source, every number of the scenario, and what is left out.

mod amounts;
mod changes;
pub mod numbers;
mod tables;

use crate::{
    app::model::Model,
    domain::{
        fact::{Fact, FactKind},
        scenario::{Scenario, Source},
    },
    i18n::{bundle::Texts, still::messages},
    ids::Locale,
    present::{evidence::numbers::NumberTable, movers::MoversView},
};

/// How we know.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceView {
    /// The heading.
    pub heading: &'static str,
    /// Facts, by what they are for.
    pub groups: Vec<FactGroup>,
    /// The main numbers that the run rests on.
    pub numbers: NumberTable,
    /// All other numbers of the scenario, by what they are about.
    pub more_numbers: Vec<NumberTable>,
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

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceView {
    /// Who published it.
    pub publisher: String,
    /// When, as far as known.
    pub date: Option<String>,
    /// Its title.
    pub title: String,
    /// The language of its title, as in HTML.
    pub lang: String,
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
            numbers: tables::main(scenario, locale),
            more_numbers: tables::more(scenario, locale),
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
        lang: source.lang.as_deref().unwrap_or("en").to_owned(),
        url: source.url.as_deref().map(str::to_owned),
    }
}
