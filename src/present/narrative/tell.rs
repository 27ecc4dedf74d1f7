//! From a fact to its sentence, in the reader's language.

use crate::{
    domain::{errand::Deadline, words::Words},
    i18n::{messages, number},
    metrics::errands::{ErrandMoment, ErrandState, OtherWay},
    present::narrative::{
        fact::{Fact, Manner, Sentence},
        person::Scene,
    },
};

impl Scene<'_> {
    /// Returns the sentence that states a fact about the person.
    ///
    /// The person is named once an hour. `is_named`: whether that has been done.
    pub(super) fn sentence(&self, fact: Fact, is_named: bool) -> Sentence {
        let persona = self.persona;
        let words = if is_named {
            &persona.pronoun
        } else {
            &persona.called
        };
        let name = words.get(self.locale);
        let lines = |place| &self.errand(place).lines;
        let mut text = match fact {
            Fact::Stake(place) => self.own_words(lines(place).at_stake.as_ref()),
            Fact::Relief(place) => self.own_words(lines(place).relief.as_ref()),
            Fact::Loss(place) => self.own_words(lines(place).loss.as_ref()),
            Fact::Due(place) => self.due(place),
            Fact::Done(place, manner) => self.done_words(name, place, manner),
            Fact::Stuck(place)
            | Fact::StuckToo(place)
            | Fact::Waits(place)
            | Fact::LeftQueue(place)
            | Fact::TimeLeft(place)
            | Fact::Still(place) => self.stuck_words(name, place, fact),
            Fact::PutOff(place)
            | Fact::GivenUp(place)
            | Fact::Missed(place)
            | Fact::Undone(place) => self.lost_words(name, place, fact),
            _ => self.day_words(name, fact),
        };
        // A pronoun at the start.
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        Sentence { fact, text }
    }

    fn task(&self, place: usize) -> &str {
        self.errand(place).infinitive.get(self.locale)
    }

    /// Returns when an errand is first tried.
    fn wanted(&self, place: usize) -> String {
        number::clock(self.locale, self.errand(place).wanted.minutes())
    }

    /// Returns a sentence of the scenario.
    fn own_words(&self, words: Option<&Words>) -> String {
        words.map_or_else(String::new, |words| words.get(self.locale).to_owned())
    }

    /// Says how the day stands.
    fn day_words(&self, name: &str, fact: Fact) -> String {
        let locale = self.locale;
        let (done, all) = (self.done(), self.now.len() as u64);
        let is_all = done == all;
        let count = |count| number::integer(locale, count);
        match fact {
            Fact::Errands => messages::day_errands(locale, all, name),
            Fact::Next(place) => {
                messages::day_next(locale, &self.wanted(place), name, self.task(place))
            }
            Fact::Pause(0) => messages::day_first(locale, name, &self.wanted(0)),
            Fact::Pause(place) => messages::day_pause(locale, name, &self.wanted(place)),
            Fact::Through => messages::day_through(locale, name),
            Fact::End if is_all => messages::day_end_all(locale, name, &count(all)),
            Fact::End => messages::day_end(locale, name, &count(done), &count(all)),
            _ if is_all => messages::day_so_far_all(locale, name, &count(all)),
            _ => messages::day_so_far(locale, name, &count(done), &count(all)),
        }
    }

    /// Says that an errand is stuck, in other words each hour.
    fn stuck_words(&self, name: &str, place: usize, fact: Fact) -> String {
        let (locale, task) = (self.locale, self.task(place));
        let ErrandMoment { state, tries, .. } = self.now[place];
        let is_call = self.is_call(place);
        let tries = number::integer(locale, number::round_to_u64(tries).max(1));
        match fact {
            Fact::Stuck(_) if is_call => messages::stuck_call(locale, name, task),
            Fact::Stuck(_) => messages::stuck_login(locale, name, task),
            Fact::StuckToo(_) => messages::stuck_login_too(locale, name, task),
            Fact::Waits(_) if is_call => messages::stuck_call_waits(locale, name, task),
            Fact::Waits(_) => messages::stuck_to_phone(locale, name, task),
            Fact::LeftQueue(_) => messages::stuck_from_phone(locale, name, task),
            Fact::TimeLeft(_) => {
                let minutes = self.minutes_left(place).unwrap_or_default();
                let left = number::hours(locale, minutes as u16);
                messages::stuck_time_left(locale, name, &left, task)
            }
            _ if state == ErrandState::OnPhone => messages::stuck_on_phone(locale, name, task),
            _ => match self.memory.times(fact) % 3 {
                0 => messages::stuck_tries(locale, &tries, name, task),
                1 => messages::stuck_again(locale, name, task),
                _ => messages::stuck_count(locale, name, &tries, task),
            },
        }
    }

    /// Says until when an errand must be done.
    fn due(&self, place: usize) -> String {
        let locale = self.locale;
        match self.deadline(place) {
            Deadline::Today(time) => {
                messages::due_today(locale, &number::clock(locale, time.minutes()))
            }
            Deadline::Later(date) => {
                let date = number::day_and_month(locale, &date.to_data());
                if self.is_deadline_moved(place) {
                    messages::due_moved(locale, &date)
                } else {
                    messages::due_later(locale, &date)
                }
            }
        }
    }

    fn done_words(&self, name: &str, place: usize, manner: Manner) -> String {
        let (locale, task) = (self.locale, self.task(place));
        match manner {
            Manner::InTime => messages::done_in_time(locale, name, task),
            Manner::Also => messages::done_also(locale, name, task),
            Manner::Too => messages::done_too(locale, name, task),
            Manner::Just => messages::done_just(locale, name, task),
            Manner::NoLogin => messages::done_no_login(locale, name, task),
            Manner::AtLast => messages::done_at_last(locale, name, task),
            Manner::AfterTries => messages::done_after_tries(locale, name, task),
            Manner::By(OtherWay::Phone) => messages::done_by_phone(locale, name, task),
            Manner::By(OtherWay::SecondLogin) => messages::done_by_second_login(locale, name, task),
            Manner::By(OtherWay::Code) => messages::done_by_code(locale, name, task),
            Manner::By(OtherWay::Counter) => messages::done_by_counter(locale, name, task),
        }
    }

    /// Says that an errand is not done today.
    fn lost_words(&self, name: &str, place: usize, fact: Fact) -> String {
        let (locale, task) = (self.locale, self.task(place));
        match (fact, self.deadline(place)) {
            (Fact::Missed(_), Deadline::Today(due)) => {
                let clock = number::clock(locale, due.minutes());
                messages::lost_missed(locale, &clock, name, task)
            }
            (Fact::GivenUp(_), _) => messages::lost_given_up(locale, name, task),
            (Fact::PutOff(_), _) => messages::lost_put_off(locale, name, task),
            _ => messages::day_undone(locale, name, task),
        }
    }
}
