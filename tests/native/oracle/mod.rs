//! The model against answers it did not compute: closed forms, scipy, queueing and agent simulations.
//!
//! `cargo test --release --test native oracle -- --nocapture` prints one line per file. The folder is
//! `LOCKOUT_ORACLE_DIR`, by default `tests/oracle`; any other set of parameters of the same form must
//! pass too, so nothing here knows a value, only names of columns. The tolerances are fixed:
//! exact where the answer is exact, a share plus standard errors where it is a mean of random runs.

mod agents;
mod day;
mod draws;
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
const FILES: [(&str, Check); 18] = [
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
    ("quantiles.csv", draws::quantiles),
    ("sobol_points.csv", draws::sobol),
    ("sample_quantiles_type7.csv", draws::samples),
    ("sensitivity_benchmarks.csv", draws::sensitivity),
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
        self.table_if_any(name)
            .unwrap_or_else(|problem| panic!("{name}: {problem}"))
    }

    /// Reads a table, or says what is wrong with it: it is missing, has no rows or uneven ones.
    fn table_if_any(&self, name: &str) -> Result<Table, String> {
        Table::parse(&self.text(name)?)
    }

    /// Reads a JSON file.
    pub(crate) fn json(&self, name: &str) -> serde_json::Value {
        let text = self
            .text(name)
            .unwrap_or_else(|problem| panic!("{problem}"));
        serde_json::from_str(&text).unwrap_or_else(|problem| panic!("{name}: {problem}"))
    }

    /// Names the tables of the folder that nobody checks; a folder that cannot be read has none.
    fn unchecked(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".csv"))
            .filter(|name| FILES.iter().all(|(checked, _)| checked != name))
            .collect();
        names.sort();
        names
    }

    fn text(&self, name: &str) -> Result<String, String> {
        let path = self.0.join(name);
        std::fs::read_to_string(&path)
            .map_err(|problem| format!("cannot read {}: {problem}", path.display()))
    }
}

#[test]
fn oracle() {
    let folder = Folder::find();
    println!("\noracle files in {}", folder.0.display());
    let mut failures = Vec::new();
    for (name, check) in FILES {
        if let Err(problem) = folder.table_if_any(name) {
            failures.push(format!("{name}: {problem}"));
            continue;
        }
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
    for name in folder.unchecked() {
        println!("{name:<38} is checked by nobody");
    }
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn a_missing_table_is_noticed_and_none_of_ours_is_forgotten() {
    let nowhere = Folder(PathBuf::from("no such folder"));
    assert!(nowhere.table_if_any(FILES[0].0).is_err());
    let ours = Folder(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle"));
    assert!(ours.table_if_any(FILES[0].0).is_ok());
    assert_eq!(ours.unchecked(), Vec::<String>::new());
}
