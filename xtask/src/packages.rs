//! What build and tests need from Debian and npm; installed only when missing.

use std::{fs, path::Path, process::Command, time::SystemTime};

use crate::{
    failure::{Failure, Outcome},
    fingerprint, process, repo,
};

/// Programs that come with Debian's packages.
struct Wanted {
    /// What they are, in the line that says that they are being installed.
    what: &'static str,
    /// The packages.
    packages: &'static [&'static str],
    /// The programs that those packages bring.
    programs: &'static [&'static str],
}

/// The browsers, their drivers and a screen for the one that has no headless mode.
const BROWSERS: Wanted = Wanted {
    what: "the browsers",
    packages: &[
        "chromium",
        "chromium-driver",
        "firefox-esr",
        "webkit2gtk-driver",
        "xvfb",
        "xauth",
    ],
    programs: &[
        "chromium",
        "chromedriver",
        "firefox-esr",
        "WebKitWebDriver",
        "xvfb-run",
        "xauth",
    ],
};

/// What runs the checker of HTML.
const JAVA: Wanted = Wanted {
    what: "Java, for the checker of HTML",
    packages: &["default-jre-headless"],
    programs: &["java"],
};

/// What serves a package as hosts do; of Apache without its service.
const HOSTS: Wanted = Wanted {
    what: "nginx, Apache and Caddy, for the package",
    packages: &[
        "nginx-light",
        "libnginx-mod-http-brotli-static",
        "apache2-bin",
        "caddy",
    ],
    programs: &["nginx", "apache2", "caddy"],
};

/// Makes sure of Chromium, Firefox and WebKitGTK with what drives them.
///
/// # Errors
/// When one is missing and Debian's apt cannot install it.
pub(crate) fn browsers() -> Outcome<()> {
    BROWSERS.ensure()
}

/// Makes sure of Java.
///
/// # Errors
/// When it is missing and Debian's apt cannot install it.
pub(crate) fn java() -> Outcome<()> {
    JAVA.ensure()
}

/// Makes sure of nginx, Apache and Caddy.
///
/// # Errors
/// When one is missing and Debian's apt cannot install it.
pub(crate) fn hosts() -> Outcome<()> {
    HOSTS.ensure()
}

impl Wanted {
    /// Lists the programs that are not there.
    fn missing(&self) -> Vec<&'static str> {
        let is_missing = |program: &&str| process::find(program).is_none();
        self.programs.iter().copied().filter(is_missing).collect()
    }

    /// Makes sure of the programs.
    fn ensure(&self) -> Outcome<()> {
        let missing = self.missing();
        if missing.is_empty() {
            return Ok(());
        }
        let (missing, packages) = (missing.join(", "), self.packages.join(" "));
        let by_hand = format!("install them by hand: apt-get install {packages}");
        if process::find("apt-get").is_none() {
            return Err(Failure::new(format!(
                "{missing} missing and no apt-get here: {by_hand}"
            )));
        }
        let is_root = is_root();
        if !is_root && process::find("sudo").is_none() {
            return Err(Failure::new(format!(
                "{missing} missing and neither root nor sudo: {by_hand}"
            )));
        }
        process::say(&format!(
            "installing {} ({missing} missing), about 1 min, once per machine",
            self.what
        ));
        let install = ["install", "-y", "--no-install-recommends"];
        for arguments in [&["update"][..], &[&install[..], self.packages].concat()] {
            let mut command = apt_get(is_root);
            command.args(arguments);
            process::run(
                &mut command,
                &format!("the lines above say why; or {by_hand}"),
            )?;
        }
        match self.missing().first() {
            None => Ok(()),
            Some(program) => Err(Failure::new(format!(
                "{program} is still missing: {by_hand}"
            ))),
        }
    }
}

/// Returns whether one may install without asking.
fn is_root() -> bool {
    process::output_of(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
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

/// Makes sure of the npm packages that check pages or are loaded into them.
///
/// # Errors
/// When `npm ci` fails.
pub(crate) fn browser_test_packages() -> Outcome<()> {
    npm_packages("tests/browser", "the browser tests")
}

/// The script with which WordPress follows the frames of others, in Debian's package, and where the tests'
/// pages load it from.
const WORDPRESS: &str = "usr/share/wordpress/wp-includes/js/wp-embed.js";
const WORDPRESS_COPY: &str = "tests/browser/node_modules/wordpress-embed/wp-embed.js";

/// Makes sure of WordPress's own script, which no npm package brings: takes it out of Debian's package without
/// installing that.
///
/// # Errors
/// When the package cannot be loaded or lacks the script.
pub(crate) fn wordpress() -> Outcome<()> {
    let copy = repo::root().join(WORDPRESS_COPY);
    if copy.is_file() {
        return Ok(());
    }
    process::say("loading WordPress for its script, about 20 MB, once");
    let needed = "the script of WordPress is needed from Debian's package of it";
    let home = repo::notes_dir().join("wordpress");
    let failed = |error| Failure::new(format!("cannot write {}: {error}", home.display()));
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).map_err(failed)?;
    let load = || {
        let mut load = Command::new("apt-get");
        load.current_dir(&home)
            .args(["-q", "download", "wordpress"]);
        process::run(&mut load, needed)
    };
    // A list of packages that is not there, or older than the archive, is loaded anew.
    if load().is_err() {
        process::run(apt_get(is_root()).arg("update"), needed)?;
        load()?;
    }
    let loaded = fingerprint::files_below(&home).map_err(failed)?;
    let mut unpack = Command::new("dpkg-deb");
    unpack.arg("-x").args(loaded).arg(&home);
    process::run(&mut unpack, needed)?;
    fs::create_dir_all(copy.parent().unwrap_or(&home))
        .and_then(|()| fs::copy(home.join(WORDPRESS), &copy))
        .map_err(failed)?;
    fs::remove_dir_all(&home).map_err(failed)
}

/// Makes sure of the npm package that makes scripts and styles small.
///
/// # Errors
/// When `npm ci` fails.
pub(crate) fn build_packages() -> Outcome<()> {
    npm_packages("xtask/node", "the build")
}

/// Makes sure of what the lock file in a folder names.
fn npm_packages(folder: &str, what_for: &str) -> Outcome<()> {
    let path = repo::root().join(folder);
    let lock = path.join("package-lock.json");
    let installed = path.join("node_modules/.package-lock.json");
    if is_at_least_as_new(&installed, &lock) {
        return Ok(());
    }
    process::say(&format!(
        "installing the npm packages of {what_for}, a few seconds"
    ));
    let mut npm = Command::new("npm");
    npm.current_dir(path)
        // No package's own script: one would fetch another Java.
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    process::run(
        &mut npm,
        &format!("{folder} needs its npm packages; install npm and check the network"),
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
    fn programs_that_are_there_are_not_installed() {
        let wanted = |programs| Wanted {
            what: "nothing",
            packages: &[],
            programs,
        };
        assert_eq!(wanted(&["cargo"]).ensure(), Ok(()));
        assert_eq!(
            wanted(&["cargo", "no-such-program"]).missing(),
            ["no-such-program"]
        );
    }

    #[test]
    fn a_missing_file_is_never_new() {
        let here = repo::root().join("xtask/Cargo.toml");
        assert!(is_at_least_as_new(&here, &here));
        assert!(!is_at_least_as_new(Path::new("/no/such/file"), &here));
    }
}
