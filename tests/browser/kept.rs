//! Sessions that one journey leaves to the next: Firefox takes longer to start than many a journey does.
//!
//! Nothing of the earlier journey is left: the next one has a tab of its own in a browser without
//! stores, caches, service workers and complaints. One that failed leaves nothing.

use std::sync::{Mutex, PoisonError};

use serde_json::Value;
use thirtyfour::{WebDriver, error::WebDriverResult};

use crate::{
    console::Post,
    engine::Setup,
    harness::{MOST_DRIVERS, Outcome},
};

/// The session of each driver of Firefox, and what it was asked for.
static KEPT: [Mutex<Option<(Setup, WebDriver)>>; MOST_DRIVERS] =
    [const { Mutex::new(None) }; MOST_DRIVERS];

/// Empties the browser, from its privileged side.
const CLEAR: &str = "
    const done = arguments[arguments.length - 1];
    Services.io.offline = false;
    Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, {
        onDataDeleted: () => { Services.console.reset(); done(true); },
    });";

/// Returns the session that a driver has kept for such a journey, cleared; one for others is ended.
pub(crate) async fn take(place: usize, setup: Setup) -> Option<WebDriver> {
    let (its, session) = KEPT[place]
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take()?;
    if its.has_session_of(setup) && clear(&session).await.is_ok() {
        return Some(session);
    }
    // Whether it ends well does not matter: the next one cannot begin otherwise, and says so.
    let _ = session.quit().await;
    None
}

/// Keeps a session for the next journey of its driver.
pub(crate) fn keep(place: usize, setup: Setup, session: WebDriver) {
    let mut kept = KEPT[place].lock().unwrap_or_else(PoisonError::into_inner);
    *kept = Some((setup, session));
}

async fn clear(session: &WebDriver) -> Outcome {
    let old = session.windows().await?;
    let own = session.new_tab().await?;
    for window in old {
        session.switch_to_window(window).await?;
        session.close_window().await?;
    }
    session.switch_to_window(own).await?;
    session.action_chain().reset_actions().await?;
    context(session, "chrome").await?;
    let cleared = session.execute_async(CLEAR, Vec::<Value>::new()).await;
    context(session, "content").await?;
    cleared?;
    Ok(())
}

async fn context(session: &WebDriver, context: &str) -> WebDriverResult<()> {
    let body = serde_json::json!({ "context": context });
    let path = "moz/context";
    session.cmd(Post { path, body }).await?;
    Ok(())
}
