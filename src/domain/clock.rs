//! Times of the day, dates, and the span that is simulated and shown. No clock runs here.

use serde::{Deserialize, Serialize};

/// A time of day in whole minutes from midnight, `00:00..=24:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The start of the day, `00:00`.
    pub const MIDNIGHT: Self = Self(0);

    /// Makes a time from minutes after midnight, 0..=1440; `None` beyond.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= 1440).then_some(Self(minutes))
    }

    /// Reads `HH:MM`; `None` unless it is exactly that and a time of day.
    ///
    /// ```
    /// use lockout::domain::clock::TimeOfDay;
    /// assert_eq!(TimeOfDay::parse("09:30").map(TimeOfDay::minutes), Some(570));
    /// assert_eq!(TimeOfDay::parse("9:30"), None);
    /// assert_eq!(TimeOfDay::parse("24:01"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let &[h1, h0, b':', m1, m0] = text.as_bytes() else {
            return None;
        };
        let pair = |tens: u8, ones: u8| {
            (tens.is_ascii_digit() && ones.is_ascii_digit())
                .then(|| u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
        };
        let (hours, minutes) = (pair(h1, h0)?, pair(m1, m0)?);
        if minutes > 59 {
            return None;
        }
        Self::from_minutes(hours * 60 + minutes)
    }

    /// Returns the minutes after midnight, 0..=1440.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// Returns the full hours after midnight, 0..=24.
    #[must_use]
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// Writes `HH:MM`, the form of data and links.
    #[must_use]
    pub fn to_data(self) -> String {
        let digit = |n: u16| char::from(b'0' + u8::try_from(n % 10).expect("a digit"));
        let (h, m) = (self.0 / 60, self.0 % 60);
        [digit(h / 10), digit(h), ':', digit(m / 10), digit(m)]
            .iter()
            .collect()
    }
}

/// A calendar date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// The year, 1..=9999.
    pub year: u16,
    /// The month, 1..=12.
    pub month: u8,
    /// The day of the month, 1..=31.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; `None` unless that day exists.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            let digits = parts.next()?;
            (digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.parse::<u16>().ok())
                .flatten()
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() || year == 0 || !(1..=12).contains(&month) {
            return None;
        }
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        (1..=days_in(year, month))
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// Returns the date so many days later, at most the last one of the year 9999.
    ///
    /// ```
    /// use lockout::domain::clock::Date;
    /// let date = |text| Date::parse(text).unwrap();
    /// assert_eq!(date("2026-01-30").plus_days(7), date("2026-02-06"));
    /// assert_eq!(date("2023-12-31").plus_days(60), date("2024-02-29"));
    /// ```
    #[must_use]
    pub fn plus_days(mut self, days: u32) -> Self {
        for _ in 0..days {
            if self.day < days_in(self.year, self.month) {
                self.day += 1;
            } else if self.month < 12 {
                (self.month, self.day) = (self.month + 1, 1);
            } else if self.year < 9999 {
                (self.year, self.month, self.day) = (self.year + 1, 1, 1);
            }
        }
        self
    }

    /// Returns the days from this date to another, negative if it lies before.
    ///
    /// ```
    /// use lockout::domain::clock::Date;
    /// let date = |text| Date::parse(text).unwrap();
    /// assert_eq!(date("2024-02-28").days_until(date("2024-03-01")), 2);
    /// assert_eq!(date("2026-01-12").days_until(date("2026-01-10")), -2);
    /// ```
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// Returns the days from the first of March of the year 0.
    ///
    /// Counted from March, a leap day is the last of its year, and months before another begin
    /// (153 m + 2) / 5 days in: five of them have 153 days.
    fn number(self) -> i64 {
        let is_before_march = i64::from(self.month < 3);
        let year = i64::from(self.year) - is_before_march;
        let month = i64::from(self.month) - 3 + 12 * is_before_march;
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + i64::from(self.day) - 1
    }

    /// Writes `YYYY-MM-DD`.
    #[must_use]
    pub fn to_data(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Returns how many days a month has.
fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The simulated span and the hours on the clock bar.
///
/// Always `from <= first_hour <= opening_hour <= last_hour < to`, hours on the hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Horizon {
    /// Start of the simulation.
    pub from: TimeOfDay,
    /// End of the simulation.
    pub to: TimeOfDay,
    /// First hour on the clock bar.
    pub first_hour: TimeOfDay,
    /// Last hour on the clock bar.
    pub last_hour: TimeOfDay,
    /// The hour shown first.
    pub opening_hour: TimeOfDay,
}

impl Horizon {
    /// Returns how many minutes are simulated.
    #[must_use]
    pub fn minutes(&self) -> usize {
        usize::from(self.to.0 - self.from.0)
    }

    /// Returns the simulated minute at a time of day, clamped into the span.
    #[must_use]
    pub fn minute_at(&self, time: TimeOfDay) -> usize {
        usize::from(time.0.clamp(self.from.0, self.to.0) - self.from.0)
    }

    /// Returns the hour of the clock bar in which a time lies; `None` outside of all.
    #[must_use]
    pub fn hour_of(&self, time: TimeOfDay) -> Option<TimeOfDay> {
        self.hours().find(|hour| hour.hour() == time.hour())
    }

    /// Returns the hours of the clock bar, in order.
    pub fn hours(&self) -> impl Iterator<Item = TimeOfDay> + use<> {
        (self.first_hour.0..=self.last_hour.0)
            .step_by(60)
            .map(TimeOfDay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_days_and_turns_of_the_year() {
        let date = |text| Date::parse(text).expect("a date");
        for (from, to, days) in [
            ("2026-01-12", "2026-01-12", 0),
            ("2026-01-12", "2026-01-20", 8),
            ("2025-12-31", "2026-01-01", 1),
            ("2024-02-28", "2024-03-01", 2),
            ("2026-02-28", "2026-03-01", 1),
            ("2000-02-28", "2000-03-01", 2),
            ("1900-02-28", "1900-03-01", 1),
            ("2026-01-01", "2027-01-01", 365),
            ("2024-01-01", "2025-01-01", 366),
            ("2026-01-12", "2026-01-10", -2),
        ] {
            assert_eq!(date(from).days_until(date(to)), days, "{from} {to}");
            if let Ok(days) = u32::try_from(days) {
                assert_eq!(date(from).plus_days(days), date(to), "{from} {to}");
            }
        }
    }
}
