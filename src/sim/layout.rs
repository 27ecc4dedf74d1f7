//! What is fixed for a whole run and worked out once: classes, bundles, seats, slices.
//!
//! Cohorts that want things at the same times and behave alike stay in fixed proportion all day, so
//! they are simulated as one bundle, and each reads its share of it. A cell is one bundle in one
//! luck class; a seat is one bundle's use of one line.

use std::ops::Range;

use crate::sim::{
    availability::{LuckClasses, Slice, slices, span_at},
    inputs::{BehaviourInputs, CohortInputs, Inputs, NewsPhase, Way},
    phone_line::LinePool,
};

/// What is fixed for a whole run.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    /// The inputs.
    pub inputs: &'a Inputs,
    /// The luck classes.
    pub classes: LuckClasses,
    /// The horizon, cut.
    pub slices: Vec<Slice>,
    /// The bundles.
    pub bundles: Vec<Bundle>,
    /// The part of a bundle that each cohort is.
    pub parts: Vec<Part>,
    /// The uses of lines, line by line.
    pub seats: Vec<Seat>,
    /// The places of the seats on each line.
    pub seats_on_line: Vec<Range<usize>>,
    /// Tasks per minute of each curve in each step, curves running fastest.
    arrivals: Vec<f64>,
    rows: usize,
}

/// Cohorts that want things at the same times and behave alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// The place of their arrival curve in [`Inputs::curves`].
    pub curve: usize,
    /// Factor on that curve, summed over the cohorts.
    pub scale: f64,
    /// How they react to a failed login.
    pub behaviour: BehaviourInputs,
    /// The places of its seats in [`Layout::seats`].
    pub seats: Vec<usize>,
}

/// The part of a bundle that a cohort is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The place of the bundle in [`Layout::bundles`].
    pub bundle: usize,
    /// Its share of the bundle's tasks, 0..=1.
    pub share: f64,
}

/// One bundle's use of one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seat {
    /// The place of the bundle.
    pub bundle: usize,
    /// The kind of line.
    pub way: Way,
    /// The place of the line in [`Inputs::lines`].
    pub line: usize,
    /// Share of failed tries that turn to it, 0..=1.
    pub switch_share: f64,
    /// Share of those answered whose task is then finished, 0..=1.
    pub resolve_share: f64,
}

/// One line during one slice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineNow {
    /// The pool.
    pub pool: LinePool,
    /// Calls per minute by people outside the cohorts.
    pub base_calls_per_minute: f64,
}

impl<'a> Layout<'a> {
    /// Works out everything that does not change during a run.
    #[must_use]
    pub fn new(inputs: &'a Inputs) -> Self {
        let (mut bundles, parts) = bundles(&inputs.cohorts);
        let (seats, seats_on_line) = seats(&mut bundles, inputs.lines.len());
        let step = inputs.step_minutes;
        let rows = inputs.minutes / step;
        let mean = |row: usize, curve: &Vec<f64>| {
            curve[row * step..(row + 1) * step].iter().sum::<f64>() / step as f64
        };
        Self {
            inputs,
            classes: LuckClasses::of(&inputs.gate),
            slices: slices(inputs),
            bundles,
            parts,
            seats,
            seats_on_line,
            arrivals: (0..rows)
                .flat_map(|row| inputs.curves.iter().map(move |curve| mean(row, curve)))
                .collect(),
            rows,
        }
    }

    /// Returns the number of steps.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the number of luck classes.
    #[must_use]
    pub fn class_count(&self) -> usize {
        self.classes.masses().len()
    }

    /// Returns the number of cells: bundles times classes, classes running fastest.
    #[must_use]
    pub fn cell_count(&self) -> usize {
        self.bundles.len() * self.class_count()
    }

    /// Returns the tasks per minute of each curve in a step, before the bundles' factors.
    #[must_use]
    pub fn arrivals(&self, row: usize) -> &[f64] {
        let curves = self.inputs.curves.len();
        &self.arrivals[row * curves..(row + 1) * curves]
    }

    /// Returns a line as it stands from a minute on.
    #[must_use]
    pub fn line_at(&self, line: usize, minute: f64) -> LineNow {
        let line = &self.inputs.lines[line];
        let span = span_at(&line.spans, minute);
        LineNow {
            pool: LinePool {
                agents: span.agents,
                ends_per_minute: 1.0 / line.call_minutes,
                hang_ups_per_minute: 1.0 / line.patience_minutes,
            },
            base_calls_per_minute: span.base_calls_per_minute,
        }
    }

    /// Returns whether someone who sets out for a line at a minute finds it open.
    #[must_use]
    pub fn is_open_to(&self, line: usize, minute: f64) -> bool {
        let inputs = &self.inputs.lines[line];
        span_at(&inputs.spans, minute + inputs.travel_minutes).agents > 0.0
    }

    /// Returns what people have been told at a minute.
    #[must_use]
    pub fn news_at(&self, minute: f64) -> NewsPhase {
        NewsPhase::at(&self.inputs.news, minute)
    }
}

/// Bundles cohorts that share curve and behaviour; returns also which part of which each is.
///
/// A table half empty, by a number made of each behaviour, says where to look for a bundle: the work
/// grows with the cohorts, however many differ.
fn bundles(cohorts: &[CohortInputs]) -> (Vec<Bundle>, Vec<Part>) {
    let mut bundles: Vec<Bundle> = Vec::new();
    let mut parts: Vec<Part> = Vec::with_capacity(cohorts.len());
    let size = (2 * cohorts.len()).next_power_of_two();
    let mut table: Vec<Option<usize>> = vec![None; size];
    for cohort in cohorts {
        let mut at = mixed(cohort) as usize;
        let place = loop {
            at = (at + 1) % size;
            match table[at] {
                Some(place) if !is_alike(&bundles[place], cohort) => {}
                found => break found.unwrap_or(bundles.len()),
            }
        };
        table[at] = Some(place);
        if place == bundles.len() {
            bundles.push(Bundle {
                curve: cohort.curve,
                scale: 0.0,
                behaviour: cohort.behaviour,
                seats: Vec::new(),
            });
        }
        bundles[place].scale += cohort.scale;
        parts.push(Part {
            bundle: place,
            share: cohort.scale,
        });
    }
    for part in &mut parts {
        let whole = bundles[part.bundle].scale;
        part.share = if whole > 0.0 { part.share / whole } else { 0.0 };
    }
    (bundles, parts)
}

fn is_alike(bundle: &Bundle, cohort: &CohortInputs) -> bool {
    bundle.curve == cohort.curve && bundle.behaviour == cohort.behaviour
}

/// Makes a number of what tells most cohorts apart.
fn mixed(cohort: &CohortInputs) -> u32 {
    let people = &cohort.behaviour;
    let numbers = [
        people.retry_minutes,
        people.patience_minutes,
        people.alternative_share,
        people.phone.map_or(0.0, |used| used.line as f64),
        cohort.curve as f64,
    ];
    let mix = |hash: u64, number: f64| {
        (hash ^ number.to_bits())
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(32)
    };
    // The upper half of a product depends on all its bits; it has been turned to the lower.
    numbers.into_iter().fold(0, mix) as u32
}

/// Lists the uses of lines, and tells each bundle and each line which are its own.
fn seats(bundles: &mut [Bundle], lines: usize) -> (Vec<Seat>, Vec<Range<usize>>) {
    let mut seats = Vec::new();
    let mut on_line = Vec::with_capacity(lines);
    for line in 0..lines {
        let first = seats.len();
        for (place, bundle) in bundles.iter_mut().enumerate() {
            for (way, used) in bundle
                .behaviour
                .uses()
                .filter(|(_, used)| used.line == line)
            {
                bundle.seats.push(seats.len());
                seats.push(Seat {
                    bundle: place,
                    way,
                    line,
                    switch_share: used.switch_share,
                    resolve_share: used.resolve_share,
                });
            }
        }
        on_line.push(first..seats.len());
    }
    (seats, on_line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::examples;

    #[test]
    fn cohorts_find_their_bundle_however_many_there_are() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 1.0)], 10.0);
        let first = inputs.cohorts.remove(0);
        for place in 0..900_u32 {
            let mut cohort = first.clone();
            // What the table looks at is the same for three at a time.
            cohort.behaviour.retry_minutes += f64::from(place % 300 / 3);
            cohort.behaviour.give_up_now_share = f64::from(place % 3) / 4.0;
            inputs.cohorts.push(cohort);
        }
        let layout = Layout::new(&inputs);
        assert_eq!(layout.bundles.len(), 300);
        for (cohort, part) in inputs.cohorts.iter().zip(&layout.parts) {
            assert_eq!(layout.bundles[part.bundle].behaviour, cohort.behaviour);
        }
        let bundles: Vec<usize> = layout.parts.iter().map(|part| part.bundle).collect();
        assert_eq!(bundles[300..600], (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn cohorts_alike_are_one_bundle() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 1.0)], 10.0);
        let mut twin = inputs.cohorts[0].clone();
        twin.scale = 3.0;
        inputs.cohorts.push(twin.clone());
        twin.behaviour.retry_minutes = 20.0;
        inputs.cohorts.push(twin);
        let layout = Layout::new(&inputs);
        assert_eq!(layout.bundles.len(), 2);
        assert_eq!(layout.bundles[0].scale, 4.0);
        let parts: Vec<(usize, f64)> = layout.parts.iter().map(|p| (p.bundle, p.share)).collect();
        assert_eq!(parts, [(0, 0.25), (0, 0.75), (1, 1.0)]);
    }

    #[test]
    fn nothing_wanted_is_no_share_of_anything() {
        let mut inputs = examples::one_cohort(60, &[(0.0, 1.0)], 10.0);
        inputs.cohorts[0].scale = 0.0;
        assert_eq!(Layout::new(&inputs).parts[0].share, 0.0);
    }

    #[test]
    fn cohorts_that_differ_in_one_thing_begin_their_search_apart() {
        let first = examples::one_cohort(60, &[(0.0, 1.0)], 10.0)
            .cohorts
            .remove(0);
        let of = |change: fn(&mut CohortInputs, usize)| {
            let mut starts: Vec<u32> = (0..100)
                .map(|place| {
                    let mut cohort = first.clone();
                    change(&mut cohort, place);
                    mixed(&cohort)
                })
                .collect();
            starts.sort_unstable();
            starts.dedup();
            starts.len()
        };
        assert_eq!(
            of(|cohort, place| cohort.behaviour.retry_minutes += place as f64),
            100
        );
        assert_eq!(of(|cohort, place| cohort.curve = place), 100);
    }
}
