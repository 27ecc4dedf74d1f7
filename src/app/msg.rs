//! Everything that can happen to a session, named as the reader's intent.

use crate::{
    app::{draws::Drawn, permalink::Link},
    domain::{clock::TimeOfDay, outage::OutageSpan},
    ids::PersonaId,
};

/// Something happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The reader moved the clock.
    Clock(Clock),
    /// The reader chose something.
    Choice(Choice),
    /// The page came alive and learned what its link asks for.
    Arrived(Link),
    /// Days of a plan have been worked out.
    Drawn(Drawn),
    /// A file was made for the reader, or could not be.
    Saved(bool),
}

/// A move of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// To an hour of the clock bar.
    To(TimeOfDay),
    /// One hour back.
    Previous,
    /// One hour on.
    Next,
    /// To the first hour.
    First,
    /// To the last hour.
    Last,
}

/// A choice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice {
    /// Follow this person.
    Persona(PersonaId),
    /// Let the outage last from when to when; `None` for the scenario's default.
    Outage(Option<OutageSpan>),
    /// Use so much of a safeguard, by its place in the scenario; 0 is none of it.
    Safeguard(usize, f64),
    /// Close the notice about the link.
    CloseNotice,
}
