//! A reader picks a person and follows their day hour by hour.

use crate::{
    day::Day,
    harness::{Outcome, journeys},
    page::Page,
    words::{ENGLISH, Words},
};

journeys! {
    parent(Plain) in Chromium Firefox WebKit;
    patient(Plain) in Chromium Firefox WebKit;
    elderly(Plain) in Chromium Firefox WebKit;
    business(Plain) in Chromium Firefox WebKit;
    there_and_back(Plain) in Chromium Firefox WebKit;
}

async fn parent(page: Page) -> Outcome {
    follow(&page, "Parent", "parent").await
}

async fn patient(page: Page) -> Outcome {
    follow(&page, "Patient", "patient").await
}

async fn elderly(page: Page) -> Outcome {
    follow(&page, "Elderly citizen", "elderly").await
}

async fn business(page: Page) -> Outcome {
    follow(&page, "Small business", "business").await
}

/// Opens the front page, picks a person in place, and chooses every hour of their day.
async fn follow(page: &Page, name: &str, id: &str) -> Outcome {
    page.open("/").await?;
    let before = page.day(&ENGLISH).await?;
    page.script::<()>("window.lockoutSameDocument = true")
        .await?;

    page.follow(ENGLISH.personas, name).await?;
    let path = format!("/{id}/");
    page.until(
        "the address to change",
        &format!("return location.pathname === '{path}'"),
    )
    .await?;

    let day = page.day(&ENGLISH).await?;
    let is_same: bool = page
        .script("return window.lockoutSameDocument === true")
        .await?;
    assert!(is_same, "the switch to {name} loaded another document");
    assert_eq!(
        day.history, before.history,
        "the switch made a history entry"
    );
    assert_eq!(day.address, path, "nothing but the person changed");
    assert!(
        day.title.starts_with(&format!("{name}: ")),
        "the title is “{}”",
        day.title
    );
    check_links(page, name).await?;
    check_day(&day, &ENGLISH);
    every_hour(page, &ENGLISH, id).await
}

/// Exactly the chosen person is marked, and every link leads to a canonical page.
async fn check_links(page: &Page, name: &str) -> Outcome {
    let links = page.links(ENGLISH.personas).await?;
    let names: Vec<&str> = links.iter().map(|link| link.name.as_str()).collect();
    assert_eq!(names, ENGLISH.persona.map(|(name, _)| name), "the persons");
    let marked: Vec<&str> = links
        .iter()
        .filter(|link| link.is_current)
        .map(|link| link.name.as_str())
        .collect();
    assert_eq!(marked, [name], "the persons marked as current");
    for (link, (_, id)) in links.iter().zip(ENGLISH.persona) {
        assert_eq!(
            link.href,
            page.address(&format!("{id}/")),
            "where {} leads",
            link.name
        );
    }
    Ok(())
}

/// Chooses every hour by its radio and checks what is shown then.
pub(super) async fn every_hour(page: &Page, words: &Words, id: &str) -> Outcome {
    let hours = page.day(words).await?.hours;
    let mut outage_seen = Vec::new();
    for radio in &hours {
        page.choose(radio).await?;
        let day = page.day(words).await?;
        assert_eq!(
            day.chosen().value,
            radio.value,
            "{id}: the hour that was clicked is chosen"
        );
        check_day(&day, words);
        outage_seen.push(blocked(&day, words));
    }
    let distinct = |from: usize, to: usize| &outage_seen[from..to];
    assert!(
        distinct(0, 2).iter().all(|blocked| *blocked == 0),
        "at 7 and 8: {outage_seen:?}"
    );
    assert!(outage_seen[3] >= 3, "at 10: {outage_seen:?}");
    Ok(())
}

/// Checks that what is shown at the chosen hour is whole and agrees with itself.
pub(super) fn check_day(day: &Day, words: &Words) {
    let values: Vec<&str> = day.hours.iter().map(|radio| radio.value.as_str()).collect();
    let expected: Vec<String> = (7..=19).map(|hour| format!("{hour:02}:00")).collect();
    assert_eq!(values, expected, "the hours");

    let chosen = day.chosen();
    let at = &chosen.value;
    for radio in &day.hours {
        let hour = words.hour(&radio.name);
        let hour = hour.unwrap_or_else(|| panic!("an hour is named “{}”", radio.name));
        assert_eq!(
            format!("{:02}:00", hour.hour),
            radio.value,
            "“{}”",
            radio.name
        );
        assert_eq!(
            hour.services,
            day.services.len(),
            "services in “{}”",
            radio.name
        );
    }

    assert!(
        (6..=10).contains(&day.errands.len()),
        "{} errands",
        day.errands.len()
    );
    assert!(day.services.len() >= 10, "{} services", day.services.len());
    for (items, labels) in [
        (&day.services, &words.statuses[..]),
        (&day.errands, &words.states),
    ] {
        for texts in items {
            let shown: Vec<&String> = texts
                .iter()
                .filter(|text| labels.contains(&text.as_str()))
                .collect();
            assert_eq!(
                shown.len(),
                1,
                "at {at} “{}” is {shown:?}: {texts:?}",
                texts[0]
            );
        }
    }
    let hour = words.hour(&chosen.name).expect("every name was read above");
    assert_eq!(
        hour.blocked,
        blocked(day, words),
        "“{}” against the board",
        chosen.name
    );
}

/// Counts the services that the board shows as blocked at login.
pub(super) fn blocked(day: &Day, words: &Words) -> usize {
    let is_blocked = |texts: &&Vec<String>| texts.iter().any(|text| text == words.blocked);
    day.services.iter().filter(is_blocked).count()
}

/// What a reader has seen of a person is the same when they come back to it: the very elements that came
/// with the page stay until somebody else is shown, and from the second time on each person has their own.
async fn there_and_back(page: Page) -> Outcome {
    page.open("/parent/").await?;
    let [parent, elderly] = ["Parent", "Elderly citizen"];
    let first = seen(&page).await?;
    page.script::<()>("document.querySelector('.words').lockoutSeen = 0")
        .await?;
    page.click("button", ENGLISH.next).await?;
    assert_eq!(mark(&page).await?, Some(0), "an hour later");

    let mut told = Vec::new();
    for (visit, name) in [elderly, parent, elderly, parent].into_iter().enumerate() {
        page.follow(ENGLISH.personas, name).await?;
        let title = format!("return document.title.startsWith('{name}: ')");
        page.until("the person", &title).await?;
        let made_before = (visit >= 2).then(|| visit - 1);
        assert_eq!(mark(&page).await?, made_before, "{name}, visit {visit}");
        page.script::<()>(&format!(
            "document.querySelector('.words').lockoutSeen = {}",
            visit + 1
        ))
        .await?;
        told.push(seen(&page).await?);
    }
    assert_eq!(told[1], first, "the parent comes back");
    assert_eq!(told[2..], told[..2], "both once more");
    assert_ne!(told[0], told[1], "two people");
    Ok(())
}

/// Returns the text of the hours in words, the phone and the errands, hidden or not.
async fn seen(page: &Page) -> Outcome<[String; 2]> {
    let texts =
        "return ['.now', '.errands'].map((part) => document.querySelector(part).textContent)";
    page.script(texts).await
}

/// Returns at which visit the words shown were marked.
async fn mark(page: &Page) -> Outcome<Option<usize>> {
    let script = "return document.querySelector('.words').lockoutSeen ?? null";
    page.script(script).await
}
