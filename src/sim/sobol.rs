//! Sobol points: draws that fill the space of the inputs more evenly than chance would.
//!
//! A point is known by its index alone, so draws can be made in any order and in any slices. Nothing
//! here knows what is drawn.

use crate::sim::rng::mixed;

/// The most dimensions a sequence can have.
pub const MAX_DIMENSIONS: usize = 48;

/// Bits of a coordinate.
const BITS: usize = 32;
/// One unit in the last bit of a coordinate.
const LAST_BIT: f64 = 1.0 / 4_294_967_296.0;

/// The primitive polynomial and the first direction numbers of each dimension after the first.
///
/// The polynomial's bits are its coefficients, the highest first; the numbers are as many as its
/// degree, then zeros.
///
/// # Source     Joe and Kuo (2008), `new-joe-kuo-6`.
const STARTS: [(u16, [u8; 8]); MAX_DIMENSIONS - 1] = [
    (0b11, [1, 0, 0, 0, 0, 0, 0, 0]),
    (0b111, [1, 3, 0, 0, 0, 0, 0, 0]),
    (0b1011, [1, 3, 1, 0, 0, 0, 0, 0]),
    (0b1101, [1, 1, 1, 0, 0, 0, 0, 0]),
    (0b10011, [1, 1, 3, 3, 0, 0, 0, 0]),
    (0b11001, [1, 3, 5, 13, 0, 0, 0, 0]),
    (0b100101, [1, 1, 5, 5, 17, 0, 0, 0]),
    (0b101001, [1, 1, 5, 5, 5, 0, 0, 0]),
    (0b101111, [1, 1, 7, 11, 19, 0, 0, 0]),
    (0b110111, [1, 1, 5, 1, 1, 0, 0, 0]),
    (0b111011, [1, 1, 1, 3, 11, 0, 0, 0]),
    (0b111101, [1, 3, 5, 5, 31, 0, 0, 0]),
    (0b1000011, [1, 3, 3, 9, 7, 49, 0, 0]),
    (0b1011011, [1, 1, 1, 15, 21, 21, 0, 0]),
    (0b1100001, [1, 3, 1, 13, 27, 49, 0, 0]),
    (0b1100111, [1, 1, 1, 15, 7, 5, 0, 0]),
    (0b1101101, [1, 3, 1, 15, 13, 25, 0, 0]),
    (0b1110011, [1, 1, 5, 5, 19, 61, 0, 0]),
    (0b10000011, [1, 3, 7, 11, 23, 15, 103, 0]),
    (0b10001001, [1, 3, 7, 13, 13, 15, 69, 0]),
    (0b10001111, [1, 1, 3, 13, 7, 35, 63, 0]),
    (0b10010001, [1, 3, 5, 9, 1, 25, 53, 0]),
    (0b10011101, [1, 3, 1, 13, 9, 35, 107, 0]),
    (0b10100111, [1, 3, 1, 5, 27, 61, 31, 0]),
    (0b10101011, [1, 1, 5, 11, 19, 41, 61, 0]),
    (0b10111001, [1, 3, 5, 3, 3, 13, 69, 0]),
    (0b10111111, [1, 1, 7, 13, 1, 19, 1, 0]),
    (0b11000001, [1, 3, 7, 5, 13, 19, 59, 0]),
    (0b11001011, [1, 1, 3, 9, 25, 29, 41, 0]),
    (0b11010011, [1, 3, 5, 13, 23, 1, 55, 0]),
    (0b11010101, [1, 3, 7, 3, 13, 59, 17, 0]),
    (0b11100101, [1, 3, 1, 3, 5, 53, 69, 0]),
    (0b11101111, [1, 1, 5, 5, 23, 33, 13, 0]),
    (0b11110001, [1, 1, 7, 7, 1, 61, 123, 0]),
    (0b11110111, [1, 1, 7, 9, 13, 61, 49, 0]),
    (0b11111101, [1, 3, 3, 5, 3, 55, 33, 0]),
    (0b100011101, [1, 3, 1, 15, 31, 13, 49, 245]),
    (0b100101011, [1, 3, 5, 15, 31, 59, 63, 97]),
    (0b100101101, [1, 3, 1, 11, 11, 11, 77, 249]),
    (0b101001101, [1, 3, 1, 11, 27, 43, 71, 9]),
    (0b101011111, [1, 1, 7, 15, 21, 11, 81, 45]),
    (0b101100011, [1, 3, 7, 3, 25, 31, 65, 79]),
    (0b101100101, [1, 3, 1, 1, 19, 11, 3, 205]),
    (0b101101001, [1, 1, 5, 9, 19, 21, 29, 157]),
    (0b101110001, [1, 3, 7, 11, 1, 33, 89, 185]),
    (0b110000111, [1, 3, 3, 3, 15, 9, 79, 71]),
    (0b110001101, [1, 3, 7, 11, 15, 39, 119, 27]),
];

/// A Sobol sequence of a fixed number of dimensions.
///
/// Index `i` is the point that the usual iteration by Gray code reaches after `i` steps; point 0 is
/// kept.
///
/// ```
/// use lockout::sim::sobol::Sobol;
/// let points = Sobol::new(2);
/// assert_eq!((points.point(0, 0), points.point(0, 1)), (0.0, 0.0));
/// assert_eq!((points.point(2, 0), points.point(2, 1)), (0.75, 0.25));
/// ```
#[derive(Clone, Debug)]
pub struct Sobol {
    dimensions: Vec<Dimension>,
}

/// One coordinate of all points.
#[derive(Clone, Debug)]
struct Dimension {
    directions: [u32; BITS],
    /// The seed of its scrambling, if it is scrambled.
    scramble: Option<u32>,
}

impl Sobol {
    /// Starts an unscrambled sequence.
    ///
    /// # Panics
    ///
    /// If there are more than [`MAX_DIMENSIONS`].
    #[must_use]
    pub fn new(dimensions: usize) -> Self {
        assert!(
            dimensions <= MAX_DIMENSIONS,
            "at most {MAX_DIMENSIONS} dimensions"
        );
        let dimension = |place| Dimension {
            directions: directions(place),
            scramble: None,
        };
        Self {
            dimensions: (0..dimensions).map(dimension).collect(),
        }
    }

    /// Starts a sequence with nested uniform scrambling: every number of points that is a power of two
    /// stays as even as before, and each point alone is uniform over the seeds.
    ///
    /// # Source     Owen (1995); by hashing as Laine and Karras (2011) and Burley (2020), with the
    /// multipliers of Vegdahl (2021).
    ///
    /// # Panics
    ///
    /// If there are more than [`MAX_DIMENSIONS`].
    #[must_use]
    pub fn scrambled(dimensions: usize, seed: u64) -> Self {
        let mut points = Self::new(dimensions);
        let mut state = mixed(seed);
        for dimension in &mut points.dimensions {
            state = mixed(state.wrapping_add(1));
            dimension.scramble = Some((state >> 32) as u32);
        }
        points
    }

    /// Returns one coordinate of a point: 0 <= x < 1 unscrambled, 0 < x < 1 scrambled.
    ///
    /// # Panics
    ///
    /// If the sequence does not have that dimension.
    #[must_use]
    pub fn point(&self, index: u32, dimension: usize) -> f64 {
        let Dimension {
            directions,
            scramble,
        } = &self.dimensions[dimension];
        let mut gray = index ^ (index >> 1);
        let mut bits = 0;
        while gray != 0 {
            bits ^= directions[gray.trailing_zeros() as usize];
            gray &= gray - 1;
        }
        match scramble {
            None => f64::from(bits) * LAST_BIT,
            // The middle of its cell: never 0 or 1, where quantiles may be infinite.
            Some(seed) => (f64::from(scrambled(bits, *seed)) + 0.5) * LAST_BIT,
        }
    }
}

/// Works out the direction numbers of a dimension, as binary fractions.
fn directions(dimension: usize) -> [u32; BITS] {
    let Some(start) = dimension.checked_sub(1) else {
        return std::array::from_fn(|bit| 1 << (BITS - 1 - bit));
    };
    let (polynomial, numbers) = STARTS[start];
    let degree = polynomial.ilog2() as usize;
    let mut directions = [0; BITS];
    for bit in 0..BITS {
        directions[bit] = if bit < degree {
            u32::from(numbers[bit]) << (BITS - 1 - bit)
        } else {
            let oldest = directions[bit - degree];
            let is_term = |back: &usize| polynomial >> (degree - back) & 1 == 1;
            (1..degree)
                .filter(is_term)
                .fold(oldest ^ (oldest >> degree), |sum, back| {
                    sum ^ directions[bit - back]
                })
        };
    }
    directions
}

/// Scrambles a coordinate so that each bit depends on itself and the bits before it only.
fn scrambled(bits: u32, seed: u32) -> u32 {
    // Reversed, "the bits before" are the lower ones, and those are all that sums and products see.
    let mut reversed = bits.reverse_bits();
    reversed ^= reversed.wrapping_mul(0x3D20_ADEA);
    reversed = reversed.wrapping_add(seed);
    reversed = reversed.wrapping_mul((seed >> 16) | 1);
    reversed ^= reversed.wrapping_mul(0x0552_6C56);
    reversed ^= reversed.wrapping_mul(0x53A2_2864);
    reversed.reverse_bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts how many of the points fall into each cell of a grid.
    fn cells(points: &Sobol, count: u32, columns: u32, rows: u32, pair: [usize; 2]) -> Vec<u32> {
        let mut cells = vec![0; (columns * rows) as usize];
        for index in 0..count {
            let [x, y] = pair.map(|dimension| points.point(index, dimension));
            let column = (x * f64::from(columns)) as u32;
            let row = (y * f64::from(rows)) as u32;
            cells[(column * rows + row) as usize] += 1;
        }
        cells
    }

    fn all_sequences() -> [Sobol; 3] {
        let all = MAX_DIMENSIONS;
        [
            Sobol::new(all),
            Sobol::scrambled(all, 1),
            Sobol::scrambled(all, u64::MAX),
        ]
    }

    #[test]
    fn every_interval_of_every_dimension_has_one_point() {
        for points in all_sequences() {
            for dimension in 0..MAX_DIMENSIONS {
                let cells = cells(&points, 256, 256, 1, [dimension, dimension]);
                assert!(cells.iter().all(|&count| count == 1), "{dimension}");
            }
        }
    }

    #[test]
    fn every_oblong_of_the_first_two_dimensions_has_one_point() {
        for points in all_sequences() {
            for columns in (0..=8).map(|bits| 1 << bits) {
                let cells = cells(&points, 256, columns, 256 / columns, [0, 1]);
                assert!(cells.iter().all(|&count| count == 1), "{columns}");
            }
        }
    }

    #[test]
    fn directions_are_odd_so_that_every_bit_counts() {
        for dimension in 0..MAX_DIMENSIONS {
            for (bit, direction) in directions(dimension).into_iter().enumerate() {
                assert_eq!(direction.trailing_zeros() as usize, BITS - 1 - bit);
            }
        }
    }

    #[test]
    fn late_points_of_the_last_dimension_are_those_of_scipy() {
        let points = Sobol::new(48);
        assert_eq!(points.point(1000, 31) * 16384.0, 2384.0);
        assert_eq!(points.point(1000, 47) * 16384.0, 15056.0);
        assert_eq!(points.point(9999, 40) * 16384.0, 15265.0);
        assert_eq!(points.point(16383, 37) * 16384.0, 9565.0);
        assert_eq!(points.point(9999, 31) * 16384.0, 1009.0);
        assert_eq!(points.point(16383, 15) * 16384.0, 10927.0);
    }

    #[test]
    fn scrambled_points_are_never_at_the_ends() {
        for bits in [0, u32::MAX] {
            let point = (f64::from(bits) + 0.5) * LAST_BIT;
            assert!(point > 0.0 && point < 1.0);
        }
    }

    #[test]
    fn seeds_and_dimensions_are_scrambled_each_in_its_own_way() {
        let (one, other) = (
            Sobol::scrambled(MAX_DIMENSIONS, 1),
            Sobol::scrambled(MAX_DIMENSIONS, 2),
        );
        let mut starts: Vec<u64> = (0..MAX_DIMENSIONS)
            .flat_map(|dimension| [&one, &other].map(|points| points.point(0, dimension).to_bits()))
            .collect();
        starts.sort_unstable();
        starts.dedup();
        assert_eq!(starts.len(), 2 * MAX_DIMENSIONS);
    }

    #[test]
    fn scrambled_points_are_uniform_over_seeds() {
        let count = 4096;
        let mean = |index: u32| {
            let point = |seed| Sobol::scrambled(1, seed).point(index, 0);
            (0..count).map(point).sum::<f64>() / count as f64
        };
        // Five standard errors of the mean of a uniform number.
        let granted = 5.0 * 0.289 / (count as f64).sqrt();
        for index in [0, 1, 1000] {
            assert!((mean(index) - 0.5).abs() < granted, "{index}");
        }
    }

    #[test]
    fn sums_over_scrambled_points_beat_chance() {
        // The mean of a product of eight coordinates is 1/256.
        let points = Sobol::scrambled(8, 1);
        let product = |index| {
            (0..8)
                .map(|place| 2.0 * points.point(index, place))
                .product::<f64>()
        };
        let mean = (0..4096).map(product).sum::<f64>() / 4096.0;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
    }
}
