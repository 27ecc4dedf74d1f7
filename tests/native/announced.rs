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

fn said(model: &Model, texts: Texts) -> String {
    let view = page(model, texts, &DayView::of(model, texts));
    describe::announcement(model, texts, &view.words)
}

#[test]
fn what_is_read_out_is_short() {
    const LONGEST: usize = 200;
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
    });
}

#[test]
fn each_press_of_a_switch_says_something_new() {
    for locale in Locale::ALL {
        let mut model = day("outage=09:00-11:00", 3);
        let mut before = String::new();
        let scenario = model.scenario;
        for (place, safeguard) in scenario.safeguards.iter().enumerate() {
            for strength in [1.0, 0.9, 0.0, 1.0] {
                model = update(&model, &Msg::Choice(Choice::Safeguard(place, strength)));
                let texts = Texts::new(locale);
                let said = said(&model, texts);
                assert!(said.starts_with(safeguard.name.get(locale)), "{said}");
                let percent = number::percent(locale, strength);
                assert!(said.contains(&[": ", &percent, ". "].concat()), "{said}");
                assert_ne!(said, before);
                before = said;
            }
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
    let back = said(&update(&two, &Msg::Choice(Choice::Outage(None))));
    assert!(back.starts_with("About five hours. At 10:00"), "{back}");
}
