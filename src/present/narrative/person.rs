//! What is told of a person in an hour, and in which order. It must not choose words.

use crate::{
    app::model::Model,
    domain::{
        clock::TimeOfDay,
        errand::{Deadline, Errand},
        persona::Persona,
        service::RouteKind,
    },
    ids::Locale,
    metrics::errands::{ErrandDay, ErrandMoment, ErrandState, OtherWay},
    present::{
        clock::Phase,
        narrative::{
            Memory,
            fact::{Fact, Manner},
            is_done, is_lost, is_open,
        },
    },
};

/// A deadline so near, in minutes, is told.
const NEAR_MINUTES: usize = 120;

/// An errand done with fewer tries than this was done at the first.
const FIRST_TRY: f64 = 1.5;

/// One hour of one person: how each errand stands, and how it stood an hour before.
pub(super) struct Scene<'a> {
    pub(super) model: &'a Model,
    pub(super) locale: Locale,
    pub(super) time: TimeOfDay,
    pub(super) persona: &'a Persona,
    pub(super) now: &'a [ErrandMoment],
    pub(super) memory: &'a Memory,
    days: &'a [ErrandDay],
    before: &'a [ErrandState],
    phase: Phase,
    deadline_minutes_added: f64,
}

/// Something that can be told of an errand.
struct Item {
    /// What comes first is told first.
    rank: f64,
    /// Whether it has changed since the hour before, or will soon.
    is_news: bool,
    lead: Fact,
    /// What it means.
    follow: Option<Fact>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        model: &'a Model,
        locale: Locale,
        time: TimeOfDay,
        days: &'a [ErrandDay],
        now: &'a [ErrandMoment],
        before: &'a [ErrandState],
        memory: &'a Memory,
    ) -> Self {
        Self {
            model,
            locale,
            time,
            persona: model.scenario.persona(model.persona()),
            now,
            memory,
            days,
            before,
            phase: Phase::at(model, time),
            deadline_minutes_added: model.world().deadline_minutes_added,
        }
    }

    /// Returns what can be told, the most important first; more than fits into an hour.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let horizon = &self.model.scenario.horizon;
        let mut items: Vec<Item> = Vec::new();
        for item in (0..self.now.len()).filter_map(|place| self.item(place)) {
            let at = items.partition_point(|known| known.rank >= item.rank);
            items.insert(at, item);
        }
        let mut facts = Vec::new();
        if self.time == horizon.first_hour {
            facts.push(Fact::Errands);
        }
        self.push_items(items, &mut facts);
        if self.time == horizon.last_hour {
            // The end is told in any case, so that at most one item comes before it.
            facts.truncate(1);
            self.push_end(&mut facts);
        }
        facts
    }

    /// Returns what fills an hour in which little happens.
    pub(super) fn fillers(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        if self.time == self.model.scenario.horizon.last_hour {
            return facts;
        }
        if let Some(next) = self.first(|state| state == ErrandState::NotYet) {
            let is_far = self.errand(next).wanted.minutes() > self.time.minutes() + 60;
            facts.push(if is_far {
                Fact::Pause(next)
            } else {
                Fact::Next(next)
            });
        } else if self.first(is_open).is_none() && self.memory.times(Fact::Through) == 0 {
            facts.push(Fact::Through);
        }
        if self.done() > 0 {
            facts.push(Fact::SoFar);
        }
        facts
    }

    /// Tells the first item with what it means, and then what else is new.
    fn push_items(&self, items: Vec<Item>, facts: &mut Vec<Fact>) {
        let mut items = items.into_iter();
        let Some(first) = items.next() else {
            return;
        };
        facts.push(first.lead);
        facts.extend(first.follow);
        let rest: Vec<Item> = items.collect();
        let second = rest.iter().find(|item| item.is_news).or(rest.first());
        if let Some(second) = second {
            let lead = match (first.lead, second.lead) {
                (Fact::Stuck(_) | Fact::Still(_), Fact::Stuck(place)) if !self.is_call(place) => {
                    Fact::StuckToo(place)
                }
                (
                    Fact::Done(_, Manner::AtLast | Manner::AfterTries),
                    Fact::Done(place, Manner::AtLast | Manner::AfterTries),
                ) => Fact::Done(place, Manner::Too),
                (Fact::Done(_, Manner::InTime), Fact::Done(place, Manner::InTime)) => {
                    Fact::Done(place, Manner::Also)
                }
                (_, lead) => lead,
            };
            facts.push(lead);
            facts.extend(second.follow);
        }
    }

    /// Tells how the day ends.
    fn push_end(&self, facts: &mut Vec<Fact>) {
        let is_open = self.first(|state| is_open(state) || state == ErrandState::NotYet);
        if is_open.is_some() {
            facts.push(Fact::SoFar);
            return;
        }
        facts.push(Fact::End);
        let lost = (0..self.now.len()).filter(|&place| is_lost(self.now[place].state));
        let weight = |place: &usize| {
            let is_missed = self.now[*place].state == ErrandState::Missed;
            self.importance(*place) + if is_missed { 100.0 } else { 0.0 }
        };
        // Of equal ones the earlier.
        let heaviest = lost
            .rev()
            .max_by(|one, other| weight(one).total_cmp(&weight(other)));
        if let Some(place) = heaviest {
            facts.push(Fact::Undone(place));
            let is_later = matches!(self.deadline(place), Deadline::Later(_));
            facts.extend(self.loss(place).or(is_later.then_some(Fact::Due(place))));
        }
    }

    /// Returns the first errand in a state.
    fn first(&self, is_so: impl Fn(ErrandState) -> bool) -> Option<usize> {
        self.now.iter().position(|moment| is_so(moment.state))
    }

    pub(super) fn errand(&self, place: usize) -> &'a Errand {
        &self.persona.errands[place]
    }

    /// Returns how many errands are done.
    pub(super) fn done(&self) -> u64 {
        self.now
            .iter()
            .filter(|moment| is_done(moment.state))
            .count() as u64
    }

    /// Returns how much it matters to the person: how much longer than usual one would try.
    fn importance(&self, place: usize) -> f64 {
        if self.days[place].is_certain() {
            0.0
        } else {
            self.errand(place).persistence_factor.value()
        }
    }

    /// Returns the deadline of an errand as it stands in this run.
    pub(super) fn deadline(&self, place: usize) -> Deadline {
        let today = self.model.scenario.date;
        let added = self.deadline_minutes_added as u32;
        self.errand(place).deadline.moved(today, added)
    }

    pub(super) fn is_deadline_moved(&self, place: usize) -> bool {
        self.deadline(place) != self.errand(place).deadline
    }

    /// Returns the minutes to the deadline, if it lies within the simulated day.
    pub(super) fn minutes_left(&self, place: usize) -> Option<usize> {
        let minute = self.model.scenario.horizon.minute_at(self.time);
        self.days[place].deadline_minute()?.checked_sub(minute)
    }

    /// Returns whether the errand is a call, not a login.
    pub(super) fn is_call(&self, place: usize) -> bool {
        let errand = self.errand(place);
        let service = self.model.scenario.service(errand.service);
        service.routes[errand.route].kind != RouteKind::Login && !self.days[place].is_certain()
    }

    /// Returns what can be told of an errand in this hour.
    fn item(&self, place: usize) -> Option<Item> {
        let (before, now) = (self.before[place], self.now[place].state);
        let importance = self.importance(place);
        let news = |bonus: f64, lead, follow| {
            Some(Item {
                rank: importance + bonus,
                is_news: true,
                lead,
                follow,
            })
        };
        match now {
            ErrandState::Done | ErrandState::DoneOtherWay if !is_done(before) => {
                let manner = self.manner(place);
                let bonus = match manner {
                    Manner::AtLast | Manner::By(_) => 10.0,
                    Manner::AfterTries | Manner::Too => 1.0,
                    Manner::NoLogin => 0.5,
                    Manner::InTime | Manner::Also | Manner::Just => 0.0,
                };
                let is_relief = bonus >= 1.0;
                let follow = is_relief.then(|| self.relief(place)).flatten();
                news(bonus, Fact::Done(place, manner), follow)
            }
            ErrandState::Missed if before != now => {
                news(20.0, Fact::Missed(place), self.loss(place))
            }
            ErrandState::PutOff if before != now => {
                let follow = self.loss(place).or(Some(Fact::Due(place)));
                if self.days[place].deadline_minute().is_some() {
                    news(5.0, Fact::GivenUp(place), follow)
                } else {
                    news(0.5, Fact::PutOff(place), follow)
                }
            }
            ErrandState::Trying | ErrandState::OnPhone => self.stuck(place),
            _ => None,
        }
    }

    /// Returns what can be told of an errand that is stuck.
    fn stuck(&self, place: usize) -> Option<Item> {
        let (before, now) = (self.before[place], self.now[place].state);
        let is_near = self
            .minutes_left(place)
            .is_some_and(|left| (1..=NEAR_MINUTES).contains(&left));
        let (bonus, lead) = match (before, now) {
            (ErrandState::OnPhone, ErrandState::Trying) => (1.0, Fact::LeftQueue(place)),
            (before, ErrandState::OnPhone) if before != now => (1.0, Fact::Waits(place)),
            (before, _) if before != now => (1.0, Fact::Stuck(place)),
            _ if is_near => (4.0, Fact::TimeLeft(place)),
            _ => (0.0, Fact::Still(place)),
        };
        let is_untold = |fact: &Fact| self.memory.times(*fact) == 0;
        let stake = self.errand(place).lines.at_stake.is_some() && !self.is_deadline_moved(place);
        let stake = stake.then_some(Fact::Stake(place)).filter(is_untold);
        let due = Some(Fact::Due(place)).filter(is_untold);
        Some(Item {
            rank: self.importance(place) + bonus,
            is_news: bonus > 0.0,
            lead,
            follow: stake.or(due),
        })
    }

    /// Returns how an errand was done.
    fn manner(&self, place: usize) -> Manner {
        let now = self.now[place];
        let is_disturbed = matches!(self.phase, Phase::Outage | Phase::Recovery);
        let outage = self.model.outage();
        if self.days[place].is_certain() {
            return if is_disturbed {
                Manner::NoLogin
            } else {
                Manner::InTime
            };
        }
        if now.state == ErrandState::DoneOtherWay {
            return Manner::By(now.other_way);
        }
        if self.is_call(place) {
            return Manner::By(OtherWay::Phone);
        }
        if self.before[place] != ErrandState::NotYet {
            Manner::AtLast
        } else if now.tries >= FIRST_TRY {
            Manner::AfterTries
        } else if outage.contains(self.time) && self.errand(place).wanted < outage.start {
            Manner::Just
        } else {
            Manner::InTime
        }
    }

    /// Returns what it means that an errand is done, if the deadline as it was is kept.
    fn relief(&self, place: usize) -> Option<Fact> {
        let is_late = match self.errand(place).deadline {
            Deadline::Today(due) => self.time > due,
            Deadline::Later(_) => false,
        };
        let has_words = self.errand(place).lines.relief.is_some();
        (has_words && !is_late).then_some(Fact::Relief(place))
    }

    /// Returns what it means that an errand is not done, if its deadline is as it was.
    fn loss(&self, place: usize) -> Option<Fact> {
        let has_words = self.errand(place).lines.loss.is_some();
        (has_words && !self.is_deadline_moved(place)).then_some(Fact::Loss(place))
    }
}
