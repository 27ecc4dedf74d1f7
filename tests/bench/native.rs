//! Times the kernels natively, by criterion. `cargo xtask bench` runs it and reads what it prints.

mod kernels;
mod stress;

use std::{fs, path::Path, time::Duration};

use criterion::{Criterion, SamplingMode};
use serde_json::Value;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    let kernels = kernels::all();
    let estimates = |name: &str| folder.join("kernels").join(name).join("new/estimates.json");
    for kernel in &kernels {
        // What an earlier run left must not pass for a result of this one.
        let _ = fs::remove_file(estimates(&kernel.name));
    }
    let mut criterion = Criterion::default()
        .output_directory(&folder)
        .configure_from_args();
    let mut group = criterion.benchmark_group("kernels");
    group
        .sampling_mode(SamplingMode::Flat)
        .sample_size(20)
        .warm_up_time(Duration::from_millis(400))
        .measurement_time(Duration::from_millis(1_200));
    for kernel in &kernels {
        let mut work = kernel.prepared();
        group.bench_function(&kernel.name, |bencher| bencher.iter(&mut work));
    }
    group.finish();
    for kernel in &kernels {
        if let Some(median_ms) = median_ms(&estimates(&kernel.name)) {
            println!("{}", kernel.line(median_ms));
        }
    }
}

/// Reads the median that criterion wrote, which counts in nanoseconds.
fn median_ms(file: &Path) -> Option<f64> {
    let estimates: Value = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
    Some(estimates["median"]["point_estimate"].as_f64()? / 1e6)
}
