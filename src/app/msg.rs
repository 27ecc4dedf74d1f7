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
    /// Something to share was to be copied: whether the browser did it.
    Copied(Copied, bool),
    /// A file was made for the reader, or could not be.
    Saved(&'static str, bool),
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
    /// On by itself from here, or from the first hour if this is the last.
    Play,
    /// Not on by itself any longer.
    Pause,
    /// One hour on, by itself.
    Tick,
    /// To stay for a while: now links and address may follow.
    Rest,
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
    /// So many errands of the person shown will be done on time.
    Guess(u8),
    /// Put the guess into the link to share, or leave it out.
    ShareGuess(bool),
}

/// What can be copied from the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The link to this state.
    Link,
    /// The code by which other pages embed it.
    Snippet,
}
