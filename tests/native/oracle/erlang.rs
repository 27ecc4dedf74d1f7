//! Steady states of a phone line against exact formulas.

use lockout::sim::erlang::{FluidLine, ImpatientLine, PatientLine, blocked_share};

use super::{Folder, table::Report};

/// From this many agents on, the reference itself is less exact.
const MANY_AGENTS: u32 = 100;

/// Erlang B and C: relative 1e-10, or 1e-8 with many agents; blank where there is no steady state.
pub(super) fn patient(folder: &Folder, report: &mut Report) {
    for row in folder.table("erlang_bc.csv").rows() {
        report.row();
        let agents = row.number("servers") as u32;
        let arrivals = row.number("arrival_per_min");
        let ends = row.number("service_rate_per_min");
        let tolerance = if agents >= MANY_AGENTS { 1e-8 } else { 1e-10 };
        let blocked = blocked_share(agents, arrivals / ends);
        report.near_relative("blocked", blocked, row.number("erlang_b_block"), tolerance);
        let line = PatientLine::settled(agents, arrivals, ends);
        let expected = [
            (
                "waits",
                "erlang_c_wait_prob",
                line.map(|line| line.waiting_share),
            ),
            (
                "mean wait",
                "erlang_c_mean_wait_min",
                line.map(|line| line.mean_wait_minutes),
            ),
            (
                "long wait",
                "erlang_c_p_wait_gt_2min",
                line.map(|line| line.waits_longer_share(2.0)),
            ),
        ];
        for (what, column, is) in expected {
            match (is, row.number_if_any(column)) {
                (Some(is), Some(should)) => report.near_relative(what, is, should, tolerance),
                (is, should) => report.holds(
                    &format!("{what} has a steady state on one side only"),
                    is.is_none() && should.is_none(),
                ),
            }
        }
    }
}

/// Erlang A: relative 1e-8; its fluid: 1e-12.
pub(super) fn impatient(folder: &Folder, report: &mut Report) {
    for row in folder.table("erlang_a.csv").rows() {
        report.row();
        let agents = row.number("servers");
        let arrivals = row.number("arrival_per_min");
        let ends = row.number("service_rate_per_min");
        let hang_ups = row.number("patience_rate_per_min");
        let line = ImpatientLine::settled(agents as u32, arrivals, ends, hang_ups);
        for (is, column) in [
            (line.waiting_share, "p_wait"),
            (line.hang_up_share, "p_abandon"),
            (line.mean_wait_minutes, "mean_wait_all_min"),
            (line.mean_waiting, "mean_queue"),
            (line.busy_share, "utilisation"),
        ] {
            report.near_relative(column, is, row.number(column), 1e-8);
        }
        let fluid = FluidLine::settled(agents, arrivals, ends, hang_ups);
        for (is, column) in [
            (fluid.hang_up_share, "fluid_p_abandon"),
            (fluid.waiting, "fluid_mean_queue"),
            (fluid.answered_wait_minutes, "fluid_wait_of_served_min"),
        ] {
            let should = row.number(column);
            report.near(column, is, should, 1e-12 * should.abs().max(1.0));
        }
    }
}
