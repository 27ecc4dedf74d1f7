//! Times the kernels in a page, in Chromium. `cargo xtask bench` runs it and reads what it prints.

#![cfg(target_arch = "wasm32")]

mod kernels;
#[path = "../wasm/pause.rs"]
mod pause;
mod stress;

use std::hint::black_box;

use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::pause::pause;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Time in which the browser may replace its quick code by its fast code.
const WARM_UP_MS: f64 = 400.0;

/// Time in which runs are timed, and the fewest and the most of them.
const MEASURE_MS: f64 = 1_200.0;
const FEWEST_RUNS: usize = 7;
const MOST_RUNS: usize = 200;

#[wasm_bindgen_test]
async fn every_kernel_is_timed() {
    for kernel in kernels::all() {
        // Whoever asks how far this is gets an answer between two kernels.
        pause().await;
        let mut work = kernel.prepared();
        let mut once = || {
            let start = now_ms();
            black_box(work());
            now_ms() - start
        };
        let begin = now_ms();
        while now_ms() - begin < WARM_UP_MS {
            once();
        }
        let begin = now_ms();
        let mut runs = Vec::new();
        while runs.len() < FEWEST_RUNS || (runs.len() < MOST_RUNS && now_ms() - begin < MEASURE_MS)
        {
            runs.push(once());
        }
        runs.sort_by(f64::total_cmp);
        let median_ms = runs[runs.len() / 2];
        assert!(median_ms > 0.0, "{}: the clock stands still", kernel.name);
        console_log!("{}", kernel.line(median_ms));
    }
}

fn now_ms() -> f64 {
    let clock = gloo::utils::window().performance();
    clock.expect("a window has a clock").now()
}
