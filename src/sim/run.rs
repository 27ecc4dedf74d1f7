//! A finished run: columns by minute, for cohorts, the gate and phone lines. It computes no step.
//!
//! Cohort and line columns are read at a moment: stocks then, or totals since the start. The moment
//! `minute` is the start of that minute, so `0..=minutes` are moments and `0..minutes` are minutes.
//! What happened during a minute is a difference of totals. With steps longer than a minute, a
//! moment inside a step reads as the start of its step.

use crate::sim::{
    availability::{LuckClasses, Slice},
    digest::Digest,
    inputs::{CohortKey, NewsPhase},
    layout::Part,
    phone_line::LinePool,
};

/// What is known of a cohort at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CohortColumn {
    /// Tasks wanted so far.
    Wanted,
    /// Done by login so far.
    DoneByLogin,
    /// Done by another login so far.
    DoneByAlternative,
    /// Done by phone so far.
    DoneByPhone,
    /// Done at a counter so far.
    DoneByCounter,
    /// Done with a code so far.
    DoneByCode,
    /// Given up for the day so far.
    GaveUp,
    /// Tries made so far.
    Tries,
    /// In the retry pool now.
    InRetryPool,
    /// On the phone now, waiting or in a call.
    OnPhone,
    /// On the way to a counter or a code desk now, at it, or waiting for a code to work.
    AtDesk,
}

impl CohortColumn {
    /// Every column, in the order in which a run keeps them.
    pub const ALL: [Self; 11] = [
        Self::Wanted,
        Self::DoneByLogin,
        Self::DoneByAlternative,
        Self::DoneByPhone,
        Self::DoneByCounter,
        Self::DoneByCode,
        Self::GaveUp,
        Self::Tries,
        Self::InRetryPool,
        Self::OnPhone,
        Self::AtDesk,
    ];

    /// The ways in which a task gets done.
    pub const DONE: [Self; 5] = [
        Self::DoneByLogin,
        Self::DoneByAlternative,
        Self::DoneByPhone,
        Self::DoneByCounter,
        Self::DoneByCode,
    ];

    /// Where a task is while it is open.
    pub const OPEN: [Self; 3] = [Self::InRetryPool, Self::OnPhone, Self::AtDesk];
}

/// What is known of the gate during a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateColumn {
    /// Attempts per minute.
    Attempts,
    /// Attempts admitted per minute.
    Admitted,
    /// Attempts per minute that the gate could handle; may be infinite.
    Capacity,
    /// Share of attempts admitted (q).
    AdmittedShare,
    /// Share that the gate lets through (g).
    ThroughShare,
}

impl GateColumn {
    /// Every column, in the order in which a run keeps them.
    pub const ALL: [Self; 5] = [
        Self::Attempts,
        Self::Admitted,
        Self::Capacity,
        Self::AdmittedShare,
        Self::ThroughShare,
    ];
}

/// What is known of a phone line at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineColumn {
    /// Calls made so far.
    Offered,
    /// Calls answered and ended so far.
    Answered,
    /// Callers who hung up so far, or found every trunk taken.
    HungUp,
    /// Callers waiting now.
    Waiting,
    /// Callers in a call now.
    InCall,
}

impl LineColumn {
    /// Every column, in the order in which a run keeps them.
    pub const ALL: [Self; 5] = [
        Self::Offered,
        Self::Answered,
        Self::HungUp,
        Self::Waiting,
        Self::InCall,
    ];
}

/// What a single person meets in each slice: what a tracer is pushed through.
#[derive(Clone, Debug, PartialEq)]
pub struct Environment {
    /// The luck classes.
    pub classes: LuckClasses,
    /// The horizon, cut.
    pub slices: Vec<Slice>,
    /// Share of attempts admitted, per slice.
    pub admitted_shares: Vec<f64>,
    /// Each line, per slice, lines running fastest.
    pub lines: Vec<LineMoment>,
    /// What does not change about each line.
    pub line_rules: Vec<LineRules>,
    /// What people have been told, in time order.
    pub news: Vec<NewsPhase>,
}

/// What does not change about a line, as one person meets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineRules {
    /// Share of hang-ups that go back to trying.
    pub redial_share: f64,
    /// Minutes on the way before joining.
    pub travel_minutes: f64,
    /// Minutes until the help takes effect.
    pub activation_minutes: f64,
}

impl Environment {
    /// Returns a line in a slice.
    #[must_use]
    pub fn line(&self, line: usize, place: usize) -> &LineMoment {
        &self.lines[place * self.line_rules.len() + line]
    }

    /// Returns what people have been told at a minute.
    #[must_use]
    pub fn news_at(&self, minute: f64) -> NewsPhase {
        NewsPhase::at(&self.news, minute)
    }
}

/// A phone line in one slice, as one caller meets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineMoment {
    /// The pool.
    pub pool: LinePool,
    /// Callers waiting, averaged over start and end of the slice.
    pub waiting: f64,
}

/// A finished run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    minutes: usize,
    step_minutes: usize,
    keys: Vec<CohortKey>,
    parts: Vec<Part>,
    bundle_count: usize,
    /// Per moment, per bundle, per column.
    bundles: Vec<f64>,
    gate: Vec<f64>,
    lines: Vec<f64>,
    agents: Vec<f64>,
    environment: Environment,
}

/// The columns of a run while it is recorded.
#[derive(Clone, Debug)]
pub(in crate::sim) struct Columns {
    pub(in crate::sim) keys: Vec<CohortKey>,
    pub(in crate::sim) parts: Vec<Part>,
    pub(in crate::sim) bundle_count: usize,
    pub(in crate::sim) bundles: Vec<f64>,
    pub(in crate::sim) gate: Vec<f64>,
    pub(in crate::sim) lines: Vec<f64>,
    pub(in crate::sim) agents: Vec<f64>,
}

impl Run {
    pub(in crate::sim) fn new(
        minutes: usize,
        step_minutes: usize,
        columns: Columns,
        environment: Environment,
    ) -> Self {
        let Columns {
            keys,
            parts,
            bundle_count,
            bundles,
            gate,
            lines,
            agents,
        } = columns;
        Self {
            minutes,
            step_minutes,
            keys,
            parts,
            bundle_count,
            bundles,
            gate,
            lines,
            agents,
            environment,
        }
    }

    /// Returns the length of the horizon in minutes.
    #[must_use]
    pub fn minutes(&self) -> usize {
        self.minutes
    }

    /// Returns the length of one step in minutes.
    #[must_use]
    pub fn step_minutes(&self) -> usize {
        self.step_minutes
    }

    /// Returns whose tasks each cohort counts, in the order of the inputs.
    #[must_use]
    pub fn cohorts(&self) -> &[CohortKey] {
        &self.keys
    }

    /// Returns the number of phone lines.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.environment.line_rules.len()
    }

    /// Returns what a tracer is pushed through.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Returns a column of one cohort at a moment, `0..=minutes`.
    #[must_use]
    pub fn cohort_at(&self, column: CohortColumn, cohort: usize, minute: usize) -> f64 {
        let part = &self.parts[cohort];
        part.share * self.bundle_at(column, part.bundle, minute)
    }

    /// Returns a column of one bundle at a moment.
    fn bundle_at(&self, column: CohortColumn, bundle: usize, minute: usize) -> f64 {
        let width = CohortColumn::ALL.len();
        let row = self.row(minute);
        self.bundles[(row * self.bundle_count + bundle) * width + column as usize]
    }

    /// Returns what a column of one cohort gained during a minute, `0..minutes`.
    #[must_use]
    pub fn cohort_during(&self, column: CohortColumn, cohort: usize, minute: usize) -> f64 {
        let row = minute / self.step_minutes;
        let start = self.cohort_at(column, cohort, row * self.step_minutes);
        let end = self.cohort_at(column, cohort, (row + 1) * self.step_minutes);
        (end - start) / self.step_minutes as f64
    }

    /// Returns a column at a moment, summed over the cohorts that `counts` picks.
    pub fn total_at(
        &self,
        column: CohortColumn,
        minute: usize,
        counts: impl Fn(CohortKey) -> bool,
    ) -> f64 {
        let picked = (0..self.keys.len()).filter(|&cohort| counts(self.keys[cohort]));
        picked
            .map(|cohort| self.cohort_at(column, cohort, minute))
            .sum()
    }

    /// Returns what a column gained during a minute, summed over the cohorts that `counts` picks.
    pub fn total_during(
        &self,
        column: CohortColumn,
        minute: usize,
        counts: impl Fn(CohortKey) -> bool,
    ) -> f64 {
        let picked = (0..self.keys.len()).filter(|&cohort| counts(self.keys[cohort]));
        picked
            .map(|cohort| self.cohort_during(column, cohort, minute))
            .sum()
    }

    /// Returns a column of the gate during a minute, `0..minutes`.
    #[must_use]
    pub fn gate_during(&self, column: GateColumn, minute: usize) -> f64 {
        self.gate[(minute / self.step_minutes) * GateColumn::ALL.len() + column as usize]
    }

    /// Returns the share that the gate lets through in a minute (g).
    #[must_use]
    pub fn gate_share(&self, minute: usize) -> f64 {
        self.gate_during(GateColumn::ThroughShare, minute)
    }

    /// Returns the share of attempts admitted in a minute (q).
    #[must_use]
    pub fn admission(&self, minute: usize) -> f64 {
        self.gate_during(GateColumn::AdmittedShare, minute)
    }

    /// Returns the tasks wanted per minute in a minute, for everyone.
    #[must_use]
    pub fn wanted_per_minute(&self, minute: usize) -> f64 {
        self.total_during(CohortColumn::Wanted, minute, |_| true)
    }

    /// Returns the logins that got through per minute in a minute, for everyone.
    #[must_use]
    pub fn through_per_minute(&self, minute: usize) -> f64 {
        self.total_during(CohortColumn::DoneByLogin, minute, |_| true)
    }

    /// Returns a column of a phone line at a moment, `0..=minutes`.
    #[must_use]
    pub fn line_at(&self, column: LineColumn, line: usize, minute: usize) -> f64 {
        let width = LineColumn::ALL.len();
        self.lines[(self.row(minute) * self.line_count() + line) * width + column as usize]
    }

    /// Returns the people answering a line from a moment on, `0..=minutes`.
    #[must_use]
    pub fn agents_at(&self, line: usize, minute: usize) -> f64 {
        self.agents[self.row(minute) * self.line_count() + line]
    }

    /// Returns the minutes that someone who calls a line at a moment expects to wait.
    ///
    /// # Limits     Infinite while the line is closed. Below about 1.2 times its capacity a small
    /// line has waits that this does not show.
    #[must_use]
    pub fn expected_wait_minutes(&self, line: usize, minute: usize) -> f64 {
        let Some(moment) = self.environment.lines.get(line) else {
            return f64::INFINITY;
        };
        let pool = LinePool {
            agents: self.agents_at(line, minute),
            ..moment.pool
        };
        pool.expected_wait_minutes(self.line_at(LineColumn::Waiting, line, minute))
    }

    /// Returns a number that changes with any bit of any column, equal on every platform.
    ///
    /// # Formula    The [`Digest`] of the shares of cohorts, and of bundle, gate, line and agent
    /// columns, in this order.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let shares = self.parts.iter().map(|part| part.share);
        let columns = [&self.bundles, &self.gate, &self.lines, &self.agents];
        let mut digest = Digest::default();
        shares
            .chain(columns.into_iter().flatten().copied())
            .for_each(|value| digest.number(value));
        digest.value()
    }

    /// Returns the row of a moment: the step that begins at or before it.
    fn row(&self, minute: usize) -> usize {
        minute.min(self.minutes) / self.step_minutes
    }
}
