//! The snippet builder: what it writes is what the explainer reads, and its check answers anything.

use lockout::{
    app::{
        embed::{
            check::{Isolation, Of, Question, judge},
            finding::{Finding, Fix, Verdict},
            settings::{Builder, Event, Field, Typed, VIEW_HEIGHTS, usual_height},
        },
        model::Model,
        msg::Msg,
        permalink,
        route::Route,
        shared::Lasting,
        update::update,
    },
    data::bundle,
    domain::scenario::Scenario,
    ids::Locale,
    prerender::embed::choices,
    present::embed::{
        check::{CheckView, enough},
        snippets::{SANDBOX, SnippetView, snippets},
    },
};
use proptest::prelude::*;

use crate::laws::config;

const SITE: &str = "https://lockout.example/mitid/";

thread_local! {
    static SCENARIO: Lasting<Scenario> = Lasting::new(bundle::default_scenario());
    static START: Builder = {
        let scenario = SCENARIO.with(|scenario| *scenario);
        Builder::start(Locale::En, choices(&scenario, Some(SITE)))
    };
}

fn start() -> Builder {
    START.with(Builder::clone)
}

fn after(events: impl IntoIterator<Item = Event>) -> Builder {
    events
        .into_iter()
        .fold(start(), |builder, event| builder.after(event))
}

fn text<'a>(views: &'a [SnippetView], key: &str) -> &'a str {
    &views.iter().find(|view| view.key == key).unwrap().text
}

#[test]
fn the_usual_choice_is_the_front_page() {
    let builder = start();
    assert_eq!(builder.address(), "");
    let views = snippets(&builder);
    assert_eq!(text(&views, "wordpress-link"), SITE);
    assert_eq!(builder.height(), usual_height(""));
    assert!(text(&views, "frame").contains(&format!("src=\"{SITE}\"")));
}

#[test]
fn a_choice_is_in_each_snippet() {
    let builder = after([
        Event::Picked(Field::Persona, 2),
        Event::Picked(Field::Language, 1),
        Event::Picked(Field::Hour, 4),
        Event::Picked(Field::View, 1),
        Event::Picked(Field::Scheme, 1),
        Event::Typed(Typed::Accent, " #7A1F5C ".to_owned()),
        Event::Typed(Typed::Width, "640".to_owned()),
        Event::Typed(Typed::Height, "1200".to_owned()),
    ]);
    let page = builder.page().unwrap().clone();
    assert_eq!(page.path, "da/patient/");
    let hour = builder.hour().to_owned();
    let query = format!("v=1&at={hour}&dark=true&view=embed&accent=7A1F5C");
    assert_eq!(builder.address(), format!("da/patient/?{query}"));

    let views = snippets(&builder);
    let href = format!("{SITE}da/patient/?{}", query.replace('&', "&amp;"));
    for key in ["element", "frame", "wordpress", "amp", "image"] {
        assert!(
            text(&views, key).contains(&href),
            "{key}: {}",
            text(&views, key)
        );
    }
    for key in ["frame", "wordpress", "amp"] {
        let text = text(&views, key);
        let title = format!("title=\"{}, time for time\"", page.title);
        let sandbox = format!("sandbox=\"{SANDBOX}\"");
        for part in [
            &*title,
            &sandbox,
            "allow=\"clipboard-write\"",
            "color-scheme:light\"",
            "width=\"640\" height=\"1200\"",
        ] {
            assert!(text.contains(part), "{key} lacks {part}: {text}");
        }
        // AMP is lazy by itself, and its validator knows no such attribute.
        assert_eq!(text.contains("loading=\"lazy\""), key != "amp", "{text}");
    }
    let element = text(&views, "element");
    let attributes = format!(
        "<lockout-explainer persona=\"patient\" lang=\"da\" at=\"{hour}\" dark=\"true\" view=\"embed\" \
         accent=\"7A1F5C\" height=\"1200\" style=\"max-width:640px\" label=\"{}, time for time\">",
        page.title
    );
    assert!(element.contains(&attributes), "{element}");
    assert!(
        element.contains(&format!("src=\"{SITE}lockout-embed.js\"")),
        "{element}"
    );
    let picture = format!("src=\"{SITE}da/patient/card.png\"");
    let alt = format!(" alt=\"{}\"", page.alt);
    for key in ["element", "frame", "wordpress", "amp", "image"] {
        let text = text(&views, key);
        assert!(text.contains(&picture) && text.contains(&alt), "{key}");
        // AMP shows the picture only until the frame is there.
        let says_finding = text.replace(&alt, "").contains(&page.finding);
        assert_eq!(says_finding, key != "amp", "{key}");
        assert_eq!(text.contains(&format!("<a href=\"{href}\"")), key != "amp");
    }
    let placeholder =
        "<amp-img placeholder layout=\"fill\" object-fit=\"contain\" object-position=\"top\"";
    assert!(text(&views, "amp").contains(placeholder));
    assert_eq!(text(&views, "wordpress-link"), format!("{SITE}da/patient/"));
}

/// A frame that nobody follows is as high as what is in it, in a column as wide as it is.
#[test]
fn a_frame_is_as_high_as_its_view() {
    for (view, heights) in VIEW_HEIGHTS.iter().enumerate() {
        for (width, height) in [
            ("240", heights[0]),
            ("320", heights[0]),
            ("639", heights[0]),
            ("", heights[1]),
            ("700", heights[1]),
            ("2000", heights[2]),
        ] {
            let width = Event::Typed(Typed::Width, width.to_owned());
            let builder = after([Event::Picked(Field::View, view), width]);
            let part = format!(" height=\"{height}\"");
            assert!(text(&snippets(&builder), "frame").contains(&part), "{part}");
        }
        assert!(heights.is_sorted_by(|narrow, wide| narrow > wide));
    }
}

#[test]
fn what_cannot_be_used_is_left_out() {
    let usual = start();
    for (typed, value) in [
        (Typed::Accent, "red"),
        (Typed::Accent, "\"><script>"),
        (Typed::Width, "wide"),
        (Typed::Width, "100000"),
        (Typed::Height, "-5"),
        (Typed::Height, ""),
    ] {
        let builder = after([Event::Typed(typed, value.to_owned())]);
        assert_eq!(snippets(&builder), snippets(&usual), "{value}");
    }
    assert!(after([Event::Typed(Typed::Accent, "red".to_owned())]).is_no_colour());
}

#[test]
fn without_a_known_site_the_page_takes_its_own_address() {
    let scenario = SCENARIO.with(|scenario| *scenario);
    let unknown = Builder::start(Locale::En, choices(&scenario, None));
    let told = unknown.after(Event::Arrived("http://127.0.0.1:8080/x/".to_owned()));
    let frame = text(&snippets(&told), "frame").to_owned();
    assert!(
        frame.contains("src=\"http://127.0.0.1:8080/x/\""),
        "{frame}"
    );
    // WordPress is offered the bare address only where it finds a description there.
    assert!(
        snippets(&told)
            .iter()
            .all(|view| view.key != "wordpress-link")
    );
    let known = start().after(Event::Arrived("http://127.0.0.1/".to_owned()));
    assert_eq!(known.site, SITE);
}

#[test]
fn what_is_said_to_be_enough_is_enough() {
    let enough = enough(&start());
    let (policy, sandbox) = enough.rsplit_once('\n').unwrap();
    let question = Question {
        policy: format!("default-src 'none'; style-src 'unsafe-inline'; {policy}"),
        sandbox: sandbox.to_owned(),
        ..Question::default()
    };
    let findings = judge(&question, SITE);
    assert!(
        findings
            .iter()
            .all(|finding| finding.verdict == Verdict::Works),
        "{findings:?}"
    );
}

#[test]
fn the_answer_is_in_words_in_each_language() {
    for locale in Locale::ALL {
        let scenario = SCENARIO.with(|scenario| *scenario);
        let builder = Builder::start(locale, choices(&scenario, None));
        let builder = builder.after(Event::Typed(Typed::Policy, "default-src 'none'".to_owned()));
        let view = CheckView::of(&builder);
        let needs_help = view
            .lines
            .iter()
            .filter(|line| line.verdict != Verdict::Works);
        assert_eq!(needs_help.clone().count(), 4, "{view:?}");
        assert!(
            needs_help
                .clone()
                .all(|line| !line.fix.is_empty() && !line.how.is_empty())
        );
    }
}

/// Pieces that policies and sandboxes are made of, and some that they are not.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "default-src",
        "script-src",
        "frame-src",
        "img-src",
        "style-src",
        "sandbox",
        "connect-src",
        "frame-ancestors",
        "'none'",
        "'self'",
        "'unsafe-inline'",
        "'nonce-a'",
        "'strict-dynamic'",
        "*",
        "https:",
        "https://*.example",
        "*.",
        "://",
        ":",
        "allow-scripts",
        "allow-popups",
        "allow-same-origin",
        ";",
        ",",
        "\n",
        "\"",
        "<iframe sandbox=",
        "<meta content='",
        "Content-Security-Policy:",
        "content-security-policy-report-only:",
        "é",
        "'",
    ]);
    prop::collection::vec(words, 0..24).prop_map(|words| words.join(" "))
}

fn anything() -> impl Strategy<Value = String> {
    prop_oneof![pieces(), any::<String>()]
}

fn scope() -> impl Strategy<Value = Of> {
    prop::sample::select(Of::ALL.to_vec())
}

/// A policy of directives, each with sources.
fn policy() -> impl Strategy<Value = Vec<(&'static str, Vec<&'static str>)>> {
    let names = [
        "default-src",
        "script-src",
        "script-src-elem",
        "style-src",
        "img-src",
        "frame-src",
        "child-src",
        "connect-src",
        "frame-ancestors",
    ];
    let sources = [
        "'none'",
        "'self'",
        "https:",
        "data:",
        "https://other.example",
        "*.example",
        "'unsafe-inline'",
        "'wasm-unsafe-eval'",
    ];
    let sources = prop::collection::vec(prop::sample::select(sources.to_vec()), 0..4);
    prop::collection::vec((prop::sample::select(names.to_vec()), sources), 0..6)
}

fn written(policy: &[(String, String)]) -> String {
    let directives = policy
        .iter()
        .map(|(name, sources)| format!("{name} {sources}"));
    directives.collect::<Vec<_>>().join("; ")
}

proptest! {
    #![proptest_config(config())]

    /// Whatever is pasted has an answer, and the same number of lines.
    #[test]
    fn the_check_answers_anything(
        policy in anything(), sandbox in anything(), site in anything(), of in scope(), place in 0usize..4,
    ) {
        let mut question = Question { of, policy, sandbox, isolation: Isolation::None };
        question.isolate(place);
        let usual = judge(&Question { of, ..Question::default() }, SITE);
        let findings = judge(&question, &site);
        prop_assert_eq!(findings.len(), usual.len());
        for (finding, usual) in findings.iter().zip(&usual) {
            prop_assert_eq!(finding.topic, usual.topic);
            // What does not work comes with what to add, and what works needs nothing.
            prop_assert_eq!(finding.fix.is_none(), finding.verdict == Verdict::Works);
        }
    }

    /// What is to be added mends what did not work.
    #[test]
    fn a_fix_mends(directives in policy(), words in prop::collection::vec(
        prop::sample::select(vec!["allow-scripts", "allow-popups", "allow-forms"]), 0..3), of in scope())
    {
        let mut policy: Vec<(String, String)> = Vec::new();
        for (name, sources) in directives {
            if policy.iter().all(|(known, _)| known != name) {
                policy.push((name.to_owned(), sources.join(" ")));
            }
        }
        let mut question = Question { of, sandbox: format!("sandbox {}", words.join(" ")), ..Question::default() };
        for _ in 0..40 {
            question.policy = written(&policy);
            let is_mended = |fix: &Option<Fix>| !matches!(fix, Some(Fix::Directive(_) | Fix::Sandbox(_)));
            let next = judge(&question, SITE).into_iter().find(|Finding { fix, .. }| !is_mended(fix));
            match next.and_then(|finding| finding.fix) {
                Some(Fix::Directive(text)) => {
                    let (name, sources) = text.split_once(' ').unwrap();
                    policy.retain(|(known, _)| known != name);
                    policy.push((name.to_owned(), sources.to_owned()));
                }
                Some(Fix::Sandbox(words)) => question.sandbox = words,
                _ => return Ok(()),
            }
        }
        prop_assert!(false, "never mended: {:?}", question);
    }

    /// What the builder writes is read without a warning, and is the address that the explainer itself
    /// gives to that state.
    #[test]
    fn an_address_is_read_as_it_was_meant(
        picks in prop::collection::vec(0usize..20, Field::ALL.len()), accent in "#?[0-9a-f]{5,7}",
    ) {
        let scenario = SCENARIO.with(|scenario| *scenario);
        let mut events: Vec<Event> = Field::ALL.into_iter().zip(picks)
            .map(|(field, place)| Event::Picked(field, place)).collect();
        events.push(Event::Typed(Typed::Accent, accent));
        let builder = after(events);
        let address = builder.address();
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let route = Route::parse(path, &scenario);
        prop_assert!(route.is_some(), "no page at {}", address);
        let route = route.unwrap();
        prop_assert_eq!(route.locale, builder.language());
        let link = permalink::parse(&permalink::pairs(query), &scenario);
        prop_assert_eq!(&link.warnings, &vec![]);
        // The page's own script has set the hour before the link is told.
        let mut start = Model::start(scenario, route);
        start.cursor = link.at.unwrap_or(start.cursor);
        let model = update(&start, &Msg::Arrived(link));
        let own = model.query();
        // The hour that the explainer begins with needs no parameter.
        if builder.hour() != scenario.horizon.opening_hour.to_data() {
            prop_assert_eq!(own.trim_start_matches('?'), query);
        }
    }
}
