//! What four draws come to: sums in double precision, and the tally of each at its horizon.
//!
//! It reads where people are and what a slice brought; it moves nobody.

use crate::{
    ids::PersonaId,
    sim::{
        block::{
            draw::Draw,
            lanes::{Lanes, Sums, WIDTH},
            quad::{Quad, Steps},
            slots::Slot,
        },
        tally::{GroupTally, HourTally, LineTally, Tally},
    },
};

/// How much this slice counts in sums over the day by the trapezium rule over the steps, in hours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    /// Its start, if that is the start of a step.
    pub(super) start: Lanes,
    /// Its end, if that is the end of a step.
    pub(super) end: Lanes,
    /// Its end and everything after: what someone counts for who is lost for the day.
    pub(super) rest: Lanes,
    /// Its end, if that is the horizon.
    pub(super) horizon: Lanes,
}

/// Slices after which sums move to double precision.
const SETTLES_AFTER: usize = 8;

/// The sums of four draws, and their tallies once they have reached the horizon.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// By group.
    pub(super) sums: Vec<GroupSums>,
    /// One per draw.
    pub(super) tallies: Vec<Tally>,
    groups: Vec<Option<PersonaId>>,
    /// After how many steps each hour is over.
    hour_ends: Vec<usize>,
    /// Totals at the end of the last hour.
    last_hours: [HourTally; WIDTH],
    /// Slices since sums last moved.
    unsettled: usize,
}

/// What the retry loop brought a group in one slice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flows {
    pub(super) wanted: Lanes,
    pub(super) tries: Lanes,
    pub(super) done_by_login: Lanes,
    pub(super) done_by_alternative: Lanes,
    pub(super) gave_up: Lanes,
    /// Left in the retry pool.
    pub(super) retrying: Lanes,
}

impl Flows {
    pub(super) const ZERO: Self = Self {
        wanted: Lanes::ZERO,
        tries: Lanes::ZERO,
        done_by_login: Lanes::ZERO,
        done_by_alternative: Lanes::ZERO,
        gave_up: Lanes::ZERO,
        retrying: Lanes::ZERO,
    };
}

/// What has happened to a group so far, and where its people are now.
#[derive(Clone, Copy, Debug)]
pub(super) struct GroupSums {
    /// Slots it has, next to each other.
    pub(super) slots: usize,
    pub(super) flows: Flows,
    wanted: Sums,
    tries: Sums,
    done_by_login: Sums,
    done_by_alternative: Sums,
    pub(super) done_by_way: [Sums; 3],
    pub(super) gave_up: Sums,
    pub(super) gave_up_hours: Sums,
    retry_hours: Sums,
    line_hours: Sums,
    /// In the retry pool, or about to join it.
    pub(super) retrying: Lanes,
    /// On a line, on the way to it, or waiting for its help to work.
    pub(super) on_lines: Lanes,
}

impl GroupSums {
    const ZERO: Self = Self {
        slots: 0,
        flows: Flows::ZERO,
        wanted: Sums::ZERO,
        tries: Sums::ZERO,
        done_by_login: Sums::ZERO,
        done_by_alternative: Sums::ZERO,
        done_by_way: [Sums::ZERO; 3],
        gave_up: Sums::ZERO,
        gave_up_hours: Sums::ZERO,
        retry_hours: Sums::ZERO,
        line_hours: Sums::ZERO,
        retrying: Lanes::ZERO,
        on_lines: Lanes::ZERO,
    };

    /// Counts what the retry loop brought; the `rest` of the day goes without those who gave up.
    pub(super) fn take_flows(&mut self, rest: Lanes) {
        let flows = &self.flows;
        self.wanted.add(flows.wanted);
        self.tries.add(flows.tries);
        self.done_by_login.add(flows.done_by_login);
        self.done_by_alternative.add(flows.done_by_alternative);
        self.gave_up.add(flows.gave_up);
        self.gave_up_hours.add(flows.gave_up * rest);
        self.retrying = flows.retrying;
        self.on_lines = Lanes::ZERO;
    }

    fn settle(&mut self) {
        let flows = [
            &mut self.wanted,
            &mut self.tries,
            &mut self.done_by_login,
            &mut self.done_by_alternative,
            &mut self.gave_up,
            &mut self.gave_up_hours,
            &mut self.retry_hours,
            &mut self.line_hours,
        ];
        flows
            .into_iter()
            .chain(&mut self.done_by_way)
            .for_each(Sums::settle);
    }

    /// Returns the totals of one draw.
    fn tally(&self, persona: Option<PersonaId>, lane: usize) -> GroupTally {
        let line_hours = self.line_hours.lane(lane);
        let waiting_hours = self.retry_hours.lane(lane) + line_hours;
        GroupTally {
            persona,
            wanted: self.wanted.lane(lane),
            done_by_login: self.done_by_login.lane(lane),
            done_by_alternative: self.done_by_alternative.lane(lane),
            done_by_way: self.done_by_way.map(|way| way.lane(lane)),
            gave_up: self.gave_up.lane(lane),
            tries: self.tries.lane(lane),
            unmet_hours: waiting_hours + self.gave_up_hours.lane(lane),
            waiting_hours,
            line_hours,
        }
    }
}

impl Record {
    pub(super) fn new(
        groups: &[Option<PersonaId>],
        slots: &[Slot],
        minutes: usize,
        step_minutes: usize,
    ) -> Self {
        let hour_end = |start: usize| (start + 60).min(minutes).div_ceil(step_minutes);
        let tally = Tally {
            groups: Vec::new(),
            lines: Vec::new(),
            hours: Vec::with_capacity(minutes.div_ceil(60)),
        };
        let sums = |group: usize| GroupSums {
            slots: slots.iter().filter(|slot| slot.group == group).count(),
            ..GroupSums::ZERO
        };
        Self {
            sums: (0..groups.len()).map(sums).collect(),
            tallies: vec![tally; WIDTH],
            groups: groups.to_vec(),
            hour_ends: (0..minutes).step_by(60).map(hour_end).collect(),
            last_hours: [HourTally::default(); WIDTH],
            unsettled: 0,
        }
    }

    /// Returns the totals of one draw now.
    fn totals(&self, lane: usize) -> HourTally {
        let mut totals = HourTally::default();
        for sums in &self.sums {
            let group = sums.tally(None, lane);
            totals.wanted += group.wanted;
            totals.done += group.done();
            totals.tries += group.tries;
            totals.retrying += sums.retrying.lane(lane);
            totals.on_lines += sums.on_lines.lane(lane);
            totals.gave_up += group.gave_up;
        }
        totals
    }

    /// Notes every hour of one draw that is over after so many steps.
    fn close_hours(&mut self, lane: usize, steps: usize) {
        while let Some(&end) = self.hour_ends.get(self.tallies[lane].hours.len()) {
            if end > steps {
                return;
            }
            let now = self.totals(lane);
            let then = std::mem::replace(&mut self.last_hours[lane], now);
            self.tallies[lane].hours.push(HourTally {
                wanted: now.wanted - then.wanted,
                done: now.done - then.done,
                tries: now.tries - then.tries,
                ..now
            });
        }
    }
}

impl Weights {
    pub(super) const NONE: Self = Self {
        start: Lanes::ZERO,
        end: Lanes::ZERO,
        rest: Lanes::ZERO,
        horizon: Lanes::ZERO,
    };

    pub(super) fn of(draws: &[Draw], steps: &Steps) -> Self {
        let mut weights = [[0.0_f32; WIDTH]; 4];
        let [start, end, rest, horizon] = &mut weights;
        for (lane, draw) in draws.iter().enumerate() {
            let clock = &draw.clock;
            if clock.is_over {
                continue;
            }
            // A moment counts for half the steps before and after it.
            let (row, half) = (clock.row, steps.half_hours(clock.row));
            let is_last = row + 1 == steps.count;
            if clock.begins_row {
                start[lane] = half;
                if row > 0 {
                    start[lane] += steps.half_hours(row - 1);
                }
            }
            if clock.ends_row {
                end[lane] = half;
                if is_last {
                    horizon[lane] = half;
                } else {
                    end[lane] += steps.half_hours(row + 1);
                }
            }
            rest[lane] = steps.rest_hours(row);
        }
        let [start, end, rest, horizon] = weights.map(Lanes::new);
        Self {
            start,
            end,
            rest,
            horizon,
        }
    }
}

impl Quad {
    /// Counts what the slice brought, and sums up the draws that reach the horizon with it.
    #[inline(never)]
    pub(super) fn record_moment(&mut self) {
        let weights = &self.weights;
        for sums in &mut self.record.sums {
            sums.retry_hours.add(sums.retrying * weights.end);
            sums.line_hours.add(sums.on_lines * weights.end);
        }
        for line in &mut self.lines {
            line.count_waiting(weights.horizon);
        }
        self.settle();
        for lane in 0..WIDTH {
            let clock = &self.draws[lane].clock;
            if clock.ends_row && !clock.is_over {
                self.record.close_hours(lane, clock.row + 1);
            }
            if self.reaches_horizon(lane) {
                self.close_tally(lane);
            }
        }
    }

    /// Moves sums to double precision now and then, after the same slices in every draw.
    fn settle(&mut self) {
        self.record.unsettled += 1;
        if self.record.unsettled == SETTLES_AFTER {
            self.record.unsettled = 0;
            self.record.sums.iter_mut().for_each(GroupSums::settle);
            self.lines.iter_mut().for_each(|line| line.sums.settle());
        }
    }

    fn close_tally(&mut self, lane: usize) {
        let record = &mut self.record;
        let groups = record.sums.iter().zip(&record.groups);
        let groups = groups.map(|(sums, &persona)| sums.tally(persona, lane));
        let lines = self.lines.iter().map(|line| LineTally {
            offered: line.sums.offered.lane(lane),
            answered: line.sums.answered.lane(lane),
            hung_up: line.sums.hung_up.lane(lane),
            waiting_hours: line.sums.waiting_hours.lane(lane),
        });
        record.tallies[lane].lines.extend(lines);
        record.tallies[lane].groups.extend(groups);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::examples;

    #[test]
    fn a_moment_counts_for_half_the_steps_on_either_side() {
        // Steps of 25, 25 and 10 minutes.
        let inputs = examples::one_cohort(60, &[(0.0, 1.0)], 10.0);
        let mut quad = Quad::new(&[inputs], 25, &[600.0]);
        let mut minutes = Vec::new();
        for _ in 0..3 {
            quad.advance(&[10.0; 3]);
            let weights = &quad.weights;
            let all = [weights.start, weights.end, weights.horizon, weights.rest];
            minutes.push(all.map(|hours| (hours.lane(0) * 120.0).round()));
        }
        // In half minutes; the rest is from the middle of the step to the horizon.
        let should = [
            [25.0, 50.0, 0.0, 95.0],
            [50.0, 35.0, 0.0, 45.0],
            [35.0, 10.0, 10.0, 10.0],
        ];
        assert_eq!(minutes, should);
    }
}
