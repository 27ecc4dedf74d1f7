//! The phone in the hand: what it shows to each person at each hour, as text that was reviewed.

use std::fmt::Write as _;

use lockout::{
    app::{
        model::Model,
        route::Route,
        shared::{Lasting, Shared},
    },
    data::bundle,
    domain::scenario::Scenario,
    i18n::bundle::Texts,
    ids::Locale,
    present::{
        phone::{PhoneView, ScreenView},
        spells::hour_name,
    },
    sim::{
        self,
        plan::{Chosen, Plan},
    },
};

use crate::{golden, narrative::days};

/// A session in which a plan is simulated; without safeguards the run is its own baseline.
fn session(scenario: &Lasting<Scenario>, plan: &Plan) -> Model {
    let run = Shared::new(sim::simulate(scenario, plan));
    Model {
        plan: plan.clone(),
        run,
        ..Model::start(*scenario, Route::default())
    }
}

/// The plan of a reading of the day, with these safeguards.
fn plan(scenario: &Scenario, variant: usize, safeguards: &[&str]) -> Plan {
    let variant = &scenario.variants[variant];
    let chosen = |text: &&str| Chosen::parse(scenario, text).unwrap();
    Plan {
        outage: lockout::domain::outage::OutageSpan::new(variant.start.value, variant.end.value),
        safeguards: safeguards.iter().map(chosen).collect(),
        ..Plan::default()
    }
}

/// One line for each hour that differs: its hours, the screen and the caption.
fn phones(scenario: &Lasting<Scenario>, plan: &Plan, locale: Locale) -> String {
    let model = session(scenario, plan);
    let mut text = String::new();
    for id in scenario.persona_ids() {
        let model = Model {
            route: Route {
                locale,
                persona: Some(id),
            },
            ..model.clone()
        };
        let view = PhoneView::of(&model, &days(&model), Texts::new(locale));
        writeln!(text, "{}", scenario.persona(id).person.get(locale)).unwrap();
        for time in scenario.horizon.hours() {
            let hour = hour_name(time);
            let holds = view
                .screens
                .iter()
                .filter(|s| s.at.split(' ').any(|at| at == hour));
            let shown: Vec<&ScreenView> = holds.map(|spell| &spell.value).collect();
            assert_eq!(shown.len(), 1, "one screen at {hour}");
            let ScreenView { lines, caption, .. } = shown[0];
            let [place, symbol, message, detail, beside] = lines.each_ref().map(|(_, text)| text);
            let [errand, sentences] = caption.each_ref().map(|(_, text)| text);
            writeln!(
                text,
                "{hour}  {symbol:>4} {place} | {message} | {detail} | {beside}\n         {errand} {sentences}"
            )
            .unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_phone_shows_what_was_reviewed() {
    let scenario = Lasting::new(bundle::default_scenario());
    for locale in Locale::ALL {
        for (index, variant) in scenario.variants.iter().enumerate() {
            let name = format!("phone/{}-{}.txt", locale.tag(), variant.slug);
            golden::compare(
                &name,
                &phones(&scenario, &plan(&scenario, index, &[]), locale),
            );
        }
    }
}

#[test]
fn safeguards_change_what_the_phone_shows() {
    let scenario = Lasting::new(bundle::default_scenario());
    for safeguard in ["parallel-login", "bypass-codes", "in-person", "more-agents"] {
        let plan = plan(&scenario, 0, &[safeguard]);
        let text = phones(&scenario, &plan, Locale::En);
        golden::compare(&format!("phone/with-{safeguard}.txt"), &text);
    }
}
