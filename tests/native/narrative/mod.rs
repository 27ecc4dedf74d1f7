//! The narrative: every sentence as reviewed, and every sentence held against the run.

mod facts;

use lockout::{
    app::{
        model::Model,
        msg::{Choice, Msg},
        route::Route,
        shared::Lasting,
        update::update,
    },
    data::bundle,
    domain::{clock::TimeOfDay, outage::OutageSpan, scenario::Scenario},
    i18n::{bundle::Texts, number},
    ids::{Locale, PersonaId},
    metrics::errands::{ErrandDay, errand_days},
    present::narrative::{Hour, hours},
};

use crate::golden;

/// Follows the errands of the person shown in a session.
pub(crate) fn days(model: &Model) -> Vec<ErrandDay> {
    errand_days(&model.scenario, &model.world(), &model.run, model.persona())
}

/// Starts a session with the shipped scenario.
fn session() -> Model {
    Model::start(Lasting::new(bundle::default_scenario()), Route::default())
}

/// Returns the sessions of a session's persona pages in a language: another persona reads the same run.
fn person(model: &Model, id: PersonaId, locale: Locale) -> Model {
    let mut model = update(model, &Msg::Choice(Choice::Persona(id)));
    model.route.locale = locale;
    model
}

fn span(start: &str, end: &str) -> OutageSpan {
    let time = |text| TimeOfDay::parse(text).unwrap();
    OutageSpan::new(time(start), time(end)).unwrap()
}

fn with_outage(model: &Model, outage: OutageSpan) -> Model {
    update(model, &Msg::Choice(Choice::Outage(Some(outage))))
}

/// Writes the hours of a session as a text to review: a heading, and a line for each sentence.
fn written(model: &Model, locale: Locale) -> String {
    let scenario: &Scenario = &model.scenario;
    let mut text = String::new();
    for (time, hour) in scenario
        .horizon
        .hours()
        .zip(hours(model, &days(model), Texts::new(locale)))
    {
        let Hour { country, person } = hour;
        text += &format!("{}\n", number::clock(locale, time.minutes()));
        for sentence in country.iter().chain(&person) {
            text += &format!("  {}\n", sentence.text);
        }
    }
    text
}

#[test]
fn the_narrative_is_as_reviewed() {
    let model = session();
    for variant in &model.scenario.variants {
        let outage = OutageSpan::new(variant.start.value, variant.end.value).unwrap();
        let model = with_outage(&model, outage);
        for id in model.scenario.persona_ids() {
            for locale in Locale::ALL {
                let model = person(&model, id, locale);
                let persona = &model.scenario.persona(id).slug;
                let tag = match locale {
                    Locale::En => "en",
                    Locale::Da => "da",
                };
                let name = format!("narrative/{tag}/{persona}-{}.txt", variant.slug);
                golden::compare(&name, &written(&model, locale));
            }
        }
    }
}
