//! The whole page as one value.

use crate::{
    app::model::Model,
    i18n::bundle::Texts,
    present::{
        board::BoardView,
        clock::ClockView,
        describe::WordsView,
        errands::{self, ErrandsView},
        masthead::MastheadView,
        phone::PhoneView,
        predict::PredictView,
        reveal::RevealView,
    },
};

/// Everything on the page that can change, but for what moves with the clock, and the figures.
///
/// The parts hold the words of every hour at once; the cursor is not read here, so that a step
/// changes nothing in it.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Headline and finding.
    pub masthead: MastheadView,
    /// The question before the day.
    pub predict: PredictView,
    /// The clock bar.
    pub clock: ClockView,
    /// The hour in words.
    pub words: WordsView,
    /// What the person needs done.
    pub errands: ErrandsView,
    /// The phone in the person's hand.
    pub phone: PhoneView,
    /// The services.
    pub board: BoardView,
    /// How the day ended for the person.
    pub reveal: RevealView,
}

/// Returns the page for a session.
#[must_use]
pub fn page(model: &Model, texts: Texts) -> PageView {
    let days = errands::days(model);
    let errands = ErrandsView::of(model, &days, texts);
    let board = BoardView::of(model, texts);
    PageView {
        masthead: MastheadView::of(model, texts),
        predict: PredictView::of(model, texts),
        clock: ClockView::of(model, texts),
        words: WordsView::of(model, texts),
        errands,
        phone: PhoneView::of(model, &days, texts),
        board,
        reveal: RevealView::of(model, texts),
    }
}
