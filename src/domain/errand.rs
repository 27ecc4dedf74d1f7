//! One thing a person needs done today: service, way, deadline, and the words for each outcome.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        clock::{Date, TimeOfDay},
        sourced::Quantity,
        words::Words,
    },
    ids::ServiceId,
};

/// One thing to get done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Errand {
    /// Its id within the persona.
    pub slug: Box<str>,
    /// What is to be done, as a short phrase.
    pub title: Words,
    /// The same within a sentence, as an infinitive without its mark: "register as unemployed".
    pub infinitive: Words,
    /// The service it needs.
    pub service: ServiceId,
    /// The place in the service's list of the route the person takes.
    pub route: usize,
    /// Whether the person may turn to the service's phone line; the service then has one.
    pub may_phone: bool,
    /// When the person first tries.
    pub wanted: TimeOfDay,
    /// Until when it must be done.
    pub deadline: Deadline,
    /// How much longer than usual the person keeps trying; multiplies the mean patience.
    pub persistence_factor: Quantity,
    /// Its harm weight, in place of [`crate::domain::behaviour::Behaviour::errand_weight`].
    pub weight: Option<Quantity>,
    /// What the reader is told in each state; `None` for a state that cannot happen.
    pub lines: Lines,
}

/// Until when an errand must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Deadline {
    /// The same day, after it is wanted.
    Today(TimeOfDay),
    /// A later day.
    Later(Date),
}

impl Deadline {
    /// Returns the deadline moved by so many minutes; one on a later day lasts to the end of that day.
    ///
    /// ```
    /// use lockout::domain::{clock::{Date, TimeOfDay}, errand::Deadline};
    /// let (date, time) = (|text| Date::parse(text).unwrap(), |text| TimeOfDay::parse(text).unwrap());
    /// let noon = Deadline::Today(time("12:00"));
    /// let today = date("2026-01-12");
    /// assert_eq!(noon.moved(today, 30), Deadline::Today(time("12:30")));
    /// assert_eq!(noon.moved(today, 1440), Deadline::Later(date("2026-01-13")));
    /// ```
    #[must_use]
    pub fn moved(self, today: Date, minutes: u32) -> Self {
        match self {
            Self::Today(time) => {
                let due = u32::from(time.minutes()) + minutes;
                let same_day = u16::try_from(due).ok().and_then(TimeOfDay::from_minutes);
                same_day.map_or(Self::Later(today.plus_days(due / 1440)), Self::Today)
            }
            Self::Later(date) => Self::Later(date.plus_days(minutes / 1440)),
        }
    }
}

/// The words of an errand for each state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lines {
    /// When it went as planned.
    pub done: Words,
    /// While trying; present for login routes and for services that are a phone line only.
    pub trying: Option<Words>,
    /// While on the phone; present if the person may phone, and for such services.
    pub on_phone: Option<Words>,
    /// When it was done by phone instead; present if the person may phone.
    pub done_other_way: Option<Words>,
    /// When it was left for another day; present wherever `trying` is.
    pub put_off: Option<Words>,
    /// When the deadline passed; present wherever `trying` is, if the deadline is today.
    pub missed: Option<Words>,
    /// What is at stake while it is stuck.
    pub at_stake: Option<Words>,
    /// What it means that it is done after all.
    pub relief: Option<Words>,
    /// What it means that it is put off or missed.
    pub loss: Option<Words>,
}
