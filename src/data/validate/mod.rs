//! The raw mirror to the checked nouns, with every problem on the way, not only the first.
//!
//! It reads no format and knows no file system. It is total: any mirror gives a scenario or
//! problems. The rules stand beside the nouns: numbers, the parts of the outage, services,
//! personas, safeguards, measures, the story around them.

mod around;
mod check;
mod measure;
mod number;
mod outage;
mod path;
mod persona;
mod safeguard;
mod service;

use crate::{
    data::{
        problem::{Problem, ProblemKind},
        raw::{RawBehaviour, RawCurve, RawMeasure, RawSafeguard, RawScenario, RawSource},
    },
    domain::scenario::{Scenario, Source},
};
use check::{Check, LONGEST, Names};
use path::At;

/// The one version of the format that is read.
const FORMAT: u32 = 1;

/// What scenarios share and name: the files of `assets/model/` and the list of sources.
#[derive(Clone, Debug)]
pub struct Library {
    /// Arrival curves.
    pub curves: Vec<RawCurve>,
    /// Behaviours.
    pub behaviours: Vec<RawBehaviour>,
    /// Safeguards.
    pub safeguards: Vec<RawSafeguard>,
    /// What the figures count.
    pub measures: Vec<RawMeasure>,
    /// The words about figures that are no single number of a run.
    pub figures: Vec<RawMeasure>,
    /// Sources.
    pub sources: Vec<RawSource>,
}

/// Checks a scenario and builds its nouns.
///
/// # Errors
/// Every rule that is broken, with the JSON pointer of the place.
pub fn scenario(raw: &RawScenario, library: &Library) -> Result<Scenario, Vec<Problem>> {
    let mut check = Check::new(library, Names::of(raw));
    let scenario = build(&mut check, raw);
    let problems = check.finish();
    if problems.is_empty() {
        Ok(scenario)
    } else {
        Err(problems)
    }
}

/// Builds the nouns of a scenario that was proven valid when it was whole.
///
/// What the page ships to browsers lacks notes, facts, measures and sources; nothing there is checked, and
/// [`Scenario::measures`] and [`Scenario::sources`] are empty.
#[must_use]
pub fn proven(raw: &RawScenario, library: &Library) -> Scenario {
    let mut check = Check::trusting(library, Names::of(raw));
    build(&mut check, raw)
}

/// Checks every entry of the shared files, used or not.
#[must_use]
pub fn library(library: &Library) -> Vec<Problem> {
    let mut check = Check::new(library, Names::default());
    check.sources(At::root("sources.json#").key("sources"), &library.sources);
    check.curves(At::root(CURVES).key("curves"), &library.curves);
    check.behaviours(At::root(BEHAVIOURS).key("behaviours"), &library.behaviours);
    check.safeguards(At::root(SAFEGUARDS).key("safeguards"), &library.safeguards);
    check.measures(At::root(MEASURES).key("measures"), &library.measures);
    check.figures(At::root(MEASURES).key("figures"), &library.figures);
    check.finish()
}

const CURVES: &str = "curves.json#";
const BEHAVIOURS: &str = "behaviour.json#";
const SAFEGUARDS: &str = "safeguards.json#";
const MEASURES: &str = "measures.json#";

/// Builds the nouns in file order; sources are numbered as they are first cited.
fn build<'a>(check: &mut Check<'a>, raw: &'a RawScenario) -> Scenario {
    let root = At::root("");
    check.own_sources = &raw.own_sources[..raw.own_sources.len().min(LONGEST)];
    if raw.format != FORMAT {
        let (found, wanted) = (raw.format.to_string(), "1, the version that is read here");
        check.problem(root.key("format"), ProblemKind::Malformed { found, wanted });
    }
    let scenario = Scenario {
        slug: check.slug(root.key("id"), &raw.id),
        date: check.date(root.key("date"), &raw.date),
        story: check.story(root.key("story"), &raw.story),
        horizon: check.horizon(root.key("horizon"), &raw.horizon),
        components: check.components(root.key("components"), &raw.components),
        gate: check.gate(root.key("gate"), raw),
        variants: check.variants(root.key("variants"), raw),
        demand: check.demand(root.key("demand"), &raw.demand),
        behaviour: check.behaviour_choice(root.key("behaviour"), &raw.behaviour),
        channels: check.channels(root.key("channels"), &raw.channels),
        services: check.services(root.key("services"), raw),
        personas: check.personas(root.key("personas"), raw),
        rest_phone_factor: check.rest(root.key("rest"), &raw.rest),
        messages: check.messages(root.key("messages"), &raw.messages),
        facts: check.facts(root.key("facts"), &raw.facts),
        safeguards: check.chosen_safeguards(root.key("safeguards"), raw),
        measures: check.all_measures(),
        sources: Vec::new(),
    };
    check.own_sources(root.key("own_sources"), &raw.own_sources);
    let known: Vec<&RawSource> = check.sources_there_are().collect();
    let sources = check.cited.iter().map(|&place| source(known[place]));
    let sources = sources.collect();
    Scenario {
        sources,
        ..scenario
    }
}

fn source(raw: &RawSource) -> Source {
    Source {
        slug: raw.id.as_str().into(),
        publisher: raw.publisher.as_str().into(),
        title: raw.title.as_str().into(),
        lang: raw.lang.as_deref().map(Into::into),
        date: raw.date.as_deref().map(Into::into),
        url: raw.url.as_deref().map(Into::into),
    }
}
