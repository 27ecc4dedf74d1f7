//! When the login gate is open, and for whom: luck classes and the slices of the horizon.
//!
//! It moves nobody. It reads the gate's phases and the lines' spans once per run, and cuts every
//! step where one of them begins, so that within a slice everything but the stocks is constant.

use crate::{
    domain::outage::GateReading,
    sim::inputs::{GateInputs, GatePhase, Inputs, LineInputs, LineSpan},
};

/// People who share one luck with the gate, all day.
///
/// Read per person, a person of class k gets in whenever the gate's share is at least the class's
/// threshold. Read per attempt, there is one class, and the gate's share is the chance of each try.
#[derive(Clone, Debug, PartialEq)]
pub struct LuckClasses {
    reading: GateReading,
    thresholds: Vec<f64>,
    masses: Vec<f64>,
}

impl LuckClasses {
    /// Sorts people into classes by the distinct shares that the gate lets through.
    ///
    /// ```
    /// use lockout::{
    ///     domain::outage::GateReading,
    ///     sim::{availability::LuckClasses, inputs::{GateInputs, GatePhase}},
    /// };
    /// let phase = |from_minute, through_share| GatePhase {
    ///     from_minute, through_share, capacity_per_minute: 100.0,
    /// };
    /// let gate = GateInputs {
    ///     reading: GateReading::Person,
    ///     phases: vec![phase(0.0, 1.0), phase(180.0, 0.25), phase(480.0, 1.0)],
    ///     overload_loss: 0.0,
    /// };
    /// let classes = LuckClasses::of(&gate);
    /// assert_eq!(classes.masses(), [0.25, 0.75]);
    /// assert_eq!(classes.unlocked_share(0, 0.25), 1.0);
    /// assert_eq!(classes.unlocked_share(1, 0.25), 0.0);
    /// ```
    #[must_use]
    pub fn of(gate: &GateInputs) -> Self {
        if gate.reading == GateReading::Attempt {
            return Self {
                reading: gate.reading,
                thresholds: vec![1.0],
                masses: vec![1.0],
            };
        }
        // The share 1 is always a threshold, so that people whom no phase lets in are counted too.
        let mut thresholds: Vec<f64> = gate
            .phases
            .iter()
            .map(|phase| phase.through_share)
            .collect();
        thresholds.push(1.0);
        thresholds.retain(|&share| share > 0.0);
        thresholds.sort_unstable_by(f64::total_cmp);
        thresholds.dedup();
        let below = std::iter::once(&0.0).chain(&thresholds);
        let masses = thresholds
            .iter()
            .zip(below)
            .map(|(share, below)| share - below)
            .collect();
        Self {
            reading: gate.reading,
            thresholds,
            masses,
        }
    }

    /// Returns the share of people in each class; they sum to 1.
    #[must_use]
    pub fn masses(&self) -> &[f64] {
        &self.masses
    }

    /// Returns the chance that the gate is open to one try of this class: unl of the model.
    #[must_use]
    pub fn unlocked_share(&self, class: usize, through_share: f64) -> f64 {
        match self.reading {
            GateReading::Attempt => through_share,
            GateReading::Person if through_share >= self.thresholds[class] => 1.0,
            GateReading::Person => 0.0,
        }
    }
}

/// A part of one step within which the gate and the lines stand still.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slice {
    /// The step it belongs to.
    pub row: usize,
    /// Its start, minutes from the start of the horizon.
    pub start_minute: f64,
    /// Its length in minutes, > 0, at most a step.
    pub length_minutes: f64,
    /// The gate during it.
    pub gate: GatePhase,
    /// Whether the gate, a line or the news may differ from the slice before.
    pub begins_phase: bool,
}

/// Cuts the horizon into slices: one per step, more where a phase begins inside a step.
#[must_use]
pub fn slices(inputs: &Inputs) -> Vec<Slice> {
    let cuts = cuts(inputs);
    let rows = inputs.minutes / inputs.step_minutes;
    let mut slices = Vec::with_capacity(rows + cuts.len());
    let mut next_cut = 0;
    let mut gate = phase_at(&inputs.gate.phases, 0.0);
    for row in 0..rows {
        let row_end = ((row + 1) * inputs.step_minutes) as f64;
        let mut start = (row * inputs.step_minutes) as f64;
        while start < row_end {
            let mut begins_phase = slices.is_empty();
            while cuts.get(next_cut).is_some_and(|&cut| cut <= start) {
                next_cut += 1;
                begins_phase = true;
            }
            if begins_phase {
                gate = phase_at(&inputs.gate.phases, start);
            }
            let end = cuts.get(next_cut).copied().unwrap_or(row_end).min(row_end);
            slices.push(Slice {
                row,
                start_minute: start,
                length_minutes: end - start,
                gate,
                begins_phase,
            });
            start = end;
        }
    }
    slices
}

/// Returns the moments at which anything changes, in order: also those from which on people who set
/// out would find a line changed.
#[must_use]
pub fn cuts(inputs: &Inputs) -> Vec<f64> {
    let gate = inputs.gate.phases.iter().map(|phase| phase.from_minute);
    let news = inputs.news.iter().map(|news| news.from_minute);
    let of_line = |line: &LineInputs| -> Vec<f64> {
        let starts = line.spans.iter().map(|span| span.from_minute);
        let seen_from = starts.clone().map(|start| start - line.travel_minutes);
        starts.chain(seen_from.filter(|&cut| cut > 0.0)).collect()
    };
    let lines = inputs.lines.iter().flat_map(of_line);
    let mut cuts: Vec<f64> = gate.chain(news).chain(lines).collect();
    cuts.sort_unstable_by(f64::total_cmp);
    cuts.dedup();
    cuts
}

/// Returns the phase that holds at a minute.
#[must_use]
pub fn phase_at(phases: &[GatePhase], minute: f64) -> GatePhase {
    let next = phases.partition_point(|phase| phase.from_minute <= minute);
    phases[next.saturating_sub(1)]
}

/// Returns the span of a line that holds at a minute.
#[must_use]
pub fn span_at(spans: &[LineSpan], minute: f64) -> LineSpan {
    let next = spans.partition_point(|span| span.from_minute <= minute);
    spans[next.saturating_sub(1)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::examples;

    fn gate(reading: GateReading, shares: &[(f64, f64)]) -> GateInputs {
        let phases = shares
            .iter()
            .map(|&(from_minute, through_share)| GatePhase {
                from_minute,
                through_share,
                capacity_per_minute: 1.0,
            })
            .collect();
        GateInputs {
            reading,
            phases,
            overload_loss: 0.0,
        }
    }

    #[test]
    fn a_gate_that_never_opens_fully_leaves_the_rest_out() {
        let classes = LuckClasses::of(&gate(GateReading::Person, &[(0.0, 0.0), (1.0, 0.5)]));
        assert_eq!(classes.masses(), [0.5, 0.5]);
        assert_eq!(classes.unlocked_share(0, 0.0), 0.0);
        assert_eq!(classes.unlocked_share(0, 0.5), 1.0);
        assert_eq!(classes.unlocked_share(1, 0.5), 0.0);
    }

    #[test]
    fn read_per_attempt_there_is_one_class() {
        let classes = LuckClasses::of(&gate(GateReading::Attempt, &[(0.0, 0.1), (1.0, 1.0)]));
        assert_eq!(classes.masses(), [1.0]);
        assert_eq!(classes.unlocked_share(0, 0.1), 0.1);
    }

    #[test]
    fn a_phase_inside_a_step_cuts_it() {
        let inputs = Inputs {
            minutes: 3,
            step_minutes: 1,
            gate: gate(GateReading::Person, &[(0.0, 1.0), (1.25, 0.0), (2.0, 1.0)]),
            curves: Vec::new(),
            cohorts: Vec::new(),
            lines: Vec::new(),
            news: Vec::new(),
        };
        let slices = slices(&inputs);
        let lengths: Vec<f64> = slices.iter().map(|slice| slice.length_minutes).collect();
        assert_eq!(lengths, [1.0, 0.25, 0.75, 1.0]);
        assert_eq!(
            slices.iter().map(|slice| slice.row).collect::<Vec<_>>(),
            [0, 1, 1, 2]
        );
        assert_eq!(slices[2].gate.through_share, 0.0);
        assert_eq!(slices[3].gate.through_share, 1.0);
    }

    #[test]
    fn whoever_sets_out_for_a_line_sees_it_change_before_it_does() {
        let mut inputs = examples::one_cohort(120, &[(0.0, 1.0)], 1.0);
        let mut line = examples::line(3.0);
        let from = |from_minute| LineSpan {
            from_minute,
            ..line.spans[0]
        };
        line.spans = vec![from(0.0), from(30.0), from(90.0)];
        line.travel_minutes = 40.0;
        inputs.lines = vec![line];
        // 40 minutes before minute 90; those before the other two are not in the day.
        assert_eq!(cuts(&inputs), [0.0, 30.0, 50.0, 90.0]);
    }
}
