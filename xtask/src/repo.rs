//! Where things are in the clone; it reads paths and versions and changes nothing.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::failure::{Failure, Outcome};

/// Returns the root of the clone: the folder that holds `xtask/`.
pub(crate) fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest
        .parent()
        .map_or(manifest.clone(), Path::to_path_buf)
}

/// Returns Cargo's target folder.
pub(crate) fn target_dir() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target)
}

/// Returns the folder for what these commands note between runs, inside Cargo's target folder.
pub(crate) fn notes_dir() -> PathBuf {
    target_dir().join("xtask")
}

/// Returns the built site's folder.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Returns the version that `Cargo.lock` holds of one package.
///
/// # Errors
/// When the lock file cannot be read or does not name the package.
pub(crate) fn locked_version(package: &str) -> Outcome<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| {
        Failure::new(format!(
            "cannot read {}: {error}; restore it from git",
            path.display()
        ))
    })?;
    version_in_lock(&lock, package).ok_or_else(|| {
        Failure::new(format!(
            "Cargo.lock names no package {package}; restore it from git"
        ))
    })
}

/// Finds `version = "…"` on the line after `name = "<package>"`.
fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_the_one_of_the_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(version_in_lock(lock, "yew"), None);
    }

    #[test]
    fn the_root_holds_this_crate() {
        assert!(root().join("xtask/src/repo.rs").is_file());
    }
}
