//! How unequally harm falls: ratio, gap, Gini and Theil over weighted groups.
//!
//! A ratio alone hides how small both sides are, a gap alone how different; show both.

use crate::sim::math::ln;

/// A group's harm per head, and how many it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Harm per head, >= 0.
    pub amount: f64,
    /// People, or any measure of size, > 0.
    pub weight: f64,
}

/// Returns the weighted mean; `None` of no groups.
#[must_use]
pub fn mean(groups: &[Group]) -> Option<f64> {
    let weight = weight_total(groups);
    let sum: f64 = groups.iter().map(|group| group.weight * group.amount).sum();
    (weight > 0.0).then(|| sum / weight)
}

/// Returns the Gini coefficient, 0 if all are equal, below 1; 0 also if nobody is harmed.
///
/// # Formula    Sum over pairs of w_i w_j |x_i - x_j| / (2 W^2 mean).
///
/// ```
/// use lockout::metrics::inequality::{Group, gini};
/// let groups = [0.0, 0.0, 0.0, 8.0].map(|amount| Group { amount, weight: 1.0 });
/// assert_eq!(gini(&groups), 0.75);
/// ```
#[must_use]
pub fn gini(groups: &[Group]) -> f64 {
    let Some(mean) = mean(groups).filter(|&mean| mean > 0.0) else {
        return 0.0;
    };
    let apart = |a: &Group, b: &Group| a.weight * b.weight * (a.amount - b.amount).abs();
    let pairs: f64 = groups
        .iter()
        .map(|a| groups.iter().map(|b| apart(a, b)).sum::<f64>())
        .sum();
    let weight = weight_total(groups);
    pairs / (2.0 * weight * weight * mean)
}

/// Returns Theil's T, 0 if all are equal; groups without harm add nothing.
///
/// # Formula    Mean of (x / mean) ln(x / mean).
#[must_use]
pub fn theil_t(groups: &[Group]) -> f64 {
    over_ratios(
        groups,
        |ratio| if ratio > 0.0 { ratio * ln(ratio) } else { 0.0 },
    )
}

/// Returns Theil's L, the mean log deviation: 0 if all are equal, infinite if a group has no harm.
///
/// # Formula    Mean of ln(mean / x).
#[must_use]
pub fn theil_l(groups: &[Group]) -> f64 {
    over_ratios(groups, |ratio| -ln(ratio))
}

/// Returns the largest amount over the smallest; `None` if the smallest is 0.
///
/// ```
/// use lockout::metrics::inequality::{Group, gap, ratio};
/// let groups = [2.0, 3.0, 8.0].map(|amount| Group { amount, weight: 1.0 });
/// assert_eq!((ratio(&groups), gap(&groups)), (Some(4.0), 6.0));
/// ```
#[must_use]
pub fn ratio(groups: &[Group]) -> Option<f64> {
    let (least, most) = extremes(groups);
    (least > 0.0 && least.is_finite()).then(|| most / least)
}

/// Returns the largest amount less the smallest; 0 of no groups.
#[must_use]
pub fn gap(groups: &[Group]) -> f64 {
    let (least, most) = extremes(groups);
    if least.is_finite() { most - least } else { 0.0 }
}

fn weight_total(groups: &[Group]) -> f64 {
    groups.iter().map(|group| group.weight).sum()
}

fn extremes(groups: &[Group]) -> (f64, f64) {
    groups
        .iter()
        .fold((f64::INFINITY, 0.0), |(least, most), group| {
            (group.amount.min(least), group.amount.max(most))
        })
}

/// Returns the weighted mean of a function of each amount over the mean; 0 if nobody is harmed.
fn over_ratios(groups: &[Group], term: impl Fn(f64) -> f64) -> f64 {
    let Some(mean) = mean(groups).filter(|&mean| mean > 0.0) else {
        return 0.0;
    };
    let sum: f64 = groups
        .iter()
        .map(|group| group.weight * term(group.amount / mean))
        .sum();
    sum / weight_total(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_harm_there_is_no_inequality() {
        let groups = [Group {
            amount: 0.0,
            weight: 2.0,
        }; 3];
        assert_eq!(
            (gini(&groups), theil_t(&groups), theil_l(&groups)),
            (0.0, 0.0, 0.0)
        );
        assert_eq!((ratio(&groups), gap(&groups)), (None, 0.0));
        assert_eq!((gini(&[]), gap(&[]), mean(&[])), (0.0, 0.0, None));
    }

    #[test]
    fn ratio_and_gap_are_of_the_two_ends() {
        let groups = [3.0, 2.0, 8.0].map(|amount| Group {
            amount,
            weight: 1.0,
        });
        assert_eq!((ratio(&groups), gap(&groups)), (Some(4.0), 6.0));
    }

    #[test]
    fn a_group_counts_by_its_weight() {
        let merged = [
            Group {
                amount: 1.0,
                weight: 3.0,
            },
            Group {
                amount: 5.0,
                weight: 1.0,
            },
        ];
        let split = [1.0, 1.0, 1.0, 5.0].map(|amount| Group {
            amount,
            weight: 1.0,
        });
        assert!((gini(&merged) - gini(&split)).abs() < 1e-15);
        assert!((theil_t(&merged) - theil_t(&split)).abs() < 1e-15);
        assert!((theil_l(&merged) - theil_l(&split)).abs() < 1e-15);
    }
}
