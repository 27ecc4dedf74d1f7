//! The digests of the shipped runs, which the Wasm test of the same name must come to as well.

use lockout::data::bundle;

use crate::golden;

#[path = "../wasm/digests.rs"]
pub(crate) mod digests;

/// A day alone is soon worked out, so that a change of the model shows at once.
#[test]
fn a_first_day_is_the_same_as_in_wasm() {
    let scenario = bundle::default_scenario();
    let first = digests::lines_of(&scenario).next();
    golden::compare_start("digest.txt", &first.unwrap());
}

#[test]
fn the_run_is_the_same_as_in_wasm() {
    let digests = digests::digests();
    assert!(
        digests.lines().count() >= 2,
        "one run for each reading of the day: {digests}"
    );
    golden::compare("digest.txt", &digests);
}
