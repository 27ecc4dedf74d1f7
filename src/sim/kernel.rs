//! From inputs to a run: the loop over the horizon, and the recording of each step.
//!
//! It holds no formula of the model; those are in the phases that `step` lists.

use crate::sim::{
    inputs::{Inputs, LineInputs},
    layout::Layout,
    run::{CohortColumn, Columns, Environment, GateColumn, LineColumn, LineMoment, LineRules, Run},
    state::{GateTotals, OpenPersons, State},
    step::Stepper,
};

/// Simulates inputs over their whole horizon.
///
/// # Panics
/// Debug builds panic on inputs with [`Inputs::problems`], and if a person goes missing.
///
/// ```
/// use lockout::{
///     domain::outage::GateReading,
///     ids::ServiceId,
///     sim::{
///         inputs::{BehaviourInputs, CohortInputs, CohortKey, GateInputs, GatePhase, Inputs},
///         run::CohortColumn,
///         kernel::simulate_inputs,
///     },
/// };
/// let inputs = Inputs {
///     minutes: 60,
///     step_minutes: 1,
///     gate: GateInputs {
///         reading: GateReading::Person,
///         phases: vec![
///             GatePhase { from_minute: 0.0, through_share: 0.0, capacity_per_minute: 500.0 },
///             GatePhase { from_minute: 30.0, through_share: 1.0, capacity_per_minute: 500.0 },
///         ],
///         overload_loss: 0.0,
///     },
///     curves: vec![vec![100.0; 60]],
///     cohorts: vec![CohortInputs {
///         key: CohortKey { persona: None, service: ServiceId::from_index(0) },
///         curve: 0,
///         scale: 1.0,
///         behaviour: BehaviourInputs {
///             retry_minutes: 5.0,
///             patience_minutes: f64::INFINITY,
///             give_up_now_share: 0.0,
///             others_up_share: 1.0,
///             alternative_share: 0.0,
///             phone: None,
///             counter: None,
///             codes: None,
///         },
///     }],
///     lines: Vec::new(),
///     news: Vec::new(),
/// };
/// let run = simulate_inputs(&inputs);
/// // A hundred a minute want in and nobody gets in: half an hour later 3,000 are locked out.
/// assert!((run.cohort_at(CohortColumn::InRetryPool, 0, 30) - 3000.0).abs() < 1e-9);
/// assert!(run.cohort_at(CohortColumn::InRetryPool, 0, 60) < 300.0);
/// ```
#[must_use]
pub fn simulate_inputs(inputs: &Inputs) -> Run {
    debug_assert!(inputs.problems().is_empty(), "{:?}", inputs.problems());
    let layout = Layout::new(inputs);
    let mut state = State::start(&layout);
    let mut stepper = Stepper::new(&layout);
    let mut recorder = Recorder::new(&layout);
    recorder.look_at_agents(&layout, 0.0);
    recorder.record_moment(&layout, &state);
    let mut slices = layout.slices.iter().peekable();
    for row in 0..layout.rows() {
        state.gate = GateTotals::default();
        let mut begins_phase = false;
        while let Some(slice) = slices.next_if(|slice| slice.row == row) {
            stepper.advance(&layout, slice, &mut state);
            recorder.record_slice(&stepper);
            begins_phase |= slice.begins_phase;
        }
        recorder.record_gate(&state.gate, inputs.step_minutes as f64);
        // Nothing else than a phase changes the lines.
        if begins_phase || slices.peek().is_none_or(|next| next.begins_phase) {
            recorder.look_at_agents(&layout, ((row + 1) * inputs.step_minutes) as f64);
        }
        recorder.record_moment(&layout, &state);
    }
    recorder.finish(&layout)
}

fn rules(line: &LineInputs) -> LineRules {
    LineRules {
        redial_share: line.redial_share,
        travel_minutes: line.travel_minutes,
        activation_minutes: line.activation_minutes,
    }
}

/// Keeps what a run is read by.
struct Recorder {
    columns: Columns,
    /// The columns of every bundle at the moment that is recorded, and where everyone is then.
    moment: Vec<[f64; CohortColumn::ALL.len()]>,
    open: Vec<OpenPersons>,
    /// The people answering on each line at that moment.
    agents: Vec<f64>,
    admitted_shares: Vec<f64>,
    lines: Vec<LineMoment>,
}

impl Recorder {
    fn new(layout: &Layout) -> Self {
        let (rows, bundles) = (layout.rows(), layout.bundles.len());
        let lines = layout.inputs.lines.len();
        let cohorts = layout.inputs.cohorts.iter();
        Self {
            columns: Columns {
                keys: cohorts.map(|cohort| cohort.key).collect(),
                parts: layout.parts.clone(),
                bundle_count: bundles,
                bundles: Vec::with_capacity((rows + 1) * bundles * CohortColumn::ALL.len()),
                gate: Vec::with_capacity(rows * GateColumn::ALL.len()),
                lines: Vec::with_capacity((rows + 1) * lines * LineColumn::ALL.len()),
                agents: Vec::with_capacity((rows + 1) * lines),
            },
            moment: vec![[0.0; CohortColumn::ALL.len()]; bundles],
            open: vec![OpenPersons::default(); bundles],
            agents: Vec::with_capacity(lines),
            admitted_shares: Vec::with_capacity(layout.slices.len()),
            lines: Vec::with_capacity(layout.slices.len() * lines),
        }
    }

    /// Notes who answers on each line from a minute on.
    fn look_at_agents(&mut self, layout: &Layout, minute: f64) {
        let lines = 0..layout.inputs.lines.len();
        self.agents.clear();
        self.agents
            .extend(lines.map(|line| layout.line_at(line, minute).pool.agents));
    }

    /// Appends stocks and totals, in the order of `CohortColumn` and `LineColumn`.
    #[inline(never)]
    fn record_moment(&mut self, layout: &Layout, state: &State) {
        state.count_open(layout, &mut self.open);
        let rows = self.moment.iter_mut().zip(&state.bundles).zip(&self.open);
        for ((columns, totals), open) in rows {
            let [by_phone, by_counter, by_code] = totals.done_by_way;
            *columns = [
                totals.wanted,
                totals.done_by_login,
                totals.done_by_alternative,
                by_phone,
                by_counter,
                by_code,
                totals.gave_up,
                totals.tries,
                open.retrying,
                open.on_phone,
                open.at_desk,
            ];
        }
        self.columns
            .bundles
            .extend_from_slice(self.moment.as_flattened());
        let lines = state.lines.iter().zip(&state.on_lines).zip(&self.agents);
        for ((totals, callers), &agents) in lines {
            // Between slices the agents may have changed: more pick up at once, fewer hand back. On a
            // closed line calls in progress end normally.
            let persons = callers.waiting + callers.in_call;
            let in_call = if agents > 0.0 {
                persons.min(agents)
            } else {
                callers.in_call
            };
            self.columns.lines.extend([
                totals.offered,
                totals.answered,
                totals.hung_up,
                persons - in_call,
                in_call,
            ]);
        }
        self.columns.agents.extend_from_slice(&self.agents);
    }

    /// Appends the gate of a step, in the order of `GateColumn`, per minute.
    fn record_gate(&mut self, totals: &GateTotals, minutes: f64) {
        let sums = [
            totals.attempts,
            totals.admitted,
            totals.capacity,
            totals.admitted_share_minutes,
            totals.through_share_minutes,
        ];
        self.columns.gate.extend(sums.map(|sum| sum / minutes));
    }

    /// Appends what a single person meets in a slice.
    fn record_slice(&mut self, stepper: &Stepper) {
        self.admitted_shares.push(stepper.admission.admitted_share);
        self.lines.extend(&stepper.lines);
    }

    fn finish(self, layout: &Layout) -> Run {
        let inputs = layout.inputs;
        let environment = Environment {
            classes: layout.classes.clone(),
            slices: layout.slices.clone(),
            admitted_shares: self.admitted_shares,
            lines: self.lines,
            line_rules: inputs.lines.iter().map(rules).collect(),
            news: inputs.news.clone(),
        };
        Run::new(
            inputs.minutes,
            inputs.step_minutes,
            self.columns,
            environment,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{examples, inputs::LineUse};

    #[test]
    fn an_open_gate_loses_nobody() {
        let run = simulate_inputs(&examples::one_cohort(60, &[(0.0, 1.0)], 10.0));
        assert!((run.cohort_at(CohortColumn::DoneByLogin, 0, 60) - 600.0).abs() < 1e-9);
        assert_eq!(run.cohort_at(CohortColumn::InRetryPool, 0, 60), 0.0);
        assert_eq!(run.wanted_per_minute(30), run.through_per_minute(30));
        assert_eq!(run.admission(59), 1.0);
    }

    #[test]
    fn the_lucky_quarter_gets_in_during_the_outage() {
        let inputs = examples::one_cohort(60, &[(0.0, 1.0), (10.0, 0.25), (50.0, 1.0)], 10.0);
        let run = simulate_inputs(&inputs);
        let done = run.cohort_at(CohortColumn::DoneByLogin, 0, 50);
        assert!((done - (100.0 + 100.0)).abs() < 1e-9, "{done}");
        assert!((run.cohort_at(CohortColumn::InRetryPool, 0, 50) - 300.0).abs() < 1e-9);
        assert_eq!(run.gate_share(49), 0.25);
        // Three hundred retry every ten minutes, ten turn up: forty attempts a minute.
        assert!((run.gate_during(GateColumn::Attempts, 49) - 40.0).abs() < 1.0);
    }

    #[test]
    fn a_cut_inside_a_minute_counts_for_its_part() {
        let run = simulate_inputs(&examples::one_cohort(2, &[(0.0, 0.0), (0.5, 1.0)], 10.0));
        assert_eq!(run.gate_share(0), 0.5);
        assert_eq!(run.gate_share(1), 1.0);
        assert!((run.cohort_at(CohortColumn::Wanted, 0, 2) - 20.0).abs() < 1e-12);
    }

    #[test]
    fn steps_of_five_minutes_are_read_by_the_minute() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 1.0), (10.0, 0.0), (30.0, 1.0)], 10.0);
        inputs.step_minutes = 5;
        let run = simulate_inputs(&inputs);
        assert!((run.wanted_per_minute(7) - 10.0).abs() < 1e-12);
        assert!((run.cohort_at(CohortColumn::InRetryPool, 0, 30) - 200.0).abs() < 1e-9);
        assert_eq!(
            run.cohort_at(CohortColumn::InRetryPool, 0, 34),
            run.cohort_at(CohortColumn::InRetryPool, 0, 30)
        );
    }

    #[test]
    fn the_digest_tells_runs_apart_and_only_runs() {
        let inputs = examples::one_cohort(60, &[(0.0, 1.0), (10.0, 0.25), (50.0, 1.0)], 10.0);
        let run = simulate_inputs(&inputs);
        assert_eq!(run.digest(), simulate_inputs(&inputs).digest());
        let longer = examples::one_cohort(60, &[(0.0, 1.0), (10.0, 0.25), (51.0, 1.0)], 10.0);
        assert_ne!(run.digest(), simulate_inputs(&longer).digest());
    }

    #[test]
    fn the_gate_of_a_longer_step_is_read_per_minute() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 1.0), (10.0, 0.0), (30.0, 1.0)], 10.0);
        inputs.step_minutes = 5;
        let run = simulate_inputs(&inputs);
        assert_eq!(
            [7, 9, 10, 29, 30].map(|minute| run.gate_share(minute)),
            [1.0, 1.0, 0.0, 0.0, 1.0]
        );
        assert!((run.gate_during(GateColumn::Attempts, 7) - 10.0).abs() < 1e-12);
    }

    #[test]
    fn the_people_on_a_line_are_those_of_the_moment_after_a_step() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 1.0)], 10.0);
        inputs.lines = vec![examples::changing_line(4.0, 30.0, 7.0)];
        inputs.step_minutes = 5;
        let run = simulate_inputs(&inputs);
        let agents = [0, 25, 29, 30, 60].map(|minute| run.agents_at(0, minute));
        assert_eq!(agents, [4.0, 4.0, 4.0, 7.0, 7.0]);
    }

    #[test]
    fn whoever_comes_back_from_a_line_to_an_empty_loop_tries_again() {
        // For a minute every try is a call, so nobody waits to retry, and no call helps.
        let mut inputs = examples::one_cohort(120, &[(0.0, 0.0), (1.0, 1.0)], 10.0);
        inputs.lines = vec![examples::line(1000.0)];
        inputs.cohorts[0].behaviour.phone = Some(LineUse {
            line: 0,
            switch_share: 1.0,
            resolve_share: 0.0,
        });
        let run = simulate_inputs(&inputs);
        let done = run.cohort_at(CohortColumn::DoneByLogin, 0, 120);
        assert!((done - 1200.0).abs() < 0.1, "{done}");
    }
}
