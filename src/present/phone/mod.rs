//! The phone in the hand: what this person sees at each hour on the errand that matters then.
//!
//! Which errand it is, and which screen fits, is decided here by rules; nothing is told that the run
//! does not say. It draws no known app: the words name the system, the service and what happens.

mod choose;
mod tell;

use crate::{
    app::model::Model,
    domain::clock::TimeOfDay,
    i18n::{bundle::Texts, messages},
    ids::Locale,
    metrics::errands::ErrandDay,
    present::{
        clock::Phase,
        phone::{
            choose::{Situation, chosen, screen, still_works},
            tell::Teller,
        },
        spells::{Spell, spells},
    },
};

/// The phone in the hand.
#[derive(Clone, Debug, PartialEq)]
pub struct PhoneView {
    /// What stands over its caption.
    pub label: &'static str,
    /// What it shows, over the hours.
    pub screens: Vec<Spell<ScreenView>>,
}

/// What the phone shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenView {
    /// Its name in the style sheet.
    pub name: &'static str,
    /// Its symbol.
    pub symbol: &'static str,
    /// Where the person is: a service or a phone line; empty on a dark screen.
    pub place: String,
    /// What stands there in a few words.
    pub message: String,
    /// How often it was tried, or how long the wait is; may be empty.
    pub detail: String,
    /// What works beside it; may be empty.
    pub beside: String,
    /// The errand it is about, as the caption begins; empty on a dark screen.
    pub errand: String,
    /// The same as on the screen, in sentences.
    pub caption: String,
}

impl PhoneView {
    /// Returns the phone of the person shown in a session, whose errands go so.
    #[must_use]
    pub fn of(model: &Model, days: &[ErrandDay], texts: Texts) -> Self {
        let locale = texts.locale();
        let errands = &model.scenario.persona(model.persona()).errands;
        let screen_at = |time: TimeOfDay| {
            let pairs = errands.iter().zip(days);
            let situations: Vec<Situation> = pairs
                .map(|(errand, day)| Situation::of(model, errand, day, time))
                .collect();
            let teller = |place: usize| Teller {
                model,
                errand: &errands[place],
                day: &days[place],
                moment: situations[place].moment,
                time,
                locale,
            };
            let Some(place) = chosen(&situations) else {
                return ScreenView::quiet(locale);
            };
            let phase = Phase::at(model, time);
            let view = teller(place).view(screen(&situations[place], phase));
            let beside = still_works(&situations, place);
            match (teller(place).of_100(), beside) {
                (Some((short, sentence)), _) => view.with(&[&short], &[&sentence]),
                (None, Some(other)) => {
                    let other = teller(other).view(screen(&situations[other], phase));
                    let beside = [&*other.place, ": ", &other.message];
                    view.with(&beside, &[&other.errand, &other.caption])
                }
                (None, None) => view,
            }
        };
        Self {
            label: messages::phone_label(locale),
            screens: spells(&model.scenario.horizon, screen_at),
        }
    }
}

impl ScreenView {
    fn quiet(locale: Locale) -> Self {
        Self {
            name: "quiet",
            symbol: "",
            place: String::new(),
            message: String::new(),
            detail: String::new(),
            beside: String::new(),
            errand: String::new(),
            caption: messages::phone_quiet_caption(locale).to_owned(),
        }
    }

    /// Adds what works beside it, and its sentences.
    fn with(mut self, beside: &[&str], sentences: &[&str]) -> Self {
        self.beside = beside.concat();
        for sentence in sentences {
            self.caption.push(' ');
            self.caption.push_str(sentence);
        }
        self
    }
}
