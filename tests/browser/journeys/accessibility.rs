//! axe-core finds nothing to object to, on any page, in either colour scheme, at any width.

use serde::Deserialize;
use serde_json::Value;

use crate::{
    harness::{Outcome, journeys},
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    axe_on_a_phone(Plain) in Chromium;
    axe_on_a_phone_in_the_dark(Plain) in Chromium;
    axe_on_a_desk(Plain) in Chromium;
    axe_on_a_desk_in_the_dark(Plain) in Chromium;
}

/// One rule that is broken, and where.
#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    places: Vec<String>,
}

/// Opens what is folded and runs every rule of axe-core.
const AXE: &str = "
    const done = arguments[arguments.length - 1];
    for (const details of document.querySelectorAll('details')) details.open = true;
    window.axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations, passes }) => done({
            passed: passes.length,
            violations: violations.map(({ id, help, nodes }) => ({
                id, help, places: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
            })),
        }),
        (error) => done({ passed: 0, violations: [{ id: 'axe', help: String(error), places: [] }] }),
    );";

async fn axe_on_a_phone(page: Page) -> Outcome {
    page.resize(320, 700).await?;
    every_page(&page).await
}

async fn axe_on_a_phone_in_the_dark(page: Page) -> Outcome {
    page.resize(320, 700).await?;
    page.prefer("dark").await?;
    every_page(&page).await
}

async fn axe_on_a_desk(page: Page) -> Outcome {
    every_page(&page).await
}

async fn axe_on_a_desk_in_the_dark(page: Page) -> Outcome {
    page.prefer("dark").await?;
    every_page(&page).await
}

async fn every_page(page: &Page) -> Outcome {
    for words in [&ENGLISH, &DANISH] {
        for (hour, (_, id)) in [8, 10, 13, 16].into_iter().zip(words.persona) {
            // Another hour for each person: other states, other colours.
            let path = format!("/{}{id}/?at={hour:02}:00", words.folder);
            page.open(&path).await?;
            check(page, &path).await?;
        }
    }
    page.open("/?at=99:99").await?;
    check(page, "a page with a notice").await
}

async fn check(page: &Page, what: &str) -> Outcome {
    page.put_in("axe-core/axe.min.js", "axe", "").await?;
    let found = page
        .order("axe-core", async |driver| {
            driver.execute_async(AXE, []).await
        })
        .await?;
    let violations: Vec<Violation> = serde_json::from_value(found.json()["violations"].clone())?;
    let lines: Vec<String> = violations
        .iter()
        .map(|Violation { id, help, places }| format!("{id}: {help}\n  {}", places.join("\n  ")))
        .collect();
    assert!(lines.is_empty(), "{what}:\n{}", lines.join("\n"));
    let passed = found.json()["passed"].as_u64().unwrap_or_default();
    assert!(
        passed >= 10,
        "only {passed} rules had something to look at: {:?}",
        Value::from(what)
    );
    Ok(())
}
