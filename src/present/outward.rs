//! What the browser around the page should show for a session.

use crate::{
    app::{model::Model, outward::Outward},
    i18n::{bundle::Texts, messages},
    present::spells::hour_name,
};

/// Returns the wished-for address, title and hour of a session.
#[must_use]
pub fn outward(model: &Model, texts: Texts) -> Outward {
    Outward {
        location: model.route.path(&model.scenario) + &model.query(),
        title: title(model, texts),
        hour: hour_name(model.cursor),
        is_live: model.is_live,
    }
}

/// Returns the title of the document.
#[must_use]
pub fn title(model: &Model, texts: Texts) -> String {
    let locale = texts.locale();
    let headline = model.scenario.story.headline.get(locale);
    match model.route.persona {
        None => messages::title_front(locale, headline),
        Some(id) => messages::title_persona(
            locale,
            model.scenario.persona(id).name.get(locale),
            headline,
        ),
    }
}
