//! The page on which editors make a snippet, one for each language: whole without script, and brought
//! alive by a program of its own.

use maud::{Markup, html};
use yew::LocalServerRenderer;

use crate::{
    app::{
        embed::{choices::Choices, settings::Builder},
        model::Model,
        route::Route,
        shared::Lasting,
    },
    domain::scenario::Scenario,
    ids::Locale,
    prerender::{
        document::{ICON, Program, escaped, frame, without_names},
        outside,
    },
    present::{
        embed::page::{PageView, languages},
        share::BUILDER_PAGE,
    },
    ui::embed::{Root, RootProps},
};

/// The shipped files by name, in the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The style sheet of the site.
    pub style: String,
    /// What this page has beside it.
    pub own_style: String,
    /// The script that loads the program.
    pub script: String,
    /// The program; `None` while the page is being developed.
    pub program: Option<Program>,
}

/// Returns the path of the page in a language, below the site's root.
#[must_use]
pub fn path(locale: Locale, scenario: &Scenario) -> String {
    let route = Route {
        locale,
        persona: None,
    };
    route.path(scenario) + BUILDER_PAGE
}

/// Returns what can be chosen of a site.
#[must_use]
pub fn choices(scenario: &Lasting<Scenario>, site: Option<&str>) -> Choices {
    let pages = Route::all(scenario).into_iter();
    let pages = pages.map(|route| outside::offered(&Model::start(*scenario, route)));
    Choices {
        site: site.unwrap_or_default().to_owned(),
        hours: scenario
            .horizon
            .hours()
            .map(|time| time.to_data())
            .collect(),
        pages: pages.collect(),
    }
}

/// Returns the page in a language.
pub async fn document(
    scenario: &Lasting<Scenario>,
    choices: &Choices,
    locale: Locale,
    files: &Files,
) -> String {
    let path = path(locale, scenario);
    let up = "../".repeat(path.matches('/').count());
    let view = PageView::of(choices, locale);
    let props = RootProps {
        start: Builder::start(locale, choices.clone()),
    };
    let root = LocalServerRenderer::<Root>::with_props(props)
        .render()
        .await;
    let root = without_names(&root);
    let html_tag = format!(r#"<html lang="{}" data-route="{path}">"#, locale.tag());
    let body = body(&view, &root, &choices.to_text(), &up, locale);
    frame()
        .replace(r#"<html lang="en">"#, &html_tag)
        .replace("<!-- lockout:head -->", &head(&view, files, &up))
        .replace("<!-- lockout:body -->", &body.into_string())
}

fn head(view: &PageView, files: &Files, up: &str) -> String {
    let program = files.program.as_ref().map(|program| {
        let Program { script, wasm } = program;
        let loader = &files.script;
        format!("\n<script defer src=\"{up}{loader}\" data-plain=\"./{script} ./{wasm}\"></script>")
    });
    format!(
        r#"<title>{title}</title>{program}
<meta name="description" content="{about}">
<link rel="stylesheet" href="{up}{style}">
<link rel="stylesheet" href="{up}{own}">
<link rel="icon" href="{icon}">"#,
        title = escaped(&view.title),
        program = program.unwrap_or_default(),
        about = escaped(view.about),
        style = files.style,
        own = files.own_style,
        icon = *ICON,
    )
}

fn body(view: &PageView, root: &str, choices: &str, up: &str, locale: Locale) -> Markup {
    let front = if up.is_empty() { "./" } else { up };
    html! {
        div.page.builder {
            (language_links(view, up, locale))
            main {
                header.masthead {
                    h1 { (view.heading) }
                    p.standfirst { (view.about) }
                    p { a href=(home(front, locale)) { (view.back) } }
                }
                p.lifeless { (view.no_script) }
                div id="lockout" data-choices=(choices) { (maud::PreEscaped(root)) }
                (parameters(view))
            }
            footer { p { (view.privacy) } }
        }
    }
}

/// Returns how the page reaches the explainer in its own language: it lies beside it.
fn home(front: &str, locale: Locale) -> &str {
    if locale == Locale::default() {
        front
    } else {
        "./"
    }
}

fn language_links(view: &PageView, up: &str, locale: Locale) -> Markup {
    html! {
        nav.languages aria-label=(view.languages) {
            ul {
                @for (other, name) in languages() {
                    @let tag = other.tag();
                    @let folder = if other == Locale::default() { String::new() } else { [tag, "/"].concat() };
                    li {
                        a href={ (up) (folder) (BUILDER_PAGE) } lang=(tag) hreflang=(tag)
                            aria-current=[(other == locale).then_some("true")] { (name) }
                    }
                }
            }
        }
    }
}

fn parameters(view: &PageView) -> Markup {
    let [heading, name, values] = view.parameters;
    html! {
        section.parameters aria-labelledby="embed-parameters" {
            h2 id="embed-parameters" { (heading) }
            table aria-labelledby="embed-parameters" {
                thead { tr { th scope="col" { (name) } th scope="col" { (values) } } }
                tbody {
                    @for (name, values) in &view.rows {
                        tr { th scope="row" { code { (name) } } td { (values) } }
                    }
                }
            }
        }
    }
}
