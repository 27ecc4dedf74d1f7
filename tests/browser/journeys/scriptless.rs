//! A reader without scripts, or without the Wasm: the page is whole, and its hours work.

use serde::Deserialize;
use serde_json::json;

use crate::{
    harness::{Outcome, journeys},
    journeys::personas::{check_day, every_hour},
    page::Page,
    words::{DANISH, ENGLISH, Words},
};

journeys! {
    script_off(WithoutScript) in Chromium Firefox WebKit;
    script_off_in_danish(WithoutScript) in Chromium Firefox WebKit;
    wasm_blocked(Plain) in Chromium;
}

async fn script_off(page: Page) -> Outcome {
    without_life(&page, &ENGLISH).await
}

async fn script_off_in_danish(page: Page) -> Outcome {
    without_life(&page, &DANISH).await
}

/// The Wasm never arrives: one polite sentence, and everything native works.
async fn wasm_blocked(page: Page) -> Outcome {
    page.provokes(&[".wasm failed", "Failed to fetch"]);
    page.devtools("Network.enable", json!({})).await?;
    page.devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] }))
        .await?;
    page.load(&page.address("/")).await?;
    let failed = "return document.documentElement.dataset.failed === 'true'";
    page.until("the page to see that its Wasm is missing", failed)
        .await?;
    let is_said: bool = page
        .ask("isSaid", &["could not load its interactive part"])
        .await?;
    assert!(is_said, "the reader is told that something is missing");
    without_life(&page, &ENGLISH).await
}

async fn without_life(page: &Page, words: &Words) -> Outcome {
    page.load(&page.address(words.folder)).await?;
    let alive: bool = page
        .script("return document.documentElement.dataset.ready === 'true'")
        .await?;
    assert!(
        !alive,
        "the page came alive, so that this journey shows nothing"
    );
    check_day(&page.day(words).await?, words);
    every_hour(page, words, "parent").await?;
    words_change(page, words).await?;
    check_figures(page).await?;
    for button in [words.previous, words.next, words.play] {
        let count: usize = page.ask("count", &["button", button]).await?;
        assert_eq!(count, 0, "“{button}” is shown though it can do nothing");
    }

    let guesses: usize = page.ask("count", &["radio", "3"]).await?;
    assert_eq!(
        guesses, 0,
        "a guess is offered though nothing would take it"
    );

    // A click leads to the pre-rendered page of another person.
    let (name, id) = words.persona[2];
    page.mark_left().await?;
    page.follow(words.personas, name).await?;
    page.arrival().await?;
    let day = page.day(words).await?;
    assert_eq!(
        day.address,
        format!("/{}{id}/", words.folder),
        "where {name} leads"
    );
    assert_eq!(day.lang, words.tag, "the language of {}", day.address);
    assert!(
        day.title.starts_with(&format!("{name}: ")),
        "the title is “{}”",
        day.title
    );
    check_day(&day, words);
    Ok(())
}

/// The texts of the page are others in the outage than before it.
async fn words_change(page: &Page, words: &Words) -> Outcome {
    let hours = page.day(words).await?.hours;
    let mut said = Vec::new();
    for value in ["08:00", "13:00"] {
        let radio = hours
            .iter()
            .find(|radio| radio.value == value)
            .ok_or("an hour is missing")?;
        page.choose(radio).await?;
        said.push(
            page.script::<String>("return document.querySelector('#day').innerText")
                .await?,
        );
    }
    let clock = |hour: &str| [hour, words.clock_mark, "00"].concat();
    let moment = |text: &str| {
        text.lines()
            .find(|line| line.contains(' ') && line.ends_with('.'))
            .map(str::to_owned)
    };
    let (before, during) = (moment(&said[0]), moment(&said[1]));
    assert_ne!(
        before, during,
        "the hour in words is the same at 8 and at 13"
    );
    assert!(
        before.unwrap_or_default().contains(&clock("08")),
        "at 8: {}",
        said[0]
    );
    assert!(
        during.unwrap_or_default().contains(&clock("13")),
        "at 13: {}",
        said[1]
    );
    Ok(())
}

/// What a figure shows without scripts.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Drawn {
    is_shown: bool,
    width: f64,
    height: f64,
    shapes: usize,
    rows: usize,
}

/// Each drawing is there as SVG, beside a table with the same numbers.
async fn check_figures(page: &Page) -> Outcome {
    let figures: Vec<Drawn> = page.ask("drawn", &[]).await?;
    assert!(!figures.is_empty(), "no figure is exposed");
    for figure in &figures {
        let is_seen = figure.is_shown && figure.width > 200.0 && figure.height > 100.0;
        assert!(is_seen, "the SVG is shown at a good size: {figure:?}");
        assert!(figure.shapes >= 4, "hardly anything is drawn: {figure:?}");
    }
    // A head and the hours of the clock bar.
    let has_hours = figures.iter().any(|figure| figure.rows >= 14);
    assert!(has_hours, "no table tells the hours: {figures:?}");
    Ok(())
}
