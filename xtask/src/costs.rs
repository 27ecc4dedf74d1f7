//! Holds the README's table of costs against the built files, so that it cannot go stale.

use std::{fs, ops::RangeInclusive, path::Path};

use crate::{
    budgets::{
        BOOT, BUILDER, CODE_LIMIT_BYTES, Check, IMAGE_LIMIT_BYTES, KEEPER, LOADER,
        PAGE_LIMIT_BYTES, WORDS_LIMIT_BYTES, packed_bytes, raw_bytes, unreadable,
    },
    failure::Outcome,
    fingerprint::files_below,
    repo,
};

/// Where the table begins.
const HEAD: &str = "| Part | Costs | Limit |";

/// The row of the parts that are loaded together; they are those above it.
const TOGETHER: (&str, u64) = ("All of these together", CODE_LIMIT_BYTES);

/// The rows that are no bytes: requests have a check of their own, and so has what there is none of.
const NO_BYTES: [&str; 2] = ["Requests until ready", "Fonts, other hosts"];

/// What is told of the files of a row.
#[derive(Clone, Copy)]
enum Told {
    /// The largest of them: a reader loads one.
    Largest,
    /// All of them.
    Sum,
    /// The smallest and the largest.
    Span,
}

/// A row of the table: how it begins, how the names of its files begin and end, and their limit.
struct Row(
    &'static str,
    &'static [&'static str],
    &'static str,
    Told,
    Option<u64>,
);

impl Row {
    fn is_about(&self, name: &str) -> bool {
        let Self(_, starts, end, ..) = self;
        name.ends_with(end) && starts.iter().any(|start| name.starts_with(start))
    }
}

/// The rows of what is loaded together, in the order of the table.
const CODE: [Row; 4] = [
    Row("Wasm: ", &["app-", "simd-"], ".wasm", Told::Largest, None),
    Row(
        "JavaScript that loads the Wasm",
        &["app-", "simd-"],
        ".js",
        Told::Largest,
        None,
    ),
    Row(
        "Script before the first paint",
        &[BOOT.0],
        ".js",
        Told::Largest,
        Some(BOOT.1),
    ),
    Row("Style sheet", &["lockout-"], ".css", Told::Largest, None),
];

/// The other rows.
const OTHERS: [Row; 6] = [
    Row(
        "Script that keeps the site",
        &[KEEPER.0],
        "",
        Told::Largest,
        Some(KEEPER.1),
    ),
    Row(
        "Words and scenario",
        &["pack-"],
        ".bin",
        Told::Largest,
        Some(WORDS_LIMIT_BYTES),
    ),
    Row(
        "HTML of one page",
        &[""],
        "index.html",
        Told::Span,
        Some(PAGE_LIMIT_BYTES),
    ),
    Row(
        "Script that other people",
        &[LOADER.0],
        "",
        Told::Largest,
        Some(LOADER.1),
    ),
    Row(
        "The snippet builder",
        &[BUILDER.0],
        "",
        Told::Sum,
        Some(BUILDER.1),
    ),
    Row(
        "Each picture",
        &[""],
        ".png",
        Told::Span,
        Some(IMAGE_LIMIT_BYTES),
    ),
];

/// Checks the README's table against the site in `dist/`.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn check() -> Outcome<Vec<Check>> {
    let readme = repo::root().join("README.md");
    let text = fs::read_to_string(&readme).map_err(|error| unreadable(&readme, &error))?;
    of_table(&text, &repo::dist())
}

fn of_table(readme: &str, dist: &Path) -> Outcome<Vec<Check>> {
    let rows = rows(readme);
    let mut checks = Vec::new();
    let mut together = 0;
    for row in &CODE {
        let bytes = measured(row, dist)?;
        together += bytes.end();
        checks.push(agrees(&rows, row.0, &bytes, row.4));
    }
    let (part, limit) = TOGETHER;
    checks.push(agrees(&rows, part, &(together..=together), Some(limit)));
    for row in &OTHERS {
        checks.push(agrees(&rows, row.0, &measured(row, dist)?, row.4));
    }
    let is_known = |part: &str| {
        let measured = CODE.iter().chain(&OTHERS).map(|row| row.0);
        let mut known = measured.chain(NO_BYTES).chain([TOGETHER.0]);
        known.any(|start| part.starts_with(start))
    };
    let unknown = rows
        .iter()
        .map(|[part, ..]| part)
        .filter(|part| !is_known(part));
    let unknown: Vec<String> = unknown.cloned().collect();
    checks.push(Check::none(
        "every row of the table of costs is measured",
        &unknown,
    ));
    Ok(checks)
}

/// Returns the cells of the table's rows.
fn rows(readme: &str) -> Vec<[String; 3]> {
    let lines = readme.lines().skip_while(|line| *line != HEAD).skip(2);
    let rows = lines.map_while(|line| line.strip_prefix('|')?.strip_suffix('|'));
    let cells = rows.map(|row| {
        let mut cells = row.split('|').map(|cell| cell.trim().to_owned());
        [(); 3].map(|()| cells.next().unwrap_or_default())
    });
    cells.collect()
}

/// Measures what a row is about, in the bytes that are sent.
fn measured(row: &Row, dist: &Path) -> Outcome<RangeInclusive<u64>> {
    let files = files_below(dist).map_err(|error| unreadable(dist, &error))?;
    let mut found = Vec::new();
    for file in files {
        let name = file.strip_prefix(dist).unwrap_or(&file);
        let name = name.to_string_lossy();
        if !row.is_about(&name) || name.ends_with(".br") {
            continue;
        }
        // What is small already has no compressed copy.
        found.push(if name.ends_with(".png") {
            raw_bytes(&file)?
        } else {
            packed_bytes(&file)?
        });
    }
    let largest = found.iter().copied().max().unwrap_or(0);
    Ok(match row.3 {
        Told::Largest => largest..=largest,
        Told::Sum => found.iter().sum()..=found.iter().sum(),
        Told::Span => found.iter().copied().min().unwrap_or(0)..=largest,
    })
}

/// Checks that a row says what was measured, rounded, and names the limit.
fn agrees(
    rows: &[[String; 3]],
    part: &str,
    bytes: &RangeInclusive<u64>,
    limit: Option<u64>,
) -> Check {
    let (least, most) = (*bytes.start(), *bytes.end());
    let row = rows.iter().find(|[name, ..]| name.starts_with(part));
    let told = row.map_or("nothing", |[_, costs, _]| costs);
    let numbers: Vec<Option<u64>> = told.split(" to ").map(number).collect();
    let is_near = |told: Option<u64>, found: u64| {
        // Hundreds, and half a per cent where that is more.
        told.is_some_and(|told| told.abs_diff(found) <= 100.max(found / 200))
    };
    let is_told = match numbers[..] {
        [one] => is_near(one, least) && is_near(one, most),
        [from, to] => is_near(from, least) && is_near(to, most),
        _ => false,
    };
    let is_limit_told = row.is_some_and(|[.., told]| number(told) == limit);
    Check {
        line: format!("README, {part}: {told} for {least} to {most} bytes, its limit {limit:?}"),
        is_met: is_told && is_limit_told && most > 0,
    }
}

/// Reads a number with commas between its thousands.
fn number(text: &str) -> Option<u64> {
    text.replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// A table that agrees with [`site`], with one of its texts replaced.
    fn told(old: &str, new: &str) -> Vec<Check> {
        let table = format!(
            "# Costs\n\n{HEAD}\n|---|---|---|\n\
             | Wasm: all of it | 170,000 | |\n\
             | JavaScript that loads the Wasm | 3,700 | |\n\
             | Script before the first paint | 2,900 | 3,000 |\n\
             | Style sheet | 5,400 | |\n\
             | All of these together | 182,000 | 190,000 |\n\
             | Script that keeps the site | 900 | 1,500 |\n\
             | Words and scenario | 12,400 | 13,000 |\n\
             | HTML of one page | 22,000 to 24,000 | 29,500 |\n\
             | Script that other people's pages load | 1,000 | 2,000 |\n\
             | The snippet builder | 60,200 | 65,500 |\n\
             | Each picture | 5,000 to 29,000 | 30,000 |\n\
             | Requests until ready | 6 | 6 |\n\nMore."
        );
        assert!(table.contains(old), "{old}");
        static TABLES: AtomicUsize = AtomicUsize::new(0);
        let table_number = TABLES.fetch_add(1, Ordering::Relaxed);
        let name = format!("xtask-{}-costs-{table_number}", std::process::id());
        let dist = std::env::temp_dir().join(name);
        site(&dist);
        let checks = of_table(&table.replace(old, new), &dist).unwrap();
        fs::remove_dir_all(dist).unwrap();
        checks
    }

    fn site(dist: &Path) {
        fs::create_dir_all(dist.join("da")).unwrap();
        for (file, bytes) in [
            ("app-1_bg.wasm", 169_990),
            ("simd-1.wasm", 160_000),
            ("app-1.js", 3_600),
            ("simd-1.js", 3_700),
            ("boot-1.js", 2_897),
            ("lockout-1.css", 5_444),
            ("lockout-embed.js", 990),
            ("sw.js", 880),
            ("pack-en-1.bin", 11_000),
            ("pack-da-1.bin", 12_450),
            ("index.html", 22_010),
            ("da/index.html", 23_990),
            ("builder-1.wasm", 60_000),
            ("builder-1.css", 200),
        ] {
            fs::write(dist.join(file), "").unwrap();
            fs::write(dist.join(format!("{file}.br")), vec![b'x'; bytes]).unwrap();
        }
        for (file, bytes) in [("card.png", 5_000), ("da/card.png", 29_100)] {
            fs::write(dist.join(file), vec![b'x'; bytes]).unwrap();
        }
    }

    fn failed(checks: &[Check]) -> Vec<&str> {
        let failed = checks.iter().filter(|check| !check.is_met);
        failed.map(|check| &*check.line).collect()
    }

    #[test]
    fn a_table_of_the_right_size_agrees() {
        assert_eq!(failed(&told("More.", "more")), [""; 0]);
    }

    #[test]
    fn a_table_that_has_gone_stale_is_found() {
        for (old, new) in [
            ("| 170,000 |", "| 171,000 |"),
            ("| 2,900 |", "| 2,500 |"),
            ("| 182,000 |", "| 181,000 |"),
            ("22,000 to 24,000", "22,000 to 23,800"),
            ("22,000 to 24,000", "24,000"),
            ("| 60,200 |", "| none |"),
            ("| 2,900 | 3,000 |", "| 2,900 | 3,100 |"),
            ("| Style sheet | 5,400 | |\n", ""),
            ("| Requests until ready", "| A part nobody knows"),
        ] {
            assert_eq!(failed(&told(old, new)).len(), 1, "{old} is {new}");
        }
    }
}
