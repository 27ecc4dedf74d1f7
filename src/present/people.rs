//! The people of a scenario followed through one run: what the figures and words about them share.

use crate::{
    app::model::Model,
    domain::persona::Persona,
    i18n::messages,
    ids::{Locale, PersonaId},
    metrics::{
        course::Course,
        errands::{ErrandDay, errand_days},
    },
};

/// One person's day.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// Who.
    pub id: PersonaId,
    /// The errands, in the order of the data.
    pub days: Vec<ErrandDay>,
    /// How each went by the last hour shown.
    pub courses: Vec<Course>,
}

/// Follows everyone through the run of a session.
#[must_use]
pub fn followed(model: &Model) -> Vec<Followed> {
    let scenario = &*model.scenario;
    let world = model.world();
    let follow = |id| {
        let days = errand_days(scenario, &world, &model.run, id);
        let errands = scenario.persona(id).errands.iter().zip(&days);
        Followed {
            id,
            courses: errands
                .map(|(errand, day)| Course::of(scenario, errand, day))
                .collect(),
            days,
        }
    };
    scenario.persona_ids().map(follow).collect()
}

impl Followed {
    /// Counts the errands that went in some way.
    #[must_use]
    pub fn count(&self, is_counted: fn(&Course) -> bool) -> u64 {
        self.courses
            .iter()
            .filter(|course| is_counted(course))
            .count() as u64
    }
}

/// Returns the name of a person without the age: what stands before the first comma.
#[must_use]
pub fn first_name(persona: &Persona, locale: Locale) -> &str {
    let person = persona.person.get(locale);
    person.split_once(',').map_or(person, |(name, _)| name)
}

/// Joins names as a sentence does: `Sara, Jonas and Inger`.
#[must_use]
pub fn listed(names: &[&str], locale: Locale) -> String {
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => [&before.join(", "), messages::list_and(locale), last].concat(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_in_a_sentence() {
        let list = |names: &[&str]| listed(names, Locale::En);
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["Sara"]), "Sara");
        assert_eq!(list(&["Sara", "Jonas"]), "Sara and Jonas");
        assert_eq!(list(&["Sara", "Jonas", "Inger"]), "Sara, Jonas and Inger");
        assert_eq!(listed(&["Sara", "Inger"], Locale::Da), "Sara og Inger");
    }
}
