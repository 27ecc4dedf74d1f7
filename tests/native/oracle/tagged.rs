//! Tracers: one task's chances against a closed form and against tagged agents.

use lockout::{
    domain::outage::GateReading,
    sim::{
        inputs::{BehaviourInputs, GateInputs},
        kernel::simulate_inputs,
        tracer::{FirstTry, Outlook, Tracer},
    },
};

use super::{
    Folder,
    day::{cohorts_of, day, full_day, patient, phase},
    table::Report,
};

/// A task whose first try fails, in a total outage with exponential clocks: 0.01, times one minute.
///
/// The tracer spreads the first try over its minute. Those of the minute before and after the moment
/// of the reference are centred on it.
pub(super) fn closed_form(folder: &Folder, report: &mut Report) {
    /// Mean times after restoration by which nobody is left.
    const LONG: f64 = 40.0;
    /// Minutes before the reference's own zero, so that every moment has a minute before it.
    const LEAD: usize = 1;
    for row in folder.table("tagged_task_closed_form.csv").rows() {
        report.row();
        let wanted = LEAD + row.minute("want_min");
        let of_day = |column: &str| LEAD as f64 + row.number(column);
        let (restored, deadline) = (of_day("restore_min"), of_day("deadline_min"));
        let retry = row.number("mean_retry_min");
        let end = (restored.max(deadline) + LONG * retry) as usize;
        let behaviour = BehaviourInputs {
            patience_minutes: row.number("mean_patience_min"),
            ..patient(retry)
        };
        let free = f64::INFINITY;
        let gate = GateInputs {
            reading: GateReading::Person,
            phases: vec![phase(0.0, 0.0, free), phase(restored, 1.0, free)],
            overload_loss: 0.0,
        };
        let run = simulate_inputs(&day(end, gate, vec![(vec![0.0; end], behaviour)], vec![]));
        let around = [wanted - 1, wanted]
            .map(|minute| Tracer::follow(&run, &behaviour, FirstTry::Login, minute));
        let at = |minute: usize, part: fn(&Outlook) -> f64| {
            0.5 * (part(&around[0].at(minute)) + part(&around[1].at(minute)))
        };
        let between = |moment: f64, part: fn(&Outlook) -> f64| {
            let (before, later) = (moment as usize, moment.fract());
            (1.0 - later) * at(before, part) + later * at(before + 1, part)
        };
        let done = Outlook::done;
        for (is, column) in [
            (between(deadline, done), "p_done_by_deadline"),
            (at(end, done), "p_done_ever"),
            (
                between(restored, |outlook| outlook.gave_up),
                "p_abandoned_before_restore",
            ),
            (at(end, |outlook| outlook.gave_up), "p_abandoned_ever"),
        ] {
            report.near(column, is, row.number(column), 0.01);
        }
        let done_in = |minute: usize| at(minute + 1, done) - at(minute, done);
        let middle = |minute: usize| (minute - LEAD) as f64 + 0.5;
        let moment: f64 = (wanted..end)
            .map(|minute| middle(minute) * done_in(minute))
            .sum();
        let column = "mean_completion_min_given_done";
        report.near(column, moment / at(end, done), row.number(column), 1.0);
    }
}

/// Tasks that begin within a window, followed for some minutes: 0.01 plus two standard errors.
pub(super) fn agents(folder: &Folder, report: &mut Report) {
    let params = folder.json("params.json");
    let table = folder.table("des_tagged_simpy.csv");
    for (name, case) in params["full"].as_object().expect("cases of whole days") {
        let run = simulate_inputs(&full_day(case));
        for (cohort, rates, behaviour) in cohorts_of(case) {
            let tracers: Vec<Tracer> = (0..run.minutes())
                .map(|minute| Tracer::follow(&run, &behaviour, FirstTry::Login, minute))
                .collect();
            let is_meant = |row: &super::table::Row<'_>| {
                row.text("case") == name && row.text("cohort") == cohort
            };
            for row in table.rows().filter(is_meant) {
                report.row();
                let window = row.minute("want_from_min")..row.minute("want_to_min");
                let within = row.number("within_min");
                let wanted: f64 = rates[window.clone()].iter().sum();
                let mean = |part: &dyn Fn(&Outlook) -> f64| -> f64 {
                    let weighted =
                        |minute: usize| rates[minute] * part(&tracers[minute].after(within));
                    window.clone().map(weighted).sum::<f64>() / wanted
                };
                let granted = 0.01 + 2.0 * row.number("se_max");
                for (is, column) in [
                    (mean(&|outlook| outlook.done_by_login), "p_done_digital"),
                    (mean(&|outlook| outlook.done_by_phone), "p_done_phone"),
                    (mean(&|outlook| outlook.gave_up), "p_gave_up"),
                    (mean(&Outlook::open), "p_still_open"),
                ] {
                    let label = format!("{cohort} from {} {within} {column}", window.start);
                    report.near(&label, is, row.number(column), granted);
                }
            }
        }
    }
}
