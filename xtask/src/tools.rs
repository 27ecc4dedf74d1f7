//! The pinned tools that build the page, each installed once per machine outside the clone.
//!
//! Nothing is downloaded but registry packages, and nothing on the machine is replaced.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Outcome},
    process, repo,
};

/// The compiler's target for the page.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A program from the registry at one version, with the way it is known to build.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tool {
    /// The package's name.
    pub(crate) package: &'static str,
    /// The program in it that tells the version.
    program: &'static str,
    /// The arguments with which it does.
    telling: &'static [&'static str],
    /// The one version that is used.
    pub(crate) version: &'static str,
    /// Arguments of `cargo install` beside package and folder.
    flags: &'static [&'static str],
    /// How long building it takes on two cores.
    minutes: u32,
}

/// Builds `index.html` and the Wasm. Its release profile takes five times as long to build.
pub(crate) const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    telling: &["--version"],
    version: "0.21.14",
    flags: &["--locked", "--debug", "--no-default-features"],
    minutes: 3,
};

/// Writes the JavaScript beside the Wasm. Must equal the `wasm-bindgen` of `Cargo.lock`;
/// not `--locked`, because its own lock file can be ahead of a registry.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    telling: &["--version"],
    version: "0.2.130",
    flags: &["--debug"],
    minutes: 1,
};

/// Drives Firefox; Debian has no package of it.
pub(crate) const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    program: "geckodriver",
    telling: &["--version"],
    version: "0.37.1",
    flags: &["--locked"],
    minutes: 3,
};

/// Breaks the simulation on purpose, for `cargo xtask mutants`.
pub(crate) const CARGO_MUTANTS: Tool = Tool {
    package: "cargo-mutants",
    program: "cargo-mutants",
    telling: &["mutants", "--version"],
    version: "27.1.0",
    flags: &["--locked", "--debug"],
    minutes: 3,
};

impl Tool {
    /// Returns the path of one of the tool's programs, installing the tool when it is missing.
    ///
    /// # Errors
    /// When `cargo install` fails, for example without a network.
    pub(crate) fn program(&self, name: &str) -> Outcome<PathBuf> {
        Ok(self.ensure()?.join(name))
    }

    /// Installs the tool when it is missing and returns the folder of its programs.
    fn ensure(&self) -> Outcome<PathBuf> {
        let root = tools_dir()?.join(format!("{}-{}", self.package, self.version));
        let folder = root.join("bin");
        if self.is_in(&folder) {
            return Ok(folder);
        }
        let (package, version) = (self.package, self.version);
        process::say(&format!(
            "installing {package} {version}, about {} min on two cores, once per machine",
            self.minutes
        ));
        let mut command = process::cargo();
        command
            .arg("install")
            .args(self.flags)
            .arg("--root")
            .arg(&root);
        command.arg(format!("{package}@{version}"));
        // Nobody debugs a tool, and writing the information takes a third of the time.
        command.env("CARGO_PROFILE_DEV_DEBUG", "0");
        let advice = format!(
            "{package} {version} could not be installed; the lines above say why. \
             It needs the package registry once; run the same command again"
        );
        process::run(&mut command, &advice)?;
        if self.is_in(&folder) {
            return Ok(folder);
        }
        Err(Failure::new(format!(
            "{package} {version} was installed but does not run from {}; delete that folder",
            folder.display()
        )))
    }

    /// Returns whether the pinned version runs from a folder.
    fn is_in(&self, folder: &Path) -> bool {
        let program = folder.join(self.program);
        program.is_file()
            && process::output_of(Command::new(program).args(self.telling))
                .is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
    }
}

/// Makes sure of everything that building the page takes; returns PATH with the tools first.
///
/// # Errors
/// When something is missing and cannot be installed.
pub(crate) fn for_building() -> Outcome<std::ffi::OsString> {
    node()?;
    linker()?;
    wasm_target()?;
    library_source()?;
    let folders = [TRUNK.ensure()?, wasm_bindgen()?];
    process::path_with(&folders)
}

/// Makes sure of wasm-bindgen at the version of `Cargo.lock`; returns its folder.
///
/// # Errors
/// When `Cargo.lock` and the pinned version differ, or it cannot be installed.
pub(crate) fn wasm_bindgen() -> Outcome<PathBuf> {
    let locked = repo::locked_version("wasm-bindgen")?;
    if locked != WASM_BINDGEN.version {
        return Err(Failure::new(format!(
            "Cargo.lock has wasm-bindgen {locked}, but xtask/src/tools.rs installs {}: \
             change both to the same version",
            WASM_BINDGEN.version
        )));
    }
    WASM_BINDGEN.ensure()
}

/// Makes sure that Node is there: it compresses what is built.
///
/// # Errors
/// When it is missing or older than 18.
pub(crate) fn node() -> Outcome<()> {
    let advice = "install Node 18 or newer, for example with: apt-get install nodejs npm";
    let Some(text) = process::output_of(Command::new("node").arg("--version")) else {
        return Err(Failure::new(format!("node is missing: {advice}")));
    };
    let version = text.trim();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|part| part.parse().ok());
    if major.is_some_and(|major: u32| major >= 18) {
        return Ok(());
    }
    Err(Failure::new(format!("node {version} is too old: {advice}")))
}

/// Makes sure that there is a linker for what runs on this machine: the tools, the tests.
///
/// # Errors
/// When `cc` is missing and no other linker is named.
fn linker() -> Outcome<()> {
    let mut names = env::vars_os().map(|(name, _)| name);
    let has_other = names.any(|name| is_linker_variable(&name.to_string_lossy()));
    if has_other || process::find("cc").is_some() {
        return Ok(());
    }
    Err(Failure::new(
        "cc, the C compiler that links programs, is missing: install it, for example with: \
         apt-get install gcc libc6-dev",
    ))
}

/// Returns whether cargo takes a linker from a variable: `CARGO_TARGET_<triple>_LINKER`.
fn is_linker_variable(name: &str) -> bool {
    let target = name.strip_prefix("CARGO_TARGET_");
    target.is_some_and(|target| target.ends_with("_LINKER"))
}

/// Makes sure that the compiler can build for the browser.
///
/// # Errors
/// When the target is missing and rustup cannot add it.
pub(crate) fn wasm_target() -> Outcome<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut query = Command::new(rustc);
    query
        .current_dir(repo::root())
        .args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let Some(folder) = process::output_of(&mut query) else {
        return Err(Failure::new(
            "rustc is missing: install Rust from https://rustup.rs",
        ));
    };
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    process::say(&format!(
        "adding the target {WASM_TARGET} to the compiler, once per toolchain"
    ));
    let mut rustup = Command::new("rustup");
    rustup
        .current_dir(repo::root())
        .args(["target", "add", WASM_TARGET]);
    let advice = format!(
        "the compiler's target {WASM_TARGET} is needed; install Rust from https://rustup.rs \
         and check the network"
    );
    process::run(&mut rustup, &advice)
}

/// Makes sure of the source of the standard library, which is compiled for size.
///
/// # Errors
/// When it is missing and rustup cannot add it.
fn library_source() -> Outcome<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut query = Command::new(rustc);
    query.current_dir(repo::root()).args(["--print", "sysroot"]);
    let sysroot = process::output_of(&mut query).unwrap_or_default();
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if library.is_file() {
        return Ok(());
    }
    process::say("adding the source of the standard library to the compiler, once per toolchain");
    let mut rustup = Command::new("rustup");
    rustup
        .current_dir(repo::root())
        .args(["component", "add", "rust-src"]);
    process::run(
        &mut rustup,
        "the compiler's component rust-src is needed; install Rust from https://rustup.rs and \
         check the network",
    )
}

/// Returns the folder that the tools of all clones share.
fn tools_dir() -> Outcome<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let cache = || set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")));
    set("LOCKOUT_TOOLS")
        .or_else(|| Some(cache()?.join("lockout/tools")))
        .ok_or_else(|| {
            Failure::new("no folder for tools: set LOCKOUT_TOOLS or HOME to a folder you may write")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linker_of_ones_own_is_known_by_its_variable() {
        assert!(is_linker_variable(
            "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER"
        ));
        assert!(!is_linker_variable("CARGO_TARGET_DIR"));
        assert!(!is_linker_variable("LD_LINKER"));
    }
}
