//! A reader in Danish: by the address, by a bare query, and by a link.

use crate::{
    harness::{Outcome, journeys},
    journeys::personas::{check_day, every_hour},
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    danish_by_address(Plain) in Chromium Firefox WebKit;
    danish_by_link(Plain) in Chromium Firefox WebKit;
    danish_by_query(Plain) in Chromium Firefox WebKit;
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
