//! One session of a driver: asks it, asks again where an answer is lost, and tells whose fault a
//! silence is. It knows nothing of the site.
//!
//! WebKit's driver never answers a script that meets a document on its way into the back/forward
//! cache: the script's promise is suspended with the document. Later requests are answered.

use std::{
    error::Error,
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::Value;
use thirtyfour::{
    WebDriver,
    error::{WebDriverError, WebDriverErrorInner, WebDriverResult},
    session::scriptret::ScriptRet,
};

use crate::{engine::Engine, harness::Outcome};

/// How long the page may take, on a machine that is busy with other journeys.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// How long any request may take. Longer than the 60 s that a driver gives a script, so that the
/// drivers that keep this limit answer first.
pub(crate) const REQUEST_LIMIT: Duration = Duration::from_secs(90);

/// How long to wait until looking again.
const PAUSE: Duration = Duration::from_millis(50);

/// How long requests are waited for.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// For the answer to a script that may be asked again; doubled each time, so that a page that
    /// is only slow is not asked for ever.
    first: Duration,
    /// After this time nothing is asked again.
    patience: Duration,
    /// For the answers that tell whose fault a silence is.
    verdict: Duration,
}

/// The driver did not do its part; nothing is said about the page.
#[derive(Debug)]
pub(crate) struct DriverFault(String);

impl fmt::Display for DriverFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "driver fault: {}", self.0)
    }
}

impl Error for DriverFault {}

/// An open session.
#[derive(Clone)]
pub(crate) struct Session {
    driver: WebDriver,
    engine: Engine,
    limits: Limits,
}

impl Session {
    /// Wraps an open session; somebody else closes it.
    pub(crate) fn new(driver: WebDriver, engine: Engine) -> Self {
        let limits = Limits {
            // The other drivers limit scripts themselves, and take the next request only then.
            first: match engine {
                Engine::WebKit => Duration::from_secs(5),
                Engine::Chromium | Engine::Firefox => REQUEST_LIMIT,
            },
            patience: PATIENCE,
            verdict: Duration::from_secs(20),
        };
        Self {
            driver,
            engine,
            limits,
        }
    }

    /// The engine.
    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// Gives an order that must not be repeated, such as a click.
    ///
    /// # Errors
    /// [`DriverFault`] when the answer is lost though the page is well, else what went wrong.
    pub(crate) async fn order<T>(
        &self,
        what: &str,
        order: impl AsyncFnOnce(&WebDriver) -> WebDriverResult<T>,
    ) -> Outcome<T> {
        match order(&self.driver).await {
            Ok(answer) => Ok(answer),
            Err(error) if is_lost(&error) => Err(self.fault(what).await),
            Err(error) => Err(format!("{what}: {error}").into()),
        }
    }

    /// Runs a script that may be repeated: one that reads, or that changes nothing the second time.
    ///
    /// # Errors
    /// What the script throws; when all answers are lost, what [`Self::order`] gives then.
    pub(crate) async fn execute(&self, script: &str, args: &[Value]) -> Outcome<ScriptRet> {
        let start = Instant::now();
        let mut limit = self.limits.first;
        loop {
            match self.once(script, args, limit).await {
                Some(answer) => return Ok(answer?),
                None if start.elapsed() >= self.limits.patience => {
                    return Err(self.fault("a script").await);
                }
                None => limit *= 2,
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Takes a picture of the window, as a PNG; WebKit's driver loses the answer now and then.
    ///
    /// # Errors
    /// As for [`Self::execute`].
    pub(crate) async fn picture(&self) -> Outcome<Vec<u8>> {
        let start = Instant::now();
        let mut limit = self.limits.first;
        loop {
            match tokio::time::timeout(limit, self.driver.screenshot_as_png()).await {
                Ok(Ok(picture)) => return Ok(picture),
                Ok(Err(error)) if !is_lost(&error) => return Err(error.into()),
                _ if start.elapsed() >= self.limits.patience => {
                    return Err(self.fault("taking a picture").await);
                }
                _ => limit *= 2,
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until a script returns true; words that it returns are a reason to give up.
    ///
    /// # Errors
    /// When it does not in time, or as for [`Self::execute`].
    pub(crate) async fn until(&self, what: &str, script: &str) -> Outcome {
        let start = Instant::now();
        let mut limit = self.limits.first;
        loop {
            // Scripts fail while one document gives way to another.
            let seen = self.once(script, &[], limit).await;
            let seen = seen.map(|seen| seen.map(|seen| seen.json().clone()));
            let is_over = start.elapsed() >= self.limits.patience;
            match seen {
                Some(Ok(Value::Bool(true))) => return Ok(()),
                None if is_over => return Err(self.fault(&format!("waiting for {what}")).await),
                None => limit *= 2,
                Some(seen) if is_over || matches!(seen, Ok(Value::String(_))) => {
                    let address = self.address().await;
                    let address = address.as_deref().unwrap_or("an unknown address");
                    return Err(format!("waited in vain for {what} at {address}: {seen:?}").into());
                }
                Some(_) => {}
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until the driver says that the window is at an address, without any script.
    ///
    /// # Errors
    /// When it does not in time.
    pub(crate) async fn until_at(&self, address: &str) -> Outcome {
        let start = Instant::now();
        loop {
            let present = self.address().await;
            if present.as_deref() == Some(address) {
                return Ok(());
            }
            if start.elapsed() >= self.limits.patience {
                return match present {
                    Some(at) => Err(format!("waited in vain for {address} at {at}").into()),
                    None => Err(self.fault("the address").await),
                };
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Asks the driver for the window's address; `None` when there is no answer, else the address
    /// or why there is none.
    pub(crate) async fn address(&self) -> Option<String> {
        let asked = tokio::time::timeout(self.limits.verdict, self.driver.current_url());
        match asked.await {
            Ok(Ok(address)) => Some(address.into()),
            Ok(Err(error)) if !is_lost(&error) => Some(error.to_string()),
            _ => None,
        }
    }

    /// Runs a script once; `None` when its answer is lost.
    async fn once(
        &self,
        script: &str,
        args: &[Value],
        limit: Duration,
    ) -> Option<WebDriverResult<ScriptRet>> {
        let asked = self.driver.execute(script, Arc::<[Value]>::from(args));
        match tokio::time::timeout(limit, asked).await {
            Ok(Err(error)) if is_lost(&error) => None,
            Ok(answer) => Some(answer),
            Err(_) => None,
        }
    }

    /// Tells whose fault it is that something was never answered.
    ///
    /// Where page and driver both may be at fault, it is the page's: a fault of the driver gives
    /// the journey a second chance.
    async fn fault(&self, what: &str) -> Box<dyn Error + Send + Sync> {
        let alive = self.once("return true", &[], self.limits.verdict).await;
        if matches!(alive, Some(Ok(_))) {
            let what = format!("{what} was never answered, though the page is well");
            return DriverFault(what).into();
        }
        match self.address().await {
            Some(address) => {
                format!("{what} was never answered: the page at {address} hangs").into()
            }
            // It answers this for a page that hangs, so that it hangs itself. The others do not.
            None if self.engine == Engine::WebKit => {
                DriverFault(format!("{what} was never answered, nor is anything else")).into()
            }
            None => format!("{what} was never answered: the page or the driver hangs").into(),
        }
    }
}

/// Whether a request came to nothing on the way, so that the driver said nothing about it.
fn is_lost(error: &WebDriverError) -> bool {
    matches!(error.as_inner(), WebDriverErrorInner::HttpError(_))
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead, BufReader, Read, Write},
        net::{Ipv4Addr, TcpListener, TcpStream},
        sync::atomic::{AtomicUsize, Ordering},
        thread,
    };

    use thirtyfour::Capabilities;

    use super::*;

    /// Serves as a driver that loses all clicks and the first so many scripts.
    fn losing_driver(lost: usize) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let scripts = Arc::new(AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let scripts = Arc::clone(&scripts);
                thread::spawn(move || answer(&stream.unwrap(), &scripts, lost));
            }
        });
        url
    }

    fn answer(mut stream: &TcpStream, scripts: &AtomicUsize, lost: usize) {
        let mut lines = BufReader::new(stream);
        loop {
            let (mut head, mut length) = (String::new(), 0);
            while !head.ends_with("\r\n\r\n") {
                let mut line = String::new();
                if lines.read_line(&mut line).unwrap_or(0) == 0 {
                    return;
                }
                let lower = line.to_ascii_lowercase();
                if let Some(number) = lower.strip_prefix("content-length:") {
                    length = number.trim().parse().unwrap();
                }
                head.push_str(&line);
            }
            lines.read_exact(&mut vec![0; length]).unwrap();
            let path = head.split(' ').nth(1).unwrap().to_owned();
            let is_lost = path.ends_with("/back")
                || path.ends_with("/sync") && scripts.fetch_add(1, Ordering::SeqCst) < lost;
            if is_lost {
                continue;
            }
            let value = match path.as_str() {
                "/session" => r#"{"sessionId":"1","capabilities":{}}"#,
                path if path.ends_with("/url") => r#""http://example.org/""#,
                path if path.ends_with("/sync") => "true",
                _ => "null",
            };
            let body = format!("{{\"value\":{value}}}");
            let length = body.len();
            let response = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\
                 Content-Length: {length}\r\n\r\n{body}"
            );
            let _ = stream.write_all(response.as_bytes());
        }
    }

    /// Does something in a session whose driver loses the first so many scripts.
    ///
    /// Only what is surely lost has a short limit: the machine may be busy.
    fn with_losses<T>(lost: usize, act: impl AsyncFnOnce(&Session) -> Outcome<T>) -> Outcome<T> {
        let patience = match lost {
            usize::MAX => Duration::from_millis(500),
            _ => Duration::from_secs(30),
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let driver = WebDriver::builder(losing_driver(lost), Capabilities::new())
                .request_timeout(Duration::from_secs(3))
                .connect()
                .await?;
            let mut session = Session::new(driver.clone(), Engine::WebKit);
            session.limits = Limits {
                first: Duration::from_millis(200),
                patience,
                verdict: Duration::from_secs(2),
            };
            let outcome = act(&session).await;
            driver.quit().await?;
            outcome
        })
    }

    #[test]
    fn a_lost_answer_is_asked_for_again() {
        let seen = with_losses(1, async |session| session.execute("return true", &[]).await);
        assert_eq!(*seen.unwrap().json(), Value::Bool(true));
        with_losses(1, async |session| {
            session.until("truth", "return true").await
        })
        .unwrap();
    }

    #[test]
    fn a_lost_order_is_the_fault_of_the_driver_when_the_page_answers() {
        let error = with_losses(0, async |session| {
            session
                .order("going back", async |driver| driver.back().await)
                .await
        });
        let error = error.unwrap_err();
        assert!(error.is::<DriverFault>(), "{error}");
    }

    #[test]
    fn a_page_that_answers_nothing_is_no_fault_of_the_driver() {
        let endless = usize::MAX;
        let ordered = with_losses(endless, async |session| {
            session
                .order("going back", async |driver| driver.back().await)
                .await
        });
        let asked = with_losses(endless, async |session| {
            session.until("truth", "return true").await
        });
        for error in [ordered.unwrap_err(), asked.unwrap_err()] {
            assert!(!error.is::<DriverFault>(), "{error}");
            assert!(
                error.to_string().ends_with("at http://example.org/ hangs"),
                "{error}"
            );
        }
    }
}
