//! The kernel against simulations of single agents, as means over runs with standard errors.

use lockout::{
    domain::outage::GateReading,
    sim::{
        inputs::{BehaviourInputs, GateInputs, LineSpan},
        kernel::simulate_inputs,
        run::{CohortColumn, LineColumn, Run},
    },
};

use super::{
    Folder,
    day::{
        cohorts_of, day, full_day, gate_of, line_of, minutes, number, pairs, patient, per_minute,
        phase,
    },
    table::{Report, Row, Table},
};

/// Standard errors granted to a mean over runs.
const ERRORS: f64 = 3.0;

/// The login gate alone: 1 % of the cohort's final tasks, tries 1.5 %, plus three standard errors.
pub(super) fn gate(folder: &Folder, report: &mut Report) {
    let params = folder.json("params.json");
    let table = folder.table("des_gate_simpy.csv");
    for (name, case) in params["gate"].as_object().expect("cases of gates") {
        let end = minutes(case, "end");
        let behaviour = BehaviourInputs {
            patience_minutes: number(case, "patience_min"),
            ..patient(number(case, "retry_min"))
        };
        let cohort = (per_minute(&case["rates"], end), behaviour);
        let run = simulate_inputs(&day(end, gate_of(case), vec![cohort], vec![]));
        compare(&table, &run, name, "all", 0, 0.01, report);
    }
}

/// Gate, phone and cohorts together: 1.2 % of the cohort's final tasks, tries 1.5 %, plus three
/// standard errors.
pub(super) fn full(folder: &Folder, report: &mut Report) {
    let params = folder.json("params.json");
    let table = folder.table("des_full_simpy.csv");
    for (name, case) in params["full"].as_object().expect("cases of whole days") {
        let run = simulate_inputs(&full_day(case));
        for (place, (cohort, _, _)) in cohorts_of(case).iter().enumerate() {
            compare(&table, &run, name, cohort, place, 0.012, report);
        }
    }
}

fn compare(
    table: &Table,
    run: &Run,
    case: &str,
    name: &str,
    cohort: usize,
    tolerance: f64,
    report: &mut Report,
) {
    let wanted = run.cohort_at(CohortColumn::Wanted, cohort, run.minutes());
    let of_cohort = |row: &Row<'_>| row.text("case") == case && row.text("cohort") == name;
    for row in table.rows().filter(of_cohort) {
        report.row();
        let minute = row.minute("minute");
        for (column, what) in [
            (CohortColumn::Wanted, "wanted"),
            (CohortColumn::DoneByLogin, "done_digital"),
            (CohortColumn::DoneByPhone, "done_phone"),
            (CohortColumn::GaveUp, "abandoned"),
            (CohortColumn::InRetryPool, "in_orbit"),
            (CohortColumn::OnPhone, "in_phone"),
            (CohortColumn::Tries, "attempts"),
        ] {
            let should = row.number(&format!("mean_{what}"));
            let error = row.number(&format!("se_{what}"));
            let granted = match column {
                CohortColumn::Tries => 0.015 * should,
                _ => tolerance * wanted,
            };
            let is = run.cohort_at(column, cohort, minute);
            let label = format!("{case} {name} {minute} {what}");
            report.near(&label, is, should, granted + ERRORS * error + 1e-9);
        }
    }
}

/// A phone line alone: 3 % plus three standard errors, for what the fluid claims to know.
pub(super) fn phone(folder: &Folder, report: &mut Report) {
    /// The fluid starts without the randomness that fills a queue; compared from here on.
    const ANSWERED_FROM: usize = 90;
    const HUNG_UP_FROM: usize = 120;
    /// Below this load the fluid sees no queue.
    const WAITING_ABOVE: f64 = 1.1;
    let params = folder.json("params.json");
    let table = folder.table("des_phone_ciw.csv");
    for (name, case) in params["ciw"].as_object().expect("cases of phone lines") {
        let agents = number(case, "servers");
        let spans = pairs(&case["rates"]).map(|(from_minute, base_calls_per_minute)| LineSpan {
            from_minute,
            agents,
            base_calls_per_minute,
        });
        let open = GateInputs {
            reading: GateReading::Person,
            phases: vec![phase(0.0, 1.0, f64::INFINITY)],
            overload_loss: 0.0,
        };
        let line = line_of(case, 0.0, spans.collect());
        let run = simulate_inputs(&day(minutes(case, "end"), open, vec![], vec![line]));
        for row in table.rows().filter(|row| row.text("case") == name) {
            report.row();
            let minute = row.minute("minute");
            let read = |column| run.line_at(column, 0, minute);
            let persons = read(LineColumn::Waiting) + read(LineColumn::InCall);
            let mut compare = |what: &str, is: f64, mean: &str, error: &str| {
                let should = row.number(mean);
                let granted = 0.03 * should.abs() + ERRORS * row.number(error);
                report.near(&format!("{name} {minute} {what}"), is, should, granted);
            };
            if minute >= ANSWERED_FROM {
                let answered = read(LineColumn::Answered);
                compare("answered", answered, "mean_cum_served", "se_cum_served");
            }
            if minute >= HUNG_UP_FROM {
                let hung_up = read(LineColumn::HungUp);
                compare("hung up", hung_up, "mean_cum_abandoned", "se_cum_abandoned");
            }
            if persons > WAITING_ABOVE * agents {
                compare(
                    "waiting",
                    read(LineColumn::Waiting),
                    "mean_waiting",
                    "se_waiting",
                );
            }
        }
    }
}
