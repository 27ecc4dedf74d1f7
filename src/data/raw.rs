//! The scenario and model files field for field, as serde reads them, before anything is checked.
//!
//! This mirrors `assets/schema/` and nothing else. It must stay free of crate imports, since the
//! build step includes it to encode the shipped files; no untagged or flattened types, since the
//! encoding is not self-describing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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

/// A time of day with its provenance.
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
    /// Ids of safeguards in `assets/model/safeguards.json`.
    pub safeguards: Vec<String>,
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
}

/// A phone line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawChannel {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: RawWords,
    /// `HH:MM`.
    pub opens: String,
    /// `HH:MM`.
    pub closes: String,
    /// People answering, in the whole country.
    pub agents: RawNumber,
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

/// A relying party.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawService {
    /// Its id.
    pub id: String,
    /// Its name on the board.
    pub name: RawWords,
    /// What people use it for, in one sentence.
    pub about: RawWords,
    /// The things it does, such as transfers and bill payment.
    pub functions: Vec<RawWords>,
    /// The ways to it, the usual one first.
    pub routes: Vec<RawRoute>,
    /// The phone line that people turn to when login fails, if any.
    pub phone: Option<String>,
    /// Its part of the national demand; none if nobody logs in with the identity system.
    pub demand: Option<RawServiceDemand>,
    /// Why it is as it is, one sentence for each status it can have.
    pub reasons: RawReasons,
}

/// A way to a service.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRoute {
    /// Its id within the service.
    pub id: String,
    /// Its name.
    pub name: RawWords,
    /// `login`, `session`, `own_login` or `no_login`.
    pub kind: String,
    /// The NSIS level asked for: `low`, `substantial`, `high`; none without a login.
    pub assurance: Option<String>,
    /// What must work.
    pub needs: RawNeeds,
}

/// What a route needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RawNeeds {
    /// One component, by id.
    Part(String),
    /// Every one of these.
    All(Vec<RawNeeds>),
    /// One of these.
    Any(Vec<RawNeeds>),
    /// Several of these.
    AtLeast {
        /// How many.
        count: u32,
        /// Of which.
        of: Vec<RawNeeds>,
    },
}

/// A service's part of the national demand.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawServiceDemand {
    /// Share of the day's logins.
    pub share: RawNumber,
    /// Who they are, where it differs from the population: shares by persona id.
    #[serde(default)]
    pub groups: BTreeMap<String, RawNumber>,
    /// An own arrival curve.
    #[serde(default)]
    pub curve: Option<String>,
}

/// Why a service has its status.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawReasons {
    /// While it works.
    pub works: RawWords,
    /// While it is degraded.
    #[serde(default)]
    pub degraded: Option<RawWords>,
    /// While it is blocked at login.
    #[serde(default)]
    pub blocked: Option<RawWords>,
    /// While it is down.
    #[serde(default)]
    pub down: Option<RawWords>,
}

/// A person the reader can follow.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPersona {
    /// `parent`, for instance; part of the path.
    pub id: String,
    /// "Parent".
    pub name: RawWords,
    /// Name and age of the composite person.
    pub person: RawWords,
    /// One line about today.
    pub today: RawWords,
    /// What is at stake.
    pub stake: RawWords,
    /// Authenticators, open sessions and own logins held: component ids.
    pub holds: Vec<String>,
    /// Share of people this group stands for.
    pub share: RawNumber,
    /// Factor on the mean minutes between tries.
    pub retry_factor: RawNumber,
    /// Factor on the mean minutes before giving up.
    pub patience_factor: RawNumber,
    /// Factor on the share that turns to the phone.
    pub phone_factor: RawNumber,
    /// The day's errands, in time order.
    pub errands: Vec<RawErrand>,
}

/// Everyone the personas do not stand for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRest {
    /// Factor on the share that turns to the phone.
    pub phone_factor: RawNumber,
}

/// One thing to get done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawErrand {
    /// Its id within the persona.
    pub id: String,
    /// What is to be done, as a short phrase.
    pub title: RawWords,
    /// The service it needs.
    pub service: String,
    /// When the person first tries, `HH:MM`.
    pub wanted: String,
    /// Until when it must be done.
    pub deadline: RawDeadline,
    /// The route of the service that the person takes.
    pub route: String,
    /// Whether the person may turn to the service's phone line.
    pub may_phone: bool,
    /// How much longer than usual the person keeps trying.
    pub persistence: RawNumber,
    /// What the reader is told in each state.
    pub lines: RawLines,
}

/// Until when an errand must be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RawDeadline {
    /// The same day, `HH:MM`.
    Today(String),
    /// A later day, `YYYY-MM-DD`.
    Date(String),
}

/// The lines of an errand; a state that cannot happen needs none.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLines {
    /// When it went as planned.
    pub done: RawWords,
    /// While login fails.
    #[serde(default)]
    pub trying: Option<RawWords>,
    /// While waiting on the phone.
    #[serde(default)]
    pub on_phone: Option<RawWords>,
    /// When it was done by phone.
    #[serde(default)]
    pub done_other_way: Option<RawWords>,
    /// When the person left it for another day.
    #[serde(default)]
    pub put_off: Option<RawWords>,
    /// When the deadline passed.
    #[serde(default)]
    pub missed: Option<RawWords>,
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
    /// The number it is about, if any.
    #[serde(default)]
    pub number: Option<RawNumber>,
    /// The id of the source.
    pub source: String,
}

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
    /// When, as far as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its address; none for a text that is not on the web.
    pub url: Option<String>,
}

/// What the build step encodes for one shipped scenario: the file and what it names.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RawBundle {
    /// The scenario.
    pub scenario: RawScenario,
    /// The shared curves.
    pub curves: Vec<RawCurve>,
    /// The shared behaviours.
    pub behaviours: Vec<RawBehaviour>,
    /// The safeguards.
    pub safeguards: Vec<RawSafeguard>,
    /// The sources cited by any of these.
    pub sources: Vec<RawSource>,
}
