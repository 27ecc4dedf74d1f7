//! The composite people the reader can follow through the day.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{errand::Errand, sourced::Quantity, words::Words},
    ids::ComponentId,
};

/// A composite person, and the group the person stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Persona {
    /// Its id in data, paths and links.
    pub slug: Box<str>,
    /// "Parent".
    pub name: Words,
    /// Name and age.
    pub person: Words,
    /// What the person is called within a sentence.
    pub called: Words,
    /// What stands for that afterwards, as a subject: "she".
    pub pronoun: Words,
    /// One line about today.
    pub today: Words,
    /// What is at stake.
    pub stake: Words,
    /// Authenticators, open sessions and own logins held.
    pub holds: Vec<ComponentId>,
    /// Share of people this group stands for.
    pub people_share: Quantity,
    /// Factor on the mean minutes between tries.
    pub retry_factor: Quantity,
    /// Factor on the mean minutes before giving up.
    pub patience_factor: Quantity,
    /// Factor on the share of failed tries that turn to the phone.
    pub phone_factor: Quantity,
    /// The day's errands, in the order in which they are first tried.
    pub errands: Vec<Errand>,
}
