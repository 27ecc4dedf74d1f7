//! Which assumptions matter most: the three ways of not knowing, kept apart, and the numbers that move
//! the hours undone.

use crate::{
    domain::{measure::MeasureId, outage::GateReading, scenario::Scenario},
    i18n::{number, still::messages},
    ids::Locale,
    metrics::movers::Movers,
    sim::draw::Uncertain,
};

/// The least share of the hours undone by which a number that is listed moves them.
const LEAST_SHARE: f64 = 0.05;

/// Which assumptions matter most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoversView {
    /// The heading.
    pub heading: &'static str,
    /// What is kept apart, a paragraph each: what is drawn, what is read, what is judged.
    pub kinds: [String; 3],
    /// How to read the table.
    pub how_to_read: String,
    /// The column heads.
    pub columns: [&'static str; 3],
    /// Each number with the hours undone at the low and at the high end of its range.
    pub rows: Vec<(&'static str, [String; 2])>,
}

impl MoversView {
    /// Returns what moves the hours undone on the day as it is first reported; `None` if nothing is
    /// wanted on it.
    #[must_use]
    pub fn of(scenario: &Scenario, locale: Locale) -> Option<Self> {
        let movers = Movers::of(scenario, MeasureId::UnmetHours)?;
        let hours = |hours: f64| number::compact(locale, hours);
        let least = LEAST_SHARE * movers.base;
        let bars = movers.bars.iter().filter(|(_, bar)| bar.width() >= least);
        let (other, in_other) = movers.other_reading;
        let reading = match other {
            GateReading::Attempt => messages::movers_reading_attempt,
            GateReading::Person => messages::movers_reading_person,
        };
        Some(Self {
            heading: messages::movers_heading(locale),
            kinds: [
                messages::movers_drawn(locale).to_owned(),
                reading(locale, &hours(in_other), &hours(movers.base)),
                messages::movers_judged(locale).to_owned(),
            ],
            how_to_read: messages::movers_how_to_read(locale, &hours(movers.base)),
            columns: [
                messages::numbers_what(locale),
                messages::movers_low(locale),
                messages::movers_high(locale),
            ],
            rows: bars
                .map(|(input, bar)| {
                    let ends = [bar.low_output, bar.high_output].map(hours);
                    (label(*input, locale), ends)
                })
                .collect(),
        })
    }
}

fn label(input: Uncertain, locale: Locale) -> &'static str {
    let label = match input {
        Uncertain::Demand => messages::number_demand,
        Uncertain::OutageStart => messages::number_outage_start,
        Uncertain::OutageEnd => messages::number_outage_end,
        Uncertain::ThroughShare => messages::number_through,
        Uncertain::Capacity => messages::number_capacity,
        Uncertain::OverloadLoss => messages::number_overload,
        Uncertain::RetryInterval => messages::number_retry,
        Uncertain::Patience => messages::number_patience,
        Uncertain::GiveUpNow => messages::number_give_up,
        Uncertain::PhoneSwitch => messages::number_phone_switch,
        Uncertain::Agents => messages::number_all_agents,
        Uncertain::CallLength => messages::number_call_length,
        Uncertain::PhonePatience => messages::number_phone_patience,
        Uncertain::Surge => messages::number_surge,
        Uncertain::Resolved => messages::number_resolved,
        Uncertain::Redial => messages::number_redial,
    };
    label(locale)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        app::{model::Model, route::Route, shared::Lasting},
        data::bundle,
        i18n::bundle::Texts,
        present::evidence::EvidenceView,
    };

    /// What is listed here is found among the numbers by the same name.
    #[test]
    fn every_number_has_a_row_of_the_same_name() {
        let scenario = Lasting::new(bundle::default_scenario());
        for locale in Locale::ALL {
            let persona = None;
            let model = Model::start(scenario, Route { locale, persona });
            let view = EvidenceView::of(&model, Texts::new(locale));
            let tables = [&view.numbers].into_iter().chain(&view.more_numbers);
            let parts = tables.flat_map(|table| &table.parts);
            let rows = parts.flat_map(|part| &part.rows);
            let labels: BTreeSet<&str> = rows.map(|row| row.label.as_str()).collect();
            for (input, _) in Uncertain::ALL {
                let name = label(input, locale);
                assert!(labels.contains(name), "{name}: {labels:?}");
            }
        }
    }

    #[test]
    fn only_numbers_that_move_the_hours_are_listed() {
        let scenario = bundle::default_scenario();
        for locale in Locale::ALL {
            let view = MoversView::of(&scenario, locale).expect("something is wanted");
            assert!(
                (3..Uncertain::ALL.len()).contains(&view.rows.len()),
                "{:?}",
                view.rows
            );
            for (name, [low, high]) in &view.rows {
                assert!(low != high, "{name}: {low}");
            }
        }
    }
}
