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

/// Returns the natural logarithm of the gamma function, `x > 0`.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
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
        2.509_080_928_730_122_672_7e3,
        3.343_057_558_358_812_810_5e4,
        6.726_577_092_700_870_085_3e4,
        4.592_195_393_154_987_145_7e4,
        1.373_169_376_550_946_112_5e4,
        1.971_590_950_306_551_442_7e3,
        1.331_416_678_917_843_774_5e2,
        3.387_132_872_796_366_608_0,
    ],
    [
        5.226_495_278_852_854_561_0e3,
        2.872_908_573_572_194_267_4e4,
        3.930_789_580_009_271_061_0e4,
        2.121_379_430_158_659_586_7e4,
        5.394_196_021_424_751_107_7e3,
        6.871_870_074_920_579_083_0e2,
        4.231_333_070_160_091_125_2e1,
        1.0,
    ],
);
/// Beyond, until a tail of exp(-25).
const TAIL: Fraction = (
    [
        7.745_450_142_783_414_076_4e-4,
        2.272_384_498_926_918_458_9e-2,
        2.417_807_251_774_506_117_7e-1,
        1.270_458_252_452_368_382_58,
        3.647_848_324_763_204_605_04,
        5.769_497_221_460_691_405_5,
        4.630_337_846_156_545_295_9,
        1.423_437_110_749_683_577_34,
    ],
    [
        1.050_750_071_644_416_843_24e-9,
        5.475_938_084_995_344_946_0e-4,
        1.519_866_656_361_645_719_66e-2,
        1.481_039_764_274_800_745_9e-1,
        6.897_673_349_851_000_045_5e-1,
        1.676_384_830_183_803_849_4,
        2.053_191_626_637_758_821_87,
        1.0,
    ],
);
/// Still further out.
const FAR_TAIL: Fraction = (
    [
        2.010_334_399_292_288_132_65e-7,
        2.711_555_568_743_487_578_15e-5,
        1.242_660_947_388_078_438_6e-3,
        2.653_218_952_657_612_309_3e-2,
        2.965_605_718_285_048_912_3e-1,
        1.784_826_539_917_291_335_8,
        5.463_784_911_164_114_369_9,
        6.657_904_643_501_103_777_2,
    ],
    [
        2.044_263_103_389_939_785_64e-15,
        1.421_511_758_316_445_888_7e-7,
        1.846_318_317_510_054_681_8e-5,
        7.868_691_311_456_132_591e-4,
        1.487_536_129_085_061_485_25e-2,
        1.369_298_809_227_358_053_1e-1,
        5.998_322_065_558_879_376_9e-1,
        1.0,
    ],
);

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
        assert!((ln_gamma(5.0) - ln(24.0)).abs() < 1e-15);
    }
}
