//! How an hour is for the whole country: one sentence, or two once the queue is gone.

use crate::{
    app::model::Model,
    domain::clock::TimeOfDay,
    i18n::{messages, number},
    ids::Locale,
    present::{
        clock::Phase,
        narrative::{
            Memory,
            fact::{Fact, Sentence},
        },
    },
    sim::run::CohortColumn,
};

/// Fewer logins than this that wait for another try are not worth a word.
const FEW: f64 = 1_000.0;

pub(super) fn sentences(
    model: &Model,
    time: TimeOfDay,
    memory: &Memory,
    locale: Locale,
) -> Vec<Sentence> {
    let minute = model.scenario.horizon.minute_at(time);
    let total = |column| model.run.total_at(column, minute, |_| true);
    let waiting = total(CohortColumn::InRetryPool);
    let mut sentences = vec![moment(model, time, waiting, locale)];
    let given_up = total(CohortColumn::GaveUp);
    let is_over = Phase::at(model, time) == Phase::After && waiting < FEW;
    if is_over && given_up >= 1.0 && memory.times(Fact::QueueGone) == 0 {
        sentences.push(Sentence {
            fact: Fact::QueueGone,
            text: messages::country_after(locale, &number::compact(locale, given_up)),
        });
    }
    sentences
}

/// Says what time it is, how the system is, and what the queue or the demand is.
fn moment(model: &Model, time: TimeOfDay, waiting: f64, locale: Locale) -> Sentence {
    let system = model.scenario.story.system.get(locale);
    let clock = number::clock(locale, time.minutes());
    let outage = model.outage();
    let since = |start: TimeOfDay| number::hours(locale, time.minutes() - start.minutes());
    let minute = model.scenario.horizon.minute_at(time);
    let wanted = number::compact(locale, model.run.wanted_per_minute(minute) * 60.0);
    let stuck = number::compact(locale, waiting);
    let is_queue = waiting >= FEW;
    let (fact, text) = match Phase::at(model, time) {
        Phase::Before => (
            Fact::Works,
            messages::moment_before(locale, &clock, system, &wanted),
        ),
        Phase::Outage if time == outage.start => (
            Fact::Stops,
            messages::moment_start(locale, &clock, system, &wanted),
        ),
        Phase::Outage => {
            let since = since(outage.start);
            let text = if is_queue {
                messages::moment_outage(locale, &clock, system, &since, &stuck)
            } else {
                messages::moment_outage_calm(locale, &clock, system, &since)
            };
            (Fact::Down, text)
        }
        Phase::Recovery => {
            let is_first = time.minutes() < outage.end.minutes() + 60;
            let fact = if is_first { Fact::Rush } else { Fact::Crowded };
            let text = match (is_queue, is_first) {
                (false, _) => messages::moment_busy(locale, &clock, system),
                (true, true) => messages::moment_rush(locale, &clock, system, &stuck),
                (true, false) => messages::moment_crowded(locale, &clock, system, &stuck),
            };
            (fact, text)
        }
        Phase::After if time == outage.end => {
            (Fact::Back, messages::moment_end(locale, &clock, system))
        }
        Phase::After => {
            let since = since(outage.end);
            let text = if is_queue {
                messages::moment_after_waiting(locale, &clock, system, &since, &stuck)
            } else {
                messages::moment_after(locale, &clock, system, &since)
            };
            (Fact::WorksAgain, text)
        }
    };
    Sentence { fact, text }
}
