//! Ranges side by side on one scale: each with its middle, and zero marked.

/// Ranges on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct RangesView {
    /// The rows, from the top.
    pub rows: Vec<RangeRow>,
    /// Marks along the scale: place as a share of the width, and label.
    pub marks: Vec<(f64, String)>,
    /// Where zero is, as a share of the width.
    pub zero: f64,
}

/// One range.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// What it is of.
    pub name: String,
    /// Its figures, as they stand beside it.
    pub figures: String,
    /// Its lower end, its middle and its upper end, as shares of the width.
    pub places: [f64; 3],
}

/// A scale that holds some values and zero, in whole tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The lower end, in tenths.
    pub low: i32,
    /// The upper end, in tenths.
    pub high: i32,
}

impl Scale {
    /// Returns the shortest scale of whole tenths with every value and zero on it, at least one long.
    #[must_use]
    pub fn around(values: impl Iterator<Item = f64>) -> Self {
        let mut scale = Self { low: 0, high: 1 };
        for value in values {
            scale.low = scale.low.min((value * 10.0).floor() as i32);
            scale.high = scale.high.max((value * 10.0).ceil() as i32);
        }
        scale
    }

    /// Returns the place of a value as a share of the scale.
    #[must_use]
    pub fn place(self, value: f64) -> f64 {
        (value * 10.0 - f64::from(self.low)) / f64::from(self.high - self.low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_holds_its_values_and_zero() {
        let scale = Scale::around([-0.31, -0.9, 0.02].into_iter());
        assert_eq!(scale, Scale { low: -9, high: 1 });
        assert!((scale.place(-0.4) - 0.5).abs() < 1e-12);
        assert_eq!(scale.place(0.0), 0.9);
        let up = Scale::around([0.44].into_iter());
        assert_eq!((up.low, up.high), (0, 5));
        assert_eq!(Scale::around(std::iter::empty()), Scale { low: 0, high: 1 });
    }
}
