//! Four numbers side by side, one per draw, worked on at once. It knows nothing of the model.
//!
//! Where a browser build has `simd128`, four are one vector; elsewhere they are four numbers in a
//! row. Both do the same IEEE operations in the same order, so the bits are the same everywhere.
//! Nothing is fused, nothing approximated.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// Draws side by side.
pub(super) const WIDTH: usize = 4;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod four {
    //! Four numbers as one vector of the browser.

    use core::arch::wasm32 as wasm;

    pub(super) type Four = wasm::v128;
    pub(super) type Flags = wasm::v128;

    #[inline(always)]
    pub(super) const fn new([a, b, c, d]: [f32; 4]) -> Four {
        wasm::f32x4(a, b, c, d)
    }

    pub(super) fn array(a: Four) -> [f32; 4] {
        [
            wasm::f32x4_extract_lane::<0>(a),
            wasm::f32x4_extract_lane::<1>(a),
            wasm::f32x4_extract_lane::<2>(a),
            wasm::f32x4_extract_lane::<3>(a),
        ]
    }

    pub(super) use wasm::{
        f32x4_add as add, f32x4_div as div, f32x4_le as le, f32x4_lt as lt, f32x4_mul as mul,
        f32x4_neg as neg, f32x4_pmax as max, f32x4_pmin as min, f32x4_sub as sub,
        i32x4_all_true as all, v128_and as and, v128_any_true as any, v128_not as not,
        v128_or as or,
    };

    /// One lane each.
    pub(super) const LANES: [Flags; 4] = [
        wasm::i32x4(-1, 0, 0, 0),
        wasm::i32x4(0, -1, 0, 0),
        wasm::i32x4(0, 0, -1, 0),
        wasm::i32x4(0, 0, 0, -1),
    ];

    #[inline(always)]
    pub(super) fn select(flags: Flags, yes: Four, no: Four) -> Four {
        wasm::v128_bitselect(yes, no, flags)
    }

    pub(super) fn flag(flags: Flags, lane: usize) -> bool {
        array(flags)[lane].to_bits() != 0
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod four {
    //! Four numbers in a row.

    pub(super) type Four = [f32; 4];
    pub(super) type Flags = [bool; 4];

    /// One lane each.
    pub(super) const LANES: [Flags; 4] = [
        [true, false, false, false],
        [false, true, false, false],
        [false, false, true, false],
        [false, false, false, true],
    ];

    #[inline(always)]
    pub(super) const fn new(a: [f32; 4]) -> Four {
        a
    }

    pub(super) fn array(a: Four) -> [f32; 4] {
        a
    }

    /// Written out, since small builds keep loops as loops; in a browser without vectors once for all
    /// places that use them, which is slower and 2.5 KB (brotli) smaller.
    macro_rules! each {
        ($(fn $name:ident($($arg:ident: $of:ty),*) -> $to:ty = $one:expr;)*) => {$(
            #[cfg_attr(target_arch = "wasm32", inline(never))]
            #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
            pub(super) fn $name($($arg: $of),*) -> $to {
                let one = $one;
                [one($($arg[0]),*), one($($arg[1]),*), one($($arg[2]),*), one($($arg[3]),*)]
            }
        )*};
    }

    each! {
        fn add(a: Four, b: Four) -> Four = |a: f32, b: f32| a + b;
        fn sub(a: Four, b: Four) -> Four = |a: f32, b: f32| a - b;
        fn mul(a: Four, b: Four) -> Four = |a: f32, b: f32| a * b;
        fn div(a: Four, b: Four) -> Four = |a: f32, b: f32| a / b;
        fn neg(a: Four) -> Four = |a: f32| -a;
        fn min(a: Four, b: Four) -> Four = |a: f32, b: f32| if b < a { b } else { a };
        fn max(a: Four, b: Four) -> Four = |a: f32, b: f32| if a < b { b } else { a };
        fn lt(a: Four, b: Four) -> Flags = |a: f32, b: f32| a < b;
        fn le(a: Four, b: Four) -> Flags = |a: f32, b: f32| a <= b;
        fn and(a: Flags, b: Flags) -> Flags = |a: bool, b: bool| a & b;
        fn or(a: Flags, b: Flags) -> Flags = |a: bool, b: bool| a | b;
        fn not(a: Flags) -> Flags = |a: bool| !a;
        fn select(flags: Flags, yes: Four, no: Four) -> Four =
            |flag: bool, yes: f32, no: f32| if flag { yes } else { no };
    }

    pub(super) fn all(flags: Flags) -> bool {
        flags[0] & flags[1] & flags[2] & flags[3]
    }

    pub(super) fn any(flags: Flags) -> bool {
        flags[0] | flags[1] | flags[2] | flags[3]
    }

    pub(super) fn flag(flags: Flags, lane: usize) -> bool {
        flags[lane]
    }
}

/// Four numbers, one per draw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lanes(four::Four);

/// Four answers, one per draw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mask(four::Flags);

impl Lanes {
    pub(super) const ZERO: Self = Self::splat(0.0);
    pub(super) const ONE: Self = Self::splat(1.0);

    /// The same number in every lane.
    #[inline(always)]
    pub(super) const fn splat(value: f32) -> Self {
        Self(four::new([value; WIDTH]))
    }

    #[inline(always)]
    pub(super) const fn new(values: [f32; WIDTH]) -> Self {
        Self(four::new(values))
    }

    pub(super) fn array(self) -> [f32; WIDTH] {
        four::array(self.0)
    }

    /// Returns the number of one lane, as the sums count.
    pub(super) fn lane(self, lane: usize) -> f64 {
        f64::from(self.array()[lane])
    }

    /// Puts a number into one lane, rounded to single precision.
    pub(super) fn set(&mut self, lane: usize, value: f64) {
        let value = Self::splat(value as f32);
        *self = Mask(four::LANES[lane]).select(value, *self);
    }

    /// Returns the smaller numbers.
    #[inline(always)]
    pub(super) fn min(self, other: Self) -> Self {
        Self(four::min(self.0, other.0))
    }

    /// Returns the larger numbers.
    #[inline(always)]
    pub(super) fn max(self, other: Self) -> Self {
        Self(four::max(self.0, other.0))
    }

    #[inline(always)]
    pub(super) fn lt(self, other: Self) -> Mask {
        Mask(four::lt(self.0, other.0))
    }

    #[inline(always)]
    pub(super) fn le(self, other: Self) -> Mask {
        Mask(four::le(self.0, other.0))
    }
}

impl Mask {
    /// Picks `yes` where the answer is yes.
    #[inline(always)]
    pub(super) fn select(self, yes: Lanes, no: Lanes) -> Lanes {
        Lanes(four::select(self.0, yes.0, no.0))
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(four::and(self.0, other.0))
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(four::or(self.0, other.0))
    }

    pub(super) fn not(self) -> Self {
        Self(four::not(self.0))
    }

    pub(super) fn all(self) -> bool {
        four::all(self.0)
    }

    pub(super) fn any(self) -> bool {
        four::any(self.0)
    }

    pub(super) fn lane(self, lane: usize) -> bool {
        four::flag(self.0, lane)
    }
}

macro_rules! operators {
    ($($operator:ident::$name:ident)*) => {$(
        impl $operator for Lanes {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self(four::$name(self.0, other.0))
            }
        }
    )*};
}

operators! { Add::add Sub::sub Mul::mul Div::div }

impl AddAssign for Lanes {
    #[inline(always)]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Neg for Lanes {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        Self(four::neg(self.0))
    }
}

/// Four long sums, one per draw: a few numbers at a time in single precision, all in double.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums {
    settled: [f64; WIDTH],
    pending: Lanes,
}

impl Sums {
    pub(super) const ZERO: Self = Self {
        settled: [0.0; WIDTH],
        pending: Lanes::ZERO,
    };

    /// Adds four numbers.
    #[inline(always)]
    pub(super) fn add(&mut self, more: Lanes) {
        self.pending += more;
    }

    /// Moves what was added lately to double precision; to be called every few additions.
    pub(super) fn settle(&mut self) {
        for (settled, pending) in self.settled.iter_mut().zip(self.pending.array()) {
            *settled += f64::from(pending);
        }
        self.pending = Lanes::ZERO;
    }

    /// Returns the sum of one lane.
    pub(super) fn lane(&self, lane: usize) -> f64 {
        self.settled[lane] + self.pending.lane(lane)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lane_is_on_its_own() {
        let a = Lanes::new([1.0, -2.0, 3.0, f32::INFINITY]);
        let b = Lanes::new([4.0, 5.0, -6.0, 2.0]);
        assert_eq!((a + b).array(), [5.0, 3.0, -3.0, f32::INFINITY]);
        assert_eq!((a - b).array(), [-3.0, -7.0, 9.0, f32::INFINITY]);
        assert_eq!((a * b).array(), [4.0, -10.0, -18.0, f32::INFINITY]);
        assert_eq!((b / a).array(), [4.0, -2.5, -2.0, 0.0]);
        assert_eq!(a.min(b).array(), [1.0, -2.0, -6.0, 2.0]);
        assert_eq!(a.max(b).array(), [4.0, 5.0, 3.0, f32::INFINITY]);
        assert_eq!((-b).array(), [-4.0, -5.0, 6.0, -2.0]);
        let less = a.lt(b);
        assert_eq!(less.select(a, b).array(), [1.0, -2.0, -6.0, 2.0]);
        assert!(less.any() && !less.all() && less.or(less.not()).all());
        assert!(!less.and(less.not()).any() && a.le(a).all());
        assert_eq!(
            [0, 1, 2, 3].map(|lane| less.lane(lane)),
            [true, true, false, false]
        );
    }

    #[test]
    fn sums_keep_what_single_precision_would_lose() {
        let mut sums = Sums::ZERO;
        sums.add(Lanes::splat(1e9));
        for _ in 0..1000 {
            sums.settle();
            sums.add(Lanes::ONE);
        }
        let mut lanes = Lanes::ZERO;
        lanes.set(2, 0.5);
        sums.add(lanes);
        assert_eq!(
            [0, 1, 2, 3].map(|lane| sums.lane(lane) - 1e9),
            [1000.0, 1000.0, 1000.5, 1000.0]
        );
    }
}
