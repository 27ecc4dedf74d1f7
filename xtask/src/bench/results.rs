//! Reads what the programs that time kernels print; it runs nothing and judges nothing.

/// How long one kernel took.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measured {
    /// The kernel: `day`, or `minutes@270` for one size of a sweep.
    pub(crate) name: String,
    /// The best sample, in milliseconds: noise only adds to it.
    pub(crate) milliseconds: f64,
    /// The most that it may take in Wasm, in milliseconds; infinite for one that is only shown.
    pub(crate) limit: f64,
}

impl Measured {
    /// Returns the name of the sweep and the size, for a kernel of a sweep.
    pub(crate) fn of_sweep(&self) -> Option<(&str, f64)> {
        let (sweep, size) = self.name.split_once('@')?;
        Some((sweep, size.parse().ok()?))
    }
}

/// Reads `lockout-bench <name> <milliseconds> <limit>`; other lines hold no result.
pub(crate) fn measured(line: &str) -> Option<Measured> {
    let mut words = line
        .trim()
        .strip_prefix("lockout-bench ")?
        .split_whitespace();
    let name = words.next()?.to_owned();
    let milliseconds = words.next()?.parse().ok()?;
    let limit = words.next()?.parse().ok()?;
    words.next().is_none().then_some(Measured {
        name,
        milliseconds,
        limit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_and_other_lines_are_not() {
        let day = measured("    lockout-bench day 3.25 4\n").unwrap();
        assert_eq!((day.milliseconds, day.limit), (3.25, 4.0));
        assert_eq!(day.of_sweep(), None);
        let sweep = measured("lockout-bench minutes@270 1e-3 inf").unwrap();
        assert_eq!(sweep.of_sweep(), Some(("minutes", 270.0)));
        assert_eq!(sweep.limit, f64::INFINITY);
        for line in [
            "",
            "lockout-bench",
            "lockout-bench day",
            "lockout-bench day x 4",
            "lockout-bench day 3 4 5",
            "see lockout-bench day 3 4",
        ] {
            assert_eq!(measured(line), None, "{line}");
        }
    }
}
