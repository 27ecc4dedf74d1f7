//! The lots of one sample day: random numbers that are the same on every machine.
//!
//! Integers of fixed width only. Draws of inputs do not come from here but from [`sobol`](super::sobol).

use crate::sim::math::ln;

/// The generator xoshiro256**, seeded by splitmix64. The name is the version: other numbers need
/// another name.
///
/// # Source     Blackman and Vigna (2021), scrambled linear pseudorandom number generators.
///
/// ```
/// use lockout::sim::rng::Xoshiro256StarStarV1;
/// let mut lots = Xoshiro256StarStarV1::seeded(7);
/// let mut same_lots = Xoshiro256StarStarV1::seeded(7);
/// assert_eq!(lots.next_u64(), same_lots.next_u64());
/// assert!((0.0..1.0).contains(&lots.share()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Xoshiro256StarStarV1([u64; 4]);

/// Added to the state of splitmix64 at every number: 2^64 over the golden ratio, odd.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
/// One unit in the last of 53 bits.
const LAST_BIT: f64 = 1.0 / 9_007_199_254_740_992.0;

impl Xoshiro256StarStarV1 {
    /// Starts from a seed; every seed is good.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self([1, 2, 3, 4].map(|place| mixed(seed.wrapping_add(GOLDEN.wrapping_mul(place)))))
    }

    /// Returns the next number, all 64 bits random.
    pub fn next_u64(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.0;
        let number = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        number
    }

    /// Returns a share, evenly spread over 0..1: 0 can come, 1 cannot.
    pub fn share(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 * LAST_BIT
    }

    /// Returns a waiting time without memory, in the units of its mean.
    ///
    /// # Formula    -mean ln(1 - share), which is finite and at least 0.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -mean * ln(1.0 - self.share())
    }
}

/// Stirs the bits of a number (the output function of splitmix64): near numbers end far apart.
#[must_use]
pub fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_authors() {
        let mut lots = Xoshiro256StarStarV1([1, 2, 3, 4]);
        let numbers: Vec<u64> = (0..5).map(|_| lots.next_u64()).collect();
        assert_eq!(
            numbers,
            [
                11520,
                0,
                1_509_978_240,
                1_215_971_899_390_074_240,
                1_216_172_134_540_287_360
            ]
        );
    }

    #[test]
    fn a_seed_is_spread_by_splitmix() {
        let state = Xoshiro256StarStarV1::seeded(1_234_567).0;
        assert_eq!(state[0], 6_457_827_717_110_365_317);
        assert_eq!(state[1], 3_203_168_211_198_807_973);
    }

    #[test]
    fn shares_and_waits_have_their_means() {
        let mut lots = Xoshiro256StarStarV1::seeded(1);
        let count = 20_000;
        let mut sums = (0.0, 0.0);
        for _ in 0..count {
            let share = lots.share();
            assert!((0.0..1.0).contains(&share));
            sums.0 += share;
            let wait = lots.exponential(10.0);
            assert!(wait >= 0.0 && wait.is_finite());
            sums.1 += wait;
        }
        // Five standard errors: 0.29 and 10, each over the root of the count.
        assert!((sums.0 / f64::from(count) - 0.5).abs() < 0.0103);
        assert!((sums.1 / f64::from(count) - 10.0).abs() < 0.354);
    }

    #[test]
    fn the_greatest_share_is_below_one() {
        assert!((u64::MAX >> 11) as f64 * LAST_BIT < 1.0);
    }
}
