//! Quantiles of a sample. It sorts and interpolates, and knows nothing of what was drawn.

/// Returns the value below which a share of the sample lies; `None` of an empty sample.
///
/// # Formula    Type 7: h = (n - 1) share; x[h] for whole h, else linear between its neighbours.
/// # Units      `sorted`: ascending. `share`: 0..=1; others count as the nearer end.
/// # Source     Hyndman and Fan (1996), definition 7: the default of R and `NumPy`.
///
/// ```
/// use lockout::sim::quantile::quantile;
/// assert_eq!(quantile(&[10.0, 20.0], 0.25), Some(12.5));
/// assert_eq!(quantile(&[], 0.25), None);
/// ```
#[must_use]
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = last as f64 * share.clamp(0.0, 1.0);
    let below = (place as usize).min(last);
    let (low, high) = (sorted[below], sorted[(below + 1).min(last)]);
    let part = place - below as f64;
    // An infinite neighbour must not spoil a value that needs no neighbour.
    if part == 0.0 || low == high {
        return Some(low);
    }
    Some(low + part * (high - low))
}

/// The range in which four fifths of a sample lie, and its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// A tenth of the sample is below.
    pub p10: f64,
    /// Half of the sample is below: the median.
    pub p50: f64,
    /// A tenth of the sample is above.
    pub p90: f64,
}

impl Spread {
    /// Sorts the values and returns their spread; `None` of no values.
    ///
    /// ```
    /// use lockout::sim::quantile::Spread;
    /// let spread = Spread::of(&mut [30.0, 10.0, 20.0]);
    /// assert_eq!(spread, Some(Spread { p10: 12.0, p50: 20.0, p90: 28.0 }));
    /// ```
    #[must_use]
    pub fn of(values: &mut [f64]) -> Option<Self> {
        values.sort_unstable_by(f64::total_cmp);
        Some(Self {
            p10: quantile(values, 0.1)?,
            p50: quantile(values, 0.5)?,
            p90: quantile(values, 0.9)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_values_need_no_neighbours() {
        let mut values: Vec<f64> = (0..11).rev().map(f64::from).collect();
        let spread = Spread::of(&mut values).expect("eleven values");
        assert_eq!((spread.p10, spread.p50, spread.p90), (1.0, 5.0, 9.0));
    }

    #[test]
    fn few_values() {
        assert_eq!(Spread::of(&mut []), None);
        let alone = Spread::of(&mut [4.0]).expect("one value");
        assert_eq!((alone.p10, alone.p50, alone.p90), (4.0, 4.0, 4.0));
    }

    #[test]
    fn the_ends_are_the_extremes() {
        let sorted = [1.0, 2.0, 8.0];
        assert_eq!(quantile(&sorted, 0.0), Some(1.0));
        assert_eq!(quantile(&sorted, 1.0), Some(8.0));
        assert_eq!(quantile(&sorted, 0.75), Some(5.0));
        assert_eq!(quantile(&sorted, 7.0), Some(8.0));
        assert_eq!(quantile(&sorted, -7.0), Some(1.0));
    }

    #[test]
    fn infinite_values_stay_where_they_are() {
        let mut values = [f64::INFINITY, 1.0, f64::INFINITY];
        let spread = Spread::of(&mut values).expect("three values");
        assert_eq!(spread.p10, f64::INFINITY);
        assert_eq!(quantile(&[1.0, 2.0, f64::INFINITY], 0.5), Some(2.0));
        assert_eq!(quantile(&values, 0.0), Some(1.0));
        assert_eq!(spread.p90, f64::INFINITY);
    }
}
