//! Wasm and native come to the same runs, bit by bit: of the shipped scenario and of the samples.

use lockout::data::bundle;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::digests::{digests, digests_of};

/// What the native test of the same name has written.
const NATIVE: &str = include_str!("../golden/digest.txt");

/// What the native test of the samples has written: their digests, and what they are.
const NATIVE_SAMPLES: &str = include_str!("../golden/digest-samples.txt");
const SAMPLES: [(&str, &[u8]); 2] = [
    (
        "every-feature",
        include_bytes!("../golden/samples/every-feature.bin"),
    ),
    ("minimal", include_bytes!("../golden/samples/minimal.bin")),
];

#[wasm_bindgen_test]
fn the_run_is_the_same_as_natively() {
    assert_eq!(digests(), NATIVE);
}

#[wasm_bindgen_test]
fn the_samples_are_the_same_as_natively() {
    let lines = SAMPLES.map(|(name, bytes)| {
        let (_, scenario, ()) = bundle::unpack(bytes);
        format!("{name}\n{}", digests_of(&scenario))
    });
    assert_eq!(lines.concat(), NATIVE_SAMPLES);
}
