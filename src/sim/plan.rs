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
