//! What a page complained about: read from the browser's console, and from a recorder that hears what
//! some consoles are not told.

use std::{env, fs};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{
    RequestData, SessionId,
    common::command::{Command, FormatRequestData},
};

use crate::{engine::Engine, harness::Outcome, page::Page};

/// Reads errors of the site from Firefox's own console, which also knows of those before any
/// script of ours ran.
const FIREFOX_CONSOLE: &str = r#"
    const isError = (message) =>
        message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag);
    return Services.console.getMessageArray()
        .filter((message) => isError(message) && /^https?:/.test(message.sourceName))
        .map((message) => `${message.errorMessage} (${message.sourceName})`);
"#;

/// Names the file to which WebKitGTK's small browser writes its console.
const WEBKIT_CONSOLE: &str = "LOCKOUT_WEBKIT_CONSOLE";

/// A command of one driver only, to which something is posted.
#[derive(Debug)]
pub(crate) struct Post {
    /// The path after that of the session.
    pub(crate) path: &'static str,
    /// What is posted.
    pub(crate) body: Value,
}

impl FormatRequestData for Post {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        // Any standard command that is posted, with another path and body.
        let mut request = Command::Back.format_request(session_id);
        request.uri = format!("session/{session_id}/{}", self.path).into();
        request.body = Some(self.body.clone());
        request
    }
}

impl Page {
    /// Gives Chromium a command of its developer tools.
    pub(crate) async fn devtools(&self, cmd: &str, params: Value) -> Outcome {
        let _: Value = self.ask_devtools(cmd, params).await?;
        Ok(())
    }

    /// Asks Chromium's developer tools.
    pub(crate) async fn ask_devtools<T: DeserializeOwned>(
        &self,
        cmd: &str,
        params: Value,
    ) -> Outcome<T> {
        let body = json!({ "cmd": cmd, "params": params });
        let post = Post {
            path: "goog/cdp/execute",
            body,
        };
        let answer = self.order(cmd, async |driver| driver.cmd(post).await);
        Ok(answer.await?.value()?)
    }

    /// Begins to listen: what the console of an earlier session said is not this one's.
    pub(crate) fn listen(&self) -> Outcome {
        if self.engine() == Engine::WebKit {
            self.heard_until(webkit_console()?.len());
        }
        Ok(())
    }

    /// Returns what the page complained about since the session began, without what the journey
    /// provoked, and with that if it was surely in vain.
    pub(crate) async fn unexpected_complaints(&self) -> Outcome<Vec<String>> {
        let mut complaints = self.complaints().await?;
        let provoked = self.provoked();
        let is_provoked = |heard: &String| provoked.iter().any(|words| heard.contains(words));
        // Firefox keeps what a page says itself to whoever listened then: the recorder, which may be late.
        let is_sure = self.engine() != Engine::Firefox;
        let is_in_vain = is_sure && !provoked.is_empty() && !complaints.iter().any(is_provoked);
        complaints.retain(|heard| !is_provoked(heard));
        if is_in_vain {
            complaints.push(format!("nothing of {provoked:?}, which was provoked"));
        }
        Ok(complaints)
    }

    async fn complaints(&self) -> Outcome<Vec<String>> {
        self.note_recorded().await?;
        let mut complaints = self.recorded();
        match self.engine() {
            Engine::Chromium => complaints.extend(self.chromium_console().await?),
            Engine::Firefox => complaints.extend(self.firefox_console().await?),
            Engine::WebKit => {
                let console = webkit_console()?;
                let own = console.get(self.heard()..).unwrap_or_default();
                complaints.extend(own.lines().filter(is_error).map(str::to_owned));
            }
        }
        Ok(complaints)
    }

    async fn chromium_console(&self) -> Outcome<Vec<String>> {
        let post = Post {
            path: "se/log",
            body: json!({ "type": "browser" }),
        };
        // What was read is gone from it, so that it is not read again.
        let log = self.order("reading the console", async |driver| driver.cmd(post).await);
        let entries: Vec<Value> = log.await?.value()?;
        let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        Ok(entries
            .iter()
            .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
            // True where scripts are off or the Wasm is held back, as some journeys want it; that
            // it is not loaded twice elsewhere is checked by its number of requests.
            .filter(|entry| !text(entry, "message").contains("was preloaded using link preload"))
            .map(|entry| format!("{}: {}", text(entry, "level"), text(entry, "message")))
            .collect())
    }

    async fn firefox_console(&self) -> Outcome<Vec<String>> {
        self.firefox_context("chrome").await?;
        let errors = self.script(FIREFOX_CONSOLE).await;
        self.firefox_context("content").await?;
        errors
    }

    async fn firefox_context(&self, context: &str) -> Outcome {
        let body = json!({ "context": context });
        let post = Post {
            path: "moz/context",
            body,
        };
        let what = "reaching Firefox's console, for which geckodriver needs --allow-system-access";
        self.order(what, async |driver| driver.cmd(post).await)
            .await?;
        Ok(())
    }
}

/// Reads the console of all sessions so far; the browser writes it as it comes.
fn webkit_console() -> Outcome<String> {
    let file = env::var(WEBKIT_CONSOLE).map_err(|_| format!("{WEBKIT_CONSOLE} is not set"))?;
    let bytes = fs::read(&file).map_err(|error| format!("{file}: {error}"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Finds errors in it, such as `CONSOLE JS ERROR ReferenceError: …`.
fn is_error(line: &&str) -> bool {
    let message = line.split_once("CONSOLE ").map(|(_, message)| message);
    message.is_some_and(|message| message.split(' ').take(2).any(|word| word == "ERROR"))
}
