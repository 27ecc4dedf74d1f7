//! The handle by which view models ask for words: it carries the language and nothing else.

use crate::ids::Locale;

/// The words and figures of one language.
///
/// Messages are called as `messages::key(texts.locale(), …)`, figures as
/// `number::integer(texts.locale(), …)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    locale: Locale,
}

impl Texts {
    /// Returns the words of `locale`.
    #[must_use]
    pub const fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// Takes the texts of the page's language, which a browser loads beside the Wasm, before any of
    /// them is asked for.
    #[cfg(target_arch = "wasm32")]
    pub fn load(texts: Vec<Box<str>>) {
        crate::i18n::messages::load(texts);
    }

    /// Returns the language.
    #[must_use]
    pub const fn locale(self) -> Locale {
        self.locale
    }
}
