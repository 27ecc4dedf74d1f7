//! From the words of a call and a file to a scenario and a plan, or a line that says what is wrong.

use crate::{
    cli::{arguments::DayArguments, files, library, refusal::Refusal},
    data,
    domain::{
        outage::{GateReading, OutageSpan},
        scenario::Scenario,
    },
    sim::plan::{ChoiceProblem, Chosen, Plan},
};

/// Reads the scenario of a call and makes its plan.
pub(super) fn read(day: &DayArguments) -> Result<(Scenario, Plan), Refusal> {
    let name = day.file.display();
    let text = files::read(&day.file)
        .map_err(|reason| Refusal::Unreadable(format!("{name}: {reason}")))?;
    let scenario = data::load(&text, &library::shipped()).map_err(|problems| {
        let lines = problems.iter().map(|problem| format!("{name}: {problem}"));
        Refusal::Invalid(lines.collect())
    })?;
    let plan = plan(day, &scenario).map_err(Refusal::Unreadable)?;
    Ok((scenario, plan))
}

fn plan(day: &DayArguments, scenario: &Scenario) -> Result<Plan, String> {
    let mut safeguards: Vec<Chosen> = Vec::new();
    for text in &day.safeguards {
        let chosen = safeguard(scenario, text)?;
        if safeguards
            .iter()
            .any(|other| other.safeguard == chosen.safeguard)
        {
            return Err(format!("--safeguard: found {text:?}, which is on already"));
        }
        safeguards.push(chosen);
    }
    Ok(Plan {
        outage: outage(day, scenario)?,
        solved_at: day.solved,
        reading: day.mode.map(|mode| mode.reading()),
        safeguards,
    })
}

fn outage(day: &DayArguments, scenario: &Scenario) -> Result<Option<OutageSpan>, String> {
    if let Some(id) = &day.variant {
        let mut variants = scenario.variants.iter();
        let Some(variant) = variants.find(|variant| *variant.slug == **id) else {
            let known = scenario.variants.iter().map(|variant| &*variant.slug);
            return Err(unknown("--variant", id, "a variant", known));
        };
        return Ok(OutageSpan::new(variant.start.value, variant.end.value));
    }
    let Some(span) = day.outage else {
        return Ok(None);
    };
    let (from, to) = (scenario.horizon.from, scenario.horizon.to);
    if span.start < from || span.end > to {
        let (from, to) = (from.to_data(), to.to_data());
        return Err(format!(
            "--outage: found {}, which is not within {from}-{to}, the horizon of the scenario",
            written_span(span)
        ));
    }
    Ok(Some(span))
}

fn safeguard(scenario: &Scenario, text: &str) -> Result<Chosen, String> {
    Chosen::parse(scenario, text).map_err(|problem| match problem {
        ChoiceProblem::Unknown => {
            let id = text.split(':').next().unwrap_or(text);
            let known = scenario.safeguards.iter().map(|safeguard| &*safeguard.slug);
            unknown("--safeguard", id, "a safeguard", known)
        }
        ChoiceProblem::Strength => {
            format!("--safeguard: found {text:?}; a strength is a number from 0 to 1")
        }
    })
}

/// Says that a name stands for nothing here, and lists those that do.
pub(super) fn unknown<'n>(
    option: &str,
    found: &str,
    noun: &str,
    known: impl Iterator<Item = &'n str>,
) -> String {
    let known: Vec<&str> = known.collect();
    if known.is_empty() {
        return format!("{option}: found {found:?}; the scenario has none");
    }
    let known = known.join(", ");
    format!("{option}: found {found:?}, which is not {noun} of the scenario; known: {known}")
}

/// Writes an outage as `HH:MM-HH:MM`.
pub(super) fn written_span(span: OutageSpan) -> String {
    format!("{}-{}", span.start.to_data(), span.end.to_data())
}

/// Writes the safeguards of a plan as a call would name them, or `none`.
pub(super) fn written_safeguards(scenario: &Scenario, plan: &Plan) -> String {
    let chosen = plan.safeguards.iter();
    let written: Vec<String> = chosen
        .map(|chosen| {
            let slug = &scenario.safeguards[chosen.safeguard].slug;
            format!("{slug}:{}", chosen.strength)
        })
        .collect();
    if written.is_empty() {
        "none".to_owned()
    } else {
        written.join(" ")
    }
}

/// Writes a reading of the gate as a call would name it.
pub(super) fn written_reading(reading: GateReading) -> &'static str {
    match reading {
        GateReading::Person => "person",
        GateReading::Attempt => "attempt",
    }
}
