//! The digests of the shipped runs, which the Wasm test of the same name must come to as well.

use crate::golden;

#[path = "../wasm/digests.rs"]
pub(crate) mod digests;

#[test]
fn the_run_is_the_same_as_in_wasm() {
    let digests = digests::digests();
    assert!(
        digests.lines().count() >= 2,
        "one run for each reading of the day: {digests}"
    );
    golden::compare("digest.txt", &digests);
}
