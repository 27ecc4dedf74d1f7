//! Rules for numbers, moments and curves: range, unit, and where each is from.

use crate::{
    data::{
        problem::ProblemKind,
        raw::{RawCurve, RawMoment, RawNumber, RawWords},
        validate::{
            check::{Check, Wanted},
            path::At,
        },
    },
    domain::{
        clock::TimeOfDay,
        demand::Curve,
        sourced::{Basis, Quantity, Sourced, Unit},
        words::Words,
    },
    ids::{Locale, SourceId},
};

/// How far the 24 values of a curve may be from 100 in all, in per cent.
const CURVE_TOLERANCE: f64 = 0.5;

/// The largest amount. Amounts are multiplied with each other, in single precision at that: beyond
/// this, what comes out need not be a number.
const MOST: f64 = 1e12;

/// The smallest number that something is divided by, for the same reason.
const LEAST_DIVISOR: f64 = 0.001;

impl Check<'_> {
    /// Checks a number whose field takes this unit.
    pub(super) fn number(&mut self, at: At<'_>, raw: &RawNumber, wanted: Unit) -> Quantity {
        let quantity = self.any_number(at, raw);
        // An unknown unit is already told.
        let is_known = Unit::ALL.iter().any(|&(_, name)| name == raw.unit);
        if is_known && quantity.unit != wanted {
            let kind = ProblemKind::WrongUnit {
                found: raw.unit.clone(),
                wanted: name_of(wanted),
            };
            self.problem(at.key("unit"), kind);
        }
        quantity
    }

    /// Checks a number that something is divided by, so that its whole range is well above zero.
    pub(super) fn positive(&mut self, at: At<'_>, raw: &RawNumber, wanted: Unit) -> Quantity {
        let quantity = self.number(at, raw, wanted);
        // A negative amount is already told.
        if (0.0..LEAST_DIVISOR).contains(&raw.low) {
            let wanted = if raw.low == 0.0 {
                "above zero"
            } else {
                "0.001 or more, as what something is divided by must be"
            };
            let found = written(raw.low);
            self.problem(at.key("low"), ProblemKind::Malformed { found, wanted });
        }
        quantity
    }

    /// Checks a number of any unit.
    pub(super) fn any_number(&mut self, at: At<'_>, raw: &RawNumber) -> Quantity {
        let unit = self.one_of(at.key("unit"), "unit", &raw.unit, &Unit::ALL);
        let is_known = Unit::ALL.iter().any(|&(_, name)| name == raw.unit);
        for (key, value) in [("value", raw.value), ("low", raw.low), ("high", raw.high)] {
            if is_known && !(unit.admits(value) && value <= MOST) {
                let wanted = match unit {
                    Unit::Share => "a share, 0 to 1",
                    _ if value > MOST => "an amount of at most 1000000000000",
                    _ => "an amount, 0 or more",
                };
                let found = written(value);
                self.problem(at.key(key), ProblemKind::Malformed { found, wanted });
            }
        }
        self.range(at, raw);
        let (basis, source, note) =
            self.provenance(at, &raw.basis, raw.source.as_deref(), &raw.note);
        let (value, low, high) = (raw.value, raw.low, raw.high);
        Quantity {
            number: Sourced {
                value,
                low,
                high,
                basis,
                source,
                note,
            },
            unit,
        }
    }

    fn range(&mut self, at: At<'_>, raw: &RawNumber) {
        for (key, found, wanted, is_right) in [
            ("low", raw.low, "at most", raw.low <= raw.value),
            ("high", raw.high, "at least", raw.high >= raw.value),
        ] {
            if !is_right {
                let (found, limit) = (written(found), written(raw.value));
                let other = at.key("value").pointer();
                self.problem(
                    at.key(key),
                    ProblemKind::Order {
                        found,
                        wanted,
                        limit,
                        other,
                    },
                );
            }
        }
    }

    /// Checks a time of day with its range.
    pub(super) fn moment(&mut self, at: At<'_>, raw: &RawMoment) -> Sourced<TimeOfDay> {
        let value = self.time(at.key("value"), &raw.value);
        let low = self.time(at.key("low"), &raw.low);
        let high = self.time(at.key("high"), &raw.high);
        let central = at.key("value");
        self.order(
            (at.key("low"), &raw.low),
            Wanted::AtOrBefore,
            (central, &raw.value),
        );
        self.order(
            (at.key("high"), &raw.high),
            Wanted::AtOrAfter,
            (central, &raw.value),
        );
        let (basis, source, note) =
            self.provenance(at, &raw.basis, raw.source.as_deref(), &raw.note);
        Sourced {
            value,
            low,
            high,
            basis,
            source,
            note,
        }
    }

    /// Checks a curve.
    pub(super) fn curve(&mut self, at: At<'_>, raw: &RawCurve) -> Curve {
        let name = self.words(at.key("name"), &raw.name);
        let (basis, source, note) =
            self.provenance(at, &raw.basis, raw.source.as_deref(), &raw.note);
        let percent_by_hour = self.percent_by_hour(at.key("percent_of_day"), &raw.percent_of_day);
        Curve {
            name,
            percent_by_hour,
            basis,
            source,
            note,
        }
    }

    fn percent_by_hour(&mut self, at: At<'_>, percent: &[f64]) -> [f64; 24] {
        let mut hours = [0.0; 24];
        if percent.len() != hours.len() {
            let kind = ProblemKind::Length {
                found: percent.len(),
                least: 24,
                most: 24,
            };
            self.problem(at, kind);
            return hours;
        }
        hours.copy_from_slice(percent);
        for (hour, &value) in hours.iter().enumerate() {
            if !Unit::Count.admits(value) {
                let (found, wanted) = (value.to_string(), "a part of the day, 0 or more");
                self.problem(at.item(hour), ProblemKind::Malformed { found, wanted });
            }
        }
        let found: f64 = hours.iter().sum();
        if (found - 100.0).abs() > CURVE_TOLERANCE {
            let (what, wanted) = ("the hours of the day", "100 within 0.5");
            self.problem(
                at,
                ProblemKind::Sum {
                    what,
                    found,
                    wanted,
                },
            );
        }
        hours
    }

    /// Checks where a number is from, and that only an assumption does without a source.
    fn provenance(
        &mut self,
        at: At<'_>,
        basis: &str,
        source: Option<&str>,
        note: &RawWords,
    ) -> (Basis, Option<SourceId>, Words) {
        let read = self.one_of(at.key("basis"), "basis", basis, &Basis::ALL);
        let is_known = Basis::ALL.iter().any(|&(_, name)| name == basis);
        if is_known && source.is_none() && read != Basis::Assumed {
            self.lacks(
                at.key("source"),
                "a source",
                "which only an assumption may do without",
            );
        }
        let source = source.map(|id| self.source(at.key("source"), id));
        (read, source, self.words(at.key("note"), note))
    }
}

/// Writes a number as it would stand in a file: very large and very small ones with an exponent. The
/// browser, which is told of no problem, is spared the code for it.
fn written(value: f64) -> String {
    let is_plain = value == 0.0 || (1e-4..1e16).contains(&value.abs());
    if is_plain || cfg!(target_arch = "wasm32") {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

fn name_of(unit: Unit) -> &'static str {
    Unit::ALL
        .into_iter()
        .find(|&(other, _)| other == unit)
        .map_or("", |(_, name)| name)
}

/// Stands in for a number that is not there.
pub(super) fn stand_in_quantity(unit: Unit) -> Quantity {
    let (basis, note) = (Basis::Assumed, stand_in_words());
    Quantity {
        number: Sourced {
            value: 0.0,
            low: 0.0,
            high: 0.0,
            basis,
            source: None,
            note,
        },
        unit,
    }
}

/// Stands in for a curve that is not there.
pub(super) fn stand_in_curve() -> Curve {
    Curve {
        name: stand_in_words(),
        percent_by_hour: [0.0; 24],
        basis: Basis::Assumed,
        source: None,
        note: stand_in_words(),
    }
}

fn stand_in_words() -> Words {
    Words::new(Locale::ALL.map(|_| "".into()))
}
