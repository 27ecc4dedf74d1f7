//! What the page says about a link it could not follow to the letter.

use crate::{
    app::permalink::LinkWarning,
    i18n::{bundle::Texts, messages},
};

/// Returns one polite sentence for each thing in the link that could not be used.
#[must_use]
pub fn sentences(warnings: &[LinkWarning], texts: Texts) -> Vec<String> {
    let locale = texts.locale();
    warnings
        .iter()
        .map(|warning| match warning {
            LinkWarning::Version(found) => messages::notice_version(locale, found),
            LinkWarning::Scenario(found) => messages::notice_scenario(locale, found),
            LinkWarning::Language(found) => messages::notice_language(locale, found),
            LinkWarning::Persona(found) => messages::notice_persona(locale, found),
            LinkWarning::Hour(found) => messages::notice_hour(locale, found),
            LinkWarning::Outage(found) => messages::notice_outage(locale, found),
            LinkWarning::Safeguard(found) => messages::notice_safeguard(locale, found),
            LinkWarning::Appearance(found) => messages::notice_appearance(locale, found),
            LinkWarning::Guess(found) => messages::notice_guess(locale, found),
            LinkWarning::Unknown(found) => messages::notice_unknown(locale, found),
        })
        .collect()
}
