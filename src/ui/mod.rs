//! The page as Yew components: layout and intent, nothing else.
//!
//! Every word and number arrives finished from `present`; every event leaves as a message. No
//! browser interface is named here: `platform` has them.

pub mod board;
pub mod clock_bar;
pub mod dispatch;
pub mod effects;
pub mod embed;
pub mod errands;
pub mod evidence;
pub mod figure;
pub mod key_numbers;
mod markup;
pub mod masthead;
mod people;
pub mod persona_picker;
pub mod phone;
pub mod predict;
pub mod reading;
pub mod reveal;
pub mod root;
pub mod safeguards;
pub mod share;
pub mod wait;
pub mod words;
pub mod worse;
