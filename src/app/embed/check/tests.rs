//! Tests of the judging: what real policies and sandboxes come to.

use super::{Isolation, Of, Question, judge};
use crate::app::embed::finding::{Finding, Fix, Topic, Verdict, Why};

const SITE: &str = "https://lockout.example/mitid/";

fn ask(of: Of, policy: &str, sandbox: &str) -> Vec<Finding> {
    let question = Question {
        of,
        policy: policy.to_owned(),
        sandbox: sandbox.to_owned(),
        isolation: Isolation::None,
    };
    judge(&question, SITE)
}

fn of(findings: &[Finding], topic: Topic) -> &Finding {
    findings
        .iter()
        .find(|finding| finding.topic == topic)
        .unwrap()
}

fn directive(finding: &Finding) -> &str {
    match &finding.fix {
        Some(Fix::Directive(text)) => text,
        other => panic!("no directive: {other:?}"),
    }
}

#[test]
fn without_a_policy_everything_works() {
    for scope in Of::ALL {
        let findings = ask(scope, "", "");
        assert!(
            findings
                .iter()
                .all(|finding| finding.verdict == Verdict::Works),
            "{findings:?}"
        );
    }
}

#[test]
fn a_strict_host_learns_what_to_name() {
    let policy = "default-src 'none'; frame-src https://video.example; style-src 'self'; \
                  script-src cdn.example";
    let findings = ask(Of::Host, policy, "");
    let frame = of(&findings, Topic::Frame);
    assert_eq!(frame.verdict, Verdict::Fails);
    assert_eq!(
        directive(frame),
        "frame-src https://video.example https://lockout.example"
    );
    assert_eq!(
        directive(of(&findings, Topic::Loader)),
        "script-src-elem cdn.example https://lockout.example"
    );
    // What allows nothing gives way.
    assert_eq!(
        directive(of(&findings, Topic::Picture)),
        "img-src https://lockout.example"
    );
    let border = of(&findings, Topic::Border);
    assert_eq!(
        (border.verdict, border.why),
        (Verdict::Depends, Why::Attribute)
    );
    // The host's policy ends at the frame.
    let script = of(&findings, Topic::Life);
    assert_eq!((script.verdict, script.why), (Verdict::Works, Why::Apart));
}

#[test]
fn self_is_enough_for_who_hosts_it_themselves() {
    let findings = ask(Of::Host, "default-src 'self'", "");
    let frame = of(&findings, Topic::Frame);
    assert_eq!((frame.verdict, frame.why), (Verdict::Depends, Why::OwnOnly));
    assert_eq!(directive(frame), "frame-src 'self' https://lockout.example");
}

#[test]
fn a_policy_of_marks_takes_a_marked_script() {
    let policy = "script-src 'strict-dynamic' 'nonce-abc' https:; style-src 'unsafe-inline'";
    let findings = ask(Of::Host, policy, "");
    let loader = of(&findings, Topic::Loader);
    assert_eq!(
        (loader.verdict, &loader.fix),
        (Verdict::Depends, &Some(Fix::Mark))
    );
    assert_eq!(of(&findings, Topic::Border).verdict, Verdict::Works);
    let findings = ask(Of::Host, "style-src 'unsafe-inline' 'nonce-abc'", "");
    assert_eq!(of(&findings, Topic::Border).verdict, Verdict::Depends);
}

#[test]
fn a_sandbox_is_read_as_words_attribute_or_tag() {
    for sandbox in [
        "allow-scripts",
        "sandbox=\"allow-scripts\"",
        "<iframe src=x sandbox='allow-scripts' title=y>",
        "<iframe sandbox=allow-scripts>",
    ] {
        let findings = ask(Of::Host, "", sandbox);
        let script = of(&findings, Topic::Life);
        assert_eq!(
            (script.verdict, script.why),
            (Verdict::Depends, Why::NoOrigin),
            "{sandbox}"
        );
        let saving = of(&findings, Topic::Saving);
        let fix = Fix::Sandbox("allow-scripts allow-downloads".to_owned());
        assert_eq!(
            (saving.verdict, &saving.fix),
            (Verdict::Fails, &Some(fix)),
            "{sandbox}"
        );
    }
    for sandbox in ["sandbox", "sandbox=\"\"", "<iframe sandbox src=x>"] {
        let script = of(&ask(Of::Host, "", sandbox), Topic::Life).clone();
        assert_eq!(
            script.fix,
            Some(Fix::Sandbox("allow-scripts".to_owned())),
            "{sandbox}"
        );
    }
    assert_eq!(
        of(&ask(Of::Host, "", "<iframe src=x>"), Topic::Life).verdict,
        Verdict::Works
    );
}

#[test]
fn a_page_that_a_link_opens_may_stay_in_the_sandbox() {
    let all = "allow-scripts allow-same-origin allow-popups allow-downloads";
    let links = of(&ask(Of::Host, "", all), Topic::Links).clone();
    assert_eq!(
        (links.verdict, links.why),
        (Verdict::Depends, Why::StaysInSandbox)
    );
    let links = of(&ask(Of::Host, "", "allow-scripts"), Topic::Links).clone();
    assert_eq!(links.verdict, Verdict::Fails);
}

#[test]
fn the_sandbox_of_a_policy_counts_too() {
    let findings = ask(Of::Host, "sandbox allow-same-origin", "");
    assert_eq!(
        directive(of(&findings, Topic::Life)),
        "sandbox allow-same-origin allow-scripts"
    );
    assert_eq!(of(&findings, Topic::Loader).why, Why::Sandbox);
}

#[test]
fn isolated_hosts_want_headers() {
    for isolation in [Isolation::RequireCorp, Isolation::Credentialless] {
        let question = Question {
            isolation,
            ..Question::default()
        };
        let findings = judge(&question, SITE);
        let frame = of(&findings, Topic::Frame);
        assert_eq!(
            (frame.verdict, frame.why),
            (Verdict::Depends, Why::Isolated)
        );
        let is_refused = of(&findings, Topic::Picture).verdict == Verdict::Depends;
        assert_eq!(is_refused, isolation == Isolation::RequireCorp);
    }
}

#[test]
fn the_site_needs_what_the_readme_says() {
    let policy = "default-src 'none'; script-src 'self' https://lockout.example 'wasm-unsafe-eval'; \
                  style-src 'self' https://lockout.example; img-src 'self' https://lockout.example data:; \
                  connect-src 'self' https://lockout.example; frame-src 'self'; base-uri 'none'; \
                  form-action 'none'; frame-ancestors *";
    for sandbox in [
        "",
        "allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox",
    ] {
        let findings = ask(Of::Site, policy, sandbox);
        assert!(
            findings
                .iter()
                .all(|finding| finding.verdict == Verdict::Works),
            "{findings:?}"
        );
    }
    let findings = ask(Of::Site, "script-src 'self'; frame-ancestors 'self'", "");
    assert_eq!(
        directive(of(&findings, Topic::Wasm)),
        "script-src 'self' 'wasm-unsafe-eval'"
    );
    assert_eq!(of(&findings, Topic::Frame).verdict, Verdict::Fails);
    let findings = ask(Of::Site, "frame-ancestors https://news.example", "");
    assert_eq!(of(&findings, Topic::Frame).verdict, Verdict::Depends);
    let findings = ask(Of::Site, "default-src 'none'", "");
    assert_eq!(
        directive(of(&findings, Topic::Picture)),
        "img-src 'self' data:"
    );
}

#[test]
fn in_a_frame_without_an_origin_the_site_names_itself() {
    let findings = ask(Of::Site, "connect-src 'self'", "allow-scripts");
    let words = of(&findings, Topic::Words);
    assert_eq!(
        (words.verdict, words.why),
        (Verdict::Depends, Why::OpaqueSelf)
    );
    assert_eq!(
        directive(words),
        "connect-src 'self' https://lockout.example"
    );
}
