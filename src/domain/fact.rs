//! Facts around the day: announcements, what keeps working, history, and what is contested.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        clock::TimeOfDay,
        sourced::{Quantity, Sourced},
        words::Words,
    },
    ids::SourceId,
};

/// An announcement by the authority.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// When it was made, or promised for.
    pub at: Sourced<TimeOfDay>,
    /// What kind it is.
    pub kind: MessageKind,
    /// What was said, in our words.
    pub text: Words,
}

/// What an announcement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MessageKind {
    /// There is a major incident.
    MajorIncident,
    /// When the next update is to come.
    UpdatePromised,
    /// It is solved.
    Solved,
    /// No cause is given.
    NoCause,
}

/// A fact around the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its id in data.
    pub slug: Box<str>,
    /// What it is for.
    pub kind: FactKind,
    /// A short heading.
    pub title: Words,
    /// Two or three sentences.
    pub text: Words,
    /// The numbers it is about, in the order of the text.
    pub numbers: Vec<Quantity>,
    /// Where it is from.
    pub source: SourceId,
}

/// What a fact is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FactKind {
    /// Told by the article, not confirmed.
    Reported,
    /// What keeps working.
    KeepsWorking,
    /// What came before.
    History,
    /// What other countries do.
    Comparison,
    /// Sources disagree.
    Contested,
}
