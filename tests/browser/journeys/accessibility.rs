//! axe-core and IBM Equal Access find nothing to object to: for each person, in each state,
//! language and colour scheme, on a phone and on a desk. A scheme changes colours alone, which the tidy
//! test sees to: by night, of Equal Access, which is slow, the rules about colours look again.

use std::{cell::RefCell, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use crate::{
    harness::{Outcome, journeys, say},
    page::Page,
    states::{LOOKS, every_state, everything_open},
    words::{DANISH, ENGLISH, Words},
};

journeys! {
    checkers_in_english(Plain) in Chromium;
    checkers_in_danish(Plain) in Chromium;
    views_in_english(Plain) in Chromium;
    views_in_danish(Plain) in Chromium;
    checkers_elsewhere(Plain) in Firefox WebKit;
    checkers_of_the_builder(Plain) in Chromium;
}

/// A program that checks a page from within.
#[derive(Debug)]
struct Checker {
    /// Its file among the npm packages.
    file: &'static str,
    /// Its global name.
    global: &'static str,
    /// Runs it with some [`Rules`] and brings what it says into the form of [`Found`].
    script: &'static str,
}

/// Which rules of Equal Access are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Rules {
    /// All of them.
    All,
    /// Without the slow ones that never object but only ask a person to look.
    Deciding,
    /// Those about colours alone.
    Colours,
}

impl Rules {
    /// Those for the second of two looks that differ by their scheme; a person is asked once.
    fn of(scheme: &str, open: &Open) -> Self {
        match scheme {
            "dark" => Self::Colours,
            _ if open.borrow().is_empty() => Self::All,
            _ => Self::Deciding,
        }
    }

    /// The fewest rules, or places, that have something to look at.
    fn least_passed(self) -> usize {
        match self {
            Self::All | Self::Deciding => 10,
            Self::Colours => 1,
        }
    }
}

/// Lays out what is out of sight, as scrolling there does: Equal Access takes a label without a box
/// for a hidden one. Assistive technology is given all of it anyway.
const IN_SIGHT: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];";

/// Takes out the hours that are not shown, which no rule looks at and which are most of a page: with them,
/// Equal Access takes a third longer.
const SHOWN_ONLY: &str = "const isAway = (hour) => getComputedStyle(hour).display === 'none';
    const away = [...document.querySelectorAll('[data-at]')].filter(isAway)
        .map((hour) => [hour, new Comment()]);
    for (const [hour, place] of away) hour.replaceWith(place);
    window.lockoutBack = () => { for (const [hour, place] of away) place.replaceWith(hour); };";

/// Runs every rule of axe-core each time, which is quick; also that of the size of what is pressed, which it
/// leaves out unasked.
const AXE: Checker = Checker {
    file: "axe-core/axe.min.js",
    global: "axe",
    script: "const [, done] = arguments;
        const told = ({ violations, passes }) => done({
            passed: passes.length,
            violations: violations.flatMap(({ id, nodes }) =>
                nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`)),
            open: [],
        });
        const failed = (error) => done({ passed: 0, violations: [String(error)], open: [] });
        const rules = { 'target-size': { enabled: true } };
        window.axe.run(document, { rules, resultTypes: ['violations'] }).then(told, failed);",
};

/// Runs the rules of IBM Equal Access for WCAG 2.2, A and AA. What it cannot decide (`POTENTIAL`
/// and `MANUAL`) is open.
const EQUAL_ACCESS: Checker = Checker {
    file: "accessibility-checker-engine/ace.js",
    global: "ace",
    script: "const [rules, done] = arguments;
        const told = ({ results }) => {
            const ended = (end) => results.filter(({ value }) => value[1] === end);
            const words = ({ ruleId, message, snippet, path }) =>
                `${ruleId}: ${message} ${snippet} ${path.dom}`;
            done({
                passed: ended('PASS').length,
                violations: ended('FAIL').filter(({ value }) => value[0] === 'VIOLATION').map(words),
                open: [...ended('POTENTIAL'), ...ended('MANUAL')].map(({ ruleId }) => ruleId),
            });
        };
        const failed = (error) => done({ passed: 0, violations: [String(error)], open: [] });
        const checker = (window.lockoutChecker ??= new window.ace.Checker());
        const asks = /^(element_tabbable_(unobscured|visible)|style_focus_visible)$/;
        const isRun = {
            all: () => true,
            deciding: ({ id }) => !asks.test(id),
            colours: ({ id }) => /contrast|colou?r|style/.test(id) && !asks.test(id),
        };
        const some = checker.getGuidelines().find(({ id }) => id === 'WCAG_2_2');
        some.id = rules;
        for (const checkpoint of some.checkpoints) {
            checkpoint.rules = checkpoint.rules?.filter(isRun[rules]);
        }
        checker.addGuideline(some);
        checker.check(document, [some.id]).then(told, failed);",
};

/// Both of them, axe-core first.
static BOTH: [Checker; 2] = [AXE, EQUAL_ACCESS];

/// What a checker says about one state of a page.
#[derive(Debug, Deserialize)]
struct Found {
    /// How many rules, or places, it found in order.
    passed: usize,
    /// Each broken rule with its place.
    violations: Vec<String>,
    /// The rules that it leaves to a person.
    open: Vec<String>,
}

/// The rules that were left open, with how often.
type Open = RefCell<BTreeMap<String, usize>>;

async fn checkers_in_english(page: Page) -> Outcome {
    every_look(&page, &ENGLISH).await
}

async fn checkers_in_danish(page: Page) -> Outcome {
    every_look(&page, &DANISH).await
}

async fn every_look(page: &Page, words: &Words) -> Outcome {
    let open = Open::default();
    every_state(page, words, async |state| {
        for look in LOOKS {
            page.look(look).await?;
            let what = format!(
                "{state} in {}, {} px, {}",
                words.tag, look.width, look.scheme
            );
            check(page, &what, &BOTH, Rules::of(look.scheme, &open), &open).await?;
        }
        Ok(())
    })
    .await?;
    tell(words.tag, &open);
    Ok(())
}

async fn views_in_english(page: Page) -> Outcome {
    every_view(&page, &ENGLISH).await
}

async fn views_in_danish(page: Page) -> Outcome {
    every_view(&page, &DANISH).await
}

/// The views other than the story differ from it by the style sheet alone, which reads the root element. Each
/// is looked at for each person, on phone and desk, by day and by night, as it is at first: what unfolds was
/// looked at in the story. Of Equal Access, the rules about colours alone but for the first look.
async fn every_view(page: &Page, words: &Words) -> Outcome {
    let open = Open::default();
    for (name, id) in words.persona {
        page.open(&format!("/{}{id}/?view=embed&bg=paper", words.folder))
            .await?;
        // An embed has the ground of the page around it, which nobody can check here: this one has its own.
        for view in ["embed", "class", "brief"] {
            let turn = format!("document.documentElement.dataset.view = '{view}'");
            page.script::<()>(&turn).await?;
            for (place, look) in LOOKS.into_iter().enumerate() {
                page.look(look).await?;
                let what = format!(
                    "{name}, {view}, in {}, {} px, {}",
                    words.tag, look.width, look.scheme
                );
                let rules = if place == 0 {
                    Rules::Deciding
                } else {
                    Rules::Colours
                };
                check(page, &what, &BOTH, rules, &open).await?;
            }
        }
    }
    tell(words.tag, &open);
    Ok(())
}

/// One person in an engine that may expose something else.
async fn checkers_elsewhere(page: Page) -> Outcome {
    let open = Open::default();
    page.open("/").await?;
    everything_open(&page, &ENGLISH, "Patient", "10:00").await?;
    // What Equal Access reads is the same in each engine.
    let what = "all of the patient's day";
    check(&page, what, &BOTH[..1], Rules::All, &open).await
}

/// The page on which editors make a snippet, with something to mend.
async fn checkers_of_the_builder(page: Page) -> Outcome {
    const PASTE: &str = "const field = document.getElementById('embed-policy');
        field.value = \"default-src 'self'; img-src 'none'\";
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    let open = Open::default();
    for path in ["/embed.html", "/da/embed.html"] {
        page.open(path).await?;
        page.script::<()>(PASTE).await?;
        let is_told = "return document.querySelector('[data-verdict=fails]') !== null";
        page.until("the answer", is_told).await?;
        for look in LOOKS {
            page.look(look).await?;
            let what = format!("{path}, {} px, {}", look.width, look.scheme);
            check(&page, &what, &BOTH, Rules::of(look.scheme, &open), &open).await?;
        }
    }
    tell("builder", &open);
    Ok(())
}

async fn check(
    page: &Page,
    what: &str,
    checkers: &[Checker],
    rules: Rules,
    open: &Open,
) -> Outcome {
    page.script::<()>(IN_SIGHT).await?;
    page.script::<()>(SHOWN_ONLY).await?;
    let mut violations = Vec::new();
    for checker in checkers {
        let found = checker.run(page, rules).await?;
        let passed = found.passed;
        assert!(
            passed >= rules.least_passed(),
            "{}: only {passed} rules had something to look at",
            checker.global
        );
        violations.extend(found.violations);
        for rule in found.open {
            *open.borrow_mut().entry(rule).or_default() += 1;
        }
    }
    page.script::<()>("window.lockoutBack()").await?;
    assert!(violations.is_empty(), "{what}:\n{}", violations.join("\n"));
    Ok(())
}

impl Checker {
    async fn run(&self, page: &Page, rules: Rules) -> Outcome<Found> {
        let is_there = format!("return '{0}' in window", self.global);
        if !page.script::<bool>(&is_there).await? {
            page.put_in(self.file, self.global, "").await?;
        }
        let found = page
            .order(self.global, async |driver| {
                let rules = serde_json::to_value(rules)?;
                driver.execute_async(self.script, [rules]).await
            })
            .await?;
        Ok(serde_json::from_value(found.json().clone())?)
    }
}

/// Says what is left to a person: it is no failure, but nobody should have to ask for it.
fn tell(language: &str, open: &Open) {
    let rules: Vec<String> = open
        .borrow()
        .iter()
        .map(|(rule, times)| format!("{rule} ({times})"))
        .collect();
    say(&format!(
        "Equal Access leaves to a person ({language}): {}\n",
        rules.join(", ")
    ));
}
