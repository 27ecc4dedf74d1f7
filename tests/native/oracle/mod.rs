//! The model against answers it did not compute: closed forms, scipy, queueing and agent simulations.
//!
//! `cargo test --release --test native oracle -- --nocapture` prints one line per file. The folder is
//! `LOCKOUT_ORACLE_DIR`, by default `tests/oracle`; any other set of parameters of the same form must
//! pass too, so nothing here knows a value, only names of columns; [`others`] makes some such sets
//! and passes them through the same checks. The tolerances are fixed:
//! exact where the answer is exact, a share plus standard errors where it is a mean of random runs.

mod agents;
pub(crate) mod day;
mod draws;
mod erlang;
mod fluid;
mod measures;
mod others;
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
pub(crate) enum Folder {
    /// One on the disk.
    Found(PathBuf),
    /// One that a test has made up: names and texts.
    Made(Vec<(&'static str, String)>),
}

impl Folder {
    fn find() -> Self {
        let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle");
        Self::Found(env::var_os("LOCKOUT_ORACLE_DIR").map_or(own, PathBuf::from))
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
        let Self::Found(folder) = self else {
            return Vec::new();
        };
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".csv"))
            .filter(|name| FILES.iter().all(|(checked, _)| checked != name))
            .collect();
        names.sort();
        names
    }

    fn text(&self, name: &str) -> Result<String, String> {
        let path = match self {
            Self::Found(folder) => folder.join(name),
            Self::Made(texts) => {
                let made = texts.iter().find(|(known, _)| *known == name);
                return made
                    .map(|(_, text)| text.clone())
                    .ok_or_else(|| format!("{name} is not there"));
            }
        };
        std::fs::read_to_string(&path)
            .map_err(|problem| format!("cannot read {}: {problem}", path.display()))
    }
}

/// Checks one file, every row of it; says why if it cannot be checked.
fn checked(folder: &Folder, name: &str, check: Check) -> Result<Report, String> {
    let rows = folder.table_if_any(name)?.rows().count();
    let outcome = std::panic::catch_unwind(|| {
        let mut report = Report::default();
        check(folder, &mut report);
        report
    });
    let mut report = outcome.map_err(|_| "could not be checked, see the panic above".to_owned())?;
    report.expect_rows(rows);
    Ok(report)
}

#[test]
fn oracle() {
    let folder = Folder::find();
    if let Folder::Found(place) = &folder {
        println!("\noracle files in {}", place.display());
    }
    let mut failures = Vec::new();
    for (name, check) in FILES {
        match checked(&folder, name, check) {
            Ok(report) => {
                println!("{}", report.line(name));
                failures.extend(
                    report
                        .failures()
                        .map(|failure| format!("{name}: {failure}")),
                );
            }
            Err(problem) => {
                println!("{name:<38} FAILED: {problem}");
                failures.push(format!("{name}: {problem}"));
            }
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
    let nowhere = Folder::Found(PathBuf::from("no such folder"));
    assert!(nowhere.table_if_any(FILES[0].0).is_err());
    let ours = Folder::Found(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle"));
    assert!(ours.table_if_any(FILES[0].0).is_ok());
    assert_eq!(ours.unchecked(), Vec::<String>::new());
}

#[test]
fn a_row_whose_case_nobody_describes_is_not_passed_over() {
    let table = "case,minute,N_in_system,queue,cum_arrived,cum_served,cum_abandoned,virtual_wait_min\n\
                 one,0,0,0,0,0,0,0\nother,0,0,0,0,0,0,0\n";
    let params = |cases: &str| format!("{{\"phone_ode\": {{{cases}}}}}");
    let case = |name: &str| {
        format!(
            "\"{name}\": {{\"segments\": [[0, 1, 5]], \"N0\": 0, \"end\": 10, \"aht_min\": 3, \"patience_min\": 5}}"
        )
    };
    let name = "fluid_erlang_a_timevarying.csv";
    let failures = |cases: &str| {
        let texts = vec![(name, table.to_owned()), ("params.json", params(cases))];
        let report = checked(&Folder::Made(texts), name, fluid::line).expect("a report");
        report.failures().collect::<Vec<String>>()
    };
    let both = format!("{}, {}", case("one"), case("other"));
    assert_eq!(failures(&both), Vec::<String>::new());
    assert_eq!(failures(&case("one")), ["1 of 2 rows were compared"]);
}
