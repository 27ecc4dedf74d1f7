//! The address: the same state always gives the same query, and the reverse; nothing breaks it.

use lockout::{
    app::{
        model::{Appearance, Model},
        msg::{Choice, Clock, Msg},
        permalink::{self, LinkWarning},
        route::Route,
        shared::Lasting,
        update::update,
    },
    data::bundle,
    domain::{clock::TimeOfDay, outage::OutageSpan, scenario::Scenario},
    ids::Locale,
};
use proptest::prelude::*;

thread_local! {
    static SCENARIO: Lasting<Scenario> = Lasting::new(bundle::default_scenario());
}

fn scenario() -> Lasting<Scenario> {
    SCENARIO.with(|scenario| *scenario)
}

fn parse(query: &str) -> permalink::Link {
    permalink::parse(&permalink::pairs(query), &scenario())
}

#[test]
fn the_default_state_has_no_query() {
    assert_eq!(Model::start(scenario(), Route::default()).query(), "");
}

#[test]
fn every_page_is_reached_from_every_page() {
    let scenario = scenario();
    for from in Route::all(&scenario) {
        for to in Route::all(&scenario) {
            let mut folders: Vec<String> =
                from.path(&scenario).split('/').map(str::to_owned).collect();
            folders.pop();
            let href = from.href_to(to, &scenario);
            for part in href
                .split('/')
                .filter(|part| !part.is_empty() && *part != ".")
            {
                if part == ".." {
                    assert!(folders.pop().is_some(), "{href} leaves the site");
                } else {
                    folders.push(part.to_owned());
                }
            }
            let reached: String = folders.iter().map(|folder| folder.clone() + "/").collect();
            assert_eq!(
                reached,
                to.path(&scenario),
                "{href} from {}",
                from.path(&scenario)
            );
        }
    }
}

#[test]
fn paths_are_read_back() {
    let scenario = scenario();
    for route in Route::all(&scenario) {
        let path = route.path(&scenario);
        assert_eq!(Route::parse(&path, &scenario), Some(route));
        assert_eq!(Route::parse(&(path + "index.html"), &scenario), Some(route));
    }
    assert_eq!(Route::parse("nobody/", &scenario), None);
}

/// Makes a warning of what was found.
type Warn = fn(String) -> LinkWarning;

#[test]
fn each_wrong_part_gives_its_own_warning_and_the_default() {
    let cases: [(&str, Warn, &str); 15] = [
        ("v=2", LinkWarning::Version, "2"),
        ("scenario=atlantis", LinkWarning::Scenario, "atlantis"),
        ("lang=xx", LinkWarning::Language, "xx"),
        ("persona=nobody", LinkWarning::Persona, "nobody"),
        ("at=99:99", LinkWarning::Hour, "99:99"),
        ("at=10:60", LinkWarning::Hour, "10:60"),
        ("at=06:59", LinkWarning::Hour, "06:59"),
        ("at=20:00", LinkWarning::Hour, "20:00"),
        ("at=10:3", LinkWarning::Hour, "10:3"),
        ("outage=foo", LinkWarning::Outage, "foo"),
        ("outage=11:00-09:00", LinkWarning::Outage, "11:00-09:00"),
        ("dark=maybe", LinkWarning::Appearance, "maybe"),
        ("guess=most", LinkWarning::Guess, "most"),
        ("guess=-1", LinkWarning::Guess, "-1"),
        ("colour=red", LinkWarning::Unknown, "colour"),
    ];
    for (query, warning, found) in cases {
        let link = parse(query);
        assert_eq!(link.warnings, [warning(found.to_owned())], "{query}");
        assert_eq!(
            (link.at, link.outage, link.appearance, link.guess),
            (None, None, None, None),
            "{query}"
        );
    }
}

#[test]
fn a_minute_shows_the_hour_in_which_it_lies() {
    for (minute, hour) in [("07:01", "07:00"), ("12:30", "12:00"), ("19:59", "19:00")] {
        let link = parse(&format!("at={minute}"));
        assert_eq!(link.warnings, [], "{minute}");
        assert_eq!(link.at, TimeOfDay::parse(hour), "{minute}");
    }
}

#[test]
fn a_guess_is_in_the_link_only_if_the_reader_shares_it() {
    let model = Model::start(scenario(), Route::default());
    let guessed = update(&model, &Msg::Choice(Choice::Guess(3)));
    assert_eq!(
        (guessed.query(), guessed.query_to_share()),
        Default::default()
    );
    let shared = update(&guessed, &Msg::Choice(Choice::ShareGuess(true)));
    assert_eq!(shared.query(), "", "the address never holds it");
    assert_eq!(shared.query_to_share(), "?v=1&guess=3");

    // Whoever opens that link is told of it, and has made no guess, nor passes it on.
    let link = parse(&shared.query_to_share());
    assert_eq!(link.warnings, []);
    let received = update(&model, &Msg::Arrived(link));
    assert_eq!(received.sent_guesses.of(received.persona()), Some(3));
    assert_eq!(received.guess(), None);
    assert_eq!(received.query_to_share(), "");
}

#[test]
fn more_errands_than_the_person_has_are_no_guess() {
    let model = Model::start(scenario(), Route::default());
    let received = update(&model, &Msg::Arrived(parse("guess=99")));
    assert_eq!(*received.warnings, [LinkWarning::Guess("99".to_owned())]);
    assert_eq!(received.sent_guesses.of(received.persona()), None);
}

#[test]
fn what_hosts_add_is_not_shared() {
    let link = parse("?utm_source=news&childId=a&at=12:00");
    let model = update(
        &Model::start(scenario(), Route::default()),
        &Msg::Arrived(link),
    );
    let moved = update(&model, &Msg::Clock(Clock::Last));
    let moved = update(&moved, &Msg::Clock(Clock::Rest));
    assert_eq!(moved.query_to_share(), "?v=1&at=19:00");
    assert_eq!(moved.query(), "?v=1&at=19:00&utm_source=news&childId=a");
}

#[test]
fn the_looks_that_a_host_chose_are_shared() {
    let looks = "view=embed&accent=7a1f5c&font=serif&bg=transparent";
    let link = parse(&format!("?at=12:00&utm_source=news&{looks}&childId=a"));
    assert_eq!(link.warnings, []);
    let model = update(
        &Model::start(scenario(), Route::default()),
        &Msg::Arrived(link),
    );
    assert_eq!(
        model.query_to_share(),
        format!("?{looks}"),
        "the hour is the page's own script's"
    );
    let moved = update(&model, &Msg::Clock(Clock::Last));
    let moved = update(&moved, &Msg::Clock(Clock::Rest));
    assert_eq!(moved.query_to_share(), format!("?v=1&at=19:00&{looks}"));
}

#[test]
fn a_long_value_is_quoted_short() {
    let link = parse(&format!("at={}", "é".repeat(5_000)));
    let [LinkWarning::Hour(found)] = link.warnings.as_slice() else {
        panic!("one warning about the hour, not {:?}", link.warnings);
    };
    assert_eq!(found.chars().count(), 40);
}

#[test]
fn what_hosts_add_is_kept_in_silence() {
    let link = parse("?utm_source=news&childId=a%26b&parentUrl=https%3A%2F%2Fnews.example%2Fæ");
    assert_eq!(link.warnings, []);
    let model = update(
        &Model::start(scenario(), Route::default()),
        &Msg::Arrived(link.clone()),
    );
    let again = parse(&model.query());
    assert_eq!(again.passed_through, link.passed_through);
    assert!(
        model.query().starts_with("?utm_source=news&childId=a%26b"),
        "{}",
        model.query()
    );
}

prop_compose! {
    fn any_span()(a in 360_u16..=1440, b in 360_u16..=1440) -> Option<OutageSpan> {
        let time = |minutes| TimeOfDay::from_minutes(minutes).unwrap();
        OutageSpan::new(time(a.min(b)), time(a.max(b)))
    }
}

fn any_looks() -> impl Strategy<Value = Vec<&'static str>> {
    let looks = vec![
        "view=embed",
        "view=class",
        "accent=7a1f5c",
        "font=serif",
        "bg=paper",
    ];
    let count = 0..=looks.len();
    proptest::sample::subsequence(looks, count)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_state_is_read_back_from_its_query(
        hour in 7_u16..=19,
        span in proptest::option::of(any_span()),
        appearance in prop_oneof![
            Just(Appearance::Auto), Just(Appearance::Dark), Just(Appearance::Light)
        ],
        guess in proptest::option::of(0_u8..=8),
        looks in any_looks(),
    ) {
        let start = Model::start(scenario(), Route::default());
        let mut model = update(&start, &Msg::Arrived(parse(&looks.join("&"))));
        model.appearance = appearance;
        let cursor = TimeOfDay::from_minutes(hour * 60).unwrap();
        let model = update(&model, &Msg::Clock(Clock::To(cursor)));
        let model = update(&model, &Msg::Choice(Choice::Outage(span.flatten())));
        let model = update(&model, &Msg::Choice(Choice::ShareGuess(true)));
        let model = guess.map_or(model.clone(), |count| {
            update(&model, &Msg::Choice(Choice::Guess(count)))
        });
        let shared = parse(&model.query_to_share());
        prop_assert_eq!(shared.guess, guess);
        prop_assert!(model.query_to_share().ends_with(&looks.join("&")));
        prop_assert_eq!(shared.passed_through.len(), looks.len());
        let link = parse(&model.query());
        prop_assert_eq!(&permalink::Link { guess: None, ..shared }, &link);
        prop_assert_eq!(&link.warnings, &[]);
        prop_assert_eq!(link.at.unwrap_or(model.scenario.horizon.opening_hour), cursor);
        prop_assert_eq!(link.outage, model.plan.outage);
        prop_assert_eq!(link.appearance.unwrap_or_default(), appearance);
    }

    #[test]
    fn no_query_whatever_panics(query in ".{0,200}") {
        let link = parse(&query);
        let model = update(&Model::start(scenario(), Route::default()), &Msg::Arrived(link));
        prop_assert!(Locale::ALL.contains(&model.route.locale));
    }
}
