//! How cost grows with size: the exponent of a power law. Pure arithmetic.

#![expect(
    clippy::disallowed_methods,
    reason = "a report on this machine: it need not come to the same bits in Wasm"
)]

/// Fits `cost = factor * size^slope` by least squares on the logarithms and returns the slope.
///
/// A slope of 1 is a cost that doubles with the size. `None` unless two sizes differ and every
/// number is positive.
pub(crate) fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<(f64, f64)> = points
        .iter()
        .map(|&(size, cost)| (size.ln(), cost.ln()))
        .collect();
    let count = logs.len() as f64;
    let mean_size = logs.iter().map(|log| log.0).sum::<f64>() / count;
    let mean_cost = logs.iter().map(|log| log.1).sum::<f64>() / count;
    let spread: f64 = logs.iter().map(|log| (log.0 - mean_size).powi(2)).sum();
    let together: f64 = logs
        .iter()
        .map(|log| (log.0 - mean_size) * (log.1 - mean_cost))
        .sum();
    let slope = together / spread;
    slope.is_finite().then_some(slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn costs(of: impl Fn(f64) -> f64) -> Option<f64> {
        slope(&[1.0, 2.0, 4.0, 8.0].map(|size| (size, of(size))))
    }

    #[test]
    fn powers_have_their_exponent_as_slope() {
        for exponent in [0.0, 0.5, 1.0, 2.0] {
            let slope = costs(|size| 3.0 * size.powf(exponent)).unwrap();
            assert!((slope - exponent).abs() < 1e-12, "{slope}");
        }
        let with_a_fixed_part = costs(|size| 4.0 + size).unwrap();
        assert!(with_a_fixed_part > 0.3 && with_a_fixed_part < 0.5);
    }

    #[test]
    fn nothing_is_fitted_to_nothing() {
        assert_eq!(slope(&[]), None);
        assert_eq!(slope(&[(2.0, 1.0), (2.0, 3.0)]), None);
        assert_eq!(slope(&[(1.0, 0.0), (2.0, 1.0)]), None);
    }
}
