//! Writes a small crate that holds the pure core and its tests, and nothing else.
//!
//! The whole crate with Yew, the loader's schemas and the browser tests would take minutes per
//! mutant. This one has the very files of `src` and `tests`; only its root and manifest are its own.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::fingerprint::files_below;

/// The files and folders that are taken over as they are.
const TAKEN: [&str; 27] = [
    "Cargo.lock",
    "assets/default-scenario.txt",
    "assets/locales",
    "assets/model",
    "assets/scenarios",
    "assets/sources.json",
    "build.rs",
    "src/data",
    "src/domain",
    "src/i18n/compile",
    "src/ids.rs",
    "src/metrics",
    "src/sim",
    "src/units.rs",
    "tests/cases",
    "tests/golden/digest.txt",
    "tests/native/agree.rs",
    "tests/native/cases.rs",
    "tests/native/estimate.rs",
    "tests/native/golden.rs",
    "tests/native/laws",
    "tests/native/oracle",
    "tests/native/standing.rs",
    "tests/oracle",
    "tests/samples",
    "tests/wasm/digests.rs",
    "rust-toolchain.toml",
];

/// The modules of `tests/native` that drive the core, each with its name here. Tests run in the order
/// of their names: what takes milliseconds first, then the digest, last the laws.
const TESTS: [(&str, &str); 7] = [
    ("cases", "cases"),
    ("estimate", "estimate"),
    ("golden", "golden"),
    ("oracle/mod", "oracle"),
    ("standing", "standing"),
    ("agree", "y_agree"),
    ("laws/mod", "z_laws"),
];

/// The dependencies of the core, of its build step and of its tests, as the manifest names them.
const DEPENDENCIES: [(&str, &[&str]); 3] = [
    ("dependencies", &["libm", "serde"]),
    (
        "build-dependencies",
        &["fluent-syntax", "postcard", "serde", "serde_json"],
    ),
    ("dev-dependencies", &["proptest", "serde_json"]),
];

/// A test that comes before all others, which run in the order of their names: it lets the first
/// failure be the last, as one is enough to catch a mutant.
const FIRST_TEST: &str = "
#[cfg(test)]
mod a_first {
    #[test]
    fn the_first_failure_ends_the_run() {
        std::panic::set_hook(Box::new(|panic| {
            eprintln!(\"{panic}\");
            std::process::exit(101);
        }));
    }
}
";

/// Writes the crate into a folder, which it empties first; returns the folder.
///
/// # Errors
/// When a file cannot be read or written.
pub(super) fn write(root: &Path, folder: &Path) -> io::Result<PathBuf> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    for taken in TAKEN {
        for file in files_below(&root.join(taken))? {
            let name = file.strip_prefix(root).map_err(io::Error::other)?;
            let copy = folder.join(name);
            fs::create_dir_all(copy.parent().unwrap_or(folder))?;
            fs::copy(&file, copy)?;
        }
    }
    let whole = fs::read_to_string(root.join("Cargo.toml"))?;
    fs::write(folder.join("Cargo.toml"), manifest(&whole)?)?;
    fs::write(folder.join("src/lib.rs"), library())?;
    Ok(folder.to_path_buf())
}

/// Returns the manifest, with the versions of the whole crate's.
fn manifest(whole: &str) -> io::Result<String> {
    let mut text = "[workspace]\n\n[package]\nname = \"lockout\"\nversion = \"0.0.0\"\n\
                    edition = \"2024\"\nautotests = false\n\n[lib]\ndoctest = false\n\n\
                    [profile.dev]\nopt-level = 1\ndebug = false\nlto = \"off\"\n\n\
                    [profile.dev.build-override]\nopt-level = 0\n"
        .to_owned();
    for (table, names) in DEPENDENCIES {
        text.push_str(&format!("\n[{table}]\n"));
        for name in names {
            let start = format!("{name} = ");
            let line = whole.lines().find(|line| line.starts_with(&start));
            let line = line.ok_or_else(|| {
                io::Error::other(format!("Cargo.toml names no dependency {name}"))
            })?;
            text.push_str(&format!("{line}\n"));
        }
    }
    Ok(text)
}

/// Returns the root module. The native tests are modules of it, so that a mutant takes one
/// compilation and one program.
fn library() -> String {
    let mut text = "//! The pure core and its tests, put together for cargo-mutants.\n\n\
                    extern crate self as lockout;\n\n\
                    pub mod data {\n    pub mod bundle;\n    mod decode;\n    pub mod problem;\n    pub mod raw;\n    \
                    pub mod validate;\n    pub use validate::Library;\n}\n\
                    pub mod domain;\npub mod ids;\npub mod metrics;\npub mod sim;\npub mod units;\n"
        .to_owned();
    text.push_str(FIRST_TEST);
    for (file, name) in TESTS {
        text.push_str(&format!(
            "\n#[cfg(test)]\n#[path = \"../tests/native/{file}.rs\"]\nmod {name};\n"
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo;

    #[test]
    fn the_crate_holds_every_file_that_its_root_names() {
        let folder = std::env::temp_dir().join(format!("xtask-{}-core", std::process::id()));
        write(&repo::root(), &folder).unwrap();
        let library = fs::read_to_string(folder.join("src/lib.rs")).unwrap();
        for line in library.lines() {
            if let Some(path) = line.strip_prefix("#[path = \"../") {
                let path = path.trim_end_matches("\"]");
                assert!(folder.join(path).is_file(), "{path}");
            }
        }
        for file in [
            "src/sim/mod.rs",
            "src/metrics/mod.rs",
            "src/data/bundle.rs",
            "build.rs",
        ] {
            assert!(folder.join(file).is_file(), "{file}");
        }
        assert!(!folder.join("src/ui").exists());
        // A test that names another module cannot be compiled there.
        for file in files_below(&folder.join("tests/native")).unwrap() {
            let text = fs::read_to_string(&file).unwrap();
            for absent in ["app::", "chart::", "cli::", "i18n::", "present::", "ui::"] {
                assert!(
                    !text.contains(&format!(" {absent}")),
                    "{absent} in {}",
                    file.display()
                );
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn versions_are_those_of_the_whole_crate() {
        let whole = "libm = \"=1.0\"\npostcard = \"2\"\nserde = \"3\"\nserde_json = \"4\"\n\
                     fluent-syntax = \"5\"\nproptest = \"6\"\nlibm-more = \"7\"\n";
        let text = manifest(whole).unwrap();
        assert!(text.contains("[dependencies]\nlibm = \"=1.0\"\nserde = \"3\"\n"));
        assert!(text.contains("[dev-dependencies]\nproptest = \"6\"\nserde_json = \"4\"\n"));
        assert!(!text.contains("libm-more"));
        assert!(manifest("libm = \"1\"").is_err());
    }
}
