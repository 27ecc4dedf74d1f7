//! Relying parties: what each is for, the ways to it, and what each way needs to work.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{demand::Curve, dependency::Needs, sourced::Quantity, words::Words},
    ids::{ChannelId, PersonaId},
};

/// A relying party on the board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Its id in data.
    pub slug: Box<str>,
    /// Its name.
    pub name: Words,
    /// Its name where there is little room, if the name is long.
    pub short: Option<Words>,
    /// What people use it for.
    pub about: Words,
    /// The things it does.
    pub functions: Vec<Words>,
    /// The ways to it, the usual one first; at least one.
    pub routes: Vec<Route>,
    /// The phone line people turn to when login fails.
    pub phone: Option<ChannelId>,
    /// Its part of the national demand, if people log in to it with the identity system.
    pub demand: Option<ServiceDemand>,
    /// Why it has the status it has.
    pub reasons: Reasons,
}

impl Service {
    /// Returns its name for a place with little room.
    #[must_use]
    pub fn short_name(&self) -> &Words {
        self.short.as_ref().unwrap_or(&self.name)
    }
}

/// A way to a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Its id within the service.
    pub slug: Box<str>,
    /// Its name.
    pub name: Words,
    /// Whether it needs a new login.
    pub kind: RouteKind,
    /// The assurance level asked for; `None` without a login.
    pub assurance: Option<AssuranceLevel>,
    /// What must work; places in [`crate::domain::scenario::Scenario::components`].
    pub needs: Needs,
}

/// Whether a way needs a new login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RouteKind {
    /// A new login with the identity system.
    Login,
    /// A session that is already open.
    Session,
    /// The service's own code or biometrics.
    OwnLogin,
    /// No login at all.
    NoLogin,
}

/// NSIS assurance level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AssuranceLevel {
    /// Low (Lav).
    Low,
    /// Substantial (Betydelig).
    Substantial,
    /// High (Høj).
    High,
}

/// A service's part of the national demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceDemand {
    /// Share of the day's logins.
    pub share: Quantity,
    /// Share of this service's logins by persona group, where it differs from the population's,
    /// each group once; sums to at most 1, the remainder goes to everyone else.
    pub groups: Vec<(PersonaId, Quantity)>,
    /// An own arrival curve.
    pub curve: Option<Curve>,
}

/// Why a service has its status, in one sentence each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reasons {
    /// While it works.
    pub works: Words,
    /// While it is degraded; falls back on [`Reasons::works`].
    pub degraded: Option<Words>,
    /// While it is blocked at login; present if any route is a login.
    pub blocked: Option<Words>,
    /// While it is down.
    pub down: Option<Words>,
}
