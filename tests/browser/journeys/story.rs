//! The whole story: by the keyboard alone from the first stop to the last, the hours that go by, and
//! a guess that travels with a link.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    day::Focus,
    harness::{Outcome, journeys},
    journeys::{
        keyboard::{MOST_TABS, back_tab, seen_focus, tab_to},
        saving::CATCH,
    },
    page::Page,
    words::ENGLISH,
};

journeys! {
    story_by_keyboard(Plain) in Chromium Firefox WebKit;
    every_stop_is_seen(Plain) in Chromium Firefox WebKit;
    every_stop_is_seen_on_a_phone(Plain) in Chromium;
    hours_go_by(Plain) in Chromium;
    no_motion_no_play(Plain) in Chromium;
    guess_travels(Plain) in Chromium Firefox WebKit;
}

/// The way past everything before the day.
const SKIP: &str = "Skip to the day, hour by hour";

/// The last link before the foot.
const LAST_STOP: &str = "Each person’s errands (CSV)";

/// Whether an hour is chosen; the address says so a moment later.
fn is_at(hour: &str) -> String {
    format!("return document.querySelector('input[name=at]:checked').value === '{hour}'")
}

/// From the top through card, guess, length, hours, service, figure, safeguard and evidence to the copied
/// link.
async fn story_by_keyboard(page: Page) -> Outcome {
    page.open("/").await?;
    page.script::<()>(CATCH).await?;
    let history = page.day(&ENGLISH).await?.history;
    page.press(Key::Tab + "").await?;
    assert_eq!(seen_focus(&page).await?.name, SKIP, "the first stop");

    tab_to(&page, "a", "Patient").await?;
    page.press(Key::Enter + "").await?;
    let arrived = "return location.pathname === '/patient/'";
    page.until("the patient's day", arrived).await?;

    guess_three(&page).await?;
    tab_to(&page, "a", "Go to the day").await?;
    page.press(Key::Enter + "").await?;
    let heading = seen_focus(&page).await?;
    assert_eq!(heading.name, "Jonas, 29: the day, hour by hour");

    length_and_hours(&page).await?;
    tab_to_inside(&page, ".board").await?;
    open_and_close(&page).await?;
    values_file_and_table(&page).await?;

    tab_to_inside(&page, "[role=switch]").await?;
    page.press(" ").await?;
    let switched = "return location.search.includes('safeguards=')";
    page.until("the safeguard to be in the address", switched)
        .await?;
    tab_to_inside(&page, ".switch [type=range]").await?;
    page.press(Key::Left + "").await?;
    let weakened = "return location.search.includes(':0.9')";
    page.until("the strength to be in the address", weakened)
        .await?;
    for place in ["1", "2", "3"] {
        let summary = format!(".evidence > details:nth-of-type({place}) > summary");
        tab_to_inside(&page, &summary).await?;
        open_and_close(&page).await?;
    }

    tab_to(&page, "button", "Copy the link").await?;
    page.press(Key::Enter + "").await?;
    says(&page, "The link is copied.").await?;
    let focus = seen_focus(&page).await?;
    assert_eq!(focus.name, "Copy the link", "the focus stays where it was");
    let day = page.day(&ENGLISH).await?;
    assert_eq!(day.history, history, "history entries");
    assert!(!day.address.contains('#'), "the address is {}", day.address);
    Ok(())
}

/// Chooses the other length and the first again, goes on by an hour, and lets another go by.
async fn length_and_hours(page: &Page) -> Outcome {
    tab_to_value(page, "five-hours").await?;
    page.press(Key::Right + "").await?;
    let shorter = "return location.search.includes('outage=09:00-11:00')";
    page.until("two hours in the address", shorter).await?;
    page.press(Key::Left + "").await?;
    let as_reported = "return !location.search.includes('outage')";
    page.until("five hours again", as_reported).await?;
    tab_to_value(page, "10:00").await?;
    page.press(Key::Right + "").await?;
    page.until("the next hour", &is_at("11:00")).await?;
    tab_to(page, "button", "Play").await?;
    page.press(Key::Enter + "").await?;
    page.until("an hour to go by", &is_at("12:00")).await?;
    page.press(" ").await?;
    let paused = "return document.activeElement.textContent === 'Play'";
    page.until("the hours to pause", paused).await
}

/// Opens what the focus is on, and closes it again.
async fn open_and_close(page: &Page) -> Outcome {
    for is_open in [true, false] {
        page.press(Key::Enter + "").await?;
        let turned = format!("return document.activeElement.closest('details').open === {is_open}");
        page.until("a disclosure to turn", &turned).await?;
    }
    Ok(())
}

/// Reads the first value off a figure, saves it, and opens its table.
async fn values_file_and_table(page: &Page) -> Outcome {
    tab_to_inside(page, "#day .reading").await?;
    page.press(Key::Home + "").await?;
    let read = "const figure = document.activeElement.closest('figure');
        const [readout, first] = ['.readout', 'th[scope=row]'].map((part) => figure.querySelector(part).textContent);
        return readout.startsWith(first)";
    page.until("a value to be read", read).await?;
    let files = "Table and files: While the outage lasted, 3 in 100 wanted logins got through";
    tab_to(page, "summary", files).await?;
    page.press(Key::Enter + "").await?;
    tab_to(page, "button", "Save as PNG").await?;
    page.press(Key::Enter + "").await?;
    page.until("a file", "return window.lockoutFiles.length === 1")
        .await
}

/// Enters the guesses, which are one stop, and chooses by space and arrows.
async fn guess_three(page: &Page) -> Outcome {
    tab_to_value(page, "0").await?;
    page.press(" ").await?;
    for _ in 0..3 {
        page.press(Key::Right + "").await?;
    }
    seen_focus(page).await?;
    let is_said: bool = page.ask("isSaid", &["You guessed 3 of 8."]).await?;
    assert!(is_said, "the guess is confirmed");
    let is_compared: bool = page
        .ask("isSaid", &["You guessed 3. Our model says 3 more."])
        .await?;
    assert!(is_compared, "the guess is compared with what happened");
    Ok(())
}

async fn every_stop_is_seen(page: Page) -> Outcome {
    walk(&page).await
}

async fn every_stop_is_seen_on_a_phone(page: Page) -> Outcome {
    page.resize(320, 700).await?;
    walk(&page).await
}

/// Tabs from the first stop to the last and some way back: each is ringed and uncovered, a group of
/// radios is one of them, and nothing holds the focus.
async fn walk(page: &Page) -> Outcome {
    page.open("/").await?;
    let mut stops: Vec<Focus> = Vec::new();
    let mut groups: Vec<String> = Vec::new();
    while stops.last().is_none_or(|stop| stop.name != LAST_STOP) {
        assert!(
            stops.len() < MOST_TABS,
            "never at the end; the last stops are {:?}",
            &stops[MOST_TABS - 5..]
        );
        page.press(Key::Tab + "").await?;
        let focus = seen_focus(page).await?;
        let group: String = page
            .script("return document.activeElement.name ?? ''")
            .await?;
        if !group.is_empty() {
            assert!(!groups.contains(&group), "a second stop among {group}");
            groups.push(group);
        }
        stops.push(focus);
    }
    assert_eq!(groups, ["guess", "outage", "at"], "the groups of radios");
    // Backwards, what is above must come out from below the clock bar.
    for stop in stops.iter().rev().skip(1).take(stops.len() - 2) {
        back_tab(page).await?;
        let focus = seen_focus(page).await?;
        // A group is entered at its end from below, where none of it is chosen.
        let is_same = focus.name == stop.name && (focus.value == stop.value || stop.value == "0");
        assert!(is_same, "back from {stop:?} comes {focus:?}");
    }
    Ok(())
}

async fn hours_go_by(page: Page) -> Outcome {
    page.open("/").await?;
    page.script::<()>(
        "window.lockoutSaid = [];
         const region = document.querySelector('[role=status]');
         new MutationObserver(() => window.lockoutSaid.push(region.textContent.trim()))
             .observe(region, { childList: true, characterData: true, subtree: true })",
    )
    .await?;
    page.click("button", "Play").await?;
    page.until("two hours to go by", &is_at("12:00")).await?;
    let focus = page.focus().await?;
    assert_eq!(focus.name, "Pause", "the button keeps the focus");
    page.click("button", "Pause").await?;
    let paused = page.day(&ENGLISH).await?;
    stays(&page, &paused.chosen().value).await?;
    let said: Vec<String> = page.script("return window.lockoutSaid").await?;
    assert!(
        said[0].contains("Sara still cannot register") && said[1].contains("Sara has 1 hour left"),
        "each hour tells of the person: {said:?}"
    );
    assert!(said.iter().all(|text| text.len() < 100), "short: {said:?}");

    // Another step of the reader, Escape, a hidden page, and the last hour stop it as well.
    page.click("button", "Play").await?;
    page.choose(paused.at("08:00")).await?;
    stays(&page, "08:00").await?;
    page.click("button", "Play").await?;
    page.press(Key::Escape + "").await?;
    stays(&page, "08:00").await?;
    page.click("button", "Play").await?;
    page.script::<()>(
        "Object.defineProperty(document, 'hidden', { value: true });
         document.dispatchEvent(new Event('visibilitychange'))",
    )
    .await?;
    let hidden = page.day(&ENGLISH).await?;
    stays(&page, &hidden.chosen().value).await?;
    page.choose(paused.at("18:00")).await?;
    page.click("button", "Play").await?;
    page.until("the last hour", &is_at("19:00")).await?;
    stays(&page, "19:00").await
}

/// Checks that the hours have stopped here, for longer than one takes.
async fn stays(page: &Page, hour: &str) -> Outcome {
    let buttons: usize = page.ask("count", &["button", "Play"]).await?;
    assert_eq!(buttons, 1, "“Play” is offered again at {hour}");
    tokio::time::sleep(std::time::Duration::from_millis(2_500)).await;
    let day = page.day(&ENGLISH).await?;
    assert_eq!(day.chosen().value, hour, "the hours went on");
    Ok(())
}

async fn no_motion_no_play(page: Page) -> Outcome {
    let feature = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
    page.devtools(
        "Emulation.setEmulatedMedia",
        json!({ "features": [feature] }),
    )
    .await?;
    page.open("/").await?;
    let buttons: usize = page.ask("count", &["button", "Play"]).await?;
    assert_eq!(buttons, 0, "“Play” is offered to whoever wants no motion");
    page.click("button", ENGLISH.next).await?;
    page.until("the next hour", &is_at("11:00")).await
}

/// A guess stays out of the address, goes into the link when asked, and is told to the next reader.
async fn guess_travels(page: Page) -> Outcome {
    page.open("/patient/?at=12:00").await?;
    page.click("radio", "3").await?;
    let address = page.day(&ENGLISH).await?.address;
    assert_eq!(
        address, "/patient/?v=1&at=12:00",
        "the guess is the reader's"
    );
    let link = ["textbox", "Link"];
    let before: String = page.ask("value", &link).await?;
    assert_eq!(before, page.address("patient/?v=1&at=12:00"));
    page.click("checkbox", "With my guess: 3 of 8").await?;
    let shared: String = page.ask("value", &link).await?;
    assert_eq!(shared, page.address("patient/?v=1&at=12:00&guess=3"));

    page.leave_for(&shared).await?;
    page.ready().await?;
    let told = "Whoever sent you the link guessed 3.";
    says_so(&page, told).await?;
    let address = page.day(&ENGLISH).await?.address;
    assert_eq!(address, "/patient/?v=1&at=12:00", "it is not passed on");
    page.open("/patient/?guess=99").await?;
    says_so(&page, "“99” is not a number of errands").await
}

async fn says(page: &Page, words: &str) -> Outcome {
    let said: String = page.ask("announced", &[]).await?;
    assert_eq!(said, words, "what the live region says");
    Ok(())
}

async fn says_so(page: &Page, words: &str) -> Outcome {
    let is_said: bool = page.ask("isSaid", &[words]).await?;
    assert!(is_said, "the page does not say “{words}”");
    Ok(())
}

/// Tabs to a control with a value.
async fn tab_to_value(page: &Page, value: &str) -> Outcome {
    for _ in 0..MOST_TABS {
        page.press(Key::Tab + "").await?;
        if page.focus().await?.value == value {
            seen_focus(page).await?;
            return Ok(());
        }
    }
    Err(format!("Tab never reaches {value}").into())
}

/// Tabs until the focus is within something.
async fn tab_to_inside(page: &Page, selector: &str) -> Outcome {
    let is_inside = format!("return document.activeElement.closest('{selector}') !== null");
    for _ in 0..MOST_TABS {
        page.press(Key::Tab + "").await?;
        if page.script(&is_inside).await? {
            seen_focus(page).await?;
            return Ok(());
        }
    }
    Err(format!("Tab never gets into {selector}").into())
}
