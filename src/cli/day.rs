//! One day worked out exactly, minute by minute, and the check that its numbers are numbers.

use crate::{
    cli::refusal::Refusal,
    domain::scenario::Scenario,
    metrics::measure::Around,
    sim::{
        compile::compile, inputs::Inputs, kernel::simulate_inputs, patch, plan::Plan, run::Run,
        tally::Tally, world::World,
    },
};

/// A day under a plan, with the central value of every input.
#[derive(Clone, Debug)]
pub(super) struct Day {
    /// Its numbers, safeguards applied.
    pub(super) world: World,
    /// What the kernel was given.
    pub(super) inputs: Inputs,
    /// What happened.
    pub(super) run: Run,
    /// What it came to.
    pub(super) tally: Tally,
    /// What measures need beside it.
    pub(super) around: Around,
}

impl Day {
    /// Works out a day.
    ///
    /// # Errors
    /// If the numbers of the scenario are too large or too small to be worked with.
    pub(super) fn of(scenario: &Scenario, plan: &Plan) -> Result<Self, Refusal> {
        let world = patch::planned(scenario, plan);
        let inputs = compile(scenario, &world);
        expect_none(inputs.problems())?;
        let run = simulate_inputs(&inputs);
        let tally = Tally::of(&run);
        expect_finite(&tally)?;
        Ok(Self {
            around: Around::of(scenario, &world),
            world,
            inputs,
            run,
            tally,
        })
    }
}

/// Refuses inputs that the kernel cannot simulate.
pub(super) fn expect_none(problems: Vec<String>) -> Result<(), Refusal> {
    if problems.is_empty() {
        return Ok(());
    }
    let lines = problems.into_iter();
    let line = |problem| format!("the scenario cannot be simulated: {problem}");
    Err(Refusal::Invalid(lines.map(line).collect()))
}

/// Refuses results that are not finite: amounts of a scenario can be so large that a sum of them is no
/// number.
pub(super) fn expect_finite(tally: &Tally) -> Result<(), Refusal> {
    if tally.numbers().all(f64::is_finite) {
        return Ok(());
    }
    let line = "the scenario cannot be simulated: some of its numbers are so large or so small that \
                results are no numbers";
    Err(Refusal::Invalid(vec![line.to_owned()]))
}
