//! Who could wait: everyone side by side, in words that hold under any plan.
//!
//! Which sentence fits is decided here. Ratio, gap and each one's own loss are always told together,
//! and the weights of harm with them.

use crate::{
    app::model::Model,
    domain::{persona::Persona, scenario::Scenario},
    i18n::{bundle::Texts, messages, number},
    ids::{Locale, PersonaId},
    metrics::{
        course::{Course, is_done, is_stuck},
        errands::ErrandState,
        groups::{GroupCost, WorstOff, costs, weighted},
        harm::{ErrandHarm, severity, weight},
        inequality::{gini, theil_t},
    },
    present::{
        figure::table::{RowView, TableView},
        people::{Followed, first_name, listed},
    },
};

/// Who could wait.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitView {
    /// The heading.
    pub heading: &'static str,
    /// The plain sentences.
    pub answer: Vec<String>,
    /// How the groups fared against everyone else.
    pub groups: String,
    /// The people, in the scenario's order.
    pub people: Vec<PersonView>,
    /// What harm counts, and by which weights.
    pub harm: Vec<String>,
    /// The groups' figures as a table.
    pub table: TableView,
    /// How unequally they fared, in two indices.
    pub indices: String,
}

/// One person beside the others.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonView {
    /// Name and age.
    pub person: String,
    /// What became of the errands.
    pub errands: String,
    /// How long the group's errands lay undone, against everyone else's and without safeguards.
    pub group: String,
    /// The harm in points, of how many.
    pub harm: String,
    /// The harm as a share of the most, in whole per cent.
    pub harm_percent: u64,
}

/// What the figures of a group are set against.
struct Costs {
    now: Vec<GroupCost>,
    /// Without the plan's safeguards; `None` if it has none.
    before: Option<Vec<GroupCost>>,
}

impl WaitView {
    /// Returns the words of a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts, people: &[Followed]) -> Self {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        let has_safeguards = !model.plan.safeguards.is_empty();
        let against_rest = Costs {
            now: costs(&model.run),
            before: has_safeguards.then(|| costs(&model.baseline)),
        };
        Self {
            heading: messages::who_heading(locale),
            answer: answer(model, people, locale),
            groups: groups(model, &against_rest, locale),
            people: people
                .iter()
                .map(|person| PersonView::of(model, &against_rest, person, locale))
                .collect(),
            harm: harm(model, locale),
            table: table(scenario, &against_rest, locale),
            indices: indices(scenario, &against_rest.now, locale),
        }
    }
}

/// What waiting came to for one person, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// A deadline passed.
    Missed,
    /// Something was put off, and no deadline passed.
    PutOff,
    /// Something is still being tried at the last hour.
    Trying,
    /// Something got stuck, and everything is done.
    Waited,
    /// Nothing got stuck.
    Untouched,
}

impl Outcome {
    const ALL: [Self; 5] = [
        Self::Missed,
        Self::PutOff,
        Self::Trying,
        Self::Waited,
        Self::Untouched,
    ];

    fn of(courses: &[Course]) -> Self {
        let any = |holds: fn(&Course) -> bool| courses.iter().any(holds);
        if any(|course| course.end == ErrandState::Missed) {
            Self::Missed
        } else if any(|course| course.end == ErrandState::PutOff) {
            Self::PutOff
        } else if any(|course| is_stuck(course.end)) {
            Self::Trying
        } else if any(|course| course.was_stuck) {
            Self::Waited
        } else {
            Self::Untouched
        }
    }
}

/// Says who could wait and who could not: one sentence for each outcome that someone had.
fn answer(model: &Model, people: &[Followed], locale: Locale) -> Vec<String> {
    let last = model.scenario.horizon.last_hour;
    let clock = number::clock(locale, last.minutes());
    let sentence = |outcome: Outcome| {
        let with: Vec<&str> = people
            .iter()
            .filter(|person| Outcome::of(&person.courses) == outcome)
            .map(|person| first_name(model.scenario.persona(person.id), locale))
            .collect();
        let names = listed(&with, locale);
        (!with.is_empty()).then(|| match outcome {
            Outcome::Missed => messages::who_missed(locale, &names),
            Outcome::PutOff => messages::who_put_off(locale, &names),
            Outcome::Trying => messages::who_trying(locale, &clock, &names),
            Outcome::Waited => messages::who_waited(locale, &names, &clock),
            Outcome::Untouched => messages::who_untouched(locale, &names),
        })
    };
    Outcome::ALL.into_iter().filter_map(sentence).collect()
}

/// Says how the worst-off group fared against everyone else: both figures, gap and ratio.
fn groups(model: &Model, costs: &Costs, locale: Locale) -> String {
    let Some(worst) = WorstOff::of(&costs.now) else {
        return String::new();
    };
    let group = model.scenario.persona(worst.persona);
    let rest = costs.now.iter().find(|cost| cost.persona.is_none());
    let rest = rest.map_or(0.0, |cost| cost.unmet_hours_per_task);
    messages::who_groups(
        locale,
        group.name.get(locale),
        &length(rest + worst.gap, locale),
        &length(rest, locale),
    )
}

impl PersonView {
    fn of(model: &Model, costs: &Costs, person: &Followed, locale: Locale) -> Self {
        let scenario = &*model.scenario;
        let persona = scenario.persona(person.id);
        let (points, most) = points(model, person);
        let write = |count: u64| number::integer(locale, count);
        Self {
            person: persona.person.get(locale).to_owned(),
            errands: messages::who_person_errands(
                locale,
                &write(person.count(|course| is_done(course.end))),
                &write(person.courses.len() as u64),
                &write(person.count(|course| course.end == ErrandState::PutOff)),
                &write(person.count(|course| course.end == ErrandState::Missed)),
            ),
            group: person_group(costs, person, locale),
            harm: messages::who_person_harm(
                locale,
                &number::decimal(locale, points, 1),
                &number::plain(locale, most),
            ),
            harm_percent: number::round_to_u64(points / most.max(f64::MIN_POSITIVE) * 100.0),
        }
    }
}

/// Returns the harm of a person's day in points, and the most it could be.
fn points(model: &Model, person: &Followed) -> (f64, f64) {
    let scenario = &*model.scenario;
    let errands = scenario.persona(person.id).errands.iter().zip(&person.days);
    let (mut points, mut most) = (0.0, 0.0);
    for (errand, day) in errands {
        let harm = ErrandHarm {
            weight: weight(scenario, errand),
            severity: severity(day),
        };
        points += harm.points();
        most += harm.weight;
    }
    (points, most)
}

/// Says how long the group's errands lay undone: own figure, gap, ratio, and own change.
fn person_group(costs: &Costs, person: &Followed, locale: Locale) -> String {
    let hours = |costs: &[GroupCost], persona| {
        let found = costs.iter().find(|cost| cost.persona == persona);
        found.map(|cost| cost.unmet_hours_per_task)
    };
    let Some(own) = hours(&costs.now, Some(person.id)) else {
        return String::new();
    };
    let rest = hours(&costs.now, None).unwrap_or(0.0);
    let mut text = messages::who_person_group(locale, &length(own, locale));
    text.push(' ');
    text.push_str(&against(own, rest, locale));
    let before = costs.before.as_deref();
    if let Some(before) = before.and_then(|costs| hours(costs, Some(person.id))) {
        text.push(' ');
        text.push_str(&messages::who_person_before(
            locale,
            &length(before, locale),
        ));
    }
    text
}

/// Sets a group against everyone else: gap and, where there is one, ratio.
fn against(own: f64, rest: f64, locale: Locale) -> String {
    let gap = own - rest;
    let written = length(gap.abs(), locale);
    // A gap that reads as nothing is told as none.
    if written == length(0.0, locale) {
        return messages::who_gap_none(locale).to_owned();
    }
    if rest <= 0.0 {
        return messages::who_gap_only(locale, &written);
    }
    let ratio = number::decimal(locale, own / rest, 2);
    if gap > 0.0 {
        messages::who_gap_more(locale, &written, &ratio)
    } else {
        messages::who_gap_less(locale, &written, &ratio)
    }
}

/// Writes a length of time: whole minutes below two hours, else hours with one decimal.
fn length(hours: f64, locale: Locale) -> String {
    if hours < 2.0 {
        let minutes = number::integer(locale, number::round_to_u64(hours * 60.0));
        messages::unit_minutes(locale, &minutes)
    } else {
        messages::who_hours(locale, &number::decimal(locale, hours, 1))
    }
}

/// Says what harm counts, what each errand weighs, and that this is a judgement.
fn harm(model: &Model, locale: Locale) -> Vec<String> {
    let scenario = &*model.scenario;
    let grace = number::plain(locale, scenario.behaviour.grace_minutes.value());
    let errands = scenario.personas.iter().flat_map(|p| p.errands.iter());
    let mut weights = errands.map(|errand| weight(scenario, errand));
    let first = weights.next().unwrap_or(1.0);
    let is_same = weights.all(|weight| weight == first);
    vec![
        messages::who_harm(locale, &messages::unit_minutes(locale, &grace)),
        if is_same {
            messages::who_weights_same(locale, &number::plain(locale, first))
        } else {
            messages::who_weights_own(locale).to_owned()
        },
        messages::who_caution(locale).to_owned(),
    ]
}

/// Returns the groups' figures.
fn table(scenario: &Scenario, costs: &Costs, locale: Locale) -> TableView {
    let rest = costs.now.iter().find(|cost| cost.persona.is_none());
    let rest = rest.map(|cost| cost.unmet_hours_per_task);
    let decimal = |value: f64| number::decimal(locale, value, 2);
    let group = |cost: &GroupCost| {
        let own = cost.unmet_hours_per_task;
        let persona = cost.persona.map(|id| scenario.persona(id));
        let against = rest.filter(|_| persona.is_some());
        let ratio = against.filter(|rest| *rest > 0.0).map(|rest| own / rest);
        let write = |value: Option<f64>| value.map(decimal).unwrap_or_default();
        RowView {
            name: persona
                .map_or(messages::who_rest(locale), |p| p.name.get(locale))
                .to_owned(),
            key: persona.map_or("rest", |persona| &*persona.slug).to_owned(),
            cells: vec![
                decimal(own),
                write(against.map(|rest| own - rest)),
                write(ratio),
                number::percent(locale, hundredths(cost.not_done_share.share())),
            ],
        }
    };
    TableView {
        caption: messages::who_table(locale),
        columns: vec![
            messages::who_group(locale),
            messages::who_per_login(locale),
            messages::who_gap(locale),
            messages::who_ratio(locale),
            messages::who_not_done(locale),
        ],
        rows: costs.now.iter().map(group).collect(),
    }
}

/// Says how unequally the groups fared, in two indices.
fn indices(scenario: &Scenario, costs: &[GroupCost], locale: Locale) -> String {
    let people = weighted(costs, |persona| people_share(scenario, persona));
    let write = |index: f64| number::decimal(locale, index, 3);
    messages::who_indices(locale, &write(gini(&people)), &write(theil_t(&people)))
}

/// Returns the share of people whom a group stands for; everyone else is the remainder.
fn people_share(scenario: &Scenario, persona: Option<PersonaId>) -> f64 {
    let share = |persona: &Persona| persona.people_share.value();
    match persona {
        Some(id) => share(scenario.persona(id)),
        None => 1.0 - scenario.personas.iter().map(share).sum::<f64>(),
    }
}

/// Rounds a share to whole per cent.
fn hundredths(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::TimeOfDay;

    fn course(end: ErrandState, was_stuck: bool) -> Course {
        Course {
            wanted: TimeOfDay::MIDNIGHT,
            end,
            since: TimeOfDay::MIDNIGHT,
            was_stuck,
        }
    }

    #[test]
    fn the_worst_that_happened_decides() {
        use ErrandState::{Done, DoneOtherWay, Missed, OnPhone, PutOff};
        let of = |ends: &[(ErrandState, bool)]| {
            let courses: Vec<Course> = ends.iter().map(|(e, s)| course(*e, *s)).collect();
            Outcome::of(&courses)
        };
        assert_eq!(of(&[]), Outcome::Untouched);
        assert_eq!(of(&[(Done, false), (Done, false)]), Outcome::Untouched);
        assert_eq!(of(&[(Done, false), (DoneOtherWay, true)]), Outcome::Waited);
        assert_eq!(of(&[(Done, true), (OnPhone, true)]), Outcome::Trying);
        assert_eq!(of(&[(OnPhone, true), (PutOff, true)]), Outcome::PutOff);
        assert_eq!(of(&[(PutOff, true), (Missed, true)]), Outcome::Missed);
    }

    #[test]
    fn gap_and_ratio_are_told_together_where_there_is_one() {
        let told = |own, rest| against(own, rest, Locale::En);
        assert_eq!(
            told(3.7, 3.5),
            "That is 12 min more than everyone else, 1.06 times as long."
        );
        assert_eq!(
            told(3.0, 4.0),
            "That is 60 min less than everyone else, 0.75 times as long."
        );
        assert_eq!(told(3.0, 3.001), "That is as long as everyone else.");
        assert_eq!(
            told(3.0, 0.0),
            "That is 3.0 hours more than everyone else, who lost none."
        );
        assert_eq!(told(0.0, 0.0), "That is as long as everyone else.");
    }
}
