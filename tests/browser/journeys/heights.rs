//! The page in frames of other people's pages: each of them learns how high it is, in its own way.

use std::time::Instant;

use serde::Deserialize;

use crate::{
    harness::{Outcome, journeys},
    page::Page,
    session::PATIENCE,
};

journeys! {
    height_for_every_host(Plain) in Chromium Firefox WebKit;
    only_the_host_is_heard(Plain) in Chromium Firefox WebKit;
}

/// The ways in which hosts follow the height, as `hosts/heights.js` names them.
const HOSTS: [&str; 14] = [
    "pym.js",
    "iframe-resizer 4",
    "iframe-resizer 5",
    "open-iframe-resizer",
    "open-iframe-resizer, old children",
    "datawrapper",
    "datawrapper, by name",
    "medium",
    "amp",
    "guardian atom",
    "guardian block",
    "wordpress",
    "canvas",
    "h5p",
];

/// The widths of the frames.
const WIDTHS: [u32; 3] = [320, 600, 1200];

/// The most that a host may hear of the height from a frame that loads, comes alive, grows and shrinks.
const MOST_TOLD: usize = 10;

/// Opens and closes what is folded, which is how a page grows and shrinks.
const TOGGLE: &str =
    "for (const folded of document.querySelectorAll('details')) folded.open = IS_OPEN";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    count: usize,
    last: u32,
    is_sound: bool,
}

async fn height_for_every_host(page: Page) -> Outcome {
    page.resize(1280, 1000).await?;
    for host in HOSTS {
        open_host(&page, host, "patient/?at=12:00").await?;
        for (at, width) in WIDTHS.into_iter().enumerate() {
            let what = format!("{host} at {width} px");
            page.script::<()>(&format!("window.host.show({at})"))
                .await?;
            page.enter(at as u16).await?;
            page.ready().await?;
            page.leave().await?;
            let first = follows(&page, host, at, &what).await?;
            toggle(&page, at, true).await?;
            let open = follows(&page, host, at, &what).await?;
            assert!(open > first + 100, "{what}: {first} px, unfolded {open} px");
            toggle(&page, at, false).await?;
            let closed = follows(&page, host, at, &what).await?;
            assert_eq!(closed, first, "{what}: shrinks as far as it has grown");
            let told = told(&page, at).await?;
            assert!(told.is_sound, "{what} was told no height or a broken one");
            assert!(
                (3..=MOST_TOLD).contains(&told.count),
                "{what} was told {} times",
                told.count
            );
            // One width is enough for what only a link does.
            if at == 1 {
                other_language(&page, at).await?;
                follows(&page, host, at, &format!("{what}, in the other language")).await?;
            }
        }
    }
    Ok(())
}

/// Follows the link to another language, which is another page in the same frame.
async fn other_language(page: &Page, at: usize) -> Outcome {
    // Where a page is as high in either language, as one that is clamped, the host must hear of it all the same.
    let reset = "document.querySelectorAll('iframe')[AT].height = '201'";
    page.script::<()>(&reset.replace("AT", &at.to_string()))
        .await?;
    page.enter(at as u16).await?;
    page.script::<()>("document.querySelector('.languages a[hreflang=da]').click()")
        .await?;
    page.leave().await?;
    let arrived = "return document.documentElement.lang === 'da' \
                   && document.documentElement.dataset.ready === 'true'";
    page.until_in(at as u16, "the other language", arrived)
        .await
}

/// Loads a page that has three frames.
async fn open_host(page: &Page, host: &str, path: &str) -> Outcome {
    let src = page.address(path).replace(':', "%3A").replace('?', "%3F");
    let host = host.replace(' ', "%20").replace(',', "%2C");
    page.load(&page.host(&format!("heights.html?with={host}&src={src}")))
        .await?;
    page.until("three frames", "return window.host.heights().length === 3")
        .await
}

/// Waits until the host has given a frame its height and returns that.
async fn follows(page: &Page, host: &str, at: usize, what: &str) -> Outcome<u32> {
    let (start, mut seen) = (Instant::now(), Vec::new());
    // A page that has just come alive may still be on its way to its height.
    while start.elapsed() < PATIENCE {
        page.enter(at as u16).await?;
        let own = page.own_height().await?;
        let is_whole: bool = page
            .script("return document.documentElement.scrollHeight <= innerHeight")
            .await?;
        page.leave().await?;
        let heights: Vec<u32> = page.script("return window.host.heights()").await?;
        let last = told(page, at).await?.last;
        let is_clamped = host == "wordpress";
        let wanted = if is_clamped {
            own.clamp(200, 1000)
        } else {
            own
        };
        if last == own && heights[at] == wanted && (is_whole || is_clamped) {
            return Ok(own);
        }
        seen.push((own, last, heights[at], is_whole));
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    seen.dedup();
    Err(format!("{what}: own height, told, the host's, whether whole: {seen:?}").into())
}

/// Returns what the host has heard from a frame.
async fn told(page: &Page, at: usize) -> Outcome<Told> {
    page.script(&format!("return window.host.told({at})")).await
}

async fn toggle(page: &Page, at: usize, is_open: bool) -> Outcome {
    page.enter(at as u16).await?;
    page.script::<()>(&TOGGLE.replace("IS_OPEN", &is_open.to_string()))
        .await?;
    page.leave().await
}

/// What other frames say is not heard, and what the host says moves nothing.
async fn only_the_host_is_heard(page: Page) -> Outcome {
    const ASK: &str = "for (const ask of [
            { type: 'iframe-get-child-dimensions' },
            { source: 'lockout', type: 'hello' },
            { context: 'h5p', action: 'hello' },
            '[iFrameSizer]x:8:false:false:32:true:true:null:max:null:null:0:false:child:max',
        ]) TARGET.postMessage(ask, '*')";
    const SAID: &str = "return window.host.heard.filter(({ frame }) => frame === 0).length";
    const WANDER: &str = "for (const order of [
            'pymxPYMxbox-320xPYMxnavigateToxPYMxhttps://example.org/',
            'pymxPYMxbox-320xPYMxscrollToChildPosxPYMx900',
            '[iFrameSizer]moveToAnchor:evidence-heading',
            { message: 'link', value: 'https://example.org/' },
            { kind: 'interactive:scroll', scroll: 900 },
            JSON.stringify({ id: 'x', type: 'navigate', value: 'https://example.org/' }),
            JSON.stringify({ id: 'x', type: 'scroll-to', x: 0, y: 900 }),
            null, 7, '', [], 'pymxPYMx', '[iFrameSizer]', { type: {} }, { context: 'h5p ' },
        ]) document.querySelector('iframe').contentWindow.postMessage(order, '*')";
    page.resize(1280, 1000).await?;
    open_host(&page, "guardian atom", "patient/?at=12:00&childId=box-320").await?;
    page.enter(0).await?;
    page.ready().await?;
    let place: String = page.script("return location.href").await?;
    page.leave().await?;
    follows(&page, "guardian atom", 0, "the host").await?;
    let before: usize = page.script(SAID).await?;

    // From a frame beside it, and from the frame itself.
    page.enter(1).await?;
    page.script::<()>(&ASK.replace("TARGET", "parent.frames[0]"))
        .await?;
    page.leave().await?;
    page.enter(0).await?;
    page.script::<()>(&ASK.replace("TARGET", "window")).await?;
    page.leave().await?;
    page.script::<()>(WANDER).await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    let after: usize = page.script(SAID).await?;
    assert_eq!(after, before, "only the host is answered");
    page.enter(0).await?;
    let stays: bool = page
        .script(&format!(
            "return location.href === '{place}' && scrollY === 0"
        ))
        .await?;
    page.leave().await?;
    assert!(stays, "a host's order moved the page");

    // The host itself is answered, in the dialect that it asked in.
    page.script::<()>(&ASK.replace("TARGET", "document.querySelector('iframe').contentWindow"))
        .await?;
    page.until(
        "the answers",
        "const said = window.host.heard.filter(({ frame }) => frame === 0).map(({ data }) => data);
         return ['iframe-resized', 'height'].every((type) => said.some((one) => one.type === type))
             && said.some((one) => one.action === 'resize')
             && said.some((one) => /^\\[iFrameSizer\\]x:\\d+:\\d+:init$/.test(one))",
    )
    .await
}
