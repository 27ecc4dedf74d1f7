//! What the live region says of a change: short, and never what it said before.

use lockout::{
    app::{
        model::{Announced, Model},
        msg::{Choice, Msg},
        update::update,
    },
    domain::outage::OutageSpan,
    i18n::{bundle::Texts, number},
    ids::Locale,
    present::{
        describe,
        page::{DayView, page},
    },
};

use crate::story::{day, each};

/// The longest that a change may take to tell, in characters: about fifteen seconds of speech.
const LONGEST: usize = 200;

fn said(model: &Model, texts: Texts) -> String {
    let view = page(model, texts, &DayView::of(model, texts));
    describe::announcement(model, texts, &view.words)
}

#[test]
fn what_is_read_out_is_short() {
    each(|model, texts| {
        let view = page(model, texts, &DayView::of(model, texts));
        for time in model.scenario.horizon.hours() {
            let mut model = model.clone();
            model.cursor = time;
            for announced in [Announced::Hour, Announced::Tick, Announced::Persona] {
                model.announced = announced;
                let said = describe::announcement(&model, texts, &view.words);
                let length = said.chars().count();
                assert!((1..=LONGEST).contains(&length), "{length}: {said}");
            }
        }
        let mut model = model.clone();
        let places = 0..model.scenario.safeguards.len();
        for announced in places.map(Announced::Safeguard).chain([Announced::Outage]) {
            model.announced = announced;
            let said = describe::announcement(&model, texts, &view.words);
            let length = said.chars().count();
            assert!((1..=LONGEST).contains(&length), "{length}: {said}");
        }
    });
}

#[test]
fn each_press_of_a_switch_says_something_new() {
    for locale in Locale::ALL {
        for (query, person) in [("outage=09:00-11:00", 3), ("", 0), ("", 2)] {
            press_all(day(query, person), Texts::new(locale));
        }
    }
}

fn press_all(mut model: Model, texts: Texts) {
    let locale = texts.locale();
    let mut before = String::new();
    let scenario = model.scenario;
    for (place, safeguard) in scenario.safeguards.iter().enumerate() {
        for strength in [1.0, 0.9, 0.0, 1.0] {
            model = update(&model, &Msg::Choice(Choice::Safeguard(place, strength)));
            let said = said(&model, texts);
            let percent = number::percent(locale, strength);
            let pressed = [safeguard.name.get(locale), ": ", &percent, ". "].concat();
            assert!(said.starts_with(&pressed), "{said}");
            let length = said.chars().count();
            assert!(length <= LONGEST, "{length}: {said}");
            assert_ne!(said, before);
            before = said;
        }
    }
}

#[test]
fn another_outage_is_told_by_what_it_comes_to() {
    let texts = Texts::new(Locale::En);
    let said = |model: &Model| said(model, texts);
    let five = day("", 0);
    let variant = &five.scenario.variants[1];
    let other = OutageSpan::new(variant.start.value, variant.end.value);
    let two = update(&five, &Msg::Choice(Choice::Outage(other)));
    let told = said(&two);
    assert!(
        told.starts_with("About two hours. In the whole country"),
        "{told}"
    );
    assert!(told.contains("Sara, 36: 8 of 8 errands"), "{told}");
    assert!(told.chars().count() <= LONGEST, "{told}");
    let back = said(&update(&two, &Msg::Choice(Choice::Outage(None))));
    assert!(back.starts_with("About five hours. At 10:00"), "{back}");
}
