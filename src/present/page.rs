//! The whole page as one value.

use crate::{
    app::{model::Model, shared::Shared},
    i18n::bundle::Texts,
    present::{
        board::BoardView,
        clock::ClockView,
        describe::WordsView,
        errands::ErrandsView,
        masthead::MastheadView,
        people::{Followed, followed},
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
    /// What hangs on the run alone.
    pub day: DayView,
    /// The question before the day.
    pub predict: PredictView,
    /// The hour in words.
    pub words: WordsView,
    /// What the person needs done.
    pub errands: ErrandsView,
    /// The phone in the person's hand.
    pub phone: PhoneView,
    /// How the day ended for the person.
    pub reveal: RevealView,
}

/// What is the same for every person, so that a change of person leaves it as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct DayView {
    /// Headline and finding.
    pub masthead: Shared<MastheadView>,
    /// The clock bar.
    pub clock: Shared<ClockView>,
    /// The services.
    pub board: Shared<BoardView>,
    /// Everyone's errands, followed once.
    pub people: Shared<Vec<Followed>>,
}

impl DayView {
    /// Returns what a session's run comes to for every person.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        Self {
            masthead: Shared::new(MastheadView::of(model, texts)),
            clock: Shared::new(ClockView::of(model, texts)),
            board: Shared::new(BoardView::of(model, texts)),
            people: Shared::new(followed(model)),
        }
    }
}

/// Returns the page for a session, with what hangs on its run alone.
#[must_use]
pub fn page(model: &Model, texts: Texts, day: &DayView) -> PageView {
    let days = &day.people[model.persona().index()].days;
    PageView {
        predict: PredictView::of(model, texts),
        words: WordsView::of(model, days, texts),
        errands: ErrandsView::of(model, days, texts),
        phone: PhoneView::of(model, days, texts),
        reveal: RevealView::of(model, days, texts),
        day: day.clone(),
    }
}
