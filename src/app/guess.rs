//! How many errands of each person the reader, or the sender of the link, thinks are done on time.

use std::rc::Rc;

use crate::{domain::scenario::Scenario, ids::PersonaId};

/// One guess for each person, where one was made.
///
/// It is kept for each person apart: whoever looks at another day and comes back finds it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guesses(Rc<[(PersonaId, u8)]>);

impl Guesses {
    /// Returns the guess for a person.
    #[must_use]
    pub fn of(&self, id: PersonaId) -> Option<u8> {
        let mut made = self.0.iter();
        made.find(|(person, _)| *person == id)
            .map(|(_, guess)| *guess)
    }

    /// Returns the guesses with one more, or another one, for a person.
    #[must_use]
    pub fn with(&self, id: PersonaId, guess: u8) -> Self {
        let mut made = self.0.to_vec();
        made.retain(|(person, _)| *person != id);
        made.push((id, guess));
        Self(made.into())
    }
}

/// Returns whether a person has so many errands.
#[must_use]
pub fn is_possible(scenario: &Scenario, id: PersonaId, guess: u8) -> bool {
    usize::from(guess) <= scenario.persona(id).errands.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_has_one_guess() {
        let [sara, jonas] = [0, 1].map(PersonaId::from_index);
        let guesses = Guesses::default().with(sara, 3).with(jonas, 5);
        assert_eq!((guesses.of(sara), guesses.of(jonas)), (Some(3), Some(5)));
        let changed = guesses.with(sara, 0);
        assert_eq!((changed.of(sara), changed.of(jonas)), (Some(0), Some(5)));
        assert_eq!(Guesses::default().of(sara), None);
    }
}
