//! The words of a screen: a few on it, and the sentences of its caption.

use crate::{
    app::model::Model,
    domain::{clock::TimeOfDay, errand::Errand},
    i18n::{messages, number},
    ids::Locale,
    metrics::{
        errands::{ErrandDay, ErrandMoment, ErrandState, OtherWay},
        small_office::crowded_wait_minutes,
    },
    present::phone::{
        ScreenView,
        choose::{Screen, tries},
    },
};

/// What the words of a screen are made of.
pub(super) struct Teller<'a> {
    pub(super) model: &'a Model,
    pub(super) errand: &'a Errand,
    pub(super) day: &'a ErrandDay,
    pub(super) moment: ErrandMoment,
    pub(super) time: TimeOfDay,
    pub(super) locale: Locale,
}

impl Teller<'_> {
    /// Returns a screen with its words.
    pub(super) fn view(&self, screen: Screen) -> ScreenView {
        let (name, symbol) = look(screen);
        let sentence = self.sentence(screen);
        let detail = self.detail(screen);
        let caption = [&*sentence, " ", &detail].concat();
        ScreenView {
            name,
            lines: ScreenView::lines([
                self.place(screen),
                symbol.to_owned(),
                self.message(screen),
                detail,
                String::new(),
            ]),
            caption: ScreenView::caption(
                [self.errand.title.get(self.locale), "."].concat(),
                caption.trim_end().to_owned(),
            ),
        }
    }

    /// Where the person is: on a line, or at a service.
    fn place(&self, screen: Screen) -> String {
        let service = self.model.scenario.service(self.errand.service);
        let line = service.phone.map(|id| self.model.scenario.channel(id));
        let words = match (screen, line) {
            (Screen::OnHold | Screen::OtherWay(OtherWay::Phone), Some(line)) => &line.name,
            _ => &service.name,
        };
        words.get(self.locale).to_owned()
    }

    /// A few words on the screen.
    fn message(&self, screen: Screen) -> String {
        let locale = self.locale;
        let words = match screen {
            Screen::Quiet => "",
            Screen::Hangs => return messages::phone_hangs(locale, self.system()),
            Screen::Refused | Screen::NoAnswer => messages::phone_no_answer(locale),
            Screen::Crowded => messages::phone_crowded(locale),
            Screen::Again => messages::phone_again(locale),
            Screen::OnHold => messages::phone_on_hold(locale),
            Screen::OwnCode => messages::phone_own_code(locale),
            Screen::OpenSession => messages::phone_session(locale),
            Screen::Done | Screen::DoneAtLast | Screen::Answered | Screen::OtherWay(_) => {
                messages::phone_done(locale)
            }
            Screen::PutOff => messages::phone_put_off(locale),
            Screen::Missed => messages::phone_missed(locale),
        };
        words.to_owned()
    }

    /// The sentence of the caption.
    fn sentence(&self, screen: Screen) -> String {
        let (locale, system) = (self.locale, self.system());
        match screen {
            Screen::Quiet => String::new(),
            Screen::Hangs => messages::phone_hangs_caption(locale, system),
            Screen::Refused => messages::phone_refused_caption(locale, system),
            Screen::Crowded => messages::phone_crowded_caption(locale, system),
            Screen::Again => messages::phone_again_caption(locale, system),
            Screen::OnHold => messages::phone_on_hold_caption(locale).to_owned(),
            Screen::NoAnswer => messages::phone_no_answer_caption(locale).to_owned(),
            Screen::OwnCode => messages::phone_own_code_caption(locale, system),
            Screen::OpenSession => messages::phone_session_caption(locale).to_owned(),
            Screen::Done => messages::phone_done_caption(locale, system),
            Screen::DoneAtLast => messages::phone_at_last_caption(locale, system),
            Screen::Answered => messages::phone_answered_caption(locale).to_owned(),
            Screen::OtherWay(way) => {
                messages::phone_other_way_caption(locale, way_words(way, locale), system)
            }
            Screen::PutOff => messages::phone_put_off_caption(locale).to_owned(),
            Screen::Missed => messages::phone_missed_caption(locale, &self.deadline()),
        }
    }

    /// How often it was tried, or how long the wait is.
    fn detail(&self, screen: Screen) -> String {
        match screen {
            Screen::Hangs
            | Screen::Refused
            | Screen::Crowded
            | Screen::Again
            | Screen::DoneAtLast
            | Screen::PutOff => messages::phone_tries(self.locale, tries(&self.moment)),
            Screen::NoAnswer => messages::phone_calls(self.locale, tries(&self.moment)),
            Screen::OnHold => self.wait().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Says how many of 100 have used a way that a safeguard has opened, in short and in a sentence;
    /// most people, and so the screen, may not be among them.
    pub(super) fn of_100(&self) -> Option<(String, String)> {
        let moment = &self.moment;
        let people = number::round_to_u64(moment.other_share * 100.0);
        let is_told = people > 0
            && moment.other_way != OtherWay::Phone
            && moment.state != ErrandState::DoneOtherWay;
        let people = number::integer(self.locale, people);
        let way = way_words(moment.other_way, self.locale);
        is_told.then(|| {
            (
                messages::phone_of_100(self.locale, &people, way),
                messages::phone_of_100_caption(self.locale, &people, way),
            )
        })
    }

    /// The wait on the errand's line, if the line is so crowded that the run can tell it.
    fn wait(&self) -> Option<String> {
        let scenario = &self.model.scenario;
        let line = scenario.service(self.errand.service).phone?.index();
        let run = &*self.model.run;
        let minute = scenario.horizon.minute_at(self.time).min(run.minutes() - 1);
        let minutes = number::round_to_u64(crowded_wait_minutes(run, line, minute)?);
        (minutes > 0).then(|| messages::phone_wait(self.locale, minutes))
    }

    fn deadline(&self) -> String {
        let minute = self.day.deadline_minute().unwrap_or_default();
        let minute = minute as u16 + self.model.scenario.horizon.from.minutes();
        number::clock(self.locale, minute)
    }

    fn system(&self) -> &str {
        self.model.scenario.story.system.get(self.locale)
    }
}

/// Says by which other way something is done.
fn way_words(way: OtherWay, locale: Locale) -> &'static str {
    match way {
        OtherWay::Phone => messages::phone_way_phone(locale),
        OtherWay::SecondLogin => messages::phone_way_second(locale),
        OtherWay::Counter => messages::phone_way_counter(locale),
        OtherWay::Code => messages::phone_way_code(locale),
    }
}

/// Returns the name of a screen in the style sheet, and its symbol.
fn look(screen: Screen) -> (&'static str, &'static str) {
    match screen {
        Screen::Quiet => ("quiet", ""),
        Screen::Hangs => ("hangs", "…"),
        Screen::Refused => ("refused", "⊘"),
        Screen::Crowded | Screen::Again => ("again", "↻"),
        Screen::OnHold => ("call", "☏"),
        Screen::NoAnswer => ("refused", "☏"),
        Screen::OwnCode => ("open", "••••"),
        Screen::OpenSession => ("open", "◉"),
        Screen::OtherWay(OtherWay::Counter) => ("ticket", "✓"),
        Screen::Done | Screen::DoneAtLast | Screen::Answered | Screen::OtherWay(_) => ("done", "✓"),
        Screen::PutOff => ("late", "→"),
        Screen::Missed => ("late", "✕"),
    }
}
