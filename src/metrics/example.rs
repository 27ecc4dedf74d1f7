//! One way in which each errand could go, drawn by lot: a story, marked as an example wherever it is
//! shown, and never a forecast or a likely day.
//!
//! The seed is fixed and published, so that nobody can be suspected of having picked a moving one.

use crate::{
    domain::{errand::Errand, scenario::Scenario},
    ids::PersonaId,
    metrics::errands::{first_try, ways},
    sim::{
        rng::Xoshiro256StarStarV1,
        run::Run,
        sample::{Moment, sample_day},
        world::World,
    },
};

/// The published seed of the examples.
pub const EXAMPLE_SEED: u64 = 20_260_112;

/// One persona's errand as it could go.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Who.
    pub persona: PersonaId,
    /// The place of the errand among theirs.
    pub errand: usize,
    /// What happens, in order.
    pub moments: Vec<Moment>,
}

/// Draws one example for each errand that can fail, persona by persona.
///
/// # Limits     Errands are drawn by themselves: someone who has no luck with one may have it with
/// the next. Each tells of one person in the situation, not of the persona as a figure.
#[must_use]
pub fn examples(scenario: &Scenario, world: &World, run: &Run) -> Vec<Example> {
    let mut found = Vec::new();
    for persona in scenario.persona_ids() {
        let errands = scenario.persona(persona).errands.iter().enumerate();
        for (place, errand) in errands {
            // A seed for each errand, whatever else the scenario has or a plan changes.
            let seed = EXAMPLE_SEED
                .wrapping_add((persona.index() as u64) << 32)
                .wrapping_add(place as u64);
            found.extend(
                example(scenario, world, run, persona, errand, seed).map(|moments| Example {
                    persona,
                    errand: place,
                    moments,
                }),
            );
        }
    }
    found
}

/// Draws an errand; `None` if it needs nothing that can fail.
fn example(
    scenario: &Scenario,
    world: &World,
    run: &Run,
    persona: PersonaId,
    errand: &Errand,
    seed: u64,
) -> Option<Vec<Moment>> {
    let first_try = first_try(scenario, errand)?;
    let kinds = ways(scenario, world, persona, errand);
    let lot = Xoshiro256StarStarV1::seeded(!seed).share();
    let mut below = 0.0;
    let is_it = |(share, _): &&(f64, _)| {
        below += share;
        lot < below
    };
    let (_, behaviour) = kinds.iter().find(is_it).or(kinds.last())?;
    let wanted = scenario.horizon.minute_at(errand.wanted);
    Some(sample_day(run, behaviour, first_try, wanted, seed))
}
