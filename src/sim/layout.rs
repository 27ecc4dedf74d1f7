//! What is fixed for a whole run and worked out once: classes, kinds of behaviour, cells, slices.
//!
//! A cell is one cohort in one luck class. Cohorts that behave alike are of one kind, so that the
//! exponentials of a slice are worked out per kind and class, not per cell.

use crate::sim::{
    availability::{LuckClasses, Slice, slices, span_at},
    inputs::{BehaviourInputs, Inputs},
    phone_line::LinePool,
};

/// What is fixed for a whole run.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    /// The inputs.
    pub inputs: &'a Inputs,
    /// The luck classes.
    pub classes: LuckClasses,
    /// The horizon, cut.
    pub slices: Vec<Slice>,
    /// The distinct behaviours.
    pub kinds: Vec<BehaviourInputs>,
    /// The place in `kinds` of each cohort's behaviour.
    pub kind_of_cohort: Vec<usize>,
    /// The cohorts that may turn to each line.
    pub cohorts_on_line: Vec<Vec<usize>>,
    /// Tasks per minute of each curve in each step, steps running fastest.
    arrivals: Vec<f64>,
    rows: usize,
}

/// One line during one slice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineNow {
    /// The pool.
    pub pool: LinePool,
    /// Calls per minute by people outside the cohorts.
    pub base_calls_per_minute: f64,
}

impl<'a> Layout<'a> {
    /// Works out everything that does not change during a run.
    #[must_use]
    pub fn new(inputs: &'a Inputs) -> Self {
        let mut kinds: Vec<BehaviourInputs> = Vec::new();
        let kind_of_cohort = inputs
            .cohorts
            .iter()
            .map(|cohort| {
                let known = kinds.iter().position(|kind| *kind == cohort.behaviour);
                known.unwrap_or_else(|| {
                    kinds.push(cohort.behaviour);
                    kinds.len() - 1
                })
            })
            .collect();
        let uses = |line: usize| {
            let is_user = |cohort: usize| {
                inputs.cohorts[cohort]
                    .behaviour
                    .phone
                    .is_some_and(|phone| phone.line == line)
            };
            (0..inputs.cohorts.len())
                .filter(|&cohort| is_user(cohort))
                .collect()
        };
        let step = inputs.step_minutes;
        let mean = |minutes: &[f64]| minutes.iter().sum::<f64>() / step as f64;
        Self {
            inputs,
            classes: LuckClasses::of(&inputs.gate),
            slices: slices(inputs),
            kinds,
            kind_of_cohort,
            cohorts_on_line: (0..inputs.lines.len()).map(uses).collect(),
            arrivals: inputs
                .curves
                .iter()
                .flat_map(|curve| curve.chunks(step).map(mean))
                .collect(),
            rows: inputs.minutes / step,
        }
    }

    /// Returns the number of steps.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the number of luck classes.
    #[must_use]
    pub fn class_count(&self) -> usize {
        self.classes.masses().len()
    }

    /// Returns the number of cells: cohorts times classes, classes running fastest.
    #[must_use]
    pub fn cell_count(&self) -> usize {
        self.inputs.cohorts.len() * self.class_count()
    }

    /// Returns the tasks per minute that a cohort wants in a step.
    #[must_use]
    pub fn arrivals_per_minute(&self, cohort: usize, row: usize) -> f64 {
        let cohort = &self.inputs.cohorts[cohort];
        cohort.scale * self.arrivals[cohort.curve * self.rows + row]
    }

    /// Returns a line as it stands from a minute on.
    #[must_use]
    pub fn line_at(&self, line: usize, minute: f64) -> LineNow {
        let line = &self.inputs.lines[line];
        let span = span_at(&line.spans, minute);
        LineNow {
            pool: LinePool {
                agents: span.agents,
                ends_per_minute: 1.0 / line.call_minutes,
                hang_ups_per_minute: 1.0 / line.patience_minutes,
            },
            base_calls_per_minute: span.base_calls_per_minute,
        }
    }
}
