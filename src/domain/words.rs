//! A text that a scenario carries in every language of the page. It must not choose the language.

use serde::{Deserialize, Serialize};

use crate::ids::Locale;

/// One text in each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words([Box<str>; Locale::ALL.len()]);

impl Words {
    /// Takes the texts in the order of [`Locale::ALL`].
    #[must_use]
    pub fn new(texts: [Box<str>; Locale::ALL.len()]) -> Self {
        Self(texts)
    }

    /// Returns the text in one language.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        &self.0[locale.index()]
    }
}
