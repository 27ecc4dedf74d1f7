//! The browser engines under test and how a fresh session of each is asked for.

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::Capabilities;

/// A browser engine under test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// WebKitGTK's own small browser on a virtual screen.
    WebKit,
}

/// What is different about a session from that of an ordinary reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setup {
    /// Nothing.
    Plain,
    /// The reader has switched scripts off.
    WithoutScript,
    /// The reader's browser runs no Wasm, so that the console complains (Firefox; Chromium must be made to).
    WithoutWasm,
    /// The reader's system asks for light on dark (Chromium and Firefox).
    Dark,
    /// The reader's system may ask for less data (Chromium, which otherwise knows of no such wish).
    Sparing,
    /// As plain, and no other journey is made at the same time, since this one is timed.
    Alone,
    /// As plain, but the site lies in a folder of a host that has other things too.
    InFolder,
    /// As plain, but the site is the package, served by nginx with the package's own words to that.
    InKit,
}

impl Setup {
    /// Returns the variable that holds the address of the site.
    pub(crate) fn site_variable(self) -> &'static str {
        match self {
            Self::InFolder => "LOCKOUT_FOLDER",
            Self::InKit => "LOCKOUT_KIT",
            _ => "LOCKOUT_SITE",
        }
    }
}

impl Setup {
    /// Returns whether a session of this one is as one of another is asked for: the place of the site makes
    /// no difference to it.
    pub(crate) fn has_session_of(self, other: Self) -> bool {
        let asked = |setup| match setup {
            Self::Alone | Self::InFolder | Self::InKit => Self::Plain,
            setup => setup,
        };
        asked(self) == asked(other)
    }
}

impl Engine {
    /// Returns the variable that holds the addresses of the engine's drivers.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "LOCKOUT_WEBDRIVER_CHROMIUM",
            Self::Firefox => "LOCKOUT_WEBDRIVER_FIREFOX",
            Self::WebKit => "LOCKOUT_WEBDRIVER_WEBKIT",
        }
    }

    /// Returns what a session is asked for; its profile is fresh in every engine.
    pub(crate) fn capabilities(self, setup: Setup) -> Capabilities {
        let value = match self {
            Self::Chromium => chromium(setup),
            Self::Firefox => firefox(setup),
            Self::WebKit => webkit(setup),
        };
        let mut capabilities = Capabilities::new();
        if let Value::Object(entries) = value {
            for (name, entry) in entries {
                capabilities
                    .set(name, entry)
                    .expect("JSON values are serialised as they are");
            }
        }
        // Journeys wait for the page themselves: its errors are recorded from early on.
        capabilities
            .set("pageLoadStrategy", "none")
            .expect("a string is serialised as it is");
        capabilities
    }
}

fn chromium(setup: Setup) -> Value {
    let preferences = match setup {
        Setup::WithoutScript => json!({ "profile.managed_default_content_settings.javascript": 2 }),
        _ => json!({}),
    };
    let mut arguments = vec![
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
        "--window-size=1280,1000",
    ];
    if setup == Setup::Sparing {
        arguments.push("--enable-blink-features=PrefersReducedData");
    }
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "args": arguments, "prefs": preferences },
    })
}

fn firefox(setup: Setup) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": ["-headless"],
            "prefs": {
                "javascript.enabled": setup != Setup::WithoutScript,
                "javascript.options.wasm": setup != Setup::WithoutWasm,
                "ui.systemUsesDarkTheme": i32::from(setup == Setup::Dark),
                "browser.shell.checkDefaultBrowser": false,
                // No process is made ahead of what is asked for: a journey asks for little more than one.
                "dom.ipc.processPrelaunch.enabled": false,
                "browser.newtab.preload": false,
            },
        },
    })
}

fn webkit(setup: Setup) -> Value {
    assert!(
        ![Setup::Dark, Setup::WithoutWasm].contains(&setup),
        "WebKitGTK's driver cannot give a session {setup:?}"
    );
    let script = format!("--enable-javascript={}", setup != Setup::WithoutScript);
    json!({
        "webkitgtk:browserOptions": {
            "binary": mini_browser().to_string_lossy(),
            // The console goes to a file, since the driver does not tell it.
            "args": ["--automation", script, "--enable-write-console-messages-to-stdout=true"],
        },
    })
}

/// Finds WebKitGTK's own small browser, which lies outside PATH in a folder by architecture.
fn mini_browser() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten();
    folders
        .flat_map(|folder| {
            ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
                .map(|version| folder.path().join(version).join("MiniBrowser"))
        })
        .find(|file| file.is_file())
        .unwrap_or_else(|| PathBuf::from("MiniBrowser"))
}
