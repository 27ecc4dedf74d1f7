//! The query of a link and the part of the state it stands for: contract version 1.
//!
//! Whatever is unknown or wrong becomes a [`LinkWarning`] and the default; a link is never refused.
//! Parameters that hosts add are kept and passed over in silence.

use crate::{
    app::{model::Appearance, route::Route},
    domain::{clock::TimeOfDay, outage::OutageSpan, scenario::Scenario},
    ids::Locale,
    sim::plan::{Chosen, Plan},
};

/// The version of the contract that links carry as `v=`.
pub const VERSION: &str = "1";

/// Parameters that hosts are known to add, by name or by prefix.
const HOST_PARAMETERS: [&str; 12] = [
    "initialWidth",
    "childId",
    "parentTitle",
    "parentUrl",
    "utm_",
    "fbclid",
    "gclid",
    "auto",
    "plain",
    "transparent",
    "fitchart",
    "amp",
];

/// The looks that a host chooses: the page's own script has seen to them. Who shares a link shares them.
const LOOKS: [&str; 4] = ["accent", "font", "bg", "view"];

/// The longest found value that is quoted back to the reader, in characters.
const QUOTED_CHARS: usize = 40;

/// What a link asks for; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The persona, from a bare query.
    pub persona: Option<crate::ids::PersonaId>,
    /// The hour, also where the link names a minute within it.
    pub at: Option<TimeOfDay>,
    /// The outage in place of the default.
    pub outage: Option<OutageSpan>,
    /// The safeguards, in the order of the link.
    pub safeguards: Vec<Chosen>,
    /// The colour scheme.
    pub appearance: Option<Appearance>,
    /// How many errands the sender thinks are done on time.
    pub guess: Option<u8>,
    /// Parameters of the host, kept as they are.
    pub passed_through: Vec<(String, String)>,
    /// What could not be used.
    pub warnings: Vec<LinkWarning>,
    /// The whole address of the site's root, ending in `/`; empty if it is not known.
    pub site: String,
}

/// Something in a link that could not be used, with the value found, shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkWarning {
    /// `v` is not a version this page knows.
    Version(String),
    /// `scenario` is not one this page has.
    Scenario(String),
    /// `lang` is not a language of this page.
    Language(String),
    /// `persona` is not one of the people.
    Persona(String),
    /// `at` is no time within an hour of the clock bar.
    Hour(String),
    /// `outage` is not a span within the day.
    Outage(String),
    /// One of `safeguards` is not a safeguard with a strength of 0 to 1.
    Safeguard(String),
    /// `dark` is neither `true`, `false` nor `auto`.
    Appearance(String),
    /// `guess` is not a number of errands that the person has.
    Guess(String),
    /// The name means nothing here.
    Unknown(String),
}

/// Splits a query, with or without its `?`, into decoded names and values.
///
/// A broken escape is kept as it stands; bytes that are not UTF-8 become replacement characters.
#[must_use]
pub fn pairs(search: &str) -> Vec<(String, String)> {
    let search = search.strip_prefix('?').unwrap_or(search);
    search
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digit = |offset: usize| {
            bytes
                .get(at + offset)
                .and_then(|b| char::from(*b).to_digit(16))
                .map(|d| d as u8)
        };
        match (byte, digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(high * 16 + low);
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            _ => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Reads the decoded pairs of a query; later pairs of the same name win.
#[must_use]
pub fn parse(pairs: &[(String, String)], scenario: &Scenario) -> Link {
    let mut link = Link::default();
    for (name, value) in pairs {
        read_pair(&mut link, name, value, scenario);
    }
    link
}

fn read_pair(link: &mut Link, name: &str, value: &str, scenario: &Scenario) {
    let found = || quoted(value);
    let warning = match name {
        "v" => (value != VERSION).then(|| LinkWarning::Version(found())),
        "scenario" => (value != &*scenario.slug).then(|| LinkWarning::Scenario(found())),
        // Another language is another page: the page's own script has gone there already.
        "lang" => Locale::parse(value)
            .is_none()
            .then(|| LinkWarning::Language(found())),
        "persona" => {
            link.persona = scenario.persona_named(value);
            link.persona
                .is_none()
                .then(|| LinkWarning::Persona(found()))
        }
        "at" => {
            link.at = TimeOfDay::parse(value).and_then(|time| scenario.horizon.hour_of(time));
            link.at.is_none().then(|| LinkWarning::Hour(found()))
        }
        "outage" => {
            link.outage = parse_outage(value, scenario);
            link.outage.is_none().then(|| LinkWarning::Outage(found()))
        }
        "safeguards" => {
            for item in value.split(',').filter(|item| !item.is_empty()) {
                match Chosen::parse(scenario, item) {
                    Ok(chosen) => link.safeguards.push(chosen),
                    Err(_) => link.warnings.push(LinkWarning::Safeguard(quoted(item))),
                }
            }
            None
        }
        "dark" => {
            link.appearance = Appearance::parse(value);
            link.appearance
                .is_none()
                .then(|| LinkWarning::Appearance(found()))
        }
        "guess" => {
            link.guess = value.parse().ok();
            link.guess.is_none().then(|| LinkWarning::Guess(found()))
        }
        _ if is_look(name) || HOST_PARAMETERS.iter().any(|known| name.starts_with(known)) => {
            link.passed_through
                .push((name.to_owned(), value.to_owned()));
            None
        }
        _ => Some(LinkWarning::Unknown(quoted(name))),
    };
    link.warnings.extend(warning);
}

/// Returns whether a parameter is about looks.
fn is_look(name: &str) -> bool {
    LOOKS.contains(&name)
}

/// Shortens what was found, to be quoted.
fn quoted(found: &str) -> String {
    found.chars().take(QUOTED_CHARS).collect()
}

/// Writes the safeguards of a plan: `pacing,more-agents:0.5`; nothing if it has none.
#[must_use]
pub fn safeguards(plan: &Plan, scenario: &Scenario) -> String {
    let item = |chosen: &Chosen| {
        let id = &*scenario.safeguards[chosen.safeguard].slug;
        match (chosen.strength * 100.0).round() as u32 {
            100.. => id.to_owned(),
            hundredths => {
                let digits = [
                    b'0' + (hundredths / 10) as u8,
                    b'0' + (hundredths % 10) as u8,
                ];
                let digits = String::from_utf8_lossy(&digits);
                [id, ":0.", digits.trim_end_matches('0')].concat()
            }
        }
    };
    let items: Vec<String> = plan.safeguards.iter().map(item).collect();
    items.join(",")
}

/// Reads `HH:MM-HH:MM` within the simulated span.
fn parse_outage(value: &str, scenario: &Scenario) -> Option<OutageSpan> {
    let (start, end) = value.split_once('-')?;
    let span = OutageSpan::new(TimeOfDay::parse(start)?, TimeOfDay::parse(end)?)?;
    (scenario.horizon.from <= span.start && span.end <= scenario.horizon.to).then_some(span)
}

/// Writes the query of a state, with its `?`, or nothing for the default state.
///
/// `at`, `outage` and `appearance` are `None` where they are the defaults; `safeguards` is as
/// [`safeguards`] writes it; `guess` is only in links that are shared, which hold the looks alone of what a
/// host passed through.
#[must_use]
pub fn query(
    at: Option<TimeOfDay>,
    outage: Option<OutageSpan>,
    safeguards: &str,
    appearance: Option<Appearance>,
    guess: Option<u8>,
    passed_through: &[(String, String)],
    is_shared: bool,
) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    pairs.extend(at.map(|time| ("at", time.to_data())));
    pairs.extend(outage.map(|span| {
        (
            "outage",
            [span.start.to_data(), span.end.to_data()].join("-"),
        )
    }));
    if !safeguards.is_empty() {
        pairs.push(("safeguards", safeguards.to_owned()));
    }
    pairs.extend(appearance.map(|choice| ("dark", choice.to_data().to_owned())));
    pairs.extend(guess.map(|guess| ("guess", guess.to_string())));
    if !pairs.is_empty() {
        pairs.insert(0, ("v", VERSION.to_owned()));
    }
    pairs.extend(
        passed_through
            .iter()
            .filter(|(name, _)| !is_shared || is_look(name))
            .map(|(name, value)| (name.as_str(), value.clone())),
    );
    let mut query = String::new();
    for (name, value) in &pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        push_encoded(&mut query, name);
        query.push('=');
        push_encoded(&mut query, value);
    }
    query
}

/// Appends text to a query, with everything but plain characters as `%XX`.
fn push_encoded(query: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:,".contains(&byte) {
            query.push(char::from(byte));
        } else {
            query.push('%');
            query.push(char::from(HEX[usize::from(byte >> 4)]));
            query.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Returns a page with its query, as links carry it.
#[must_use]
pub fn href(from: Route, to: Route, query: &str, scenario: &Scenario) -> String {
    from.href_to(to, scenario) + query
}
