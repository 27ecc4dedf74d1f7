//! The comparison as it is worked out from drawn days.

use crate::{
    domain::{
        outage::{OutageSpan, Variant},
        scenario::Scenario,
    },
    i18n::{number, still::messages},
    ids::Locale,
    metrics::{
        drawbacks::{Drawbacks, WATCHED},
        estimate::{Effect, Prepared},
    },
    present::{
        compared::{Change, Comparison},
        effects::{self, signed_percent},
        figure::{ranges::Scale, table::NOTHING},
    },
    sim::quantile::Spread,
};

/// What gets worse.
#[derive(Clone, Debug, PartialEq)]
pub struct WorseView {
    /// The heading.
    pub heading: &'static str,
    /// How to read it.
    pub note: &'static str,
    /// A measure and the changes with which it gets worse.
    pub worse: Vec<(&'static str, String)>,
}

/// One change, with what it comes to.
struct Row<'a> {
    name: String,
    key: String,
    effect: &'a Effect,
    drawbacks: &'a Drawbacks,
}

impl Comparison {
    /// Returns the comparison of a scenario's safeguards and of its other readings of the outage.
    #[must_use]
    pub fn of(scenario: &Scenario, prepared: &Prepared, locale: Locale) -> Self {
        let rows = rows(scenario, prepared, locale);
        let scale = scale(&rows);
        let days = number::integer(locale, prepared.day.days as u64);
        let mut basis = messages::compared_basis(locale).to_owned();
        if !prepared.readings.is_empty() {
            basis.push(' ');
            basis.push_str(messages::compared_readings(locale));
        }
        let mut columns = vec![
            messages::compared_change(locale),
            messages::compared_middle(locale),
            messages::numbers_range(locale),
        ];
        columns.extend(names(locale));
        Self {
            file: [&*scenario.slug, "-compared"].concat(),
            // Another reading of the day is nothing that would have helped.
            title: title(&rows[..prepared.alone.len()], locale),
            description: description(&rows, locale),
            how_to_read: messages::compared_how_to_read(locale, &days),
            basis,
            caption: messages::compared_table(locale).to_owned(),
            columns: columns.into_iter().map(str::to_owned).collect(),
            changes: rows.iter().map(|row| change(row, scale, locale)).collect(),
            marks: marks(scale, locale),
            zero: scale.place(0.0),
        }
    }
}

impl WorseView {
    /// Returns what gets worse with a scenario's safeguards and its other readings of the outage.
    #[must_use]
    pub fn of(scenario: &Scenario, prepared: &Prepared, locale: Locale) -> Self {
        Self {
            heading: messages::compared_worse(locale),
            note: messages::compared_worse_note(locale),
            worse: worse(&rows(scenario, prepared, locale), locale),
        }
    }
}

/// Lists each change with what it comes to.
fn rows<'a>(scenario: &Scenario, prepared: &'a Prepared, locale: Locale) -> Vec<Row<'a>> {
    let safeguards = scenario.safeguards.iter().map(|safeguard| {
        let name = safeguard.name.get(locale).to_owned();
        (name, safeguard.slug.to_string())
    });
    let readings = scenario.variants.iter().skip(1).map(|variant| {
        let name = reading(scenario, variant, locale);
        (name, variant.slug.to_string())
    });
    let effects = prepared.alone.iter().chain(&prepared.readings);
    safeguards
        .chain(readings)
        .zip(effects.zip(&prepared.drawbacks))
        .map(|((name, key), (effect, drawbacks))| Row {
            name,
            key,
            effect,
            drawbacks,
        })
        .collect()
}

/// Names another reading of the day by its length and the reported one.
fn reading(scenario: &Scenario, variant: &Variant, locale: Locale) -> String {
    let length = |variant: &Variant| {
        let span = OutageSpan::new(variant.start.value, variant.end.value);
        number::hours(locale, span.map_or(0, |span| span.minutes()))
    };
    messages::compared_reading(locale, &length(variant), &length(&scenario.variants[0]))
}

/// Says how many changes halve the hours undone, and how many can add to them.
fn title(rows: &[Row<'_>], locale: Locale) -> String {
    let write = |count: usize| number::integer(locale, count as u64);
    let halving = rows.iter().filter(|row| row.effect.change.p50 <= -0.5);
    let adding = rows.iter().filter(|row| of_100(row.drawbacks, 0) > 0);
    let (halving, adding) = (halving.count(), adding.count());
    let all = write(rows.len());
    match (halving, adding) {
        (0, 0) => messages::compared_title_none(locale, &all),
        (0, _) => messages::compared_title_adds(locale, &all, &write(adding)),
        (_, 0) => messages::compared_title_halves(locale, &write(halving), &all),
        _ => messages::compared_title(locale, &write(halving), &all, &write(adding)),
    }
}

/// Names the change that no other outdoes, and the one that none falls short of; equal ones are named
/// by the first of them.
fn description(rows: &[Row<'_>], locale: Locale) -> String {
    let size = |row: &&Row<'_>| row.effect.change.p50.abs();
    let largest = rows.iter().rev().max_by(|a, b| size(a).total_cmp(&size(b)));
    let smallest = rows.iter().min_by(|a, b| size(a).total_cmp(&size(b)));
    let (Some(largest), Some(smallest)) = (largest, smallest) else {
        return String::new();
    };
    let middle = |row: &Row<'_>| middle_and_range(row.effect, locale).0;
    messages::compared_description(
        locale,
        &largest.name,
        &middle(largest),
        &smallest.name,
        &middle(smallest),
    )
}

/// Returns on how many of 100 days a watched measure gets worse.
fn of_100(drawbacks: &Drawbacks, place: usize) -> u64 {
    let share = drawbacks.0[place];
    share.map_or(0, |share| number::round_to_u64(share.share() * 100.0))
}

/// Returns a scale on which every range and zero find room.
fn scale(rows: &[Row<'_>]) -> Scale {
    let ends = rows.iter().flat_map(|row| {
        let change = row.effect.change;
        [change.p10, change.p50, change.p90]
    });
    Scale::around(ends)
}

fn marks(scale: Scale, locale: Locale) -> Vec<(f64, String)> {
    let halves = (scale.low..=scale.high).filter(|tenths| tenths % 5 == 0);
    let mark = |tenths| {
        let value = f64::from(tenths) / 10.0;
        (scale.place(value), signed_percent(locale, value))
    };
    halves.map(mark).collect()
}

/// Writes a change with its range, and on how many of 100 days it adds hours.
fn figures(row: &Row<'_>, locale: Locale) -> String {
    let (middle, range) = middle_and_range(row.effect, locale);
    let mut text = middle;
    if let Some(range) = range {
        text.push_str(&[" (", &range, ")"].concat());
    }
    let adding = of_100(row.drawbacks, 0);
    if adding > 0 {
        let days = number::integer(locale, adding);
        text.push_str(&messages::compared_figures_worse(locale, &days));
    }
    text
}

/// Writes the middle of a change and, if it reads otherwise, its range.
fn middle_and_range(effect: &Effect, locale: Locale) -> (String, Option<String>) {
    let change = effect.change;
    let [low, middle, high] =
        [change.p10, change.p50, change.p90].map(|change| signed_percent(locale, change));
    let range = (low != high).then(|| messages::numbers_from_to(locale, &low, &high));
    (middle, range)
}

fn names(locale: Locale) -> [&'static str; WATCHED.len()] {
    [
        messages::compared_hours(locale),
        messages::compared_not_done(locale),
        messages::compared_hang_ups(locale),
        messages::compared_gap(locale),
        messages::compared_ratio(locale),
    ]
}

/// How many of the watched measures are told in words; the gaps between groups, which nearly every
/// change widens on some days, are in the table alone.
const TOLD: usize = 3;

/// Lists for each measure the changes with which it gets worse, each with its days of 100.
fn worse(rows: &[Row<'_>], locale: Locale) -> Vec<(&'static str, String)> {
    let with = |place: usize| -> Vec<String> {
        let days = rows.iter().map(|row| (row, of_100(row.drawbacks, place)));
        days.filter(|(_, days)| *days > 0)
            .map(|(row, days)| {
                let days = number::integer(locale, days);
                [&row.name, "\u{a0}", &days].concat()
            })
            .collect()
    };
    let named = names(locale).into_iter().enumerate();
    named
        .take(TOLD)
        .map(|(place, name)| (name, with(place)))
        .filter(|(_, with)| !with.is_empty())
        .map(|(name, with)| (name, with.join(" · ")))
        .collect()
}

fn change(row: &Row<'_>, scale: Scale, locale: Locale) -> Change {
    let (middle, range) = middle_and_range(row.effect, locale);
    let days = (0..WATCHED.len()).map(|place| {
        let share = row.drawbacks.0[place];
        let has_value = |_| number::integer(locale, of_100(row.drawbacks, place));
        share.map_or_else(|| NOTHING.to_owned(), has_value)
    });
    let mut cells = vec![middle, range.unwrap_or_else(|| NOTHING.to_owned())];
    cells.extend(days);
    let Spread { p10, p50, p90 } = row.effect.change;
    Change {
        name: row.name.clone(),
        key: row.key.clone(),
        figures: figures(row, locale),
        places: [p10, p50, p90].map(|change| scale.place(change)),
        reading: [&row.name, ": ", &effects::change(row.effect, locale)].concat(),
        cells,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Share;

    fn effect(p50: f64, worse: f64) -> (Effect, Drawbacks) {
        let share = Share::of(worse, 100.0);
        let effect = Effect {
            change: Spread {
                p10: p50 - 0.1,
                p50,
                p90: p50 + 0.1,
            },
            worse_share: share.expect("a share"),
        };
        (effect, Drawbacks([share, share, None, None, None]))
    }

    fn rows(effects: &[(Effect, Drawbacks)]) -> Vec<Row<'_>> {
        let row = |(effect, drawbacks)| Row {
            name: "Help".to_owned(),
            key: "help".to_owned(),
            effect,
            drawbacks,
        };
        effects.iter().map(|(e, d)| row((e, d))).collect()
    }

    #[test]
    fn the_title_counts_what_halves_and_what_adds() {
        let words = |effects: &[(Effect, Drawbacks)]| title(&rows(effects), Locale::En);
        let (halves, helps, harms) = (effect(-0.6, 0.0), effect(-0.2, 0.0), effect(0.0, 40.0));
        assert_eq!(
            words(&[halves, helps, harms]),
            "Alone, 1 of 3 changes would at least have halved the hours undone, and 1 could have added to them"
        );
        assert_eq!(
            words(&[halves, helps]),
            "Alone, 1 of 2 changes would at least have halved the hours undone"
        );
        assert_eq!(
            words(&[helps, harms]),
            "Alone, none of 2 changes would have halved the hours undone, and 1 could have added to them"
        );
        assert_eq!(
            words(&[helps]),
            "Alone, none of 1 changes would have halved the hours undone"
        );
    }

    #[test]
    fn the_description_names_the_largest_change_and_the_smallest() {
        let words = |effects: &[(Effect, Drawbacks)]| {
            let mut rows = rows(effects);
            for (row, name) in rows.iter_mut().zip(["One", "Two", "Three"]) {
                row.name = name.to_owned();
            }
            description(&rows, Locale::En)
        };
        let (helps, harms, nothing) = (effect(-0.6, 0.0), effect(0.8, 40.0), effect(0.0, 0.0));
        assert_eq!(
            words(&[helps, harms, nothing]),
            "Nothing here does more than “Two” (+80%), or less than “Three” (0%)."
        );
        // Of equal ones, and of one alone, both halves are true.
        let same = "Nothing here does more than “One” (−60%), or less than “One” (−60%).";
        assert_eq!(words(&[helps, helps]), same);
        assert_eq!(words(&[helps]), same);
        assert_eq!(words(&[]), "");
    }

    #[test]
    fn what_gets_worse_is_listed_by_measure() {
        let effects = [effect(-0.6, 0.0), effect(0.0, 40.0)];
        let worse = worse(&rows(&effects), Locale::En);
        let told: Vec<&str> = worse.iter().map(|(_, with)| with.as_str()).collect();
        assert_eq!(
            told,
            ["Help\u{a0}40", "Help\u{a0}40"],
            "hours, and errands not done"
        );
        let figures = |row| figures(&rows(&effects)[row], Locale::En);
        assert_eq!(figures(1), "0% (−10% to +10%) · worse: 40 of 100");
        assert_eq!(figures(0), "−60% (−70% to −50%)");
    }
}
