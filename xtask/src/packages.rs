//! What build and tests need from Debian and npm; installed only when missing.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

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

/// What runs WordPress's own code.
const PHP: Wanted = Wanted {
    what: "PHP, for WordPress",
    packages: &["php-cli"],
    programs: &["php"],
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

/// Makes sure of PHP.
///
/// # Errors
/// When it is missing and Debian's apt cannot install it.
pub(crate) fn php() -> Outcome<()> {
    PHP.ensure()
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

/// WordPress's own code, in Debian's package and where it is kept.
const WORDPRESS: &str = "usr/share/wordpress/wp-includes";
const WORDPRESS_KEPT: &str = "wp-includes";

/// The script with which WordPress follows the frames of others, in that code, and where the tests' pages
/// load it from.
const WORDPRESS_SCRIPT: &str = "js/wp-embed.js";
const WORDPRESS_COPY: &str = "tests/browser/node_modules/wordpress-embed/wp-embed.js";

/// Makes sure of WordPress's own code, which no npm package brings, and returns the folder that it is in.
///
/// # Errors
/// When Debian's package of it cannot be loaded, or lacks the code.
pub(crate) fn wordpress() -> Outcome<PathBuf> {
    let home = repo::notes_dir().join("wordpress");
    if !home.join(WORDPRESS_KEPT).is_dir() {
        load_wordpress(&home)?;
    }
    Ok(home)
}

/// Makes sure of WordPress's own script beside the npm packages: it goes with them when npm makes their folder
/// anew.
///
/// # Errors
/// When WordPress cannot be loaded or lacks the script.
pub(crate) fn wordpress_script() -> Outcome<()> {
    let copy = repo::root().join(WORDPRESS_COPY);
    if copy.is_file() {
        return Ok(());
    }
    let script = wordpress()?.join(WORDPRESS_KEPT).join(WORDPRESS_SCRIPT);
    fs::create_dir_all(copy.parent().unwrap_or(&copy))
        .and_then(|()| fs::copy(script, &copy).map(drop))
        .map_err(|error| unwritten(&copy, &error))
}

/// Takes WordPress's code out of Debian's package without installing that. The code gets to its place as a
/// whole: what is there is never a part of it.
fn load_wordpress(home: &Path) -> Outcome<()> {
    process::say("loading WordPress for its code, about 8 MB, once");
    let needed = "the code of WordPress is needed from Debian's package of it";
    let apart = home.with_extension("apart");
    let failed = |error| unwritten(&apart, &error);
    for folder in [home, &apart] {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let load = || {
        let mut load = Command::new("apt-get");
        load.current_dir(&apart)
            .args(["-q", "download", "wordpress"]);
        process::run(&mut load, needed)
    };
    // A list of packages that is not there, or older than the archive, is loaded anew.
    if load().is_err() {
        process::run(apt_get(is_root()).arg("update"), needed)?;
        load()?;
    }
    let loaded = fingerprint::files_below(&apart).map_err(failed)?;
    let mut unpack = Command::new("dpkg-deb");
    unpack.arg("-x").args(loaded).arg(&apart);
    process::run(&mut unpack, needed)?;
    fs::rename(apart.join(WORDPRESS), home.join(WORDPRESS_KEPT))
        .and_then(|()| fs::remove_dir_all(&apart))
        .map_err(failed)
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot write {}: {error}", path.display()))
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
