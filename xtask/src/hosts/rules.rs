//! Reads the rules for hosts that have no configuration of their own but a file of headers, and holds them
//! against what this project's own server sends.
//!
//! An address gets the headers of every rule that names it. Such hosts have all files asked for anew unless
//! they are told otherwise, and two rules that both tell how to cache would be joined or would clash.

use std::{fs, path::Path};

use super::{PROMISED, ours_sends, unreadable, value};
use crate::{budgets::Check, failure::Outcome, fingerprint::is_hashed, server::Site};

/// The file of rules.
const FILE: &str = "_headers";

/// The most rules that such hosts take, and the longest line.
const MOST_RULES: usize = 100;
const LONGEST_LINE: usize = 2000;

/// A rule: an address, perhaps with a star at its end, and its headers.
struct Rule<'a> {
    address: &'a str,
    headers: Vec<(&'a str, &'a str)>,
}

impl Rule<'_> {
    fn names(&self, path: &str) -> bool {
        match self.address.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.address,
        }
    }
}

/// Checks the rules of a package.
///
/// # Errors
/// When they cannot be read.
pub(super) fn check(folder: &Path, names: &[String], ours: &Site) -> Outcome<Vec<Check>> {
    let text = fs::read_to_string(folder.join(FILE)).map_err(unreadable)?;
    let Some(rules) = parse(&text) else {
        return Ok(vec![Check::none("_headers can be read", &[text])]);
    };
    let mut wrong = Vec::new();
    for name in names {
        let path = format!("/{name}");
        let sent: Vec<(&str, &str)> = rules
            .iter()
            .filter(|rule| rule.names(&path))
            .flat_map(|rule| rule.headers.iter().copied())
            .collect();
        let promised = ours_sends(ours, name)?;
        for header in PROMISED {
            let values: Vec<&str> = sent
                .iter()
                .filter(|(key, _)| *key == header)
                .map(|(_, value)| *value)
                .collect();
            let is_own = header != "Cache-Control" || is_hashed(name);
            let wanted: Vec<&str> = value(&promised, header)
                .filter(|_| is_own)
                .into_iter()
                .collect();
            if values != wanted {
                wrong.push(format!("{name}: {header} {values:?}"));
            }
        }
    }
    let longest = text.lines().map(str::len).max().unwrap_or_default();
    Ok(vec![
        Check::none(
            &format!("_headers gives {} files what our server sends", names.len()),
            &wrong,
        ),
        Check {
            line: format!(
                "_headers has {} of {MOST_RULES} rules and lines of {longest} of {LONGEST_LINE} letters",
                rules.len()
            ),
            is_met: rules.len() <= MOST_RULES && longest <= LONGEST_LINE,
        },
    ])
}

/// Reads rules; `None` where a line is neither an address, nor a header of one, nor a comment.
fn parse(text: &str) -> Option<Vec<Rule<'_>>> {
    let mut rules: Vec<Rule<'_>> = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if line.starts_with('/') {
            rules.push(Rule {
                address: line,
                headers: Vec::new(),
            });
        } else {
            let (name, value) = line.strip_prefix("  ")?.split_once(": ")?;
            rules.last_mut()?.headers.push((name, value));
        }
    }
    Some(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_and_name_addresses() {
        let rules = parse("# all\n/*\n  A: b; c\n  D: e\n\n/x/app.js\n  F: g\n").unwrap();
        assert_eq!(rules[0].headers, [("A", "b; c"), ("D", "e")]);
        assert!(rules[0].names("/") && rules[0].names("/x/app.js"));
        assert!(rules[1].names("/x/app.js") && !rules[1].names("/x/app.js.br"));
        for broken in ["  A: b", "/*\nA: b", "/*\n  ! A", "x"] {
            assert!(parse(broken).is_none(), "{broken}");
        }
    }
}
