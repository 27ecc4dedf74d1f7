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
        share::builder_path,
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
    let path = builder_path(locale, scenario);
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
    let languages = language_links(&view, scenario, &up, locale);
    let body = body(&view, &languages, &root, &choices.to_text());
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

/// Returns the page; the explainer in its language lies beside it.
fn body(view: &PageView, languages: &Markup, root: &str, choices: &str) -> Markup {
    html! {
        div.page.builder {
            (languages)
            main {
                header.masthead {
                    h1 { (view.heading) }
                    p.standfirst { (view.about) }
                    p { a href="./" { (view.back) } }
                }
                p.lifeless { (view.no_script) }
                div id="lockout" data-choices=(choices) { (maud::PreEscaped(root)) }
                (parameters(view))
            }
            footer { p { (view.privacy) } }
        }
    }
}

fn language_links(view: &PageView, scenario: &Scenario, up: &str, locale: Locale) -> Markup {
    html! {
        nav.languages aria-label=(view.languages) {
            ul {
                @for (other, name) in languages() {
                    @let tag = other.tag();
                    li {
                        a href={ (up) (builder_path(other, scenario)) } lang=(tag) hreflang=(tag)
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
