//! Times the kernels natively, by criterion. `cargo xtask bench` runs it and reads what it prints.

mod kernels;
mod stress;

use std::{fs, path::Path, time::Duration};

use criterion::{Criterion, SamplingMode};
use serde_json::Value;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    let kernels = kernels::all();
    let samples = |name: &str| folder.join("kernels").join(name).join("new/sample.json");
    for kernel in &kernels {
        // What an earlier run left must not pass for a result of this one.
        let _ = fs::remove_file(samples(&kernel.name));
    }
    let mut criterion = Criterion::default()
        .output_directory(&folder)
        .configure_from_args();
    let mut group = criterion.benchmark_group("kernels");
    group
        .sampling_mode(SamplingMode::Flat)
        .sample_size(60)
        .warm_up_time(Duration::from_millis(400))
        .measurement_time(Duration::from_millis(1_200));
    for kernel in &kernels {
        let mut work = kernel.prepared();
        group.bench_function(&kernel.name, |bencher| bencher.iter(&mut work));
    }
    group.finish();
    for kernel in &kernels {
        if let Some(best_ms) = best_ms(&samples(&kernel.name)) {
            println!("{}", kernel.line(best_ms));
        }
    }
}

/// Reads the best sample that criterion wrote, which counts in nanoseconds.
fn best_ms(file: &Path) -> Option<f64> {
    let samples: Value = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
    let numbers = |name: &str| {
        samples[name]
            .as_array()
            .map(|all| all.iter().filter_map(Value::as_f64))
    };
    let runs = numbers("times")?.zip(numbers("iters")?);
    let best = runs
        .map(|(time, count)| time / count)
        .fold(f64::INFINITY, f64::min);
    best.is_finite().then_some(best / 1e6)
}
