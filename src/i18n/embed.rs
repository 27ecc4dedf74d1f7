//! The words of the snippet builder, one function per message of `embed.ftl`: in a module of its own,
//! since readers of the explainer load none of them, and its program has both languages built in.

/// What the build has generated.
pub(crate) mod messages {
    use crate::{i18n::messages::fill, ids::Locale};

    include!(concat!(env!("OUT_DIR"), "/embed-messages.rs"));
    include!(concat!(env!("OUT_DIR"), "/embed-texts.rs"));

    /// Returns the text of a language at a place.
    fn take_text(locale: Locale, place: usize) -> &'static str {
        texts(locale).get(place).copied().unwrap_or_default()
    }
}
