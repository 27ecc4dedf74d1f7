//! What happened: how the person's errands ended and why, and how that compares with a guess.
//!
//! It tells and does not judge: no praise, no points.

use crate::{
    app::model::Model,
    domain::errand::{Deadline, Errand},
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    metrics::{
        endings::{Cause, Ending, endings, on_time},
        errands::{ErrandDay, ErrandState},
    },
    present::{
        errands::{StateLabel, state_label},
        predict,
    },
};

/// How the day ended for the person shown.
#[derive(Clone, Debug, PartialEq)]
pub struct RevealView {
    /// The heading.
    pub heading: &'static str,
    /// How many errands were done on time.
    pub outcome: String,
    /// How many errands were done on time.
    pub done: u64,
    /// The errands, those that were not done first; groups without any are left out.
    pub groups: Vec<EndingGroup>,
    /// What the outcome rests on.
    pub basis: &'static str,
}

/// The errands that ended alike.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingGroup {
    /// How they ended.
    pub heading: &'static str,
    /// The errands.
    pub errands: Vec<EndingView>,
}

/// How one errand ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingView {
    /// What was to be done.
    pub title: String,
    /// How it stands at the end of the day.
    pub state: StateLabel,
    /// Why.
    pub why: String,
}

/// A wait on the phone from which on it is told, in minutes. Our convention.
const TOLD_WAIT_MINUTES: f64 = 5.0;

/// When something was done is told in steps of so many minutes, as an estimate.
const TOLD_STEP_MINUTES: u16 = 5;

impl RevealView {
    /// Returns how the day ended for the person shown in a session.
    #[must_use]
    pub fn of(model: &Model, days: &[ErrandDay], texts: Texts) -> Self {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        let persona = scenario.persona(model.persona());
        let endings = endings(scenario, &model.run, model.persona(), days);
        let done = on_time(&endings) as u64;
        let group = |heading, belongs: fn(&Ending) -> bool| {
            let pairs = persona.errands.iter().zip(&endings);
            let errands = pairs.filter(|(_, ending)| belongs(ending));
            EndingGroup {
                heading,
                errands: errands
                    .map(|(errand, ending)| view(errand, ending, locale))
                    .collect(),
            }
        };
        let mut groups = vec![
            group(messages::reveal_lost(locale), |e| !e.is_on_time),
            group(messages::reveal_trouble(locale), |e| {
                e.is_on_time && !is_smooth(e)
            }),
            group(messages::reveal_smooth(locale), is_smooth),
        ];
        groups.retain(|group| !group.errands.is_empty());
        Self {
            heading: messages::reveal_heading(locale),
            outcome: messages::reveal_outcome(
                locale,
                persona.person.get(locale),
                &number::integer(locale, done),
                &number::integer(locale, persona.errands.len() as u64),
            ),
            done,
            groups,
            basis: messages::reveal_basis(locale),
        }
    }
}

/// Compares the reader's guess, and that of whoever sent the link, with what happened.
#[must_use]
pub fn compared(model: &Model, done: u64, locale: Locale) -> Vec<String> {
    let write = |count: u64| number::integer(locale, count);
    let own = model.guess().map(u64::from).map(|guess| {
        let (guess_text, apart) = (write(guess), write(guess.abs_diff(done)));
        match guess {
            _ if guess == done => messages::reveal_same(locale, &guess_text),
            _ if guess < done => messages::reveal_more(locale, &guess_text, &apart),
            _ => messages::reveal_fewer(locale, &guess_text, &apart),
        }
    });
    own.into_iter()
        .chain(predict::sent(model, locale))
        .collect()
}

/// Whether an errand was done as planned, and soon.
fn is_smooth(ending: &Ending) -> bool {
    ending.state == ErrandState::Done && ending.done_late.is_none()
}

fn view(errand: &Errand, ending: &Ending, locale: Locale) -> EndingView {
    EndingView {
        title: errand.title.get(locale).to_owned(),
        state: state_label(ending.state, locale),
        why: why(errand, ending, locale),
    }
}

/// Says in short sentences what decided how an errand ended.
fn why(errand: &Errand, ending: &Ending, locale: Locale) -> String {
    let clock = |minutes: u16| number::clock(locale, minutes);
    let wanted = clock(errand.wanted.minutes());
    let mut sentences = vec![match ending.cause {
        Cause::OwnCode => messages::why_own_code(locale).to_owned(),
        Cause::OpenSession => messages::why_open_session(locale).to_owned(),
        Cause::NoLogin => messages::why_no_login(locale).to_owned(),
        Cause::Call => messages::why_call(locale).to_owned(),
        Cause::LoginWorked => messages::why_login_worked(locale, &wanted),
        _ if is_smooth(ending) => messages::why_despite(locale, &wanted),
        Cause::LoginBlocked => messages::why_login_blocked(locale, &wanted),
        Cause::LoginCrowded => messages::why_login_crowded(locale, &wanted),
    }];
    let waited = ending
        .longest_wait_minutes
        .filter(|wait| *wait >= TOLD_WAIT_MINUTES && !is_smooth(ending));
    sentences.extend(waited.map(|wait| {
        let minutes = number::integer(locale, number::round_to_u64(wait));
        messages::why_wait(locale, &minutes)
    }));
    sentences.extend(ending.done_late.map(|time| {
        // Upwards, so that it is never before the hour at which it was still open.
        let told = time.minutes().next_multiple_of(TOLD_STEP_MINUTES);
        messages::why_done_at(locale, &clock(told))
    }));
    sentences.extend(due(errand, ending, locale));
    sentences.join(" ")
}

/// Says by when an errand that was not done had, or still has, to be done.
fn due(errand: &Errand, ending: &Ending, locale: Locale) -> Option<String> {
    if ending.is_on_time {
        return None;
    }
    match (ending.deadline, errand.deadline) {
        (Some(time), _) => {
            let clock = number::clock(locale, time.minutes());
            Some(messages::why_due_today(locale, &clock))
        }
        (None, Deadline::Later(date)) => {
            let day = number::day_and_month(locale, &date.to_data());
            Some(messages::why_due_later(locale, &day))
        }
        // A deadline that a safeguard has moved out of sight.
        (None, Deadline::Today(_)) => None,
    }
}
