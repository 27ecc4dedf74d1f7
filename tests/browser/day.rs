//! What the probe tells of a page, as plain values: the day as it is shown, links, the focus.

use serde::Deserialize;

/// The day as it is shown.
#[derive(Debug, Deserialize)]
pub(crate) struct Day {
    /// The hour radios.
    pub(crate) hours: Vec<Radio>,
    /// For each service the exposed texts, its name first.
    pub(crate) services: Vec<Vec<String>>,
    /// For each errand the exposed texts, its title first.
    pub(crate) errands: Vec<Vec<String>>,
    /// The title of the document.
    pub(crate) title: String,
    /// The language of the document.
    pub(crate) lang: String,
    /// Path and query.
    pub(crate) address: String,
    /// How many entries the window's history has.
    pub(crate) history: usize,
}

/// An hour radio.
#[derive(Debug, Deserialize)]
pub(crate) struct Radio {
    /// Its accessible name.
    pub(crate) name: String,
    /// Its value: `10:00`.
    pub(crate) value: String,
    /// Whether it is chosen.
    pub(crate) checked: bool,
}

/// A link of a navigation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Link {
    /// Its accessible name.
    pub(crate) name: String,
    /// Where it leads, as a whole address.
    pub(crate) href: String,
    /// Whether it is marked as where the reader is.
    pub(crate) is_current: bool,
}

/// What has the focus.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Focus {
    /// The element.
    pub(crate) tag: String,
    /// Its name.
    pub(crate) name: String,
    /// Its value, if it is a control.
    pub(crate) value: String,
    /// Whether it is drawn as focused.
    pub(crate) has_ring: bool,
    /// Whether nothing covers it and it is within the window.
    pub(crate) is_uncovered: bool,
}

impl Day {
    /// Returns the hour that is chosen; exactly one must be.
    pub(crate) fn chosen(&self) -> &Radio {
        let chosen: Vec<&Radio> = self.hours.iter().filter(|radio| radio.checked).collect();
        assert_eq!(chosen.len(), 1, "one hour is chosen, not {chosen:?}");
        chosen[0]
    }

    /// Returns the radio of an hour.
    pub(crate) fn at(&self, value: &str) -> &Radio {
        let found = self.hours.iter().find(|radio| radio.value == value);
        found.unwrap_or_else(|| panic!("no radio for {value} among {:?}", self.hours))
    }
}
