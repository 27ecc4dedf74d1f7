//! Many possible days, with and without the plan's safeguards, worked out a little at a time.
//!
//! A job can be put down after any step and taken up again: what it comes to does not depend on how
//! it was cut. It counts nothing and compares nothing; that is left to `metrics`.

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

/// An ensemble in the making.
#[derive(Debug)]
pub struct Job<'a> {
    scenario: &'a Scenario,
    plan: Plan,
    frame: Frame,
    draws: Draws,
    count: u32,
    /// The inputs of the block that is being gathered: without and with the safeguards.
    gathered: (Vec<Inputs>, Vec<Inputs>),
    running: Option<(Block, Option<Block>)>,
    done: Ensemble,
}

impl<'a> Job<'a> {
    /// Starts a job of `count` draws; the first draws of a larger job are those of a smaller one.
    #[must_use]
    pub fn new(scenario: &'a Scenario, plan: &Plan, count: u32, seed: u64) -> Self {
        Self {
            scenario,
            plan: plan.clone(),
            frame: Frame::new(scenario),
            draws: Draws::new(scenario, plan, seed),
            count,
            gathered: (Vec::new(), Vec::new()),
            running: None,
            done: Ensemble::default(),
        }
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
        self.done.baseline.len() == self.count as usize
    }

    /// Returns how much is done, 0..=1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        if self.count == 0 {
            return 1.0;
        }
        self.done.baseline.len() as f64 / f64::from(self.count)
    }

    /// Returns what has been worked out, block by block complete.
    #[must_use]
    pub fn finish(self) -> Ensemble {
        let mut done = self.done;
        done.worlds.truncate(done.baseline.len());
        done
    }

    /// Does one small piece: draws one day, or moves a block on by some steps.
    fn work(&mut self) {
        match &mut self.running {
            None => self.gather(),
            Some((baseline, planned)) => {
                let is_over = baseline.advance(STEPS_AT_ONCE);
                let is_over = planned
                    .as_mut()
                    .map_or(is_over, |planned| planned.advance(STEPS_AT_ONCE) && is_over);
                if is_over {
                    self.close();
                }
            }
        }
    }

    /// Draws one day; starts the block when it is full or nothing is left to draw.
    fn gather(&mut self) {
        let number = self.done.worlds.len();
        let world = self.draws.world(number as u32);
        self.gathered
            .0
            .push(self.frame.inputs(self.scenario, &world));
        if !self.plan.safeguards.is_empty() {
            let mut planned = world.clone();
            patch::apply(self.scenario, &self.plan, &mut planned);
            self.gathered
                .1
                .push(self.frame.inputs(self.scenario, &planned));
        }
        self.done.worlds.push(world);
        let is_full = self.gathered.0.len() == Block::DRAWS;
        if is_full || self.done.worlds.len() == self.count as usize {
            let baseline = Block::new(&self.gathered.0, STEP_MINUTES);
            let has_plan = !self.gathered.1.is_empty();
            let planned = has_plan.then(|| Block::new(&self.gathered.1, STEP_MINUTES));
            self.running = Some((baseline, planned));
            self.gathered.0.clear();
            self.gathered.1.clear();
        }
    }

    /// Takes over what the running block came to.
    fn close(&mut self) {
        if let Some((baseline, planned)) = self.running.take() {
            self.done.baseline.extend(baseline.finish());
            self.done
                .planned
                .extend(planned.map(Block::finish).unwrap_or_default());
        }
    }
}
