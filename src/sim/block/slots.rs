//! Who moves as one in four draws: slots, their seats on lines, and what they want when.
//!
//! It sorts once, before the first slice. A slot or seat that a draw does not need stays empty in it,
//! so that no draw feels what its neighbours need.

use crate::{
    ids::PersonaId,
    sim::{
        block::{draw::Draw, lanes::Lanes, line::Line, lines::Seat},
        inputs::{CohortInputs, Inputs, Way},
        retry::{Pace, TryChances},
    },
};

/// People of one group who behave alike, whatever they want and when: all that follows is linear in
/// their number, so they move as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The place of the group of people.
    pub(super) group: usize,
    /// The first cohort of these people.
    cohort: usize,
    pub(super) retries_per_minute: Lanes,
    pub(super) give_ups_per_minute: Lanes,
    pub(super) others_up_share: Lanes,
    pub(super) alternative_share: Lanes,
    pub(super) give_up_now_share: Lanes,
    /// Share of failed tries that neither another login saves nor ends the day.
    pub(super) going_on_share: Lanes,
    /// Share of these that turns to any open line now, and of all failed tries that stay in the loop.
    pub(super) switch_share: Lanes,
    pub(super) stay_share: Lanes,
    /// Tries and give-ups per person who is in the loop throughout the slice.
    pub(super) retries: Lanes,
    pub(super) give_ups: Lanes,
    /// Tasks wanted in the slice.
    pub(super) wanted: Lanes,
}

/// One slot in one luck class.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Chance that an admitted try gets in.
    pub(super) success_share: Lanes,
    /// In the retry pool.
    pub(super) retrying: Lanes,
    /// In the retry pool after the slice, if the gate decides so.
    pub(super) retrying_after: Lanes,
    /// Back from a line.
    pub(super) returning: Lanes,
    /// Turned to a line in the slice.
    pub(super) to_lines: Lanes,
}

/// One slot's share of one curve.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrivals {
    pub(super) slot: usize,
    pub(super) curve: usize,
    pub(super) scale: Lanes,
}

/// Most of anything per minute and person: single precision has no room for much more.
const FASTEST_PER_MINUTE: f64 = 1e6;

/// Part of all tasks of a day that counts as none: far below what single precision keeps.
const NOBODY_OF_WANTED: f64 = 1e-11;

/// Returns the number of people below which nobody is there, given the sum of each curve.
pub(super) fn nobody(inputs: &Inputs, curve_totals: &[f64]) -> f64 {
    let wanted = |cohort: &CohortInputs| cohort.scale * curve_totals[cohort.curve];
    NOBODY_OF_WANTED * inputs.cohorts.iter().map(wanted).sum::<f64>()
}

/// Returns a rate that single precision can hold.
pub(super) fn rate(per_minute: f64) -> f64 {
    per_minute.min(FASTEST_PER_MINUTE)
}

impl Slot {
    /// Makes the slot of the people of one cohort.
    fn new(draws: &[Draw], cohort: usize, group: usize) -> Self {
        let of = |lane: usize| &draws[lane].behaviours[cohort];
        let going_on = |lane: usize| TryChances::login(of(lane), 0.0, 0.0).stay_share();
        let pace = |lane: usize| Pace::of(of(lane), 1.0);
        Self {
            group,
            cohort,
            retries_per_minute: by_lane(|lane| rate(pace(lane).retries_per_minute)),
            give_ups_per_minute: by_lane(|lane| rate(pace(lane).give_ups_per_minute)),
            others_up_share: by_lane(|lane| of(lane).others_up_share),
            alternative_share: by_lane(|lane| of(lane).alternative_share),
            give_up_now_share: by_lane(|lane| of(lane).give_up_now_share),
            going_on_share: by_lane(going_on),
            switch_share: Lanes::ZERO,
            stay_share: Lanes::ZERO,
            retries: Lanes::ZERO,
            give_ups: Lanes::ZERO,
            wanted: Lanes::ZERO,
        }
    }
}

impl Cell {
    pub(super) const EMPTY: Self = Self {
        success_share: Lanes::ZERO,
        retrying: Lanes::ZERO,
        retrying_after: Lanes::ZERO,
        returning: Lanes::ZERO,
        to_lines: Lanes::ZERO,
    };
}

/// Makes lanes from a number per draw.
pub(super) fn by_lane(value: impl Fn(usize) -> f64) -> Lanes {
    Lanes::new(std::array::from_fn(|lane| value(lane) as f32))
}

/// Lists the groups of people in the order in which they first appear.
pub(super) fn groups(cohorts: &[CohortInputs]) -> Vec<Option<PersonaId>> {
    let mut groups = Vec::new();
    for cohort in cohorts {
        if !groups.contains(&cohort.key.persona) {
            groups.push(cohort.key.persona);
        }
    }
    groups
}

/// Lists the slots that any of the draws needs, group by group.
pub(super) fn slots(
    draws: &[Draw],
    cohorts: &[CohortInputs],
    groups: &[Option<PersonaId>],
) -> Vec<Slot> {
    let is_needed = |cohort: usize| draws.iter().any(|draw| draw.stands_for[cohort] == cohort);
    let mut slots = Vec::new();
    for (group, &persona) in groups.iter().enumerate() {
        for (cohort, inputs) in cohorts.iter().enumerate() {
            if inputs.key.persona == persona && is_needed(cohort) {
                slots.push(Slot::new(draws, cohort, group));
            }
        }
    }
    slots
}

/// Lists what each slot wants by curve, slot by slot.
pub(super) fn arrivals(draws: &[Draw], cohorts: &[CohortInputs], slots: &[Slot]) -> Vec<Arrivals> {
    let mut arrivals: Vec<Arrivals> = Vec::new();
    for (place, slot) in slots.iter().enumerate() {
        let first = arrivals.len();
        for (cohort, inputs) in cohorts.iter().enumerate() {
            let is_here = |draw: &Draw| draw.stands_for[cohort] == slot.cohort;
            if !draws.iter().any(is_here) {
                continue;
            }
            let scale = |draw: &Draw| {
                if is_here(draw) {
                    draw.scales[cohort]
                } else {
                    0.0
                }
            };
            let scale = by_lane(|lane| scale(&draws[lane]));
            let curve = inputs.curve;
            match arrivals[first..]
                .iter_mut()
                .find(|known| known.curve == curve)
            {
                Some(known) => known.scale += scale,
                None => arrivals.push(Arrivals {
                    slot: place,
                    curve,
                    scale,
                }),
            }
        }
    }
    arrivals
}

/// Lists who uses which line, line by line, and tells each line which are its own.
pub(super) fn seats(draws: &[Draw], slots: &[Slot], lines: &mut [Line]) -> Vec<Seat> {
    let mut seats = Vec::new();
    for (line, its) in lines.iter_mut().enumerate() {
        let first = seats.len();
        for (place, slot) in slots.iter().enumerate() {
            for way in [Way::Phone, Way::Counter, Way::Code] {
                let mut seat = Seat::new(place, slot.group, way, line);
                let mut is_used = false;
                for (lane, draw) in draws.iter().enumerate() {
                    if let Some(used) = seat.used_by(&draw.behaviours[slot.cohort]) {
                        seat.switch_share.set(lane, used.switch_share);
                        seat.resolve_share.set(lane, used.resolve_share);
                        is_used = true;
                    }
                }
                if is_used {
                    seats.push(seat);
                }
            }
        }
        its.seats = first..seats.len();
    }
    seats
}
