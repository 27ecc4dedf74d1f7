//! What stands around the form, and is never changed.

use crate::{
    app::embed::{choices::Choices, settings::Field},
    i18n::{embed::messages, locale::endonym},
    ids::Locale,
};

/// The page around the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageView {
    /// The title of the document.
    pub title: String,
    /// The heading.
    pub heading: &'static str,
    /// What can be done here.
    pub about: &'static str,
    /// The name of the link to the explainer.
    pub back: &'static str,
    /// The heading of the links to the same page in other languages.
    pub languages: &'static str,
    /// What is said where the page does not come alive.
    pub no_script: &'static str,
    /// What becomes of what is pasted.
    pub privacy: &'static str,
    /// The heading of the table of parameters, and those of its columns.
    pub parameters: [&'static str; 3],
    /// Each parameter with its values.
    pub rows: Vec<(&'static str, String)>,
}

impl PageView {
    /// Returns the page in a language.
    #[must_use]
    pub fn of(choices: &Choices, locale: Locale) -> Self {
        let front = choices.pages_in(locale).next();
        let headline = front.map_or("", |page| &page.title);
        Self {
            title: messages::embed_title(locale, headline),
            heading: messages::embed_heading(locale),
            about: messages::embed_about(locale),
            back: messages::embed_back(locale),
            languages: messages::embed_languages(locale),
            no_script: messages::embed_no_script(locale),
            privacy: messages::embed_privacy(locale),
            parameters: [
                messages::embed_parameters(locale),
                messages::embed_parameter(locale),
                messages::embed_parameter_values(locale),
            ],
            rows: rows(choices, locale),
        }
    }
}

/// Returns each parameter with all its values.
fn rows(choices: &Choices, locale: Locale) -> Vec<(&'static str, String)> {
    let pages = choices.pages_in(locale);
    let personas = pages.map(|page| page.persona.clone());
    let personas: Vec<String> = personas.filter(|persona| !persona.is_empty()).collect();
    let hours = [choices.hours.first(), choices.hours.last()];
    let hours: Vec<&str> = hours.into_iter().flatten().map(|hour| &**hour).collect();
    let fixed = |field: Field, usual: &str| {
        let values = [&[usual], &field.values()[1..]].concat();
        (
            field.name(),
            values.join(", ").trim_start_matches(", ").to_owned(),
        )
    };
    vec![
        (Field::Persona.name(), personas.join(", ")),
        (
            Field::Language.name(),
            Locale::ALL.map(Locale::tag).join(", "),
        ),
        (Field::Hour.name(), hours.join("–")),
        fixed(Field::View, "story"),
        fixed(Field::Scheme, "auto"),
        ("accent", "000000–ffffff".to_owned()),
        fixed(Field::Font, ""),
        fixed(Field::Ground, ""),
    ]
}

/// Returns each language of the page with its own name.
#[must_use]
pub fn languages() -> [(Locale, &'static str); Locale::ALL.len()] {
    Locale::ALL.map(|locale| (locale, endonym(locale)))
}
