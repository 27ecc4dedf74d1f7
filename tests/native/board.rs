//! The service board: how a service stands, and why, when a safeguard opens another way in.

use lockout::{
    app::{
        model::Model,
        msg::{Choice, Msg},
        route::Route,
        shared::Lasting,
        update::update,
    },
    data::bundle,
    i18n::bundle::Texts,
    ids::Locale,
    present::{
        board::{BoardView, StatusLine},
        clock::ClockView,
        figure::everyone,
        people::followed,
        spells::hour_name,
    },
};

/// The reported day with so much of a safeguard.
fn with(safeguard: &str, strength: f64) -> Model {
    let start = Model::start(Lasting::new(bundle::default_scenario()), Route::default());
    let mut safeguards = start.scenario.safeguards.iter();
    let place = safeguards.position(|known| &*known.slug == safeguard);
    let place = place.unwrap_or_else(|| panic!("no safeguard is called {safeguard}"));
    update(&start, &Msg::Choice(Choice::Safeguard(place, strength)))
}

/// Returns how a service stands at an hour of the clock bar: `11`.
fn line(model: &Model, service: &str, hour: &str, locale: Locale) -> StatusLine {
    let board = BoardView::of(model, Texts::new(locale));
    let mut services = board.services.into_iter();
    let found = services.find(|found| found.slug == service).unwrap();
    let mut spells = found.statuses.into_iter();
    let spell = spells.find(|spell| spell.at.split(' ').any(|at| at == hour));
    spell.unwrap().value
}

#[test]
fn the_reason_says_for_how_many_another_way_is_open() {
    let said = |safeguard, strength, service, locale| {
        let line = line(&with(safeguard, strength), service, "11", locale);
        (line.status.name, line.reason)
    };
    let bank = "The bank’s website asks for a new MitID login.";
    for (safeguard, strength, service, name, reason) in [
        (
            "parallel-login",
            1.0,
            "online-bank",
            "degraded",
            "The bank’s website asks for a new MitID login. About 15 in 100 people can use a second login instead.",
        ),
        (
            "parallel-login",
            0.2,
            "online-bank",
            "blocked",
            "The bank’s website asks for a new MitID login. About 3 in 100 people can use a second login instead.",
        ),
        // What opens with a code of its own partly works anyway.
        (
            "parallel-login",
            1.0,
            "school",
            "degraded",
            "The app still opens with its own code. A new login needs MitID. About 15 in 100 people can use a second login instead.",
        ),
        (
            "bypass-codes",
            1.0,
            "online-bank",
            "blocked",
            "The bank’s website asks for a new MitID login. Some get an emergency code instead: at most 5,880 an hour in the whole country.",
        ),
        (
            "in-person",
            1.0,
            "health-portal",
            "blocked",
            "Your own pages need a new MitID login. You can still phone the doctor. \
             Some can show who they are at a counter instead: at most 1,960 an hour in the whole country.",
        ),
        // Too little, for another service, or nothing that opens a way.
        ("parallel-login", 0.03, "online-bank", "blocked", bank),
        ("in-person", 1.0, "online-bank", "blocked", bank),
        ("more-agents", 1.0, "online-bank", "blocked", bank),
    ] {
        let expected = (name, reason.to_owned());
        assert_eq!(
            said(safeguard, strength, service, Locale::En),
            expected,
            "{safeguard}"
        );
    }
    let (_, danish) = said("in-person", 1.0, "benefits", Locale::Da);
    assert!(
        danish.ends_with("højst 1.960 i timen i hele landet."),
        "{danish}"
    );
}

/// Whatever is switched on, nothing is said about other ways while people can log in.
#[test]
fn other_ways_are_told_only_while_the_core_lets_nobody_in() {
    for safeguard in ["parallel-login", "bypass-codes", "in-person"] {
        let (with, without) = (with(safeguard, 1.0), with("more-agents", 1.0));
        for hour in ["08", "15", "19"] {
            let [with, without] =
                [&with, &without].map(|model| line(model, "online-bank", hour, Locale::En));
            assert_eq!(with.reason, without.reason, "{safeguard} at {hour}");
        }
    }
}

/// Board, clock bar and strip count the same services as blocked.
#[test]
fn what_is_counted_as_blocked_is_what_the_board_calls_blocked() {
    for safeguard in ["parallel-login", "bypass-codes", "in-person", "more-agents"] {
        let model = with(safeguard, 1.0);
        let texts = Texts::new(Locale::En);
        let board = BoardView::of(&model, texts);
        let here = |hour: &str, status: &str| {
            let spells = board.services.iter().flat_map(|service| &service.statuses);
            let here = spells.filter(|spell| spell.at.split(' ').any(|at| at == hour));
            here.filter(|spell| spell.value.status.name == status)
                .count()
        };
        let strip = everyone::figure(&model, texts, &followed(&model));
        let clock = ClockView::of(&model, texts);
        for (place, hour) in clock.hours.iter().enumerate() {
            let name = hour_name(hour.time);
            let [count, partly] = ["blocked", "degraded"].map(|status| here(&name, status));
            let told = format!(
                ", {count} of {} services blocked, {partly} partly work",
                board.services.len()
            );
            assert!(hour.detail.ends_with(&told), "{safeguard}: {}", hour.detail);
            let read = format!(" {count} blocked at login,");
            assert!(strip.steps[place].contains(&read), "{}", strip.steps[place]);
        }
    }
    let open = with("parallel-login", 1.0);
    let strip = everyone::figure(&open, Texts::new(Locale::En), &followed(&open));
    assert!(
        strip
            .title
            .starts_with("At no full hour was a service blocked"),
        "{}",
        strip.title
    );
}
