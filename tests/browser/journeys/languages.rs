//! A reader in Danish: by the address, by a bare query, also on a slow line, and by a link.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use crate::{
    engine::Engine,
    harness::{Outcome, journeys},
    journeys::personas::{check_day, every_hour},
    line::{Line, Slow},
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    danish_by_address(Plain) in Chromium Firefox WebKit;
    danish_by_link(Plain) in Chromium Firefox WebKit;
    danish_by_query(Plain) in Chromium Firefox WebKit;
    query_on_a_slow_line(Plain) in Chromium Firefox WebKit;
}

async fn danish_by_address(page: Page) -> Outcome {
    page.open("/da/").await?;
    let day = page.day(&DANISH).await?;
    assert_eq!(day.lang, "da", "the language of the document");
    check_day(&day, &DANISH);
    let links = page.links(DANISH.personas).await?;
    let names: Vec<&str> = links.iter().map(|link| link.name.as_str()).collect();
    assert_eq!(names, DANISH.persona.map(|(name, _)| name), "the persons");
    every_hour(&page, &DANISH, "parent").await?;
    page.click("button", DANISH.previous).await?;
    page.click("button", DANISH.next).await?;
    assert_eq!(
        page.day(&DANISH).await?.chosen().value,
        "19:00",
        "one hour back and one on"
    );
    Ok(())
}

/// The link to the other language keeps the person and the hour.
async fn danish_by_link(page: Page) -> Outcome {
    page.open("/elderly/?at=14:00").await?;
    let before = page.day(&ENGLISH).await?;
    follow(&page, "Language", "Dansk").await?;

    let day = page.day(&DANISH).await?;
    assert_eq!(day.lang, "da", "the language of the document");
    assert_eq!(
        day.address, "/da/elderly/?v=1&at=14:00",
        "the address keeps the rest"
    );
    assert_eq!(day.chosen().value, "14:00", "the hour stays");
    assert!(
        day.title.starts_with("Ældre borger: "),
        "the title is “{}”",
        day.title
    );
    check_day(&day, &DANISH);

    follow(&page, "Sprog", "English").await?;
    let again = page.day(&ENGLISH).await?;
    assert_eq!(again.address, "/elderly/?v=1&at=14:00", "there and back");
    assert_eq!(
        again.services, before.services,
        "there and back changes nothing"
    );
    assert_eq!(
        again.errands, before.errands,
        "there and back changes nothing"
    );
    assert_eq!(again.lang, "en", "the language of the document");
    Ok(())
}

/// Follows the link to another language, whether it loads a page or switches in place.
async fn follow(page: &Page, navigation: &str, language: &str) -> Outcome {
    let links = page.links(navigation).await?;
    let link = links.iter().find(|link| link.name == language);
    let href = &link.ok_or("no link to the language")?.href;
    page.follow(navigation, language).await?;
    let script = format!("return location.href === '{href}' && document.readyState === 'complete'");
    page.until("the page in the other language", &script)
        .await?;
    page.ready().await
}

/// A bare query becomes its canonical page before anything is painted, and Back leaves it.
async fn danish_by_query(page: Page) -> Outcome {
    page.open("/business/").await?;
    let before: usize = page.script("return history.length").await?;
    page.leave_for(&page.address("/?lang=da&persona=patient&at=15:00"))
        .await?;
    let arrived = "return location.pathname === '/da/patient/' && document.documentElement.dataset.ready === 'true'";
    page.until("the canonical page", arrived).await?;
    page.ready().await?;

    let day = page.day(&DANISH).await?;
    assert_eq!(
        day.address, "/da/patient/?v=1&at=15:00",
        "the canonical address"
    );
    assert_eq!(day.chosen().value, "15:00", "the hour of the link");
    assert!(
        day.chosen().name.starts_with("15.00, "),
        "the hour is “{}”",
        day.chosen().name
    );
    assert_eq!(
        day.history,
        before + 1,
        "only the link itself made a history entry"
    );
    check_day(&day, &DANISH);

    page.go_back_to("/business/").await?;
    page.until(
        "the page before",
        // The document may be the very one that was left and marked so.
        "if (location.pathname !== '/business/') return false;
         window.lockoutLeft = false;
         return true",
    )
    .await?;
    page.ready().await
}

/// A bare query.
const BARE: &str = "?lang=da&persona=patient&at=15:00";

/// Lays a line to the site on which the page that it names comes late.
fn slow_line(page: &Page) -> Outcome<Line> {
    let site = page.address("");
    let (_, host) = site.split_once("://").ok_or("an address has a scheme")?;
    let slow = Slow {
        request: "GET /da/patient/",
        // The server leaves who is silent for three.
        by: Duration::from_secs(2),
    };
    Ok(Line::slow(host.trim_end_matches('/'), slow)?)
}

/// What a document comes to before it is left for another.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Left {
    is_left: bool,
    is_whole: bool,
    is_shown: bool,
    paints: usize,
}

const LOOK: &str = "const look = () => ({
        isLeft: location.pathname === '/' && location.search !== '',
        isWhole: document.readyState !== 'loading',
        isShown: Boolean(document.querySelector('main')?.checkVisibility()),
        paints: performance.getEntriesByName('first-contentful-paint').length,
    });";

/// Looks from within the document: Chromium's driver is silent while a page is left.
const NOTE: &str = "const noted = [];
    const note = () => {
        const seen = look();
        if (!seen.isLeft) return;
        noted.push(seen);
        sessionStorage.left = JSON.stringify(noted);
    };
    setInterval(note, 100);";

/// However late the named page comes, nothing of the page before is painted until then.
async fn query_on_a_slow_line(page: Page) -> Outcome {
    let line = slow_line(&page)?;
    let is_noted = page.engine() == Engine::Chromium;
    if is_noted {
        let source = [LOOK, NOTE].concat();
        let note = json!({ "source": source });
        page.devtools("Page.enable", json!({})).await?;
        page.devtools("Page.addScriptToEvaluateOnNewDocument", note)
            .await?;
    }
    page.leave_for(&format!("http://{}/{BARE}", line.host()))
        .await?;
    let mut seen: Vec<Left> = Vec::new();
    let is_there = "return location.pathname === '/da/patient/'";
    while !page.script(is_there).await.unwrap_or(false) {
        assert!(seen.len() < 300, "the page never comes: {seen:?}");
        // A script has no answer while one document gives way to another.
        let look = page.script(&[LOOK, "return look()"].concat()).await;
        seen.push(look.unwrap_or_default());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    page.ready().await?;
    if is_noted {
        seen = page
            .script("return JSON.parse(sessionStorage.left)")
            .await?;
    }
    seen.retain(|left| left.is_left && left.is_whole);
    assert!(!seen.is_empty(), "the page before was never met whole");
    let is_seen = |left: &&Left| left.is_shown || left.paints > 0;
    assert_eq!(seen.iter().filter(is_seen).count(), 0, "{seen:?}");
    let day = page.day(&DANISH).await?;
    assert_eq!(day.chosen().value, "15:00", "the hour of the link");
    check_day(&day, &DANISH);
    Ok(())
}
