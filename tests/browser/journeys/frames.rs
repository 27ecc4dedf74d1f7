//! The page within somebody else's page, in a frame that is allowed nothing but scripts.

use serde_json::json;

use crate::{
    engine::Engine,
    harness::{Outcome, journeys},
    journeys::personas::{check_day, every_hour},
    page::Page,
    words::ENGLISH,
};

journeys! {
    sandboxed_frame(Plain) in Chromium Firefox WebKit;
    sandboxed_frame_of_the_package(InKit) in WebKit;
    page_by_itself(Plain) in Chromium Firefox WebKit;
    no_step_back_without_life(WithoutWasm) in Chromium Firefox;
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

/// Whoever serves the package as it is told is embedded in a sandbox by WordPress too, and read in Safari.
async fn sandboxed_frame_of_the_package(page: Page) -> Outcome {
    sandboxed_frame(page).await
}

/// Who wants more room than the frame has opens the page by itself: in a window where the frame may open one,
/// by the host where it follows links, and nowhere else.
async fn page_by_itself(page: Page) -> Outcome {
    const LINK: &str = "
        const links = [...document.querySelectorAll('.this-page a')].filter((link) => link.checkVisibility());
        const [link] = links;";
    const OFFERED: &str = "return links.map(({ target, href }) => `${target} ${href}`)";
    page.open("/patient/?at=12:00").await?;
    let count: usize = page.script(&[LINK, "return links.length"].concat()).await?;
    assert_eq!(count, 0, "a whole page is by itself");

    let goal = page.address("patient/?v=1&at=12:00");
    for secret in ["", "#?secret=aBcDeFgHi9"] {
        page.load(&page.host("plain.html")).await?;
        page.until("the host", "return typeof window.embed === 'function'")
            .await?;
        let src = page.address("patient/?at=12:00&childId=box") + secret;
        page.script::<()>(&format!(
            "window.embed('{src}', {{ sandbox: 'allow-scripts' }})"
        ))
        .await?;
        page.enter(0).await?;
        page.ready().await?;
        let offered: Vec<String> = page.script(&[LINK, OFFERED].concat()).await?;
        assert_eq!(offered, [format!("_blank {goal}")]);
        // Without a host that follows, the browser would say aloud that it opens no window here.
        if !secret.is_empty() {
            page.script::<()>(&[LINK, "link.click()"].concat()).await?;
        }
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        // Nothing is opened, and the frame is where it was.
        let stays = "return document.documentElement.dataset.ready === 'true' && location.pathname.endsWith('/patient/')";
        assert!(page.script::<bool>(stays).await?);
        page.leave().await?;
        let told: Vec<String> = page
            .script("return heard.filter(({ message }) => message === 'link').map(({ value, secret }) => `${value} ${secret}`)")
            .await?;
        let wanted: Vec<String> = secret
            .strip_prefix("#?secret=")
            .map(|secret| format!("{goal} {secret}"))
            .into_iter()
            .collect();
        assert_eq!(told, wanted);
        keeps_its_name(&page, secret).await?;
    }
    Ok(())
}

/// What a host knows the frame by stays in its address when the reader goes on.
async fn keeps_its_name(page: &Page, name: &str) -> Outcome {
    page.enter(0).await?;
    page.click("button", ENGLISH.next).await?;
    // The address follows a while later, but in WebKit, which lets nobody change it here.
    if page.engine() != Engine::WebKit {
        page.until(
            "the address to follow",
            "return location.search.includes('13:00')",
        )
        .await?;
    }
    let kept: String = page.script("return location.hash").await?;
    assert_eq!(kept, name);
    page.leave().await
}

/// Links in a frame leave no step back either where the page never comes alive, keep the looks that the host
/// asked for, and the host is told of the next page's height.
async fn no_step_back_without_life(page: Page) -> Outcome {
    const FAILED: &str = "document.documentElement.dataset.failed === 'true'";
    const LOOKS: &str = "document.documentElement.dataset.theme === 'dark'";
    page.provokes(&["WebAssembly"]);
    if page.engine() == Engine::Chromium {
        let source = json!({ "source": "delete window.WebAssembly" });
        page.devtools("Page.enable", json!({})).await?;
        page.devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await?;
    }
    page.load(&page.address("/")).await?;
    page.load(&page.host("plain.html")).await?;
    page.until("the host", "return typeof window.embed === 'function'")
        .await?;
    let history: usize = page.script("return history.length").await?;
    let src = page.address("patient/?dark=true&childId=box");
    page.script::<()>(&format!("window.embed('{src}')")).await?;
    let failed = format!("return {FAILED} && {LOOKS}");
    page.until_in(0, "the page that cannot come alive", &failed)
        .await?;
    page.told_height("the first page").await?;
    let (name, id) = ENGLISH.persona[3];
    for (link, goal) in [
        (
            format!(".personas a[href*={id}]"),
            format!("document.title.startsWith('{name}: ')"),
        ),
        (
            "a.skip".to_owned(),
            "location.hash === '#day' && location.search !== ''".to_owned(),
        ),
        (
            ".languages a[hreflang=da]".to_owned(),
            "document.documentElement.lang === 'da'".to_owned(),
        ),
    ] {
        page.enter(0).await?;
        page.script::<()>(&format!("document.querySelector('{link}').click()"))
            .await?;
        page.leave().await?;
        let arrived = format!("return {goal} && {FAILED} && {LOOKS}");
        page.until_in(0, &link, &arrived).await?;
        page.told_height(&link).await?;
    }
    // The host's own name for the frame, by which it hears.
    let told = "return heard.includes(`pymxPYMxboxxPYMxheightxPYMx${last()}`)";
    assert!(page.script::<bool>(told).await?, "in the host's dialect");
    let after: usize = page.script("return history.length").await?;
    assert_eq!(
        after, history,
        "the frame made entries in the host's history"
    );
    page.go_back_to("/").await
}

/// A page that is left while it loads ends before its box: what tells of its height bears that.
async fn left_while_loading(page: Page) -> Outcome {
    const TELL: &str = "
        const frame = document.createElement('iframe');
        frame.title = 'Left';
        document.body.append(frame);
        window.leftWith = [];
        frame.contentWindow.addEventListener('error', ({ message }) => window.leftWith.push(message));
        const { head, documentElement } = frame.contentDocument;
        documentElement.dataset.framed = 'true';
        const script = frame.contentDocument.createElement('script');
        script.textContent = SOURCE;
        head.append(script);";
    let source = serde_json::to_string(include_str!("../../../assets/frame.js"))?;
    page.load(&page.host("plain.html")).await?;
    page.script::<()>(&TELL.replace("SOURCE", &source)).await?;
    page.until(
        "the script to greet its host",
        "return window.heard.some(({ context }) => context === 'h5p')",
    )
    .await?;
    let told: Vec<String> = page.script("return window.leftWith").await?;
    assert!(told.is_empty(), "{told:?}");
    Ok(())
}
