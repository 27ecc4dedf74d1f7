//! A reader without a mouse: everything by Tab, arrows, Home, End, Enter and Space.

use thirtyfour::Key;

use crate::{
    day::{Focus, Radio},
    engine::Engine,
    harness::{Outcome, journeys},
    journeys::personas::check_day,
    page::Page,
    words::ENGLISH,
};

journeys! {
    keyboard_only(Plain) in Chromium Firefox WebKit;
}

/// How often Tab is pressed until something is given up as out of reach.
pub(super) const MOST_TABS: usize = 250;

async fn keyboard_only(page: Page) -> Outcome {
    page.open("/").await?;
    let history = page.day(&ENGLISH).await?.history;

    tab_to(&page, "a", "Patient").await?;
    page.press(Key::Enter + "").await?;
    page.until(
        "the patient's day",
        "return location.pathname === '/patient/'",
    )
    .await?;
    let focus = seen_focus(&page).await?;
    assert_eq!(
        focus.name, "Patient",
        "the focus stays where it was: {focus:?}"
    );

    tab_to_hours(&page).await?;
    hours_by_key(&page).await?;
    buttons_by_key(&page).await?;
    assert_eq!(
        page.day(&ENGLISH).await?.history,
        history,
        "history entries"
    );
    Ok(())
}

async fn hours_by_key(page: &Page) -> Outcome {
    // From the opening hour: right and down go on, left and up go back, the rest to the ends.
    let steps = [
        (Key::Right, "11:00"),
        (Key::Down, "12:00"),
        (Key::Left, "11:00"),
        (Key::Up, "10:00"),
        (Key::Home, "07:00"),
        (Key::Right, "08:00"),
        (Key::End, "19:00"),
        (Key::Left, "18:00"),
        (Key::End, "19:00"),
    ];
    for (key, value) in steps {
        page.press(key + "").await?;
        check_hour(page, value).await?;
        let focus = seen_focus(page).await?;
        assert_eq!(focus.value, value, "the focus after a key: {focus:?}");
    }
    let said: String = page.ask("announced", &[]).await?;
    assert!(said.contains("19:00"), "the live region says “{said}”");
    Ok(())
}

async fn buttons_by_key(page: &Page) -> Outcome {
    back_tab(page).await?;
    let focus = seen_focus(page).await?;
    assert_eq!(
        focus.name, ENGLISH.previous,
        "before the hours comes {focus:?}"
    );
    page.press(Key::Enter + "").await?;
    check_hour(page, "18:00").await?;
    page.press(" ").await?;
    check_hour(page, "17:00").await?;
    assert_eq!(
        seen_focus(page).await?.name,
        ENGLISH.previous,
        "the focus stays on the button"
    );

    tab_to(page, "button", ENGLISH.next).await?;
    page.press(" ").await?;
    check_hour(page, "18:00").await?;
    page.press(Key::Enter + "").await?;
    check_hour(page, "19:00").await?;
    // At the end there is nothing more to do, and the focus is not lost.
    page.press(Key::Enter + "").await?;
    check_hour(page, "19:00").await?;
    assert_eq!(
        seen_focus(page).await?.name,
        ENGLISH.next,
        "the focus stays on the button"
    );
    check_day(&page.day(&ENGLISH).await?, &ENGLISH);
    Ok(())
}

/// Checks the chosen hour and that the address says the same.
async fn check_hour(page: &Page, value: &str) -> Outcome {
    let query = match value {
        "10:00" => String::new(),
        _ => format!("?v=1&at={value}"),
    };
    // The address follows the choice, never the other way round.
    let is_told = format!("return location.search === '{query}'");
    page.until(&format!("{value} in the address"), &is_told)
        .await?;
    let hours: Vec<Radio> = page.ask("radios", &[ENGLISH.hours]).await?;
    let chosen = hours.iter().filter(|radio| radio.checked);
    let chosen: Vec<&str> = chosen.map(|radio| radio.value.as_str()).collect();
    assert_eq!(chosen, [value], "the chosen hour");
    Ok(())
}

async fn tab_to_hours(page: &Page) -> Outcome {
    for _ in 0..MOST_TABS {
        page.press(Key::Tab + "").await?;
        let focus = page.focus().await?;
        if focus.tag == "input" && focus.value.contains(':') {
            assert_eq!(
                focus.value, "10:00",
                "the group is entered at the chosen hour"
            );
            seen_focus(page).await?;
            return Ok(());
        }
    }
    Err("Tab never reaches the hours".into())
}

pub(super) async fn tab_to(page: &Page, tag: &str, name: &str) -> Outcome {
    let mut passed = Vec::new();
    for _ in 0..MOST_TABS {
        page.press(Key::Tab + "").await?;
        let focus = page.focus().await?;
        if focus.tag == tag && focus.name == name {
            seen_focus(page).await?;
            return Ok(());
        }
        passed.push(focus.name);
    }
    Err(format!("Tab never reaches {name}; it passes {passed:?}").into())
}

pub(super) async fn back_tab(page: &Page) -> Outcome {
    page.order("pressing Shift and Tab", async |driver| {
        let keys = driver.action_chain().key_down(Key::Shift);
        let keys = keys.send_keys(Key::Tab + "").key_up(Key::Shift);
        keys.perform().await
    })
    .await
}

/// Returns what has the focus, which must be seen: ringed, and not covered by anything.
pub(super) async fn seen_focus(page: &Page) -> Outcome<Focus> {
    let focus = page.focus().await?;
    // Of a text field WebKit brings only the line with the caret into the window.
    let is_caret_seen = page.engine() == Engine::WebKit && focus.tag == "textarea";
    assert!(
        focus.is_uncovered || is_caret_seen,
        "{:?}: covered or out of sight: {focus:?}",
        page.engine()
    );
    // WebKit takes an arrow key on a radio for a click and draws no ring; the hour is filled.
    let is_filled = page.engine() == Engine::WebKit && focus.tag == "input";
    assert!(focus.has_ring || is_filled, "no ring around {focus:?}");
    Ok(focus)
}
