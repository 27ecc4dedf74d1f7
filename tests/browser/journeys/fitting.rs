//! A reader who sees the page otherwise: enlarged, with more room between the letters, in few
//! colours, with more contrast, without motion, on paper. Nothing is cut off, out of the window,
//! over something else or too small to press; and nothing is left out.

use std::collections::BTreeSet;

use serde_json::json;

use crate::{
    harness::{Outcome, journeys},
    page::Page,
    states::every_state,
    words::{DANISH, ENGLISH, Words},
};

journeys! {
    fitting_in_english(Plain) in Chromium;
    fitting_in_danish(Plain) in Chromium;
    more_contrast(Plain) in Chromium;
    chosen_in_forced_colours(Plain) in Chromium;
    without_motion(Plain) in Chromium;
    main_controls_fit_a_thumb(Plain) in Chromium;
    wide_tables(Plain) in Chromium;
    screen_within_its_phone(Plain) in Chromium;
}

/// The least room that text must stand, by WCAG 1.4.12.
const SPACING: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; } *, *::before, *::after { line-height: 1.5 !important; \
        letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } \
        p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [sheet];";

/// Takes the room away again. What is out of sight is laid out all the same, so that it has a place.
const NO_SPACING: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];";

async fn fitting_in_english(page: Page) -> Outcome {
    every_way(&page, &ENGLISH).await
}

async fn fitting_in_danish(page: Page) -> Outcome {
    every_way(&page, &DANISH).await
}

async fn every_way(page: &Page, words: &Words) -> Outcome {
    every_state(page, words, async |state| {
        page.resize(1280, 1000).await?;
        page.script::<()>(NO_SPACING).await?;
        let whole = said(page).await?;
        check(page, &format!("{state} at 1280 px"), &whole).await?;
        for width in [390, 768, 900] {
            page.resize(width, 1000).await?;
            check(page, &format!("{state} at {width} px"), &whole).await?;
        }
        // A window of 1280 px at 400 % zoom.
        page.resize(320, 256).await?;
        check(page, &format!("{state} at 320 px"), &whole).await?;
        page.script::<()>(SPACING).await?;
        check(page, &format!("{state} at 320 px, text spaced"), &whole).await?;
        page.resize(1280, 1000).await?;
        check(page, &format!("{state} at 1280 px, text spaced"), &whole).await?;
        page.script::<()>(NO_SPACING).await?;
        page.media("", &[("forced-colors", "active")]).await?;
        check(page, &format!("{state} in forced colours"), &whole).await?;
        on_paper(page, state, &whole).await
    })
    .await
}

/// Checks that everything fits and that no text is missing.
async fn check(page: &Page, what: &str, whole: &BTreeSet<String>) -> Outcome {
    let misfits: Vec<String> = fit(page, "misfits").await?;
    assert!(misfits.is_empty(), "{what}:\n{}", misfits.join("\n"));
    let said = said(page).await?;
    let missing: Vec<&String> = whole.difference(&said).collect();
    assert!(missing.is_empty(), "{what} does not say {missing:?}");
    Ok(())
}

/// Checks a sheet of A4 with the usual margins: controls are left out, the story is not.
async fn on_paper(page: &Page, state: &str, whole: &BTreeSet<String>) -> Outcome {
    page.resize(718, 1000).await?;
    page.media("print", &[]).await?;
    let misfits: Vec<String> = fit(page, "misfits").await?;
    assert!(
        misfits.is_empty(),
        "{state} on paper:\n{}",
        misfits.join("\n")
    );
    let said = said(page).await?;
    let sentences = |text: &&String| text.ends_with('.') && text.contains(' ');
    let missing: Vec<&String> = whole.difference(&said).filter(sentences).collect();
    let share = missing.len() as f64 / whole.iter().filter(sentences).count() as f64;
    assert!(share < 0.1, "{state} on paper leaves out {missing:?}");
    page.media("", &[]).await
}

async fn fit<T: serde::de::DeserializeOwned>(page: &Page, question: &str) -> Outcome<T> {
    let script = [
        include_str!("../fit.js"),
        "return window.lockoutFit.",
        question,
        "()",
    ];
    page.script(&script.concat()).await
}

async fn said(page: &Page) -> Outcome<BTreeSet<String>> {
    fit(page, "said").await
}

/// With more contrast, text reaches the 7:1 of WCAG's AAA, in both colour schemes, and drawings have the
/// colours of the page.
async fn more_contrast(page: Page) -> Outcome {
    const DRAWN: &str =
        "const seen = (element) => getComputedStyle(element).visibility === 'visible';
        const figures = [...document.querySelectorAll('.figure[data-drawing]')];
        return figures.length > 0 && figures.every((figure) =>
            seen(figure.querySelector('.still')) && !seen(figure.querySelector('canvas')))";
    const ENHANCED: &str = "const done = arguments[arguments.length - 1];
        const rules = { runOnly: ['color-contrast-enhanced'], resultTypes: ['violations'] };
        window.axe.run(document, rules).then(
            ({ violations, passes }) => done([passes.length, violations.flatMap(({ nodes }) =>
                nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`))]),
            (error) => done([0, [String(error)]]),
        );";
    for scheme in ["light", "dark"] {
        let features = [
            ("prefers-contrast", "more"),
            ("prefers-color-scheme", scheme),
        ];
        page.media("", &features).await?;
        page.open("/patient/").await?;
        page.until("drawings in the colours of the page", DRAWN)
            .await?;
        page.unfold().await?;
        page.put_in("axe-core/axe.min.js", "axe", "").await?;
        let found = page
            .order("axe-core", async |driver| {
                driver.execute_async(ENHANCED, []).await
            })
            .await?;
        let (passed, weak): (usize, Vec<String>) = serde_json::from_value(found.json().clone())?;
        assert!(
            passed > 0 && weak.is_empty(),
            "{scheme}:\n{}",
            weak.join("\n")
        );
    }
    Ok(())
}

/// Where the system picks the colours, what is chosen still differs by more than a colour.
async fn chosen_in_forced_colours(page: Page) -> Outcome {
    const MARKS: &str = "const mark = (element) => {
            const { outlineStyle, outlineWidth, borderWidth } = getComputedStyle(element);
            return [outlineStyle, outlineWidth, borderWidth].join(' ');
        };
        const differs = (chosen, other) => chosen && other && mark(chosen) !== mark(other);
        const first = (selector) => document.querySelector(selector);
        const statuses = [...document.querySelectorAll('.key .status')].map((status) => {
            const { backgroundImage, backgroundColor, borderColor } = getComputedStyle(status, '::before');
            return [backgroundImage, backgroundColor, borderColor].join(' ');
        });
        return {
            hour: differs(first('input[name=at]:checked + label'), first('input[name=at]:not(:checked) + label')),
            person: differs(first('.card:has([aria-current])'), first('.card:not(:has([aria-current]))')),
            length: differs(first('[name=outage]:checked + label'), first('[name=outage]:not(:checked) + label')),
            status: new Set(statuses).size,
        };";
    page.media("", &[("forced-colors", "active")]).await?;
    page.open("/").await?;
    let marks: serde_json::Value = page.script(MARKS).await?;
    assert_eq!(
        marks,
        json!({ "hour": true, "person": true, "length": true, "status": 4 })
    );
    Ok(())
}

/// A system that asks for less motion gets none.
async fn without_motion(page: Page) -> Outcome {
    page.media("", &[("prefers-reduced-motion", "reduce")])
        .await?;
    page.open("/").await?;
    page.unfold().await?;
    let moving: Vec<String> = fit(&page, "moving").await?;
    assert!(moving.is_empty(), "in motion: {moving:?}");
    let scrolling: String = page
        .script("return getComputedStyle(document.documentElement).scrollBehavior")
        .await?;
    assert_eq!(scrolling, "auto", "scrolling");
    Ok(())
}

/// The main controls; the hours by themselves, since thirteen of them must fit beside each other.
const MAIN_CONTROLS: [&str; 9] = [
    ".card",
    ".guesses .pick",
    ".duration .pick",
    ".clock .step",
    ".switch label",
    ".switch [type=range]",
    ".copy button",
    ".notice button",
    ".hour",
];

/// What is pressed most is 44 px in both directions, and an hour on a narrow screen at least 24.
async fn main_controls_fit_a_thumb(page: Page) -> Outcome {
    const SMALLEST: &str = "return SELECTORS.map((selector) => {
            const boxes = [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
            return Math.min(...boxes.map(({ width, height }) => Math.min(width, height)));
        });";
    page.open("/patient/?at=99:99").await?;
    page.unfold().await?;
    page.script::<()>(NO_SPACING).await?;
    for (width, least_hour) in [(320, 24.0), (1280, 44.0)] {
        page.resize(width, 900).await?;
        let script = SMALLEST.replace("SELECTORS", &json!(MAIN_CONTROLS).to_string());
        // None at all is infinite, which is no number of JSON.
        let sizes: Vec<Option<f64>> = page.script(&script).await?;
        for (control, size) in MAIN_CONTROLS.iter().zip(sizes) {
            let size = size.ok_or(format!("there is no {control}"))?;
            let least = if *control == ".hour" {
                least_hour
            } else {
                44.0
            };
            assert!(size > least - 0.1, "{control} has {size} px at {width}");
        }
    }
    Ok(())
}

/// A table wider than the screen is scrolled by keys from its title, and what it is stays to be read.
async fn wide_tables(page: Page) -> Outcome {
    const WIDE: &str =
        "const all = [...document.querySelectorAll('.figure details, .wait > details')];
        for (const details of all) details.open = true;
        window.lockoutWide = all.filter((details) => details.scrollWidth > details.clientWidth + 1);
        return window.lockoutWide.length;";
    const CAPTIONS: &str = "return window.lockoutWide.map((details) => {
            details.scrollLeft = 9999;
            const { left, right } = details.querySelector('caption').getBoundingClientRect();
            return [details.scrollLeft, left, right];
        });";
    page.resize(320, 700).await?;
    page.open("/").await?;
    page.script::<()>(NO_SPACING).await?;
    let wide: usize = page.script(WIDE).await?;
    assert!(wide > 0, "no table is wider than the screen");
    page.script::<()>("window.lockoutWide[0].querySelector('summary').focus()")
        .await?;
    page.press(thirtyfour::Key::Right + "").await?;
    let is_moved = "return window.lockoutWide[0].scrollLeft > 0";
    page.until("the table to be scrolled", is_moved).await?;
    let captions: Vec<(f64, f64, f64)> = page.script(CAPTIONS).await?;
    for (scrolled, left, right) in captions {
        assert!(
            scrolled > 0.0 && left > -1.0 && right < 321.0,
            "{left} to {right}"
        );
    }
    Ok(())
}

/// The screen of the phone stays within its frame at every hour of everyone's day, with more room between
/// the letters too.
async fn screen_within_its_phone(page: Page) -> Outcome {
    const OUTSIDE: &str = "const { dataset } = document.documentElement;
        const shown = dataset.hour;
        const outside = [...document.querySelectorAll('[name=at]')].flatMap(({ id }) => {
            dataset.hour = id.slice('at-'.length);
            const screen = [...document.querySelectorAll('.device .screen')].find((one) => one.checkVisibility());
            const { clientLeft, clientWidth } = screen.parentElement;
            const end = screen.parentElement.getBoundingClientRect().left + clientLeft + clientWidth;
            return screen.getBoundingClientRect().right < end ? [] : [`${dataset.hour}: ${screen.textContent}`];
        });
        dataset.hour = shown;
        return outside";
    page.resize(320, 900).await?;
    for words in [&ENGLISH, &DANISH] {
        for (_, id) in words.persona {
            page.open(&format!("/{}{id}/", words.folder)).await?;
            for spacing in [NO_SPACING, SPACING] {
                page.script::<()>(spacing).await?;
                let outside: Vec<String> = page.script(OUTSIDE).await?;
                assert!(outside.is_empty(), "{}{id}: {outside:?}", words.folder);
            }
        }
    }
    Ok(())
}
