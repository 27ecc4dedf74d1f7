//! The stocks at one moment, the totals since the start, and the check that nobody is lost.
//!
//! Phases move people between these; nothing else may.

use crate::sim::{layout::Layout, phone_line::Callers};

/// Where everyone is, and what has happened so far.
#[derive(Clone, Debug)]
pub struct State {
    /// Between tries, persons per cell (R).
    pub retry_persons: Vec<f64>,
    /// Back from the phone and about to join the retry pool, persons per cell (f0).
    pub returning_persons: Vec<f64>,
    /// On the phone, persons per cell.
    pub callers: Vec<Callers>,
    /// On each line from outside the cohorts.
    pub base_callers: Vec<Callers>,
    /// On each line in all.
    pub on_lines: Vec<Callers>,
    /// Share of attempts admitted in the last slice (q).
    pub admitted_share: f64,
    /// Attempts per minute in the last slice.
    pub attempts_per_minute: f64,
    /// What has happened to each cohort.
    pub cohorts: Vec<CohortTotals>,
    /// What has happened at the gate in this step.
    pub gate: GateTotals,
    /// What has happened on each line.
    pub lines: Vec<LineTotals>,
}

/// What has happened to a cohort since the start, in tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CohortTotals {
    /// Wanted.
    pub wanted: f64,
    /// Done by login.
    pub done_by_login: f64,
    /// Done by another login.
    pub done_by_alternative: f64,
    /// Done by phone.
    pub done_by_phone: f64,
    /// Given up for the day.
    pub gave_up: f64,
    /// Tries made.
    pub tries: f64,
}

/// What has happened at the gate since the start of the step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GateTotals {
    /// Attempts made.
    pub attempts: f64,
    /// Attempts admitted, whether or not they then succeeded.
    pub admitted: f64,
    /// Attempts that could have been handled.
    pub capacity: f64,
    /// Share of attempts admitted, summed over minutes.
    pub admitted_share_minutes: f64,
    /// Share that the gate lets through, summed over minutes.
    pub through_share_minutes: f64,
}

/// What has happened on a line since the start, in calls, cohorts and others together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineTotals {
    /// Calls made.
    pub offered: f64,
    /// Calls answered and ended.
    pub answered: f64,
    /// Callers who hung up or found every trunk taken.
    pub hung_up: f64,
}

/// Largest part of the people that may go missing by rounding, relative to those wanted.
const CONSERVATION_TOLERANCE: f64 = 1e-9;

impl State {
    /// Returns the state at the start of the horizon: nobody is anywhere but base callers.
    #[must_use]
    pub fn start(layout: &Layout) -> Self {
        let inputs = layout.inputs;
        let cells = layout.cell_count();
        let base_callers: Vec<Callers> = (0..inputs.lines.len())
            .map(|line| {
                let agents = layout.line_at(line, 0.0).pool.agents;
                let persons = inputs.lines[line].base_start_persons;
                let in_call = persons.min(agents);
                Callers {
                    waiting: persons - in_call,
                    in_call,
                }
            })
            .collect();
        Self {
            retry_persons: vec![0.0; cells],
            returning_persons: vec![0.0; cells],
            callers: vec![Callers::default(); cells],
            on_lines: base_callers.clone(),
            base_callers,
            admitted_share: 1.0,
            attempts_per_minute: 0.0,
            cohorts: vec![CohortTotals::default(); inputs.cohorts.len()],
            gate: GateTotals::default(),
            lines: vec![LineTotals::default(); inputs.lines.len()],
        }
    }

    /// Returns how many of a cohort are in the retry pool, and how many are on the phone.
    #[must_use]
    pub fn open_persons(&self, cohort: usize, classes: usize) -> (f64, f64) {
        let cells = cohort * classes..(cohort + 1) * classes;
        let retrying = cells
            .clone()
            .map(|cell| self.retry_persons[cell] + self.returning_persons[cell]);
        let calling = cells.map(|cell| self.callers[cell].waiting + self.callers[cell].in_call);
        (retrying.sum(), calling.sum())
    }

    /// Returns whether everyone wanted is somewhere, cohort by cohort, and no stock is negative.
    #[must_use]
    pub fn conserves(&self, classes: usize) -> bool {
        let everyone_is_somewhere = self.cohorts.iter().enumerate().all(|(cohort, totals)| {
            let (retrying, calling) = self.open_persons(cohort, classes);
            let found = totals.done_by_login
                + totals.done_by_alternative
                + totals.done_by_phone
                + totals.gave_up
                + retrying
                + calling;
            (found - totals.wanted).abs() <= CONSERVATION_TOLERANCE * totals.wanted.max(1e-300)
        });
        let stocks = self.retry_persons.iter().chain(&self.returning_persons);
        let on_phone = self
            .callers
            .iter()
            .flat_map(|callers| [&callers.waiting, &callers.in_call]);
        everyone_is_somewhere && stocks.chain(on_phone).all(|&persons| persons >= 0.0)
    }
}
