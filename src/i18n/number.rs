//! Figures, times and dates as the reader writes them; it must not know what they measure.
//!
//! Everything here is whole-number arithmetic after one rounding, so that a page rendered natively
//! and the same page in Wasm agree to the byte. Halves are rounded away from zero. Words, such as
//! "million" or the names of months, are messages.

use crate::{
    i18n::{
        locale::{LocaleFacts, facts},
        messages,
    },
    ids::Locale,
};

/// Most decimals that [`decimal`] writes.
const MAX_PLACES: u32 = 6;

/// Writes a whole number with its groups: `1,234,567`, `1.234.567`.
///
/// ```
/// use lockout::{i18n::number::integer, ids::Locale};
/// assert_eq!(integer(Locale::En, 1_234_567), "1,234,567");
/// assert_eq!(integer(Locale::Da, 1_234_567), "1.234.567");
/// ```
#[must_use]
pub fn integer(locale: Locale, value: u64) -> String {
    grouped(facts(locale), value)
}

/// Writes a number with exactly `places` decimals, at most six: `2.50`, `2,50`.
///
/// A number that rounds to zero carries no minus; one that is not a number is written as zero.
#[must_use]
pub fn decimal(locale: Locale, value: f64, places: u32) -> String {
    fixed(locale, value, places.min(MAX_PLACES))
}

/// Writes a number with as many decimals as it needs, at most two: `30`, `2.5`, `0,07`.
#[must_use]
pub fn plain(locale: Locale, value: f64) -> String {
    fewest_places(locale, value, 2)
}

/// Writes a share of 0..=1 in per cent: `42%`, `42 %`.
///
/// Decimals stand only where they say something: one at most, two below one per cent.
#[must_use]
pub fn percent(locale: Locale, share: f64) -> String {
    let value = share * 100.0;
    let most_places = if value.abs() < 0.995 { 2 } else { 1 };
    fewest_places(locale, value, most_places) + facts(locale).percent_suffix
}

/// Writes a share of 0..=1 in per cent with as many decimals as it needs, at most three: `99.955%`.
#[must_use]
pub fn percent_in_full(locale: Locale, share: f64) -> String {
    fewest_places(locale, share * 100.0, 3) + facts(locale).percent_suffix
}

/// Writes an amount in two significant figures and in full, whole below 100: `410,000`.
#[must_use]
pub fn two_figures(locale: Locale, value: f64) -> String {
    integer(locale, round_to_two_figures(value))
}

/// Writes an amount in two significant figures and short: `5.4 million`, `410,000`, `17`.
///
/// ```
/// use lockout::{i18n::number::compact, ids::Locale};
/// assert_eq!(compact(Locale::En, 5_417_000.0), "5.4 million");
/// assert_eq!(compact(Locale::En, 412_345.0), "410,000");
/// ```
#[must_use]
pub fn compact(locale: Locale, value: f64) -> String {
    let rounded = round_to_two_figures(value);
    if rounded < 1_000_000 {
        return integer(locale, rounded);
    }
    let facts = facts(locale);
    let mut amount = grouped(facts, rounded / 1_000_000);
    let tenths = rounded / 100_000 % 10;
    if tenths > 0 {
        amount.push_str(facts.decimal_mark);
        amount.push(digit(tenths));
    }
    messages::number_millions(locale, &amount)
}

/// Returns a written figure as machines read it: `170.000` as `170000`, `0,5 %` as `0.5`.
#[must_use]
pub fn bare_of(locale: Locale, written: &str) -> String {
    let facts = facts(locale);
    let mut bare = String::new();
    for letter in written.chars() {
        if letter.is_ascii_digit() {
            bare.push(letter);
        } else if letter == '−' {
            bare.push('-');
        } else if facts.decimal_mark.starts_with(letter) {
            bare.push('.');
        }
    }
    bare
}

/// Joins the two ends of a short range with an en dash, or writes one figure if they read the same.
///
/// Only for places without room for a sentence; a sentence says "0.8 to 1.3 million".
pub fn range<T>(locale: Locale, low: T, high: T, write: impl Fn(Locale, T) -> String) -> String {
    let (low, high) = (write(locale, low), write(locale, high));
    if low == high {
        low
    } else {
        low + "–" + &high
    }
}

/// Writes a time of day, given in minutes after midnight: `15:05`, `15.05`.
#[must_use]
pub fn clock(locale: Locale, minute_of_day: u16) -> String {
    let mut text = two_digits(minute_of_day / 60);
    text.push_str(facts(locale).clock_mark);
    text.push_str(&two_digits(minute_of_day % 60));
    text
}

/// Writes a span of the day, given in minutes after midnight: `09:00–14:00`.
#[must_use]
pub fn clock_range(locale: Locale, from_minute: u16, to_minute: u16) -> String {
    range(locale, from_minute, to_minute, clock)
}

/// Writes a length in words: `5 hours`, `30 minutes`, `1 hour and 30 minutes`.
#[must_use]
pub fn hours(locale: Locale, minutes: u16) -> String {
    let (full_hours, rest) = (u64::from(minutes / 60), u64::from(minutes % 60));
    if rest == 0 && full_hours > 0 {
        return messages::duration_hours(locale, full_hours);
    }
    let minutes = messages::duration_minutes(locale, rest);
    if full_hours == 0 {
        return minutes;
    }
    messages::duration_both(
        locale,
        &messages::duration_hours(locale, full_hours),
        &minutes,
    )
}

/// Writes an ISO date with its weekday: `Monday 12 January 2026`.
///
/// A text that is no date is returned as it is: dates are checked when the scenario is read.
#[must_use]
pub fn date(locale: Locale, iso: &str) -> String {
    let Some([year, month, day]) = date_parts(iso) else {
        return iso.to_owned();
    };
    let weekday = messages::date_weekday(locale, weekday(year, month, day));
    let month = messages::date_month(locale, month);
    messages::date_full(locale, weekday, &bare(day), month, &bare(year))
}

/// Writes an ISO date without weekday and year: `12 January`.
///
/// A text that is no date is returned as it is: dates are checked when the scenario is read.
#[must_use]
pub fn day_and_month(locale: Locale, iso: &str) -> String {
    let Some([_, month, day]) = date_parts(iso) else {
        return iso.to_owned();
    };
    messages::date_short(locale, &bare(day), messages::date_month(locale, month))
}

/// Rounds to a whole number; what is negative or not a number becomes 0.
#[must_use]
pub fn round_to_u64(value: f64) -> u64 {
    // The cast clamps to the ends of the range and takes NaN to 0.
    round_half_away(value) as u64
}

/// Rounds, counting as a half what misses it only by the last bits of the binary form.
///
/// Without that, 1.005 to two places would be 1.00, and 2.675 would be 2.67.
fn round_half_away(value: f64) -> f64 {
    (value * (1.0 + 4.0 * f64::EPSILON)).round()
}

fn round_to_two_figures(value: f64) -> u64 {
    let mut unit = 1_u64;
    while round_half_away(value / unit as f64) >= 100.0 && unit < 10_u64.pow(17) {
        unit *= 10;
    }
    round_to_u64(value / unit as f64) * unit
}

/// Writes with at most `most_places` decimals and no zero at the end of them.
fn fewest_places(locale: Locale, value: f64, most_places: u32) -> String {
    let scaled = |places: u32| round_to_u64(value.abs() * 10_u64.pow(places) as f64);
    let places = (0..most_places)
        .find(|places| scaled(*places) * 10_u64.pow(most_places - places) == scaled(most_places))
        .unwrap_or(most_places);
    fixed(locale, value, places)
}

fn fixed(locale: Locale, value: f64, places: u32) -> String {
    let facts = facts(locale);
    let unit = 10_u64.pow(places);
    let scaled = round_to_u64(value.abs() * unit as f64);
    let mut text = grouped(facts, scaled / unit);
    if places > 0 {
        text.push_str(facts.decimal_mark);
    }
    for place in (0..places).rev() {
        text.push(digit(scaled / 10_u64.pow(place)));
    }
    if value < 0.0 && scaled > 0 {
        text.insert(0, '−');
    }
    text
}

fn grouped(facts: &LocaleFacts, value: u64) -> String {
    let digits = bare(value);
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(facts.group_mark);
        }
        text.push(digit);
    }
    text
}

/// Writes the digits of a whole number and nothing else.
fn bare(value: u64) -> String {
    value.to_string()
}

fn two_digits(value: u16) -> String {
    [digit((value / 10).into()), digit(value.into())]
        .iter()
        .collect()
}

/// Returns the last digit of a number.
fn digit(value: u64) -> char {
    char::from(b'0' + (value % 10) as u8)
}

/// Reads year, month and day of `YYYY-MM-DD`; whether the month has that day is not asked.
fn date_parts(iso: &str) -> Option<[u64; 3]> {
    let mut parts = iso.splitn(3, '-').map(|part| part.parse::<u64>().ok());
    let parts = [parts.next()??, parts.next()??, parts.next()??];
    let [year, month, day] = parts;
    let is_date =
        (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then_some(parts)
}

/// Returns the day of the week by ISO 8601: 1 is Monday, 7 is Sunday.
///
/// Counts days from a Monday, 1 March of year 0, with the leap day at the end of the year.
fn weekday(year: u64, month: u64, day: u64) -> u64 {
    let year = if month < 3 { year - 1 } else { year };
    // Months from March have 31, 30, 31, 30, 31 days, then the same again.
    let days_before_month = ((month + 9) % 12 * 153 + 2) / 5;
    let days = year * 365 + year / 4 - year / 100 + year / 400 + days_before_month + day - 1;
    (days + 2) % 7 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use Locale::{Da, En};

    #[test]
    fn integers_are_grouped_by_three() {
        let cases = [
            (0, "0", "0"),
            (7, "7", "7"),
            (999, "999", "999"),
            (1_000, "1,000", "1.000"),
            (12_345, "12,345", "12.345"),
            (123_456, "123,456", "123.456"),
            (1_234_567, "1,234,567", "1.234.567"),
            (
                u64::MAX,
                "18,446,744,073,709,551,615",
                "18.446.744.073.709.551.615",
            ),
        ];
        for (value, en, da) in cases {
            assert_eq!(
                (integer(En, value).as_str(), integer(Da, value).as_str()),
                (en, da)
            );
        }
    }

    #[test]
    fn decimals_have_exactly_their_places() {
        let cases = [
            (1_234_567.891, 2, "1,234,567.89", "1.234.567,89"),
            (2.5, 2, "2.50", "2,50"),
            (0.04, 1, "0.0", "0,0"),
            (0.999, 2, "1.00", "1,00"),
            (999.96, 1, "1,000.0", "1.000,0"),
            (42.0, 0, "42", "42"),
        ];
        for (value, places, en, da) in cases {
            let written = (decimal(En, value, places), decimal(Da, value, places));
            assert_eq!((written.0.as_str(), written.1.as_str()), (en, da));
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        let cases = [
            (0.5, 0, "1"),
            (1.5, 0, "2"),
            (2.5, 0, "3"),
            (-0.5, 0, "−1"),
            (-2.5, 0, "−3"),
            (0.25, 1, "0.3"),
            // Binary fractions just below the half that the author wrote.
            (1.005, 2, "1.01"),
            (2.675, 2, "2.68"),
            (0.285, 2, "0.29"),
            // Really below it.
            (0.4999, 0, "0"),
            (2.674_999, 2, "2.67"),
        ];
        for (value, places, expected) in cases {
            assert_eq!(decimal(En, value, places), expected, "{value}");
        }
    }

    #[test]
    fn zero_has_no_sign_and_nonsense_is_zero() {
        assert_eq!(decimal(En, -0.0, 1), "0.0");
        assert_eq!(decimal(En, -0.04, 1), "0.0");
        assert_eq!(decimal(Da, -0.06, 1), "−0,1");
        assert_eq!(decimal(En, f64::NAN, 1), "0.0");
        assert_eq!(round_to_u64(-3.7), 0);
        assert_eq!(round_to_u64(f64::NAN), 0);
        assert_eq!(round_to_u64(f64::INFINITY), u64::MAX);
        assert_eq!(compact(En, -5.0), "0");
        assert_eq!(compact(En, f64::NAN), "0");
    }

    #[test]
    fn plain_numbers_drop_what_says_nothing() {
        let cases = [
            (30.0, "30", "30"),
            (2.5, "2.5", "2,5"),
            (0.07, "0.07", "0,07"),
            (0.125, "0.13", "0,13"),
            (1_500.0, "1,500", "1.500"),
            (1.999, "2", "2"),
            (0.004, "0", "0"),
            (-1.50, "−1.5", "−1,5"),
        ];
        for (value, en, da) in cases {
            assert_eq!(
                (plain(En, value).as_str(), plain(Da, value).as_str()),
                (en, da)
            );
        }
    }

    #[test]
    fn per_cents_follow_the_language() {
        let cases = [
            (0.42, "42%", "42\u{a0}%"),
            (0.0, "0%", "0\u{a0}%"),
            (1.0, "100%", "100\u{a0}%"),
            (0.125, "12.5%", "12,5\u{a0}%"),
            (0.1234, "12.3%", "12,3\u{a0}%"),
            (0.29, "29%", "29\u{a0}%"),
            (0.9996, "100%", "100\u{a0}%"),
            (0.01, "1%", "1\u{a0}%"),
            (0.009_96, "1%", "1\u{a0}%"),
            (0.0046, "0.46%", "0,46\u{a0}%"),
            (0.005, "0.5%", "0,5\u{a0}%"),
            (1.2, "120%", "120\u{a0}%"),
        ];
        for (share, en, da) in cases {
            assert_eq!(
                (percent(En, share).as_str(), percent(Da, share).as_str()),
                (en, da)
            );
        }
    }

    #[test]
    fn amounts_keep_two_significant_figures() {
        let cases = [
            (0.0, "0", "0"),
            (0.4, "0", "0"),
            (17.4, "17", "17"),
            (99.4, "99", "99"),
            (99.5, "100", "100"),
            (149.0, "150", "150"),
            (994.9, "990", "990"),
            (995.0, "1,000", "1.000"),
            (1_249.6, "1,200", "1.200"),
            (1_250.0, "1,300", "1.300"),
            (412_345.0, "410,000", "410.000"),
            (999_999.0, "1 million", "1\u{a0}mio."),
            (994_999.0, "990,000", "990.000"),
            (1_049_999.0, "1 million", "1\u{a0}mio."),
            (1_050_000.0, "1.1 million", "1,1\u{a0}mio."),
            (5_417_000.0, "5.4 million", "5,4\u{a0}mio."),
            (9_950_000.0, "10 million", "10\u{a0}mio."),
            (12_600_000.0, "13 million", "13\u{a0}mio."),
            (1_234_000_000.0, "1,200 million", "1.200\u{a0}mio."),
        ];
        for (value, en, da) in cases {
            let written = (compact(En, value), compact(Da, value));
            assert_eq!(
                (written.0.as_str(), written.1.as_str()),
                (en, da),
                "{value}"
            );
        }
        assert_eq!(two_figures(En, 5_417_000.0), "5,400,000");
        assert_eq!(two_figures(Da, 86.7), "87");
    }

    #[test]
    fn ranges_read_as_one_figure_when_their_ends_do() {
        assert_eq!(
            range(En, 810_000.0, 1_312_000.0, compact),
            "810,000–1.3 million"
        );
        assert_eq!(range(Da, 0.2, 0.3, percent), "20\u{a0}%–30\u{a0}%");
        assert_eq!(range(En, 101.0, 102.0, compact), "100");
    }

    #[test]
    fn clocks_have_two_digits_on_both_sides() {
        let cases = [
            (0, "00:00", "00.00"),
            (545, "09:05", "09.05"),
            (905, "15:05", "15.05"),
            (1440, "24:00", "24.00"),
        ];
        for (minute, en, da) in cases {
            assert_eq!(
                (clock(En, minute).as_str(), clock(Da, minute).as_str()),
                (en, da)
            );
        }
        assert_eq!(clock_range(En, 540, 840), "09:00–14:00");
        assert_eq!(clock_range(Da, 905, 1205), "15.05–20.05");
    }

    #[test]
    fn lengths_are_words() {
        let cases = [
            (0, "0 minutes", "0 minutter"),
            (1, "1 minute", "1 minut"),
            (59, "59 minutes", "59 minutter"),
            (60, "1 hour", "1 time"),
            (61, "1 hour and 1 minute", "1 time og 1 minut"),
            (90, "1 hour and 30 minutes", "1 time og 30 minutter"),
            (300, "5 hours", "5 timer"),
        ];
        for (minutes, en, da) in cases {
            assert_eq!(
                (hours(En, minutes).as_str(), hours(Da, minutes).as_str()),
                (en, da)
            );
        }
    }

    #[test]
    fn dates_carry_their_weekday() {
        let cases = [
            (
                "2026-01-12",
                "Monday 12 January 2026",
                "mandag den 12. januar 2026",
            ),
            (
                "2024-02-29",
                "Thursday 29 February 2024",
                "torsdag den 29. februar 2024",
            ),
            (
                "2024-03-01",
                "Friday 1 March 2024",
                "fredag den 1. marts 2024",
            ),
            (
                "2000-01-01",
                "Saturday 1 January 2000",
                "lørdag den 1. januar 2000",
            ),
            (
                "1900-02-28",
                "Wednesday 28 February 1900",
                "onsdag den 28. februar 1900",
            ),
            (
                "2026-12-31",
                "Thursday 31 December 2026",
                "torsdag den 31. december 2026",
            ),
            (
                "2023-07-04",
                "Tuesday 4 July 2023",
                "tirsdag den 4. juli 2023",
            ),
            (
                "2026-08-30",
                "Sunday 30 August 2026",
                "søndag den 30. august 2026",
            ),
            ("soon", "soon", "soon"),
            ("2026-13-01", "2026-13-01", "2026-13-01"),
        ];
        for (iso, en, da) in cases {
            assert_eq!((date(En, iso).as_str(), date(Da, iso).as_str()), (en, da));
        }
        assert_eq!(day_and_month(En, "2026-01-20"), "20 January");
        assert_eq!(day_and_month(Da, "2026-01-20"), "20. januar");
        assert_eq!(day_and_month(Da, "someday"), "someday");
    }

    #[test]
    fn weekdays_run_on_through_four_centuries() {
        let mut expected = weekday(1999, 12, 31);
        for year in 2000..2400 {
            for month in 1..=12 {
                let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
                let days = match month {
                    2 => 28 + u64::from(is_leap),
                    4 | 6 | 9 | 11 => 30,
                    _ => 31,
                };
                for day in 1..=days {
                    expected = expected % 7 + 1;
                    assert_eq!(weekday(year, month, day), expected, "{year}-{month}-{day}");
                }
            }
        }
    }
}
