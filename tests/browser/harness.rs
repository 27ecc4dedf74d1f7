//! Runs one journey in one engine: opens the session, guards it, and always closes it.

use std::{
    env,
    error::Error,
    io::{self, Write},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use thirtyfour::WebDriver;

use crate::{
    engine::{Engine, Setup},
    page::Page,
};

/// What a journey or a part of it comes to.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// The longest that a journey may take, on a machine that is busy with other journeys.
const TIME_LIMIT: Duration = Duration::from_secs(300);

/// How often a driver is asked for a session; a busy machine sometimes is too slow at first.
const SESSION_TRIES: u32 = 3;

/// One session at a time for each engine: two cores would only make them slow together.
static BUSY: [Mutex<()>; 3] = [const { Mutex::new(()) }; 3];

/// Defines one test for each engine that a journey is made in.
macro_rules! journeys {
    ($($name:ident($setup:ident) in $($engine:ident)+;)+) => {
        $(mod $name {
            $(#[test]
            #[expect(non_snake_case, reason = "the test is named like the engine")]
            fn $engine() {
                $crate::harness::run(
                    $crate::engine::Engine::$engine,
                    $crate::engine::Setup::$setup,
                    super::$name,
                );
            })+
        })+
    };
}
pub(crate) use journeys;

/// Makes a journey in an engine.
///
/// # Panics
/// When something on the way is not as it should be, or the page complained in the console.
pub(crate) fn run<F, Fut>(engine: Engine, setup: Setup, journey: F)
where
    F: FnOnce(Page) -> Fut,
    Fut: Future<Output = Outcome>,
{
    let (Some(driver), Some(site), Some(hosts)) = (
        address(engine.variable()),
        address("LOCKOUT_SITE"),
        address("LOCKOUT_HOSTS"),
    ) else {
        return skip(engine);
    };
    // A journey that failed has closed its session all the same.
    let _turn = BUSY[engine as usize]
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime needs nothing but memory and file handles");
    let outcome: Outcome = runtime.block_on(async {
        let session = open_session(engine, setup, &driver).await?;
        let guarded = session.run_and_quit(async |session| {
            let page = Page::new(session, engine, site, hosts);
            let made = tokio::time::timeout(TIME_LIMIT, whole_journey(&page, setup, journey)).await;
            made.unwrap_or_else(|_| Err("the journey took too long".into()))
        });
        guarded.await.map_err(|error| error.to_string().into())
    });
    if let Err(error) = outcome {
        panic!("{engine:?}: {error}");
    }
}

async fn whole_journey<F, Fut>(page: &Page, setup: Setup, journey: F) -> Outcome
where
    F: FnOnce(Page) -> Fut,
    Fut: Future<Output = Outcome>,
{
    page.resize(1280, 1000).await?;
    let made = journey(page.clone()).await;
    let complaints = page
        .complaints()
        .await
        .unwrap_or_else(|error| vec![error.to_string()]);
    let heard = format!("the console says:\n{}", complaints.join("\n"));
    match made {
        Err(error) if !complaints.is_empty() => Err(format!("{error}\n{heard}").into()),
        Ok(()) if setup != Setup::Failing && !complaints.is_empty() => Err(heard.into()),
        made => made,
    }
}

async fn open_session(engine: Engine, setup: Setup, driver: &str) -> Outcome<WebDriver> {
    let mut tries = 0;
    loop {
        tries += 1;
        match WebDriver::new(driver, engine.capabilities(setup)).await {
            Ok(session) => return Ok(session),
            Err(error) if tries == SESSION_TRIES => return Err(error.into()),
            Err(_) => tokio::time::sleep(Duration::from_secs(2)).await,
        }
    }
}

fn address(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|value| !value.is_empty())
}

/// Says that a journey is not made; where the tests must be whole, that is a failure.
fn skip(engine: Engine) {
    let missing: Vec<&str> = [engine.variable(), "LOCKOUT_SITE", "LOCKOUT_HOSTS"]
        .into_iter()
        .filter(|variable| address(variable).is_none())
        .collect();
    let line = format!("SKIPPED in {engine:?}: {} not set\n", missing.join(", "));
    assert!(env::var("CI").as_deref() != Ok("true"), "{line}");
    // Past the test runner, which hides what passing tests print.
    let _ = io::stderr().write_all(line.as_bytes());
}
