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
    .await
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
            "return document.querySelector('figure').dataset.drawing === 'painted'",
        )
        .await?;
        let ink: f64 = page.script(DRAWN_LIGHTNESS).await?;
        assert_eq!(
            ink > 0.5,
            *is_dark,
            "with “{query}” the drawing is {ink:.2} light"
        );
    }
    Ok(())
}

/// How light the drawing's darkest or lightest strokes are: the mean of what is opaque and thin.
const DRAWN_LIGHTNESS: &str = "
    const canvas = document.querySelector('figure canvas');
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const isDark = document.documentElement.dataset.theme === 'dark'
        || (!document.documentElement.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
    const counts = new Map();
    for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at + 3] < 250) continue;
        const colour = (pixels[at] + pixels[at + 1] + pixels[at + 2]) / 765;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const values = [...counts.keys()].sort((one, other) => one - other);
    return isDark ? (values.at(-1) ?? 0) : (values[0] ?? 1);";
