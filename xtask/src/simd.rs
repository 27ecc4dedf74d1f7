//! The second build of the app, for browsers with SIMD; the boot script picks one of the two.
//!
//! Trunk builds the plain one. This one is the same code, so that nothing but speed may differ.

use std::{env, path::PathBuf, process::Command};

use crate::{failure::Outcome, lean, repo};

/// What the compiler may use beyond plain Wasm: every engine has it since the spring of 2023.
const FLAG: &str = "-Ctarget-feature=+simd128";

/// The variable that names the folder of this build to the pre-renderer.
pub(crate) const FOLDER_VARIABLE: &str = "LOCKOUT_SIMD";

/// Lets a `cargo` command compile tests for SIMD, into a target folder of their own: two builds with
/// one name in one folder would replace each other.
pub(crate) fn switch_on(cargo: &mut Command) {
    let given = env::var("RUSTFLAGS").unwrap_or_default();
    cargo.env("RUSTFLAGS", [given.trim(), FLAG].join(" ").trim());
    cargo.env("CARGO_TARGET_DIR", repo::notes_dir().join("simd-tests"));
}

/// Builds the release app with SIMD; returns the folder that holds its script and its Wasm.
///
/// # Errors
/// When a tool is missing or the build fails.
pub(crate) fn build() -> Outcome<PathBuf> {
    lean::build("app", FLAG, &repo::notes_dir().join("simd-target"), "simd")
}
