//! The reader's choices that change the run. Persona and hour are not among them.

use crate::domain::{
    outage::{GateReading, OutageSpan},
    scenario::Scenario,
};

/// What to simulate, beside the scenario. The default is the scenario as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// From when to when logins fail; `None` for the first variant of the scenario.
    pub outage: Option<OutageSpan>,
    /// How "only a few could log in" is read; `None` for the scenario's reading.
    pub reading: Option<GateReading>,
    /// The safeguards, in the order in which they are applied.
    pub safeguards: Vec<Chosen>,
}

/// A safeguard that the reader has switched on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// Its place in [`Scenario::safeguards`].
    pub safeguard: usize,
    /// How much of it, 0..=1; 1 is what the data give.
    pub strength: f64,
}

/// Why a choice of a safeguard cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceProblem {
    /// The scenario has no safeguard of this id.
    Unknown,
    /// The strength is not a number from 0 to 1.
    Strength,
}

impl Chosen {
    /// Reads `id` or `id:strength`, the form of links and of the command line.
    ///
    /// # Errors
    /// When the scenario does not offer it, or the strength is not within 0..=1.
    pub fn parse(scenario: &Scenario, text: &str) -> Result<Self, ChoiceProblem> {
        let (id, strength) = text.split_once(':').unwrap_or((text, "1"));
        let mut known = scenario.safeguards.iter();
        let safeguard = known
            .position(|safeguard| &*safeguard.slug == id)
            .ok_or(ChoiceProblem::Unknown)?;
        let strength = strength.parse().map_err(|_| ChoiceProblem::Strength)?;
        if !(0.0..=1.0).contains(&strength) {
            return Err(ChoiceProblem::Strength);
        }
        Ok(Self {
            safeguard,
            strength,
        })
    }
}

impl Plan {
    /// Returns from when to when logins fail under this plan.
    ///
    /// # Panics
    /// Never for a loaded scenario: it has a variant, and every variant ends after it starts.
    #[must_use]
    pub fn outage_span(&self, scenario: &Scenario) -> OutageSpan {
        self.outage.unwrap_or_else(|| {
            let variant = &scenario.variants[0];
            OutageSpan::new(variant.start.value, variant.end.value)
                .expect("the loader refuses variants that end before they start")
        })
    }

    /// Returns how "only a few could log in" is read under this plan.
    #[must_use]
    pub fn gate_reading(&self, scenario: &Scenario) -> GateReading {
        self.reading.unwrap_or(scenario.gate.reading)
    }
}
