//! The page within somebody else's page, in a frame that is allowed nothing but scripts.

use crate::{
    harness::{Outcome, journeys},
    journeys::personas::{check_day, every_hour},
    page::Page,
    words::ENGLISH,
};

journeys! {
    sandboxed_frame(Plain) in Chromium Firefox WebKit;
    left_while_loading(Plain) in Chromium Firefox WebKit;
}

async fn sandboxed_frame(page: Page) -> Outcome {
    let src = page
        .address("patient/?at=12:00")
        .replace(':', "%3A")
        .replace('?', "%3F");
    page.load(&page.host(&format!("sandbox.html?src={src}")))
        .await?;
    let history: usize = page.script("return history.length").await?;

    page.order("entering the frame", async |driver| {
        driver.enter_frame(0).await
    })
    .await?;
    page.ready().await?;
    let origin: String = page.script("return self.origin").await?;
    assert_eq!(
        origin, "null",
        "the frame is not as strict as this journey needs it"
    );
    let day = page.day(&ENGLISH).await?;
    assert_eq!(day.chosen().value, "12:00", "the hour of the link");
    check_day(&day, &ENGLISH);
    every_hour(&page, &ENGLISH, "patient").await?;

    page.click("button", ENGLISH.previous).await?;
    assert_eq!(
        page.day(&ENGLISH).await?.chosen().value,
        "18:00",
        "one hour back from the last"
    );
    let (name, _) = ENGLISH.persona[3];
    page.follow(ENGLISH.personas, name).await?;
    // The address tells less: WebKit lets nobody change it in such a frame.
    let switched = format!("return document.title.startsWith('{name}: ')");
    page.until("the other person", &switched).await?;
    check_day(&page.day(&ENGLISH).await?, &ENGLISH);
    page.until(
        "the drawing",
        "return performance.getEntriesByName('lockout-chart').length === 1",
    )
    .await?;
    page.note_recorded().await?;

    page.order("leaving the frame", async |driver| {
        driver.enter_default_frame().await
    })
    .await?;
    let after: usize = page.script("return history.length").await?;
    assert_eq!(
        after, history,
        "the frame made entries in the host's history"
    );
    Ok(())
}

/// A page that is left while it loads ends before its box: what tells of its height bears that.
async fn left_while_loading(page: Page) -> Outcome {
    const TELL: &str = "
        const boot = document.querySelector('script[data-frame]');
        const frame = document.createElement('iframe');
        frame.title = 'Left';
        document.body.append(frame);
        window.leftWith = [];
        frame.contentWindow.addEventListener('error', ({ message }) => window.leftWith.push(message));
        const script = frame.contentDocument.createElement('script');
        script.src = new URL(boot.dataset.frame, boot.src).href;
        script.dataset.page = location.href;
        script.addEventListener('load', () => window.leftWith.push('loaded'));
        frame.contentDocument.head.append(script);";
    page.open("/").await?;
    page.script::<()>(TELL).await?;
    page.until("the script", "return window.leftWith.includes('loaded')")
        .await?;
    let told: Vec<String> = page.script("return window.leftWith").await?;
    assert_eq!(told, ["loaded"]);
    Ok(())
}
