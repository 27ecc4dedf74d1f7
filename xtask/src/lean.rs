//! What makes the release's Wasm small beyond the profile: a standard library compiled for size, and
//! panics without words.
//!
//! It takes 26 KB (brotli) off 222. Both are unstable features of the compiler, which is why
//! `rust-toolchain.toml` pins one version of it; everything but the release's Wasm is built without.
//! A panic still ends in the polite notice of the page: only the console learns less, and
//! `cargo xtask dev` tells it all.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Outcome},
    process, repo,
    tools::{self, WASM_TARGET},
};

/// The variable that names the folder of the snippet builder to the pre-renderer.
pub(crate) const BUILDER_VARIABLE: &str = "LOCKOUT_BUILDER";

/// The profile of the site's programs. Were it that of the release tests, each build of one would compile
/// the other's macros anew, since the settings below are another compiler to Cargo: minutes after each change.
pub(crate) const PROFILE: &str = "lean";

/// Features of the pinned compiler, as Cargo reads them from the environment.
///
/// The hook in `Trunk.toml` takes these away again, since the pre-renderer is a native program.
const SETTINGS: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_LEAN_PANIC", "immediate-abort"),
];

/// Where Cargo reads flags for Wasm alone: native programs of the same build have no use for them.
const FLAGS_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Neither places in the source nor the names of fields are in the file.
const FLAGS: &str = "-Zlocation-detail=none -Zfmt-debug=none";

/// Lets a command that builds the release's Wasm build it small, with more flags for the compiler.
pub(crate) fn switch_on(command: &mut Command, more_flags: &str) {
    command
        .envs(SETTINGS)
        // It would replace the flags below.
        .env_remove("RUSTFLAGS")
        .env(FLAGS_VARIABLE, [FLAGS, more_flags].join(" ").trim());
}

/// Builds the snippet builder for every browser; returns the folder that holds its script and Wasm.
///
/// # Errors
/// When a tool is missing or the build fails.
pub(crate) fn builder() -> Outcome<PathBuf> {
    // Where Trunk builds the explainer with the same settings: what both use is compiled once.
    build("embed", "", &repo::target_dir(), "builder")
}

/// Builds a program small, with more flags for the compiler, into a target folder of Cargo's; returns
/// the folder of this name that holds its script and its Wasm.
pub(crate) fn build(bin: &str, flags: &str, target: &Path, name: &str) -> Outcome<PathBuf> {
    let bindgen = tools::wasm_bindgen()?.join("wasm-bindgen");
    let mut cargo = process::cargo();
    cargo.args(["build", "--profile", PROFILE, "--target", WASM_TARGET]);
    cargo.args(["--bin", bin]);
    switch_on(&mut cargo, flags);
    cargo.env("CARGO_TARGET_DIR", target);
    let failed = format!("the program `{bin}` ({name}) was not built; the lines above say why");
    process::run(&mut cargo, &failed)?;
    let folder = repo::notes_dir().join(name);
    // Nothing of an earlier build may be taken for this one's.
    let _ = fs::remove_dir_all(&folder);
    let built = format!("{WASM_TARGET}/{PROFILE}/{bin}.wasm");
    let mut command = Command::new(bindgen);
    command
        .args(["--target", "web", "--no-typescript", "--out-name", bin])
        .arg("--out-dir")
        .arg(&folder)
        .arg(target.join(built));
    process::run(&mut command, "wasm-bindgen writes the script of a program")?;
    let wasm = format!("{bin}_bg.wasm");
    if folder.join(&wasm).is_file() {
        return Ok(folder);
    }
    Err(Failure::new(format!(
        "wasm-bindgen wrote no {wasm} into {}",
        folder.display()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hook_takes_away_what_is_set() {
        let trunk = std::fs::read_to_string(crate::repo::root().join("Trunk.toml")).unwrap();
        for (name, _) in SETTINGS {
            assert!(trunk.contains(&format!("\"--unset={name}\"")), "{name}");
        }
    }
}
