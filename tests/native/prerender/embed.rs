//! The page of the snippet builder as a file: whole without script, in each language.

use std::sync::LazyLock;

use lockout::{
    app::shared::Lasting,
    data::bundle,
    ids::Locale,
    prerender::{
        document::Program,
        embed::{Files, choices, document},
    },
    present::share::builder_path,
};

use super::page::{Page, escaped};

static BUILDERS: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let scenario = Lasting::new(bundle::default_scenario());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let tasks = tokio::task::LocalSet::new();
    let files = Files {
        style: "lockout.css".to_owned(),
        own_style: "builder.css".to_owned(),
        script: "builder.js".to_owned(),
        program: Some(Program {
            script: "builder-1.js".to_owned(),
            wasm: "builder-1.wasm".to_owned(),
        }),
    };
    let choices = choices(&scenario, None);
    let page = |locale: Locale| Page {
        path: builder_path(locale, &scenario),
        locale,
        persona: String::new(),
        title: String::new(),
        names: scenario
            .personas
            .iter()
            .map(|persona| escaped(persona.name.get(locale)))
            .collect(),
        html: tasks.block_on(&runtime, document(&scenario, &choices, locale, &files)),
    };
    Locale::ALL.into_iter().map(page).collect()
});

#[test]
fn there_is_a_builder_in_each_language() {
    let paths: Vec<&str> = BUILDERS.iter().map(|page| &*page.path).collect();
    assert_eq!(paths, ["embed.html", "da/embed.html"]);
    for page in BUILDERS.iter() {
        assert_eq!(page.values("html", "lang"), [page.locale.tag()]);
        assert_eq!(page.values("html", "data-route"), [&*page.path]);
        assert_eq!(page.html.matches("<h1>").count(), 1);
        for name in &page.names {
            assert!(
                page.html.contains(&format!(">{name}</option>")),
                "{}: {name}",
                page.path
            );
        }
    }
}

#[test]
fn the_snippets_can_be_read_without_script() {
    for page in BUILDERS.iter() {
        let areas = page.html.split(" readonly=\"readonly\"").skip(1);
        let texts: Vec<&str> = areas
            .map(|area| {
                area.split_once('>')
                    .unwrap()
                    .1
                    .split("</textarea>")
                    .next()
                    .unwrap()
            })
            .collect();
        let begins = [
            "&lt;script type",
            "&lt;details",
            "&lt;!-- wp:html",
            "&lt;script async",
            "&lt;p&gt;&lt;a",
        ];
        assert_eq!(texts.len(), begins.len(), "{}", page.path);
        for (text, begin) in texts.iter().zip(begins) {
            assert!(text.starts_with(begin), "{}: {text}", page.path);
        }
    }
}

#[test]
fn what_is_named_is_there_and_nothing_is_inline() {
    for page in BUILDERS.iter() {
        page.assert_references();
        for tag in &page.tags() {
            assert_eq!(tag.value("style"), None, "{}: {}", page.path, tag.name);
            let is_field = ["select", "input", "textarea"].contains(&tag.name);
            let is_labelled = tag.value("id").is_some() || tag.value("aria-labelledby").is_some();
            assert!(
                !is_field || is_labelled,
                "{}: a {} without a label",
                page.path,
                tag.name
            );
        }
        assert!(!page.html.contains("<style"), "{}", page.path);
    }
}

#[test]
fn everything_is_below_the_site() {
    let [english, danish] = BUILDERS.as_slice() else {
        panic!("two languages");
    };
    assert_eq!(
        english.values("link", "href")[..2],
        ["lockout.css", "builder.css"]
    );
    assert_eq!(
        danish.values("link", "href")[..2],
        ["../lockout.css", "../builder.css"]
    );
    assert_eq!(english.values("iframe", "src"), ["./"]);
    assert_eq!(danish.values("iframe", "src"), ["../da/"]);
    assert_eq!(
        danish.values("a", "href")[..3],
        ["../embed.html", "../da/embed.html", "./"]
    );
}
