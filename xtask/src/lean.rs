//! What makes the release's Wasm small beyond the profile: a standard library compiled for size, and
//! panics without words.
//!
//! It takes 26 KB (brotli) off 222. Both are unstable features of the compiler, which is why
//! `rust-toolchain.toml` pins one version of it; everything but the release's Wasm is built without.
//! A panic still ends in the polite notice of the page: only the console learns less, and
//! `cargo xtask dev` tells it all.

use std::process::Command;

/// Features of the pinned compiler, as Cargo reads them from the environment.
///
/// The hook in `Trunk.toml` takes these away again, since the pre-renderer is a native program.
const SETTINGS: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
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
