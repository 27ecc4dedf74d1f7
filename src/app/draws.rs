//! The drawn days behind the ranges of a plan with safeguards, worked out in the page's spare time.
//!
//! It decides which days are wanted and when they are told. It counts nothing of what came of them,
//! and knows no clock: whoever drives it says when a piece of work has been enough.

use crate::{
    app::{
        model::Model,
        msg::Msg,
        shared::{Lasting, Shared},
    },
    domain::scenario::Scenario,
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
}

/// Days in the making.
#[derive(Debug)]
pub struct Drawing {
    plan: Plan,
    job: Job<Lasting<Scenario>>,
    told_days: u32,
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
            plan: model.plan.clone(),
            job: match same {
                Some(drawn) => job.knowing(&drawn.ensemble.baseline),
                None => job,
            },
            told_days: 0,
        })
    }

    /// Works on while `keep_going` says so.
    pub fn advance(&mut self, mut keep_going: impl FnMut() -> bool) -> Progress {
        let told = self.told_days;
        let is_done = self.job.advance(&mut keep_going);
        let days = self.job.done().baseline.len() as u32;
        if is_done {
            self.told_days = days;
            return Progress::Done(self.tell());
        }
        if told == 0 && days >= FIRST_DAYS {
            self.told_days = days;
            return Progress::Told(self.tell());
        }
        Progress::Working
    }

    fn tell(&self) -> Msg {
        Msg::Drawn(Drawn {
            plan: self.plan.clone(),
            ensemble: Shared::new(self.job.done().clone()),
        })
    }
}
