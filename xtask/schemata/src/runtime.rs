//! What the rewritten crate needs beside its rewritten files: the switch, and the tests that set it.

use std::{fs, io, path::Path};

/// The variable that holds the number of the mutant to be tried.
pub(crate) const MUTANT: &str = "SCHEMATA_MUTANT";

/// The variable that names the file in which is noted what was reached.
pub(crate) const REACHED: &str = "SCHEMATA_REACHED";

/// The test that chooses the mutant. By its name it comes before all others.
pub(crate) const FIRST_TEST: &str = "a_chosen::the_mutant_is_chosen";

/// The test of the small crate that lets the first failure be the last.
pub(crate) const SECOND_TEST: &str = "a_first::the_first_failure_ends_the_run";

/// The test that notes what was reached. By its name it comes after all others.
pub(crate) const LAST_TEST: &str = "zz_reached::what_was_reached_is_written";

/// Some mutants are what these lints refuse; they are to be tried all the same.
const ALLOWED: &str = "#![allow(warnings, arithmetic_overflow, unconditional_panic, \
                       overflowing_literals, ambiguous_associated_items)]\n";

/// The two tests.
const TESTS: &str = r#"
#[cfg(test)]
mod a_chosen {
    #[test]
    fn the_mutant_is_chosen() {
        let number = std::env::var("SCHEMATA_MUTANT").ok();
        crate::schemata::choose(number.and_then(|number| number.parse().ok()));
    }
}

#[cfg(test)]
mod zz_reached {
    #[test]
    fn what_was_reached_is_written() {
        if let Some(file) = std::env::var_os("SCHEMATA_REACHED") {
            std::fs::write(file, crate::schemata::reached()).expect("the notes can be written");
        }
    }
}
"#;

/// The switch. A relaxed load is an ordinary one, and one comparison tells that no mutant is meant; to
/// note what is reached costs next to nothing, so one program serves for both.
const SWITCH: &str = r#"//! Chooses one mutant while the program runs.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

static CHOSEN: AtomicU32 = AtomicU32::new(u32::MAX);

static REACHED: [AtomicBool; COUNT] = [const { AtomicBool::new(false) }; COUNT];

/// Returns how far the chosen mutant is after the first of a switch.
#[inline(always)]
pub fn at(first: u32) -> u32 {
    REACHED[first as usize].store(true, Relaxed);
    CHOSEN.load(Relaxed).wrapping_sub(first)
}

pub fn choose(number: Option<u32>) {
    CHOSEN.store(number.unwrap_or(u32::MAX), Relaxed);
}

/// Lists the switches that were reached, a line each.
pub fn reached() -> String {
    let all = REACHED.iter().enumerate();
    let reached = all.filter(|(_, one)| one.load(Relaxed));
    reached.map(|(first, _)| format!("{first}\n")).collect()
}
"#;

/// Adds to a crate what its rewritten files call, for a number of mutants.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn add(folder: &Path, count: usize) -> io::Result<()> {
    let library = folder.join("src/lib.rs");
    let text = fs::read_to_string(&library)?;
    fs::write(
        library,
        format!("{ALLOWED}{text}\npub mod schemata;\n{TESTS}"),
    )?;
    // An array of none would let `at` be refused.
    let switch = SWITCH.replace("COUNT", &count.max(1).to_string());
    fs::write(folder.join("src/schemata.rs"), switch)
}
