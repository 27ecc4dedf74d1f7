//! The states that a reader brings the page into, one after the other in one session.
//!
//! A state is reached in place, as readers do, and what is folded is found by looking for it, so
//! that a new part of the page is walked without a change here.

use serde_json::{Value, json};

use crate::{harness::Outcome, page::Page, words::Words};

/// The way a page is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// The width of the window.
    pub(crate) width: u32,
    /// The height of the window.
    pub(crate) height: u32,
    /// What the system asks for: light or dark.
    pub(crate) scheme: &'static str,
}

/// A phone and a desk, by day and by night.
pub(crate) const LOOKS: [Look; 4] = [
    look(320, 700, "light"),
    look(320, 700, "dark"),
    look(1280, 1000, "dark"),
    look(1280, 1000, "light"),
];

/// The hour at which each person's day is looked at: other states, other colours.
const HOURS: [&str; 4] = ["10:00", "08:00", "13:00", "16:00"];

const fn look(width: u32, height: u32, scheme: &'static str) -> Look {
    Look {
        width,
        height,
        scheme,
    }
}

impl Page {
    /// Lets the system ask for dark or light (Chromium).
    pub(crate) async fn prefer(&self, scheme: &str) -> Outcome {
        self.media("", &[("prefers-color-scheme", scheme)]).await
    }

    /// Makes the machine so many times slower (Chromium).
    pub(crate) async fn slow_down(&self, rate: u32) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate }))
            .await
    }

    /// Lets the page be for a medium, "" for the screen, on a system that asks for things
    /// (Chromium).
    pub(crate) async fn media(&self, medium: &str, features: &[(&str, &str)]) -> Outcome {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let params = json!({ "media": medium, "features": features });
        self.devtools("Emulation.setEmulatedMedia", params).await
    }

    /// Looks at the page another way (Chromium).
    pub(crate) async fn look(&self, look: Look) -> Outcome {
        self.prefer(look.scheme).await?;
        self.resize(look.width, look.height).await
    }

    /// Opens what is folded and switches on what can be, also what that has brought.
    pub(crate) async fn unfold(&self) -> Outcome {
        let walk = [include_str!("walk.js"), "return lockoutWalk.unfold() === 0"].concat();
        self.until("nothing to be folded", &walk).await
    }
}

/// Goes through the states of the pages of one language and checks each.
pub(crate) async fn every_state(
    page: &Page,
    words: &Words,
    check: impl AsyncFn(&str) -> Outcome,
) -> Outcome {
    page.open(&format!("/{}?at=99:99", words.folder)).await?;
    check("a page with a notice").await?;
    page.open(&format!("/{}", words.folder)).await?;
    check("the untouched page").await?;
    for ((name, _), hour) in words.persona.into_iter().zip(HOURS) {
        everything_open(page, words, name, hour).await?;
        check(&format!("all of {name} at {hour}")).await?;
    }
    Ok(())
}

/// Shows one person at one hour, with everything open.
pub(crate) async fn everything_open(page: &Page, words: &Words, name: &str, hour: &str) -> Outcome {
    page.follow(words.personas, name).await?;
    let switched = format!("return document.title.startsWith('{name}: ')");
    page.until("the other person", &switched).await?;
    let day = page.day(words).await?;
    page.choose(day.at(hour)).await?;
    page.unfold().await?;
    // First over some of the days, and soon over all of them.
    let is_over_all = |told: &Vec<String>| {
        let is_it = |text: &String| text.contains("1,024") || text.contains("1.024");
        told.iter().any(is_it)
    };
    page.until_asked("below", &[words.choice], is_over_all)
        .await
}
