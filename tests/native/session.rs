//! The reader's session: what a message changes, and above all what it leaves alone.

use lockout::{
    app::{
        model::{Announced, Model},
        msg::{Choice, Clock, Copied, Msg},
        permalink,
        route::Route,
        shared::Lasting,
        update::update,
    },
    data::bundle,
    domain::{clock::TimeOfDay, outage::OutageSpan},
    ids::PersonaId,
};

fn start() -> Model {
    Model::start(Lasting::new(bundle::default_scenario()), Route::default())
}

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

#[test]
fn a_step_points_into_the_same_run() {
    let before = start();
    let after = update(&before, &Msg::Clock(Clock::Next));
    assert_eq!(after.cursor.minutes(), before.cursor.minutes() + 60);
    assert_eq!(after.run, before.run, "runs are compared by pointer");
    assert_eq!(after.announced, Announced::Hour);
}

#[test]
fn another_persona_reads_the_same_run() {
    let before = start();
    let id = PersonaId::from_index(2);
    let after = update(&before, &Msg::Choice(Choice::Persona(id)));
    assert_eq!(after.persona(), id);
    assert_eq!(after.run, before.run, "runs are compared by pointer");
}

#[test]
fn another_outage_is_simulated_and_the_default_comes_back() {
    let before = start();
    let two_hours = OutageSpan::new(time("09:00"), time("11:00"));
    let shorter = update(&before, &Msg::Choice(Choice::Outage(two_hours)));
    assert_ne!(shorter.run, before.run);
    assert_eq!(shorter.outage().minutes(), 120);
    let default = update(
        &shorter,
        &Msg::Choice(Choice::Outage(Some(before.outage()))),
    );
    assert_eq!(
        default.plan, before.plan,
        "the default outage is not spelt out"
    );
}

#[test]
fn the_clock_stops_at_both_ends() {
    let model = start();
    let first = update(&model, &Msg::Clock(Clock::First));
    assert_eq!(first.cursor, model.scenario.horizon.first_hour);
    assert_eq!(
        update(&first, &Msg::Clock(Clock::Previous)).cursor,
        first.cursor
    );
    let last = update(&model, &Msg::Clock(Clock::Last));
    assert_eq!(last.cursor, model.scenario.horizon.last_hour);
    assert_eq!(update(&last, &Msg::Clock(Clock::Next)).cursor, last.cursor);
}

#[test]
fn a_message_that_changes_nothing_leaves_an_equal_model() {
    let model = start();
    let same = update(&model, &Msg::Clock(Clock::To(model.cursor)));
    assert_eq!(same, model);
}

#[test]
fn links_follow_a_moving_clock_once_it_rests() {
    let start = start();
    let moving = after(&start, &[Msg::Clock(Clock::Next), Msg::Clock(Clock::Next)]);
    assert_eq!(moving.query(), start.query(), "while it moves");
    let resting = update(&moving, &Msg::Clock(Clock::Rest));
    assert_eq!(
        (resting.cursor, resting.rested),
        (moving.cursor, moving.cursor)
    );
    assert_ne!(resting.query(), start.query());
    assert_eq!(resting.announced, moving.announced, "rest is not announced");
    // Whoever chooses another person takes the hour along at once.
    let other = update(
        &moving,
        &Msg::Choice(Choice::Persona(PersonaId::from_index(1))),
    );
    assert_eq!(other.query(), resting.query());
    let playing = after(&start, &[Msg::Clock(Clock::Play), Msg::Clock(Clock::Tick)]);
    assert!(
        update(&playing, &Msg::Clock(Clock::Rest)).is_playing,
        "and the hours go on"
    );
}

#[test]
fn an_arrival_keeps_the_hour_the_reader_has_chosen() {
    let mut model = start();
    model.cursor = time("12:00");
    let link = permalink::parse(&permalink::pairs("?at=15:00&dark=true"), &model.scenario);
    let arrived = update(&model, &Msg::Arrived(link));
    assert_eq!(arrived.cursor, time("12:00"));
    assert!(arrived.is_live);
}

#[test]
fn an_arrival_may_name_a_persona() {
    let model = start();
    let link = permalink::parse(&permalink::pairs("persona=elderly"), &model.scenario);
    let arrived = update(&model, &Msg::Arrived(link));
    assert_eq!(arrived.route.path(&arrived.scenario), "elderly/");
}

/// Does one thing after the other.
fn after(model: &Model, messages: &[Msg]) -> Model {
    messages
        .iter()
        .fold(model.clone(), |model, msg| update(&model, msg))
}

#[test]
fn the_hours_go_by_only_while_playing_and_stop_at_the_last() {
    let tick = Msg::Clock(Clock::Tick);
    let stopped = start();
    assert_eq!(
        update(&stopped, &tick),
        stopped,
        "a late tick moves nothing"
    );

    let mut playing = update(&stopped, &Msg::Clock(Clock::Play));
    assert!(playing.is_playing);
    assert_eq!(
        playing.cursor, stopped.cursor,
        "it starts where the reader is"
    );
    let hours = (19 * 60 - stopped.cursor.minutes()) / 60;
    for hour in 1..=hours {
        assert!(playing.is_playing, "before hour {hour}");
        playing = update(&playing, &tick);
        assert_eq!(
            playing.cursor.minutes(),
            stopped.cursor.minutes() + 60 * hour
        );
        assert_eq!(playing.announced, Announced::Tick);
    }
    assert!(!playing.is_playing, "nothing goes on after the last hour");
    assert_eq!(playing.run, stopped.run, "runs are compared by pointer");

    let again = update(&playing, &Msg::Clock(Clock::Play));
    assert_eq!(again.cursor, time("07:00"), "from the end it starts anew");
    assert!(again.is_playing);
}

#[test]
fn the_readers_own_step_stops_the_hours() {
    let playing = update(&start(), &Msg::Clock(Clock::Play));
    let steps = [
        Clock::To(time("12:00")),
        Clock::To(playing.cursor),
        Clock::Previous,
        Clock::Next,
        Clock::First,
        Clock::Last,
        Clock::Pause,
    ];
    for step in steps {
        let stopped = update(&playing, &Msg::Clock(step));
        assert!(!stopped.is_playing, "{step:?}");
        assert_eq!(
            update(&stopped, &Msg::Clock(Clock::Tick)),
            stopped,
            "{step:?}"
        );
    }
    let paused = update(&playing, &Msg::Clock(Clock::Pause));
    assert_eq!(paused.cursor, playing.cursor);
    assert_eq!(
        paused.announced, playing.announced,
        "a pause is not announced"
    );
}

#[test]
fn each_person_keeps_the_guess_that_was_made_for_them() {
    let person = |index| Msg::Choice(Choice::Persona(PersonaId::from_index(index)));
    let guess = |count| Msg::Choice(Choice::Guess(count));
    let model = after(&start(), &[guess(3), person(1)]);
    assert_eq!(
        model.guess(),
        None,
        "nothing is guessed for the second person yet"
    );
    let model = after(&model, &[guess(5), guess(6), person(0)]);
    assert_eq!(model.guess(), Some(3));
    assert_eq!(
        after(&model, &[person(1)]).guess(),
        Some(6),
        "the last guess counts"
    );
}

#[test]
fn a_guess_changes_nothing_else_and_needs_errands() {
    let before = start();
    let guessed = update(&before, &Msg::Choice(Choice::Guess(8)));
    let Model { guesses, .. } = guessed.clone();
    assert_eq!(
        Model {
            guesses,
            // Which is said aloud.
            announced: Announced::Guess,
            ..before.clone()
        },
        guessed
    );
    assert_eq!(update(&before, &Msg::Choice(Choice::Guess(9))), before);
}

#[test]
fn the_senders_guess_is_about_the_person_of_the_link() {
    let model = start();
    let link = permalink::parse(
        &permalink::pairs("persona=elderly&guess=2"),
        &model.scenario,
    );
    let arrived = update(&model, &Msg::Arrived(link));
    let of = |index| arrived.sent_guesses.of(PersonaId::from_index(index));
    assert_eq!([of(0), of(1), of(2), of(3)], [None, None, Some(2), None]);
}

#[test]
fn what_became_of_copying_is_told_until_something_else_changes() {
    let copied = update(&start(), &Msg::Copied(Copied::Link, true));
    assert_eq!(copied.announced, Announced::Copied(Copied::Link, true));
    assert_eq!(
        update(&copied, &Msg::Clock(Clock::Next)).announced,
        Announced::Hour
    );
}
