//! One browser window on the site: going somewhere, waiting, finding by role and name, acting.

use std::{
    cell::{Cell, RefCell},
    fmt::Debug,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
    time::{Duration, Instant},
};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use thirtyfour::{
    TypingData, WebDriver, WebElement,
    error::{WebDriverError, WebDriverResult},
    session::scriptret::ScriptRet,
};

use crate::{
    day::{Day, Focus, Link, Radio},
    engine::Engine,
    harness::Outcome,
    picture::Picture,
    session::{PATIENCE, Session},
    words::Words,
};

/// Finds elements by role and name.
const TESTING_LIBRARY: &str = "@testing-library/dom/dist/@testing-library/dom.umd.min.js";

/// Keeps complaints and tells whether the page that was asked for is there and loaded.
const IS_LOADED: &str = "return !window.lockoutLeft && document.readyState === 'complete' \
     && location.href !== 'about:blank'";

/// Whether the page is alive, or what became of it.
const IS_READY: &str = "if (window.lockoutLeft) return false; \
     if (document.documentElement.dataset.failed) return 'it failed on the way'; \
     return performance.getEntriesByName('lockout-ready').length === 1 \
     && document.documentElement.dataset.ready === 'true'";

/// A window of a browser.
#[derive(Clone)]
pub(crate) struct Page {
    session: Session,
    site: String,
    hosts: String,
    recorded: Rc<RefCell<Vec<Recorded>>>,
    /// How far the console has been heard that is a file.
    heard: Rc<Cell<usize>>,
    /// Complaints that the journey provokes.
    provoked: Rc<RefCell<Vec<&'static str>>>,
}

/// What the recorder has heard in one document.
#[derive(Debug, Deserialize)]
struct Recorded {
    document: String,
    complaints: Vec<String>,
}

impl Page {
    /// Wraps an open session.
    pub(crate) fn new(session: Session, site: String, hosts: String) -> Self {
        Self {
            session,
            site,
            hosts,
            recorded: Rc::default(),
            heard: Rc::default(),
            provoked: Rc::default(),
        }
    }

    /// Provokes complaints that hold some of these words: one must be heard, and nothing else.
    pub(crate) fn provokes(&self, complaints: &[&'static str]) {
        self.provoked.borrow_mut().extend(complaints);
    }

    /// Returns what the journey provokes.
    pub(crate) fn provoked(&self) -> Vec<&'static str> {
        self.provoked.borrow().clone()
    }

    /// Returns how far the console was written when the session began.
    pub(crate) fn heard(&self) -> usize {
        self.heard.get()
    }

    /// Notes how far the console is written.
    pub(crate) fn heard_until(&self, length: usize) {
        self.heard.set(length);
    }

    /// The engine.
    pub(crate) fn engine(&self) -> Engine {
        self.session.engine()
    }

    /// Gives the driver an order that must not be repeated.
    pub(crate) async fn order<T>(
        &self,
        what: &str,
        order: impl AsyncFnOnce(&WebDriver) -> WebDriverResult<T>,
    ) -> Outcome<T> {
        self.session.order(what, order).await
    }

    /// Returns the whole address of a path below the site's root.
    pub(crate) fn address(&self, path: &str) -> String {
        [
            self.site.trim_end_matches('/'),
            "/",
            path.trim_start_matches('/'),
        ]
        .concat()
    }

    /// Returns the whole address of a foreign page.
    pub(crate) fn host(&self, path: &str) -> String {
        [self.hosts.trim_end_matches('/'), "/", path].concat()
    }

    /// Sets the size of the window in pixels of the style sheet; Chromium also takes narrow ones.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Outcome {
        if self.engine() == Engine::Chromium {
            return self.resize_at_ratio(width, height, 1).await;
        }
        self.order("sizing the window", async |driver| {
            driver.set_window_rect(0, 0, width, height).await
        })
        .await
    }

    /// Sets size and pixel ratio (Chromium).
    pub(crate) async fn resize_at_ratio(&self, width: u32, height: u32, ratio: u32) -> Outcome {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await
    }

    /// Opens a page of the site and waits until it is alive.
    pub(crate) async fn open(&self, path: &str) -> Outcome {
        self.leave_for(&self.address(path)).await?;
        self.ready().await
    }

    /// Opens any page and waits until it is loaded.
    pub(crate) async fn load(&self, address: &str) -> Outcome {
        self.leave_for(address).await?;
        self.until("the page to load", IS_LOADED).await
    }

    /// Leaves the document for an address and does not wait for what comes.
    pub(crate) async fn leave_for(&self, address: &str) -> Outcome {
        self.mark_left().await?;
        let what = format!("going to {address}");
        self.order(&what, async |driver| driver.goto(address).await)
            .await
    }

    /// Leaves the document by the Back button and waits until the driver says that the window is at
    /// a path, as a script could still meet the document that is left.
    pub(crate) async fn go_back_to(&self, path: &str) -> Outcome {
        self.mark_left().await?;
        self.order("going back", async |driver| driver.back().await)
            .await?;
        self.session.until_at(&self.address(path)).await
    }

    /// Marks the document as left, so that it is not taken for the next one.
    pub(crate) async fn mark_left(&self) -> Outcome {
        self.note_recorded().await?;
        self.if_there("window.lockoutLeft = true").await?;
        Ok(())
    }

    /// Waits until another document is loaded, after a click that leads to one.
    pub(crate) async fn arrival(&self) -> Outcome {
        self.until("the next page to load", IS_LOADED).await
    }

    /// Waits until the page is alive.
    pub(crate) async fn ready(&self) -> Outcome {
        self.until("the page to come alive", IS_READY).await
    }

    /// Waits until a script returns true; words that it returns are a reason to give up.
    pub(crate) async fn until(&self, what: &str, script: &str) -> Outcome {
        let script = [include_str!("recorder.js"), script].concat();
        self.session.until(what, &script).await
    }

    /// Takes a picture of the window.
    pub(crate) async fn picture(&self) -> Outcome<Picture> {
        Picture::read(&self.session.picture().await?)
    }

    /// Runs a script in the page, perhaps more than once: it must not do harm then.
    pub(crate) async fn script<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        Ok(self.session.execute(script, &[]).await?.convert()?)
    }

    /// Asks the probe, putting it into the page when it is not there yet.
    pub(crate) async fn ask<T: DeserializeOwned>(
        &self,
        question: &str,
        args: &[&str],
    ) -> Outcome<T> {
        Ok(self.answer(question, args).await?.convert()?)
    }

    /// Asks the probe until it gives an answer that is wanted.
    pub(crate) async fn until_asked<T: DeserializeOwned + Debug>(
        &self,
        question: &str,
        args: &[&str],
        is_wanted: impl Fn(&T) -> bool,
    ) -> Outcome {
        let start = Instant::now();
        loop {
            let answer: T = self.ask(question, args).await?;
            if is_wanted(&answer) {
                return Ok(());
            }
            if start.elapsed() >= PATIENCE {
                let asked = args.join(", ");
                return Err(format!("{question}({asked}) stays at {answer:?}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Asks the probe for an element.
    async fn element(&self, question: &str, args: &[&str]) -> Outcome<WebElement> {
        Ok(self.answer(question, args).await?.element()?)
    }

    async fn answer(&self, question: &str, args: &[&str]) -> Outcome<ScriptRet> {
        // Not an asynchronous script: where scripts are off, nothing of it would ever go on.
        const ASK: &str = "const [question, ...args] = arguments;
            if (!window.lockoutProbe) return 'no probe';
            const refuse = (error) => ({ refused: String(error) });
            try {
                const answer = window.lockoutProbe[question](...args);
                return answer instanceof Promise ? answer.catch(refuse) : answer;
            } catch (error) {
                return refuse(error);
            }";
        let values: Vec<Value> = [question]
            .iter()
            .chain(args)
            .map(|text| Value::from(*text))
            .collect();
        let mut answer = self.session.execute(ASK, &values).await?;
        if answer.json() == "no probe" {
            let probe = include_str!("probe.js");
            self.put_in(TESTING_LIBRARY, "TestingLibraryDom", probe)
                .await?;
            answer = self.session.execute(ASK, &values).await?;
        }
        match answer.json().get("refused").and_then(Value::as_str) {
            Some(why) => {
                let address = self.session.address().await.unwrap_or_default();
                Err(format!("{question}({}) at {address}: {why}", args.join(", ")).into())
            }
            None => Ok(answer),
        }
    }

    /// Puts a library into the page, past the page's own policy, under a global name, and a script
    /// that builds on it. Both go in at once: Firefox gives each script globals of its own, and a
    /// function of one would not count as a function in the other.
    pub(crate) async fn put_in(&self, file: &str, global: &str, script: &str) -> Outcome {
        let path = library(file);
        let source = fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}; run npm ci in tests/browser", path.display()))?;
        // Some make a variable, which is gone with this script, and others a property of the window.
        let keep = format!(
            "\n;window.{global} ??= typeof {global} === 'undefined' ? globalThis.{global} : {global};\n"
        );
        self.session
            .execute(&[&source, &keep, script].concat(), &[])
            .await?;
        Ok(())
    }

    /// Clicks the one exposed element with a role and a name.
    pub(crate) async fn click(&self, role: &str, name: &str) -> Outcome {
        let element = self.element("one", &[role, name]).await?;
        self.click_element(&element, name).await
    }

    /// Lets a script click what the probe finds: a frame as high as its page is scrolled by the host,
    /// which not every driver does.
    pub(crate) async fn touch(&self, question: &str, args: &[&str]) -> Outcome {
        let element = self.element(question, args).await?;
        let click = "arguments[0].click()";
        self.session.execute(click, &[element.to_json()?]).await?;
        Ok(())
    }

    /// Clicks the one exposed link of a navigation.
    pub(crate) async fn follow(&self, navigation: &str, name: &str) -> Outcome {
        let place = ["navigation", navigation, "link", name];
        let element = self.element("within", &place).await?;
        self.click_element(&element, name).await
    }

    async fn click_element(&self, element: &WebElement, name: &str) -> Outcome {
        // Not every driver scrolls to what it is to click.
        let scroll = "arguments[0].scrollIntoView({ block: 'center' })";
        self.session.execute(scroll, &[element.to_json()?]).await?;
        let what = format!("clicking “{name}”");
        self.order(&what, async |_| element.click().await).await
    }

    /// Returns the links of a navigation.
    pub(crate) async fn links(&self, navigation: &str) -> Outcome<Vec<Link>> {
        self.ask("links", &[navigation]).await
    }

    /// Reads the day as it is shown.
    pub(crate) async fn day(&self, words: &Words) -> Outcome<Day> {
        // Yew lets the browser go on between a rendering and its effects once 16 ms are over: for that
        // long the radio is ahead of the board.
        let follows = "const { hour } = document.documentElement.dataset;
            return !hour || document.getElementById(`at-${hour}`).checked";
        self.until("the board to follow the hour", follows).await?;
        self.ask("day", &[words.hours, words.services, words.errands])
            .await
    }

    /// Chooses an hour by clicking its radio.
    pub(crate) async fn choose(&self, radio: &Radio) -> Outcome {
        self.click("radio", &radio.name).await
    }

    /// Presses keys, one after the other.
    pub(crate) async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        let keys = keys.into();
        self.order("pressing keys", async |driver| {
            driver.action_chain().send_keys(keys).perform().await
        })
        .await
    }

    /// Returns what has the focus.
    pub(crate) async fn focus(&self) -> Outcome<Focus> {
        self.ask("focus", &[]).await
    }

    /// Takes over what the recorder in the page has heard.
    ///
    /// The recorder keeps it, so that nothing is lost with an answer that is.
    pub(crate) async fn note_recorded(&self) -> Outcome {
        let script = "return window.lockoutRecorded ?? null";
        let Some(answer) = self.if_there(script).await? else {
            return Ok(());
        };
        let Some(heard) = answer.convert::<Option<Recorded>>()? else {
            return Ok(());
        };
        let mut recorded = self.recorded.borrow_mut();
        recorded.retain(|earlier| earlier.document != heard.document);
        recorded.push(heard);
        Ok(())
    }

    /// Runs a script where a document is there to run it; silence is no sign that there is none.
    async fn if_there(&self, script: &str) -> Outcome<Option<ScriptRet>> {
        match self.session.execute(script, &[]).await {
            Ok(answer) => Ok(Some(answer)),
            // A document that is gone has nothing more to say.
            Err(error) if error.is::<WebDriverError>() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What the recorder has heard in all documents so far.
    pub(crate) fn recorded(&self) -> Vec<String> {
        let recorded = self.recorded.borrow();
        let complaints = recorded.iter().flat_map(|heard| &heard.complaints);
        complaints.cloned().collect()
    }
}

fn library(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/browser/node_modules")
        .join(file)
}
