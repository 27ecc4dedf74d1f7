//! Relying parties and the ways to them, field for field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{RawNumber, RawWords};

/// A relying party.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawService {
    /// Its id.
    pub id: String,
    /// Its name on the board.
    pub name: RawWords,
    /// Its name where there is little room; none if the name is short enough.
    #[serde(default)]
    pub short: Option<RawWords>,
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
