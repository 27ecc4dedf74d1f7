//! A reader who does not wait for the Wasm: what was chosen before it arrives is kept, and
//! nothing of the page is made anew when it does.

use serde_json::json;

use crate::{
    day::Day,
    harness::{Outcome, journeys},
    journeys::personas::check_day,
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    choice_before_life(Plain) in Chromium;
    hour_of_a_page_in_one_piece(Plain) in Chromium;
    alive_as_pre_rendered(Plain) in Chromium Firefox WebKit;
    read_again(Plain) in Chromium Firefox WebKit;
    read_again_in_a_frame(Plain) in Chromium Firefox WebKit;
}

/// Makes the Wasm wait until the journey lets it go.
const HOLD_WASM: &str = "
    const load = window.fetch;
    const held = new Promise((release) => { window.releaseWasm = release; });
    window.fetch = (address, options) =>
        String(address?.url ?? address).includes('.wasm')
            ? held.then(() => load(address, options))
            : load(address, options);";

/// As where a page is parsed in one go: it is complete before any observer is told of it.
const OBSERVERS_COME_LATE: &str = "
    window.MutationObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };";

async fn choice_before_life(page: Page) -> Outcome {
    let hold = json!({ "source": HOLD_WASM });
    page.devtools("Page.enable", json!({})).await?;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", hold)
        .await?;
    // A minute of an hour stands for the hour, before the Wasm as after it.
    page.load(&page.address("/patient/?at=09:41")).await?;

    let day = page.day(&ENGLISH).await?;
    assert_eq!(
        day.chosen().value,
        "09:00",
        "the hour of the link, before the Wasm"
    );
    page.choose(day.at("15:00")).await?;
    let before = page.day(&ENGLISH).await?;
    assert_eq!(
        before.chosen().value,
        "15:00",
        "the hour chosen before the Wasm"
    );
    check_day(&before, &ENGLISH);
    let alive: bool = page
        .script("return document.documentElement.dataset.ready === 'true'")
        .await?;
    assert!(
        !alive,
        "the Wasm was not held back, so that this journey shows nothing"
    );

    // Whatever is made anew does not have this mark.
    page.script::<()>(
        "for (const element of document.querySelectorAll('#lockout *')) element.wasHere = true",
    )
    .await?;
    page.script::<()>("window.releaseWasm()").await?;
    page.ready().await?;
    let anew: Vec<String> = page
        .script("return [...document.querySelectorAll('#lockout *')].filter((e) => !e.wasHere).map((e) => e.outerHTML.slice(0, 200))")
        .await?;
    assert!(anew.is_empty(), "made anew: {anew:?}");

    stays_as_chosen(&page, &before).await?;
    page.click("button", ENGLISH.next).await?;
    assert_eq!(
        page.day(&ENGLISH).await?.chosen().value,
        "16:00",
        "the page goes on from there"
    );
    Ok(())
}

/// The hour of the link is shown and addressed however quickly the page is there.
async fn hour_of_a_page_in_one_piece(page: Page) -> Outcome {
    let late = json!({ "source": OBSERVERS_COME_LATE });
    page.devtools("Page.enable", json!({})).await?;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", late)
        .await?;
    page.open("/elderly/?at=14:59").await?;
    let day = page.day(&ENGLISH).await?;
    assert_eq!(day.chosen().value, "14:00", "the hour of the link");
    assert_eq!(
        day.address, "/elderly/?v=1&at=14:00",
        "the address says the hour"
    );
    Ok(())
}

/// What was chosen before the Wasm is what is shown, addressed and focused after it.
async fn stays_as_chosen(page: &Page, before: &Day) -> Outcome {
    let after = page.day(&ENGLISH).await?;
    assert_eq!(
        after.chosen().value,
        "15:00",
        "the hour chosen before the Wasm, after it"
    );
    assert_eq!(after.services, before.services, "the services shown");
    assert_eq!(after.errands, before.errands, "the errands shown");
    assert_eq!(
        after.address, "/patient/?v=1&at=15:00",
        "the address follows the choice"
    );
    for link in page.links(ENGLISH.personas).await? {
        assert!(
            link.href.ends_with("?v=1&at=15:00"),
            "{} leads to {}, where the hour is lost",
            link.name,
            link.href
        );
    }
    let focus = page.focus().await?;
    assert_eq!(
        focus.value, "15:00",
        "the focus stays on what was chosen: {focus:?}"
    );
    Ok(())
}

/// The live page is the pre-rendered one, element by element and word by word.
async fn alive_as_pre_rendered(page: Page) -> Outcome {
    for words in [&ENGLISH, &DANISH] {
        let folders = words
            .persona
            .map(|(_, id)| format!("/{}{id}/", words.folder));
        let front = format!("/{}", words.folder);
        for path in [front].iter().chain(&folders) {
            page.open(path).await?;
            let difference: Option<String> = page.ask("difference", &[]).await?;
            assert_eq!(
                difference,
                None,
                "{path} differs:\n{}",
                difference.as_deref().unwrap_or("")
            );
        }
    }
    Ok(())
}

/// As where an engine runs the Wasm otherwise than it is written; in Firefox, scripts of a driver have
/// other globals than the page.
const ENGINE_FAULT: &str = "
    const page = window.wrappedJSObject ?? window;
    const init = new page.Object();
    init.error = new page.WebAssembly.RuntimeError('a fault as asked for');
    init.message = init.error.message;
    window.wasHere = true;
    // Once this is answered: it is asked again where the answer is lost with the page.
    setTimeout(() => page.dispatchEvent(new page.ErrorEvent('error', init)), 300)";

/// Where the engine fails, the page is read again, with all that its address says; three times at most.
async fn read_again(page: Page) -> Outcome {
    page.provokes(&["a fault as asked for"]);
    page.open("/patient/?v=1&at=12:00&outage=09:00-11:00")
        .await?;
    for _ in 0..3 {
        page.script::<()>(ENGINE_FAULT).await?;
        page.until("another document", "return window.wasHere === undefined")
            .await?;
        page.ready().await?;
        let day = page.day(&ENGLISH).await?;
        assert_eq!(day.address, "/patient/?v=1&at=12:00&outage=09:00-11:00");
        assert_eq!(day.chosen().value, "12:00", "the hour of the address");
    }
    page.script::<()>(ENGINE_FAULT).await?;
    let failed = "return document.documentElement.dataset.failed === 'true'";
    page.until("the page to say that it failed", failed).await?;
    let is_same: bool = page.script("return window.wasHere === true").await?;
    assert!(is_same, "read for ever");
    check_day(&page.day(&ENGLISH).await?, &ENGLISH);
    Ok(())
}

/// So it is in the strictest frame of another page, where nothing can be stored; its host takes no step back.
async fn read_again_in_a_frame(page: Page) -> Outcome {
    const IS_WHOLE: &str = "return window.wasHere === undefined
        && document.documentElement.dataset.ready === 'true'
        && document.querySelector('input[name=at]:checked').value === '12:00'";
    page.load(&page.host("plain.html")).await?;
    page.until("the host", "return typeof window.embed === 'function'")
        .await?;
    let history: usize = page.script("return history.length").await?;
    let src = page.address("patient/?v=1&at=12:00");
    let embed = format!("window.embed('{src}', {{ sandbox: 'allow-scripts' }})");
    page.script::<()>(&embed).await?;
    for _ in 0..=3 {
        page.until_in(0, "a whole page", IS_WHOLE).await?;
        page.enter(0).await?;
        page.script::<()>(ENGINE_FAULT).await?;
        page.leave().await?;
    }
    let stays = "return window.wasHere && document.documentElement.dataset.failed === 'true'";
    page.until_in(0, "the page to say that it failed", stays)
        .await?;
    let after: usize = page.script("return history.length").await?;
    assert_eq!(after, history, "steps back of the host");
    Ok(())
}
