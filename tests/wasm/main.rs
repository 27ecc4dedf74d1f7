//! The tests that need the Wasm itself, run in Chromium: hydration, the drawing, and that the
//! simulation comes to the same bits as natively.

#![allow(clippy::unwrap_used, reason = "a test that panics says what is wrong")]
#![cfg(target_arch = "wasm32")]

mod agree;
mod digests;
mod hydrate;
mod pause;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
