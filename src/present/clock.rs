//! The clock bar: the hours of the day, each with what kind of hour it is.

use crate::{
    app::model::Model,
    domain::{clock::TimeOfDay, outage::OutageSpan},
    i18n::{bundle::Texts, messages, number},
    metrics::status::ServiceStatus,
    present::{board::services_with, spells::hour_name},
};

/// The clock bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockView {
    /// The accessible name of the hours.
    pub legend: &'static str,
    /// The button to the hour before.
    pub previous: &'static str,
    /// The button to the hour after.
    pub next: &'static str,
    /// The button that lets the hours go by.
    pub play: &'static str,
    /// The same button while they do.
    pub pause: &'static str,
    /// The hours, first to last.
    pub hours: Vec<HourView>,
    /// The question how long it lasted.
    pub duration: DurationView,
}

/// One hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourView {
    /// The hour itself.
    pub time: TimeOfDay,
    /// Its name in the page: `07`.
    pub name: String,
    /// Its value in links: `07:00`.
    pub data: String,
    /// What is written on it.
    pub label: String,
    /// What is said about it: "outage, 5 of 12 services blocked".
    pub detail: String,
    /// Its phase, for the style sheet.
    pub phase: &'static str,
}

/// The readings of the day that the scenario offers.
#[derive(Clone, Debug, PartialEq)]
pub struct DurationView {
    /// The question.
    pub question: &'static str,
    /// The readings.
    pub options: Vec<DurationOption>,
}

/// One reading of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurationOption {
    /// Its id in data.
    pub slug: String,
    /// What is written on it.
    pub label: String,
    /// What it simulates.
    pub outage: OutageSpan,
    /// Whether it is simulated now.
    pub is_current: bool,
}

/// Which part of the day an hour belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Before anything failed.
    Before,
    /// Logins fail.
    Outage,
    /// Logins work again, but not for everyone at the first try.
    Recovery,
    /// Back to normal.
    After,
}

impl Phase {
    /// Returns the part of the day that a time belongs to.
    ///
    /// Recovery is when fewer than 99 in 100 tries are let through.
    #[must_use]
    pub fn at(model: &Model, time: TimeOfDay) -> Self {
        let outage = model.outage();
        let minute = model
            .scenario
            .horizon
            .minute_at(time)
            .min(model.run.minutes() - 1);
        if outage.contains(time) {
            Self::Outage
        } else if time < outage.start {
            Self::Before
        } else if model.run.admission(minute) < 0.99 {
            Self::Recovery
        } else {
            Self::After
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Outage => "outage",
            Self::Recovery => "recovery",
            Self::After => "after",
        }
    }
}

impl ClockView {
    /// Returns the clock bar of a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        Self {
            legend: messages::clock_legend(locale),
            previous: messages::clock_previous(locale),
            next: messages::clock_next(locale),
            play: messages::play_start(locale),
            pause: messages::play_pause(locale),
            hours: model
                .scenario
                .horizon
                .hours()
                .map(|time| hour(model, texts, time))
                .collect(),
            duration: DurationView::of(model, texts),
        }
    }
}

fn hour(model: &Model, texts: Texts, time: TimeOfDay) -> HourView {
    let locale = texts.locale();
    let phase = Phase::at(model, time);
    let count = |status| number::integer(locale, services_with(model, status, time));
    let blocked = count(ServiceStatus::BlockedAtLogin);
    let partly = count(ServiceStatus::Degraded);
    let services = number::integer(locale, model.scenario.services.len() as u64);
    let detail = match phase {
        Phase::Before => messages::clock_hour_before(locale, &blocked, &services, &partly),
        Phase::Outage => messages::clock_hour_outage(locale, &blocked, &services, &partly),
        Phase::Recovery => messages::clock_hour_recovery(locale, &blocked, &services, &partly),
        Phase::After => messages::clock_hour_after(locale, &blocked, &services, &partly),
    };
    HourView {
        time,
        name: hour_name(time),
        data: time.to_data(),
        label: number::clock(locale, time.minutes()),
        detail,
        phase: phase.name(),
    }
}

impl DurationView {
    fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let current = model.plan.outage_span(&model.scenario);
        let option = |variant: &crate::domain::outage::Variant| {
            let outage = OutageSpan::new(variant.start.value, variant.end.value)?;
            Some(DurationOption {
                slug: variant.slug.to_string(),
                label: variant.name.get(locale).to_owned(),
                outage,
                is_current: outage == current,
            })
        };
        Self {
            question: messages::duration_question(locale),
            options: model.scenario.variants.iter().filter_map(option).collect(),
        }
    }
}
