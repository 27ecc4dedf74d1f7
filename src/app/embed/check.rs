//! What will work of the explainer under a page's content security policy, in a frame's sandbox and in
//! an isolated page, with what to add where something will not. It answers whatever is pasted.

use crate::app::embed::{
    finding::{Finding, Fix, Topic, Why},
    policy::{Address, Policy, policies},
};

/// Whose policy is asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// The page that shows the explainer.
    #[default]
    Host,
    /// The site that serves the explainer itself.
    Site,
}

impl Of {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Host, Self::Site];
}

/// The embedder policy of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// It has none.
    #[default]
    None,
    /// It takes only what says that it may be taken.
    RequireCorp,
    /// It takes anything, without cookies.
    Credentialless,
}

impl Isolation {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::None, Self::RequireCorp, Self::Credentialless];
}

/// What an editor asks about their page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Whose policy it is.
    pub of: Of,
    /// The policy as it was pasted.
    pub policy: String,
    /// The sandbox of the frame as it was pasted: the words, the attribute, or the whole tag.
    pub sandbox: String,
    /// How isolated the page is.
    pub isolation: Isolation,
}

impl Question {
    /// Asks of the one at a place of [`Of::ALL`].
    pub fn ask_of(&mut self, place: usize) {
        self.of = Of::ALL.get(place).copied().unwrap_or_default();
    }

    /// Takes the page to be as isolated as the one at a place of [`Isolation::ALL`].
    pub fn isolate(&mut self, place: usize) {
        self.isolation = Isolation::ALL.get(place).copied().unwrap_or_default();
    }
}

const FRAMES: [&str; 3] = ["frame-src", "child-src", "default-src"];
const SCRIPTS: [&str; 3] = ["script-src-elem", "script-src", "default-src"];
const PROGRAMS: [&str; 2] = ["script-src", "default-src"];
const SHEETS: [&str; 3] = ["style-src-elem", "style-src", "default-src"];
const ATTRIBUTES: [&str; 3] = ["style-src-attr", "style-src", "default-src"];
const PICTURES: [&str; 2] = ["img-src", "default-src"];
const LOADS: [&str; 2] = ["connect-src", "default-src"];

/// What an isolated page wants to hear from the server of what it shows.
const ISOLATION_HEADERS: &str =
    "Cross-Origin-Embedder-Policy: require-corp\nCross-Origin-Resource-Policy: cross-origin";

/// What an isolated page wants to hear from the server of a picture.
const PICTURE_HEADER: &str = "Cross-Origin-Resource-Policy: cross-origin";

/// What lets scripts run in a frame without an origin.
const ORIGIN_HEADER: &str = "Access-Control-Allow-Origin: *";

/// What the style attribute of the snippets says.
const BORDER_RULE: &str = "iframe { border: 0; width: 100%; }";

/// Judges what an editor asks about, for an explainer at the address of a site that ends in `/`.
#[must_use]
pub fn judge(question: &Question, site: &str) -> Vec<Finding> {
    let case = Case {
        policies: policies(&question.policy),
        sandbox: sandbox(&question.sandbox),
        isolation: question.isolation,
        site,
    };
    let mut findings = match question.of {
        Of::Host => case.of_host(),
        Of::Site => case.of_site(),
    };
    if let Some(frame) = findings.first_mut() {
        case.isolate(frame, ISOLATION_HEADERS);
    }
    let apart = match question.of {
        Of::Host => Why::Apart,
        Of::Site => Why::Nothing,
    };
    findings.extend(case.of_frame(apart));
    findings
}

/// Returns the words of a sandbox, small; `None` if there is none.
///
/// An empty field is no sandbox, and the bare attribute is one that allows nothing.
fn sandbox(text: &str) -> Option<Vec<String>> {
    let text = text.trim().to_ascii_lowercase();
    let words = match text.split_once("sandbox=") {
        Some((_, value)) => {
            let quote = value.chars().next().filter(|c| ['"', '\''].contains(c));
            match quote {
                Some(quote) => value[1..].split(quote).next(),
                None => value.split([' ', '>']).next(),
            }
        }
        None if text.is_empty() => return None,
        None if text.starts_with('<') => {
            let is_bare = text.split([' ', '>', '/']).any(|word| word == "sandbox");
            return is_bare.then(Vec::new);
        }
        None => Some(text.as_str()),
    };
    let words = words.unwrap_or_default().split_whitespace();
    Some(
        words
            .filter(|word| *word != "sandbox")
            .map(str::to_owned)
            .collect(),
    )
}

/// Returns a directive with more sources; what allows nothing gives way to them.
fn with(name: &str, sources: &[String], more: &[&str]) -> String {
    let mut words = vec![name];
    let kept = sources.iter().map(String::as_str);
    words.extend(kept.filter(|source| !source.eq_ignore_ascii_case("'none'")));
    for source in more {
        if !words.contains(source) {
            words.push(source);
        }
    }
    words.join(" ")
}

fn has(sources: &[String], keyword: &str) -> bool {
    sources
        .iter()
        .any(|source| source.eq_ignore_ascii_case(keyword))
}

/// Returns whether sources hold a mark by which single scripts or styles are let through.
fn has_mark(sources: &[String]) -> bool {
    let starts = ["'nonce-", "'sha256-", "'sha384-", "'sha512-"];
    sources.iter().any(|source| {
        let source = source.to_ascii_lowercase();
        starts.iter().any(|start| source.starts_with(start))
    })
}

/// What is known of a page.
struct Case<'a> {
    policies: Vec<Policy>,
    sandbox: Option<Vec<String>>,
    isolation: Isolation,
    site: &'a str,
}

impl Case<'_> {
    /// Returns the origin of the explainer's site, as sources name it.
    fn origin(&self) -> &str {
        let start = self.site.find("://").map_or(0, |at| at + 3);
        let rest = self.site.get(start..).unwrap_or_default();
        let end = rest.find('/').map_or(self.site.len(), |at| start + at);
        self.site.get(..end).unwrap_or_default()
    }

    /// Returns the sources of the first policy whose directive does not pass, if there is one.
    fn refusing(&self, chain: &[&str], passes: impl Fn(&[String]) -> bool) -> Option<&[String]> {
        let mut found = self
            .policies
            .iter()
            .filter_map(|policy| policy.first_of(chain));
        found.find(|sources| !passes(sources))
    }

    /// Judges something of the explainer that the page itself loads from `file`, by a chain of directives.
    fn elsewhere(&self, topic: Topic, chain: &[&str], file: &str) -> Finding {
        let address = [self.site, file].concat();
        let address = Address::parse(&address);
        let Some(sources) = self.refusing(chain, |sources| address.is_in(sources)) else {
            return Finding::works(topic, Why::Nothing);
        };
        let name = chain.first().copied().unwrap_or_default();
        let fix = Fix::Directive(with(name, sources, &[self.origin()]));
        if has(sources, "'self'") {
            Finding::depends(topic, Why::OwnOnly, fix)
        } else {
            Finding::fails(topic, Why::Directive, fix)
        }
    }

    /// Judges what the page around the explainer decides.
    fn of_host(&self) -> Vec<Finding> {
        let frame = self.elsewhere(Topic::Frame, &FRAMES, "");
        let mut picture = self.elsewhere(Topic::Picture, &PICTURES, "card.png");
        if self.isolation == Isolation::RequireCorp {
            self.isolate(&mut picture, PICTURE_HEADER);
        }
        vec![frame, self.loader(), picture, self.border()]
    }

    /// Lets what works hang on headers, where the page around it is isolated.
    fn isolate(&self, finding: &mut Finding, headers: &'static str) {
        if finding.fix.is_none() && self.isolation != Isolation::None {
            *finding = Finding::depends(finding.topic, Why::Isolated, Fix::Headers(headers));
        }
    }

    /// Judges the script of the element, which runs in the page around the explainer.
    fn loader(&self) -> Finding {
        let topic = Topic::Loader;
        if let Some(fix) = self.lacks_in_policy("allow-scripts") {
            return Finding::fails(topic, Why::Sandbox, fix);
        }
        let by_mark = |sources: &[String]| has(sources, "'strict-dynamic'");
        if self
            .refusing(&SCRIPTS, |sources| !by_mark(sources))
            .is_some()
        {
            return Finding::depends(topic, Why::Marked, Fix::Mark);
        }
        self.elsewhere(topic, &SCRIPTS, "lockout-embed.js")
    }

    /// Judges the style attribute of the snippets.
    fn border(&self) -> Finding {
        let takes = |sources: &[String]| has(sources, "'unsafe-inline'") && !has_mark(sources);
        match self.refusing(&ATTRIBUTES, takes) {
            Some(_) => Finding::depends(Topic::Border, Why::Attribute, Fix::Rule(BORDER_RULE)),
            None => Finding::works(Topic::Border, Why::Nothing),
        }
    }

    /// Judges what the site of the explainer says about itself.
    fn of_site(&self) -> Vec<Finding> {
        vec![
            self.ancestors(),
            self.own(Topic::Script, &SCRIPTS, &[]),
            self.wasm(),
            self.own(Topic::Style, &SHEETS, &[]),
            self.own(Topic::Picture, &PICTURES, &["data:"]),
            self.own(Topic::Words, &LOADS, &[]),
            self.own(Topic::Preview, &FRAMES, &[]),
        ]
    }

    /// Judges something that the site loads from itself, and these sources beside.
    fn own(&self, topic: Topic, chain: &[&str], beside: &[&str]) -> Finding {
        let file = Address::parse(self.site);
        let is_named = |sources: &[String]| file.is_in(sources);
        let passes = |sources: &[String]| {
            (has(sources, "'self'") || is_named(sources))
                && beside.iter().all(|source| has(sources, source))
        };
        let name = chain.first().copied().unwrap_or_default();
        if let Some(sources) = self.refusing(chain, passes) {
            let own = if is_named(sources) {
                [].as_slice()
            } else {
                &["'self'"]
            };
            let fix = with(name, sources, &[own, beside].concat());
            return Finding::fails(topic, Why::Directive, Fix::Directive(fix));
        }
        // The one that shows a frame is never in one.
        if topic != Topic::Preview
            && self.lacks("allow-same-origin").is_some()
            && let Some(sources) = self.refusing(chain, is_named)
        {
            let fix = with(name, sources, &[self.origin()]);
            return Finding::depends(topic, Why::OpaqueSelf, Fix::Directive(fix));
        }
        Finding::works(topic, Why::Nothing)
    }

    /// Judges whether the site's program may be compiled.
    fn wasm(&self) -> Finding {
        let takes = |sources: &[String]| {
            has(sources, "'wasm-unsafe-eval'") || has(sources, "'unsafe-eval'")
        };
        match self.refusing(&PROGRAMS, takes) {
            Some(sources) => {
                let fix = with("script-src", sources, &["'wasm-unsafe-eval'"]);
                Finding::fails(Topic::Wasm, Why::Directive, Fix::Directive(fix))
            }
            None => Finding::works(Topic::Wasm, Why::Nothing),
        }
    }

    /// Judges whether others may show the site.
    fn ancestors(&self) -> Finding {
        let fix = || Fix::Directive("frame-ancestors *".to_owned());
        match self.refusing(&["frame-ancestors"], |sources| has(sources, "*")) {
            None => Finding::works(Topic::Frame, Why::Nothing),
            Some(sources) if sources.iter().all(|source| source.starts_with('\'')) => {
                Finding::fails(Topic::Frame, Why::Ancestors, fix())
            }
            Some(_) => Finding::depends(Topic::Frame, Why::SomeAncestors, fix()),
        }
    }

    /// Judges what the sandbox around the explainer decides.
    fn of_frame(&self, apart: Why) -> Vec<Finding> {
        let needs = |topic, word, why| match self.lacks(word) {
            Some(fix) => Finding::fails(topic, Why::Sandbox, fix),
            None => Finding::works(topic, why),
        };
        let life = match (self.lacks("allow-scripts"), self.lacks("allow-same-origin")) {
            (Some(fix), _) => Finding::fails(Topic::Life, Why::NoScript, fix),
            (None, Some(_)) => {
                Finding::depends(Topic::Life, Why::NoOrigin, Fix::Headers(ORIGIN_HEADER))
            }
            (None, None) => Finding::works(Topic::Life, apart),
        };
        let copying = needs(Topic::Copying, "allow-scripts", Why::Nothing);
        let saving = needs(Topic::Saving, "allow-downloads", Why::Nothing);
        let links = match self.lacks("allow-popups-to-escape-sandbox") {
            Some(fix) if self.lacks("allow-popups").is_none() => {
                Finding::depends(Topic::Links, Why::StaysInSandbox, fix)
            }
            _ => needs(Topic::Links, "allow-popups", Why::Nothing),
        };
        let storage = Finding::works(Topic::Storage, Why::NotUsed);
        vec![life, copying, saving, links, storage]
    }

    /// Returns what to write where a sandbox lacks a word: that of the frame, or of the policy.
    fn lacks(&self, word: &str) -> Option<Fix> {
        let own = self.sandbox.as_ref().filter(|words| !has(words, word));
        let fix = own.map(|words| {
            let mut words = words.clone();
            words.push(word.to_owned());
            Fix::Sandbox(words.join(" "))
        });
        fix.or_else(|| self.lacks_in_policy(word))
    }

    fn lacks_in_policy(&self, word: &str) -> Option<Fix> {
        let words = self.refusing(&["sandbox"], |words| has(words, word))?;
        Some(Fix::Directive(with("sandbox", words, &[word])))
    }
}

#[cfg(test)]
mod tests;
