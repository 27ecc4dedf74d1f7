//! The site in a folder of a host that has other things too: nothing in it reaches above its own root.

use crate::{
    harness::{Outcome, journeys},
    journeys::personas::check_day,
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    site_in_a_folder(InFolder) in Chromium;
}

async fn site_in_a_folder(page: Page) -> Outcome {
    let root = page.address("");
    let path = |below: &str| -> Outcome<String> {
        let host = root.find("://").map_or(0, |scheme| scheme + "://".len());
        let start = root[host..].find('/').ok_or("an address has a path")?;
        Ok([&root[host + start..], below].concat())
    };
    assert_ne!(path("")?, "/", "this journey is about a folder");

    // A bare query is replaced by its page, below the same folder.
    let bare = page.address("?lang=da&persona=patient&at=15:00");
    page.leave_for(&bare).await?;
    let arrived = path("da/patient/")?;
    page.until(
        "the canonical page",
        &format!("return location.pathname === '{arrived}'"),
    )
    .await?;
    page.ready().await?;
    let day = page.day(&DANISH).await?;
    assert_eq!(day.address, path("da/patient/?v=1&at=15:00")?);
    check_day(&day, &DANISH);

    // The other person in place, with the address that a reload finds.
    let (name, id) = DANISH.persona[0];
    page.script::<()>("window.lockoutSameDocument = true")
        .await?;
    page.follow(DANISH.personas, name).await?;
    let switched = path(&format!("da/{id}/"))?;
    let is_there =
        format!("return location.pathname === '{switched}' && window.lockoutSameDocument === true");
    page.until("the other person in place", &is_there).await?;
    let day = page.day(&DANISH).await?;
    assert_eq!(day.address, path(&format!("da/{id}/?v=1&at=15:00"))?);

    // The other language is another page.
    page.mark_left().await?;
    page.follow("Sprog", "English").await?;
    page.arrival().await?;
    page.ready().await?;
    let day = page.day(&ENGLISH).await?;
    assert_eq!(day.address, path(&format!("{id}/?v=1&at=15:00"))?);
    check_day(&day, &ENGLISH);
    for link in page.links(ENGLISH.personas).await? {
        assert!(
            link.href.starts_with(&root),
            "{} leads to {}",
            link.name,
            link.href
        );
    }
    Ok(())
}
