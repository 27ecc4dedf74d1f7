//! What the page tells of each person: worked out in spare time, so that another person is there at
//! once, or when the reader is faster.

use std::{cell::OnceCell, rc::Rc};

use yew::prelude::*;

use crate::{
    app::{model::Model, shared::Shared},
    i18n::bundle::Texts,
    ids::PersonaId,
    present::page::{DayView, PageView, page},
    ui::{board::board, errands::errands, markup::raw, masthead::masthead, words::words},
};

/// What the page tells of a run: of the day, and of each person once it is worked out.
pub(in crate::ui) struct People {
    /// What hangs on the run alone.
    pub day: DayView,
    /// Headline and finding.
    pub masthead: Html,
    /// The services.
    pub board: Rc<Html>,
    told: Vec<OnceCell<Rc<Told>>>,
}

/// What the page tells of one person. The elements around its parts stay when they are replaced:
/// browsers know of those whether they are in sight, and style what is in them only then.
pub(in crate::ui) struct Told {
    /// The page.
    pub view: Shared<PageView>,
    /// The hours in words.
    pub words: Html,
    /// What the person needs done.
    pub errands: Html,
}

impl People {
    fn of(model: &Model, texts: Texts) -> Self {
        let day = DayView::of(model, texts);
        Self {
            masthead: raw(masthead(&day.masthead)),
            board: Rc::new(board(&day.board)),
            told: model
                .scenario
                .personas
                .iter()
                .map(|_| OnceCell::new())
                .collect(),
            day,
        }
    }

    /// Returns what is told of the person whose day a session shows.
    pub(in crate::ui) fn told(&self, model: &Model, texts: Texts) -> Rc<Told> {
        let told = || {
            let view = page(model, texts, &self.day);
            Rc::new(Told {
                words: raw(words(&view)),
                errands: raw(errands(&view.errands)),
                view: Shared::new(view),
            })
        };
        self.told[model.persona().index()].get_or_init(told).clone()
    }

    /// Returns a person of whom nothing is told yet.
    pub(in crate::ui) fn untold(&self) -> Option<PersonaId> {
        let place = self.told.iter().position(|told| told.get().is_none())?;
        Some(PersonaId::from_index(place))
    }
}

/// Returns what the page tells, made anew only when run or language change.
#[hook]
pub(in crate::ui) fn use_people(model: &Model, texts: Texts) -> Shared<People> {
    let key = (model.run.clone(), texts.locale());
    let people = use_memo(key, |_| Shared::new(People::of(model, texts)));
    (*people).clone()
}
