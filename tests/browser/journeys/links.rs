//! A reader by a link: what it says holds, and what it says wrongly is told once and politely.

use crate::{
    harness::{Outcome, journeys},
    journeys::personas::{blocked, check_day},
    page::Page,
    words::ENGLISH,
};

journeys! {
    wrong_parameters(Plain) in Chromium;
    several_wrong_parameters(Plain) in Chromium Firefox WebKit;
    host_parameters(Plain) in Chromium Firefox WebKit;
    shorter_outage(Plain) in Chromium Firefox WebKit;
}

/// The heading of the notice about a link.
const NOTICE: &str = "About your link";

/// Each wrong parameter with what the notice quotes of it.
const WRONG: [(&str, &str); 9] = [
    ("at=99:99", "99:99"),
    ("at=12:60", "12:60"),
    ("persona=nobody", "nobody"),
    ("lang=xx", "xx"),
    ("outage=foo", "foo"),
    ("dark=maybe", "maybe"),
    ("scenario=none", "none"),
    ("v=9", "9"),
    ("colour=red", "colour"),
];

async fn wrong_parameters(page: Page) -> Outcome {
    for (parameter, quoted) in WRONG {
        page.open(&format!("/patient/?{parameter}")).await?;
        let sentences = notice(&page).await?;
        assert_eq!(sentences.len(), 1, "{parameter} gives {sentences:?}");
        assert!(
            sentences[0].contains(&format!("“{quoted}”")),
            "{parameter} gives {sentences:?}"
        );
        still_works(&page, parameter).await?;
    }
    Ok(())
}

async fn several_wrong_parameters(page: Page) -> Outcome {
    let query = "at=99:99&persona=nobody&outage=foo&dark=maybe&colour=red";
    page.open(&format!("/?{query}")).await?;
    let sentences = notice(&page).await?;
    assert_eq!(sentences.len(), 5, "one sentence for each: {sentences:?}");
    still_works(&page, query).await?;

    page.click("button", "Close").await?;
    page.until(
        "the notice to go",
        "return !document.body.innerText.includes('About your link')",
    )
    .await?;
    still_works(&page, "a closed notice").await
}

/// The page shows a whole day from its opening hour, and its hours can be chosen.
async fn still_works(page: &Page, after: &str) -> Outcome {
    let day = page.day(&ENGLISH).await?;
    check_day(&day, &ENGLISH);
    page.choose(day.at("13:00")).await?;
    let day = page.day(&ENGLISH).await?;
    assert_eq!(day.chosen().value, "13:00", "after {after}");
    check_day(&day, &ENGLISH);
    page.choose(day.at("10:00")).await
}

/// Returns the sentences of the one notice about the link.
async fn notice(page: &Page) -> Outcome<Vec<String>> {
    let texts: Vec<String> = page.ask("texts", &["region", NOTICE]).await?;
    Ok(texts
        .into_iter()
        .filter(|text| text != NOTICE && text != "Close")
        .collect())
}

/// What hosts add is no reason for a notice and is handed on in every link.
async fn host_parameters(page: Page) -> Outcome {
    page.open("/patient/?utm_source=paper&childId=box-1&initialWidth=640")
        .await?;
    let notices: usize = page.ask("count", &["region", NOTICE]).await?;
    assert_eq!(notices, 0, "a notice about what the host added");
    for link in page.links(ENGLISH.personas).await? {
        let kept = ["utm_source=paper", "childId=box-1", "initialWidth=640"];
        assert!(
            kept.iter().all(|pair| link.href.contains(pair)),
            "{} leads to {}",
            link.name,
            link.href
        );
    }
    check_day(&page.day(&ENGLISH).await?, &ENGLISH);
    Ok(())
}

/// The link's outage is simulated: at noon people can log in again.
async fn shorter_outage(page: Page) -> Outcome {
    page.open("/parent/?outage=09:00-11:00").await?;
    let day = page.day(&ENGLISH).await?;
    check_day(&day, &ENGLISH);
    let phase = |value: &str| {
        let hour = ENGLISH
            .hour(&day.at(value).name)
            .expect("checked with the day");
        ENGLISH.phases[hour.phase]
    };
    assert_eq!(phase("08:00"), "before the outage");
    assert_eq!(phase("10:00"), "outage");
    assert_ne!(phase("11:00"), "outage", "the outage ends at 11");
    assert_ne!(phase("12:00"), "outage", "the outage ended an hour ago");
    assert!(
        day.address.contains("outage=09:00-11:00"),
        "the address is {}",
        day.address
    );

    page.choose(day.at("12:00")).await?;
    let day = page.day(&ENGLISH).await?;
    check_day(&day, &ENGLISH);
    assert_eq!(
        blocked(&day, &ENGLISH),
        0,
        "services blocked an hour after the outage"
    );
    Ok(())
}
