//! What a host may choose of the page's looks, and what becomes of a choice that cannot be read.

use serde::Deserialize;
use serde_json::json;

use crate::{
    day::Link,
    engine::Engine,
    harness::{Outcome, journeys},
    page::Page,
    words::ENGLISH,
};

journeys! {
    looks_of_a_host(Plain) in Chromium Firefox WebKit;
    views_of_a_host(Plain) in Chromium Firefox WebKit;
}

/// The heading of the notice about a link.
const NOTICE: &str = "About your link";

/// A link whose colour a host may choose: navigation and name.
const LINK: [&str; 2] = [ENGLISH.personas, "Parent"];

/// What the page looks like; a part of it is asked of the probe.
#[derive(Debug, Deserialize, PartialEq, Eq)]
struct Looks {
    #[serde(default)]
    link: String,
    body: String,
    heading: String,
    ground: String,
    notes: usize,
    #[serde(default)]
    notices: usize,
}

const LOOKS: &str = "
    const style = (element) => getComputedStyle(document.querySelector(element));
    return {
        body: style('body').fontFamily.split(',')[0].replaceAll('\"', ''),
        heading: style('h1').fontFamily.split(',')[0].replaceAll('\"', ''),
        ground: style('body').backgroundColor,
        notes: (window.notes ?? []).length,
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
            page.until_asked("linkColour", &LINK, |colour: &String| colour == link)
                .await?;
        }
    }
    Ok(())
}

async fn looks(page: &Page, query: &str) -> Outcome<Looks> {
    page.open(&format!("/patient/?{query}")).await?;
    Ok(Looks {
        link: page.ask("linkColour", &LINK).await?,
        notices: page.ask("count", &["region", NOTICE]).await?,
        ..page.script(LOOKS).await?
    })
}

/// What a view shows of the story, and how.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    day: bool,
    menu: bool,
    figure: bool,
    evidence: bool,
    is_clear: bool,
    size: String,
    notices: usize,
}

const IS_CLEAR: &str =
    "return getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)'";
const SIZE: &str = "return getComputedStyle(document.documentElement).fontSize";

async fn what_is_shown(page: &Page, query: &str) -> Outcome<Shown> {
    page.open(&format!("/patient/?{query}")).await?;
    let count =
        async |role: &str, name: &str| -> Outcome<usize> { page.ask("count", &[role, name]).await };
    let languages = count("navigation", "Language").await?;
    let foots: usize = page.ask("exposed", &["contentinfo"]).await?;
    assert_eq!(languages, foots, "the menu is shown with the foot");
    Ok(Shown {
        day: count("radiogroup", ENGLISH.hours).await? == 1,
        menu: languages == 1,
        figure: page.ask::<usize>("exposed", &["figure"]).await? > 0,
        evidence: count("region", "How we know").await? == 1,
        is_clear: page.script(IS_CLEAR).await?,
        size: page.script(SIZE).await?,
        notices: count("region", NOTICE).await?,
    })
}

async fn views_of_a_host(page: Page) -> Outcome {
    let shown = async |query: &str| what_is_shown(&page, query).await;
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
    // A host that is dark may have frames with a ground of their own, on which nothing light can be read.
    assert!(!shown("view=embed&dark=true").await?.is_clear);
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
    let is_kept = |links: &Vec<Link>| {
        let mut links = links.iter();
        links.any(|link| link.name == "Dansk" && link.href.contains("view=class"))
    };
    page.until_asked("links", &["Language"], is_kept).await
}
