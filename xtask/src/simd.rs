//! The second build of the app, for browsers with SIMD; the boot script picks one of the two.
//!
//! Trunk builds the plain one. This one is the same code, so that nothing but speed may differ.

use std::{env, fs, path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Outcome},
    lean, process, repo,
    tools::{self, WASM_TARGET},
};

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
    let bindgen = tools::wasm_bindgen()?.join("wasm-bindgen");
    let mut cargo = process::cargo();
    cargo.args([
        "build",
        "--release",
        "--target",
        WASM_TARGET,
        "--bin",
        "app",
    ]);
    lean::switch_on(&mut cargo, FLAG);
    cargo.env("CARGO_TARGET_DIR", target_dir());
    process::run(
        &mut cargo,
        "the app for browsers with SIMD was not built; the lines above say why",
    )?;
    let folder = repo::notes_dir().join("simd");
    // Nothing of an earlier build may be taken for this one's.
    let _ = fs::remove_dir_all(&folder);
    let mut command = Command::new(bindgen);
    command
        .args(["--target", "web", "--no-typescript", "--out-name", "app"])
        .arg("--out-dir")
        .arg(&folder)
        .arg(target_dir().join(WASM_TARGET).join("release/app.wasm"));
    process::run(&mut command, "wasm-bindgen writes the script of the app")?;
    if folder.join("app_bg.wasm").is_file() {
        return Ok(folder);
    }
    Err(Failure::new(format!(
        "wasm-bindgen wrote no app_bg.wasm into {}",
        folder.display()
    )))
}

/// Returns the folder that Cargo compiles into.
fn target_dir() -> PathBuf {
    repo::notes_dir().join("simd-target")
}
