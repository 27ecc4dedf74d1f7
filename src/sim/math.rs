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

/// Returns `x` where it is above 0, else 0; 0 of what is no number.
///
/// `f64::max` is a call in Wasm, which the hot loops feel.
#[must_use]
#[inline(always)]
pub fn positive_part(x: f64) -> f64 {
    if x > 0.0 { x } else { 0.0 }
}

/// Returns the natural logarithm of the gamma function, `x > 0`; relative error about 1e-14.
///
/// # Source     Stirling's series (Abramowitz and Stegun 6.1.41), from 12 on; below by recurrence.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    const HALF_LN_TAU: f64 = 0.918_938_533_204_672_8;
    let (mut far, mut product) = (x, 1.0);
    while far < 12.0 {
        product *= far;
        far += 1.0;
    }
    let inverse = 1.0 / far;
    let square = inverse * inverse;
    let coefficients = [
        1.0 / 1188.0,
        -1.0 / 1680.0,
        1.0 / 1260.0,
        -1.0 / 360.0,
        1.0 / 12.0,
    ];
    let series = coefficients
        .into_iter()
        .fold(0.0, |sum, coefficient| sum * square + coefficient);
    (far - 0.5) * ln(far) - far + HALF_LN_TAU + series * inverse - ln(product)
}

/// Returns the number of standard deviations below which a share of a normal distribution lies.
///
/// Minus infinity at 0, infinity at 1; relative error about 1e-16.
///
/// # Source     Wichura (1988), algorithm AS 241, routine PPND16.
///
/// ```
/// use lockout::sim::math::normal_quantile;
/// assert_eq!(normal_quantile(0.5), 0.0);
/// assert!((normal_quantile(0.9) - 1.281_551_565_544_600_4).abs() < 1e-15);
/// ```
#[must_use]
pub fn normal_quantile(share: f64) -> f64 {
    let centred = share - 0.5;
    if centred.abs() <= 0.425 {
        let square = 0.180_625 - centred * centred;
        return centred * polynomial(&MIDDLE.0, square) / polynomial(&MIDDLE.1, square);
    }
    let tail = if centred < 0.0 { share } else { 1.0 - share };
    if tail <= 0.0 {
        return f64::INFINITY.copysign(centred);
    }
    let root = (-ln(tail)).sqrt();
    let (fraction, from) = if root <= 5.0 {
        (&TAIL, 1.6)
    } else {
        (&FAR_TAIL, 5.0)
    };
    let from_tail = polynomial(&fraction.0, root - from) / polynomial(&fraction.1, root - from);
    from_tail.copysign(centred)
}

/// Evaluates a polynomial, its highest coefficient first.
fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients
        .iter()
        .fold(0.0, |sum, coefficient| sum * x + coefficient)
}

/// Numerator and denominator, the highest coefficient first.
type Fraction = ([f64; 8], [f64; 8]);

/// Within 0.425 of one half.
const MIDDLE: Fraction = (
    [
        2_509.080_928_730_122_7,
        33_430.575_583_588_13,
        67_265.770_927_008_7,
        45_921.953_931_549_87,
        13_731.693_765_509_46,
        1_971.590_950_306_551_3,
        133.141_667_891_784_38,
        3.387_132_872_796_366_5,
    ],
    [
        5_226.495_278_852_854,
        28_729.085_735_721_943,
        39_307.895_800_092_71,
        21_213.794_301_586_597,
        5_394.196_021_424_751,
        687.187_007_492_057_9,
        42.313_330_701_600_91,
        1.0,
    ],
);
/// Beyond, until a tail of exp(-25).
const TAIL: Fraction = (
    [
        0.000_774_545_014_278_341_4,
        0.022_723_844_989_269_184,
        0.241_780_725_177_450_6,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        0.000_547_593_808_499_534_5,
        0.015_198_666_563_616_457,
        0.148_103_976_427_480_08,
        0.689_767_334_985_1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);
/// Still further out.
const FAR_TAIL: Fraction = (
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        0.001_242_660_947_388_078_4,
        0.026_532_189_526_576_124,
        0.296_560_571_828_504_87,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_7e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        0.000_786_869_131_145_613_3,
        0.014_875_361_290_850_615,
        0.136_929_880_922_735_8,
        0.599_832_206_555_888,
        1.0,
    ],
);

/// The three numbers by which a stock that leaks at a constant hazard passes one step.
///
/// With hazard `k` and step `dt`, let `x = k * dt`. A stock `S` with an inflow of `F` in all, spread
/// evenly over the step, ends at `S * kept + F * kept_of_inflow`; its integral over the step is
/// `dt * (S * kept_of_inflow + F * mean_of_inflow)`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Decay {
    /// Share of the stock left at the end: exp(-x).
    pub kept: f64,
    /// Share of the step's inflow left at its end, and mean share of the stock present:
    /// (1 - exp(-x)) / x.
    pub kept_of_inflow: f64,
    /// Mean share of the inflow present over the step: (x - 1 + exp(-x)) / x^2.
    pub mean_of_inflow: f64,
}

/// Below this `x` the mean of the inflow is summed as a series, and the others follow from it: the
/// closed form loses digits, and the exponential takes longer.
const SERIES_BELOW: f64 = 0.125;

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
        if x < SERIES_BELOW {
            let mean_of_inflow = mean_of_inflow_series(x);
            let kept_of_inflow = 1.0 - x * mean_of_inflow;
            return Self {
                kept: 1.0 - x * kept_of_inflow,
                kept_of_inflow,
                mean_of_inflow,
            };
        }
        let lost = -exp_minus_one(-x);
        let kept_of_inflow = lost / x;
        Self {
            kept: 1.0 - lost,
            kept_of_inflow,
            mean_of_inflow: (1.0 - kept_of_inflow) / x,
        }
    }
}

/// Returns (x - 1 + exp(-x)) / x^2 by its Taylor series, 1 / (k + 2)! with turning signs.
///
/// # Limits     The next term is below 1e-17 up to [`SERIES_BELOW`].
#[inline]
fn mean_of_inflow_series(x: f64) -> f64 {
    let far = 1.0 / 40_320.0 - x * (1.0 / 362_880.0 - x * (1.0 / 3_628_800.0 - x / 39_916_800.0));
    let near = 1.0 / 120.0 - x * (1.0 / 720.0 - x * (1.0 / 5040.0 - x * far));
    0.5 - x * (1.0 / 6.0 - x * (1.0 / 24.0 - x * near))
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
        assert!((below - above).abs() < 1e-10);
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

    #[test]
    fn normal_quantiles_are_those_of_the_tables() {
        // All three fractions, both sides, and the seams between them.
        for (share, deviations) in [
            (1e-300, -37.0470962993612),
            (1e-20, -9.262340089798407),
            (1e-10, -6.361340902404057),
            (1e-05, -4.264890793922825),
            (0.01, -2.326347874040841),
            (0.07, -1.4757910281791706),
            (0.075, -1.439531470938456),
            (0.08, -1.4050715603096327),
            (0.3, -0.5244005127080408),
            (0.7, 0.5244005127080407),
            (0.925, 1.4395314709384561),
            (0.999, 3.090232306167813),
        ] {
            let error = normal_quantile(share) / deviations - 1.0;
            assert!(error.abs() < 1e-14, "{share}: {error}");
        }
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
    }

    #[test]
    fn gamma_is_a_factorial() {
        let mut factorial = 1.0;
        for number in 1..30 {
            let x = f64::from(number);
            factorial *= x;
            let error = (ln_gamma(x + 1.0) - ln(factorial)).abs();
            assert!(error < 1e-14 * ln(factorial).max(1.0), "{x}: {error}");
            let other = libm::lgamma(x / 7.0);
            let error = (ln_gamma(x / 7.0) - other).abs();
            assert!(error < 2e-14 * other.abs().max(1.0), "{}: {error}", x / 7.0);
        }
    }

    #[test]
    fn the_positive_part_of_nothing_is_plain_zero() {
        let parts = [2.5, 0.0, -0.0, -2.5, f64::NAN].map(positive_part);
        assert_eq!(
            parts.map(f64::to_bits),
            [2.5_f64, 0.0, 0.0, 0.0, 0.0].map(f64::to_bits)
        );
    }

    #[test]
    fn a_polynomial_is_the_sum_of_its_powers() {
        assert_eq!(
            polynomial(&[0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0], 2.0),
            11.0
        );
        assert_eq!(polynomial(&[1.0; 8], 2.0), 255.0);
    }

    #[test]
    fn the_series_is_right_to_its_last_term() {
        // (x - 1 + exp(-x)) / x^2 to fifty digits, at the double next to 0.124.
        let error = Decay::over(0.124).mean_of_inflow - 0.479_958_434_101_904_64;
        assert!(error.abs() < 1.2e-16, "{error}");
    }
}
