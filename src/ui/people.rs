//! What the page tells of each person: worked out in spare time, so that another person is there at
//! once, or when the reader is faster.

use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
};

use maud::Markup;
use yew::prelude::*;

use crate::{
    app::{model::Model, shared::Shared},
    i18n::bundle::Texts,
    ids::PersonaId,
    platform::elements,
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
    told: Vec<OnceCell<Told>>,
    /// The person whose elements came with the page, until somebody else is shown.
    arrived: Cell<Option<PersonaId>>,
}

/// What the page tells of one person. The elements around its parts stay when they are replaced:
/// browsers know of those whether they are in sight, and style what is in them only then.
struct Told {
    view: Shared<PageView>,
    words: Part,
    errands: Part,
}

/// What the page tells of the person shown.
pub(in crate::ui) struct Shown<'p> {
    /// The page.
    pub view: &'p Shared<PageView>,
    /// The hours in words.
    pub words: Html,
    /// What the person needs done.
    pub errands: Html,
}

/// A part whose elements are made once: the browser does not read its text again when it comes back.
struct Part {
    text: AttrValue,
    elements: OnceCell<Html>,
}

impl Part {
    fn new(part: Markup) -> Self {
        Self {
            text: part.into_string().into(),
            elements: OnceCell::new(),
        }
    }

    fn elements(&self) -> &Html {
        self.elements.get_or_init(|| elements::made(&self.text))
    }
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
            arrived: Cell::new((!model.is_live).then(|| model.persona())),
            day,
        }
    }

    fn told(&self, model: &Model, texts: Texts) -> &Told {
        self.told[model.persona().index()].get_or_init(|| {
            let view = page(model, texts, &self.day);
            Told {
                words: Part::new(words(&view)),
                errands: Part::new(errands(&view.errands)),
                view: Shared::new(view),
            }
        })
    }

    /// Returns what is told of the person whose day a session shows. What came with the page is left as it
    /// is for as long as that person is shown.
    pub(in crate::ui) fn shown(&self, model: &Model, texts: Texts) -> Shown<'_> {
        let told = self.told(model, texts);
        if self.arrived.get() != Some(model.persona()) {
            self.arrived.set(None);
        }
        let has_arrived = self.arrived.get().is_some();
        let shown = |part: &Part| {
            if has_arrived {
                Html::from_html_unchecked(part.text.clone())
            } else {
                part.elements().clone()
            }
        };
        Shown {
            view: &told.view,
            words: shown(&told.words),
            errands: shown(&told.errands),
        }
    }

    /// Prepares what is told of one more person; returns false when there is nobody left.
    pub(in crate::ui) fn prepare(&self, session: &Model, texts: Texts) -> bool {
        let Some(place) = self.told.iter().position(|told| told.get().is_none()) else {
            return false;
        };
        let session = session.on_page_of(PersonaId::from_index(place));
        let told = self.told(&session, texts);
        told.words.elements();
        told.errands.elements();
        true
    }
}

/// Returns what the page tells, made anew only when run or language change.
#[hook]
pub(in crate::ui) fn use_people(model: &Model, texts: Texts) -> Shared<People> {
    let key = (model.run.clone(), texts.locale());
    let people = use_memo(key, |_| Shared::new(People::of(model, texts)));
    (*people).clone()
}
