//! Many possible days, with and without the plan's safeguards, worked out a little at a time.
//!
//! A job can be put down after any step and taken up again: what it comes to does not depend on how
//! it was cut. It counts nothing and compares nothing; that is left to `metrics`.

use std::ops::Deref;

use crate::{
    domain::scenario::Scenario,
    sim::{
        block::Block, compile::Frame, draw::Draws, inputs::Inputs, patch, plan::Plan, tally::Tally,
        world::World,
    },
};

/// Length of a step in the draws, minutes.
pub const STEP_MINUTES: usize = 5;

/// Steps between two looks at the clock.
const STEPS_AT_ONCE: usize = 4;

/// The days that were drawn, and what came of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ensemble {
    /// The days, before any safeguard.
    pub worlds: Vec<World>,
    /// What each came to without the plan's safeguards.
    pub baseline: Vec<Tally>,
    /// The same days with the safeguards; none if the plan has none.
    pub planned: Vec<Tally>,
}

/// An ensemble in the making, of a scenario held by `S`.
#[derive(Debug)]
pub struct Job<S> {
    scenario: S,
    plan: Plan,
    frame: Frame,
    draws: Draws,
    count: usize,
    /// What the first days came to without the safeguards, as far as known from an earlier job.
    known: Vec<Tally>,
    /// The days of the block that is being gathered or worked out.
    worlds: Vec<World>,
    /// The inputs of the block that is being gathered: without the safeguards unless known, and with
    /// them.
    gathered: [Vec<Inputs>; 2],
    /// The block that is being worked out, likewise.
    running: [Option<Block>; 2],
    done: Ensemble,
}

impl<S: Deref<Target = Scenario>> Job<S> {
    /// Starts a job of `count` draws; the first draws of a larger job are those of a smaller one.
    #[must_use]
    pub fn new(scenario: S, plan: &Plan, count: u32, seed: u64) -> Self {
        Self {
            plan: plan.clone(),
            frame: Frame::new(&scenario),
            draws: Draws::new(&scenario, plan, seed),
            count: count as usize,
            known: Vec::new(),
            worlds: Vec::new(),
            gathered: [Vec::new(), Vec::new()],
            running: [None, None],
            done: Ensemble::default(),
            scenario,
        }
    }

    /// Takes over what the first days came to without safeguards, so that only the plan's are left to
    /// work out on these: the [`Ensemble::baseline`] of a job of the same scenario, outage, reading and
    /// seed, finished or not.
    #[must_use]
    pub fn knowing(mut self, baseline: &[Tally]) -> Self {
        self.known = baseline[..baseline.len().min(self.count)].to_vec();
        self
    }

    /// Works on while there is anything to do and `keep_going` says so; returns whether it is done.
    ///
    /// `keep_going` is asked between small pieces of work, the first time after one of them.
    pub fn advance(&mut self, mut keep_going: impl FnMut() -> bool) -> bool {
        while !self.is_done() {
            self.work();
            if !keep_going() {
                break;
            }
        }
        self.is_done()
    }

    /// Returns whether every draw has been worked out.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done.baseline.len() == self.count
    }

    /// Returns how much is done, 0..=1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        if self.count == 0 {
            return 1.0;
        }
        self.done.baseline.len() as f64 / self.count as f64
    }

    /// Returns what has been worked out so far, block by block complete.
    #[must_use]
    pub fn done(&self) -> &Ensemble {
        &self.done
    }

    /// Returns what has been worked out, block by block complete.
    #[must_use]
    pub fn finish(self) -> Ensemble {
        self.done
    }

    /// Returns what has been worked out, and leaves the job as it was before it began.
    #[must_use]
    pub fn take(&mut self) -> Ensemble {
        std::mem::take(&mut self.done)
    }

    /// Does one small piece: draws a day, starts one half of a block, or moves it on by some steps.
    fn work(&mut self) {
        let number = self.done.worlds.len() + self.worlds.len();
        if self.worlds.len() < Block::DRAWS && number < self.count {
            self.gather(number);
        } else if let Some(half) = self.gathered.iter().position(|inputs| !inputs.is_empty()) {
            self.running[half] = Some(Block::new(&self.gathered[half], STEP_MINUTES));
            self.gathered[half].clear();
        } else {
            let mut is_over = true;
            for block in self.running.iter_mut().flatten() {
                is_over &= block.advance(STEPS_AT_ONCE);
            }
            if is_over {
                self.close();
            }
        }
    }

    /// Draws one day.
    fn gather(&mut self, number: usize) {
        let world = self.draws.world(number as u32);
        let [baseline, planned] = &mut self.gathered;
        if number >= self.known.len() {
            baseline.push(self.frame.inputs(&self.scenario, &world));
        }
        if !self.plan.safeguards.is_empty() {
            let mut patched = world.clone();
            patch::apply(&self.scenario, &self.plan, &mut patched);
            planned.push(self.frame.inputs(&self.scenario, &patched));
        }
        self.worlds.push(world);
    }

    /// Takes over what the running block came to.
    fn close(&mut self) {
        let [baseline, planned] = self.running.each_mut().map(Option::take);
        let done = &mut self.done;
        done.worlds.append(&mut self.worlds);
        let until = self.known.len().min(done.worlds.len());
        let known = self.known.get(done.baseline.len()..until);
        done.baseline.extend_from_slice(known.unwrap_or_default());
        done.baseline
            .extend(baseline.map(Block::finish).unwrap_or_default());
        done.planned
            .extend(planned.map(Block::finish).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bundle::default_scenario;

    #[test]
    fn a_job_whose_days_are_taken_begins_anew() {
        let scenario = default_scenario();
        let mut job = Job::new(&scenario, &Plan::default(), 1, 7);
        assert!(job.advance(|| true));
        let taken = job.take();
        assert_eq!((taken.worlds.len(), taken.baseline.len()), (1, 1));
        assert_eq!(job.done(), &Ensemble::default());
        assert_eq!((job.is_done(), job.progress()), (false, 0.0));
    }
}
