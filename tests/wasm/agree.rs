//! Wasm and native come to the same run, bit by bit.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::digests::digests;

/// What the native test of the same name has written.
const NATIVE: &str = include_str!("../golden/digest.txt");

#[wasm_bindgen_test]
fn the_run_is_the_same_as_natively() {
    assert_eq!(digests(), NATIVE);
}
