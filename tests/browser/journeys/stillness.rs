//! Nothing moves while the page comes alive: from the first byte on, on a slow phone.

use serde_json::json;

use crate::{
    harness::{Outcome, journeys},
    journeys::performance::SLOW_DOWN,
    page::Page,
    states::{LOOKS, Look},
};

journeys! {
    nothing_moves(Plain) in Chromium;
}

/// How long the page is watched after it came alive.
const WATCHED_SECONDS: u32 = 2;

/// Links as readers share them: plain, to an hour, to another day, with a guess, and one that nobody made so.
const LINKS: [&str; 5] = [
    "/",
    "/da/patient/?at=13:00",
    "/da/business/?v=1&outage=09:00-11:00",
    "/patient/?v=1&at=12:00&safeguards=parallel-login:0.5&guess=3",
    "/da/?at=99:99&persona=nobody",
];

/// From the first byte to well after the page is alive, on a slow phone with nothing in its cache.
async fn nothing_moves(page: Page) -> Outcome {
    page.resize(320, 700).await?;
    page.devtools("Network.enable", json!({})).await?;
    page.slow_down(SLOW_DOWN).await?;
    for path in LINKS {
        // A phone, and a desk with room for all that stands before the day; colours move nothing.
        let desk = Look {
            height: 1400,
            ..LOOKS[2]
        };
        for look in [LOOKS[0], desk] {
            page.look(look).await?;
            page.devtools("Network.clearBrowserCache", json!({}))
                .await?;
            page.open(path).await?;
            let script = SHIFTS.replace("SECONDS", &WATCHED_SECONDS.to_string());
            let moved = page
                .order("watching what moves", async |driver| {
                    driver.execute_async(script, []).await
                })
                .await?;
            assert_eq!(
                moved.json(),
                &json!([]),
                "{path} at {} px, {}",
                look.width,
                look.scheme
            );
        }
    }
    page.slow_down(1).await
}

/// Tells what has moved since the first paint, and by how much.
const SHIFTS: &str = "const done = arguments[arguments.length - 1];
    const moved = [];
    const note = (list) => {
        for (const { value, startTime, sources } of list.getEntries()) {
            moved.push({ value, startTime, sources: sources.map(({ node, previousRect, currentRect }) => ({
                node: node?.outerHTML?.slice(0, 120) ?? node?.textContent ?? null, previousRect, currentRect,
            })) });
        }
    };
    const observer = new PerformanceObserver(note);
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => { note({ getEntries: () => observer.takeRecords() }); done(moved); }, SECONDS * 1000);";
