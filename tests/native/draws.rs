//! The drawn days behind the reader's ranges: when they are worked out, told and dropped.

use lockout::{
    app::{
        draws::{ALL_DAYS, Drawing, Drawn, FIRST_DAYS, Progress},
        model::Model,
        msg::{Choice, Msg},
        permalink::Link,
        route::Route,
        shared::Lasting,
        update::update,
    },
    data::bundle,
    i18n::bundle::Texts,
    ids::Locale,
    present::ranges::RangesView,
};

fn alive() -> Model {
    let start = Model::start(Lasting::new(bundle::default_scenario()), Route::default());
    update(&start, &Msg::Arrived(Link::default()))
}

fn with(model: &Model, safeguard: usize, strength: f64) -> Model {
    update(model, &Msg::Choice(Choice::Safeguard(safeguard, strength)))
}

/// Works everything out with a look at the clock after every so many questions.
fn worked_out(model: &Model, questions: usize) -> Vec<Drawn> {
    let mut drawing = Drawing::wanted(model).expect("there is something to work out");
    let mut told = Vec::new();
    loop {
        let mut left = questions;
        let progress = drawing.advance(|| {
            left -= 1;
            left > 0
        });
        let (msg, is_done) = match progress {
            Progress::Working => continue,
            Progress::Told(msg) => (msg, false),
            Progress::Done(msg) => (msg, true),
        };
        let Msg::Drawn(drawn) = msg else {
            panic!("told something else");
        };
        told.push(drawn);
        if is_done {
            return told;
        }
    }
}

#[test]
fn nothing_is_drawn_without_a_safeguard_or_before_the_page_is_alive() {
    let start = Model::start(Lasting::new(bundle::default_scenario()), Route::default());
    assert!(Drawing::wanted(&alive()).is_none());
    assert!(Drawing::wanted(&with(&start, 0, 1.0)).is_none());
}

#[test]
fn ranges_are_told_early_and_again_at_rest_whatever_the_slices() {
    let model = with(&alive(), 0, 0.5);
    let fine = worked_out(&model, 3);
    let days: Vec<usize> = fine
        .iter()
        .map(|told| told.ensemble.baseline.len())
        .collect();
    assert_eq!(days, [FIRST_DAYS as usize, ALL_DAYS as usize]);
    let coarse = worked_out(&model, 500);
    let last = |told: &[Drawn]| told.last().map(|told| told.ensemble.planned.clone());
    assert_eq!(last(&fine), last(&coarse));
    let first = &fine[0].ensemble.planned;
    assert_eq!(first[..], fine[1].ensemble.planned[..first.len()]);
}

#[test]
fn an_answer_to_an_earlier_plan_is_dropped() {
    let earlier = with(&alive(), 0, 1.0);
    let answer = worked_out(&earlier, 500).remove(0);
    let later = with(&earlier, 1, 1.0);
    assert!(update(&later, &Msg::Drawn(answer.clone())).drawn.is_none());
    let told = update(&earlier, &Msg::Drawn(answer));
    assert!(told.drawn_figures().is_some());
    // Another plan has no days yet, but what is known of them without safeguards is used.
    let changed = with(&told, 1, 1.0);
    assert!(changed.drawn_figures().is_none());
    assert!(RangesView::of(&changed, Texts::new(Locale::En)).is_none());
}

#[test]
fn days_known_from_an_earlier_plan_come_to_the_same() {
    let one = with(&alive(), 0, 1.0);
    let told = update(&one, &Msg::Drawn(worked_out(&one, 500).remove(1)));
    let two = with(&told, 6, 1.0);
    let from_known = worked_out(&two, 500).remove(1);
    let from_nothing = worked_out(&with(&one, 6, 1.0), 500).remove(1);
    assert_eq!(*from_known.ensemble, *from_nothing.ensemble);
    // While a slider is moved no plan gets further than its first days: these are not lost.
    let some = update(&one, &Msg::Drawn(worked_out(&one, 500).remove(0)));
    let two = with(&some, 6, 1.0);
    assert_eq!(
        some.drawn.map(|drawn| drawn.ensemble.baseline.len()),
        Some(FIRST_DAYS as usize)
    );
    let from_some = worked_out(&two, 500).remove(1);
    assert_eq!(*from_some.ensemble, *from_nothing.ensemble);
    let view = RangesView::of(
        &update(&two, &Msg::Drawn(from_known)),
        Texts::new(Locale::En),
    );
    assert!(view.is_some_and(|view| view.group.contains("Parent")));
}
