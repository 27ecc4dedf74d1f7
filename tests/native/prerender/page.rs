//! The pages as the tests read them: rendered once, taken apart by a reader of strict HTML.

use std::{collections::BTreeSet, sync::LazyLock};

use lockout::{
    app::{route::Route, shared::Lasting},
    data::bundle,
    ids::Locale,
    metrics::estimate::Prepared,
    prerender::document::{Files, Program, document},
};

/// A page of the site.
pub(super) struct Page {
    /// Its path below the site's root.
    pub(super) path: String,
    pub(super) locale: Locale,
    /// The id of the persona in its path; empty on a front page.
    pub(super) persona: String,
    /// What its title begins with.
    pub(super) title: String,
    /// What must be named on it: every service, and every errand of the person shown.
    pub(super) names: Vec<String>,
    pub(super) html: String,
}

/// An element's start tag.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: Vec<(&'a str, &'a str)>,
}

/// The figures of the pages: of fewer days than those of the site, which read the same.
pub(super) static FIGURES: LazyLock<Prepared> =
    LazyLock::new(|| Prepared::draw(&bundle::default_scenario(), 64).unwrap());

/// The pages, rendered once: some tests read all of them.
pub(super) static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let scenario = Lasting::new(bundle::default_scenario());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let tasks = tokio::task::LocalSet::new();
    let page = |route: Route| {
        let locale = route.locale;
        let person = scenario.persona(route.shown_persona());
        let services = scenario
            .services
            .iter()
            .map(|service| service.name.get(locale));
        let errands = person.errands.iter().map(|errand| errand.title.get(locale));
        let headline = scenario.story.headline.get(locale);
        Page {
            path: route.path(&scenario),
            locale,
            persona: route
                .persona
                .map_or_else(String::new, |_| person.slug.to_string()),
            title: match route.persona {
                Some(_) => format!("{}: {headline}", person.name.get(locale)),
                None => headline.to_owned(),
            },
            names: services.chain(errands).map(escaped).collect(),
            html: tasks.block_on(&runtime, document(&scenario, route, &files(), &FIGURES)),
        }
    };
    Route::all(&scenario).into_iter().map(page).collect()
});

pub(super) fn files() -> Files {
    Files {
        site: None,
        style: "lockout.css".to_owned(),
        boot: "boot.js".to_owned(),
        packs: ["pack-en.bin".to_owned(), "pack-da.bin".to_owned()],
        plain: program("app.js", "app_bg.wasm"),
        simd: Some(program("simd.js", "simd.wasm")),
    }
}

fn program(script: &str, wasm: &str) -> Program {
    Program {
        script: script.to_owned(),
        wasm: wasm.to_owned(),
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

impl Page {
    /// Checks that no id is there twice, and that what names another element by its id finds it.
    pub(super) fn assert_references(&self) {
        let tags = self.tags();
        let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.value("id")).collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(
            ids.len(),
            distinct.len(),
            "{}: an id twice in {ids:?}",
            self.path
        );
        for tag in &tags {
            let references =
                ["aria-labelledby", "aria-describedby", "for"].map(|name| tag.value(name));
            for id in references
                .into_iter()
                .flatten()
                .flat_map(|ids| ids.split(' '))
            {
                assert!(
                    distinct.contains(id),
                    "{}: nothing has the id {id}",
                    self.path
                );
            }
        }
    }

    /// Returns the start tags, in their order.
    pub(super) fn tags(&self) -> Vec<Tag<'_>> {
        let mut tags = Vec::new();
        self.walk(|tag| tags.push(tag), |_| ());
        tags
    }

    /// Returns the values of an attribute of certain elements.
    pub(super) fn values(&self, element: &str, attribute: &str) -> Vec<&str> {
        self.tags()
            .iter()
            .filter(|tag| tag.name == element)
            .filter_map(|tag| tag.value(attribute))
            .collect()
    }

    /// Visits start and end tags. It reads the strict HTML that the renderer writes, in which
    /// attributes are quoted and no text holds a bare `<`.
    pub(super) fn walk<'a>(&'a self, mut start: impl FnMut(Tag<'a>), mut end: impl FnMut(&'a str)) {
        for piece in self.html.split('<').skip(1) {
            if piece.starts_with('!') {
                continue;
            }
            if let Some(name) = piece.strip_prefix('/') {
                end(name.split('>').next().unwrap());
                continue;
            }
            start(Tag::read(piece));
        }
    }
}

impl<'a> Tag<'a> {
    /// Reads a start tag, from behind its `<`.
    pub(super) fn read(piece: &'a str) -> Self {
        let name_end = piece.find([' ', '>', '/']).unwrap_or(piece.len());
        let (name, mut rest) = piece.split_at(name_end);
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            if rest.is_empty() || rest.starts_with(['>', '/']) {
                break;
            }
            let attribute_end = rest.find(['=', ' ', '>']).unwrap_or(rest.len());
            let (attribute, after) = rest.split_at(attribute_end);
            rest = after;
            let mut value = "";
            if let Some(quoted) = rest.strip_prefix("=\"") {
                (value, rest) = quoted.split_once('"').unwrap();
            }
            attributes.push((attribute, value));
        }
        Tag { name, attributes }
    }

    pub(super) fn value(&self, attribute: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(name, _)| *name == attribute)
            .map(|(_, value)| *value)
    }
}
