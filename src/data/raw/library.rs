//! The files that scenarios share, and what is shipped of them, field for field.

use serde::{Deserialize, Serialize};

use super::{RawBehaviour, RawCurve, RawNeeds, RawNumber, RawWords};

/// `assets/model/curves.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCurves {
    /// Where the schema is, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The named curves.
    pub curves: Vec<RawCurve>,
}

/// `assets/model/behaviour.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawBehaviours {
    /// Where the schema is, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The named behaviours.
    pub behaviours: Vec<RawBehaviour>,
}

/// `assets/model/safeguards.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSafeguards {
    /// Where the schema is, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The named safeguards.
    pub safeguards: Vec<RawSafeguard>,
}

/// A named patch to a scenario.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSafeguard {
    /// Its id.
    pub id: String,
    /// Its name on a switch.
    pub name: RawWords,
    /// What it changes, in one sentence.
    pub about: RawWords,
    /// What it cannot claim, in one sentence.
    pub cannot_claim: RawWords,
    /// Ids of the services it is for; none if it is for every service that people log in to.
    #[serde(default)]
    pub services: Option<Vec<String>>,
    /// What a second login needs to work; none if nothing in the scenario can stop it.
    #[serde(default)]
    pub needs: Option<RawNeeds>,
    /// What it changes in the scenario, in this order.
    pub changes: Vec<RawChange>,
}

/// One change of one input.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawChange {
    /// The input by name, such as `outage_minutes_at_most` or `agents_factor`.
    pub input: String,
    /// Its new value or factor at full strength.
    pub to: RawNumber,
}

/// `assets/model/measures.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMeasures {
    /// Where the schema is, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Every figure of a run.
    pub measures: Vec<RawMeasure>,
    /// Figures beside them: what is told by the hour, by the group or as a range.
    #[serde(default)]
    pub figures: Vec<RawMeasure>,
}

/// What a figure of a run counts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMeasure {
    /// Its id, one of a fixed list such as `unmet-hours`.
    pub id: String,
    /// What it is called.
    pub name: RawWords,
    /// What it counts, over what, until when, divided by what.
    pub definition: RawWords,
    /// What it must not be read as.
    pub caution: RawWords,
    /// What it is counted in, such as `task hours` or `share`.
    pub unit: String,
}

/// `assets/sources.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSources {
    /// Where the schema is, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The list.
    pub sources: Vec<RawSource>,
}

/// Where a figure comes from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    /// Its id.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// What it is called.
    pub title: String,
    /// The language of its title where that is not English: two or three small letters.
    #[serde(default)]
    pub lang: Option<String>,
    /// When, as far as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its address; none for a text that is not on the web.
    pub url: Option<String>,
}
