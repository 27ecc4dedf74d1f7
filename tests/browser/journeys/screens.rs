//! Eight views of the page, kept as pictures in `tests/golden/screens` and compared with some
//! tolerance.
//!
//! `UPDATE_GOLDEN=1 LOCKOUT_JOURNEYS=screens cargo xtask test browser` takes them anew; look at
//! each. A view that differs is written beside its picture as `*.actual.png`.

use std::{env, fs, path::Path};

use serde_json::json;

use crate::{
    harness::{Outcome, journeys, say},
    page::Page,
    picture::Picture,
    words::{DANISH, ENGLISH, Words},
};

journeys! {
    screens(Plain) in Chromium;
}

/// The share of pixels that may differ.
const TOLERANCE: f64 = 0.003;

/// The most bytes that a picture may have.
const LIMIT_BYTES: u64 = 150_000;

/// The widths of two samples of text in the fonts of the pictures. With other fonts on the
/// machine the page looks otherwise, and there is nothing to compare.
const FONTS: &str = "const context = document.createElement('canvas').getContext('2d');
    const styles = getComputedStyle(document.documentElement);
    return ['--sans', '--serif'].map((name) => {
        context.font = `100px ${styles.getPropertyValue(name)}`;
        return Math.round(context.measureText('The login that hangs ●◐⊘✕').width);
    });";

/// One view.
struct Screen {
    /// The name of its picture.
    name: &'static str,
    size: (u32, u32),
    /// What the system asks for, or the medium.
    media: (&'static str, &'static [(&'static str, &'static str)]),
    words: &'static Words,
    /// Path and query below the folder of the language.
    path: &'static str,
    /// What is at the top of the window; empty for the top of the page.
    top: &'static str,
}

const LIGHT: (&str, &[(&str, &str)]) = ("", &[("prefers-color-scheme", "light")]);
const DARK: (&str, &[(&str, &str)]) = ("", &[("prefers-color-scheme", "dark")]);

const SCREENS: [Screen; 8] = [
    Screen {
        name: "readme",
        size: (1280, 1500),
        media: LIGHT,
        words: &ENGLISH,
        path: "parent/",
        top: "",
    },
    Screen {
        name: "front-phone-dark",
        size: (390, 844),
        media: DARK,
        words: &DANISH,
        path: "",
        top: "",
    },
    Screen {
        name: "patient-small-08",
        size: (320, 900),
        media: LIGHT,
        words: &DANISH,
        path: "patient/?at=08:00",
        top: "#day",
    },
    Screen {
        name: "elderly-phone-13",
        size: (390, 1200),
        media: DARK,
        words: &ENGLISH,
        path: "elderly/?at=13:00",
        top: "#day",
    },
    Screen {
        name: "business-tablet-15",
        size: (768, 1100),
        media: LIGHT,
        words: &DANISH,
        path: "business/?at=15:00",
        top: "#day",
    },
    Screen {
        name: "patient-desk-dark-10",
        size: (1280, 1000),
        media: DARK,
        words: &ENGLISH,
        path: "patient/?at=10:00",
        top: "#day",
    },
    Screen {
        name: "parent-forced-colours-10",
        size: (768, 1100),
        media: (
            "",
            &[
                ("forced-colors", "active"),
                ("prefers-color-scheme", "dark"),
            ],
        ),
        words: &ENGLISH,
        path: "parent/",
        top: "#day",
    },
    Screen {
        name: "elderly-paper-19",
        size: (718, 1047),
        media: ("print", &[("prefers-color-scheme", "light")]),
        words: &DANISH,
        path: "elderly/?at=19:00",
        top: "#day",
    },
];

async fn screens(page: Page) -> Outcome {
    let mut differing = Vec::new();
    for screen in &SCREENS {
        screen.show(&page).await?;
        let fonts: Vec<u32> = page.script(FONTS).await?;
        if fonts != DEJAVU {
            let line = format!("SKIPPED: screens, since the fonts are others: {fonts:?}\n");
            assert!(env::var("CI").as_deref() != Ok("true"), "{line}");
            say(&line);
            return Ok(());
        }
        differing.extend(compare(screen.name, &page.picture().await?)?);
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    Ok(())
}

/// What [`FONTS`] gives where the fonts are `DejaVu` Sans and Serif, as with Debian's packages.
const DEJAVU: [u32; 2] = [1406, 1420];

impl Screen {
    async fn show(&self, page: &Page) -> Outcome {
        let (medium, features) = self.media;
        page.media(medium, features).await?;
        page.resize(self.size.0, self.size.1).await?;
        page.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
            .await?;
        page.open(&format!("/{}{}", self.words.folder, self.path))
            .await?;
        let drawn = "return performance.getEntriesByName('lockout-chart').length === 1";
        page.until("the drawing", drawn).await?;
        let to_top = format!(
            "const from = document.querySelector('{}');
             scrollTo(0, from.getBoundingClientRect().top + scrollY); return true",
            if self.top.is_empty() {
                "body"
            } else {
                self.top
            }
        );
        page.until("the page to be scrolled", &to_top).await?;
        // Two frames: one to draw what was asked for, one so that it is shown.
        let settled = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200)));";
        page.order("waiting for frames", async |driver| {
            driver.execute_async(settled, []).await
        })
        .await?;
        Ok(())
    }
}

/// Compares a view with its picture, or takes that anew; returns what is wrong.
fn compare(name: &str, view: &Picture) -> Outcome<Option<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/screens");
    let (golden, actual) = (
        folder.join(format!("{name}.png")),
        folder.join(format!("{name}.actual.png")),
    );
    if env::var_os("UPDATE_GOLDEN").is_some() {
        view.write(&golden)?;
        let bytes = fs::metadata(&golden)?.len();
        say(&format!("{}: {bytes} bytes\n", golden.display()));
        return Ok((bytes > LIMIT_BYTES).then(|| format!("{name}: {bytes} of {LIMIT_BYTES} bytes")));
    }
    let known = fs::read(&golden).map_err(|error| format!("{}: {error}", golden.display()))?;
    let difference = Picture::read(&known)?.difference(view);
    say(&format!("{name}: {:.2} % differ\n", difference * 100.0));
    if difference <= TOLERANCE {
        let _ = fs::remove_file(actual);
        return Ok(None);
    }
    view.write(&actual)?;
    Ok(Some(format!(
        "{name}: {:.1} % of the pixels differ; see {}, or take it anew with UPDATE_GOLDEN=1",
        difference * 100.0,
        actual.display()
    )))
}
