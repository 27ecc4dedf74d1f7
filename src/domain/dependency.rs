//! What a route needs to work: an expression of parts joined by and, or, and "at least k of".

use serde::{Deserialize, Serialize};

/// The place of a part in [`crate::domain::scenario::Scenario::components`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ComponentIndex(pub u8);

impl ComponentIndex {
    /// Returns the place as an index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What must work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Needs {
    /// One part.
    Component(ComponentIndex),
    /// Every one of these; always works if there are none.
    All(Vec<Needs>),
    /// One of these; never works if there are none.
    Any(Vec<Needs>),
    /// At least this many of these.
    AtLeast(usize, Vec<Needs>),
}
