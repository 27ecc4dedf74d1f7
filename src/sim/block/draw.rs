//! One draw: the clock that cuts its steps, and what holds in each slice. It moves nobody.

use crate::sim::{
    availability::{LuckClasses, cuts, phase_at, span_at},
    inputs::{BehaviourInputs, GateInputs, GatePhase, Inputs, LineInputs, LineSpan, NewsPhase},
};

/// What one draw is made of, beside the curves that all draws share.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    pub(super) gate: GateInputs,
    pub(super) classes: LuckClasses,
    pub(super) lines: Vec<LineInputs>,
    /// How each cohort behaves.
    pub(super) behaviours: Vec<BehaviourInputs>,
    /// The first cohort of the same people that behaves as each does.
    pub(super) stands_for: Vec<usize>,
    pub(super) scales: Vec<f64>,
    pub(super) clock: Clock,
    news: Vec<NewsPhase>,
}

/// Where a draw is in its day: in one slice of one step.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    /// The step.
    pub(super) row: usize,
    /// Start of the slice, minutes from the start of the horizon.
    pub(super) start: f64,
    /// Its end.
    pub(super) end: f64,
    /// Whether the slice is the first or the last of its step.
    pub(super) begins_row: bool,
    pub(super) ends_row: bool,
    /// Whether anything but the stocks may differ from the slice before.
    pub(super) begins_phase: bool,
    /// Whether the horizon is reached and the last slice has been counted.
    pub(super) is_over: bool,
    /// Moments at which anything changes, in order.
    cuts: Vec<f64>,
    next_cut: usize,
}

impl Draw {
    pub(super) fn new(inputs: &Inputs) -> Self {
        let alike = |one: usize, other: usize| {
            let (one, other) = (&inputs.cohorts[one], &inputs.cohorts[other]);
            one.key.persona == other.key.persona && one.behaviour == other.behaviour
        };
        let places = 0..inputs.cohorts.len();
        let first_alike = |place: usize| (0..place).find(|&first| alike(first, place));
        Self {
            gate: inputs.gate.clone(),
            classes: LuckClasses::of(&inputs.gate),
            lines: inputs.lines.clone(),
            behaviours: inputs.cohorts.iter().map(|each| each.behaviour).collect(),
            stands_for: places
                .map(|place| first_alike(place).unwrap_or(place))
                .collect(),
            scales: inputs.cohorts.iter().map(|each| each.scale).collect(),
            clock: Clock::new(cuts(inputs)),
            news: inputs.news.clone(),
        }
    }

    /// Returns the gate in this slice.
    pub(super) fn gate_now(&self) -> GatePhase {
        phase_at(&self.gate.phases, self.clock.start)
    }

    /// Returns what people have been told in this slice.
    pub(super) fn news_now(&self) -> NewsPhase {
        NewsPhase::at(&self.news, self.clock.start)
    }

    /// Returns a line in this slice.
    pub(super) fn line_now(&self, line: usize) -> LineSpan {
        span_at(&self.lines[line].spans, self.clock.start)
    }

    /// Returns whether someone who sets out for a line now finds it open.
    pub(super) fn is_open_to(&self, line: usize) -> bool {
        let line = &self.lines[line];
        span_at(&line.spans, self.clock.start + line.travel_minutes).agents > 0.0
    }
}

impl Clock {
    fn new(cuts: Vec<f64>) -> Self {
        Self {
            row: 0,
            start: 0.0,
            end: 0.0,
            begins_row: true,
            ends_row: false,
            begins_phase: true,
            is_over: false,
            cuts,
            next_cut: 0,
        }
    }

    /// Finds the end of the slice that starts now, in steps of so many minutes up to the horizon.
    pub(super) fn open_slice(&mut self, step_minutes: f64, horizon: f64) {
        while self.cut().is_some_and(|cut| cut <= self.start) {
            self.next_cut += 1;
            self.begins_phase = true;
        }
        let row_end = ((self.row + 1) as f64 * step_minutes).min(horizon);
        self.end = self.cut().unwrap_or(row_end).min(row_end);
        self.ends_row = self.end == row_end;
    }

    /// Goes on to the slice after, or stays in the last one for good.
    pub(super) fn close_slice(&mut self, rows: usize) {
        self.begins_phase = false;
        if self.ends_row && self.row + 1 == rows {
            self.is_over = true;
            return;
        }
        self.start = self.end;
        self.begins_row = self.ends_row;
        self.row += usize::from(self.ends_row);
    }

    /// Returns the length of the slice in minutes, > 0.
    pub(super) fn length(&self) -> f64 {
        self.end - self.start
    }

    fn cut(&self) -> Option<f64> {
        self.cuts.get(self.next_cut).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{availability::slices, examples};

    #[test]
    fn the_clock_cuts_as_the_exact_kernel_does() {
        let mut inputs = examples::one_cohort(20, &[(0.0, 1.0), (7.5, 0.25), (15.0, 1.0)], 1.0);
        inputs.step_minutes = 5;
        let mut clock = Draw::new(&inputs).clock;
        for slice in slices(&inputs) {
            assert!(!clock.is_over);
            clock.open_slice(5.0, 20.0);
            assert_eq!((clock.row, clock.start), (slice.row, slice.start_minute));
            assert_eq!(clock.length(), slice.length_minutes);
            assert_eq!(clock.begins_phase, slice.begins_phase);
            assert_eq!(clock.begins_row, clock.start % 5.0 == 0.0);
            assert_eq!(clock.ends_row, clock.end % 5.0 == 0.0);
            clock.close_slice(4);
        }
        assert!(clock.is_over);
        clock.open_slice(5.0, 20.0);
        assert_eq!((clock.row, clock.start, clock.end), (3, 15.0, 20.0));
    }

    #[test]
    fn the_last_step_ends_at_the_horizon() {
        let mut clock = Draw::new(&examples::one_cohort(8, &[(0.0, 1.0)], 1.0)).clock;
        clock.open_slice(5.0, 8.0);
        assert_eq!((clock.start, clock.end, clock.ends_row), (0.0, 5.0, true));
        clock.close_slice(2);
        clock.open_slice(5.0, 8.0);
        assert_eq!((clock.start, clock.end, clock.ends_row), (5.0, 8.0, true));
        clock.close_slice(2);
        assert!(clock.is_over);
    }

    #[test]
    fn whoever_behaves_alike_is_stood_for_by_the_first() {
        let mut inputs = examples::one_cohort(20, &[(0.0, 1.0)], 1.0);
        let first = inputs.cohorts[0].clone();
        let mut other = first.clone();
        other.behaviour.retry_minutes = 3.0;
        inputs.cohorts.extend([other, first]);
        assert_eq!(Draw::new(&inputs).stands_for, [0, 1, 0]);
    }
}
