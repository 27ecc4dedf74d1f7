//! Makes the journeys in all engines: serves the site and the pages of others, starts the drivers, and says
//! where they are.

use std::env;

use crate::{
    drivers::{Driver, Engine},
    failure::Outcome,
    hosts::Served,
    package, packages, process, repo,
    server::{Policy, Port},
    site,
    suites::counted,
    tally::Tally,
};

/// Journeys that are begun at a time. Those of one engine wait for each other: with as many as there
/// are drivers, some would often wait for others.
const TURNS: &str = "10";

/// Makes the journeys on the built site, which is served beside pages of another origin.
///
/// # Errors
/// When the site is not built, or what the journeys need cannot be installed or started.
pub(crate) fn all() -> Outcome<Tally> {
    site::build()?;
    packages::browsers()?;
    packages::browser_test_packages()?;
    packages::wordpress_script()?;
    let (site_port, host_port) = (Port::take(0)?, Port::take(0)?);
    let (site_url, host_url) = (site_port.url()?, host_port.url()? + "hosts/");
    site_port.serve(&repo::dist(), Policy::Site)?;
    // With the libraries that such pages load, which npm has put beside them.
    host_port.serve(&repo::root().join("tests/browser"), Policy::Host)?;
    // The same site again, from a folder of a host that has other things too.
    let folder_port = Port::take(0)?;
    let folder_url = folder_port.url()? + "dist/";
    folder_port.serve(&repo::root(), Policy::Site)?;
    // And once more as others get it: packed, and served by nginx with the package's own words to that.
    let package = package::make()?.folder;
    let kit = Served::by_nginx(&package)?;
    // They live until the end of this function, also when the tests fail.
    let mut drivers = Vec::new();
    for engine in Engine::ALL {
        for _ in 0..engine.drivers() {
            let driver = Driver::start(engine)?;
            process::say(&format!("a driver of {engine:?} answers at {}", driver.url));
            drivers.push(driver);
        }
    }
    let journeys = |names: &[&str]| {
        let mut command = process::cargo();
        command
            .args(["test", "--test", "browser", "--", "--test-threads", TURNS])
            .args(names)
            .env("LOCKOUT_SITE", &site_url)
            .env("LOCKOUT_HOSTS", &host_url)
            .env("LOCKOUT_FOLDER", &folder_url)
            .env("LOCKOUT_KIT", kit.url())
            .env("LOCKOUT_PACKAGE", &package);
        for engine in Engine::ALL {
            let its = drivers.iter().filter(|driver| driver.engine == engine);
            let urls: Vec<&str> = its.clone().map(|driver| driver.url.as_str()).collect();
            command.env(engine.variable(), urls.join(" "));
            if engine == Engine::WebKit {
                command.envs(its.map(|driver| ("LOCKOUT_WEBKIT_CONSOLE", driver.console())));
            }
        }
        counted(&mut command)
    };
    // Some of them, for who works on one.
    let names = env::var("LOCKOUT_JOURNEYS").unwrap_or_default();
    let names: Vec<&str> = names.split_whitespace().collect();
    if !names.is_empty() {
        return journeys(&names);
    }
    // What is timed has the machine for itself.
    let mut tally = journeys(&["performance"])?;
    tally += journeys(&["--skip", "performance"])?;
    Ok(tally)
}
