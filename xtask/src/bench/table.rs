//! What was measured, side by side and judged. It measures nothing.

use std::ops::RangeInclusive;

use super::{results::Measured, slope::slope};
use crate::failure::{Failure, Outcome};

/// The most that Wasm may take, as a multiple of the native time of the same kernel.
const RATIO_LIMIT: f64 = 2.0;

/// The slopes that pass for a cost in proportion to the size.
const SLOPES: RangeInclusive<f64> = 0.85..=1.15;

/// One kernel or sweep as a line of words, and whether its limits are met.
struct Row {
    cells: Vec<String>,
    is_met: bool,
}

/// The judged results.
pub(crate) struct Table {
    kernels: Vec<Row>,
    sweeps: Vec<Row>,
}

impl Table {
    /// Judges three runs of the same kernels: native, Wasm with SIMD, and Wasm without.
    ///
    /// Limits hold for the Wasm that readers' browsers load, the one with SIMD.
    ///
    /// # Errors
    /// When a kernel is missing in one of the runs, or a sweep cannot be fitted.
    pub(crate) fn of(native: &[Measured], fast: &[Measured], plain: &[Measured]) -> Outcome<Self> {
        let (mut kernels, mut sweeps) = (Vec::new(), Vec::new());
        for here in native {
            if let Some((sweep, _)) = here.of_sweep() {
                let is_new = sweeps.last() != Some(&sweep);
                sweeps.extend(is_new.then_some(sweep));
            } else {
                let name = &here.name;
                kernels.push(kernel(here, find(fast, name)?, find(plain, name)?));
            }
        }
        let sweeps = sweeps
            .into_iter()
            .map(|name| sweep(name, native, fast))
            .collect::<Outcome<_>>()?;
        Ok(Self { kernels, sweeps })
    }

    /// Returns whether every limit is met.
    pub(crate) fn is_met(&self) -> bool {
        let mut rows = self.kernels.iter().chain(&self.sweeps);
        rows.all(|row| row.is_met)
    }

    /// Returns the table as text with columns of even width.
    pub(crate) fn text(&self) -> String {
        let kernel_heads = [
            "kernel",
            "native",
            "Wasm",
            "without SIMD",
            "limit",
            "Wasm/native",
            "limit",
            "verdict",
        ];
        let sweep_heads = ["cost grows with", "native", "Wasm", "limits", "verdict"];
        [
            columns(&kernel_heads, &self.kernels),
            columns(&sweep_heads, &self.sweeps),
        ]
        .join("\n\n")
    }
}

fn find<'m>(results: &'m [Measured], name: &str) -> Outcome<&'m Measured> {
    results
        .iter()
        .find(|result| result.name == name)
        .ok_or_else(|| Failure::new(format!("{name} was timed natively but not in Chromium")))
}

fn kernel(native: &Measured, fast: &Measured, plain: &Measured) -> Row {
    let ratio = fast.milliseconds / native.milliseconds;
    let is_judged = native.limit.is_finite();
    let is_met = !is_judged || (fast.milliseconds <= native.limit && ratio <= RATIO_LIMIT);
    let limit = |text: String| if is_judged { text } else { "-".to_owned() };
    Row {
        cells: vec![
            native.name.clone(),
            milliseconds(native.milliseconds),
            milliseconds(fast.milliseconds),
            milliseconds(plain.milliseconds),
            limit(milliseconds(native.limit)),
            format!("{ratio:.2}"),
            limit(format!("{RATIO_LIMIT:.2}")),
            limit(verdict(is_met)),
        ],
        is_met,
    }
}

fn sweep(name: &str, native: &[Measured], fast: &[Measured]) -> Outcome<Row> {
    let fit = |results: &[Measured]| {
        let points: Vec<(f64, f64)> = results
            .iter()
            .filter_map(|result| Some((result.of_sweep()?, result.milliseconds)))
            .filter(|((sweep, _), _)| *sweep == name)
            .map(|((_, size), cost)| (size, cost))
            .collect();
        slope(&points).ok_or_else(|| Failure::new(format!("no slope fits the sweep of {name}")))
    };
    let (native, fast) = (fit(native)?, fit(fast)?);
    let is_met = SLOPES.contains(&native) && SLOPES.contains(&fast);
    Ok(Row {
        cells: vec![
            name.to_owned(),
            format!("size^{native:.2}"),
            format!("size^{fast:.2}"),
            format!("{:.2} to {:.2}", SLOPES.start(), SLOPES.end()),
            verdict(is_met),
        ],
        is_met,
    })
}

fn milliseconds(value: f64) -> String {
    let digits = if value < 100.0 { 2 } else { 0 };
    format!("{value:.digits$} ms")
}

fn verdict(is_met: bool) -> String {
    if is_met { "ok" } else { "MISSED" }.to_owned()
}

/// Sets rows under their heads: the first column to the left, the others to the right.
fn columns(heads: &[&str], rows: &[Row]) -> String {
    let heads: Vec<String> = heads.iter().map(|&head| head.to_owned()).collect();
    let lines: Vec<&Vec<String>> = std::iter::once(&heads)
        .chain(rows.iter().map(|row| &row.cells))
        .collect();
    let width = |column: usize| lines.iter().map(|line| line[column].len()).max();
    let widths: Vec<usize> = (0..heads.len()).filter_map(width).collect();
    let text = |line: &Vec<String>| {
        let cell = |(column, cell): (usize, &String)| match column {
            0 => format!("{cell:<width$}", width = widths[column]),
            _ => format!("{cell:>width$}", width = widths[column]),
        };
        let cells: Vec<String> = line.iter().enumerate().map(cell).collect();
        cells.join("  ")
    };
    let lines: Vec<String> = lines.into_iter().map(text).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(name: &str, milliseconds: f64, limit: f64) -> Measured {
        Measured {
            name: name.to_owned(),
            milliseconds,
            limit,
        }
    }

    fn judged(native: f64, fast: f64, limit: f64) -> bool {
        let run = |milliseconds| [measured("day", milliseconds, limit)];
        let table = Table::of(&run(native), &run(fast), &run(9.0)).unwrap();
        table.is_met()
    }

    #[test]
    fn both_limits_hold_to_the_last_digit() {
        assert!(judged(2.0, 4.0, 4.0));
        assert!(!judged(2.0, 4.01, 4.0), "above the limit");
        assert!(!judged(1.0, 2.01, 4.0), "more than twice the native time");
        assert!(judged(1.0, 50.0, f64::INFINITY), "only shown");
    }

    #[test]
    fn sweeps_are_fitted_in_each_run() {
        // What twice the size costs: 2 to the power of the slope.
        let sweep = |factor: f64| {
            [(1, 1.0), (2, factor), (4, factor * factor)]
                .map(|(size, cost)| measured(&format!("draws@{size}"), cost, f64::INFINITY))
        };
        let judge = |native, fast| {
            Table::of(&sweep(native), &sweep(fast), &[])
                .unwrap()
                .is_met()
        };
        let (slope_84, slope_86, slope_114, slope_116) = (1.790, 1.815, 2.204, 2.235);
        assert!(judge(slope_86, slope_114));
        assert!(!judge(2.0, slope_116) && !judge(slope_84, 2.0));
    }

    #[test]
    fn the_text_holds_every_number_in_even_columns() {
        let native = [
            measured("day", 2.0, 4.0),
            measured("draws@1", 1.0, 4.0),
            measured("draws@2", 2.0, 4.0),
        ];
        let fast = [
            measured("day", 3.0, 4.0),
            measured("draws@1", 1.0, 4.0),
            measured("draws@2", 2.0, 4.0),
        ];
        let text = Table::of(&native, &fast, &fast).unwrap().text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5, "{text}");
        assert_eq!(lines[0].len(), lines[1].len());
        let words: Vec<&str> = lines[1].split_whitespace().collect();
        let expected = [
            "day", "2.00", "ms", "3.00", "ms", "3.00", "ms", "4.00", "ms", "1.50", "2.00", "ok",
        ];
        assert_eq!(words, expected);
        assert!(
            lines[4].starts_with("draws") && lines[4].contains("size^1.00"),
            "{text}"
        );
    }

    #[test]
    fn a_kernel_that_one_run_lacks_is_an_error() {
        let day = [measured("day", 1.0, 4.0)];
        assert!(Table::of(&day, &[], &day).is_err());
        assert!(Table::of(&day, &day, &[]).is_err());
    }
}
