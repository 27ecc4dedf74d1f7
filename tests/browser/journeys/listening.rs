//! A reader who listens: one polite region, exactly one, says what changed, in few words, and
//! nothing when nothing did.

use serde::Deserialize;

use crate::{
    harness::{Outcome, journeys},
    page::Page,
    words::{DANISH, ENGLISH, Words},
};

journeys! {
    one_voice(Plain) in Chromium;
}

/// The longest that a change may take to tell, in characters: about fifteen seconds of speech.
const LONGEST: usize = 200;

/// All that would speak up by itself.
const REGIONS: &str = "return [...document.querySelectorAll(
        '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], [role=timer], \
         [role=marquee], output')]
    .map((element) => ({
        role: element.getAttribute('role') ?? element.localName,
        live: element.getAttribute('aria-live') ?? 'polite',
        text: element.textContent.trim(),
    }));";

/// Counts from now on how often what is said is changed.
const WATCH: &str = "window.lockoutSaid = 0;
    new MutationObserver((records) => { window.lockoutSaid += records.length; })
        .observe(document.querySelector('[role=status]'),
            { subtree: true, childList: true, characterData: true });";

#[derive(Debug, Deserialize)]
struct Region {
    role: String,
    live: String,
    text: String,
}

async fn one_voice(page: Page) -> Outcome {
    for words in [&ENGLISH, &DANISH] {
        page.open(&format!("/{}", words.folder)).await?;
        assert_eq!(said(&page).await?, "", "nothing has changed yet");
        page.script::<()>(WATCH).await?;
        let mut last = String::new();
        let (name, _) = words.persona[2];
        let mark = words.clock_mark;
        step(&page, words, "13:00").await?;
        tells(&page, &mut last, &["13", mark, "00"].concat()).await?;
        page.follow(words.personas, name).await?;
        tells(&page, &mut last, "").await?;
        page.press(thirtyfour::Key::Enter + "").await?;
        tells_nothing(&page, &last, "the same person again").await?;
        unpressed(&page, "[name=outage]:not(:checked)").await?;
        tells(&page, &mut last, "").await?;
        unpressed(&page, "[role=switch]:not(:checked)").await?;
        tells(&page, &mut last, "").await?;
        step(&page, words, "19:00").await?;
        tells(&page, &mut last, &["19", mark, "00"].concat()).await?;
        page.click("button", words.next).await?;
        tells_nothing(&page, &last, "the hour after the last").await?;
    }
    Ok(())
}

/// Chooses an hour.
async fn step(page: &Page, words: &Words, hour: &str) -> Outcome {
    let day = page.day(words).await?;
    page.choose(day.at(hour)).await
}

/// Presses the first of some controls that is not on.
async fn unpressed(page: &Page, selector: &str) -> Outcome {
    page.script::<()>(&format!(
        "document.querySelector('main {selector}, {selector}').click()"
    ))
    .await
}

/// Waits until something else is said, which must be short and hold some words.
async fn tells(page: &Page, last: &mut String, words: &str) -> Outcome {
    page.until("something to be said", "return window.lockoutSaid > 0")
        .await?;
    let text = said(page).await?;
    assert_ne!(text, *last, "what was said before is said again");
    assert!(text.contains(words), "“{text}” without “{words}”");
    assert!(
        !text.is_empty() && text.chars().count() <= LONGEST,
        "“{text}”"
    );
    *last = text;
    page.script("window.lockoutSaid = 0;").await
}

/// Gives the page time to say something, which it must not.
async fn tells_nothing(page: &Page, last: &str, what: &str) -> Outcome {
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let changes: usize = page.script("return window.lockoutSaid").await?;
    assert_eq!((changes, said(page).await?.as_str()), (0, last), "{what}");
    Ok(())
}

/// Returns what the one region says.
async fn said(page: &Page) -> Outcome<String> {
    let regions: Vec<Region> = page.script(REGIONS).await?;
    assert_eq!(regions.len(), 1, "regions that speak up: {regions:?}");
    let region = &regions[0];
    assert_eq!(
        (region.role.as_str(), region.live.as_str()),
        ("status", "polite")
    );
    Ok(region.text.clone())
}
