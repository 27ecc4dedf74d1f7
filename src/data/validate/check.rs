//! The check itself: what it has found, the names it knows, and the rules for texts and names.
//!
//! Each rule returns a noun in any case. When the rule is broken, that noun is a stand-in, and a
//! problem is recorded; [`Check::finish`] throws the whole away as soon as there is one problem.

use crate::{
    data::{
        problem::{Problem, ProblemKind},
        raw::{RawCurve, RawScenario, RawSource, RawWords},
        validate::{Library, path::At},
    },
    domain::{
        clock::{Date, TimeOfDay},
        words::Words,
    },
    ids::{Locale, SourceId},
};

/// The longest list; ids are places in lists and must fit a byte.
pub(super) const LONGEST: usize = 250;

/// One run of the check over one file.
pub(super) struct Check<'a> {
    pub(super) library: &'a Library,
    pub(super) names: Names<'a>,
    /// The scenario's own curves, found before the shared ones.
    pub(super) own_curves: &'a [RawCurve],
    /// The scenario's own sources, found before the shared ones.
    pub(super) own_sources: &'a [RawSource],
    /// Places among all sources, the own ones first, in the order in which they were first cited.
    pub(super) cited: Vec<usize>,
    problems: Vec<Problem>,
    /// Whether the file was checked before, so that nothing is recorded.
    is_trusted: bool,
}

/// The ids that other parts of the scenario may use, each list in file order.
#[derive(Default)]
pub(super) struct Names<'a> {
    pub(super) components: Vec<&'a str>,
    pub(super) channels: Vec<&'a str>,
    pub(super) services: Vec<&'a str>,
    pub(super) personas: Vec<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn of(raw: &'a RawScenario) -> Self {
        Self {
            components: raw
                .components
                .iter()
                .take(LONGEST)
                .map(|c| &*c.id)
                .collect(),
            channels: raw.channels.iter().take(LONGEST).map(|c| &*c.id).collect(),
            services: raw.services.iter().take(LONGEST).map(|s| &*s.id).collect(),
            personas: raw.personas.iter().take(LONGEST).map(|p| &*p.id).collect(),
        }
    }
}

impl<'a> Check<'a> {
    pub(super) fn new(library: &'a Library, names: Names<'a>) -> Self {
        Self {
            library,
            names,
            own_curves: &[],
            own_sources: &[],
            cited: Vec::new(),
            problems: Vec::new(),
            is_trusted: false,
        }
    }

    /// Starts a run over a file that was checked before: every problem is passed over.
    pub(super) fn trusting(library: &'a Library, names: Names<'a>) -> Self {
        Self {
            is_trusted: true,
            ..Self::new(library, names)
        }
    }

    /// Returns the problems, each once.
    pub(super) fn finish(self) -> Vec<Problem> {
        self.problems
    }

    pub(super) fn problem(&mut self, at: At<'_>, kind: ProblemKind) {
        if self.is_trusted {
            return;
        }
        let problem = Problem {
            pointer: at.pointer(),
            kind,
        };
        // A shared curve is checked wherever it is named, but its faults are told once.
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    pub(super) fn malformed(&mut self, at: At<'_>, found: &str, wanted: &'static str) {
        self.problem(
            at,
            ProblemKind::Malformed {
                found: format!("{found:?}"),
                wanted,
            },
        );
    }

    pub(super) fn lacks(&mut self, at: At<'_>, what: &'static str, because: &'static str) {
        self.problem(at, ProblemKind::Lacks { what, because });
    }

    pub(super) fn contradicts(&mut self, at: At<'_>, found: String, because: &'static str) {
        self.problem(at, ProblemKind::Contradicts { found, because });
    }

    /// Checks a list's length and returns the entries that are checked further.
    pub(super) fn list<'l, R>(
        &mut self,
        at: At<'_>,
        list: &'l [R],
        least: usize,
        most: usize,
    ) -> &'l [R] {
        if !(least..=most).contains(&list.len()) {
            self.problem(
                at,
                ProblemKind::Length {
                    found: list.len(),
                    least,
                    most,
                },
            );
        }
        &list[..list.len().min(LONGEST)]
    }

    /// Checks that each entry's id is an id and unlike those before it.
    pub(super) fn ids<'i>(&mut self, at: At<'_>, ids: impl Iterator<Item = &'i str>) {
        let mut seen: Vec<&str> = Vec::new();
        for (index, id) in ids.enumerate() {
            let (entry, first) = (at.item(index), seen.iter().position(|&other| other == id));
            if let Some(first) = first {
                let first = at.item(first).key("id").pointer();
                let kind = ProblemKind::Duplicate {
                    found: id.to_owned(),
                    first,
                };
                self.problem(entry.key("id"), kind);
            } else {
                self.slug(entry.key("id"), id);
            }
            seen.push(id);
        }
    }

    /// Checks one id: small letters and digits in groups joined by single hyphens.
    pub(super) fn slug(&mut self, at: At<'_>, id: &str) -> Box<str> {
        let is_group = |group: &str| {
            !group.is_empty()
                && group
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if id.len() > 60 || !id.split('-').all(is_group) {
            self.malformed(
                at,
                id,
                "an id: small letters and digits in groups joined by hyphens",
            );
        }
        id.into()
    }

    /// Finds a name among `known`; a stand-in place if it is not there.
    pub(super) fn find<'n>(
        &mut self,
        at: At<'_>,
        noun: &'static str,
        found: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) -> Option<usize> {
        let place = known.clone().position(|name| name == found);
        if place.is_none() {
            let known = known.map(str::to_owned).collect();
            self.problem(
                at,
                ProblemKind::Unknown {
                    noun,
                    found: found.to_owned(),
                    known,
                },
            );
        }
        place
    }

    /// Reads one of a fixed list of names; the first as a stand-in.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        at: At<'_>,
        noun: &'static str,
        found: &str,
        all: &[(T, &'static str)],
    ) -> T {
        let place = self.find(at, noun, found, all.iter().map(|&(_, name)| name));
        all[place.unwrap_or(0)].0
    }

    /// Returns every source that may be cited: the scenario's own, and the shared ones whose place none
    /// of them takes.
    pub(super) fn sources_there_are(
        &self,
    ) -> impl Iterator<Item = &'a RawSource> + Clone + use<'a> {
        let own = self.own_sources;
        let is_kept = move |shared: &&RawSource| own.iter().all(|own| own.id != shared.id);
        own.iter()
            .chain(self.library.sources.iter().filter(is_kept))
    }

    /// Finds a source and counts it as cited.
    pub(super) fn source(&mut self, at: At<'_>, id: &str) -> SourceId {
        let known = self.sources_there_are().map(|source| &*source.id);
        let Some(place) = self.find(at, "source", id, known) else {
            return SourceId::from_index(0);
        };
        let cited = self
            .cited
            .iter()
            .position(|&other| other == place)
            .unwrap_or_else(|| {
                self.cited.push(place);
                self.cited.len() - 1
            });
        if cited >= LONGEST {
            self.contradicts(
                at,
                format!("{id:?}"),
                "a scenario can cite 250 sources at most",
            );
        }
        SourceId::from_index(cited.min(LONGEST))
    }

    pub(super) fn words(&mut self, at: At<'_>, raw: &RawWords) -> Words {
        for tag in raw.keys().filter(|tag| Locale::parse(tag).is_none()) {
            let known = Locale::ALL.into_iter().map(Locale::tag);
            self.find(at.key(tag), "language", tag, known);
        }
        Words::new(Locale::ALL.map(|locale| {
            let tag = locale.tag();
            match raw.get(tag) {
                None => self.lacks(
                    at,
                    match locale {
                        Locale::En => "the English text \"en\"",
                        Locale::Da => "the Danish text \"da\"",
                    },
                    "since every text is shown in every language",
                ),
                Some(text) if text.trim().is_empty() => {
                    self.malformed(at.key(tag), text, "a text with at least one letter");
                }
                Some(text) => return text.as_str().into(),
            }
            "".into()
        }))
    }

    pub(super) fn words_if_any(&mut self, at: At<'_>, raw: Option<&RawWords>) -> Option<Words> {
        raw.map(|raw| self.words(at, raw))
    }

    pub(super) fn time(&mut self, at: At<'_>, text: &str) -> TimeOfDay {
        TimeOfDay::parse(text).unwrap_or_else(|| {
            self.malformed(at, text, "a time of day as HH:MM, 00:00 to 24:00");
            TimeOfDay::MIDNIGHT
        })
    }

    /// Reads a time that must be a full hour.
    pub(super) fn hour(&mut self, at: At<'_>, text: &str) -> TimeOfDay {
        let time = self.time(at, text);
        if !time.minutes().is_multiple_of(60) {
            self.malformed(at, text, "on the hour, as the clock bar is");
        }
        time
    }

    pub(super) fn date(&mut self, at: At<'_>, text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|| {
            self.malformed(at, text, "a day of the calendar as YYYY-MM-DD");
            Date {
                year: 1,
                month: 1,
                day: 1,
            }
        })
    }

    /// Checks the order of two times, unless one of them could not be read.
    pub(super) fn order(&mut self, here: (At<'_>, &str), wanted: Wanted, other: (At<'_>, &str)) {
        let (Some(found), Some(limit)) = (TimeOfDay::parse(here.1), TimeOfDay::parse(other.1))
        else {
            return;
        };
        let (is_right, wanted) = match wanted {
            Wanted::After => (found > limit, "after"),
            Wanted::AtOrAfter => (found >= limit, "at or after"),
            Wanted::Before => (found < limit, "before"),
            Wanted::AtOrBefore => (found <= limit, "at or before"),
        };
        if !is_right {
            let (found, limit) = (here.1.to_owned(), other.1.to_owned());
            let other = other.0.pointer();
            self.problem(
                here.0,
                ProblemKind::Order {
                    found,
                    wanted,
                    limit,
                    other,
                },
            );
        }
    }
}

/// How one time must lie to another.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    After,
    AtOrAfter,
    Before,
    AtOrBefore,
}
