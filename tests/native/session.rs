//! The reader's session: what a message changes, and above all what it leaves alone.

use lockout::{
    app::{
        model::{Announced, Model},
        msg::{Choice, Clock, Msg},
        permalink,
        route::Route,
        shared::Shared,
        update::update,
    },
    data::bundle,
    domain::{clock::TimeOfDay, outage::OutageSpan},
    ids::PersonaId,
};

fn start() -> Model {
    Model::start(Shared::new(bundle::default_scenario()), Route::default())
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
