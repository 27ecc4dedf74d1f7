//! What the page costs a reader: few requests, none of them elsewhere, nothing wider than the
//! window, a sharp drawing.

use serde::Deserialize;
use serde_json::json;

use crate::{
    engine::Engine,
    harness::{Outcome, journeys},
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    few_requests_of_its_own(Plain) in Chromium Firefox WebKit;
    fits_a_narrow_window(Plain) in Chromium;
    sharp_drawing(Plain) in Chromium Firefox WebKit;
    sharp_on_another_screen(Plain) in Chromium;
    each_list_exposed_once(Plain) in Chromium Firefox WebKit;
}

/// The most requests until the page is alive, the page itself included.
const MOST_REQUESTS: usize = 6;

#[derive(Debug, Deserialize)]
struct Request {
    name: String,
    status: u16,
}

async fn few_requests_of_its_own(page: Page) -> Outcome {
    for (path, is_framed) in [("/", false), ("/da/business/", false), ("/patient/", true)] {
        if is_framed {
            page.load(&page.host("plain.html")).await?;
            page.until("the host", "return typeof window.embed === 'function'")
                .await?;
            let src = page.address(path);
            page.script::<()>(&format!("window.embed('{src}')")).await?;
            page.enter(0).await?;
            page.ready().await?;
        } else {
            page.open(path).await?;
        }
        let requests: Vec<Request> = page.ask("requests", &[]).await?;
        let site = page.address("");
        for request in &requests {
            assert!(
                request.name.starts_with(&site),
                "a request elsewhere: {request:?}"
            );
            assert!(request.status < 400, "a request failed: {request:?}");
        }
        let mut names: Vec<&str> = requests
            .iter()
            .map(|request| request.name.as_str())
            .collect();
        if page.engine() == Engine::WebKit {
            // It lists the Wasm twice: when it is preloaded, and when that is used.
            names.sort_unstable();
            names.dedup();
        }
        // The page itself is not in the list.
        let count = names.len() + 1;
        assert!(
            count <= MOST_REQUESTS,
            "{path} takes {count} requests: {requests:?}"
        );
        assert!(
            count >= 5,
            "a style, two scripts and the Wasm: {requests:?}"
        );
    }
    page.leave().await?;
    Ok(())
}

/// Nothing makes the page scroll sideways, at any hour, in either language.
async fn fits_a_narrow_window(page: Page) -> Outcome {
    page.resize(320, 700).await?;
    for words in [&ENGLISH, &DANISH] {
        for (_, id) in words.persona {
            let path = format!("/{}{id}/", words.folder);
            page.open(&path).await?;
            // With this question the probe is in the page, and finds the radios.
            let count: usize = page.ask("count", &["radiogroup", words.hours]).await?;
            assert_eq!(count, 1, "groups of hours of {path}");
            let widths = WIDTHS.replace("HOURS", words.hours);
            let hours: Vec<Width> = page.script(&widths).await?;
            assert_eq!(hours.len(), 13, "the hours of {path}");
            for Width { hour, width, wide } in hours {
                assert!(
                    width <= 320,
                    "{path} at {hour} is {width} wide because of {wide:?}"
                );
            }
        }
    }
    Ok(())
}

/// How wide the page is at an hour, and what is wider than the window.
#[derive(Debug, Deserialize)]
struct Width {
    hour: String,
    width: u32,
    wide: Vec<String>,
}

/// Chooses every hour and measures.
const WIDTHS: &str = "
    return window.lockoutProbe.elements('radio', 'radiogroup', 'HOURS').map((radio) => {
        radio.click();
        return {
            hour: radio.value,
            width: document.documentElement.scrollWidth,
            wide: [...document.querySelectorAll('body *')]
                .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
                .filter((element) => element.checkVisibility())
                .slice(0, 5)
                .map((element) => element.outerHTML.slice(0, 120)),
        };
    });";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Canvas {
    width: u32,
    height: u32,
    shown_width: u32,
    shown_height: u32,
    colours: usize,
    is_shown: bool,
}

/// The drawing has a pixel for each pixel of the screen, also after the window changes.
async fn sharp_drawing(page: Page) -> Outcome {
    page.open("/").await?;
    let count: Vec<Canvas> = page.ask("canvases", &[]).await?;
    assert!(count.len() >= 7, "every figure has a canvas: {count:?}");
    for place in 0..count.len() {
        check_canvas(&page, place).await?;
    }
    if page.engine() == Engine::Chromium {
        for (ratio, wide, narrow) in [(2, 1280, 500), (3, 360, 700), (1, 700, 360)] {
            page.resize_at_ratio(wide, 900, ratio).await?;
            page.open("/").await?;
            check_canvas(&page, 0).await?;
            page.resize_at_ratio(narrow, 900, ratio).await?;
            check_canvas(&page, 0).await?;
        }
    } else {
        page.resize(800, 900).await?;
        check_canvas(&page, 0).await?;
    }
    Ok(())
}

/// Checks the drawing at a place of the page, brought near: what is far from the screen is painted later.
async fn check_canvas(page: &Page, place: usize) -> Outcome {
    page.until(
        "the first drawing",
        "return performance.getEntriesByName('lockout-chart').length === 1",
    )
    .await?;
    // A canvas has no role to be found by.
    let canvas = format!("const canvas = document.querySelectorAll('canvas')[{place}];");
    page.script::<()>(&[&canvas, "canvas.scrollIntoView({ block: 'center' });"].concat())
        .await?;
    // The drawing follows the window in its own time.
    let follows = "return canvas.width === Math.round(canvas.clientWidth * devicePixelRatio)
            && canvas.height === Math.round(canvas.clientHeight * devicePixelRatio)";
    page.until(
        "the drawing to be as fine as the screen",
        &[&canvas, follows].concat(),
    )
    .await?;
    let canvases: Vec<Canvas> = page.ask("canvases", &[]).await?;
    let canvas = &canvases[place];
    assert!(canvas.is_shown, "the canvas is not shown: {canvas:?}");
    assert_eq!(canvas.width, canvas.shown_width, "{canvas:?}");
    assert_eq!(canvas.height, canvas.shown_height, "{canvas:?}");
    assert!(canvas.colours >= 4, "hardly anything is drawn: {canvas:?}");
    Ok(())
}

/// A window that is moved to another screen: only the pixel ratio changes, which is no resize. Every
/// drawing near the screen becomes as fine as that, and none moves.
async fn sharp_on_another_screen(page: Page) -> Outcome {
    const NO_RESIZE: &str = "addEventListener('resize', (event) => {
            if (event.isTrusted) event.stopImmediatePropagation();
        }, true)";
    const NEAR: &str = "const near = [...document.querySelectorAll('canvas')]
            .map((canvas) => ({ canvas, box: canvas.getBoundingClientRect() }))
            .filter(({ box }) => box.top < 1.9 * innerHeight && box.bottom > -0.9 * innerHeight);";
    const SHARP: &str = "return near.length > 1 && near.every(({ canvas, box }) =>
            canvas.width === Math.round(box.width * devicePixelRatio)
            && canvas.height === Math.round(box.height * devicePixelRatio))";
    const BOXES: &str = "return near.map(({ box }) =>
            [box.left, box.top, box.width, box.height].map(Math.round))";
    page.devtools("Page.enable", json!({})).await?;
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": NO_RESIZE }),
    )
    .await?;
    page.resize_at_ratio(800, 900, 1).await?;
    page.open("/").await?;
    page.script::<()>("document.querySelector('.figures').scrollIntoView()")
        .await?;
    let mut first: Option<Vec<[i32; 4]>> = None;
    for ratio in [1, 2, 3, 1] {
        // Chromium looks at an emulated ratio when the window changes; a line of height moves nothing.
        page.resize_at_ratio(800, 900 + ratio, ratio).await?;
        let is_sharp =
            format!("{NEAR} return devicePixelRatio === {ratio} && (() => {{ {SHARP} }})()");
        page.until(&format!("drawings at ratio {ratio}"), &is_sharp)
            .await?;
        let boxes: Vec<[i32; 4]> = page.script(&[NEAR, BOXES].concat()).await?;
        let first = first.get_or_insert_with(|| boxes.clone());
        assert_eq!(boxes, *first, "the drawings at ratio {ratio}");
    }
    Ok(())
}

/// A screen reader meets each list and each group once, at every width.
async fn each_list_exposed_once(page: Page) -> Outcome {
    for width in [1280, 700] {
        page.resize(width, 900).await?;
        page.open("/patient/").await?;
        let once = [
            ("list", ENGLISH.services),
            ("list", ENGLISH.errands),
            ("navigation", ENGLISH.personas),
            ("radiogroup", ENGLISH.hours),
            ("button", ENGLISH.previous),
            ("button", ENGLISH.next),
        ];
        for (role, name) in once {
            let count: usize = page.ask("count", &[role, name]).await?;
            assert_eq!(count, 1, "{role} “{name}” at {width} px");
        }
    }
    Ok(())
}
