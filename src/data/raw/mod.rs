//! The scenario and model files field for field, as serde reads them, before anything is checked.
//!
//! This mirrors `assets/schema/` and nothing else. It must stay free of crate imports, since the
//! build step includes it to encode the shipped files; no untagged or flattened types, since the
//! encoding is not self-describing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

mod library;
mod persona;
mod service;

pub use library::{
    RawBehaviours, RawChange, RawCurves, RawMeasure, RawMeasures, RawSafeguard, RawSafeguards,
    RawSource, RawSources,
};
pub use persona::{RawDeadline, RawErrand, RawLines, RawPersona, RawRest};
pub use service::{RawNeeds, RawReasons, RawRoute, RawService, RawServiceDemand};

/// One text in each language, by language tag.
pub type RawWords = BTreeMap<String, String>;

/// A number with its provenance.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawNumber {
    /// The central value, in `unit`.
    pub value: f64,
    /// The unit by name, such as `minutes` or `share`.
    pub unit: String,
    /// The lowest value held possible.
    pub low: f64,
    /// The highest value held possible.
    pub high: f64,
    /// `reported`, `official`, `derived` or `assumed`.
    pub basis: String,
    /// The id of the source; only an assumption may do without.
    pub source: Option<String>,
    /// What the number means or why it was assumed.
    pub note: RawWords,
}

/// A time of day with its provenance; its unit is that of every time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMoment {
    /// `HH:MM`.
    pub value: String,
    /// The earliest time held possible.
    pub low: String,
    /// The latest time held possible.
    pub high: String,
    /// As in [`RawNumber`].
    pub basis: String,
    /// As in [`RawNumber`].
    pub source: Option<String>,
    /// As in [`RawNumber`].
    pub note: RawWords,
}

/// A scenario file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawScenario {
    /// Where the schema is, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The version of this format.
    pub format: u32,
    /// The scenario's id, equal to its file name.
    pub id: String,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// What the reader is told about the whole.
    pub story: RawStory,
    /// The simulated span and the hours shown.
    pub horizon: RawHorizon,
    /// Parts that routes depend on.
    pub components: Vec<RawComponent>,
    /// The login gate of the identity core.
    pub gate: RawGate,
    /// Readings of the day; the first is the default.
    pub variants: Vec<RawVariant>,
    /// How many logins are wanted, and when.
    pub demand: RawDemand,
    /// How people react: overrides of the named defaults.
    pub behaviour: RawBehaviourChoice,
    /// Phone lines.
    pub channels: Vec<RawChannel>,
    /// The service board, in its order.
    pub services: Vec<RawService>,
    /// The people the reader can follow.
    pub personas: Vec<RawPersona>,
    /// Everyone the personas do not stand for.
    pub rest: RawRest,
    /// What the authorities announced, in time order.
    pub messages: Vec<RawMessage>,
    /// Facts around the day, contested ones included.
    pub facts: Vec<RawFact>,
    /// Ids of safeguards in `assets/model/safeguards.json`, or in `own_safeguards`.
    pub safeguards: Vec<String>,
    /// Own safeguards; one with the id of a named default takes its place.
    #[serde(default)]
    pub own_safeguards: Vec<RawSafeguard>,
    /// Own sources; one with the id of a shared one takes its place.
    #[serde(default)]
    pub own_sources: Vec<RawSource>,
}

/// The words of the whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStory {
    /// The name of the identity system in running text, such as "MitID".
    pub system: RawWords,
    /// The headline.
    pub headline: RawWords,
    /// Two or three sentences below the headline.
    pub standfirst: RawWords,
    /// Says that the personas are composites.
    pub composites: RawWords,
    /// What the model leaves out, one sentence each.
    pub left_out: Vec<RawWords>,
}

/// The simulated span and the hours shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawHorizon {
    /// Start of the simulation, `HH:MM`.
    pub from: String,
    /// End of the simulation, `HH:MM`, at most `24:00`.
    pub to: String,
    /// First hour on the clock bar, on the hour.
    pub first_hour: String,
    /// Last hour on the clock bar, on the hour.
    pub last_hour: String,
    /// The hour shown first, on the hour.
    pub opening_hour: String,
}

/// A part that routes depend on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawComponent {
    /// Its id.
    pub id: String,
    /// Its name in running text.
    pub name: RawWords,
    /// What it is in one sentence, if its name does not say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<RawWords>,
    /// `identity_core`, `broker`, `authenticator`, `own_login`, `session`, `backend`, `network`.
    pub kind: String,
    /// Share of the time, or of people, for whom it works on a normal day.
    pub up: RawNumber,
}

/// The login gate.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGate {
    /// The component that is the identity core.
    pub component: String,
    /// Share that can log in during the outage.
    pub through: RawNumber,
    /// `person` (the same few all day) or `attempt` (everyone has a small chance each try).
    pub reading: String,
    /// Capacity as a multiple of the normal peak of attempts.
    pub capacity_factor: RawNumber,
    /// Loss of capacity when overloaded (chi).
    pub overload_loss: RawNumber,
    /// How it opens again once the outage is over, step by step.
    #[serde(default)]
    pub ramp: Vec<RawRampStep>,
}

/// A while after the outage in which only some can log in.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRampStep {
    /// How long it lasts.
    pub minutes: RawNumber,
    /// Share that can log in.
    pub through: RawNumber,
}

/// One reading of the day.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVariant {
    /// Its id.
    pub id: String,
    /// Its name on a switch.
    pub name: RawWords,
    /// Start of the outage.
    pub start: RawMoment,
    /// Restoration.
    pub end: RawMoment,
}

/// National demand for logins.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDemand {
    /// People who hold the identity.
    pub people: RawNumber,
    /// Logins wanted on an average day.
    pub logins_per_day: RawNumber,
    /// This weekday against the average day.
    pub weekday_factor: RawNumber,
    /// The arrival curve: an id in `assets/model/curves.json` or in `curves`.
    pub curve: String,
    /// Own curves, by id.
    #[serde(default)]
    pub curves: Vec<RawCurve>,
}

/// An arrival curve over one day.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCurve {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: RawWords,
    /// 24 values, midnight first, each the per cent of the day's logins wanted in that hour.
    pub percent_of_day: Vec<f64>,
    /// As in [`RawNumber`].
    pub basis: String,
    /// As in [`RawNumber`].
    pub source: Option<String>,
    /// As in [`RawNumber`].
    pub note: RawWords,
}

/// Which behaviour holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawBehaviourChoice {
    /// An id in `assets/model/behaviour.json`, or in `own`.
    pub name: String,
    /// An own behaviour in place of a named default.
    #[serde(default)]
    pub own: Option<RawBehaviour>,
}

/// How people react to a failed login.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawBehaviour {
    /// Its id.
    pub id: String,
    /// Mean minutes between tries.
    pub retry_minutes: RawNumber,
    /// Mean minutes before giving up for the day.
    pub patience_minutes: RawNumber,
    /// Share that gives up at once after a failed try.
    pub give_up_now: RawNumber,
    /// Share of failed tries that turn to the phone.
    pub phone_switch: RawNumber,
    /// Minutes within which a task still counts as done at once.
    pub grace_minutes: RawNumber,
    /// Minutes that one try takes.
    pub try_minutes: RawNumber,
    /// Harm weight of an errand that has none of its own.
    pub errand_weight: RawNumber,
}

/// A phone line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawChannel {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: RawWords,
    /// When it opens.
    pub opens: RawMoment,
    /// When it closes.
    pub closes: RawMoment,
    /// People answering, in the whole country.
    pub agents: RawNumber,
    /// Separate offices over which they are spread.
    pub offices: RawNumber,
    /// Most callers the line can hold, if there is a limit.
    #[serde(default)]
    pub trunk_limit: Option<RawNumber>,
    /// Mean minutes of a call.
    pub call_minutes: RawNumber,
    /// Mean minutes before a caller hangs up.
    pub patience_minutes: RawNumber,
    /// Normal load as a share of what the agents can answer.
    pub normal_load: RawNumber,
    /// Ordinary and worried calls during the outage as a multiple of normal.
    pub surge_factor: RawNumber,
    /// Share of answered calls that get the errand done.
    pub resolve: RawNumber,
    /// Share of hang-ups that go back to trying.
    pub redial: RawNumber,
}

/// An announcement.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMessage {
    /// When.
    pub at: RawMoment,
    /// `major_incident`, `update_promised`, `solved` or `no_cause`.
    pub kind: String,
    /// What was said, in our words.
    pub text: RawWords,
}

/// A fact around the day.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFact {
    /// Its id.
    pub id: String,
    /// `reported`, `keeps_working`, `history`, `comparison` or `contested`.
    pub kind: String,
    /// A short heading.
    pub title: RawWords,
    /// Two or three sentences.
    pub text: RawWords,
    /// The numbers it is about, if any, in the order of the text.
    #[serde(default)]
    pub numbers: Vec<RawNumber>,
    /// The id of the source.
    pub source: String,
}
