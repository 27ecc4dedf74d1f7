//! The only caller of `libm`, so that the browser and the native build agree to the last bit.
//!
//! `std`'s `exp` and `ln` differ between platforms; these do not. Nothing here knows the model.

/// Returns e to the power of `x`.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Returns e to the power of `x`, minus 1, without losing small `x`.
#[must_use]
pub fn exp_minus_one(x: f64) -> f64 {
    libm::expm1(x)
}

/// Returns the natural logarithm of `x`, minus infinity at 0.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Returns the natural logarithm of `1 + x`, without losing small `x`.
#[must_use]
pub fn ln_one_plus(x: f64) -> f64 {
    libm::log1p(x)
}

/// The three numbers by which a stock that leaks at a constant hazard passes one step.
///
/// With hazard `k` and step `dt`, let `x = k * dt`. A stock `S` with an inflow of `F` in all, spread
/// evenly over the step, ends at `S * kept + F * kept_of_inflow`; its integral over the step is
/// `dt * (S * kept_of_inflow + F * mean_of_inflow)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decay {
    /// Share of the stock left at the end: exp(-x).
    pub kept: f64,
    /// Share of the step's inflow left at its end, and mean share of the stock present:
    /// (1 - exp(-x)) / x.
    pub kept_of_inflow: f64,
    /// Mean share of the inflow present over the step: (x - 1 + exp(-x)) / x^2.
    pub mean_of_inflow: f64,
}

/// Below this `x` the mean of the inflow is summed as a series: the closed form loses digits.
const SERIES_BELOW: f64 = 0.02;

impl Decay {
    /// Works out the three shares for `x = hazard * minutes`, `x >= 0`.
    ///
    /// ```
    /// use lockout::sim::math::Decay;
    /// let nobody_leaves = Decay::over(0.0);
    /// assert_eq!(nobody_leaves.kept, 1.0);
    /// assert_eq!(nobody_leaves.kept_of_inflow, 1.0);
    /// assert_eq!(nobody_leaves.mean_of_inflow, 0.5);
    /// ```
    #[must_use]
    pub fn over(x: f64) -> Self {
        if x == 0.0 {
            return Self {
                kept: 1.0,
                kept_of_inflow: 1.0,
                mean_of_inflow: 0.5,
            };
        }
        let lost = -exp_minus_one(-x);
        let kept_of_inflow = lost / x;
        let mean_of_inflow = if x < SERIES_BELOW {
            // Taylor series of (x - 1 + exp(-x)) / x^2; the next term is below 1e-16 here.
            let quartic = 1.0 / 720.0 - x / 5040.0 + x * x / 40_320.0;
            0.5 - x * (1.0 / 6.0 - x * (1.0 / 24.0 - x * (1.0 / 120.0 - x * quartic)))
        } else {
            (1.0 - kept_of_inflow) / x
        };
        Self {
            kept: 1.0 - lost,
            kept_of_inflow,
            mean_of_inflow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decay_over_one_hazard() {
        let decay = Decay::over(1.0);
        assert!((decay.kept - 0.367_879_441_171_442_33).abs() < 1e-15);
        assert!((decay.kept_of_inflow - 0.632_120_558_828_557_7).abs() < 1e-15);
        assert!((decay.mean_of_inflow - 0.367_879_441_171_442_33).abs() < 1e-15);
    }

    #[test]
    fn series_meets_the_closed_form() {
        let below = Decay::over(SERIES_BELOW * (1.0 - 1e-9)).mean_of_inflow;
        let above = Decay::over(SERIES_BELOW).mean_of_inflow;
        assert!((below - above).abs() < 1e-11);
    }

    #[test]
    fn nothing_survives_an_endless_hazard() {
        let decay = Decay::over(1e6);
        assert_eq!(decay.kept, 0.0);
        assert!((decay.kept_of_inflow - 1e-6).abs() < 1e-18);
    }

    #[test]
    fn logarithms_and_powers_are_those_of_the_books() {
        assert!((ln(exp(1.0)) - 1.0).abs() < 1e-15);
        assert_eq!(ln_one_plus(0.0), 0.0);
        assert_eq!(exp_minus_one(0.0), 0.0);
    }
}
