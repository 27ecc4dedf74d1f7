//! The site from a disk, by `file:`: whole to read, and its pages lead to each other.

use std::env;

use crate::{
    harness::{Outcome, journeys},
    journeys::personas::check_day,
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    from_a_disk(InKit) in Chromium Firefox WebKit;
}

async fn from_a_disk(page: Page) -> Outcome {
    // As it is unpacked, from the page that a reader opens first.
    let package = format!("file://{}/", env::var("LOCKOUT_PACKAGE")?);
    page.load(&[&package, "index.html"].concat()).await?;
    page.mark_left().await?;
    page.script::<()>("document.querySelector('main a').click()")
        .await?;
    page.arrival().await?;
    let site = [&package, "latest/"].concat();
    page.until(
        "the front page",
        "return location.pathname.endsWith('/latest/index.html')",
    )
    .await?;
    check_day(&page.day(&ENGLISH).await?, &ENGLISH);
    page.load(&[&site, "patient/index.html?at=12:00"].concat())
        .await?;
    let day = page.day(&ENGLISH).await?;
    assert_eq!(day.chosen().value, "12:00", "the hour of the link");
    check_day(&day, &ENGLISH);
    page.choose(day.at("15:00")).await?;
    let later = page.day(&ENGLISH).await?;
    assert_eq!(later.chosen().value, "15:00");
    check_day(&later, &ENGLISH);
    let is_told: bool = page
        .ask("isSaid", &["could not load its interactive part"])
        .await?;
    assert!(is_told, "what is missing is said");

    let (name, id) = ENGLISH.persona[3];
    page.mark_left().await?;
    page.follow(ENGLISH.personas, name).await?;
    page.arrival().await?;
    let at = format!("return location.pathname.endsWith('/latest/{id}/index.html')");
    page.until("the other person's page", &at).await?;
    page.mark_left().await?;
    page.follow("Language", "Dansk").await?;
    page.arrival().await?;
    let at = format!("return location.pathname.endsWith('/latest/da/{id}/index.html')");
    page.until("the Danish page", &at).await?;
    check_day(&page.day(&DANISH).await?, &DANISH);
    // A bare query leads to its page here too.
    page.leave_for(&[&site, "index.html?lang=da&persona=patient"].concat())
        .await?;
    page.until(
        "the canonical page",
        "return location.pathname.endsWith('/latest/da/patient/index.html')",
    )
    .await
}
