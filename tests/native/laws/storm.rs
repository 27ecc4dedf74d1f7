//! How near a day comes to the storm after which a restored gate never catches up.
//!
//! Near it, a little more or less load decides whether the backlog clears; so does the length of a
//! step, since overload is felt in the step after. What is asserted of steps is asserted by this.

use lockout::sim::{
    inputs::Inputs,
    recover::storm_threshold_persons,
    run::{GateColumn, Run},
};

/// Returns the most tries per minute once the gate is restored, over those at which it would never
/// catch up while as many want in as at most from then on: the backlog over R*, both as tries; 0
/// without overload loss.
pub(super) fn nearness(inputs: &Inputs, run: &Run) -> f64 {
    let gate = &inputs.gate;
    let Some(restored) = gate.phases.last() else {
        return 0.0;
    };
    let after = (restored.from_minute.ceil() as usize)..run.minutes();
    let most = |amount: fn(&Run, usize) -> f64| {
        let amounts = after.clone().map(|minute| amount(run, minute));
        amounts.fold(0.0, f64::max)
    };
    let demand = most(Run::wanted_per_minute);
    let tries = most(|run, minute| run.gate_during(GateColumn::Attempts, minute));
    // Of people who try once a minute, the pool is the tries.
    let capacity = restored.capacity_per_minute;
    let threshold = storm_threshold_persons(demand, capacity, gate.overload_loss, 1.0);
    (tries - demand) / threshold
}
