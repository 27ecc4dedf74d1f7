//! People under way for a fixed time: to a counter, or until a code takes effect.
//!
//! It moves nobody by itself: told who sets out in each slice, it tells who arrives in it. Those who
//! set out in a slice are spread evenly over it.

use crate::sim::math::positive_part;

/// Streams of people who are all under way for the same time.
#[derive(Clone, Debug)]
pub struct Underway {
    minutes: f64,
    /// Ends of the slices so far, from the start of the horizon.
    ends: Vec<f64>,
    /// Who had set out by each end, streams running fastest.
    set_out: Vec<f64>,
    /// Who has arrived so far, per stream.
    arrived: Vec<f64>,
    /// The first end that is not yet `minutes` ago.
    next: usize,
}

impl Underway {
    /// Makes room for a number of streams that take `minutes`, > 0.
    #[must_use]
    pub fn new(minutes: f64, streams: usize) -> Self {
        Self {
            minutes,
            ends: vec![0.0],
            set_out: vec![0.0; streams],
            arrived: vec![0.0; streams],
            next: 1,
        }
    }

    /// Takes who sets out in the slice that ends at `end_minute`, and puts who arrives in it in
    /// their place.
    ///
    /// ```
    /// use lockout::sim::underway::Underway;
    /// let mut bus = Underway::new(15.0, 1);
    /// let mut persons = [40.0];
    /// bus.pass(10.0, &mut persons);
    /// assert_eq!(persons, [0.0]);
    /// // A quarter of an hour later the first half of them has arrived.
    /// persons = [0.0];
    /// bus.pass(20.0, &mut persons);
    /// assert_eq!(persons, [20.0]);
    /// assert_eq!(bus.on_the_way(0), 20.0);
    /// ```
    pub fn pass(&mut self, end_minute: f64, persons: &mut [f64]) {
        let streams = self.arrived.len();
        let last = self.set_out.len() - streams;
        for (stream, setting_out) in persons.iter().enumerate() {
            self.set_out.push(self.set_out[last + stream] + setting_out);
        }
        self.ends.push(end_minute);
        let then = end_minute - self.minutes;
        while self.ends[self.next] < then {
            self.next += 1;
        }
        let (from, to) = (self.ends[self.next - 1], self.ends[self.next]);
        let share = ((then - from) / (to - from)).max(0.0);
        for (stream, person) in persons.iter_mut().enumerate() {
            let before = self.set_out[(self.next - 1) * streams + stream];
            let after = self.set_out[self.next * streams + stream];
            let by_now = before + share * (after - before);
            *person = positive_part(by_now - self.arrived[stream]);
            self.arrived[stream] += *person;
        }
    }

    /// Returns who is on the way in a stream.
    #[must_use]
    pub fn on_the_way(&self, stream: usize) -> f64 {
        let last = self.set_out.len() - self.arrived.len();
        positive_part(self.set_out[last + stream] - self.arrived[stream])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_arrives_in_the_end_and_in_order() {
        let mut way = Underway::new(2.5, 2);
        let (mut sum, mut times) = (0.0, Vec::new());
        for slice in 0..10 {
            let mut persons = if slice < 2 { [3.0, 0.0] } else { [0.0, 1.0] };
            way.pass(f64::from(slice + 1), &mut persons);
            sum += persons[0];
            times.push(persons[0]);
        }
        assert_eq!(sum, 6.0);
        assert_eq!(times[..6], [0.0, 0.0, 1.5, 3.0, 1.5, 0.0]);
        assert_eq!(way.on_the_way(0), 0.0);
        assert_eq!(way.on_the_way(1), 2.5);
    }

    #[test]
    fn a_way_shorter_than_the_slice_is_walked_within_it() {
        let mut way = Underway::new(1.0, 1);
        let mut persons = [10.0];
        way.pass(5.0, &mut persons);
        assert_eq!(persons, [8.0]);
    }
}
