//! Where the name of a line stands: beside it, clear of other lines and names, within the plot.

use crate::chart::sheet::{Frame, Point};

/// Pixels of the style sheet between a line and its name.
const GAP: f64 = 4.0;

/// Pixels of the style sheet between two places that are tried.
const STRIDE: f64 = 8.0;

/// Finds the best place for a name of this size beside a line.
///
/// Tried are places along the line, above it and below it. A place that crosses another name is never
/// taken while there is one that does not; then the fewest crossed lines win, then the flattest and
/// earliest stretch of the line.
#[must_use]
pub fn place(
    (width, height): (i32, i32),
    line: &[Point],
    others: &[&[Point]],
    taken: &[Frame],
    plot: Frame,
    scale: f64,
) -> Frame {
    let gap = (GAP * scale) as i32;
    let stride = ((STRIDE * scale) as i32).max(1);
    let mut best = (i32::MAX, plot);
    let mut left = plot.left + gap;
    while left + width <= plot.right - gap {
        let right = left + width;
        let (high, low) = extent(line, left, right).unwrap_or((plot.bottom, plot.bottom));
        for top in [high - gap - height, low + gap] {
            let frame = Frame {
                left,
                top,
                right,
                bottom: top + height,
            };
            let is_within = frame.top >= plot.top && frame.bottom <= plot.bottom;
            let names = taken.iter().filter(|name| frame.overlaps(name)).count() as i32;
            let crossed: i32 = others
                .iter()
                .filter_map(|other| extent(other, left, right))
                .filter(|(other_high, other_low)| {
                    frame.top - gap < *other_low && *other_high < frame.bottom + gap
                })
                .count() as i32;
            let steepness = ((low - high) as f64 / scale) as i32;
            let cost = i32::from(!is_within) * 1_000_000
                + names * 1_000_000
                + crossed * 10_000
                + steepness * 10;
            if cost < best.0 {
                best = (cost, frame);
            }
        }
        left += stride;
    }
    best.1
}

/// Returns the highest and lowest pixel of a line between two edges; `None` if it is not there.
fn extent(line: &[Point], left: i32, right: i32) -> Option<(i32, i32)> {
    let mut found: Option<(i32, i32)> = None;
    for pair in line.windows(2) {
        if pair[1].0 >= left && pair[0].0 <= right {
            let (high, low) = (pair[0].1.min(pair[1].1), pair[0].1.max(pair[1].1));
            found = Some(found.map_or((high, low), |f| (f.0.min(high), f.1.max(low))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: Frame = Frame {
        left: 0,
        top: 0,
        right: 200,
        bottom: 100,
    };

    #[test]
    fn a_name_stands_on_the_flat_part_of_its_line() {
        let line = [(0, 90), (50, 10), (60, 90), (200, 90)];
        let frame = place((60, 16), &line, &[], &[], PLOT, 1.0);
        assert!(frame.left > 60 && frame.bottom <= 90, "{frame:?}");
    }

    #[test]
    fn a_name_keeps_clear_of_other_lines_and_names() {
        let line = [(0, 50), (200, 50)];
        let other = [(0, 30), (200, 30)];
        let frame = place((60, 16), &line, &[&other], &[], PLOT, 1.0);
        assert_eq!((frame.left, frame.top), (4, 54));
        let taken = place((60, 16), &line, &[&other], &[frame], PLOT, 1.0);
        assert!(!taken.overlaps(&frame) && taken.top == 54, "{taken:?}");
    }

    #[test]
    fn a_name_never_leaves_the_plot_while_there_is_room() {
        let line = [(0, 2), (200, 2)];
        let frame = place((60, 16), &line, &[], &[], PLOT, 1.0);
        assert!(frame.top >= 0 && frame.bottom <= 100, "{frame:?}");
    }
}
