//! What can be taken away: the link, the code to embed the page with, pictures and data.

use crate::{
    app::{
        embed::settings::usual_height,
        model::{Announced, Model},
        msg::Copied,
        route::Route,
    },
    domain::scenario::Scenario,
    i18n::{bundle::Texts, messages, number},
    ids::Locale,
    present::embed::snippets::{ALLOW, SANDBOX},
};

/// The folder of the files to download, below the site's root.
pub const DATA_FOLDER: &str = "data/";

/// The page on which snippets are made, in the site's root and in the folder of each further language.
const BUILDER_PAGE: &str = "embed.html";

/// The picture of a page, beside it.
pub const SUMMARY_FILE: &str = "summary.png";

/// The hourly table in it.
pub const HOURS_FILE: &str = "hours.csv";

/// The table of errands in it.
pub const ERRANDS_FILE: &str = "errands.csv";

/// What can be taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareView {
    /// The page by itself, for a reader in a frame or without script.
    pub page: String,
    /// The link to the state.
    pub link: String,
    /// The code that embeds it.
    pub snippet: String,
    /// The address of the page on which snippets are made.
    pub builder: String,
    /// The offer to put the guess into the link; nothing if there is none.
    pub guess: Option<String>,
    /// Whether the link holds the guess.
    pub shares_guess: bool,
    /// What became of the last copying.
    pub copied: Option<(Copied, &'static str)>,
    /// The files to download: addresses and names.
    pub data: Vec<(String, &'static str)>,
}

impl ShareView {
    /// Returns what can be taken away from a session.
    #[must_use]
    pub fn of(model: &Model, texts: Texts) -> Self {
        let locale = texts.locale();
        let link = link(model, locale);
        let errands = model.scenario.persona(model.persona()).errands.len() as u64;
        let write = |count: u64| number::integer(locale, count);
        let guess = model.guess().map(u64::from);
        Self {
            page: model.route.href_to(model.route, &model.scenario) + &model.query_to_share(),
            snippet: snippet(model, &link, locale),
            link,
            builder: model.route.up_to_root(&model.scenario)
                + &builder_path(locale, &model.scenario),
            guess: guess.map(|guess| messages::share_guess(locale, &write(guess), &write(errands))),
            shares_guess: model.shares_guess,
            copied: match model.announced {
                Announced::Copied(what, is_done) => {
                    Some((what, confirmation(what, is_done, locale)))
                }
                _ => None,
            },
            data: data(model, locale),
        }
    }
}

/// Returns what is said once something was to be copied.
#[must_use]
pub fn confirmation(what: Copied, is_done: bool, locale: Locale) -> &'static str {
    match (what, is_done) {
        (Copied::Link, true) => messages::share_link_copied(locale),
        (Copied::Snippet, true) => messages::share_snippet_copied(locale),
        (_, false) => messages::share_select(locale),
    }
}

/// Returns the whole address of a state; before the browser has told the site's, an invented one.
fn link(model: &Model, locale: Locale) -> String {
    let site = match &*model.site {
        "" => messages::share_your_site(locale),
        site => site,
    };
    [
        site,
        &model.route.path(&model.scenario),
        &model.query_to_share(),
    ]
    .concat()
}

/// Writes the frame that other pages show this one in.
fn snippet(model: &Model, link: &str, locale: Locale) -> String {
    let scenario = &*model.scenario;
    let person = scenario.persona(model.persona()).name.get(locale);
    let headline = scenario.story.headline.get(locale);
    let title = messages::share_frame_title(locale, person, headline);
    [
        "<iframe src=\"",
        &quoted(link),
        "\" title=\"",
        &quoted(&title),
        "\" width=\"100%\" height=\"",
        &usual_height(model.passed("view")).to_string(),
        "\" loading=\"lazy\" style=\"border:0;color-scheme:light\" allow=\"",
        ALLOW,
        "\" sandbox=\"",
        SANDBOX,
        "\"></iframe>",
    ]
    .concat()
}

/// Returns the path of the page on which snippets are made in a language, below the site's root.
#[must_use]
pub fn builder_path(locale: Locale, scenario: &Scenario) -> String {
    let front = Route {
        locale,
        persona: None,
    };
    front.path(scenario) + BUILDER_PAGE
}

/// Writes text for the value of an attribute.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

fn data(model: &Model, locale: Locale) -> Vec<(String, &'static str)> {
    let scenario = &*model.scenario;
    let folder = model.route.up_to_root(scenario) + DATA_FOLDER;
    [
        (
            [&*scenario.slug, ".json"].concat(),
            messages::share_data_scenario(locale),
        ),
        (HOURS_FILE.to_owned(), messages::share_data_hours(locale)),
        (
            ERRANDS_FILE.to_owned(),
            messages::share_data_errands(locale),
        ),
    ]
    .map(|(file, name)| ([&*folder, &file].concat(), name))
    .to_vec()
}
