//! The kernel against closed forms of its own equations: gate, retry pool and phone line.

use lockout::{
    domain::outage::GateReading,
    sim::{
        inputs::{BehaviourInputs, GateInputs, GatePhase, LineSpan},
        kernel::simulate_inputs,
        recover::{clearing_minutes, storm_threshold_persons},
        run::{CohortColumn, LineColumn, Run},
        tally::Tally,
    },
};

use super::{
    Folder,
    day::{at, day, line_of, minutes, patient, phase},
    table::{Report, Row},
};

fn person_gate(phases: Vec<GatePhase>, overload_loss: f64) -> GateInputs {
    GateInputs {
        reading: GateReading::Person,
        phases,
        overload_loss,
    }
}

/// A share gets through for some minutes, then a capacity serves the backlog; everyone retries at
/// once, so that the capacity is used until the last one is through. Backlog 1e-9, clearing time one
/// minute, area 0.1 %.
///
/// The file's delays per person are those of a queue in order, which a retry pool is not; their sum,
/// the area, is the same.
pub(super) fn backlog(folder: &Folder, report: &mut Report) {
    /// Steps between tries.
    const AT_ONCE: f64 = 0.01;
    /// How closely the gate fills its capacity, as a share of it.
    const GATE_CONVERGENCE: f64 = 1e-8;
    /// An area of so many squared minutes per spare attempt is summed in whole minutes.
    const COARSE_MINUTES: f64 = 1000.0;
    for row in folder.table("fluid_backlog_closed_form.csv").rows() {
        report.row();
        let clears_after = row.number("clear_time_after_restore_min");
        let outage = row.minute("outage_min");
        // The area is summed over steps: they are parts of a minute where minutes would be coarse.
        let whole = clears_after * (clears_after + outage as f64);
        let parts = (COARSE_MINUTES / whole).sqrt().ceil().clamp(1.0, 1000.0);
        let demand = row.number("demand_per_min") / parts;
        let capacity = row.number("capacity_per_min") / parts;
        let (outage, clears_after) = (outage * parts as usize, clears_after * parts);
        let gate = person_gate(
            vec![
                phase(0.0, row.number("share_through"), f64::INFINITY),
                phase(outage as f64, 1.0, capacity),
            ],
            0.0,
        );
        let end = outage + clears_after as usize + 60;
        let run = simulate_inputs(&day(
            end,
            gate,
            vec![(vec![demand; end], patient(AT_ONCE))],
            vec![],
        ));
        let pool = |minute| run.cohort_at(CohortColumn::InRetryPool, 0, minute);
        let peak = row.number("peak_backlog");
        report.near_relative("peak backlog", pool(outage), peak, 1e-9);
        let formula = clearing_minutes(peak, demand, capacity);
        report.near_relative("clearing formula", formula, clears_after, 1e-9);
        // Once the pool fits into the spare capacity of a step, that much of the step clears it.
        let spare = capacity - demand;
        let slack = GATE_CONVERGENCE * capacity;
        let fits = (outage..end).find(|&step| pool(step) <= spare + slack);
        let cleared = fits.map_or(f64::NAN, |step| (step - outage) as f64 + pool(step) / spare);
        report.near("clearing time", cleared / parts, clears_after / parts, 1.0);
        let area = Tally::of(&run).everyone().waiting_hours * 60.0 / parts;
        report.near_relative("area", area, row.number("total_delay_person_min"), 1e-3);
    }
}

/// Nobody gets in, then everyone who tries does, without limit and without new demand; people give up
/// at an exponential patience. Relative 1e-9.
pub(super) fn orbit(folder: &Folder, report: &mut Report) {
    for row in folder.table("fluid_orbit_patience_closed_form.csv").rows() {
        report.row();
        let (outage, minute) = (row.number("outage_min"), row.number("minute"));
        // A moment between minutes is reached by measuring time in parts of a minute.
        let parts = (1..=1000)
            .map(f64::from)
            .find(|parts| (outage * parts).fract() == 0.0 && (minute * parts).fract() == 0.0)
            .expect("moments in parts of a minute");
        let (outage, end) = ((outage * parts) as usize, (minute * parts) as usize);
        let demand = row.number("demand_per_min") / parts;
        let last = end.max(outage) + 1;
        let arrivals = (0..last)
            .map(|step| if step < outage { demand } else { 0.0 })
            .collect();
        let behaviour = BehaviourInputs {
            patience_minutes: row.number("mean_patience_min") * parts,
            ..patient(row.number("mean_retry_min") * parts)
        };
        let free = f64::INFINITY;
        let gate = person_gate(
            vec![phase(0.0, 0.0, free), phase(outage as f64, 1.0, free)],
            0.0,
        );
        let run = simulate_inputs(&day(last, gate, vec![(arrivals, behaviour)], vec![]));
        for (column, name) in [
            (CohortColumn::InRetryPool, "orbit"),
            (CohortColumn::GaveUp, "cum_abandoned"),
            (CohortColumn::DoneByLogin, "cum_served_from_orbit"),
        ] {
            report.near_relative(name, run.cohort_at(column, 0, end), row.number(name), 1e-9);
        }
    }
}

/// A backlog at restoration meets a gate that loses capacity when overloaded. Threshold 1e-12, fate
/// exact, pool 4 % while above 500: the reference feels load at once, the kernel a minute later.
pub(super) fn storm(folder: &Folder, report: &mut Report) {
    const COMPARED_ABOVE: f64 = 500.0;
    /// Minutes before restoration: one in which the backlog arrives, one in which it only retries.
    const LEAD: usize = 2;
    for row in folder.table("fluid_storm_metastable.csv").rows() {
        report.row();
        let demand = row.number("demand_per_min");
        let capacity = row.number("capacity_per_min");
        let overload_loss = row.number("chi");
        let retry_minutes = row.number("mean_retry_min");
        let backlog = row.number("backlog_at_restore");
        let threshold = storm_threshold_persons(demand, capacity, overload_loss, retry_minutes);
        let expected = row.number("threshold_backlog_Rstar");
        report.near_relative("threshold", threshold, expected, 1e-12);
        let recovers = row.number("recovers") == 1.0;
        report.holds(
            "the threshold tells the fate",
            (backlog < threshold) == recovers,
        );
        let moments: Vec<(usize, f64)> = moments(row).collect();
        let end = LEAD
            + moments
                .iter()
                .map(|moment| moment.0)
                .max()
                .expect("a moment");
        let mut arrivals = vec![demand; end];
        arrivals[..LEAD].copy_from_slice(&[backlog, 0.0]);
        let gate = person_gate(
            vec![
                phase(0.0, 0.0, f64::INFINITY),
                phase(LEAD as f64, 1.0, capacity),
            ],
            overload_loss,
        );
        let cohort = (arrivals, patient(retry_minutes));
        let run = simulate_inputs(&day(end, gate, vec![cohort], vec![]));
        let pool = |minute| run.cohort_at(CohortColumn::InRetryPool, 0, LEAD + minute);
        report.holds(
            "the run meets the fate",
            (pool(end - LEAD) < backlog) == recovers,
        );
        for (minute, should) in moments {
            if should > COMPARED_ABOVE {
                report.near_relative("pool", pool(minute), should, 0.04);
            }
        }
    }
}

/// The moments at which a row gives the pool.
fn moments(row: Row<'_>) -> impl Iterator<Item = (usize, f64)> + '_ {
    let minutes = row
        .columns()
        .filter_map(|name| name.strip_prefix("R_at_").map(|at| (name, at)));
    minutes.map(move |(name, at)| (at.parse().expect("a minute"), row.number(name)))
}

/// A phone line through changing arrivals and staff. Absolute 1e-6 plus relative 1e-8.
pub(super) fn line(folder: &Folder, report: &mut Report) {
    let params = folder.json("params.json");
    let cases = params["phone_ode"]
        .as_object()
        .expect("cases of phone lines");
    let table = folder.table("fluid_erlang_a_timevarying.csv");
    for (name, case) in cases {
        let spans = case["segments"]
            .as_array()
            .expect("a list of segments")
            .iter();
        let spans = spans.map(|segment| LineSpan {
            from_minute: at(segment, 0),
            base_calls_per_minute: at(segment, 1),
            agents: at(segment, 2),
        });
        let mut line = line_of(case, 0.0, spans.collect());
        line.base_start_persons = case["N0"].as_f64().expect("a start");
        let open = person_gate(vec![phase(0.0, 1.0, f64::INFINITY)], 0.0);
        let run = simulate_inputs(&day(minutes(case, "end"), open, vec![], vec![line]));
        for row in table.rows().filter(|row| row.text("case") == name) {
            report.row();
            compare_line(&run, row, report);
        }
    }
}

fn compare_line(run: &Run, row: Row<'_>, report: &mut Report) {
    let minute = row.minute("minute");
    let read = |column| run.line_at(column, 0, minute);
    let waiting = read(LineColumn::Waiting);
    for (is, column) in [
        (waiting + read(LineColumn::InCall), "N_in_system"),
        (waiting, "queue"),
        (read(LineColumn::Offered), "cum_arrived"),
        (read(LineColumn::Answered), "cum_served"),
        (read(LineColumn::HungUp), "cum_abandoned"),
        (run.expected_wait_minutes(0, minute), "virtual_wait_min"),
    ] {
        let should = row.number(column);
        report.near(column, is, should, 1e-6 + 1e-8 * should.abs());
    }
}
