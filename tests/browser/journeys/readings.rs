//! A reader who reads values off the drawings: with the arrow keys and with the pointer, at the hour
//! chosen, in colours of their own and on paper.

use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

use crate::{
    harness::{Outcome, journeys},
    page::Page,
    words::ENGLISH,
};

journeys! {
    values_by_key(Plain) in Chromium Firefox WebKit;
    hours_by_pointer(Plain) in Chromium;
    rows_by_pointer(Plain) in Chromium;
    hour_of_the_recovery(Plain) in Chromium Firefox;
    width_without_a_canvas(Plain) in Chromium;
}

/// The figures that have a cursor at the hour chosen: lines over the day, the strip of services and the lanes
/// of errands.
const WITH_CURSOR: [&str; 6] = ["logins", "stuck", "callers", "wait", "everyone", "courses"];

/// What a slider says to a listener, and what stands below the drawing.
#[derive(Debug, Deserialize)]
struct Read {
    spoken: String,
    written: String,
}

async fn read(page: &Page, figure: &str) -> Outcome<Read> {
    let script = format!(
        "const figure = document.getElementById('figure-{figure}').closest('figure');
        return {{
            spoken: figure.querySelector('.reading').getAttribute('aria-valuetext'),
            written: figure.querySelector('.readout').textContent,
        }};"
    );
    page.script(&script).await
}

/// Each figure's id, and what its steps are called: the rows of its table, but where those are services
/// or errands the hours of the clock bar; and which keys step.
const STEPS: &str =
    "const hours = [...document.querySelectorAll('input[name=at]')].map(({ value }) => value);
    return [...document.querySelectorAll('.reading')].map((slider) => {
        const figure = slider.closest('figure');
        const id = figure.getAttribute('aria-labelledby').replace('figure-', '');
        const rows = [...figure.querySelectorAll('th[scope=row]')].map((head) => head.textContent);
        const isOfHours = id === 'everyone' || id === 'courses';
        return [id, isOfHours ? hours : rows, id === 'compared'];
    });";

/// Every figure is read from its first step to its last, and spoken as it is written.
async fn values_by_key(page: Page) -> Outcome {
    page.open("/").await?;
    let figures: Vec<(String, Vec<String>, bool)> = page.script(STEPS).await?;
    assert_eq!(figures.len(), 8, "figures to be read: {figures:?}");
    for (figure, steps, is_down) in figures {
        page.script::<()>(&format!(
            "document.getElementById('figure-{figure}').closest('figure').querySelector('.reading').focus()"
        ))
        .await?;
        let last = steps.len() - 1;
        let [on, back] = if is_down {
            [Key::Down, Key::Up]
        } else {
            [Key::Right, Key::Left]
        };
        for (key, step) in [(Key::Home, 0), (on, 1), (Key::End, last), (back, last - 1)] {
            page.press(key + "").await?;
            let Read { spoken, written } = read(&page, &figure).await?;
            let step = &steps[step];
            assert!(written.contains(step), "{figure} at {step}: “{written}”");
            assert_eq!(spoken, written, "{figure}");
        }
        page.press(Key::Escape + "").await?;
        let Read { written, .. } = read(&page, &figure).await?;
        assert!(written.starts_with("Point at"), "{figure}: “{written}”");
    }
    Ok(())
}

/// What is read is the hour that the pointer is at: over lines and lanes the cursor's line, in the strip the
/// middle of its column. The cursor is at the hour chosen, and nothing moves when it is read.
async fn hours_by_pointer(page: Page) -> Outcome {
    for width in [320, 1280] {
        page.resize(width, 900).await?;
        page.open("/").await?;
        for figure in WITH_CURSOR {
            let mut places = Vec::new();
            for hour in ["08:00", "12:00", "16:00"] {
                let day = page.day(&ENGLISH).await?;
                page.choose(day.at(hour)).await?;
                places.push(read_at_cursor(&page, figure, hour).await?);
            }
            let [first, second, third] = places[..] else {
                return Err("three hours".into());
            };
            let is_even = ((third - second) - (second - first)).abs() < 2.0;
            assert!(
                first < second && is_even,
                "{figure} at {width} px: the cursor goes {places:?}"
            );
        }
    }
    Ok(())
}

/// Points at a figure's cursor, and returns its place from the left once that hour is read.
async fn read_at_cursor(page: &Page, figure: &str, hour: &str) -> Outcome<f64> {
    let found =
        format!("const figure = document.getElementById('figure-{figure}').closest('figure');");
    let below = "figure.querySelector('details').getBoundingClientRect().top";
    let (x, y, before): (f64, f64, f64) = page
        .script(&format!(
            "{found}
            figure.querySelector('.drawing').scrollIntoView({{ block: 'center' }});
            const at = figure.querySelector('.cursor').getBoundingClientRect();
            return [at.left + at.width / 2, at.top + at.height / 2, {below}];"
        ))
        .await?;
    let moved = json!({ "type": "mouseMoved", "x": x, "y": y });
    page.devtools("Input.dispatchMouseEvent", moved).await?;
    let is_read =
        format!("{found} return figure.querySelector('.readout').textContent.includes('{hour}')");
    page.until(&format!("{hour} to be read in {figure}"), &is_read)
        .await?;
    let after: f64 = page.script(&format!("{found} return {below}")).await?;
    assert!((after - before).abs() < 1.0, "{figure} moves");
    Ok(x)
}

/// What is read of the comparison is the row that the pointer is at, in the order in which they are drawn.
async fn rows_by_pointer(page: Page) -> Outcome {
    const BEGIN: &str =
        "const figure = document.getElementById('figure-compared').closest('figure');
        const slider = figure.querySelector('.reading');
        slider.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = slider.getBoundingClientRect();
        const rows = [...figure.querySelectorAll('th[scope=row]')].map((head) => head.textContent);
        return [left + width / 2, top, height, rows];";
    for width in [320, 1280] {
        page.resize(width, 900).await?;
        page.open("/").await?;
        let (x, top, height, rows): (f64, f64, f64, Vec<String>) = page.script(BEGIN).await?;
        assert!(rows.len() > 5, "{rows:?}");
        for (place, row) in rows.iter().enumerate() {
            let y = top + height * (place as f64 + 0.5) / rows.len() as f64;
            let moved = json!({ "type": "mouseMoved", "x": x, "y": y });
            page.devtools("Input.dispatchMouseEvent", moved).await?;
            let is_read = format!(
                "const figure = document.getElementById('figure-compared').closest('figure');
                return figure.querySelector('.readout').textContent.startsWith('{row}: ')"
            );
            page.until(&format!("“{row}” to be read at {width} px"), &is_read)
                .await?;
        }
    }
    Ok(())
}

/// The recovery shows the chosen hour if its axis has it, and none otherwise.
async fn hour_of_the_recovery(page: Page) -> Outcome {
    const SHOWN: &str = "const plot = document.querySelector('.within').getBoundingClientRect();
        return [...document.querySelectorAll('.within path')]
            .filter((line) => getComputedStyle(line).display !== 'none')
            .map((line) => (line.getBoundingClientRect().left - plot.left) / plot.width);";
    page.open("/").await?;
    for (hour, place) in [
        ("13:00", None),
        ("14:00", Some(0.0)),
        ("16:00", Some(0.5)),
        ("18:00", Some(1.0)),
        ("19:00", None),
    ] {
        let day = page.day(&ENGLISH).await?;
        page.choose(day.at(hour)).await?;
        let shown: Vec<f64> = page.script(SHOWN).await?;
        let is_there = match (place, shown.as_slice()) {
            (None, []) => true,
            (Some(place), [shown]) => (shown - place).abs() < 0.02,
            _ => false,
        };
        assert!(is_there, "at {hour}: {shown:?}, not {place:?}");
    }
    Ok(())
}

/// Where the drawing stands in for the canvas, rows are as wide as they were.
async fn width_without_a_canvas(page: Page) -> Outcome {
    const WIDTH: &str =
        "const drawing = [...document.querySelectorAll('.drawing[data-kind=strip] .still svg')];
        return drawing.filter((svg) => svg.checkVisibility({ visibilityProperty: true }))
            .map((svg) => Math.round(svg.getBoundingClientRect().width));";
    let painted = "return document.querySelector('.figure[data-drawing=painted]') !== null";
    // The narrow one is as wide as its column at most.
    for (width, expected) in [(1280, 640..=640), (320, 250..=288)] {
        page.resize(width, 900).await?;
        page.media("", &[("forced-colors", "active")]).await?;
        page.open("/").await?;
        page.until("the drawing", painted).await?;
        let shown: Vec<i64> = page.script(WIDTH).await?;
        let fits = |shown: &[i64]| matches!(shown, [width] if expected.contains(width));
        assert!(fits(&shown), "in forced colours at {width}: {shown:?}");
        page.media("", &[]).await?;
        page.open("/").await?;
        page.until("the drawing", painted).await?;
        page.script::<()>("window.dispatchEvent(new Event('beforeprint'))")
            .await?;
        page.media("print", &[]).await?;
        let shown: Vec<i64> = page.script(WIDTH).await?;
        assert!(fits(&shown), "on paper at {width}: {shown:?}");
        page.media("", &[]).await?;
    }
    Ok(())
}
