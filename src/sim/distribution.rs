//! Distributions of uncertain inputs, each as the value below which a share of it lies.
//!
//! Pure arithmetic: the same bits on every platform. Nothing here draws; see [`sobol`](super::sobol).

use crate::sim::math::{exp, ln, ln_gamma, ln_one_plus, normal_quantile};

/// What an input may be.
///
/// Bounds are ascending, shapes, medians and ratios above 0. Ranges without width are allowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Distribution {
    /// One value.
    Fixed(f64),
    /// Any value between two bounds, all alike.
    Uniform {
        /// The least value.
        low: f64,
        /// The greatest value.
        high: f64,
    },
    /// A density that rises to the mode and falls from it in straight lines.
    Triangular {
        /// The least value.
        low: f64,
        /// The likeliest value.
        mode: f64,
        /// The greatest value.
        high: f64,
    },
    /// A smooth density between two bounds with the given mode.
    ///
    /// # Formula    Beta with shapes 1 + 4 (m - l) / (h - l) and 1 + 4 (h - m) / (h - l), stretched.
    /// # Source     Malcolm, Roseboom, Clark and Fazar (1959).
    Pert {
        /// The least value.
        low: f64,
        /// The likeliest value.
        mode: f64,
        /// The greatest value.
        high: f64,
    },
    /// A positive value whose logarithm is normal.
    Lognormal {
        /// Half of the values are below.
        median: f64,
        /// The value that nine tenths are below, as a multiple of the median.
        p90_over_p50: f64,
    },
    /// A share.
    Beta {
        /// Shape at 0.
        alpha: f64,
        /// Shape at 1.
        beta: f64,
    },
}

/// Standard deviations below which nine tenths of a normal distribution lie.
const P90_DEVIATIONS: f64 = 1.281_551_565_544_600_4;

impl Distribution {
    /// Returns the value below which a share of the distribution lies.
    ///
    /// # Units      `share`: 0..=1. At 0 and 1 the ends of the range, which may be infinite.
    /// # Limits     Relative error below 1e-8, if the low end is at least 0.
    ///
    /// ```
    /// use lockout::sim::distribution::Distribution;
    /// let minutes = Distribution::Triangular { low: 0.0, mode: 10.0, high: 10.0 };
    /// assert_eq!(minutes.quantile(0.25), 5.0);
    /// let tries = Distribution::Lognormal { median: 8.0, p90_over_p50: 2.0 };
    /// assert_eq!(tries.quantile(0.5), 8.0);
    /// ```
    #[must_use]
    pub fn quantile(&self, share: f64) -> f64 {
        match *self {
            Self::Fixed(value) => value,
            Self::Uniform { low, high } => low + (high - low) * share,
            Self::Triangular { low, mode, high } => triangular(low, mode, high, share),
            Self::Pert { low, mode, high } => {
                let width = high - low;
                if width <= 0.0 {
                    return low;
                }
                let alpha = 1.0 + 4.0 * (mode - low) / width;
                let beta = 1.0 + 4.0 * (high - mode) / width;
                low + width * Beta::new(alpha, beta).quantile(share)
            }
            Self::Lognormal {
                median,
                p90_over_p50,
            } => {
                let deviations = normal_quantile(share);
                if p90_over_p50 == 1.0 || deviations == 0.0 {
                    return median;
                }
                median * exp(ln(p90_over_p50) * (deviations / P90_DEVIATIONS))
            }
            Self::Beta { alpha, beta } => Beta::new(alpha, beta).quantile(share),
        }
    }
}

fn triangular(low: f64, mode: f64, high: f64, share: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        low
    } else if share * width <= mode - low {
        low + (share * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - share) * width * (high - mode)).sqrt()
    }
}

/// A beta distribution over shares, seen from the end at 0 (its `lower` side).
#[derive(Clone, Copy, Debug)]
struct Beta {
    alpha: f64,
    beta: f64,
    /// Logarithm of the complete beta function.
    ln_complete: f64,
}

/// Steps granted to the search; it needs two or three.
const MOST_STEPS: usize = 60;
/// Terms granted to the continued fraction; it needs about ten.
const MOST_TERMS: usize = 4000;
/// The fraction ends when a pair of terms changes it by less.
const FRACTION_TOLERANCE: f64 = 1e-12;
/// A step this small, measured against the bend of the curve, is the last: the next would be about
/// its cube.
const LAST_STEP: f64 = 1e-3;
/// Below this the distribution is the power of its lower end, to the last bit.
const SMALLEST: f64 = 1e-280;

impl Beta {
    fn new(alpha: f64, beta: f64) -> Self {
        let ln_complete = ln_gamma(alpha) + ln_gamma(beta) - ln_gamma(alpha + beta);
        Self {
            alpha,
            beta,
            ln_complete,
        }
    }

    /// The same, seen from the other end.
    fn mirrored(&self) -> Self {
        Self {
            alpha: self.beta,
            beta: self.alpha,
            ..*self
        }
    }

    fn quantile(&self, share: f64) -> f64 {
        if share <= 0.0 || share >= 1.0 {
            return share.clamp(0.0, 1.0);
        }
        // The search runs from the end that the value is near, where digits are not lost.
        let mean = self.alpha / (self.alpha + self.beta);
        let is_smooth = self.alpha >= 1.0 && self.beta >= 1.0;
        let share_below = if is_smooth { 0.5 } else { self.below(mean) };
        if share > share_below {
            1.0 - self.mirrored().lower_quantile(1.0 - share)
        } else {
            self.lower_quantile(share)
        }
    }

    /// Finds the value, by Halley's steps on the logarithm of the share over that of the value, where
    /// both tails are nearly straight; a bracket catches steps that go astray.
    fn lower_quantile(&self, share: f64) -> f64 {
        let goal = ln(share);
        let tail = exp((goal + ln(self.alpha) + self.ln_complete) / self.alpha);
        if tail < SMALLEST {
            return tail;
        }
        let mut x = self.guess(share, tail);
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..MOST_STEPS {
            let ln_weight = self.ln_weight(x);
            let over_weight = self.below_over_weight(x, ln_weight);
            let miss = ln_weight + ln(over_weight) - goal;
            if miss < 0.0 {
                low = x;
            } else {
                high = x;
            }
            // Derivative of the logarithms' curve, and the derivative's own logarithmic derivative.
            let slope = 1.0 / (over_weight * (1.0 - x));
            let bend = self.alpha - (self.beta - 1.0) * x / (1.0 - x) - slope;
            let newton = -miss / slope;
            let step = newton / (1.0 + 0.5 * newton * bend).max(0.5);
            let next = x * exp(step);
            if step.abs() * (1.0 + bend.abs()) < LAST_STEP {
                return next;
            }
            x = if next > low && next < high {
                next
            } else {
                0.5 * (low + high)
            };
        }
        x
    }

    /// Starts the search: a power in the tail, a normal approximation elsewhere.
    ///
    /// # Source     Abramowitz and Stegun (1964), 26.5.22.
    fn guess(&self, share: f64, tail: f64) -> f64 {
        let (alpha, beta) = (self.alpha, self.beta);
        if alpha < 1.0 || beta < 1.0 {
            return tail.min(alpha / (alpha + beta));
        }
        if tail * beta < 0.02 {
            return tail;
        }
        let deviations = -normal_quantile(share);
        let (at_zero, at_one) = (1.0 / (2.0 * alpha - 1.0), 1.0 / (2.0 * beta - 1.0));
        let harmonic = 2.0 / (at_zero + at_one);
        let curve = (deviations * deviations - 3.0) / 6.0;
        let shift = deviations * (harmonic + curve).max(0.0).sqrt() / harmonic
            - (at_one - at_zero) * (curve + 5.0 / 6.0 - 2.0 / (3.0 * harmonic));
        alpha / (alpha + beta * exp(2.0 * shift))
    }

    /// Logarithm of x^alpha (1 - x)^beta over the complete beta function.
    fn ln_weight(&self, x: f64) -> f64 {
        self.alpha * ln(x) + self.beta * ln_one_plus(-x) - self.ln_complete
    }

    /// Share below `x`.
    fn below(&self, x: f64) -> f64 {
        let ln_weight = self.ln_weight(x);
        exp(ln_weight) * self.below_over_weight(x, ln_weight)
    }

    /// Share below `x` over its weight.
    fn below_over_weight(&self, x: f64, ln_weight: f64) -> f64 {
        // The fraction converges fast up to here; beyond, the share above is its mirror image.
        if x * (self.alpha + self.beta + 2.0) < self.alpha + 1.0 {
            fraction(self.alpha, self.beta, x) / self.alpha
        } else {
            exp(-ln_weight) - fraction(self.beta, self.alpha, 1.0 - x) / self.beta
        }
    }
}

/// Evaluates the continued fraction of the incomplete beta function, from the front.
///
/// # Formula    1 / (1 + d1 / (1 + d2 / ...)) with d(2m) = m (b - m) x / ((a + 2m - 1) (a + 2m)) and
/// d(2m + 1) = -(a + m) (a + b + m) x / ((a + 2m) (a + 2m + 1)).
/// # Source     `NIST` Digital Library of Mathematical Functions, 8.17.22.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    // The last two convergents, scaled so that the newest denominator is 1.
    let mut older = (1.0, 1.0);
    let first = 1.0 - (a + b) * x / (a + 1.0);
    let mut newer = 1.0 / first;
    older = (older.0 / first, older.1 / first);
    for term in 1..MOST_TERMS {
        let m = term as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let (above, below) = (newer + even * older.0, 1.0 + even * older.1);
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let scale = 1.0 / (below + odd);
        let next = (above + odd * newer) * scale;
        older = (above * scale, below * scale);
        if (next - newer).abs() <= FRACTION_TOLERANCE * next {
            return next;
        }
        newer = next;
    }
    newer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(is: f64, should: f64) {
        assert!((is - should).abs() <= 1e-12 * should.abs(), "{is} {should}");
    }

    const SHARES: [f64; 9] = [
        1e-12,
        1e-6,
        0.001,
        0.1,
        0.5,
        0.9,
        0.999,
        0.999_999,
        1.0 - 1e-12,
    ];

    #[test]
    fn betas_with_closed_forms() {
        for share in SHARES {
            let quantile = |alpha, beta| Distribution::Beta { alpha, beta }.quantile(share);
            near(quantile(1.0, 1.0), share);
            near(quantile(3.0, 1.0), exp(ln(share) / 3.0));
            near(quantile(0.25, 1.0), share * share * share * share);
            near(quantile(1.0, 0.5), share * (2.0 - share));
            near(quantile(1.0, 5.0), -libm::expm1(ln_one_plus(-share) / 5.0));
            let sine = libm::sin(0.5 * std::f64::consts::PI * share);
            near(quantile(0.5, 0.5), sine * sine);
        }
    }

    #[test]
    fn a_quantile_has_its_share_below() {
        for alpha in [0.05, 0.5, 1.0, 1.3, 4.0, 60.0, 3000.0] {
            for beta in [0.05, 0.5, 1.0, 2.7, 5.0, 60.0, 3000.0] {
                for share in SHARES {
                    let beta = Beta::new(alpha, beta);
                    let x = beta.quantile(share);
                    assert!((0.0..=1.0).contains(&x));
                    // Where neighbouring numbers are far apart, the share cannot be hit.
                    if x > 1e-9 && x < 1.0 - 1e-9 {
                        assert!((beta.below(x) - share).abs() < 1e-9, "{beta:?} {share} {x}");
                    }
                }
            }
        }
    }

    #[test]
    fn pert_is_a_stretched_beta() {
        let minutes = Distribution::Pert {
            low: 10.0,
            mode: 20.0,
            high: 30.0,
        };
        near(minutes.quantile(0.5), 20.0);
        // Shapes 1 and 5: one minus the fifth root.
        let early = Distribution::Pert {
            low: 0.0,
            mode: 0.0,
            high: 1.0,
        };
        near(early.quantile(1.0 - 1.0 / 32.0), 0.5);
        let late = Distribution::Pert {
            low: 0.0,
            mode: 1.0,
            high: 1.0,
        };
        near(late.quantile(1.0 / 32.0), 0.5);
    }

    #[test]
    fn triangles_with_the_mode_anywhere() {
        let triangle = |mode, share| {
            Distribution::Triangular {
                low: 0.0,
                mode,
                high: 8.0,
            }
            .quantile(share)
        };
        near(triangle(4.0, 0.125), 2.0);
        near(triangle(4.0, 0.875), 6.0);
        near(triangle(0.0, 0.75), 4.0);
        near(triangle(8.0, 0.25), 4.0);
    }

    #[test]
    fn lognormals_meet_their_tenths() {
        let minutes = Distribution::Lognormal {
            median: 10.0,
            p90_over_p50: 2.5,
        };
        near(minutes.quantile(0.5), 10.0);
        near(minutes.quantile(0.9), 25.0);
        near(minutes.quantile(0.1), 4.0);
        assert_eq!(minutes.quantile(0.0), 0.0);
        assert_eq!(minutes.quantile(1.0), f64::INFINITY);
    }

    #[test]
    fn ranges_without_width_are_one_value() {
        for share in [0.0, 0.3, 1.0] {
            let (low, mode, high) = (2.0, 2.0, 2.0);
            for point in [
                Distribution::Fixed(2.0),
                Distribution::Uniform { low, high },
                Distribution::Triangular { low, mode, high },
                Distribution::Pert { low, mode, high },
                Distribution::Lognormal {
                    median: 2.0,
                    p90_over_p50: 1.0,
                },
            ] {
                assert_eq!(point.quantile(share), 2.0, "{point:?}");
            }
        }
    }

    #[test]
    fn the_ends_are_the_bounds() {
        let (low, mode, high) = (1.0, 2.0, 5.0);
        for range in [
            Distribution::Uniform { low, high },
            Distribution::Triangular { low, mode, high },
            Distribution::Pert { low, mode, high },
        ] {
            assert_eq!(
                (range.quantile(0.0), range.quantile(1.0)),
                (low, high),
                "{range:?}"
            );
        }
        let share = Distribution::Beta {
            alpha: 2.0,
            beta: 18.0,
        };
        assert_eq!((share.quantile(0.0), share.quantile(1.0)), (0.0, 1.0));
    }

    #[test]
    fn shares_beyond_the_ends_are_the_ends() {
        for (alpha, beta) in [(2.0, 18.0), (0.5, 0.5), (1.0, 3.0)] {
            let share = Distribution::Beta { alpha, beta };
            assert_eq!((share.quantile(-0.5), share.quantile(1.5)), (0.0, 1.0));
        }
    }

    #[test]
    fn the_far_tail_is_a_power() {
        // So near 0 the share below is 1.04 x^0.04, if the shapes are 0.04 and 2.
        let beta = Distribution::Beta {
            alpha: 0.04,
            beta: 2.0,
        };
        for share in [1e-12_f64, 2e-12, 1e-11] {
            let (is, should) = (beta.quantile(share), exp(ln(share / 1.04) / 0.04));
            assert!((is / should - 1.0).abs() < 1e-11, "{share}: {is} {should}");
        }
        // Further out than numbers go.
        assert_eq!(beta.quantile(1e-14), 0.0);
    }

    #[test]
    fn a_quantile_keeps_its_digits_in_either_tail() {
        for alpha in [0.01, 0.2, 0.9, 1.1, 5.0] {
            for beta in [0.5, 5.0, 60.0, 3000.0] {
                for share in [1e-300, 1e-12, 0.05, 0.3, 0.7, 0.99, 1.0 - 1e-15] {
                    let beta = Beta::new(alpha, beta);
                    let x = beta.quantile(share);
                    if (SMALLEST..0.5).contains(&x) {
                        let off = beta.below(x) / share - 1.0;
                        assert!(off.abs() < 1e-9, "{beta:?} {share} {x}: {off}");
                    }
                    if share > 0.5 && (1e-6..0.5).contains(&x) {
                        let off = beta.mirrored().below(1.0 - x) / (1.0 - share) - 1.0;
                        assert!(off.abs() < 1e-6, "{beta:?} {share} {x}: {off}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_small_value_keeps_its_digits_though_most_are_below() {
        // Seven tenths lie below 0.7^100.
        let value = Distribution::Beta {
            alpha: 0.01,
            beta: 1.0,
        };
        near(value.quantile(0.7), exp(100.0 * ln(0.7)));
    }
}
