//! How soon a reader sees what was pressed, on a phone four times slower than this machine, and that work
//! in spare time is cut into slices.
//!
//! A time runs from the press to the first moment after the paint of the next frame, as the page
//! itself sees it: `requestAnimationFrame`, then a message, which is handled after that frame's
//! style, layout and paint. Presses come at random moments, as readers' do. Chromium starts a frame
//! at once when none is under way, else with the next tick of the screen; the part of the time that
//! is work, without that waiting, is printed beside it. The driver is no part of it. The slow-down
//! is Chromium's own, and no other journey runs meanwhile.

use serde::Deserialize;
use serde_json::json;

use crate::{
    harness::{Outcome, journeys, say},
    page::Page,
    words::ENGLISH,
};

journeys! {
    soon_painted(Alone) in Chromium;
    in_slices(Alone) in Chromium;
}

/// How often the time is taken at the most.
const ROUNDS: usize = 5;

/// How much slower the reader's phone is.
pub(super) const SLOW_DOWN: u32 = 4;

/// How often each thing is pressed: from the first hour to the last and back, and more.
const TIMES: usize = 48;

/// Presses before the time is taken: the first ones compile code.
const WARM_UP: usize = 8;

/// The most nodes and attributes that a step may change: what a reader of a screen reader is told,
/// the links that carry the hour, and the two buttons at the ends of the day.
const CHANGES_OF_A_STEP: usize = 24;

/// How long the work that is always the same takes on a machine that does nothing else, at that slow-down,
/// milliseconds, median and p95: a machine that is slower now is given as much more time.
const YARDSTICK: [f64; 2] = [22.0, 36.0];

/// What the page is to reach, in milliseconds; the journey fails where no round is within twice that.
struct Aim {
    what: &'static str,
    median: f64,
    p95: f64,
}

const STEP: Aim = Aim {
    what: "step",
    median: 20.0,
    p95: 29.0,
};

const PERSONA: Aim = Aim {
    what: "persona",
    median: 28.0,
    p95: 45.0,
};

/// One press.
#[derive(Debug, Deserialize)]
struct Press {
    /// Milliseconds until it was painted.
    total: f64,
    /// How much of that was work.
    work: f64,
    /// How long work took that is always the same, just before.
    yardstick: f64,
    /// Calls of canvases.
    drawn: usize,
    /// What was changed in the document.
    changed: Vec<String>,
}

async fn soon_painted(page: Page) -> Outcome {
    page.resize(390, 844).await?;
    page.open("/").await?;
    let mark = "return performance.getEntriesByName('lockout-chart').length === 1";
    page.until("the drawing", mark).await?;
    page.script::<()>(include_str!("../stopwatch.js")).await?;
    page.slow_down(SLOW_DOWN).await?;

    for step in &STEP.best_round(&page, "steps").await? {
        let changed = &step.changed;
        assert_eq!(step.drawn, 0, "a step draws nothing");
        assert!(
            (1..=CHANGES_OF_A_STEP).contains(&changed.len()),
            "a step changes {} nodes and attributes: {changed:?}",
            changed.len()
        );
    }
    PERSONA.best_round(&page, "persons").await?;
    page.slow_down(1).await
}

/// Presses what is to be timed.
async fn take_time(page: &Page, what: &str) -> Outcome<Vec<Press>> {
    let names = ENGLISH.persona.map(|(name, _)| name);
    let script = format!(
        "const done = arguments[arguments.length - 1];
         window.lockoutStopwatch.{what}({}, {}).then(done, (error) => done(String(error)));",
        WARM_UP + TIMES,
        json!(names)
    );
    let taken = page
        .order("taking the time", async |driver| {
            driver.execute_async(script, []).await
        })
        .await?;
    let mut presses: Vec<Press> = serde_json::from_value(taken.json().clone())
        .map_err(|error| format!("{error}: {}", taken.json()))?;
    Ok(presses.split_off(WARM_UP))
}

/// What one round came to, median and p95.
struct Round {
    /// Milliseconds until a press was painted, on this machine.
    here: [f64; 2],
    /// The same on a quiet machine.
    quiet: [f64; 2],
}

impl Round {
    fn of(presses: &[Press]) -> Self {
        let total = sorted(presses, |press| press.total);
        let here = [quantile(&total, 0.5), quantile(&total, 0.95)];
        let yardstick: Vec<f64> = presses.iter().map(|press| press.yardstick).collect();
        let quiet = [
            here[0] / slower(&yardstick, 0.5, YARDSTICK[0]),
            here[1] / slower(&yardstick, 0.95, YARDSTICK[1]),
        ];
        Self { here, quiet }
    }

    fn is_within(&self, median: f64, p95: f64) -> bool {
        self.quiet[0] <= median && self.quiet[1] <= p95
    }
}

impl Aim {
    /// Takes the time once more where it was too long: whatever else a machine does only adds to it.
    async fn best_round(&self, page: &Page, what: &str) -> Outcome<Vec<Press>> {
        let mut is_near = false;
        let mut presses = Vec::new();
        for _ in 0..ROUNDS {
            presses = take_time(page, what).await?;
            let round = Round::of(&presses);
            self.tell(&round, &presses);
            is_near |= round.is_within(2.0 * self.median, 2.0 * self.p95);
            if round.is_within(self.median, self.p95) {
                break;
            }
        }
        assert!(is_near, "{} → paint takes too long", self.what);
        Ok(presses)
    }

    fn tell(&self, round: &Round, presses: &[Press]) {
        let work = sorted(presses, |press| press.work);
        say(&format!(
            "{} → paint: median {:.1} ms, p95 {:.1} ms on a quiet machine (aim {} and {}); here {:.1} and \
             {:.1}, of which work {:.1} and {:.1}; {TIMES} times at {SLOW_DOWN}× slow-down\n",
            self.what,
            round.quiet[0],
            round.quiet[1],
            self.median,
            self.p95,
            round.here[0],
            round.here[1],
            quantile(&work, 0.5),
            quantile(&work, 0.95),
        ));
    }
}

/// The slices of one choice, milliseconds each.
#[derive(Debug, Deserialize)]
struct Pieces {
    taken: Vec<f64>,
    /// How long work took that is always the same, just before.
    yardstick: Vec<f64>,
}

/// The longest that nineteen of twenty pieces of work may hold up the page, milliseconds; on the machine
/// of a desk; the journey fails at twice that. The two in which the page is written anew take longer.
const SLICE_MILLISECONDS: f64 = 8.0;

/// The ranges of a choice are worked out in slices that leave the page half of each frame.
async fn in_slices(page: Page) -> Outcome {
    page.open("/").await?;
    page.script::<()>(include_str!("../stopwatch.js")).await?;
    let switches = ["A second login", "Emergency codes", "Check at a counter"];
    for (round, name) in switches.into_iter().enumerate() {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             window.lockoutStopwatch.pieces({}, '1,024').then(done, (error) => done(String(error)));",
            json!(name)
        );
        let taken = page
            .order("taking the time", async |driver| {
                driver.execute_async(script, []).await
            })
            .await?;
        let pieces: Pieces = serde_json::from_value(taken.json().clone())
            .map_err(|error| format!("{error}: {}", taken.json()))?;
        let slower = slower(&pieces.yardstick, 0.5, YARDSTICK[0] / f64::from(SLOW_DOWN));
        let pieces = sorted(&pieces.taken, |piece| *piece);
        let (usual, longest) = (quantile(&pieces, 0.95), quantile(&pieces, 1.0));
        say(&format!(
            "{} slices of work: p95 {usual:.1} ms, longest {longest:.1} ms (aim {SLICE_MILLISECONDS}); \
             this machine needs {slower:.2} of the time of a quiet one\n",
            pieces.len()
        ));
        assert!(pieces.len() > 20, "the work is cut");
        // Whatever else a machine does only adds to it, so that the best of some rounds counts.
        if usual <= SLICE_MILLISECONDS {
            return Ok(());
        }
        let is_last = round + 1 == switches.len();
        let is_far = usual > 2.0 * SLICE_MILLISECONDS * slower;
        assert!(!(is_last && is_far), "a slice takes too long");
    }
    Ok(())
}

/// How much more time than a quiet machine this one needs at this moment, at least 1.
fn slower(yardstick: &[f64], share: f64, quiet: f64) -> f64 {
    let yardstick = sorted(yardstick, |taken| *taken);
    (quantile(&yardstick, share) / quiet).max(1.0)
}

fn sorted<T>(taken: &[T], value: impl Fn(&T) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = taken.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Returns the smallest value that so large a share of all does not exceed.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted[rank.clamp(1, sorted.len()) - 1]
}
