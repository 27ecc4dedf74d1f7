//! Makes a package of the built site for any host, the same one whenever it is made of the same files.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    budgets::Check,
    failure::{Failure, Outcome},
    fingerprint::{files_below, is_hashed},
    process, repo,
    server::{CONTENT_SECURITY_POLICY, policy_at},
    site,
    zip::zip,
};

/// The folder of what belongs to a package only, with the names that the files get there.
const KIT: &str = "xtask/kit";

/// How each kind of host writes the origin at which it is asked: in a sandboxed frame WebKit takes `'self'` for
/// nothing. Hosts that read `_headers` cannot write it.
const ORIGINS: [(&str, &str); 3] = [
    ("nginx.conf", "$scheme://$http_host"),
    (
        "Caddyfile",
        "{http.request.scheme}://{http.request.hostport}",
    ),
    ("htaccess", "%{REQUEST_SCHEME}://%{HTTP_HOST}"),
];

/// The file of checksums, beside what it sums up.
const SUMS: &str = "SHA256SUMS";

/// The newest version's folder.
pub(crate) const LATEST: &str = "latest";

/// A package that is made.
pub(crate) struct Package {
    /// The folder in which it lies unpacked.
    pub(crate) folder: PathBuf,
    /// The zip.
    pub(crate) zip: PathBuf,
}

/// Builds the site and makes its package, unpacked and as a zip with its checksum beside it.
///
/// # Errors
/// When the site is not built, a file cannot be read or written, or a tool is missing.
pub(crate) fn make() -> Outcome<Package> {
    site::build()?;
    let version = repo::locked_version("lockout")?;
    let name = format!("lockout-{version}");
    let home = repo::notes_dir().join("package");
    let folder = home.join(&name);
    let unpacked = fill(&folder, &version);
    unpacked.map_err(|error| Failure::new(format!("cannot make {}: {error}", folder.display())))?;
    let options = ["gzip", "keep"];
    site::run_on(&folder, "brotli.mjs", &options, "compresses the package")?;
    let unreadable = |error| Failure::new(format!("cannot read {}: {error}", folder.display()));
    sums(&folder, &files_below(&folder).map_err(unreadable)?)?;
    let path = home.join(format!("{name}.zip"));
    pack(&folder, &name, &path)?;
    sums(&home, std::slice::from_ref(&path))?;
    process::say(&format!("the package is {}", path.display()));
    Ok(Package { folder, zip: path })
}

/// Makes the package, and again from nothing in a target folder of its own; returns whether both are the same,
/// byte for byte.
///
/// # Errors
/// When one of them cannot be made or read.
pub(crate) fn make_twice() -> Outcome<bool> {
    let unreadable = |error| Failure::new(format!("cannot read a package: {error}"));
    let zip = make()?.zip;
    let first = fs::read(&zip).map_err(unreadable)?;
    let target = repo::notes_dir().join("again");
    // Nothing that was compiled before may be taken up.
    let _ = fs::remove_dir_all(&target);
    let mut command = process::cargo();
    command
        .args(["xtask", "package"])
        .env("CARGO_TARGET_DIR", &target);
    process::run(&mut command, "the package is made a second time")?;
    let name = zip.file_name().unwrap_or_default();
    let again = fs::read(target.join("xtask/package").join(name)).map_err(unreadable)?;
    let is_same = first == again;
    let line = if is_same {
        "the same, byte for byte"
    } else {
        "NOT the same"
    };
    println!("{line}: {} and {} bytes", first.len(), again.len());
    Ok(is_same)
}

/// Checks that the newest version and the one to keep are the built site, each whole.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn check_paths(folder: &Path) -> Outcome<Check> {
    let unreadable = |error| Failure::new(format!("cannot read the package: {error}"));
    let version = repo::locked_version("lockout")?;
    let dist = repo::dist();
    let mut wrong = Vec::new();
    for target in [LATEST, &format!("v{version}")] {
        for file in files_below(&dist).map_err(unreadable)? {
            let name = file.strip_prefix(&dist).unwrap_or(&file);
            let copy = fs::read(folder.join(target).join(name)).unwrap_or_default();
            if copy != fs::read(&file).map_err(unreadable)? {
                wrong.push(format!("{target}/{}", name.display()));
            }
        }
    }
    let line = format!("{LATEST}/ and v{version}/ are the site");
    Ok(Check::none(&line, &wrong))
}

/// Puts everything but checksums and compressed copies into a new folder.
fn fill(folder: &Path, version: &str) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let dist = repo::dist();
    for target in [LATEST, &format!("v{version}")] {
        for file in files_below(&dist)? {
            let below = file.strip_prefix(&dist).unwrap_or(&file);
            let copy = folder.join(target).join(below);
            fs::create_dir_all(copy.parent().unwrap_or(folder))?;
            fs::copy(&file, copy)?;
        }
    }
    for file in files_below(&repo::root().join(KIT))? {
        let origin = ORIGINS.iter().find(|(name, _)| file.ends_with(name));
        let policy = origin.map(|(_, origin)| policy_at(origin));
        let policy = policy.as_deref().unwrap_or(CONTENT_SECURITY_POLICY);
        let text = fs::read_to_string(&file)?
            .replace("VERSION", version)
            .replace("POLICY", policy)
            .replace("HASHED_PATHS\n", &hashed_paths(folder)?);
        fs::write(folder.join(file.file_name().unwrap_or_default()), text)?;
    }
    Ok(())
}

/// Returns the rules for the files that never change, one by one: those hosts know no patterns.
fn hashed_paths(folder: &Path) -> io::Result<String> {
    let mut rules = String::new();
    for file in files_below(folder)? {
        let name = file
            .strip_prefix(folder)
            .unwrap_or(&file)
            .display()
            .to_string();
        if is_hashed(&name) && !name.ends_with(".br") {
            rules += &format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
        }
    }
    Ok(rules)
}

/// Writes the checksums of files below a folder into a file there.
fn sums(folder: &Path, files: &[PathBuf]) -> Outcome<()> {
    let names = files
        .iter()
        .map(|file| file.strip_prefix(folder).unwrap_or(file));
    let mut command = Command::new("sha256sum");
    command.current_dir(folder).arg("--").args(names);
    let Some(text) = process::output_of(&mut command) else {
        return Err(Failure::new(
            "sha256sum of the GNU core utilities is needed",
        ));
    };
    fs::write(folder.join(SUMS), text)
        .map_err(|error| Failure::new(format!("cannot write {SUMS}: {error}")))
}

/// Packs a folder.
fn pack(folder: &Path, name: &str, path: &Path) -> Outcome<()> {
    let files: io::Result<Vec<(String, Vec<u8>)>> = files_below(folder).and_then(|files| {
        let read = |file: PathBuf| {
            let below = file.strip_prefix(folder).unwrap_or(&file).display();
            Ok((format!("{name}/{below}"), fs::read(&file)?))
        };
        files.into_iter().map(read).collect()
    });
    let unpacked = |error| Failure::new(format!("cannot pack {}: {error}", folder.display()));
    let bytes = zip(&files.map_err(unpacked)?)
        .ok_or_else(|| Failure::new("the package is too large for a zip"))?;
    fs::write(path, bytes)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", path.display())))
}
