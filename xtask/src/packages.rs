//! What the tests need from Debian and npm; installed only when missing, and only for tests.

use std::{fs, path::Path, process::Command, time::SystemTime};

use crate::{
    failure::{Failure, Outcome},
    process, repo,
};

/// The browsers, their drivers and a screen for the one that has no headless mode.
const DEBIAN_PACKAGES: [&str; 6] = [
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
];

/// The programs that those packages bring.
const PROGRAMS: [&str; 6] = [
    "chromium",
    "chromedriver",
    "firefox-esr",
    "WebKitWebDriver",
    "xvfb-run",
    "xauth",
];

/// Makes sure of Chromium, Firefox and WebKitGTK with what drives them.
///
/// # Errors
/// When one is missing and Debian's apt cannot install it.
pub(crate) fn browsers() -> Outcome<()> {
    let missing: Vec<&str> = PROGRAMS
        .into_iter()
        .filter(|program| process::find(program).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let (missing, packages) = (missing.join(", "), DEBIAN_PACKAGES.join(" "));
    let by_hand = format!("install them by hand: apt-get install {packages}");
    if process::find("apt-get").is_none() {
        return Err(Failure::new(format!(
            "{missing} missing and no apt-get here: {by_hand}"
        )));
    }
    let is_root =
        process::output_of(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root && process::find("sudo").is_none() {
        return Err(Failure::new(format!(
            "{missing} missing and neither root nor sudo: {by_hand}"
        )));
    }
    process::say(&format!(
        "installing the browsers ({missing} missing), about 1 min, once per machine"
    ));
    let install = ["install", "-y", "--no-install-recommends"];
    for arguments in [
        &["update"][..],
        &[&install[..], &DEBIAN_PACKAGES[..]].concat(),
    ] {
        let mut command = apt_get(is_root);
        command.args(arguments);
        process::run(
            &mut command,
            &format!("the lines above say why; or {by_hand}"),
        )?;
    }
    match PROGRAMS
        .into_iter()
        .find(|program| process::find(program).is_none())
    {
        None => Ok(()),
        Some(program) => Err(Failure::new(format!(
            "{program} is still missing: {by_hand}"
        ))),
    }
}

/// Returns an `apt-get` that asks nothing and may install.
fn apt_get(is_root: bool) -> Command {
    if is_root {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
        return command;
    }
    let mut command = Command::new("sudo");
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    command
}

/// Makes sure of the npm packages that the browser tests load into pages.
///
/// # Errors
/// When `npm ci` fails.
pub(crate) fn browser_test_packages() -> Outcome<()> {
    let folder = repo::root().join("tests/browser");
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.package-lock.json");
    if !lock.is_file() || is_at_least_as_new(&installed, &lock) {
        return Ok(());
    }
    process::say("installing the npm packages of the browser tests, a few seconds");
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund"]);
    process::run(
        &mut npm,
        "tests/browser needs its npm packages; install npm and check the network",
    )
}

/// Returns whether a file exists and was written no earlier than another.
fn is_at_least_as_new(file: &Path, other: &Path) -> bool {
    let written = |path: &Path| -> Option<SystemTime> { fs::metadata(path).ok()?.modified().ok() };
    written(file).is_some_and(|time| written(other).is_some_and(|other_time| time >= other_time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_never_new() {
        let here = repo::root().join("xtask/Cargo.toml");
        assert!(is_at_least_as_new(&here, &here));
        assert!(!is_at_least_as_new(Path::new("/no/such/file"), &here));
    }
}
