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

/// Time in which samples are timed, and the fewest of them.
const MEASURE_MS: f64 = 1_200.0;
const FEWEST_SAMPLES: usize = 7;

/// How long a sample takes at least, so that it is as coarse as natively.
const SAMPLE_MS: f64 = 20.0;

#[wasm_bindgen_test]
async fn every_kernel_is_timed() {
    for kernel in kernels::all() {
        // Whoever asks how far this is gets an answer between two kernels.
        pause().await;
        let mut work = kernel.prepared();
        let mut sample = || {
            let (start, mut runs) = (now_ms(), 0.0);
            while runs == 0.0 || now_ms() - start < SAMPLE_MS {
                black_box(work());
                runs += 1.0;
            }
            (now_ms() - start) / runs
        };
        let begin = now_ms();
        while now_ms() - begin < WARM_UP_MS {
            sample();
        }
        let begin = now_ms();
        let (mut samples, mut best_ms) = (0, f64::INFINITY);
        while samples < FEWEST_SAMPLES || now_ms() - begin < MEASURE_MS {
            best_ms = best_ms.min(sample());
            samples += 1;
        }
        assert!(best_ms > 0.0, "{}: the clock stands still", kernel.name);
        console_log!("{}", kernel.line(best_ms));
    }
}

fn now_ms() -> f64 {
    let clock = gloo::utils::window().performance();
    clock.expect("a window has a clock").now()
}
