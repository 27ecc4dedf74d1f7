//! The model against answers it did not compute: closed forms, scipy, queueing and agent simulations.
//!
//! `cargo test --release --test native oracle -- --nocapture` prints one line per file. The folder is
//! `LOCKOUT_ORACLE_DIR`, by default `tests/oracle`; any other set of parameters of the same form must
//! pass too, so nothing here knows a value, only names of columns. The tolerances are fixed:
//! exact where the answer is exact, a share plus standard errors where it is a mean of random runs.

mod agents;
mod day;
mod erlang;
mod fluid;
mod measures;
mod table;
mod tagged;

use std::{env, path::PathBuf};

use table::{Report, Table};

/// Checks the rows of one file.
type Check = fn(&Folder, &mut Report);

/// Every file that is checked, and how.
const FILES: [(&str, Check); 14] = [
    ("erlang_bc.csv", erlang::patient),
    ("erlang_a.csv", erlang::impatient),
    ("fluid_backlog_closed_form.csv", fluid::backlog),
    ("fluid_orbit_patience_closed_form.csv", fluid::orbit),
    ("fluid_storm_metastable.csv", fluid::storm),
    ("fluid_erlang_a_timevarying.csv", fluid::line),
    ("tagged_task_closed_form.csv", tagged::closed_form),
    ("andor_exact.csv", measures::routes),
    ("metrics_inequality.csv", measures::inequality),
    ("metrics_service.csv", measures::service),
    ("des_gate_simpy.csv", agents::gate),
    ("des_full_simpy.csv", agents::full),
    ("des_phone_ciw.csv", agents::phone),
    ("des_tagged_simpy.csv", tagged::agents),
];

/// The folder of oracle files.
pub(crate) struct Folder(PathBuf);

impl Folder {
    fn find() -> Self {
        let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle");
        Self(env::var_os("LOCKOUT_ORACLE_DIR").map_or(own, PathBuf::from))
    }

    /// Reads a table.
    pub(crate) fn table(&self, name: &str) -> Table {
        Table::parse(&self.text(name)).unwrap_or_else(|problem| panic!("{name}: {problem}"))
    }

    /// Reads a JSON file.
    pub(crate) fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.text(name)).unwrap_or_else(|problem| panic!("{name}: {problem}"))
    }

    fn text(&self, name: &str) -> String {
        let path = self.0.join(name);
        std::fs::read_to_string(&path)
            .unwrap_or_else(|problem| panic!("cannot read {}: {problem}", path.display()))
    }
}

#[test]
fn oracle() {
    let folder = Folder::find();
    println!("\noracle files in {}", folder.0.display());
    let mut failures = Vec::new();
    for (name, check) in FILES {
        let outcome = std::panic::catch_unwind(|| {
            let mut report = Report::default();
            check(&folder, &mut report);
            report
        });
        match outcome {
            Ok(report) => {
                println!("{}", report.line(name));
                failures.extend(
                    report
                        .failures()
                        .map(|failure| format!("{name}: {failure}")),
                );
            }
            Err(_) => failures.push(format!("{name}: could not be checked, see the panic above")),
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}
