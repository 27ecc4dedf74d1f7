//! Two plans on the same possible days: how far apart they are, and how often the second is worse.
//!
//! It compares pairs. Ranges of two plans that overlap say nothing about how often one beats the
//! other, so the difference is worked out day by day. It draws nothing and knows no measure.

use crate::{sim::quantile::Spread, units::Share};

/// A difference below this part of the larger value is rounding, not a change.
const ROUNDING: f64 = 1e-9;

/// How a measure fares under two plans, over the days on which both have a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// Its spread under the first plan.
    pub before: Spread,
    /// Its spread under the second.
    pub after: Spread,
    /// The spread of the second less the first, day by day; less is better.
    pub difference: Spread,
    /// Share of days on which the second is larger.
    pub worse_share: Share,
    /// On how many days both have a value.
    pub days: usize,
}

impl Comparison {
    /// Compares values of the same days in the same order; `None` if no day has both.
    ///
    /// # Formula    Spreads by quantiles of type 7. Worse: after > before by more than 1e-9 of the
    /// larger amount.
    /// # Limits     A range under our assumptions, not a confidence interval. The median of the
    /// differences is not the difference of the medians. Days without a value on either side are left
    /// out of all four. Surplus values of a longer list are left out.
    ///
    /// ```
    /// use lockout::metrics::compare::Comparison;
    /// let both = Comparison::of(&[10.0, 20.0, 30.0], &[5.0, 10.0, 35.0]).expect("three days");
    /// assert_eq!((both.before.p50, both.after.p50, both.difference.p50), (20.0, 10.0, -5.0));
    /// assert_eq!(both.worse_share.share(), 1.0 / 3.0);
    /// ```
    #[must_use]
    pub fn of(before: &[f64], after: &[f64]) -> Option<Self> {
        Self::between(before.iter().copied().zip(after.iter().copied()))
    }

    /// Compares values of which some days have none, such as ratios; `None` if no day has both.
    #[must_use]
    pub fn of_some(before: &[Option<f64>], after: &[Option<f64>]) -> Option<Self> {
        let pairs = before.iter().zip(after);
        Self::between(pairs.filter_map(|(before, after)| Some(((*before)?, (*after)?))))
    }

    fn between(pairs: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        let (mut before, mut after): (Vec<f64>, Vec<f64>) = pairs.unzip();
        let pairs = || before.iter().zip(&after);
        let worse = pairs().filter(|(before, after)| is_more(**before, **after));
        let worse_share = Share::of(worse.count() as f64, before.len() as f64)?;
        let mut difference: Vec<f64> = pairs().map(|(before, after)| after - before).collect();
        Some(Self {
            days: before.len(),
            difference: Spread::of(&mut difference)?,
            before: Spread::of(&mut before)?,
            after: Spread::of(&mut after)?,
            worse_share,
        })
    }
}

/// Returns whether the second value is larger by more than rounding.
fn is_more(before: f64, after: f64) -> bool {
    after - before > ROUNDING * before.abs().max(after.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_differ_where_ranges_overlap() {
        // Every day is better by one, although nearly all values occur on both sides.
        let before: Vec<f64> = (1..=11).map(f64::from).collect();
        let after: Vec<f64> = (0..=10).map(f64::from).collect();
        let both = Comparison::of(&before, &after).expect("eleven days");
        assert_eq!((both.difference.p10, both.difference.p90), (-1.0, -1.0));
        assert_eq!((both.before.p10, both.after.p90), (2.0, 9.0));
        assert_eq!((both.worse_share, both.days), (Share::NONE, 11));
    }

    #[test]
    fn rounding_is_no_harm() {
        let both = Comparison::of(&[1e6, 1e6, 0.0], &[1e6 + 1e-4, 1e6 + 1.0, 0.0]);
        let worse = both.map(|both| both.worse_share.share());
        assert_eq!(worse, Some(1.0 / 3.0));
    }

    #[test]
    fn days_without_a_value_are_left_out() {
        let both = Comparison::of_some(
            &[Some(1.0), None, Some(2.0), None],
            &[Some(3.0), Some(9.0), None, None],
        );
        let both = both.expect("one day");
        assert_eq!((both.days, both.difference.p50), (1, 2.0));
        assert_eq!(both.worse_share, Share::ALL);
        assert_eq!(Comparison::of_some(&[None], &[Some(1.0)]), None);
        assert_eq!(Comparison::of(&[], &[]), None);
    }
}
