//! An editor makes a snippet and puts it into a page, and asks what that page lets through.

use serde::Deserialize;
use thirtyfour::Key;

use crate::{
    harness::{Outcome, journeys},
    page::Page,
    words::ENGLISH,
};

journeys! {
    makes_a_snippet(Plain) in Chromium Firefox WebKit;
    checks_a_page(Plain) in Chromium Firefox WebKit;
    by_keyboard(Plain) in Chromium Firefox;
    in_a_sandbox(Plain) in Chromium Firefox WebKit;
    without_script(WithoutScript) in Chromium Firefox WebKit;
    fits_every_width(Plain) in Chromium;
}

/// Finds a field by its label, and what stands in it.
const TOP: &str = "
    const labelled = (words) => [...document.querySelectorAll('label')]
        .find((label) => label.textContent === words)?.control;
    const snippet = (words) => document.querySelector(
        `textarea[aria-labelledby='${[...document.querySelectorAll('h3')]
            .find((heading) => heading.textContent === words).id}']`);
    const change = (field, value) => {
        field.value = value;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    };
    const pick = (words, entry) => {
        const field = labelled(words);
        change(field, [...field.options].find(({ text }) => text === entry).value);
    };
";

async fn ask<T: serde::de::DeserializeOwned>(page: &Page, script: &str) -> Outcome<T> {
    page.script(&[TOP, script].concat()).await
}

async fn until(page: &Page, what: &str, script: &str) -> Outcome {
    page.until(what, &[TOP, script].concat()).await
}

async fn makes_a_snippet(page: Page) -> Outcome {
    page.open("/embed.html").await?;
    let history: usize = page.script("return history.length").await?;
    let (name, id) = ENGLISH.persona[1];
    // Nobody has to know a mouse: the lists and fields are the browser's own.
    ask::<()>(
        &page,
        &format!("pick('Person', '{name}'); pick('First hour shown', '12:00')"),
    )
    .await?;
    ask::<()>(
        &page,
        "pick('Colours', 'Dark'); change(labelled('Height in pixels'), '640')",
    )
    .await?;
    let address = page.address(&format!("{id}/?v=1&at=12:00&dark=true"));
    let shows = format!("return document.querySelector('iframe').src === '{address}'");
    until(&page, "the preview", &shows).await?;
    let there = "document.querySelector('iframe').contentDocument.documentElement.dataset.ready";
    is_shown(&page, there).await?;
    let frame: String = ask(&page, "return snippet('Frame').value").await?;
    let part = format!("src=\"{}\"", address.replace('&', "&amp;"));
    assert!(
        frame.contains(&part) && frame.contains("height=\"640\""),
        "{frame}"
    );
    copies(&page).await?;
    let after: usize = page.script("return history.length").await?;
    assert_eq!(after, history, "steps back");
    let elsewhere: Vec<String> = page
        .script(
            "return performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:'))",
        )
        .await?;
    assert!(elsewhere.is_empty(), "asks for {elsewhere:?}");

    page.load(&page.host("plain.html")).await?;
    let put = format!(
        "document.getElementById('place').innerHTML = {}",
        serde_json::to_string(&frame)?
    );
    page.script::<()>(&put).await?;
    is_shown(&page, "window.heard.length > 0").await
}

/// The first frame shows the person and the hour that were chosen, in the dark.
///
/// A lazy frame is another one before it has loaded: it is entered when the page in it is `there`.
async fn is_shown(page: &Page, there: &str) -> Outcome {
    page.script::<()>("document.querySelector('iframe').scrollIntoView()")
        .await?;
    page.until("the frame", &format!("return Boolean({there})"))
        .await?;
    page.enter(0).await?;
    page.ready().await?;
    let day = page.day(&ENGLISH).await?;
    let (name, _) = ENGLISH.persona[1];
    assert_eq!((&*day.chosen().value, &*day.lang), ("12:00", "en"));
    assert!(day.title.starts_with(&format!("{name}: ")), "{}", day.title);
    let theme: String = page
        .script("return document.documentElement.dataset.theme")
        .await?;
    assert_eq!(theme, "dark");
    page.leave().await
}

/// A button copies, and says so; where the browser refuses, the text is left selected.
async fn copies(page: &Page) -> Outcome {
    page.click("button", "Copy: Frame").await?;
    let said = "return document.querySelector('p.visually-hidden[role=status]').textContent !== ''";
    page.until("what is said of the copying", said).await?;
    let is_true: bool = ask(
        page,
        "const { textContent } = document.querySelector('p.visually-hidden[role=status]');
         const { selectionStart, selectionEnd, value } = snippet('Frame');
         const isSelected = document.activeElement === snippet('Frame')
             && selectionStart === 0 && selectionEnd === value.length;
         const isSeen = document.body.innerText.includes(textContent);
         return isSeen && (textContent === 'Copied.' || isSelected);",
    )
    .await?;
    assert!(is_true);
    Ok(())
}

/// A line of the answer.
#[derive(Debug, Deserialize)]
struct Line {
    says: String,
    fix: String,
}

const LINES: &str =
    "return [...document.querySelectorAll('ul[aria-labelledby=embed-results] > li')]
    .map((line) => ({
        says: line.querySelector('strong').textContent,
        fix: line.querySelector('pre')?.textContent ?? '',
    }))";

async fn checks_a_page(page: Page) -> Outcome {
    page.open("/embed.html").await?;
    let usual: Vec<Line> = page.script(LINES).await?;
    assert!(
        usual.iter().all(|line| line.says.ends_with(": Works")),
        "{usual:?}"
    );

    // Typed, as an editor does.
    ask::<()>(&page, "labelled('Content-Security-Policy').focus()").await?;
    page.press("default-src 'none'; frame-src https://video.example")
        .await?;
    let is_told = "return document.body.innerText.includes('Showing the frame: Does not work')";
    page.until("the answer", is_told).await?;
    let lines: Vec<Line> = page.script(LINES).await?;
    let origin = page.address("");
    let origin = origin.trim_end_matches('/');
    let frame = &lines[0];
    assert_eq!(
        frame.fix,
        format!("frame-src https://video.example {origin}")
    );

    // What is to be added is added.
    let added = "change(labelled('Content-Security-Policy'),
        [...document.querySelectorAll('li[data-verdict=fails] pre')].map((fix) => fix.textContent).join('; '));
        change(labelled('Sandbox of the frame'), 'allow-scripts')";
    ask::<()>(&page, added).await?;
    let is_told =
        "return document.body.innerText.includes('Saving pictures and tables: Does not work')";
    page.until("the answer about the sandbox", is_told).await?;
    let lines: Vec<Line> = page.script(LINES).await?;
    assert_eq!(lines[0].says, "Showing the frame: Works", "{lines:?}");
    let saving = lines
        .iter()
        .find(|line| line.says.starts_with("Saving"))
        .unwrap();
    assert_eq!(saving.fix, "sandbox=\"allow-scripts allow-downloads\"");
    Ok(())
}

/// From the top of the page to a copied snippet, with keys alone and the focus always seen.
async fn by_keyboard(page: Page) -> Outcome {
    page.open("/embed.html").await?;
    let (_, id) = ENGLISH.persona[0];
    go_to(&page, "Person").await?;
    page.press(Key::Down + "").await?;
    let shows = format!("return document.querySelector('iframe').src.endsWith('/{id}/')");
    until(&page, "the preview", &shows).await?;
    go_to(&page, "Colour of links and controls").await?;
    page.press("red").await?;
    page.press(Key::Tab + "").await?;
    let is_told = "return labelled('Colour of links and controls').ariaInvalid === 'true'
        && document.body.innerText.includes('This is no colour')";
    until(&page, "what is wrong", is_told).await?;
    // Past the preview, in which a reader of the explainer would go on.
    page.script::<()>("document.querySelector('[aria-labelledby=snippet-element]').focus()")
        .await?;
    go_to(&page, "Copy: Element").await?;
    page.press(Key::Enter + "").await?;
    let said = "return document.querySelector('p.visually-hidden[role=status]').textContent !== ''";
    page.until("what is said of the copying", said).await
}

/// Goes on to a control by its name.
async fn go_to(page: &Page, name: &str) -> Outcome {
    const NAME: &str = "const { labels, textContent } = document.activeElement;
        return (labels?.[0] ?? { textContent }).textContent";
    for _ in 0..20 {
        if page.script::<String>(NAME).await? == name {
            let focus = page.focus().await?;
            assert!(focus.has_ring && focus.is_uncovered, "{focus:?}");
            return Ok(());
        }
        page.press(Key::Tab + "").await?;
    }
    Err(format!("no way to {name} by the Tab key").into())
}

/// A system may show the page itself in a frame that is allowed nothing but scripts.
async fn in_a_sandbox(page: Page) -> Outcome {
    let src = page.address("embed.html").replace(':', "%3A");
    page.load(&page.host(&format!("sandbox.html?src={src}")))
        .await?;
    page.enter(0).await?;
    page.ready().await?;
    ask::<()>(&page, "pick('First hour shown', '09:00')").await?;
    let site = page.address("?v=1&amp;at=09:00");
    let is_made = format!("return snippet('Frame').value.includes('src=\"{site}\"')");
    until(&page, "the snippet", &is_made).await?;
    page.click("button", "Copy: Frame").await?;
    let said = "return document.querySelector('p.visually-hidden[role=status]').textContent !== ''";
    page.until("what is said of the copying", said).await?;
    page.leave().await
}

async fn without_script(page: Page) -> Outcome {
    page.load(&page.address("embed.html")).await?;
    let is_whole: bool = ask(
        &page,
        "const root = document.documentElement;
         const isDead = root.dataset.ready === undefined
             && [...document.querySelectorAll('select')].every((list) => list.matches(':disabled'));
         const isSaid = document.body.innerText.includes('need JavaScript and WebAssembly');
         const isThere = ['Element', 'Frame', 'WordPress', 'AMP', 'Picture with a link']
             .every((words) => snippet(words).value.includes('https://your.site/'));
         const isClean = [...document.querySelectorAll('button')]
             .every((button) => !button.checkVisibility());
         return isDead && isSaid && isThere && isClean;",
    )
    .await?;
    assert!(is_whole);
    page.script::<()>("document.querySelector('iframe').scrollIntoView()")
        .await?;
    page.enter(0).await?;
    page.until(
        "the preview",
        "return document.querySelector('h1') !== null",
    )
    .await?;
    page.leave().await
}

async fn fits_every_width(page: Page) -> Outcome {
    const WIDTH: &str = "return document.documentElement.scrollWidth";
    for path in ["/embed.html", "/da/embed.html"] {
        for width in [320, 768, 1280] {
            page.resize(width, 900).await?;
            page.open(path).await?;
            // A frame wider than the window is moved in its own place.
            page.script::<()>(
                "const field = document.getElementById('embed-width');
                 field.value = '2000';
                 field.dispatchEvent(new Event('change', { bubbles: true }))",
            )
            .await?;
            page.until(
                "the wide frame",
                "return document.querySelector('iframe').width === '2000'",
            )
            .await?;
            let wide: u32 = page.script(WIDTH).await?;
            assert!(wide <= width, "{path} at {width} is {wide} wide");
        }
    }
    Ok(())
}
