//! What a host may choose of the page's looks, and what becomes of a choice that cannot be read.

use serde::Deserialize;
use serde_json::json;

use crate::{
    engine::Engine,
    harness::{Outcome, journeys},
    page::Page,
};

journeys! {
    looks_of_a_host(Plain) in Chromium Firefox WebKit;
    views_of_a_host(Plain) in Chromium Firefox WebKit;
}

/// What the page looks like.
#[derive(Debug, Deserialize, PartialEq, Eq)]
struct Looks {
    link: String,
    body: String,
    heading: String,
    ground: String,
    notes: usize,
    notices: usize,
}

const LOOKS: &str = "
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
        link: style('.personas a').color,
        body: style('body').fontFamily.split(',')[0].replaceAll('\"', ''),
        heading: style('h1').fontFamily.split(',')[0].replaceAll('\"', ''),
        ground: style('body').backgroundColor,
        notes: (window.notes ?? []).length,
        notices: document.querySelectorAll('.notice').length,
    };";

async fn looks_of_a_host(page: Page) -> Outcome {
    let hears = page.engine() == Engine::Chromium;
    if hears {
        let source = "window.notes = []; console.info = (note) => window.notes.push(note);";
        page.devtools("Page.enable", json!({})).await?;
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": source }),
        )
        .await?;
    }
    let plain = looks(&page, "").await?;
    assert_eq!((plain.notes, plain.notices), (0, 0));
    let chosen = looks(&page, "accent=7A1F5C&font=serif&bg=transparent").await?;
    let clear = Looks {
        link: "rgb(122, 31, 92)".to_owned(),
        body: plain.heading.clone(),
        ground: "rgba(0, 0, 0, 0)".to_owned(),
        ..looks(&page, "").await?
    };
    assert_eq!(chosen, clear);
    let sans = looks(&page, "accent=%237a1f5c&font=sans&bg=paper").await?;
    assert_eq!((&sans.heading, &sans.ground), (&plain.body, &plain.ground));
    assert_eq!(sans.link, "rgb(122, 31, 92)");

    // What cannot be used, or not be read on this ground, changes nothing, and the reader hears nothing.
    for (query, notes) in [
        ("accent=red&font=comic&bg=pink", 3),
        ("accent=ffff00", 1),
        ("accent=%3Cscript%3E", 1),
        ("accent=7a1f5", 1),
        ("font=", 1),
    ] {
        let odd = looks(&page, query).await?;
        assert_eq!(odd.notes, if hears { notes } else { 0 }, "{query}: {odd:?}");
        assert_eq!(Looks { notes: 0, ..odd }, plain, "{query}");
    }
    // A colour is for the ground on which it can be read.
    let dark = looks(&page, "dark=true").await?;
    let bright = looks(&page, "accent=ffff00&dark=true").await?;
    assert_eq!(bright.link, "rgb(255, 255, 0)");
    let dim = looks(&page, "accent=7a1f5c&dark=true").await?;
    assert_eq!(Looks { notes: 0, ..dim }, dark);
    if hears {
        // The system's wish may change while the page is open.
        page.open("/patient/?accent=7a1f5c").await?;
        for (scheme, link) in [("dark", &dark.link), ("light", &sans.link)] {
            page.prefer(scheme).await?;
            let is_it = format!(
                "return getComputedStyle(document.querySelector('.personas a')).color === '{link}'"
            );
            page.until("the link's colour", &is_it).await?;
        }
    }
    Ok(())
}

async fn looks(page: &Page, query: &str) -> Outcome<Looks> {
    page.open(&format!("/patient/?{query}")).await?;
    page.script(LOOKS).await
}

/// What a view shows of the story, and how.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
struct Shown {
    day: bool,
    menu: bool,
    figure: bool,
    evidence: bool,
    is_clear: bool,
    size: String,
    notices: usize,
}

const SHOWN: &str = "
    const isShown = (selector) => document.querySelector(selector).getClientRects().length > 0;
    return {
        day: isShown('#day'),
        menu: isShown('.languages') && isShown('footer'),
        figure: isShown('figure'),
        evidence: isShown('.evidence-slot'),
        isClear: getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)',
        size: getComputedStyle(document.documentElement).fontSize,
        notices: document.querySelectorAll('.notice').length,
    };";

async fn views_of_a_host(page: Page) -> Outcome {
    let shown = async |query: &str| -> Outcome<Shown> {
        page.open(&format!("/patient/?{query}")).await?;
        page.script(SHOWN).await
    };
    let story = Shown {
        day: true,
        menu: true,
        figure: true,
        evidence: true,
        is_clear: false,
        size: "16px".to_owned(),
        notices: 0,
    };
    assert_eq!(shown("").await?, story);
    assert_eq!(shown("view=story").await?, story);
    assert_eq!(
        shown("view=all").await?,
        story,
        "an unknown view is the story"
    );
    let embedded = shown("view=embed").await?;
    assert!(!embedded.menu && embedded.is_clear, "{embedded:?}");
    assert!(embedded.day && embedded.evidence, "{embedded:?}");
    assert!(!shown("view=embed&bg=paper").await?.is_clear);
    let large = shown("view=class").await?;
    assert_eq!(
        large,
        Shown {
            size: "20px".to_owned(),
            ..shown("").await?
        }
    );
    let brief = shown("view=brief").await?;
    assert_eq!(
        brief,
        Shown {
            day: false,
            ..story
        }
    );
    // The view stays when another language is chosen, which is another page.
    page.open("/patient/?view=class").await?;
    let href = "return document.querySelector('.languages a[lang=da]').href.includes('view=class')";
    page.until("the view in the links", href).await
}
