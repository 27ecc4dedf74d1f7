//! Personas and their errands, field for field.

use serde::{Deserialize, Serialize};

use super::{RawNumber, RawWords};

/// A person the reader can follow.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPersona {
    /// `parent`, for instance; part of the path.
    pub id: String,
    /// "Parent".
    pub name: RawWords,
    /// Name and age of the composite person.
    pub person: RawWords,
    /// What the person is called within a sentence.
    pub called: RawWords,
    /// What stands for that afterwards, as a subject: "she".
    pub pronoun: RawWords,
    /// One line about today.
    pub today: RawWords,
    /// What is at stake.
    pub stake: RawWords,
    /// Authenticators, open sessions and own logins held: component ids.
    pub holds: Vec<String>,
    /// Share of people this group stands for.
    pub share: RawNumber,
    /// Factor on the mean minutes between tries.
    pub retry_factor: RawNumber,
    /// Factor on the mean minutes before giving up.
    pub patience_factor: RawNumber,
    /// Factor on the share that turns to the phone.
    pub phone_factor: RawNumber,
    /// The day's errands, in time order.
    pub errands: Vec<RawErrand>,
}

/// Everyone the personas do not stand for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRest {
    /// Factor on the share that turns to the phone.
    pub phone_factor: RawNumber,
}

/// One thing to get done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawErrand {
    /// Its id within the persona.
    pub id: String,
    /// What is to be done, as a short phrase.
    pub title: RawWords,
    /// The same within a sentence, as an infinitive without its mark.
    pub infinitive: RawWords,
    /// The service it needs.
    pub service: String,
    /// When the person first tries, `HH:MM`.
    pub wanted: String,
    /// Until when it must be done.
    pub deadline: RawDeadline,
    /// The route of the service that the person takes.
    pub route: String,
    /// Whether the person may turn to the service's phone line.
    pub may_phone: bool,
    /// How much longer than usual the person keeps trying.
    pub persistence: RawNumber,
    /// Its harm weight, in place of the behaviour's.
    #[serde(default)]
    pub weight: Option<RawNumber>,
    /// What the reader is told in each state.
    pub lines: RawLines,
}

/// Until when an errand must be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RawDeadline {
    /// The same day, `HH:MM`.
    Today(String),
    /// A later day, `YYYY-MM-DD`.
    Date(String),
}

/// The lines of an errand; a state that cannot happen needs none.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLines {
    /// When it went as planned.
    pub done: RawWords,
    /// While login fails.
    #[serde(default)]
    pub trying: Option<RawWords>,
    /// While waiting on the phone.
    #[serde(default)]
    pub on_phone: Option<RawWords>,
    /// When it was done by phone.
    #[serde(default)]
    pub done_other_way: Option<RawWords>,
    /// When the person left it for another day.
    #[serde(default)]
    pub put_off: Option<RawWords>,
    /// When the deadline passed.
    #[serde(default)]
    pub missed: Option<RawWords>,
    /// What is at stake while it is stuck.
    #[serde(default)]
    pub at_stake: Option<RawWords>,
    /// What it means that it is done after all.
    #[serde(default)]
    pub relief: Option<RawWords>,
    /// What it means that it is put off or missed.
    #[serde(default)]
    pub loss: Option<RawWords>,
}
