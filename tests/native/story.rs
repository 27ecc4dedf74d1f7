//! What the page tells a reader who guesses, compares and shares: the words follow the run.

use lockout::{
    app::{
        model::Model,
        msg::{Choice, Msg},
        permalink,
        route::Route,
        shared::Lasting,
        update::update,
    },
    data::bundle,
    domain::{outage::OutageSpan, scenario::Scenario},
    i18n::{bundle::Texts, number},
    ids::{Locale, PersonaId},
    metrics::{
        endings::{Cause, endings},
        errands::ErrandState,
        groups::unmet_hours,
    },
    present::{
        embed::snippets::{ALLOW, SANDBOX},
        errands::{ErrandsView, state_label},
        page::{DayView, PageView, page},
        predict, reveal, safeguards,
        share::ShareView,
    },
};

use crate::narrative;

/// Every day that a reader can make with one switch: both readings of the outage, without and with
/// each safeguard.
fn days() -> Vec<Model> {
    let start = Model::start(Lasting::new(bundle::default_scenario()), Route::default());
    let scenario: &Scenario = &start.scenario;
    let outages = scenario.variants.iter().map(|variant| {
        let span = OutageSpan::new(variant.start.value, variant.end.value);
        update(&start, &Msg::Choice(Choice::Outage(span)))
    });
    let with_safeguards = |model: Model| {
        let places = 0..model.scenario.safeguards.len();
        let on = |place| update(&model, &Msg::Choice(Choice::Safeguard(place, 1.0)));
        let days: Vec<Model> = places.map(on).collect();
        [model].into_iter().chain(days)
    };
    outages.flat_map(with_safeguards).collect()
}

/// Says something of each person of each day, in each language.
pub(crate) fn each(mut say: impl FnMut(&Model, Texts)) {
    for day in days() {
        for id in day.scenario.persona_ids() {
            let model = update(&day, &Msg::Choice(Choice::Persona(id)));
            for locale in Locale::ALL {
                say(&model, Texts::new(locale));
            }
        }
    }
}

/// Returns the session of a person that a link asks for.
pub(crate) fn day(query: &str, person: usize) -> Model {
    let start = Model::start(Lasting::new(bundle::default_scenario()), Route::default());
    let link = permalink::parse(&permalink::pairs(query), &start.scenario);
    let model = update(&start, &Msg::Arrived(link));
    update(
        &model,
        &Msg::Choice(Choice::Persona(PersonaId::from_index(person))),
    )
}

fn english(model: &Model) -> PageView {
    let texts = Texts::new(Locale::En);
    page(model, texts, &DayView::of(model, texts))
}

#[test]
fn what_happened_agrees_with_the_last_hour_of_the_day() {
    each(|model, texts| {
        let days = narrative::days(model);
        let view = reveal::RevealView::of(model, &days, texts);
        let errands = ErrandsView::of(model, &days, texts);
        let told: usize = view.groups.iter().map(|group| group.errands.len()).sum();
        assert_eq!(told, errands.errands.len(), "each errand is told once");
        let last = model.scenario.horizon.last_hour;
        let states = days.iter().map(|day| day.at(&model.scenario, last).state);
        let is_done =
            |state: &ErrandState| matches!(state, ErrandState::Done | ErrandState::DoneOtherWay);
        let done = states.filter(is_done).count() as u64;
        assert_eq!(view.done, done, "{}", view.outcome);
        // What the switches come to is counted in the same way.
        let spoken = safeguards::spoken_outcome(model, texts.locale());
        let is_switched = !model.plan.safeguards.is_empty();
        assert!(
            !is_switched || spoken.contains(&format!(" {done} ")),
            "{done}: {spoken}"
        );
    });
}

#[test]
fn every_reason_fits_what_came_of_the_errand() {
    each(|model, texts| {
        let locale = texts.locale();
        let scenario = &*model.scenario;
        let days = narrative::days(model);
        let all = endings(scenario, &model.run, model.persona(), &days);
        let view = reveal::RevealView::of(model, &days, texts);
        let errands = &scenario.persona(model.persona()).errands;
        for (errand, ending) in errands.iter().zip(&all) {
            let told = view.groups.iter().flat_map(|group| &group.errands);
            let mut told = told.filter(|told| told.title == errand.title.get(locale));
            let told = told.next().unwrap();
            assert_eq!(told.state, state_label(ending.state, locale), "{told:?}");
            assert!(
                told.why.ends_with('.') && !told.why.contains(".."),
                "{told:?}"
            );
            let needs_nothing = matches!(
                ending.cause,
                Cause::OwnCode | Cause::OpenSession | Cause::NoLogin
            );
            assert!(
                !needs_nothing || ending.is_on_time,
                "nothing can fail here: {told:?}"
            );
            let is_late = ending.done_late.is_some();
            assert!(
                !is_late || ending.is_on_time,
                "what is done late is done: {told:?}"
            );
            assert_eq!(
                ending.is_on_time && ending.state != ErrandState::DoneOtherWay,
                ending.state == ErrandState::Done,
                "{told:?}"
            );
            let is_missed = ending.state == ErrandState::Missed;
            assert!(!is_missed || ending.deadline.is_some(), "{told:?}");
        }
    });
}

/// The parent's reported day: one thing missed, one put off, one done late, the rest as planned.
#[test]
fn the_parents_day_is_told_with_its_reasons() {
    let reveal = english(&day("", 0)).reveal;
    assert_eq!(
        reveal.outcome,
        "Sara, 36: 6 of 8 errands were done on time."
    );
    let told: Vec<(&str, Vec<(&str, &str)>)> = reveal
        .groups
        .iter()
        .map(|group| {
            let errands = group.errands.iter();
            (
                group.heading,
                errands.map(|e| (e.state.label, e.why.as_str())).collect(),
            )
        })
        .collect();
    let expected = [
        (
            "Not done that day",
            vec![
                (
                    "missed",
                    "At 10:30 the login let almost nobody in. The deadline was 13:00.",
                ),
                (
                    "put off",
                    "At 12:10 the login let almost nobody in. There is time until 30 January.",
                ),
            ],
        ),
        (
            "Done in time, but not as planned",
            vec![(
                "done",
                "At 09:05 the login let almost nobody in. Whoever rang waited up to 11 minutes. \
                 It was done at about 15:30.",
            )],
        ),
        (
            "Done as planned",
            vec![
                ("done", "It took the service’s own code, not a new login."),
                ("done", "The login worked at 08:10."),
                ("done", "It took the service’s own code, not a new login."),
                ("done", "It needed no login."),
                ("done", "The login worked at 16:40."),
            ],
        ),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_shorter_outage_changes_what_is_told() {
    let reveal = english(&day("outage=09:00-11:00", 0)).reveal;
    assert_eq!(
        reveal.outcome,
        "Sara, 36: 8 of 8 errands were done on time."
    );
    let headings: Vec<&str> = reveal.groups.iter().map(|group| group.heading).collect();
    assert_eq!(
        headings,
        ["Done in time, but not as planned", "Done as planned"]
    );
}

#[test]
fn a_guess_is_compared_and_not_judged() {
    let told = |guess: u8| {
        let model = update(&day("", 0), &Msg::Choice(Choice::Guess(guess)));
        reveal::compared(&model, english(&model).reveal.done, Locale::En)
    };
    assert_eq!(told(6), ["You guessed 6, and our model says the same."]);
    assert_eq!(told(4), ["You guessed 4. Our model says 2 more."]);
    assert_eq!(told(8), ["You guessed 8. Our model says 2 fewer."]);
    let none = day("", 0);
    assert_eq!(reveal::compared(&none, 6, Locale::En), Vec::<String>::new());
}

#[test]
fn the_senders_guess_is_told_where_the_reader_guesses_and_where_it_is_compared() {
    let model = day("guess=3", 0);
    let told = ["Whoever sent you the link guessed 3."];
    assert_eq!(predict::said(&model, Locale::En), told);
    assert_eq!(reveal::compared(&model, 6, Locale::En), told);
    assert_eq!(
        predict::said(&day("guess=3", 1), Locale::En),
        [""; 0],
        "it was about Sara"
    );
}

#[test]
fn the_question_offers_from_none_to_all() {
    let predict = english(&day("", 3)).predict;
    assert_eq!(
        predict.guesses,
        ["0", "1", "2", "3", "4", "5", "6", "7", "8"]
    );
    assert!(
        predict.question.starts_with("Thomas, 47, has 8 errands"),
        "{}",
        predict.question
    );
}

#[test]
fn the_code_is_as_high_as_the_view() {
    for (view, height) in [("", 19_100), ("view=class", 25_600), ("view=brief", 10_900)] {
        let share = ShareView::of(&day(view, 1), Texts::new(Locale::En));
        let height = format!(" height=\"{height}\"");
        assert!(share.snippet.contains(&height), "{view}: {}", share.snippet);
    }
}

#[test]
fn link_and_code_hold_the_whole_state() {
    let mut model = day("at=12:00&outage=09:00-11:00&utm_source=news", 1);
    model.site = "https://news.example/lockout/".into();
    let model = update(&model, &Msg::Choice(Choice::Guess(4)));
    let share = ShareView::of(&model, Texts::new(Locale::En));
    assert_eq!(
        share.link,
        "https://news.example/lockout/patient/?v=1&outage=09:00-11:00"
    );
    assert_eq!(share.guess.as_deref(), Some("With my guess: 4 of 8"));
    let model = update(&model, &Msg::Choice(Choice::ShareGuess(true)));
    let share = ShareView::of(&model, Texts::new(Locale::En));
    assert_eq!(
        share.link,
        "https://news.example/lockout/patient/?v=1&outage=09:00-11:00&guess=4"
    );
    let [before, after] = ["<iframe src=\"", "\" title=\"Patient: "];
    let code = share.snippet.strip_prefix(before).unwrap();
    let (address, rest) = code.split_once(after).unwrap();
    assert_eq!(address.replace("&amp;", "&"), share.link);
    assert!(
        rest.contains("loading=\"lazy\"") && rest.ends_with("></iframe>"),
        "{rest}"
    );
    for part in [
        format!(" allow=\"{ALLOW}\" sandbox=\"{SANDBOX}\""),
        " height=\"19100\"".to_owned(),
        ";color-scheme:light\"".to_owned(),
    ] {
        assert!(rest.contains(&part), "no{part}: {rest}");
    }
    assert!(
        !address.contains("&o"),
        "an ampersand is written as HTML asks: {address}"
    );
}

#[test]
fn nothing_is_offered_to_share_before_a_guess() {
    let share = ShareView::of(&day("guess=3", 0), Texts::new(Locale::Da));
    assert_eq!(share.guess, None, "the sender's guess is not the reader's");
    assert!(!share.link.contains("guess"), "{}", share.link);
}

#[test]
fn a_shorter_outage_is_set_against_the_one_that_is_told() {
    let model = day("outage=09:00-11:00", 3);
    let hours = |run| number::compact(Locale::En, unmet_hours(run));
    let view = safeguards::SafeguardsView::of(&model, Texts::new(Locale::En));
    assert_ne!(hours(&model.told), hours(&model.run));
    let country = &view.outcome[0];
    let instead = format!(
        "{} hours in all, instead of {}.",
        hours(&model.run),
        hours(&model.told)
    );
    assert!(country.ends_with(&instead), "{country}");
    let person = &view.outcome[1];
    assert!(
        person.starts_with("Thomas, 47: ") && person.contains("instead of"),
        "{person}"
    );
}

#[test]
fn a_choice_is_set_against_the_day_without_it() {
    each(|model, texts| {
        let locale = texts.locale();
        let hours = |run| number::compact(locale, unmet_hours(run));
        let (before, after) = (hours(model.other_day().1), hours(&model.run));
        if before == after {
            return;
        }
        let view = safeguards::SafeguardsView::of(model, texts);
        let said = &view.outcome[0];
        let (first, last) = (said.find(&after), said.rfind(&before));
        assert!(first.is_some() && first < last, "{after}, {before}: {said}");
    });
}
