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

/// Joins the two ends of a short range with an en dash, or writes one figure if they read the same.
///
/// Only for places without room for a sentence; a sentence says "0.8 to 1.3 million".
pub fn range<T>(
    locale: Locale,
    low: T,
    high: T,
    write: impl Fn(Locale, T) -> String,
) -> String {
    let (low, high) = (write(locale, low), write(locale, high));
    if low == high { low } else { low + "–" + &high }
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
    messages::duration_both(locale, &messages::duration_hours(locale, full_hours), &minutes)
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
    [digit((value / 10).into()), digit(value.into())].iter().collect()
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
