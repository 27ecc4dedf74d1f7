//! The canonical paths: which page of the site shows which persona in which language.

use crate::{
    domain::scenario::Scenario,
    ids::{Locale, PersonaId},
};

/// A pre-rendered page: `/`, `/da/`, `/patient/`, `/da/patient/` and so on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The language; the first of [`Locale::ALL`] has no folder.
    pub locale: Locale,
    /// The persona chosen; none on the front page, which shows the first persona.
    pub persona: Option<PersonaId>,
}

impl Route {
    /// Returns every page of the site, front pages first.
    #[must_use]
    pub fn all(scenario: &Scenario) -> Vec<Self> {
        let mut personas = vec![None];
        personas.extend(scenario.persona_ids().map(Some));
        personas
            .into_iter()
            .flat_map(|persona| Locale::ALL.map(|locale| Self { locale, persona }))
            .collect()
    }

    /// Returns the persona that the page shows.
    #[must_use]
    pub fn shown_persona(self) -> PersonaId {
        self.persona.unwrap_or(PersonaId::from_index(0))
    }

    /// Returns the path below the site's root: empty, or segments that each end in `/`.
    #[must_use]
    pub fn path(self, scenario: &Scenario) -> String {
        let mut path = String::new();
        if self.locale != Locale::default() {
            path.push_str(self.locale.tag());
            path.push('/');
        }
        if let Some(id) = self.persona {
            path.push_str(&scenario.persona(id).slug);
            path.push('/');
        }
        path
    }

    /// Reads a path below the site's root; a final `index.html` is allowed.
    #[must_use]
    pub fn parse(path: &str, scenario: &Scenario) -> Option<Self> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        Self::all(scenario)
            .into_iter()
            .find(|route| route.path(scenario) == path)
    }

    /// Returns how a link on this page reaches another page of the site.
    #[must_use]
    pub fn href_to(self, target: Self, scenario: &Scenario) -> String {
        let mut href = self.up_to_root(scenario);
        href.push_str(&target.path(scenario));
        if href.is_empty() {
            "./".to_owned()
        } else {
            href
        }
    }

    /// Returns the relative path from this page up to the site's root: `../` for each folder.
    #[must_use]
    pub fn up_to_root(self, scenario: &Scenario) -> String {
        "../".repeat(self.path(scenario).matches('/').count())
    }
}
