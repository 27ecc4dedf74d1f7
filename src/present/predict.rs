//! The question before the day: how many of the person's errands are done on time.

use crate::{
    app::model::Model,
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
};

/// The question, the same until another person is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PredictView {
    /// The heading.
    pub heading: &'static str,
    /// The question.
    pub question: String,
    /// What counts, and who sees the guess.
    pub meaning: &'static str,
    /// How many errands there are: the highest guess.
    pub errands: u8,
    /// What is written on each guess, from none to all.
    pub guesses: Vec<String>,
    /// The way past it.
    pub skip: &'static str,
    /// The way on from it.
    pub go: &'static str,
}

impl PredictView {
    /// Returns the question about the person shown in a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let persona = model.scenario.persona(model.persona());
        // A scenario has far fewer: the reader could not follow more.
        let errands = u8::try_from(persona.errands.len()).unwrap_or(u8::MAX);
        let write = |count: u8| number::integer(locale, count.into());
        Self {
            heading: messages::predict_heading(locale),
            question: messages::predict_question(
                locale,
                persona.person.get(locale),
                &write(errands),
            ),
            meaning: messages::predict_meaning(locale),
            errands,
            guesses: (0..=errands).map(write).collect(),
            skip: messages::predict_skip(locale),
            go: messages::predict_go(locale),
        }
    }
}

/// Says what the reader guessed for the person shown, and what whoever sent the link did.
#[must_use]
pub fn said(model: &Model, locale: Locale) -> Vec<String> {
    sent(model, locale)
        .into_iter()
        .chain(made(model, locale))
        .collect()
}

/// Says what whoever sent the link guessed for the person shown.
#[must_use]
pub fn sent(model: &Model, locale: Locale) -> Option<String> {
    let guess = model.sent_guesses.of(model.persona())?;
    let guess = number::integer(locale, guess.into());
    Some(messages::predict_sent(locale, &guess))
}

fn made(model: &Model, locale: Locale) -> Option<String> {
    let all = model.scenario.persona(model.persona()).errands.len();
    let [guess, all] = [u64::from(model.guess()?), all as u64];
    let write = |count: u64| number::integer(locale, count);
    Some(messages::predict_made(locale, &write(guess), &write(all)))
}
