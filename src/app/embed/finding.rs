//! What the check finds: about what, how it ends, why, and what to add. Words are elsewhere.

/// What is judged, a line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The frame with the explainer.
    Frame,
    /// The script of the element.
    Loader,
    /// The picture that stands in for it.
    Picture,
    /// The border and the width that the snippets give.
    Border,
    /// The scripts of the explainer, as its site lets them in.
    Script,
    /// Its program.
    Wasm,
    /// Its style sheet.
    Style,
    /// Its words and whatever else it loads.
    Words,
    /// The preview in the builder.
    Preview,
    /// Scripts and program in the frame.
    Life,
    /// Copying a text.
    Copying,
    /// Saving a picture or a table.
    Saving,
    /// Links to sources, which open beside the page.
    Links,
    /// Storage in the reader's browser.
    Storage,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It works as it is.
    Works,
    /// It works under a condition.
    Depends,
    /// It does not work.
    Fails,
}

/// Why, where it is not plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing stands in the way.
    Nothing,
    /// The policy of the page does not reach into the frame.
    Apart,
    /// A directive names other addresses only.
    Directive,
    /// A directive names the page's own site only.
    OwnOnly,
    /// In a frame without an origin, `'self'` is nobody in one engine.
    OpaqueSelf,
    /// Scripts are taken by their mark only.
    Marked,
    /// The style attribute is refused; it is about looks only.
    Attribute,
    /// Others may not show the site.
    Ancestors,
    /// Only some others may show the site.
    SomeAncestors,
    /// An isolated page takes what says that it may be taken.
    Isolated,
    /// The sandbox lacks a word.
    Sandbox,
    /// The sandbox allows no script.
    NoScript,
    /// A page that a link opens stays in the sandbox.
    StaysInSandbox,
    /// Without an origin, scripts come from elsewhere and need a header.
    NoOrigin,
    /// Nothing is stored.
    NotUsed,
}

/// What to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// A directive in place of the one that is there, or beside the others.
    Directive(String),
    /// The sandbox of the frame as it should be.
    Sandbox(String),
    /// Headers of the server that serves the explainer.
    Headers(&'static str),
    /// An attribute of the script's tag.
    Mark,
    /// A rule in the page's own style sheet.
    Rule(&'static str),
}

/// What is found about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is judged.
    pub topic: Topic,
    /// How it ends.
    pub verdict: Verdict,
    /// Why.
    pub why: Why,
    /// What to add; nothing where it works.
    pub fix: Option<Fix>,
}

impl Finding {
    pub(super) fn works(topic: Topic, why: Why) -> Self {
        Self {
            topic,
            verdict: Verdict::Works,
            why,
            fix: None,
        }
    }

    pub(super) fn depends(topic: Topic, why: Why, fix: Fix) -> Self {
        Self {
            topic,
            verdict: Verdict::Depends,
            why,
            fix: Some(fix),
        }
    }

    pub(super) fn fails(topic: Topic, why: Why, fix: Fix) -> Self {
        Self {
            topic,
            verdict: Verdict::Fails,
            why,
            fix: Some(fix),
        }
    }
}
