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
    /// What stands on it, each with its name in the style sheet: the place, a symbol, a few words, how
    /// often it was tried or how long the wait is, and what works beside it; any may be empty.
    pub lines: [(&'static str, String); 5],
    /// The errand it is about, empty on a dark screen, and the same as on the screen in sentences.
    pub caption: [(&'static str, String); 2],
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
                    let beside = [&*other.lines[0].1, ": ", &other.lines[2].1];
                    let [(_, errand), (_, sentences)] = &other.caption;
                    view.with(&beside, &[errand, sentences])
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
    /// Names what stands on a screen, from its top to its bottom.
    fn lines(texts: [String; 5]) -> [(&'static str, String); 5] {
        let [place, symbol, message, detail, beside] = texts;
        [
            ("place", place),
            ("symbol", symbol),
            ("message", message),
            ("detail", detail),
            ("beside", beside),
        ]
    }

    /// Names what the caption says.
    fn caption(errand: String, sentences: String) -> [(&'static str, String); 2] {
        [("about", errand), ("sentences", sentences)]
    }

    fn quiet(locale: Locale) -> Self {
        Self {
            name: "quiet",
            lines: Self::lines([const { String::new() }; 5]),
            caption: Self::caption(
                String::new(),
                messages::phone_quiet_caption(locale).to_owned(),
            ),
        }
    }

    /// Adds what works beside it, and its sentences.
    fn with(mut self, beside: &[&str], sentences: &[&str]) -> Self {
        self.lines[4].1 = beside.concat();
        for sentence in sentences {
            self.caption[1].1.push(' ');
            self.caption[1].1.push_str(sentence);
        }
        self
    }
}
