//! What is true of each language: its own name and the marks it writes numbers with; no sentences.
//!
//! A new language is a folder of messages, a variant of [`Locale`] and one entry here.

use crate::ids::Locale;

/// The facts of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocaleFacts {
    /// The language's name in the language itself.
    pub endonym: &'static str,
    /// Stands before the decimals: `5.4`, `5,4`.
    pub decimal_mark: &'static str,
    /// Stands between groups of three digits: `1,234`, `1.234`.
    pub group_mark: &'static str,
    /// Stands between hours and minutes: `15:05`, `15.05`.
    pub clock_mark: &'static str,
    /// Stands after a number of per cent, with its space if there is one: `42%`, `42 %`.
    pub percent_suffix: &'static str,
}

const EN: LocaleFacts = LocaleFacts {
    endonym: "English",
    decimal_mark: ".",
    group_mark: ",",
    clock_mark: ":",
    percent_suffix: "%",
};

const DA: LocaleFacts = LocaleFacts {
    endonym: "Dansk",
    decimal_mark: ",",
    group_mark: ".",
    clock_mark: ".",
    percent_suffix: "\u{a0}%",
};

/// Returns the facts of a language.
#[must_use]
pub const fn facts(locale: Locale) -> &'static LocaleFacts {
    match locale {
        Locale::En => &EN,
        Locale::Da => &DA,
    }
}

/// Returns the language's name in the language itself, as shown in the language switch.
#[must_use]
pub const fn endonym(locale: Locale) -> &'static str {
    facts(locale).endonym
}

#[cfg(test)]
mod tests {
    use super::{endonym, facts};
    use crate::ids::Locale;

    #[test]
    fn every_language_has_its_own_name() {
        assert_eq!(Locale::ALL.map(endonym), ["English", "Dansk"]);
    }

    #[test]
    fn decimals_and_groups_are_told_apart() {
        for locale in Locale::ALL {
            assert_ne!(facts(locale).decimal_mark, facts(locale).group_mark);
        }
    }
}
