//! Which numbers the page shows: all of the scenario, the main ones first, in the order in which they
//! enter the run.

use crate::{
    domain::{
        channel::Channel,
        scenario::Scenario,
        sourced::{Quantity, Unit},
    },
    i18n::still::messages,
    ids::Locale,
    present::evidence::{
        changes,
        numbers::{NumberPart, NumberTable, Rows},
    },
};

/// Returns the main numbers.
pub(super) fn main(scenario: &Scenario, locale: Locale) -> NumberTable {
    let parts = vec![
        demand(scenario, locale),
        gate(scenario, locale),
        behaviour(scenario, locale),
        services(scenario, locale),
        agents(scenario, locale),
        groups(scenario, locale),
    ];
    table(messages::numbers_heading(locale), parts)
}

/// Returns all others, by what they are about.
pub(super) fn more(scenario: &Scenario, locale: Locale) -> Vec<NumberTable> {
    let mut tables = vec![
        table(
            messages::more_lines(locale),
            vec![lines(scenario, locale).into_part(None)],
        ),
        table(
            messages::more_groups(locale),
            factors(scenario, locale).into_parts(),
        ),
        table(
            messages::more_errands(locale),
            errands(scenario, locale).into_parts(),
        ),
        table(
            messages::more_needed(locale),
            components(scenario, locale).into_parts(),
        ),
        table(
            messages::more_safeguards(locale),
            changes::parts(scenario, locale),
        ),
        table(messages::more_told(locale), told(scenario, locale)),
    ];
    tables.retain(|table| !table.parts.is_empty());
    tables
}

/// Makes a table of what has rows.
fn table(heading: &'static str, mut parts: Vec<NumberPart>) -> NumberTable {
    parts.retain(|part| !part.rows.is_empty());
    NumberTable { heading, parts }
}

fn demand(scenario: &Scenario, locale: Locale) -> NumberPart {
    let demand = &scenario.demand;
    let mut rows = Rows::new(scenario, locale);
    rows.quantity(messages::number_people(locale), "", &demand.people);
    rows.quantity(messages::number_logins(locale), "", &demand.logins_per_day);
    rows.quantity(messages::number_weekday(locale), "", &demand.weekday_factor);
    let (logins, weekday) = (&demand.logins_per_day, &demand.weekday_factor);
    let both = |end: fn(&Quantity) -> f64| end(logins) * end(weekday);
    rows.worked_out(
        messages::number_demand(locale),
        [both(low), both(Quantity::value), both(high)],
        Unit::LoginsPerDay,
        messages::numbers_multiplied(locale),
    );
    rows.curve("", &demand.curve);
    for service in &scenario.services {
        let own = service.demand.as_ref().and_then(|part| part.curve.as_ref());
        if let Some(curve) = own {
            rows.curve(service.name.get(locale), curve);
        }
    }
    rows.into_part(Some(messages::about_demand(locale).to_owned()))
}

fn gate(scenario: &Scenario, locale: Locale) -> NumberPart {
    let gate = &scenario.gate;
    let mut rows = Rows::new(scenario, locale);
    let starts = messages::number_outage_start(locale);
    for variant in &scenario.variants {
        rows.time(starts, variant.name.get(locale), &variant.start);
    }
    for variant in &scenario.variants {
        let label = messages::number_outage_end(locale);
        rows.time(label, variant.name.get(locale), &variant.end);
    }
    rows.quantity(messages::number_through(locale), "", &gate.through_share);
    rows.quantity(messages::number_capacity(locale), "", &gate.capacity_factor);
    rows.quantity(messages::number_overload(locale), "", &gate.overload_loss);
    for step in &gate.ramp {
        rows.quantity(messages::number_ramp_minutes(locale), "", &step.minutes);
        let label = messages::number_ramp_through(locale);
        rows.quantity(label, "", &step.through_share);
    }
    rows.into_part(Some(messages::about_gate(locale).to_owned()))
}

fn behaviour(scenario: &Scenario, locale: Locale) -> NumberPart {
    let people = &scenario.behaviour;
    let mut rows = Rows::new(scenario, locale);
    for (label, quantity) in [
        (messages::number_retry(locale), &people.retry_minutes),
        (messages::number_try(locale), &people.try_minutes),
        (messages::number_patience(locale), &people.patience_minutes),
        (messages::number_give_up(locale), &people.give_up_now_share),
        (
            messages::number_phone_switch(locale),
            &people.phone_switch_share,
        ),
        (messages::number_grace(locale), &people.grace_minutes),
        (messages::number_weight(locale), &people.errand_weight),
    ] {
        rows.quantity(label, "", quantity);
    }
    rows.into_part(Some(messages::about_behaviour(locale).to_owned()))
}

fn services(scenario: &Scenario, locale: Locale) -> NumberPart {
    let mut rows = Rows::new(scenario, locale);
    for service in &scenario.services {
        if let Some(demand) = &service.demand {
            let label = messages::number_service(locale);
            rows.quantity(label, service.name.get(locale), &demand.share);
        }
    }
    rows.into_part(Some(messages::about_services(locale).to_owned()))
}

fn agents(scenario: &Scenario, locale: Locale) -> NumberPart {
    let mut rows = Rows::new(scenario, locale);
    for line in &scenario.channels {
        let label = messages::number_agents(locale);
        rows.quantity(label, line.name.get(locale), &line.agents);
    }
    if scenario.channels.len() > 1 {
        let lines = &scenario.channels;
        let all = |end: fn(&Quantity) -> f64| lines.iter().map(|line| end(&line.agents)).sum();
        rows.worked_out(
            messages::number_all_agents(locale),
            [all(low), all(Quantity::value), all(high)],
            Unit::Agents,
            messages::numbers_added_up(locale),
        );
    }
    rows.into_part(Some(messages::about_lines(locale).to_owned()))
}

fn groups(scenario: &Scenario, locale: Locale) -> NumberPart {
    let mut rows = Rows::new(scenario, locale);
    for persona in &scenario.personas {
        let label = messages::number_group(locale);
        rows.quantity(label, persona.name.get(locale), &persona.people_share);
    }
    rows.into_part(Some(messages::about_groups(locale).to_owned()))
}

fn lines(scenario: &Scenario, locale: Locale) -> Rows<'_> {
    let mut rows = Rows::new(scenario, locale);
    for line in &scenario.channels {
        let name = line.name.get(locale);
        rows.time(messages::number_opens(locale), name, &line.opens);
        rows.time(messages::number_closes(locale), name, &line.closes);
    }
    type Field = fn(&Channel) -> Option<&Quantity>;
    let fields: [(&str, Field); 8] = [
        (messages::number_offices(locale), |line| Some(&line.offices)),
        (messages::number_trunks(locale), |line| {
            line.trunk_limit.as_ref()
        }),
        (messages::number_call_length(locale), |line| {
            Some(&line.call_minutes)
        }),
        (messages::number_phone_patience(locale), |line| {
            Some(&line.patience_minutes)
        }),
        (messages::number_normal_load(locale), |line| {
            Some(&line.normal_load_share)
        }),
        (messages::number_surge(locale), |line| {
            Some(&line.surge_factor)
        }),
        (messages::number_resolved(locale), |line| {
            Some(&line.resolve_share)
        }),
        (messages::number_redial(locale), |line| {
            Some(&line.redial_share)
        }),
    ];
    for (label, field) in fields {
        let having = scenario.channels.iter().filter_map(|line| {
            let quantity = field(line)?;
            Some((line.name.get(locale), quantity))
        });
        let mut count = 0;
        for (name, quantity) in having {
            rows.quantity(label, name, quantity);
            count += 1;
        }
        if count == scenario.channels.len() {
            rows.of_all(label);
        }
    }
    rows
}

fn factors(scenario: &Scenario, locale: Locale) -> Rows<'_> {
    let mut rows = Rows::new(scenario, locale);
    for persona in &scenario.personas {
        let label = messages::number_retry_factor(locale);
        rows.quantity(label, persona.name.get(locale), &persona.retry_factor);
    }
    for persona in &scenario.personas {
        let label = messages::number_patience_factor(locale);
        rows.quantity(label, persona.name.get(locale), &persona.patience_factor);
    }
    let label = messages::number_phone_factor(locale);
    for persona in &scenario.personas {
        rows.quantity(label, persona.name.get(locale), &persona.phone_factor);
    }
    let rest = messages::number_rest(locale);
    rows.quantity(label, rest, &scenario.rest_phone_factor);
    for service in &scenario.services {
        let groups = service.demand.iter().flat_map(|demand| &demand.groups);
        for (persona, share) in groups {
            let name = scenario.persona(*persona).name.get(locale);
            let of = [service.name.get(locale), ", ", name].concat();
            rows.quantity(messages::number_group_logins(locale), &of, share);
        }
    }
    rows
}

fn errands(scenario: &Scenario, locale: Locale) -> Rows<'_> {
    let mut rows = Rows::new(scenario, locale);
    for persona in &scenario.personas {
        let mut own = Rows::new(scenario, locale);
        for errand in &persona.errands {
            let title = errand.title.get(locale);
            let label = messages::number_persistence(locale);
            own.quantity(label, title, &errand.persistence_factor);
        }
        for errand in &persona.errands {
            if let Some(weight) = &errand.weight {
                let label = messages::number_weight(locale);
                own.quantity(label, errand.title.get(locale), weight);
            }
        }
        rows.rows_of(persona.name.get(locale), own);
    }
    rows.by_note();
    rows
}

fn components(scenario: &Scenario, locale: Locale) -> Rows<'_> {
    let mut rows = Rows::new(scenario, locale);
    for component in &scenario.components {
        let label = messages::number_works(locale);
        rows.quantity(label, component.name.get(locale), &component.up_share);
    }
    rows.by_note();
    rows
}

/// What was said that day, and the numbers that facts are about.
fn told(scenario: &Scenario, locale: Locale) -> Vec<NumberPart> {
    let mut said = Rows::new(scenario, locale);
    for message in &scenario.messages {
        let label = messages::number_told(locale);
        said.time(label, message.text.get(locale), &message.at);
    }
    let mut facts = Rows::new(scenario, locale);
    for fact in &scenario.facts {
        for quantity in &fact.numbers {
            facts.quantity(fact.title.get(locale), "", quantity);
        }
    }
    let mut parts = said.into_parts();
    parts.push(facts.into_part(Some(messages::about_facts(locale).to_owned())));
    parts
}

fn low(quantity: &Quantity) -> f64 {
    quantity.number.low
}

fn high(quantity: &Quantity) -> f64 {
    quantity.number.high
}
