//! The persona cards and the links to the same page in other languages.

use crate::{
    app::{model::Model, permalink, route::Route},
    i18n::{bundle::Texts, locale, messages},
    ids::{Locale, PersonaId},
};

/// The persona cards.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonasView {
    /// The name of the navigation.
    pub heading: &'static str,
    /// The cards, in the scenario's order.
    pub cards: Vec<PersonaCard>,
    /// Says that they are composites.
    pub note: String,
    /// The languages of the page.
    pub languages: Vec<LanguageLink>,
    /// The name of the list of languages.
    pub languages_heading: &'static str,
}

/// One persona.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonaCard {
    /// Who.
    pub id: PersonaId,
    /// The role: "Parent".
    pub name: String,
    /// Name and age.
    pub person: String,
    /// One line about today.
    pub today: String,
    /// What is at stake.
    pub stake: String,
    /// The page that shows this person at this hour.
    pub href: String,
    /// Whether this person is shown.
    pub is_current: bool,
}

/// The page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageLink {
    /// Which.
    pub locale: Locale,
    /// Its name in itself.
    pub name: &'static str,
    /// The page.
    pub href: String,
    /// Whether it is shown.
    pub is_current: bool,
}

impl PersonasView {
    /// Returns the cards of a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        let query = model.query();
        let href = |to: Route| permalink::href(model.route, to, &query, scenario);
        let card = |id: PersonaId| {
            let persona = scenario.persona(id);
            PersonaCard {
                id,
                name: persona.name.get(locale).to_owned(),
                person: persona.person.get(locale).to_owned(),
                today: persona.today.get(locale).to_owned(),
                stake: persona.stake.get(locale).to_owned(),
                href: href(Route {
                    persona: Some(id),
                    ..model.route
                }),
                is_current: id == model.persona(),
            }
        };
        let language = |other: Locale| LanguageLink {
            locale: other,
            name: locale::endonym(other),
            href: href(Route {
                locale: other,
                ..model.route
            }),
            is_current: other == locale,
        };
        Self {
            heading: messages::personas_heading(locale),
            cards: scenario.persona_ids().map(card).collect(),
            note: scenario.story.composites.get(locale).to_owned(),
            languages: Locale::ALL.map(language).to_vec(),
            languages_heading: messages::languages_heading(locale),
        }
    }
}
