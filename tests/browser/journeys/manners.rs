//! How the page behaves as a guest: it takes nothing, moves nothing and covers nothing of its host.

use std::time::Duration;

use serde_json::json;

use crate::{
    engine::Engine,
    harness::{Outcome, journeys},
    page::Page,
    words::ENGLISH,
};

journeys! {
    quiet_guest(Plain) in Chromium Firefox WebKit;
    hidden_at_first(Plain) in Chromium Firefox WebKit;
    clear_ground(Plain) in Chromium Firefox WebKit;
    isolated_host(Plain) in Chromium Firefox WebKit;
    poor_browser(Plain) in Chromium;
    spared_data(Plain) in Chromium;
    spared_data_by_wish(Sparing) in Chromium;
    neighbours(Plain) in Chromium Firefox WebKit;
}

/// The colour of the host's page.
const GROUND: [u8; 3] = [0, 128, 64];

async fn host(page: &Page) -> Outcome {
    page.load(&page.host("plain.html")).await?;
    page.until("the host", "return typeof window.embed === 'function'")
        .await
}

/// Puts a page of the site into the host.
async fn embed(page: &Page, path: &str, attributes: &str) -> Outcome {
    let src = page.address(path);
    page.script(&format!("window.embed('{src}', {attributes})"))
        .await
}

/// Focus, place and history of the host, and its store, are as they were, whatever is done in the frame.
async fn quiet_guest(page: Page) -> Outcome {
    const STATE: &str =
        "return [document.activeElement.id, String(scrollY), String(history.length)].join(' ')";
    // What a reader does with wheel and finger is left to the host.
    const WHEEL: &str = "
        return [...document.querySelectorAll('*')].every((element) => [
            new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: 100 }),
            new Event('touchstart', { bubbles: true, cancelable: true }),
            new Event('touchmove', { bubbles: true, cancelable: true }),
        ].every((event) => element.dispatchEvent(event)))";
    const KEPT: &str = "return document.cookie === '' && localStorage.length === 0 \
        && sessionStorage.length === 0 && document.activeElement === document.body";
    page.open("/").await?;
    host(&page).await?;
    page.script::<()>("document.getElementById('field').focus(); scrollTo(0, 10)")
        .await?;
    let before: String = page.script(STATE).await?;
    embed(&page, "patient/?at=12:00", "{}").await?;
    page.enter(0).await?;
    page.ready().await?;
    page.leave().await?;
    page.told_height("a frame in a host").await?;
    assert_eq!(page.script::<String>(STATE).await?, before, "after loading");
    page.enter(0).await?;
    assert!(
        page.script::<bool>(KEPT).await?,
        "nothing is kept or focused"
    );
    assert!(page.script::<bool>(WHEEL).await?, "the wheel is the host's");
    let asked: Vec<String> = page
        .script("return performance.getEntriesByType('resource').map(({ name }) => name)")
        .await?;
    let site = page.address("");
    assert!(
        asked.iter().all(|name| name.starts_with(&site)),
        "{asked:?}"
    );
    page.click("button", ENGLISH.next).await?;
    let (name, _) = ENGLISH.persona[3];
    page.follow(ENGLISH.personas, name).await?;
    let switched = format!("return document.title.startsWith('{name}: ')");
    page.until("the other person", &switched).await?;
    page.note_recorded().await?;
    page.leave().await?;
    let history: usize = page.script("return history.length").await?;
    assert_eq!(
        before.split(' ').next_back(),
        Some(&*history.to_string()),
        "the frame made entries in the host's history"
    );
    page.go_back_to("/").await
}

/// A frame that is not shown tells nothing, and tells its height as soon as it is; also a changed one.
async fn hidden_at_first(page: Page) -> Outcome {
    const HIDE: [(&str, &str, &str); 4] = [
        (
            "not displayed",
            "place.style.display = 'none'",
            "place.style.display = ''",
        ),
        (
            "in closed details",
            "const fold = document.createElement('details'); place.before(fold); fold.append(place)",
            "place.parentElement.open = true",
        ),
        (
            "no pixel wide",
            "frame.style.width = '0'",
            "frame.style.width = '500px'",
        ),
        (
            "no pixel high",
            "frame.style.height = '0'",
            "frame.style.height = '500px'",
        ),
    ];
    const NAMES: &str = "const place = document.getElementById('place'); \
                         const frame = document.querySelector('iframe');";
    for (what, hide, show) in HIDE {
        host(&page).await?;
        let src = page.address("elderly/");
        page.script::<()>(&format!(
            "const place = document.getElementById('place'); const frame = window.embed('{src}'); {hide}"
        ))
        .await?;
        tokio::time::sleep(Duration::from_millis(700)).await;
        let is_sound = "return heard.filter(({ kind }) => kind === 'interactive:height') \
                        .every(({ height }) => height > 0 && height < 60000)";
        assert!(
            page.script::<bool>(is_sound).await?,
            "{what}: no height is told"
        );
        page.script::<()>(&[NAMES, show].concat()).await?;
        page.told_height(what).await?;
        assert!(
            page.script::<bool>(is_sound).await?,
            "{what}: a height of nothing"
        );
    }
    changed_later(&page).await
}

/// Narrower, with larger letters, elsewhere in the page: the host is told.
async fn changed_later(page: &Page) -> Outcome {
    const FRAME: &str = "const frame = document.querySelector('iframe');";
    let wide = page.told_height("as it was").await?;
    page.script::<()>(&[FRAME, "frame.style.width = '340px'"].concat())
        .await?;
    let narrow = page.told_height("narrower").await?;
    assert!(narrow > wide, "{narrow} px narrow, {wide} px wide");
    page.enter(0).await?;
    page.script::<()>("document.documentElement.style.fontSize = '150%'")
        .await?;
    page.leave().await?;
    let large = page.told_height("larger letters").await?;
    assert!(
        large > narrow,
        "{large} px with larger letters, {narrow} px before"
    );
    page.script::<()>(&[FRAME, "heard.length = 0; document.body.prepend(frame)"].concat())
        .await?;
    page.told_height("moved").await?;
    if page.engine() == Engine::Chromium {
        for (what, width, height, ratio) in [
            ("on a finer screen", 1280, 1000, 3),
            ("zoomed to twice its size", 640, 500, 2),
        ] {
            page.resize_at_ratio(width, height, ratio).await?;
            page.told_height(what).await?;
        }
    }
    Ok(())
}

/// The colour of the page's text.
const INK: &str = "return getComputedStyle(document.body).color";

/// Where the host wants to be seen through the frame, it is, in either scheme of both; the text is dark
/// unless it is told that the ground is.
async fn clear_ground(page: Page) -> Outcome {
    for (scheme, style) in [
        ("normal", ""),
        ("dark", "frame.style.colorScheme = 'light'"),
    ] {
        for query in ["", "dark=false", "dark=true", "dark=auto"] {
            host(&page).await?;
            let src = page.address(&format!("patient/?bg=transparent&{query}"));
            page.script::<()>(&format!(
                "document.documentElement.dataset.scheme = '{scheme}'; \
                 const frame = window.embed('{src}'); {style}"
            ))
            .await?;
            page.told_height("a frame without a ground").await?;
            for os in ["light", "dark"] {
                if page.engine() == Engine::Chromium {
                    page.prefer(os).await?;
                }
                if query.is_empty() {
                    // Nobody has told what the ground is: the system's wish is not about it.
                    page.enter(0).await?;
                    let ink: String = page.script(INK).await?;
                    page.leave().await?;
                    assert_eq!(ink, "rgb(27, 29, 33)", "on a {os} system");
                }
                let corner = corner_of_frame(&page).await?;
                let is_ground = corner
                    .iter()
                    .zip(GROUND)
                    .all(|(channel, wanted)| channel.abs_diff(wanted) < 8);
                assert!(
                    is_ground,
                    "{query} in a host that is {scheme}, on a {os} system: {corner:?}"
                );
            }
        }
    }
    Ok(())
}

/// Returns the colour that is seen just inside the frame's corner.
async fn corner_of_frame(page: &Page) -> Outcome<[u8; 3]> {
    let place: [f64; 2] = page
        .script(
            "const { left, top } = document.querySelector('iframe').getBoundingClientRect();
             return [left + 4, top + 4].map((at) => at * devicePixelRatio)",
        )
        .await?;
    let [x, y] = place.map(|at| at as usize);
    page.picture()
        .await?
        .at(x, y)
        .ok_or_else(|| "no such place".into())
}

/// A host that is isolated from other origins shows the page too.
async fn isolated_host(page: Page) -> Outcome {
    page.load(&page.host("plain.html?isolated")).await?;
    page.until(
        "an isolated host",
        "return window.crossOriginIsolated === true",
    )
    .await?;
    embed(&page, "patient/", "{}").await?;
    page.enter(0).await?;
    page.ready().await?;
    page.leave().await?;
    page.told_height("a frame in an isolated host").await?;
    // By the element, too, whose script is from elsewhere.
    let element = "document.getElementById('place').innerHTML = '<lockout-explainer></lockout-explainer>';
        const script = document.createElement('script');
        Object.assign(script, { type: 'module', crossOrigin: 'anonymous', src: 'SITElockout-embed.js' });
        document.head.append(script);";
    page.script::<()>(&element.replace("SITE", &page.address("")))
        .await?;
    page.until("life in the element", "return told.includes('ready true')")
        .await
}

/// Several on one page do not mind each other: each has its language, its scheme, its hour and its height.
async fn neighbours(page: Page) -> Outcome {
    const LAST: &str = "return [...document.querySelectorAll('iframe')].map(({ contentWindow }) =>
        from.filter(({ source, kind }) => source === contentWindow && kind === 'interactive:height').at(-1)?.height ?? 0)";
    const STATE: &str = "const { lang, dataset: { theme } } = document.documentElement;
        return [lang, theme ?? '', document.querySelector('input[name=at]:checked').value].join(' ')";
    host(&page).await?;
    page.script::<()>(
        "window.from = []; addEventListener('message', ({ source, data }) => from.push({ source, ...data }))",
    )
    .await?;
    embed(&page, "patient/?at=12:00&dark=true", "{}").await?;
    embed(&page, "da/elderly/?at=10:00", "{}").await?;
    page.script::<()>("document.querySelectorAll('iframe')[1].style.width = '340px'")
        .await?;
    for at in [0, 1] {
        page.enter(at).await?;
        page.ready().await?;
        page.leave().await?;
    }
    page.enter(0).await?;
    page.click("button", ENGLISH.next).await?;
    page.leave().await?;
    let mut own = Vec::new();
    for (at, state) in [(0, "en dark 13:00"), (1, "da  10:00")] {
        page.enter(at).await?;
        assert_eq!(page.script::<String>(STATE).await?, state);
        own.push(page.own_height().await?);
        page.leave().await?;
    }
    assert!(own[1] > own[0], "the narrow one is higher: {own:?}");
    let are_told = format!(
        "const said = (() => {{ {LAST} }})(); return said.join() === '{},{}'",
        own[0], own[1]
    );
    page.until("the height of each", &are_told).await
}

/// Where a browser lacks, or refuses, what others have, nothing is missed aloud.
async fn poor_browser(page: Page) -> Outcome {
    const POOR: &str = "
        for (const name of ['crypto', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
        }
        for (const name of ['clipboard', 'share', 'serviceWorker', 'storage']) {
            Object.defineProperty(navigator, name, { get() { throw new DOMException('no', 'SecurityError'); } });
        }
        Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('no', 'SecurityError'); } });
        history.replaceState = () => { throw new DOMException('no', 'SecurityError'); };";
    page.devtools("Page.enable", json!({})).await?;
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": POOR }),
    )
    .await?;
    page.open("/patient/?at=12:00").await?;
    page.click("button", ENGLISH.next).await?;
    assert_eq!(page.day(&ENGLISH).await?.chosen().value, "13:00");
    host(&page).await?;
    embed(&page, "patient/?at=12:00", "{}").await?;
    page.enter(0).await?;
    page.ready().await?;
    page.click("button", ENGLISH.next).await?;
    assert_eq!(page.day(&ENGLISH).await?.chosen().value, "13:00");
    page.leave().await?;
    page.told_height("a frame of a poor browser").await?;
    Ok(())
}

/// Who saves data by the browser's own switch.
async fn spared_data(page: Page) -> Outcome {
    page.devtools(
        "Emulation.setDataSaverOverride",
        json!({ "dataSaverEnabled": true }),
    )
    .await?;
    waits_for_a_touch(page).await
}

/// Whose system asks for less data, which no browser tells unless it is made to: Chromium only.
async fn spared_data_by_wish(page: Page) -> Outcome {
    let wish = json!({ "features": [{ "name": "prefers-reduced-data", "value": "reduce" }] });
    page.devtools("Emulation.setEmulatedMedia", wish).await?;
    page.load(&page.address("/patient/")).await?;
    let is_wished = "return matchMedia('(prefers-reduced-data: reduce)').matches && !navigator.connection?.saveData";
    assert!(page.script::<bool>(is_wished).await?, "the wish is told");
    waits_for_a_touch(page).await
}

/// The Wasm comes with the first touch, and the hours work all the same.
async fn waits_for_a_touch(page: Page) -> Outcome {
    const WASM: &str = "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))";
    page.load(&page.address("/patient/")).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!page.script::<bool>(WASM).await?, "nothing more is loaded");
    // By script: a driver's click is a touch.
    page.script::<()>("document.querySelector('input[value=\"15:00\"]').click()")
        .await?;
    assert_eq!(page.day(&ENGLISH).await?.chosen().value, "15:00");
    let day = page.day(&ENGLISH).await?;
    page.choose(day.at("16:00")).await?;
    page.ready().await?;
    assert_eq!(page.day(&ENGLISH).await?.chosen().value, "16:00");
    // What a link wants worked out is loaded at once.
    page.open("/patient/?outage=15:05-17:05").await
}
