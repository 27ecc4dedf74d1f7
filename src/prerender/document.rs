//! One page as a document: its head, and the root element rendered by Yew.

use std::sync::LazyLock;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use maud::{Markup, html};
use yew::{AttrValue, LocalServerRenderer};

use crate::{
    app::{
        model::Model,
        route::Route,
        shared::{Lasting, Shared},
    },
    domain::scenario::Scenario,
    i18n::bundle::Texts,
    ids::Locale,
    metrics::estimate::Prepared,
    prerender::{outside, picture},
    present::{
        compared::{Comparison, WorseView},
        effects::EffectsView,
        evidence::EvidenceView,
        key_numbers::KeyNumbersView,
        masthead::MastheadView,
        outward,
    },
    ui::{
        effects::effects,
        evidence::evidence,
        key_numbers::key_numbers,
        root::{Root, RootProps, Still},
        worse::worse,
    },
};

/// The frame of every page, as Trunk reads it.
const FRAME: &str = include_str!("../../index.html");

/// The shipped files by name, in the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The address of the site, ending in `/`, if it is known where it will be.
    pub site: Option<String>,
    /// The style sheet.
    pub style: String,
    /// The script that runs before the first paint and picks a program.
    pub boot: String,
    /// The words of each language, in the order of [`Locale::ALL`].
    pub packs: [String; Locale::ALL.len()],
    /// The program that runs in every browser.
    pub plain: Program,
    /// The same program for browsers with SIMD; `None` while the page is being developed.
    pub simd: Option<Program>,
}

/// A build of the app, of which a reader downloads one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The script that loads the Wasm.
    pub script: String,
    /// The Wasm.
    pub wasm: String,
}

impl Program {
    /// Returns an attribute with the addresses of all that a reader loads, relative to the boot script.
    fn attribute(&self, name: &str, pack: &str) -> String {
        format!(
            r#" data-{name}="./{} ./{} ./{pack}""#,
            self.script, self.wasm
        )
    }
}

/// Returns the document of one page, with the figures of its scenario.
pub async fn document(
    scenario: &Lasting<Scenario>,
    route: Route,
    files: &Files,
    figures: &Prepared,
) -> String {
    let model = Model::start(*scenario, route);
    let head = head(&model, files);
    let still = still(&model, figures);
    let compared = Comparison::of(scenario, figures, route.locale).figure();
    let props = RootProps {
        start: model,
        still,
        compared: Shared::new(compared),
    };
    let root = LocalServerRenderer::<Root>::with_props(props)
        .render()
        .await;
    let persona = route.persona.map_or("", |id| &*scenario.persona(id).slug);
    let html_tag = format!(
        r#"<html lang="{}" data-route="{}" data-persona="{persona}">"#,
        route.locale.tag(),
        route.path(scenario),
    );
    frame()
        .replace(r#"<html lang="en">"#, &html_tag)
        .replace("<!-- lockout:head -->", &head)
        .replace(
            "<!-- lockout:body -->",
            &format!(r#"<div id="lockout">{}</div>"#, without_names(&root)),
        )
}

/// Returns what the browser never touches.
fn still(model: &Model, figures: &Prepared) -> Still {
    let texts = Texts::new(model.route.locale);
    let locale = texts.locale();
    let scenario = &model.scenario;
    let written = |class: &str, part: Markup| {
        AttrValue::from(html! { div class=(class) { (part) } }.into_string())
    };
    let numbers = KeyNumbersView::of(&figures.day, scenario, locale);
    Still {
        key_numbers: written("key-numbers-slot", key_numbers(&numbers)),
        effects: written(
            "effects-slot",
            html! {
                (worse(&WorseView::of(scenario, figures, locale)))
                (effects(&EffectsView::of(scenario, figures, locale)))
            },
        ),
        evidence: written(
            "evidence-slot",
            evidence(&EvidenceView::of(model, texts), locale),
        ),
    }
}

/// Leaves out the names with which a debug build marks the components: hydration reads the marks
/// alone, and the page is the same in every profile.
pub(super) fn without_names(root: &str) -> String {
    let mut out = String::with_capacity(root.len());
    let mut rest = root;
    while let Some(at) = rest.find("[lockout::") {
        let (before, marked) = rest.split_at(at + 1);
        out.push_str(before);
        rest = marked.find("]>-->").map_or("", |end| &marked[end..]);
    }
    out.push_str(rest);
    out
}

/// Returns the frame without what only Trunk and its readers need, one element a line.
pub(super) fn frame() -> String {
    let (before, after) = FRAME.split_once("<!-- The frame").unwrap_or((FRAME, ""));
    let after = after.split_once("-->").map_or("", |(_, after)| after);
    before
        .lines()
        .chain(after.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.contains("data-trunk"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn head(model: &Model, files: &Files) -> String {
    let texts = Texts::new(model.route.locale);
    let scenario = &*model.scenario;
    let up = model.route.up_to_root(scenario);
    let root = if up.is_empty() { "./" } else { up.as_str() };
    let title = escaped(&outward::title(model, texts));
    let description = escaped(&MastheadView::of(model, texts).finding);
    let Files { style, boot, .. } = files;
    let pack = &files.packs[model.route.locale.index()];
    let plain = files.plain.attribute("plain", pack);
    let simd = files.simd.as_ref();
    let simd = simd.map(|simd| simd.attribute("simd", pack));
    // A script waits for the style sheets before it, and the Wasm is only asked for by this one.
    let head = format!(
        r#"<title>{title}</title>
<script src="{up}{boot}" data-root="{root}"{plain}{simd} data-locales="{locales}" data-pages="{pages}"></script>
<meta name="description" content="{description}">
<link rel="stylesheet" href="{up}{style}">
<link rel="icon" href="{icon}">"#,
        simd = simd.unwrap_or_default(),
        icon = *ICON,
        locales = escaped(&locales()),
        pages = escaped(&pages(scenario)),
    );
    head + &outside::head(model, files.site.as_deref())
}

/// The icon as an address of its own: a relative one would lead elsewhere as soon as the page
/// replaces its address, and browsers ask for it again then. As pixels, since for a drawing Chromium
/// then makes a whole page.
pub(super) static ICON: LazyLock<String> = LazyLock::new(|| {
    let file = picture::icon(include_str!("../../assets/icon.svg"));
    let file = file.expect("the icon is a drawing, as a test shows");
    ["data:image/png;base64,", &STANDARD.encode(file)].concat()
});

/// Lists the languages, as JSON, for the script that redirects bare queries.
fn locales() -> String {
    let tags: Vec<String> = Locale::ALL
        .iter()
        .map(|l| format!("\"{}\"", l.tag()))
        .collect();
    format!("[{}]", tags.join(","))
}

/// Lists the pages by language and persona, as JSON: `{"da patient":"da/patient/"}`.
fn pages(scenario: &Scenario) -> String {
    let page = |route: Route| {
        let persona = route.persona.map_or("", |id| &*scenario.persona(id).slug);
        format!(
            "\"{} {persona}\":\"{}\"",
            route.locale.tag(),
            route.path(scenario)
        )
    };
    let pages: Vec<String> = Route::all(scenario).into_iter().map(page).collect();
    format!("{{{}}}", pages.join(","))
}

/// Escapes text for an attribute or an element.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
