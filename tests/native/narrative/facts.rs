//! Every sentence against the run: no day, however odd, is told otherwise than it went.

use lockout::{
    app::{model::Model, shared::Shared},
    domain::outage::OutageSpan,
    i18n::{bundle::Texts, number},
    ids::Locale,
    metrics::errands::{ErrandDay, ErrandMoment, ErrandState},
    present::{
        errands::ErrandsView,
        narrative::{
            Hour,
            fact::{Fact, Manner, Sentence},
            hours,
        },
        spells::hour_name,
    },
    sim::{self, plan::Chosen, run::CohortColumn},
};

use super::{person, session, span, with_outage};

/// One hour of one person in one language, and what the run says about it.
struct Told<'a> {
    model: &'a Model,
    locale: Locale,
    time: u16,
    minute: usize,
    days: &'a [ErrandDay],
    now: Vec<ErrandMoment>,
    before: Vec<ErrandState>,
}

/// Returns sessions of ordinary and odd days, each with its name.
fn sessions() -> Vec<(String, Model)> {
    let start = session();
    let two_hours = span("09:00", "11:00");
    let mut sessions = Vec::new();
    let places = 0..start.scenario.safeguards.len();
    let all: Vec<usize> = places.clone().collect();
    let mut add = |name: &str, outage: Option<OutageSpan>, safeguards: &[usize], strength: f64| {
        let mut model = match outage {
            Some(outage) => with_outage(&start, outage),
            None => start.clone(),
        };
        let chosen = |&safeguard: &usize| Chosen {
            safeguard,
            strength,
        };
        model.plan.safeguards = safeguards.iter().map(chosen).collect();
        if !safeguards.is_empty() {
            model.run = Shared::new(sim::simulate(&model.scenario, &model.plan));
        }
        sessions.push((format!("{name} with {safeguards:?} at {strength}"), model));
    };
    for (name, outage) in [("five hours", None), ("two hours", Some(two_hours))] {
        add(name, outage, &[], 1.0);
        add(name, outage, &all, 1.0);
        places
            .clone()
            .for_each(|place| add(name, outage, &[place], 1.0));
    }
    places
        .clone()
        .for_each(|place| add("five hours", None, &[place], 0.3));
    for (from, to) in [
        ("06:00", "24:00"),
        ("06:00", "06:30"),
        ("07:00", "19:00"),
        ("09:07", "09:09"),
        ("12:30", "13:20"),
        ("15:00", "20:00"),
        ("18:45", "23:00"),
    ] {
        let name = format!("{from} to {to}");
        add(&name, Some(span(from, to)), &[], 1.0);
        add(&name, Some(span(from, to)), &all, 0.6);
    }
    sessions
}

#[test]
fn no_sentence_contradicts_the_run() {
    let mut count = 0;
    for (name, model) in sessions() {
        for id in model.scenario.persona_ids() {
            for locale in Locale::ALL {
                let mut model = person(&model, id, locale);
                // Another persona reads the same run; the plan comes along.
                model.announced = Default::default();
                let hours = check(&model, locale, &format!("{name}, {id:?}, {locale:?}"));
                count += hours
                    .iter()
                    .map(|h| h.country.len() + h.person.len())
                    .sum::<usize>();
            }
        }
    }
    assert!(count > 10_000, "only {count} sentences");
}

/// Checks a whole day.
fn check(model: &Model, locale: Locale, name: &str) -> Vec<Hour> {
    let scenario = &*model.scenario;
    let texts = Texts::new(locale);
    let days = super::days(model);
    let hours = hours(model, &days, texts);
    let view = ErrandsView::of(model, &days, texts);
    let mut before = vec![ErrandState::NotYet; days.len()];
    let mut last: Vec<&Sentence> = Vec::new();
    assert_eq!(hours.len(), scenario.horizon.hours().count(), "{name}");
    for (time, hour) in scenario.horizon.hours().zip(&hours) {
        let name = format!("{name}, {}", time.to_data());
        let told = Told {
            model,
            locale,
            time: time.minutes(),
            minute: scenario.horizon.minute_at(time),
            days: &days,
            now: days.iter().map(|day| day.at(scenario, time)).collect(),
            before,
        };
        told.check_form(hour, &last, &name);
        let sentences: Vec<&Sentence> = hour.country.iter().chain(&hour.person).collect();
        for sentence in &sentences {
            let told_right = told.is_so(sentence);
            assert!(told_right, "{name}: {:?}: {}", sentence.fact, sentence.text);
        }
        // The list beside it shows the same states.
        for (moment, errand) in told.now.iter().zip(&view.errands) {
            let shown = errand
                .states
                .iter()
                .find(|spell| spell.at.split(' ').any(|at| at == hour_name(time)));
            assert_eq!(shown.unwrap().value.name, name_of(moment.state), "{name}");
        }
        last = sentences;
        before = told.now.iter().map(|moment| moment.state).collect();
    }
    hours
}

fn name_of(state: ErrandState) -> &'static str {
    match state {
        ErrandState::NotYet => "not-yet",
        ErrandState::Trying => "trying",
        ErrandState::OnPhone => "on-phone",
        ErrandState::Done => "done",
        ErrandState::DoneOtherWay => "done-other-way",
        ErrandState::PutOff => "put-off",
        ErrandState::Missed => "missed",
    }
}

fn is_done(state: ErrandState) -> bool {
    matches!(state, ErrandState::Done | ErrandState::DoneOtherWay)
}

fn is_open(state: ErrandState) -> bool {
    matches!(state, ErrandState::Trying | ErrandState::OnPhone)
}

fn is_lost(state: ErrandState) -> bool {
    matches!(state, ErrandState::PutOff | ErrandState::Missed)
}

/// Counts sentences: a mark, then the end or a space and no small letter.
fn sentences(text: &str) -> usize {
    let words: Vec<&str> = text.split(' ').collect();
    let ends = |place: &usize| {
        let is_next_small = words
            .get(place + 1)
            .is_some_and(|next| next.starts_with(char::is_lowercase));
        words[*place].ends_with(['.', '!', '?']) && !is_next_small
    };
    (0..words.len()).filter(ends).count()
}

impl Told<'_> {
    fn states_changed(&self) -> bool {
        let states = self.now.iter().map(|moment| moment.state);
        !states.eq(self.before.iter().copied())
    }

    /// Checks what can be seen without the run.
    fn check_form(&self, hour: &Hour, last: &[&Sentence], name: &str) {
        let all: Vec<&Sentence> = hour.country.iter().chain(&hour.person).collect();
        assert!((2..=4).contains(&all.len()), "{name}: {all:?}");
        assert!(
            !hour.country.is_empty() && !hour.person.is_empty(),
            "{name}"
        );
        let counts = |sentence: &&&Sentence| matches!(sentence.fact, Fact::SoFar | Fact::End);
        assert!(all.iter().filter(counts).count() <= 1, "{name}: {all:?}");
        for (place, sentence) in all.iter().enumerate() {
            let text = &sentence.text;
            assert_eq!(sentences(text), 1, "{name}: {text}");
            assert!(text.ends_with('.') && text.trim() == text, "{name}: {text}");
            assert!(text.starts_with(char::is_uppercase), "{name}: {text}");
            let is_raw = |c: char| c.is_control() || "{}$".contains(c);
            assert!(
                !text.contains(is_raw) && !text.contains("  "),
                "{name}: {text}"
            );
            let is_repeated = last.iter().any(|last| last.text == **text);
            assert!(
                !is_repeated || !self.states_changed(),
                "{name} again: {text}"
            );
            assert!(
                !all[..place].iter().any(|other| other.text == **text),
                "{name}: {text}"
            );
            // "It has to be done today" and the like speak of what was just named.
            if let Fact::Stake(e) | Fact::Due(e) | Fact::Relief(e) | Fact::Loss(e) = sentence.fact {
                let named = place
                    .checked_sub(1)
                    .and_then(|place| errand_of(all[place].fact));
                assert_eq!(named, Some(e), "{name}: {text}");
            }
        }
        let called = self
            .model
            .scenario
            .persona(self.model.persona())
            .called
            .get(self.locale);
        assert!(
            hour.person[0].text.contains(called),
            "{name}: {}",
            hour.person[0].text
        );
    }

    /// Returns whether a sentence is true and its numbers are those of the run.
    fn is_so(&self, sentence: &Sentence) -> bool {
        let text = &*sentence.text;
        let Some(place) = errand_of(sentence.fact) else {
            return self.is_so_of_country(sentence.fact, text)
                || self.is_so_of_day(sentence.fact, text);
        };
        let errand = &self.model.scenario.persona(self.model.persona()).errands[place];
        let is_of_own = matches!(
            sentence.fact,
            Fact::Stake(_) | Fact::Due(_) | Fact::Relief(_) | Fact::Loss(_) | Fact::Pause(_)
        );
        let is_named = is_of_own || text.contains(errand.infinitive.get(self.locale));
        is_named && self.is_so_of_errand(sentence.fact, place, text)
    }

    fn is_so_of_country(&self, fact: Fact, text: &str) -> bool {
        let run = &self.model.run;
        let total = |column| run.total_at(column, self.minute, |_| true);
        let waiting = total(CohortColumn::InRetryPool);
        let says = |amount: f64| text.contains(&number::compact(self.locale, amount));
        let lets_in = run.gate_share(self.minute) > 0.999;
        let is_smooth = run.admission(self.minute) >= 0.99;
        let world = self.model.world();
        let is_over = self.minute as f64 >= world.outage_end;
        let is_said = waiting < 1_000.0 || says(waiting);
        let wanted = run.wanted_per_minute(self.minute) * 60.0;
        let clock = number::clock(self.locale, self.time);
        match fact {
            Fact::QueueGone => {
                waiting < 1_000.0 && is_over && lets_in && says(total(CohortColumn::GaveUp))
            }
            _ if !text.contains(&clock) => false,
            Fact::Works => lets_in && says(wanted) && (self.minute as f64) < world.outage_start,
            Fact::Stops => {
                !lets_in && says(wanted) && (self.minute as f64 - world.outage_start).abs() < 0.5
            }
            Fact::Down => !lets_in && !is_over && is_said,
            Fact::Rush => lets_in && is_over && !is_smooth && is_said,
            Fact::Crowded => lets_in && is_over && !is_smooth && is_said,
            Fact::Back => lets_in && is_over && is_smooth,
            Fact::WorksAgain => lets_in && is_over && is_smooth && is_said,
            _ => false,
        }
    }

    fn is_so_of_day(&self, fact: Fact, text: &str) -> bool {
        let count = |is: fn(ErrandState) -> bool| self.now.iter().filter(|m| is(m.state)).count();
        let says = |count: usize| text.contains(&number::integer(self.locale, count as u64));
        let (done, all) = (count(is_done), self.now.len());
        let is_settled = done + count(is_lost) == all;
        match fact {
            Fact::Errands => says(all),
            Fact::SoFar => says(done) && says(all),
            Fact::End => says(done) && says(all) && is_settled,
            Fact::Through => is_settled,
            _ => false,
        }
    }

    fn is_so_of_errand(&self, fact: Fact, place: usize, text: &str) -> bool {
        let moment = self.now[place];
        let (now, before) = (moment.state, self.before[place]);
        let errand = &self.model.scenario.persona(self.model.persona()).errands[place];
        let says = |words: &str| text.contains(words);
        let tries = number::integer(self.locale, number::round_to_u64(moment.tries).max(1));
        let wanted = number::clock(self.locale, errand.wanted.minutes());
        let deadline = self.days[place].deadline_minute();
        let left = deadline.and_then(|deadline| deadline.checked_sub(self.minute));
        match fact {
            Fact::Next(_) | Fact::Pause(_) => now == ErrandState::NotYet && says(&wanted),
            Fact::Stuck(_) | Fact::StuckToo(_) => {
                now == ErrandState::Trying && before == ErrandState::NotYet
            }
            Fact::Waits(_) => now == ErrandState::OnPhone && before != now,
            Fact::LeftQueue(_) => now == ErrandState::Trying && before == ErrandState::OnPhone,
            Fact::Still(_) => {
                let has_number = text.contains(|c: char| c.is_ascii_digit());
                is_open(now) && now == before && (!has_number || says(&tries))
            }
            Fact::TimeLeft(_) => {
                let says_left =
                    |left: usize| says(&number::hours(self.locale, u16::try_from(left).unwrap()));
                is_open(now) && left.is_some_and(|left| left > 0 && says_left(left))
            }
            Fact::Stake(_) => is_open(now),
            Fact::Due(_) => !is_done(now) && self.is_due(place, text),
            Fact::Done(_, manner) => {
                let is_certain = self.days[place].is_certain();
                let is_so = match manner {
                    Manner::NoLogin => is_certain,
                    Manner::AtLast => is_open(before) || before == ErrandState::PutOff,
                    Manner::AfterTries | Manner::Too => moment.tries >= 1.0,
                    Manner::Just | Manner::InTime | Manner::Also => before == ErrandState::NotYet,
                    Manner::By(_) => !is_certain,
                };
                is_done(now) && !is_done(before) && is_so
            }
            Fact::Relief(_) => is_done(now),
            Fact::PutOff(_) => now == ErrandState::PutOff && before != now,
            Fact::GivenUp(_) => now == ErrandState::PutOff && before != now && deadline.is_some(),
            Fact::Missed(_) => {
                let clock = deadline.map(|deadline| {
                    let from = usize::from(self.model.scenario.horizon.from.minutes());
                    number::clock(self.locale, u16::try_from(from + deadline).unwrap())
                });
                now == ErrandState::Missed && before != now && clock.is_some_and(|c| says(&c))
            }
            Fact::Undone(_) | Fact::Loss(_) => is_lost(now),
            _ => false,
        }
    }

    /// Returns whether a sentence names the deadline that the list names.
    fn is_due(&self, place: usize, text: &str) -> bool {
        let days = super::days(self.model);
        let view = ErrandsView::of(self.model, &days, Texts::new(self.locale));
        let terms = &view.errands[place].terms;
        let is_time = |c: char| !c.is_ascii_digit() && c != ':' && c != '.';
        // The last figure of the terms is the deadline: "by 13:30 today", "due 20 January".
        let figures = |text: &str| -> Vec<String> {
            let figures = text
                .split(is_time)
                .map(|figure| figure.trim_matches('.').to_owned());
            figures.filter(|figure| !figure.is_empty()).collect()
        };
        figures(terms).last() == figures(text).last()
    }
}

/// Returns the errand that a fact is about.
fn errand_of(fact: Fact) -> Option<usize> {
    match fact {
        Fact::Next(e)
        | Fact::Pause(e)
        | Fact::Undone(e)
        | Fact::Stuck(e)
        | Fact::StuckToo(e)
        | Fact::Waits(e)
        | Fact::LeftQueue(e)
        | Fact::Still(e)
        | Fact::TimeLeft(e)
        | Fact::Stake(e)
        | Fact::Due(e)
        | Fact::Done(e, _)
        | Fact::Relief(e)
        | Fact::PutOff(e)
        | Fact::GivenUp(e)
        | Fact::Missed(e)
        | Fact::Loss(e) => Some(e),
        Fact::Works
        | Fact::Stops
        | Fact::Down
        | Fact::Rush
        | Fact::Crowded
        | Fact::Back
        | Fact::WorksAgain
        | Fact::QueueGone
        | Fact::Errands
        | Fact::SoFar
        | Fact::Through
        | Fact::End => None,
    }
}
