//! The words of the parts that never change, one function per message of `still.ftl`: pre-rendered,
//! and kept by the browser as they are, so that no reader's program loads them.

/// What the build has generated.
pub(crate) mod messages {
    use crate::{
        i18n::{messages::fill, number::integer},
        ids::Locale,
    };

    include!(concat!(env!("OUT_DIR"), "/still-messages.rs"));
    include!(concat!(env!("OUT_DIR"), "/still-texts.rs"));

    /// Returns the text of a language at a place.
    fn take_text(locale: Locale, place: usize) -> &'static str {
        texts(locale).get(place).copied().unwrap_or_default()
    }
}
