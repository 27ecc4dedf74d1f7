//! What is copied is pasted into a page and works there: the code of the page itself, and that of the builder.

use lockout::app::embed::settings::{COLUMNS, Field, VIEW_HEIGHTS};

use crate::{
    harness::{Outcome, journeys},
    page::Page,
    words::ENGLISH,
};

journeys! {
    code_of_the_page(Plain) in Chromium Firefox WebKit;
    code_of_the_builder(Plain) in Chromium Firefox WebKit;
    no_clipboard_in_a_frame(Plain) in Chromium Firefox WebKit;
    as_high_as_the_code_says(Plain) in Chromium;
}

/// How far a page may be from the height that its code says, in percent of that.
const TOLERANCE_PERCENT: u32 = 12;

/// Pastes code into a page, scripts and all, as an editor does.
const PASTE: &str = "
    const place = document.getElementById('place');
    place.replaceChildren(document.createRange().createContextualFragment(CODE));
    document.querySelector('iframe, lockout-explainer').scrollIntoView()";

async fn paste(page: &Page, code: &str) -> Outcome {
    page.load(&page.host("plain.html")).await?;
    page.until("the host", "return typeof window.embed === 'function'")
        .await?;
    page.script(&PASTE.replace("CODE", &serde_json::to_string(code)?))
        .await
}

/// A state of the root element of the page that is shown, its person and hour.
const STATE: &str = "
    const { lang, dataset: { theme, view, font } } = document.documentElement;
    const hour = document.querySelector('input[name=at]:checked').value;
    return [lang, theme, view, font, hour, document.title.split(':')[0]].join(' ')";

async fn code_of_the_page(page: Page) -> Outcome {
    page.open("/patient/?at=12:00&dark=true&view=embed&font=serif&utm_source=a")
        .await?;
    let code: String = page
        .script("return document.querySelector('.copy[data-what=snippet] textarea').value")
        .await?;
    assert!(!code.contains("utm_source"), "{code}");
    paste(&page, &code).await?;
    page.until("life", "return heard.length > 0").await?;
    page.enter(0).await?;
    page.ready().await?;
    let state: String = page.script(STATE).await?;
    assert_eq!(state, "en dark embed serif 12:00 Patient");
    page.leave().await?;
    page.told_height("the code of the page").await?;
    Ok(())
}

/// Chooses a view and a width, if there is one.
const CHOOSE: &str = "
    const change = (id, value) => {
        const field = document.getElementById(`embed-${id}`);
        field.value = value;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    };
    change('persona', PERSONA);
    change('view', VIEW);
    change('width', 'WIDTH');";

/// Returns one of the snippets of a choice, by its key.
async fn code(page: &Page, view: usize, width: &str, persona: usize, key: &str) -> Outcome<String> {
    let choose = CHOOSE
        .replace("VIEW", &view.to_string())
        .replace("WIDTH", width)
        .replace("PERSONA", &persona.to_string());
    page.script::<()>(&choose).await?;
    // The page is written anew in its own time.
    let is_made = format!(
        "const choice = document.querySelector('textarea[aria-labelledby=snippet-frame]').value;
         return (choice.includes('view=') || {view} === 0) && choice.includes(' width=\"{}\"')",
        if width.is_empty() { "100%" } else { width }
    );
    page.until("the code", &is_made).await?;
    page.script(&format!(
        "return document.querySelector('textarea[aria-labelledby=snippet-{key}]').value"
    ))
    .await
}

async fn code_of_the_builder(page: Page) -> Outcome {
    page.open("/embed.html").await?;
    let mut codes = Vec::new();
    for key in ["frame", "wordpress", "element"] {
        codes.push((key, code(&page, 1, "640", 2, key).await?));
    }
    for (key, code) in codes {
        paste(&page, &code).await?;
        if key == "element" {
            page.until("life", "return told.includes('ready true')")
                .await?;
            page.enter_ours(0).await?;
        } else {
            page.until("life", "return heard.length > 0").await?;
            page.enter(0).await?;
            page.ready().await?;
        }
        let state: String = page.script(STATE).await?;
        let (name, _) = ENGLISH.persona[1];
        assert_eq!(state, format!("en light embed  10:00 {name}"), "{key}");
        page.leave().await?;
        // What is left where no frame is shown.
        let fallback: [String; 2] = page
            .script("const image = document.querySelector('#place a img'); return [image.alt, image.src]")
            .await?;
        assert!(fallback[0].len() > 60, "{key}: {fallback:?}");
        assert_eq!(fallback[1], page.address("patient/card.png"), "{key}");
    }
    Ok(())
}

/// Where a frame may not copy, the text is left selected and the reader is told.
async fn no_clipboard_in_a_frame(page: Page) -> Outcome {
    const REFUSE: &str = "
        Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
        document.execCommand = () => { throw new DOMException('no', 'NotAllowedError'); };";
    const IS_SELECTED: &str = "
        const field = document.querySelector('.copy[data-what=link] textarea');
        const said = document.querySelector('p.visually-hidden[role=status]').textContent;
        const seen = document.querySelector('.copy[data-what=link] span').textContent;
        return document.activeElement === field && field.selectionStart === 0
            && field.selectionEnd === field.value.length && field.value.length > 20
            && said.includes('copy it from there') && seen === said";
    page.load(&page.host("plain.html")).await?;
    page.until("the host", "return typeof window.embed === 'function'")
        .await?;
    let src = page.address("patient/");
    page.script::<()>(&format!(
        "window.embed('{src}', {{ sandbox: 'allow-scripts' }})"
    ))
    .await?;
    page.enter(0).await?;
    page.ready().await?;
    page.script::<()>(REFUSE).await?;
    page.click("button", "Copy the link").await?;
    page.until("the selected link", IS_SELECTED).await?;
    page.leave().await
}

/// The heights that the builder says are those of the pages, so that hosts that do not follow cut off nothing.
async fn as_high_as_the_code_says(page: Page) -> Outcome {
    page.open("/embed.html").await?;
    let mut codes = Vec::new();
    for view in 0..VIEW_HEIGHTS.len() {
        for width in COLUMNS {
            let code = code(&page, view, &width.to_string(), 0, "frame").await?;
            codes.push((Field::View.values()[view], width, code));
        }
    }
    page.resize(1280, 1000).await?;
    let (mut measured, mut wrong) = (Vec::new(), Vec::new());
    for (view, width, code) in codes {
        let (_, frame) = code.split_once("<iframe").ok_or("no frame")?;
        let (_, rest) = frame.split_once(" height=\"").ok_or("no height")?;
        let said: u32 = rest.split('"').next().unwrap_or_default().parse()?;
        paste(&page, &code).await?;
        page.until("life", "return heard.length > 0").await?;
        page.enter(0).await?;
        page.ready().await?;
        page.leave().await?;
        let height = page.told_height(view).await?;
        measured.push(format!("{view} {width}: {height}"));
        if height.abs_diff(said) * 100 > said * TOLERANCE_PERCENT {
            wrong.push(format!(
                "{view} at {width} px is {height} px high, not {said}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?} of {measured:#?}");
    Ok(())
}
