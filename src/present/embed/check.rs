//! What the check answers, in words.

use crate::{
    app::embed::{
        check::{Isolation, Of, judge},
        finding::{Finding, Fix, Topic, Verdict, Why},
        settings::Builder,
    },
    i18n::embed::messages,
    ids::Locale,
    present::embed::snippets::{SANDBOX, site},
};

/// One line of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// What is judged.
    pub topic: &'static str,
    /// How it ends.
    pub verdict: Verdict,
    /// The same in words.
    pub ends: &'static str,
    /// Why.
    pub why: &'static str,
    /// What to do with what is to be added.
    pub how: &'static str,
    /// What is to be added; empty where it works.
    pub fix: String,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// How many work.
    pub summary: String,
    /// The lines.
    pub lines: Vec<LineView>,
}

impl CheckView {
    /// Returns the answer to what a session asks.
    #[must_use]
    pub fn of(builder: &Builder) -> Self {
        let locale = builder.locale;
        let findings = judge(&builder.question, site(builder));
        let works = findings
            .iter()
            .filter(|finding| finding.verdict == Verdict::Works);
        let (works, all) = (works.count(), findings.len());
        Self {
            summary: messages::embed_check_summary(locale, &works.to_string(), &all.to_string()),
            lines: findings
                .into_iter()
                .map(|finding| line(finding, locale))
                .collect(),
        }
    }
}

/// Returns what a strict page and a sandbox have to say for everything to work, a line each.
#[must_use]
pub fn enough(builder: &Builder) -> String {
    let site = site(builder);
    let directives = ["frame-src ", "script-src ", "img-src "];
    let named = directives.map(|directive| [directive, site, ";\n"].concat());
    [&*named.concat(), "sandbox=\"", SANDBOX, "\""].concat()
}

/// Returns whose policies can be asked about, in the order of [`Of::ALL`].
#[must_use]
pub fn scopes(locale: Locale) -> Vec<String> {
    let name = |of| match of {
        Of::Host => messages::embed_check_of_host(locale),
        Of::Site => messages::embed_check_of_site(locale),
    };
    Of::ALL.map(|of| name(of).to_owned()).into()
}

/// Returns the embedder policies, in the order of [`Isolation::ALL`].
#[must_use]
pub fn isolations(locale: Locale) -> Vec<String> {
    let name = |isolation| match isolation {
        Isolation::None => messages::embed_check_isolation_none(locale),
        Isolation::RequireCorp => "require-corp",
        Isolation::Credentialless => "credentialless",
    };
    Isolation::ALL
        .map(|isolation| name(isolation).to_owned())
        .into()
}

fn line(finding: Finding, locale: Locale) -> LineView {
    let (how, fix) = fix(finding.fix, locale);
    LineView {
        topic: topic(finding.topic, locale),
        verdict: finding.verdict,
        ends: match finding.verdict {
            Verdict::Works => messages::verdict_works(locale),
            Verdict::Depends => messages::verdict_depends(locale),
            Verdict::Fails => messages::verdict_fails(locale),
        },
        why: why(finding.why, locale),
        how,
        fix,
    }
}

fn fix(fix: Option<Fix>, locale: Locale) -> (&'static str, String) {
    match fix {
        None => ("", String::new()),
        Some(Fix::Directive(text)) => (messages::embed_add(locale), text),
        Some(Fix::Sandbox(words)) => {
            let text = ["sandbox=\"", &words, "\""].concat();
            (messages::embed_add_sandbox(locale), text)
        }
        Some(Fix::Headers(text)) => (messages::embed_add_headers(locale), text.to_owned()),
        Some(Fix::Mark) => {
            let text = messages::embed_mark(locale).to_owned();
            (messages::embed_add_mark(locale), text)
        }
        Some(Fix::Rule(text)) => (messages::embed_add_rule(locale), text.to_owned()),
    }
}

fn topic(topic: Topic, locale: Locale) -> &'static str {
    match topic {
        Topic::Frame => messages::topic_frame(locale),
        Topic::Loader => messages::topic_loader(locale),
        Topic::Picture => messages::topic_picture(locale),
        Topic::Border => messages::topic_border(locale),
        Topic::Script => messages::topic_script(locale),
        Topic::Wasm => messages::topic_wasm(locale),
        Topic::Style => messages::topic_style(locale),
        Topic::Words => messages::topic_words(locale),
        Topic::Preview => messages::topic_preview(locale),
        Topic::Life => messages::topic_life(locale),
        Topic::Copying => messages::topic_copying(locale),
        Topic::Saving => messages::topic_saving(locale),
        Topic::Links => messages::topic_links(locale),
        Topic::Storage => messages::topic_storage(locale),
    }
}

fn why(why: Why, locale: Locale) -> &'static str {
    match why {
        Why::Nothing => messages::why_nothing(locale),
        Why::Apart => messages::why_apart(locale),
        Why::Directive => messages::why_directive(locale),
        Why::OwnOnly => messages::why_own_only(locale),
        Why::OpaqueSelf => messages::why_opaque_self(locale),
        Why::Marked => messages::why_marked(locale),
        Why::Attribute => messages::why_attribute(locale),
        Why::Ancestors => messages::why_ancestors(locale),
        Why::SomeAncestors => messages::why_some_ancestors(locale),
        Why::Isolated => messages::why_isolated(locale),
        Why::Sandbox => messages::why_sandbox(locale),
        Why::NoScript => messages::why_no_script(locale),
        Why::StaysInSandbox => messages::why_stays_in_sandbox(locale),
        Why::NoOrigin => messages::why_no_origin(locale),
        Why::NotUsed => messages::why_not_used(locale),
    }
}
