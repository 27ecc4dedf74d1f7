//! Tests compiled to Wasm that run inside a page, in Chromium; it reads none of their results.

use std::process::Command;

use crate::{
    failure::{Failure, Outcome},
    packages, process, repo,
    tools::{self, WASM_TARGET},
};

/// Returns the command that runs one test target in Chromium, installing what that takes.
///
/// # Errors
/// When something is missing and cannot be installed.
pub(crate) fn tests(target: &str) -> Outcome<Command> {
    tools::wasm_target()?;
    let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    packages::browsers()?;
    let chromedriver = process::find("chromedriver")
        .ok_or_else(|| Failure::new("chromedriver is missing: install Debian's chromium-driver"))?;
    let mut command = process::cargo();
    command.args(["test", "--target", WASM_TARGET, "--test", target]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    command.env("CHROMEDRIVER", chromedriver);
    command.env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
    // Seconds until a test that never ends is given up; the machine may be busy.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    command.env(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        repo::root().join("tests/wasm/webdriver.json"),
    );
    // The runner would prefer another browser when it finds its driver named.
    for variable in ["GECKODRIVER", "GECKODRIVER_REMOTE", "CHROMEDRIVER_REMOTE"] {
        command.env_remove(variable);
    }
    Ok(command)
}
