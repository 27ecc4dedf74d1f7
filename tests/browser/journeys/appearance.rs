//! A reader in the dark: the system's wish holds unless the link says otherwise.

use crate::{
    harness::{Outcome, journeys},
    page::Page,
};

journeys! {
    dark_system(Dark) in Chromium Firefox;
    light_system(Plain) in Chromium Firefox WebKit;
}

async fn dark_system(page: Page) -> Outcome {
    if page.engine() == crate::engine::Engine::Chromium {
        page.prefer("dark").await?;
    }
    check(
        &page,
        &[
            ("", true),
            ("dark=auto", true),
            ("dark=false", false),
            ("dark=true", true),
        ],
    )
    .await
}

async fn light_system(page: Page) -> Outcome {
    check(
        &page,
        &[
            ("", false),
            ("dark=auto", false),
            ("dark=true", true),
            ("dark=false", false),
        ],
    )
    .await?;
    if page.engine() == crate::engine::Engine::Chromium {
        page.open("/?dark=true").await?;
        page.media("print", &[]).await?;
        let lightness: f64 = page.ask("lightness", &[]).await?;
        assert!(lightness > 0.95, "the paper is {lightness:.2} light");
    }
    Ok(())
}

/// Opens the page with each query and checks the ground, and that the drawing follows it.
async fn check(page: &Page, cases: &[(&str, bool)]) -> Outcome {
    for (query, is_dark) in cases {
        page.open(&format!("/?{query}")).await?;
        let lightness: f64 = page.ask("lightness", &[]).await?;
        assert_eq!(
            lightness < 0.5,
            *is_dark,
            "with “{query}” the ground is {lightness:.2} light"
        );
        page.until(
            "the drawing",
            "return performance.getEntriesByName('lockout-chart').length === 1",
        )
        .await?;
        // On a dark ground the strokes are light, and the other way round.
        let end = if *is_dark { "lightest" } else { "darkest" };
        let ink: f64 = page.ask("paint", &[end]).await?;
        let contrast = (ink - lightness).abs();
        assert!(
            contrast > 0.5,
            "with “{query}” the drawing is {ink:.2} light on {lightness:.2}"
        );
    }
    Ok(())
}
