//! The whole page as one value.

use crate::{
    app::model::Model,
    i18n::bundle::Texts,
    present::{
        board::BoardView, clock::ClockView, describe::WordsView, errands::ErrandsView,
        masthead::MastheadView,
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
    /// The clock bar.
    pub clock: ClockView,
    /// The hour in words.
    pub words: WordsView,
    /// What the person needs done.
    pub errands: ErrandsView,
    /// The services.
    pub board: BoardView,
}

/// Returns the page for a session.
#[must_use]
pub fn page(model: &Model, texts: Texts) -> PageView {
    let errands = ErrandsView::of(model, texts);
    let board = BoardView::of(model, texts);
    PageView {
        masthead: MastheadView::of(model, texts),
        clock: ClockView::of(model, texts),
        words: WordsView::of(model, texts, &errands),
        errands,
        board,
    }
}
