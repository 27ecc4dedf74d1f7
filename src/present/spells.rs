//! Values that hold over several hours of the clock bar, said once instead of once per hour.
//!
//! All hours are in the page at the same time and the style sheet shows the chosen one, so that
//! the clock works before and without any script.

use crate::domain::clock::{Horizon, TimeOfDay};

/// A value and the hours of the clock bar at which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell<T> {
    /// The hours, as the style sheet names them: two digits each, with a space between.
    pub at: String,
    /// What holds.
    pub value: T,
}

/// Groups equal values, in the order in which each first holds.
pub fn spells<T: PartialEq>(
    horizon: &Horizon,
    mut value_at: impl FnMut(TimeOfDay) -> T,
) -> Vec<Spell<T>> {
    let mut groups: Vec<Spell<T>> = Vec::new();
    for time in horizon.hours() {
        let value = value_at(time);
        let name = hour_name(time);
        if let Some(group) = groups.iter_mut().find(|group| group.value == value) {
            group.at.push(' ');
            group.at.push_str(&name);
        } else {
            groups.push(Spell { at: name, value });
        }
    }
    groups
}

/// Returns the name of an hour in the page: `07` to `19`.
#[must_use]
pub fn hour_name(time: TimeOfDay) -> String {
    time.to_data()[..2].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn horizon() -> Horizon {
        let time = |text| TimeOfDay::parse(text).unwrap();
        Horizon {
            from: time("06:00"),
            to: time("24:00"),
            first_hour: time("08:00"),
            last_hour: time("11:00"),
            opening_hour: time("09:00"),
        }
    }

    #[test]
    fn equal_hours_share_a_spell_even_when_apart() {
        let groups = spells(&horizon(), |time| time.hour() == 9);
        assert_eq!(groups.len(), 2);
        assert_eq!(
            (groups[0].at.as_str(), groups[0].value),
            ("08 10 11", false)
        );
        assert_eq!((groups[1].at.as_str(), groups[1].value), ("09", true));
    }

    #[test]
    fn every_hour_is_in_exactly_one_spell() {
        let groups = spells(&horizon(), |time| time.minutes() % 120);
        let mut hours: Vec<&str> = groups.iter().flat_map(|g| g.at.split(' ')).collect();
        hours.sort_unstable();
        assert_eq!(hours, ["08", "09", "10", "11"]);
    }
}
