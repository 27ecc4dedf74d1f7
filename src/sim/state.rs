//! The stocks at one moment, the totals since the start, and the check that nobody is lost.
//!
//! Phases move people between these; nothing else may.

use crate::sim::{inputs::Way, layout::Layout, phone_line::Callers, underway::Underway};

/// Where everyone is, and what has happened so far.
#[derive(Clone, Debug)]
pub struct State {
    /// Between tries, persons per cell (R).
    pub retry_persons: Vec<f64>,
    /// Back from a line and about to join the retry pool, persons per cell (f0).
    pub returning_persons: Vec<f64>,
    /// On a line, persons per seat and class, classes running fastest.
    pub callers: Vec<Callers>,
    /// On each line from outside the cohorts.
    pub base_callers: Vec<Callers>,
    /// On each line in all.
    pub on_lines: Vec<Callers>,
    /// Whether nobody of any bundle is on a line, on the way to it, or waiting for its help: so it
    /// is on most lines for most of the day.
    pub is_deserted: Vec<bool>,
    /// On the way to each line, if that takes time.
    pub travelling: Vec<Option<Underway>>,
    /// Helped at each line and waiting for it to take effect, if that takes time.
    pub activating: Vec<Option<Underway>>,
    /// Share of attempts admitted in the last slice (q).
    pub admitted_share: f64,
    /// The same in the slice before that.
    pub admitted_before: f64,
    /// Attempts per minute in the last slice.
    pub attempts_per_minute: f64,
    /// What has happened to each bundle.
    pub bundles: Vec<BundleTotals>,
    /// What has happened at the gate in this step.
    pub gate: GateTotals,
    /// What has happened on each line.
    pub lines: Vec<LineTotals>,
}

/// What has happened to a bundle since the start, in tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BundleTotals {
    /// Wanted.
    pub wanted: f64,
    /// Done by login.
    pub done_by_login: f64,
    /// Done by another login.
    pub done_by_alternative: f64,
    /// Done by phone, at a counter, with a code: in the order of [`Way`].
    pub done_by_way: [f64; 3],
    /// Given up for the day.
    pub gave_up: f64,
    /// Tries made.
    pub tries: f64,
}

/// How many of a bundle are where, in persons.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OpenPersons {
    /// In the retry pool, or about to join it.
    pub retrying: f64,
    /// On the phone, waiting or in a call.
    pub on_phone: f64,
    /// On the way to a counter or a code desk, at it, or waiting for a code to work.
    pub at_desk: f64,
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

/// What has happened on a line since the start, in callers, cohorts and others together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineTotals {
    /// Joined, or tried to.
    pub offered: f64,
    /// Answered, and the talk has ended.
    pub answered: f64,
    /// Hung up, or found every trunk taken.
    pub hung_up: f64,
}

/// Largest part of the people that may go missing by rounding, relative to those wanted.
const CONSERVATION_TOLERANCE: f64 = 1e-9;

impl State {
    /// Returns the state at the start of the horizon: nobody is anywhere but base callers.
    #[must_use]
    pub fn start(layout: &Layout) -> Self {
        let inputs = layout.inputs;
        let (cells, classes) = (layout.cell_count(), layout.class_count());
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
        let underway = |minutes: f64, line: usize| {
            (minutes > 0.0)
                .then(|| Underway::new(minutes, layout.seats_on_line[line].len() * classes))
        };
        let lines = || inputs.lines.iter().enumerate();
        Self {
            retry_persons: vec![0.0; cells],
            returning_persons: vec![0.0; cells],
            callers: vec![Callers::default(); layout.seats.len() * classes],
            on_lines: base_callers.clone(),
            is_deserted: lines().map(|(_, line)| !line.takes_time()).collect(),
            base_callers,
            travelling: lines()
                .map(|(line, inputs)| underway(inputs.travel_minutes, line))
                .collect(),
            activating: lines()
                .map(|(line, inputs)| underway(inputs.activation_minutes, line))
                .collect(),
            admitted_share: 1.0,
            admitted_before: 1.0,
            attempts_per_minute: 0.0,
            bundles: vec![BundleTotals::default(); layout.bundles.len()],
            gate: GateTotals::default(),
            lines: vec![LineTotals::default(); inputs.lines.len()],
        }
    }

    /// Counts how many of each bundle are where; `open` has room for all bundles.
    #[inline(never)]
    pub fn count_open(&self, layout: &Layout, open: &mut [OpenPersons]) {
        let classes = layout.class_count();
        let retrying = self.retry_persons.chunks_exact(classes);
        let returning = self.returning_persons.chunks_exact(classes);
        for ((open, retrying), returning) in open.iter_mut().zip(retrying).zip(returning) {
            *open = OpenPersons::default();
            for (retrying, returning) in retrying.iter().zip(returning) {
                open.retrying += retrying + returning;
            }
        }
        for line in 0..self.on_lines.len() {
            if !self.is_deserted[line] {
                self.count_on_line(layout, line, open);
            }
        }
    }

    /// Adds those of each bundle who are on a line, on the way to it, or waiting for its help.
    fn count_on_line(&self, layout: &Layout, line: usize, open: &mut [OpenPersons]) {
        let classes = layout.class_count();
        let seats = layout.seats_on_line[line].clone();
        let callers = &self.callers[seats.start * classes..seats.end * classes];
        let underway = [&self.travelling[line], &self.activating[line]];
        let mut first = 0;
        for (seat, callers) in layout.seats[seats]
            .iter()
            .zip(callers.chunks_exact(classes))
        {
            let mut persons = 0.0;
            for callers in callers {
                persons += callers.waiting + callers.in_call;
            }
            for underway in underway.into_iter().flatten() {
                for stream in first..first + classes {
                    persons += underway.on_the_way(stream);
                }
            }
            first += classes;
            let open = &mut open[seat.bundle];
            match seat.way {
                Way::Phone => open.on_phone += persons,
                Way::Counter | Way::Code => open.at_desk += persons,
            }
        }
    }

    /// Returns whether everyone wanted is somewhere, bundle by bundle, and no stock is negative.
    #[must_use]
    pub fn conserves(&self, layout: &Layout) -> bool {
        let mut open = vec![OpenPersons::default(); self.bundles.len()];
        self.count_open(layout, &mut open);
        let everyone_is_somewhere = self.bundles.iter().zip(&open).all(|(totals, open)| {
            let found = totals.done_by_login
                + totals.done_by_alternative
                + totals.done_by_way.iter().sum::<f64>()
                + totals.gave_up
                + open.retrying
                + open.on_phone
                + open.at_desk;
            (found - totals.wanted).abs() <= CONSERVATION_TOLERANCE * totals.wanted.max(1e-300)
        });
        let stocks = self.retry_persons.iter().chain(&self.returning_persons);
        let on_lines = self
            .callers
            .iter()
            .flat_map(|callers| [&callers.waiting, &callers.in_call]);
        everyone_is_somewhere && stocks.chain(on_lines).all(|&persons| persons >= 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::examples;

    #[test]
    fn whoever_is_lost_or_counted_twice_is_noticed() {
        let inputs = examples::one_cohort(60, &[(0.0, 0.5)], 10.0);
        let layout = Layout::new(&inputs);
        let mut state = State::start(&layout);
        assert!(state.conserves(&layout));
        state.bundles[0].wanted = 10.0;
        assert!(!state.conserves(&layout));
        state.bundles[0].done_by_login = 4.0;
        state.retry_persons[1] = 6.0;
        assert!(state.conserves(&layout));
        // A ten-millionth of them is more than rounding.
        state.retry_persons[1] = 6.000_001;
        assert!(!state.conserves(&layout));
    }

    #[test]
    fn a_negative_stock_is_noticed_though_the_sum_is_right() {
        let inputs = examples::one_cohort(60, &[(0.0, 0.5)], 10.0);
        let layout = Layout::new(&inputs);
        let mut state = State::start(&layout);
        state.bundles[0].wanted = 10.0;
        (state.retry_persons[0], state.retry_persons[1]) = (12.0, -2.0);
        assert!(!state.conserves(&layout));
    }
}
