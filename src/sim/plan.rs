//! The reader's choices that change the run. Persona and hour are not among them.

use crate::domain::{
    clock::TimeOfDay,
    fact::MessageKind,
    outage::{GateReading, OutageSpan},
    scenario::Scenario,
};

/// What to simulate, beside the scenario. The default is the scenario as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// From when to when logins fail; `None` for the first variant of the scenario.
    pub outage: Option<OutageSpan>,
    /// When people are told that it is solved; `None` for when the scenario says so.
    pub solved_at: Option<TimeOfDay>,
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
        let strength = decimal(strength).filter(|strength| *strength <= 1.0);
        Ok(Self {
            safeguard,
            strength: strength.ok_or(ChoiceProblem::Strength)?,
        })
    }
}

/// Most digits on either side of a decimal point.
const MOST_DIGITS: usize = 7;

/// Reads a plain decimal number of at least 0, such as `0.25` or `1`, to the nearest `f64`.
fn decimal(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| -> Option<u64> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
        (is_plain && (1..=MOST_DIGITS).contains(&text.len())).then(|| text.parse().ok())?
    };
    let scale = 10_u64.pow(part.len().min(MOST_DIGITS) as u32);
    Some((digits(whole)? * scale + digits(part)?) as f64 / scale as f64)
}

impl Plan {
    /// Returns the plan with so much of a safeguard, 0..=1, in the scenario's order; 0 is none.
    ///
    /// Strengths are taken in hundredths, as links carry them.
    #[must_use]
    pub fn with(&self, safeguard: usize, strength: f64) -> Self {
        let hundredths = (strength.clamp(0.0, 1.0) * 100.0).round();
        let mut plan = self.clone();
        plan.safeguards
            .retain(|chosen| chosen.safeguard != safeguard);
        if hundredths > 0.0 {
            plan.safeguards.push(Chosen {
                safeguard,
                strength: hundredths / 100.0,
            });
        }
        plan.safeguards
            .sort_unstable_by_key(|chosen| chosen.safeguard);
        plan
    }

    /// Returns the plan without its safeguards.
    #[must_use]
    pub fn without_safeguards(&self) -> Self {
        Self {
            safeguards: Vec::new(),
            ..self.clone()
        }
    }

    /// Returns the strength of a safeguard, 0 if it is not chosen.
    #[must_use]
    pub fn strength(&self, safeguard: usize) -> f64 {
        let chosen = self.safeguards.iter().find(|c| c.safeguard == safeguard);
        chosen.map_or(0.0, |chosen| chosen.strength)
    }

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

    /// Returns when people are told that it is solved under this plan.
    ///
    /// A scenario's message belongs to the outage that it reports, its first variant. Of any other it is
    /// told as it happens.
    #[must_use]
    pub fn solved_time(&self, scenario: &Scenario) -> TimeOfDay {
        let outage = self.outage_span(scenario);
        let is_reported = outage == Self::default().outage_span(scenario);
        let mut messages = scenario.messages.iter();
        let said = messages.find(|message| message.kind == MessageKind::Solved && is_reported);
        let said = said.map_or(outage.end, |message| message.at.value);
        self.solved_at.unwrap_or(said)
    }

    /// Returns how "only a few could log in" is read under this plan.
    #[must_use]
    pub fn gate_reading(&self, scenario: &Scenario) -> GateReading {
        self.reading.unwrap_or(scenario.gate.reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strength_is_what_was_chosen_in_hundredths() {
        let plan = Plan::default().with(3, 0.254).with(1, 2.0);
        let strengths = [0, 1, 2, 3].map(|place| plan.strength(place));
        assert_eq!(strengths, [0.0, 1.0, 0.0, 0.25]);
        let places: Vec<usize> = plan.safeguards.iter().map(|one| one.safeguard).collect();
        assert_eq!(places, [1, 3]);
        assert_eq!(plan.with(3, 0.0).strength(3), 0.0);
        assert_eq!(plan.with(3, 0.004).safeguards.len(), 1);
        assert_eq!(plan.without_safeguards(), Plan::default());
    }

    #[test]
    fn a_plan_without_safeguards_keeps_the_rest() {
        let bare = Plan {
            outage: None,
            solved_at: TimeOfDay::from_minutes(900),
            reading: Some(GateReading::Attempt),
            safeguards: Vec::new(),
        };
        assert_eq!(bare.with(1, 0.5).without_safeguards(), bare);
    }

    #[test]
    fn a_decimal_is_digits_and_few_of_them() {
        let read = ["0.25", "1", "007", "1234567.1234567"].map(decimal);
        let should = [0.25, 1.0, 7.0, 1_234_567.123_456_7];
        assert_eq!(read, should.map(Some));
        for text in [
            "",
            ".5",
            "1.",
            "+1",
            "-1",
            "1e3",
            "12345678",
            "0.12345678",
            "1.5.5",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
