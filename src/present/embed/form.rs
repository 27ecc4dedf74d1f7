//! What can be chosen and typed, with its words.

use crate::{
    app::embed::settings::{Builder, Field, HEIGHTS, Typed, WIDTHS},
    i18n::{
        embed::messages,
        locale::{self, endonym},
    },
    ids::Locale,
};

/// A list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListView {
    /// Which one.
    pub field: Field,
    /// Its label.
    pub label: &'static str,
    /// Its entries.
    pub entries: Vec<String>,
    /// The place of the one chosen.
    pub picked: usize,
}

/// A field to type into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextView {
    /// Which one.
    pub typed: Typed,
    /// The name of the field, which is that of the parameter or attribute.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What to type.
    pub hint: String,
    /// What is typed.
    pub value: String,
    /// What is wrong with it, if anything.
    pub wrong: &'static str,
}

/// The form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormView {
    /// The lists.
    pub lists: Vec<ListView>,
    /// The fields.
    pub texts: Vec<TextView>,
}

impl FormView {
    /// Returns the form of a session.
    #[must_use]
    pub fn of(builder: &Builder) -> Self {
        let list = |field| ListView {
            field,
            label: label(field, builder.locale),
            entries: entries(builder, field),
            picked: builder.picked(field),
        };
        Self {
            lists: Field::ALL.map(list).into(),
            texts: texts(builder).into(),
        }
    }
}

fn texts(builder: &Builder) -> [TextView; 3] {
    let locale = builder.locale;
    let bounds = |hint: fn(Locale, &str, &str) -> String, (least, most): (u16, u16)| {
        hint(locale, &least.to_string(), &most.to_string())
    };
    let wrong = if builder.is_no_colour() {
        messages::embed_accent_wrong(locale)
    } else {
        ""
    };
    [
        TextView {
            typed: Typed::Accent,
            name: "accent",
            label: messages::embed_accent(locale),
            hint: messages::embed_accent_hint(locale).to_owned(),
            value: builder.accent.clone(),
            wrong,
        },
        TextView {
            typed: Typed::Width,
            name: "width",
            label: messages::embed_width(locale),
            hint: bounds(messages::embed_width_hint, WIDTHS),
            value: builder.width.clone(),
            wrong: "",
        },
        TextView {
            typed: Typed::Height,
            name: "height",
            label: messages::embed_height(locale),
            hint: bounds(messages::embed_height_hint, HEIGHTS),
            value: builder.height.clone(),
            wrong: "",
        },
    ]
}

fn label(field: Field, locale: Locale) -> &'static str {
    match field {
        Field::Persona => messages::embed_persona(locale),
        Field::Hour => messages::embed_hour(locale),
        Field::Language => messages::embed_language(locale),
        Field::View => messages::embed_view(locale),
        Field::Scheme => messages::embed_scheme(locale),
        Field::Font => messages::embed_font(locale),
        Field::Ground => messages::embed_ground(locale),
    }
}

/// Returns the entries of a list, in the order of its values.
fn entries(builder: &Builder, field: Field) -> Vec<String> {
    let locale = builder.locale;
    let words = |list: &[fn(Locale) -> &'static str]| {
        list.iter().map(|word| word(locale).to_owned()).collect()
    };
    match field {
        Field::Persona => {
            let name = |name: &str| match name {
                "" => messages::embed_persona_none(locale).to_owned(),
                name => name.to_owned(),
            };
            let pages = builder.choices.pages_in(locale);
            pages.map(|page| name(&page.name)).collect()
        }
        Field::Hour => {
            let mark = locale::facts(locale).clock_mark;
            let hours = builder.choices.hours.iter();
            let hours = hours.map(|hour| hour.replace(':', mark));
            [messages::embed_hour_own(locale).to_owned()]
                .into_iter()
                .chain(hours)
                .collect()
        }
        Field::Language => Locale::ALL.map(|l| endonym(l).to_owned()).into(),
        Field::View => words(&[
            messages::embed_view_story,
            messages::embed_view_embed,
            messages::embed_view_class,
            messages::embed_view_brief,
        ]),
        Field::Scheme => words(&[
            messages::embed_scheme_auto,
            messages::embed_scheme_dark,
            messages::embed_scheme_light,
        ]),
        Field::Font => words(&[
            messages::embed_font_both,
            messages::embed_font_serif,
            messages::embed_font_sans,
        ]),
        Field::Ground => words(&[
            messages::embed_ground_own,
            messages::embed_ground_paper,
            messages::embed_ground_transparent,
        ]),
    }
}
