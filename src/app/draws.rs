//! The drawn days behind the ranges of a plan with safeguards, worked out in the page's spare time.
//!
//! It decides which days are wanted and when they are told, with the figures that the page shows of
//! them: those take a piece of work of their own. It knows no clock: whoever drives it says when a
//! piece has been enough.

use crate::{
    app::{
        model::Model,
        msg::Msg,
        shared::{Lasting, Shared},
    },
    domain::scenario::Scenario,
    metrics::estimate::{Effect, Estimate, Summing},
    sim::{
        draw::SEED,
        ensemble::{Ensemble, Job},
        plan::Plan,
    },
};

/// Days after which the ranges are told for the first time: enough while a slider is being moved.
pub const FIRST_DAYS: u32 = 256;

/// Days on which the ranges rest once the plan stays as it is.
pub const ALL_DAYS: u32 = 1024;

/// How long a plan must stay as it is before the rest of the days is worked out, milliseconds.
pub const REST_MILLISECONDS: u32 = 250;

/// The days drawn for a plan, and what came of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The plan they were drawn for.
    pub plan: Plan,
    /// The days.
    pub ensemble: Shared<Ensemble>,
    /// What they come to; `None` if nothing is wanted on any.
    pub figures: Option<(Shared<Estimate>, Effect)>,
}

/// Days in the making.
#[derive(Debug)]
pub struct Drawing {
    scenario: Lasting<Scenario>,
    plan: Plan,
    job: Job<Lasting<Scenario>>,
    /// The days so far, while they are summed up.
    summing: Option<Summing>,
    /// Whether the first days are told.
    has_told: bool,
}

/// What a piece of work came to.
#[derive(Debug, PartialEq)]
pub enum Progress {
    /// There is more to do.
    Working,
    /// There is something to tell, and more to do if the plan stays as it is.
    Told(Msg),
    /// There is something to tell, and nothing more to do.
    Done(Msg),
}

impl Drawing {
    /// Starts the work that a session wants; `None` if it has no safeguards or is not yet alive.
    ///
    /// Days of an earlier plan with the same outage are not worked out again without safeguards.
    #[must_use]
    pub fn wanted(model: &Model) -> Option<Self> {
        if !model.is_live || model.plan.safeguards.is_empty() {
            return None;
        }
        let job = Job::new(model.scenario, &model.plan, ALL_DAYS, SEED);
        let unguarded = model.plan.without_safeguards();
        let earlier = model.drawn.as_ref();
        let same = earlier.filter(|drawn| drawn.plan.without_safeguards() == unguarded);
        Some(Self {
            scenario: model.scenario,
            plan: model.plan.clone(),
            job: match same {
                Some(drawn) => job.knowing(&drawn.ensemble.baseline),
                None => job,
            },
            summing: None,
            has_told: false,
        })
    }

    /// Works on while `keep_going` says so, or tells what there is to tell.
    pub fn advance(&mut self, mut keep_going: impl FnMut() -> bool) -> Progress {
        let days = self.job.done().baseline.len();
        if !self.job.is_done() && (self.has_told || days < FIRST_DAYS as usize) {
            self.job.advance(keep_going);
            return Progress::Working;
        }
        let summing = self
            .summing
            .get_or_insert_with(|| Summing::new(&self.scenario));
        while !summing.advance(&self.scenario, &self.plan, self.job.done()) {
            if !keep_going() {
                return Progress::Working;
            }
        }
        self.tell()
    }

    /// Tells what has been summed up.
    fn tell(&mut self) -> Progress {
        let is_done = self.job.is_done();
        let ensemble = if is_done {
            self.job.take()
        } else {
            self.job.done().clone()
        };
        self.has_told = true;
        let estimate = self.summing.take().and_then(Summing::finish);
        let figures = estimate.map(Shared::new).zip(Effect::of(&ensemble));
        let msg = Msg::Drawn(Drawn {
            plan: self.plan.clone(),
            ensemble: Shared::new(ensemble),
            figures,
        });
        if is_done {
            Progress::Done(msg)
        } else {
            Progress::Told(msg)
        }
    }
}
