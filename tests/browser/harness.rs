//! Runs one journey in one engine: opens the session or takes a kept one, guards it, and closes or keeps it.
//!
//! A journey that fails is made once more, and that is told aloud: a machine that is busy with six of
//! them at once is late in ways that no reader meets, and WebKitGTK 2.50 runs Wasm otherwise than it is
//! written once in hundreds of pages. A few in a run at most, but for faults of a driver; what fails twice, fails.

use std::{
    any::Any,
    env,
    error::Error,
    future::poll_fn,
    io::{self, Write},
    panic::{self, AssertUnwindSafe},
    pin::pin,
    sync::{
        LazyLock, Mutex, MutexGuard, PoisonError, TryLockError,
        atomic::{AtomicU32, Ordering},
    },
    task::Poll,
    thread,
    time::{Duration, Instant},
};

use thirtyfour::WebDriver;
use tokio::runtime::Runtime;

use crate::{
    engine::{Engine, Setup},
    kept,
    page::Page,
    session::{DriverFault, REQUEST_LIMIT, Session},
};

/// What a journey or a part of it comes to.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// The longest that a journey may take, on a machine that is busy with other journeys and builds.
///
/// Every wait on the way has a much shorter limit, which tells more.
const TIME_LIMIT: Duration = Duration::from_secs(600);

/// How long a journey takes that is named for it: who waits for the suite may want to know.
const LONG_SECONDS: u64 = 10;

/// How often a driver is asked for a session; a busy machine sometimes is too slow at first.
const SESSION_TRIES: u32 = 3;

/// The most drivers that an engine has; a driver has room for one session.
pub(crate) const MOST_DRIVERS: usize = 2;

/// How many journeys of a run are made once more; more failures are not a matter of chance.
const MOST_AGAIN: u32 = 4;

/// How many were.
static AGAIN: AtomicU32 = AtomicU32::new(0);

/// How long to wait until looking again for a driver without a session.
const PAUSE: Duration = Duration::from_millis(50);

/// The drivers of each engine: locked while one has a session.
static BUSY: [[Mutex<()>; MOST_DRIVERS]; 3] =
    [const { [const { Mutex::new(()) }; MOST_DRIVERS] }; 3];

/// Where all journeys run: a session that is kept outlives a journey.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime needs nothing but memory and file handles")
});

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
    F: Fn(Page) -> Fut,
    Fut: Future<Output = Outcome>,
{
    let (Some(drivers), Some(site), Some(hosts)) = (
        address(engine.variable()),
        address(setup.site_variable()),
        address("LOCKOUT_HOSTS"),
    ) else {
        return skip(engine, setup);
    };
    let drivers: Vec<&str> = drivers.split_whitespace().take(MOST_DRIVERS).collect();
    let (place, _turns) = turns(engine, setup, drivers.len());
    let driver = drivers[place];
    let begun = Instant::now();
    let in_session = async || -> Outcome {
        let kept = match engine {
            Engine::Firefox => kept::take(place, setup).await,
            Engine::Chromium | Engine::WebKit => None,
        };
        let session = match kept {
            Some(session) => session,
            None => open_session(engine, setup, driver).await?,
        };
        let page = Session::new(session.clone(), engine);
        let page = Page::new(page, site.clone(), hosts.clone());
        page.listen()?;
        let made = whole_journey(&page, &journey);
        let made = tokio::time::timeout(TIME_LIMIT, made).await;
        let made = made.unwrap_or_else(|_| Err("the journey took too long".into()));
        if engine == Engine::Firefox && made.is_ok() {
            kept::keep(place, setup, session);
        } else if let Err(error) = session.quit().await {
            say(&format!("NOT CLOSED in {engine:?}: {error}\n"));
        }
        made
    };
    let outcome = RUNTIME.block_on(async {
        match in_session().await {
            Err(error) if error.is::<DriverFault>() || is_one_of_few() => {
                say(&format!(
                    "ONCE MORE {}: {}\n",
                    name(),
                    one_line(error.as_ref())
                ));
                in_session().await
            }
            made => made,
        }
    });
    let seconds = begun.elapsed().as_secs();
    if seconds >= LONG_SECONDS {
        say(&format!("{} took {seconds} s\n", name()));
    }
    if let Err(error) = outcome {
        panic!("{engine:?}: {error}");
    }
}

/// Waits for one of so many drivers of the engine, or for all of them where the time is taken; returns
/// its place.
fn turns(engine: Engine, setup: Setup, drivers: usize) -> (usize, Vec<MutexGuard<'static, ()>>) {
    // A journey that failed has closed its session all the same.
    if setup == Setup::Alone {
        let all = BUSY.iter().flatten();
        let locked = all.map(|busy| busy.lock().unwrap_or_else(PoisonError::into_inner));
        return (0, locked.collect());
    }
    loop {
        for (place, busy) in BUSY[engine as usize].iter().take(drivers).enumerate() {
            match busy.try_lock() {
                Ok(turn) => return (place, vec![turn]),
                Err(TryLockError::Poisoned(turn)) => return (place, vec![turn.into_inner()]),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        thread::sleep(PAUSE);
    }
}

/// The name of the test that runs.
fn name() -> String {
    thread::current().name().unwrap_or_default().to_owned()
}

/// Returns whether few journeys failed so far, and counts one more.
fn is_one_of_few() -> bool {
    AGAIN.fetch_add(1, Ordering::Relaxed) < MOST_AGAIN
}

/// Puts what went wrong on one line, so that it can be told again at the end of all.
fn one_line(error: &(dyn Error + Send + Sync + 'static)) -> String {
    let text = error.to_string();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn whole_journey<F, Fut>(page: &Page, journey: F) -> Outcome
where
    F: Fn(Page) -> Fut,
    Fut: Future<Output = Outcome>,
{
    page.resize(1280, 1000).await?;
    let made = caught(journey(page.clone())).await;
    let heard = match page.unexpected_complaints().await {
        Ok(complaints) if complaints.is_empty() => return made,
        Ok(complaints) => format!("the console says:\n{}", complaints.join("\n")),
        // Nobody knows what a journey came to whose console is not heard.
        Err(error) if made.is_ok() => return Err(error),
        Err(error) => format!("the console is not heard: {error}"),
    };
    match made {
        Ok(()) => Err(heard.into()),
        Err(error) if error.is::<DriverFault>() => Err(error),
        Err(error) => Err(format!("{error}\n{heard}").into()),
    }
}

/// Waits for a journey and takes a panic for its end: the console may tell whose fault that is.
async fn caught(journey: impl Future<Output = Outcome>) -> Outcome {
    let mut journey = pin!(journey);
    poll_fn(|context| {
        let polled = AssertUnwindSafe(|| journey.as_mut().poll(context));
        panic::catch_unwind(polled).unwrap_or_else(|panic| Poll::Ready(Err(said(&*panic).into())))
    })
    .await
}

/// What a panic says.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without words").to_owned()
}

async fn open_session(engine: Engine, setup: Setup, driver: &str) -> Outcome<WebDriver> {
    let mut tries = 0;
    loop {
        tries += 1;
        let session = WebDriver::builder(driver, engine.capabilities(setup))
            .request_timeout(REQUEST_LIMIT)
            .connect();
        match session.await {
            Ok(session) => return Ok(session),
            Err(error) if tries == SESSION_TRIES => return Err(error.into()),
            Err(error) => {
                say(&format!("NO SESSION YET in {engine:?}: {error}\n"));
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
        }
    }
}

fn address(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|value| !value.is_empty())
}

/// Says that a journey is not made; where the tests must be whole, that is a failure.
fn skip(engine: Engine, setup: Setup) {
    let missing: Vec<&str> = [engine.variable(), setup.site_variable(), "LOCKOUT_HOSTS"]
        .into_iter()
        .filter(|variable| address(variable).is_none())
        .collect();
    let line = format!("SKIPPED in {engine:?}: {} not set\n", missing.join(", "));
    assert!(env::var("CI").as_deref() != Ok("true"), "{line}");
    say(&line);
}

/// Says a line past the test runner, which hides what passing tests print; on its stream, which the
/// whole suite reads.
pub(crate) fn say(line: &str) {
    let _ = io::stdout().write_all(line.as_bytes());
}
