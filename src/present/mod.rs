//! From the session to finished strings and numbers: one view model for each part of the page.
//!
//! Everything a reader can read is decided here, in the reader's language; `ui` and `chart` only
//! lay it out. Nothing here changes the session.

pub mod board;
pub mod clock;
pub mod compared;
pub mod describe;
pub mod effects;
pub mod elsewhere;
pub mod embed;
pub mod errands;
pub mod evidence;
pub mod figure;
pub mod key_numbers;
pub mod masthead;
pub mod movers;
pub mod narrative;
pub mod notices;
pub mod outward;
pub mod page;
pub mod path;
pub mod people;
pub mod personas;
pub mod phone;
pub mod predict;
pub mod ranges;
pub mod reveal;
pub mod safeguards;
pub mod share;
pub mod spells;
pub mod wait;
