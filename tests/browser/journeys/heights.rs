//! The page in frames of other people's pages: each of them learns how high it is, in its own way.

use std::time::{Duration, Instant};

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
const HOSTS: [&str; 15] = [
    "pym.js",
    "side-chain",
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

/// Those that ask for the height, and are answered each time.
const ASKING: [&str; 5] = [
    "pym.js",
    "iframe-resizer",
    "open-iframe-resizer",
    "wordpress",
    "h5p",
];

/// The widths of the frames.
const WIDTHS: [u32; 3] = [320, 600, 1200];

/// The most that a host may hear of the height from a frame that loads or is given a width, grows and shrinks.
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
    /// Whether each height differs from the one before.
    is_news: bool,
}

/// A frame is loaded at one of the widths, each host at another, and is then given the others.
async fn height_for_every_host(page: Page) -> Outcome {
    page.resize(1280, 1000).await?;
    for (turn, host) in HOSTS.into_iter().enumerate() {
        let mut widths = WIDTHS;
        widths.rotate_left(turn % WIDTHS.len());
        open_host(&page, host, "patient/?at=12:00", &widths[..1]).await?;
        let mut before = 0;
        for width in widths {
            let what = format!("{host} at {width} px");
            page.script::<()>(&format!("window.host.widen({width})"))
                .await?;
            grows_and_shrinks(&page, host, &what).await?;
            let told = told(&page).await?;
            assert!(told.is_sound, "{what} was told no height or a broken one");
            let is_asked = ASKING.iter().any(|asking| host.starts_with(asking));
            assert!(told.is_news || is_asked, "{what} was told the same twice");
            let count = told.count - before;
            assert!(
                (2..=MOST_TOLD).contains(&count),
                "{what} was told {count} times"
            );
            before = told.count;
        }
        other_language(&page).await?;
        follows(&page, host, &format!("{host}, in the other language")).await?;
    }
    Ok(())
}

/// Unfolds all and folds it again: the host follows there and back.
async fn grows_and_shrinks(page: &Page, host: &str, what: &str) -> Outcome {
    let first = rests(page, host, what).await?;
    toggle(page, true).await?;
    let open = follows(page, host, what).await?;
    assert!(open > first + 100, "{what}: {first} px, unfolded {open} px");
    toggle(page, false).await?;
    let closed = follows(page, host, what).await?;
    assert_eq!(closed, first, "{what}: shrinks as far as it has grown");
    Ok(())
}

/// Waits until the host has followed to a height that stays: a page that has just come alive, or has another
/// width, is on its way to one as long as figures are drawn and days worked out.
async fn rests(page: &Page, host: &str, what: &str) -> Outcome<u32> {
    let (mut height, mut times) = (follows(page, host, what).await?, 0);
    while times < 3 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let again = follows(page, host, what).await?;
        times = if again == height { times + 1 } else { 0 };
        height = again;
    }
    Ok(height)
}

/// Follows the link to another language, which is another page in the same frame.
async fn other_language(page: &Page) -> Outcome {
    // Where a page is as high in either language, as one that is clamped, the host must hear of it all the same.
    page.script::<()>("window.host.squeeze('201')").await?;
    page.enter(0).await?;
    page.script::<()>("document.querySelector('.languages a[hreflang=da]').click()")
        .await?;
    page.leave().await?;
    let arrived = "return document.documentElement.lang === 'da' \
                   && document.documentElement.dataset.ready === 'true'";
    page.until_in(0, "the other language", arrived).await
}

/// Loads a page that has a frame of each of these widths, and waits until the first is alive.
async fn open_host(page: &Page, host: &str, path: &str, widths: &[u32]) -> Outcome {
    let src = page.address(path).replace(':', "%3A").replace('?', "%3F");
    let host = host.replace(' ', "%20").replace(',', "%2C");
    let count = widths.len();
    let widths: Vec<String> = widths.iter().map(u32::to_string).collect();
    let widths = widths.join(",");
    page.load(&page.host(&format!(
        "heights.html?with={host}&widths={widths}&src={src}"
    )))
    .await?;
    let are_there = format!("return window.host.heights().length === {count}");
    page.until("the frames", &are_there).await?;
    page.enter(0).await?;
    page.ready().await?;
    page.leave().await
}

/// Waits until the host has given its first frame the height that it has, and returns that.
async fn follows(page: &Page, host: &str, what: &str) -> Outcome<u32> {
    let (start, mut seen) = (Instant::now(), Vec::new());
    // A page that has just come alive may still be on its way to its height.
    while start.elapsed() < PATIENCE {
        page.enter(0).await?;
        let own = page.own_height().await?;
        let is_whole: bool = page
            .script("return document.documentElement.scrollHeight <= innerHeight")
            .await?;
        page.leave().await?;
        let heights: Vec<u32> = page.script("return window.host.heights()").await?;
        let last = told(page).await?.last;
        let is_clamped = host == "wordpress";
        let wanted = if is_clamped {
            own.clamp(200, 1000)
        } else {
            own
        };
        if last == own && heights[0] == wanted && (is_whole || is_clamped) {
            return Ok(own);
        }
        seen.push((own, last, heights[0], is_whole));
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    seen.dedup();
    Err(format!("{what}: own height, told, the host's, whether whole: {seen:?}").into())
}

/// Returns what the host has heard from its first frame.
async fn told(page: &Page) -> Outcome<Told> {
    page.script("return window.host.told(0)").await
}

async fn toggle(page: &Page, is_open: bool) -> Outcome {
    page.enter(0).await?;
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
    let path = "patient/?at=12:00&childId=box-320";
    open_host(&page, "guardian atom", path, &WIDTHS[..2]).await?;
    page.enter(0).await?;
    let place: String = page.script("return location.href").await?;
    page.leave().await?;
    follows(&page, "guardian atom", "the host").await?;
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
