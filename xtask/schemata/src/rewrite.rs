//! Rewrites a file so that each of its mutants can be chosen at run time.
//!
//! Operands are evaluated once and in their order, as before; only what is done with them is chosen.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    mutant::{Genre, Mutant, byte_at},
    site::{self, Bytes, Found, Kind, Site},
};

/// A site with the mutants that are chosen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Switch {
    pub(crate) site: Site,
    /// The number of its first mutant; the others follow.
    pub(crate) first: usize,
    /// What each mutant puts in.
    replacements: Vec<String>,
}

impl Switch {
    /// Returns the numbers of its mutants.
    pub(crate) fn numbers(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.replacements.len()
    }
}

/// A file with everything that can be chosen in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Switched {
    pub(crate) name: String,
    text: String,
    found: Found,
    /// Outer ones before those within them.
    switches: Vec<Switch>,
}

/// Who is to blame for what the compiler says about some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Mutant(usize),
    Switch(usize),
    /// Text of the original, with the byte at which it stood.
    Original(usize),
}

/// What was made of a file, and of whom each part speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rewritten {
    pub(crate) text: String,
    owners: Vec<(Bytes, Owner)>,
}

impl Switched {
    /// Finds where the mutants of a file can be chosen. Each that can is handed to `number`, which
    /// returns its number: one more than that of the mutant before.
    ///
    /// # Errors
    /// When the text is no Rust.
    pub(crate) fn new<'m>(
        name: &str,
        text: String,
        mutants: &[&'m Mutant],
        mut number: impl FnMut(&'m Mutant) -> usize,
    ) -> syn::Result<Self> {
        let mut found = site::find(&text)?;
        found
            .sites
            .sort_by_key(|site| (site.whole.start, Reverse(site.whole.end)));
        let mut switches = Vec::new();
        for site in &found.sites {
            let here: Vec<&&Mutant> = mutants
                .iter()
                .filter(|mutant| is_at(mutant, site, &text))
                .collect();
            let numbers: Vec<usize> = here.iter().map(|mutant| number(mutant)).collect();
            if let Some(&first) = numbers.first() {
                let replacements = here.iter().map(|mutant| mutant.replacement.clone());
                switches.push(Switch {
                    site: site.clone(),
                    first,
                    replacements: replacements.collect(),
                });
            }
        }
        Ok(Self {
            name: name.to_owned(),
            text,
            found,
            switches,
        })
    }

    /// Returns the file without the mutants that were dropped.
    pub(crate) fn rewrite(&self, dropped: &BTreeSet<usize>) -> Rewritten {
        let mut text = self.text.clone();
        let is_live = |switch: &&Switch| switch.numbers().any(|one| !dropped.contains(&one));
        for switch in self.switches.iter().filter(is_live) {
            let function = switch.site.constant_function;
            let word = function.and_then(|place| self.found.functions[place].constness.clone());
            if let Some(word) = word {
                // A choice is nothing that a constant function may make.
                let blank = " ".repeat(word.len());
                text.replace_range(word, &blank);
            }
        }
        let mut writer = Writer {
            text: &text,
            switches: self.switches.iter().filter(is_live).collect(),
            dropped,
            made: Rewritten::default(),
        };
        writer.copy(0..text.len(), 0);
        writer.made
    }

    /// Returns the mutants to be dropped because of what the compiler says about some bytes of the
    /// rewritten file: one, those of a switch, or all of a function.
    pub(crate) fn blamed(&self, rewritten: &Rewritten, place: &Bytes) -> Vec<usize> {
        let around = rewritten.owners.iter().filter(|(bytes, _)| {
            bytes.start <= place.start && place.start < bytes.end && place.end <= bytes.end
        });
        let smallest =
            around.min_by_key(|(bytes, owner)| (matches!(owner, Owner::Original(_)), bytes.len()));
        match smallest {
            Some((_, Owner::Mutant(number))) => vec![*number],
            Some((_, Owner::Switch(first))) => self.of_switch(*first),
            Some((bytes, Owner::Original(start))) => {
                self.of_function(start + place.start - bytes.start)
            }
            None => Vec::new(),
        }
    }

    fn of_switch(&self, first: usize) -> Vec<usize> {
        let switch = self.switches.iter().find(|switch| switch.first == first);
        switch.map_or_else(Vec::new, |switch| switch.numbers().collect())
    }

    fn of_function(&self, byte: usize) -> Vec<usize> {
        let around = self.found.functions.iter();
        let function = around
            .filter(|function| function.whole.contains(&byte))
            .min_by_key(|function| function.whole.len());
        let Some(function) = function else {
            return Vec::new();
        };
        self.within(&function.whole)
    }

    /// Returns the mutants in constant functions of a name, which are called where only those may be.
    pub(crate) fn in_constant(&self, name: &str) -> Vec<usize> {
        let functions = self.found.functions.iter();
        functions
            .filter(|function| function.constness.is_some() && function.name == name)
            .flat_map(|function| self.within(&function.whole))
            .collect()
    }

    fn within(&self, whole: &Bytes) -> Vec<usize> {
        let switches = self.switches.iter();
        switches
            .filter(|switch| whole.contains(&switch.site.whole.start))
            .flat_map(Switch::numbers)
            .collect()
    }

    /// Returns its switches.
    pub(crate) fn switches(&self) -> &[Switch] {
        &self.switches
    }
}

/// Returns whether a mutant is the one of this site.
fn is_at(mutant: &Mutant, site: &Site, text: &str) -> bool {
    let is_kind = match mutant.genre {
        Genre::BinaryOperator => matches!(
            site.kind,
            Kind::Arithmetic { .. }
                | Kind::Comparison { .. }
                | Kind::Assignment { .. }
                | Kind::Logic { .. }
        ),
        Genre::UnaryOperator => matches!(site.kind, Kind::Unary { .. }),
        Genre::FnValue => matches!(site.kind, Kind::Body),
        Genre::StructField => matches!(site.kind, Kind::Field { .. }),
        Genre::MatchArmGuard => matches!(site.kind, Kind::Guard),
    };
    let start = byte_at(text, mutant.span.start);
    is_kind && start == Some(site.replaced.start)
}

/// Writes one file.
struct Writer<'s> {
    text: &'s str,
    switches: Vec<&'s Switch>,
    dropped: &'s BTreeSet<usize>,
    made: Rewritten,
}

impl Writer<'_> {
    /// Writes some bytes of the original, with the switches in it from one on.
    fn copy(&mut self, bytes: Bytes, from: usize) {
        let (mut at, mut next) = (bytes.start, from);
        while next < self.switches.len() {
            let whole = self.switches[next].site.whole.clone();
            if whole.start >= bytes.end {
                break;
            }
            if whole.start >= at && whole.end <= bytes.end {
                self.original(at..whole.start);
                self.switch(next);
                at = whole.end;
            }
            next += 1;
        }
        self.original(at..bytes.end);
    }

    fn original(&mut self, bytes: Bytes) {
        let start = self.made.text.len();
        self.put(&self.text[bytes.clone()]);
        let end = self.made.text.len();
        let owner = Owner::Original(bytes.start);
        self.made.owners.push((start..end, owner));
    }

    fn put(&mut self, text: &str) {
        self.made.text.push_str(text);
    }

    fn switch(&mut self, place: usize) {
        let start = self.made.text.len();
        let (switch, inside) = (self.switches[place], place + 1);
        match switch.site.kind.clone() {
            Kind::Arithmetic { left, right } => {
                self.parts(&[("(match (", left), (", ", right)], inside);
                self.put(") { (schemata_l, schemata_r) => ");
                self.operator(switch, |sign| format!("schemata_l {sign} schemata_r"));
            }
            Kind::Comparison { left, right } => {
                self.parts(&[("(match (&(", left), ("), &(", right)], inside);
                self.put(")) { (schemata_l, schemata_r) => ");
                self.operator(switch, |sign| format!("*schemata_l {sign} *schemata_r"));
            }
            Kind::Assignment { left, right } => {
                // The right side comes first, as it does with numbers.
                self.parts(&[("(match (", right)], inside);
                self.put(") { schemata_r => ");
                let target = self.text[left].to_owned();
                self.operator(switch, |sign| format!("{target} {sign} schemata_r"));
            }
            Kind::Unary { inner } => {
                self.parts(&[("(match (", inner)], inside);
                self.put(") { schemata_v => ");
                self.operator(switch, |sign| format!("{sign} schemata_v"));
            }
            Kind::Logic {
                left,
                right,
                is_and,
            } => {
                let (equal, first) = (if is_and { "==" } else { "!=" }, switch.first);
                self.parts(&[("({ let schemata_l: bool = ", left)], inside);
                self.put(&format!(
                    "; if schemata_l {equal} (crate::schemata::at({first}) == 0) {{ schemata_l }} "
                ));
                self.parts(&[("else { ", right)], inside);
                self.put(" } })");
            }
            _ => self.value(switch, inside),
        }
        let whole = start..self.made.text.len();
        let owner = Owner::Switch(switch.first);
        self.made.owners.push((whole, owner));
    }

    /// Chooses between signs, the one of the original among them, and closes what was opened.
    fn operator(&mut self, switch: &Switch, form: impl Fn(&str) -> String) {
        self.choice(switch, &form);
        let unchanged = form(&self.text[switch.site.replaced.clone()]);
        self.put(&format!("{unchanged} }} }})"));
    }

    /// Chooses between values and what is worked out in the original.
    fn value(&mut self, switch: &Switch, inside: usize) {
        let whole = switch.site.whole.clone();
        match switch.site.kind.clone() {
            Kind::Body => {
                self.choice(switch, |value| format!("return {value}"));
                self.parts(&[("() } ", whole)], inside);
            }
            Kind::Guard => {
                self.choice(switch, str::to_owned);
                self.copy(whole, inside);
                self.put(" }");
            }
            Kind::Field {
                name,
                value,
                path,
                base,
            } => {
                let (path, base) = (self.text[path].to_owned(), self.text[base].to_owned());
                self.put(&format!("{name}: "));
                self.choice(switch, |_| {
                    format!("{{ let schemata_base: {path} = {base}; schemata_base.{name} }}")
                });
                self.copy(value, inside);
                self.put(" }");
            }
            _ => self.copy(whole, inside),
        }
    }

    /// Writes parts of the original, each after some text.
    fn parts(&mut self, parts: &[(&str, Bytes)], from: usize) {
        for (text, bytes) in parts {
            self.put(text);
            self.copy(bytes.clone(), from);
        }
    }

    /// Opens the choice between the mutants of a switch; what follows is for none of them.
    fn choice(&mut self, switch: &Switch, arm: impl Fn(&str) -> String) {
        self.put(&format!("match crate::schemata::at({}) {{ ", switch.first));
        for (place, replacement) in switch.replacements.iter().enumerate() {
            let number = switch.first + place;
            if self.dropped.contains(&number) {
                continue;
            }
            self.put(&format!("{place} => "));
            let start = self.made.text.len();
            self.put(&arm(replacement));
            let end = self.made.text.len();
            self.put(", ");
            self.made.owners.push((start..end, Owner::Mutant(number)));
        }
        self.put("_ => ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mutant of one line of a text: of the first place at which some words stand.
    fn mutant(text: &str, genre: Genre, replaced: &str, replacement: &str) -> Mutant {
        let start = text.find(replaced).unwrap();
        let place = (1, text[..start].chars().count() + 1);
        Mutant {
            name: String::new(),
            file: String::new(),
            function: String::new(),
            genre,
            replacement: replacement.to_owned(),
            span: place..place,
        }
    }

    fn switched(text: &str, mutants: &[Mutant]) -> Switched {
        let mutants: Vec<&Mutant> = mutants.iter().collect();
        let mut numbers = 0..;
        Switched::new("a.rs", text.to_owned(), &mutants, |_| {
            numbers.next().unwrap()
        })
        .unwrap()
    }

    fn rewritten(text: &str, mutants: &[(Genre, &str, &str)]) -> String {
        let mutants = mutants.iter();
        let mutants: Vec<Mutant> = mutants
            .map(|(genre, replaced, replacement)| mutant(text, *genre, replaced, replacement))
            .collect();
        switched(text, &mutants).rewrite(&BTreeSet::new()).text
    }

    use Genre::{BinaryOperator, FnValue, MatchArmGuard, StructField, UnaryOperator};

    #[test]
    fn both_operands_are_worked_out_once_whatever_is_done_with_them() {
        let text = "fn f() -> u8 { a() + b() * c() }";
        let mutants = [
            (BinaryOperator, "+", "-"),
            (BinaryOperator, "+", "*"),
            (BinaryOperator, "*", "/"),
        ];
        assert_eq!(
            rewritten(text, &mutants),
            "fn f() -> u8 { (match (a(), (match (b(), c()) { (schemata_l, schemata_r) => \
             match crate::schemata::at(2) { 0 => schemata_l / schemata_r, \
             _ => schemata_l * schemata_r } })) { (schemata_l, schemata_r) => \
             match crate::schemata::at(0) { 0 => schemata_l - schemata_r, \
             1 => schemata_l * schemata_r, _ => schemata_l + schemata_r } }) }"
        );
    }

    #[test]
    fn comparisons_look_and_the_right_side_of_logic_may_never_be_looked_at() {
        assert_eq!(
            rewritten("fn f() { a < b }", &[(BinaryOperator, "<", "<=")]),
            "fn f() { (match (&(a), &(b)) { (schemata_l, schemata_r) => \
             match crate::schemata::at(0) { 0 => *schemata_l <= *schemata_r, \
             _ => *schemata_l < *schemata_r } }) }"
        );
        for (signs, equal) in [(["&&", "||"], "=="), (["||", "&&"], "!=")] {
            let text = format!("fn f() {{ a {} b }}", signs[0]);
            assert_eq!(
                rewritten(&text, &[(BinaryOperator, signs[0], signs[1])]),
                format!(
                    "fn f() {{ ({{ let schemata_l: bool = a; if schemata_l {equal} \
                     (crate::schemata::at(0) == 0) {{ schemata_l }} else {{ b }} }}) }}"
                )
            );
        }
    }

    #[test]
    fn assignments_signs_guards_and_fields_are_chosen() {
        assert_eq!(
            rewritten("fn f() { a[0] += b; }", &[(BinaryOperator, "+=", "-=")]),
            "fn f() { (match (b) { schemata_r => match crate::schemata::at(0) { \
             0 => a[0] -= schemata_r, _ => a[0] += schemata_r } }); }"
        );
        assert_eq!(
            rewritten("fn f() { -a }", &[(UnaryOperator, "-a", "")]),
            "fn f() { (match (a) { schemata_v => match crate::schemata::at(0) { \
             0 =>  schemata_v, _ => - schemata_v } }) }"
        );
        assert_eq!(
            rewritten(
                "fn f() { match a { b if c => d } }",
                &[
                    (MatchArmGuard, "c =>", "true"),
                    (MatchArmGuard, "c =>", "false")
                ]
            ),
            "fn f() { match a { b if match crate::schemata::at(0) { 0 => true, 1 => false, \
             _ => c } => d } }"
        );
        assert_eq!(
            rewritten("fn f() { S { a: b, ..c } }", &[(StructField, "a: b", "")]),
            "fn f() { S { a: match crate::schemata::at(0) { \
             0 => { let schemata_base: S = c; schemata_base.a }, _ => b }, ..c } }"
        );
    }

    #[test]
    fn functions_return_early_and_stop_being_constant() {
        let text = "const fn f() -> u8 { g() }";
        let mutants = [(FnValue, "g()", "0"), (FnValue, "g()", "1")];
        assert_eq!(
            rewritten(text, &mutants),
            "      fn f() -> u8 { match crate::schemata::at(0) { 0 => return 0, 1 => return 1, \
             _ => () } g() }"
        );
    }

    #[test]
    fn what_is_worked_out_by_the_compiler_or_binds_stays_as_it_is() {
        for (text, replaced) in [
            ("const A: u8 = 1 + 2;", "+"),
            ("fn f() -> [u8; 1 + 2] { g() }", "+"),
            ("fn f() { [0; 1 + 2] }", "+"),
            ("fn f() { if let A = a && b {} }", "&&"),
            ("fn f() { a!(1 + 2) }", "+"),
        ] {
            assert_eq!(rewritten(text, &[(BinaryOperator, replaced, "-")]), text);
        }
        let text = "fn f() -> impl A { g() }";
        assert_eq!(rewritten(text, &[(FnValue, "g()", "0")]), text);
    }

    #[test]
    fn the_compiler_blames_a_mutant_a_switch_or_a_whole_function() {
        let text = "fn f() { let x = a; b + c }\nfn g() { d() }";
        let mutants = [
            mutant(text, BinaryOperator, "+", "-"),
            mutant(text, BinaryOperator, "+", "*"),
        ];
        let file = switched(text, &mutants);
        let rewritten = file.rewrite(&BTreeSet::new());
        let blamed = |words: &str| {
            let start = rewritten.text.find(words).unwrap();
            file.blamed(&rewritten, &(start..start + words.len()))
        };
        assert_eq!(blamed("schemata_l * schemata_r"), [1]);
        assert_eq!(blamed("schemata_l + schemata_r"), [0, 1]);
        assert_eq!(blamed("let x"), [0, 1]);
        assert_eq!(blamed("d()"), [0; 0]);
        let rest = file.rewrite(&BTreeSet::from([0])).text;
        assert!(!rest.contains("0 =>") && rest.contains("1 => schemata_l *"));
        assert_eq!(file.rewrite(&BTreeSet::from([0, 1])).text, text);
    }
}
