//! The tables that readers download: the very ones that the command line writes.

use lockout::{cli::tables, data::bundle, present::share};

use super::{SHIPPED, said};

#[test]
fn downloads_are_what_the_command_line_writes() {
    let files = tables::of_reported_day(&bundle::default_scenario()).unwrap();
    let names: Vec<String> = files
        .iter()
        .map(|(name, _)| format!("{name}.csv"))
        .collect();
    assert_eq!(names, [share::HOURS_FILE, share::ERRANDS_FILE]);
    for (name, bytes) in files {
        let call = ["simulate", SHIPPED, "--format", "csv", "--only", name];
        assert_eq!(String::from_utf8(bytes).unwrap(), said(&call), "{name}");
    }
}
