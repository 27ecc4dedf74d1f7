//! Every canonical page as a file: whole, well-formed, in its language, linked within the site.

mod embed;
mod lix;
mod outside;
mod page;
mod scripts;

use std::collections::BTreeSet;

use lockout::{
    data::bundle,
    ids::Locale,
    prerender::{document::Files, hours},
    present::{compared::Comparison, share},
};

use crate::golden;
use page::{FIGURES, PAGES, Page, Tag, escaped, files};

/// Elements that have no end tag, and those of a drawing, which may end in themselves.
const VOID: [&str; 5] = ["meta", "link", "input", "br", "img"];

/// What the pre-renderer adds to the pack, as the test of hydration in Wasm reads it.
#[test]
fn the_comparison_is_encoded_for_wasm() {
    let compared = Comparison::of(&bundle::default_scenario(), &FIGURES, Locale::En);
    let bytes = postcard::to_allocvec(&compared).unwrap();
    golden::compare_bytes("samples/compared-en.bin", &bytes);
}

#[test]
fn there_is_a_page_for_each_person_and_language() {
    let paths: BTreeSet<&str> = PAGES.iter().map(|page| page.path.as_str()).collect();
    let expected = [
        "",
        "business/",
        "da/",
        "da/business/",
        "da/elderly/",
        "da/parent/",
        "da/patient/",
        "elderly/",
        "parent/",
        "patient/",
    ];
    assert_eq!(paths, BTreeSet::from(expected));
}

#[test]
fn every_element_ends_where_it_should() {
    for page in PAGES.iter() {
        let open = std::cell::RefCell::new(Vec::new());
        let in_drawing = |open: &[&str]| open.contains(&"svg");
        page.walk(
            |tag| {
                let mut open = open.borrow_mut();
                let ends_in_itself =
                    VOID.contains(&tag.name) || (in_drawing(&open) && tag.name != "text");
                if !ends_in_itself || tag.name == "svg" {
                    open.push(tag.name);
                }
            },
            |name| {
                let mut open = open.borrow_mut();
                // A drawing's shapes may be written either way.
                if open.last() == Some(&name) {
                    open.pop();
                } else {
                    assert!(
                        in_drawing(&open),
                        "{}: </{name}> within {open:?}",
                        page.path
                    );
                }
            },
        );
        assert_eq!(
            *open.borrow(),
            Vec::<&str>::new(),
            "{} leaves elements open",
            page.path
        );
    }
}

#[test]
fn ids_are_unique_and_references_lead_to_one() {
    for page in PAGES.iter() {
        page.assert_references();
    }
}

#[test]
fn no_sentence_ends_twice() {
    for page in PAGES.iter() {
        let after_tags = page.html.split('<').filter_map(|part| part.split_once('>'));
        let doubled: Vec<&str> = after_tags
            .map(|(_, text)| text)
            .filter(|text| text.contains(".."))
            .collect();
        assert_eq!(doubled, Vec::<&str>::new(), "{}", page.path);
    }
}

#[test]
fn every_page_says_what_it_is() {
    for page in PAGES.iter() {
        let path = &page.path;
        assert_eq!(page.values("html", "lang"), [page.locale.tag()], "{path}");
        assert_eq!(page.values("html", "data-route"), [path.as_str()], "{path}");
        assert_eq!(
            page.values("html", "data-persona"),
            [page.persona.as_str()],
            "{path}"
        );
        let title = format!("<title>{}</title>", escaped(&page.title));
        assert!(page.html.contains(&title), "{path} lacks {title}");
        let description = page
            .tags()
            .into_iter()
            .find(|tag| tag.value("name") == Some("description"));
        let content = description
            .and_then(|tag| tag.value("content"))
            .unwrap_or_default();
        assert!(content.len() > 60, "{path} is described as “{content}”");
        assert_eq!(page.html.matches("<h1>").count(), 1, "{path}");
    }
}

/// Whoever listens gets the story by its headings: one for the page, one for each part, none skipped.
#[test]
fn headings_outline_the_story() {
    let parts = [
        "personas-heading",
        "predict-heading",
        "day-heading",
        "reveal-heading",
        "safeguards-heading",
        "evidence-heading",
        "share-heading",
    ];
    for page in PAGES.iter() {
        let mut last = 0;
        let mut found = Vec::new();
        for tag in page.tags() {
            let Some(level) = tag
                .name
                .strip_prefix('h')
                .and_then(|level| level.parse().ok())
            else {
                continue;
            };
            assert!(level <= last + 1, "{}: h{level} below h{last}", page.path);
            last = level;
            if level == 2 {
                found.extend(tag.value("id"));
            }
        }
        let told: Vec<&str> = parts
            .into_iter()
            .filter(|part| found.contains(part))
            .collect();
        assert_eq!(told, parts, "{}", page.path);
        found.retain(|id| parts.contains(id));
        assert_eq!(found, parts, "{}: the order of the story", page.path);
    }
}

/// Before anything is tabbed through, a reader with a keyboard can go to the day.
#[test]
fn the_first_stop_leads_to_the_day() {
    for page in PAGES.iter() {
        let first = page
            .tags()
            .into_iter()
            .find(|tag| tag.name == "a" || tag.name == "button" || tag.name == "input");
        assert_eq!(first.unwrap().value("href"), Some("#day"), "{}", page.path);
    }
}

#[test]
fn every_page_names_every_service_and_every_errand() {
    for page in PAGES.iter() {
        assert!(page.names.len() >= 16, "{} has little to name", page.path);
        for name in &page.names {
            assert!(
                page.html.contains(&format!(">{name}<")),
                "{} lacks “{name}”",
                page.path
            );
        }
    }
}

#[test]
fn every_page_opens_at_ten() {
    let hours: Vec<String> = (7..=19).map(|hour| format!("{hour:02}:00")).collect();
    for page in PAGES.iter() {
        let tags = page.tags();
        let radios: Vec<&Tag> = tags
            .iter()
            .filter(|tag| tag.value("name") == Some("at"))
            .collect();
        let values: Vec<&str> = radios.iter().filter_map(|tag| tag.value("value")).collect();
        assert_eq!(values, hours, "{}", page.path);
        let chosen: Vec<&str> = radios
            .iter()
            .filter(|tag| tag.value("checked").is_some())
            .filter_map(|tag| tag.value("value"))
            .collect();
        assert_eq!(chosen, ["10:00"], "{}", page.path);
    }
}

#[test]
fn every_hour_has_its_rules() {
    let css = hours::rules(&bundle::default_scenario().horizon);
    for page in PAGES.iter() {
        for tag in page.tags() {
            for hour in tag
                .value("data-at")
                .unwrap_or_default()
                .split(' ')
                .filter(|at| !at.is_empty())
            {
                let rule = format!(
                    ":root:is([data-hour=\"{hour}\"],:not([data-hour]):has(#at-{hour}:checked)) \
                     [data-at~=\"{hour}\"]{{display:revert}}"
                );
                assert!(css.contains(&rule), "{}: no rule shows {hour}", page.path);
            }
        }
    }
}

/// Follows a relative address from a page; `None` where it leads out of the site.
fn followed(from: &str, address: &str) -> Option<String> {
    let mut folders: Vec<&str> = from
        .split('/')
        .filter(|folder| !folder.is_empty())
        .collect();
    let mut rest = address.strip_prefix("./").unwrap_or(address);
    while let Some(after) = rest.strip_prefix("../") {
        folders.pop()?;
        rest = after;
    }
    folders.push(rest);
    Some(folders.join("/"))
}

#[test]
fn links_stay_within_the_site_or_leave_it_politely() {
    let Files { style, boot, .. } = files();
    let scenario = bundle::default_scenario();
    let data = [&*scenario.slug, ".json"].concat();
    let data = [&*data, share::HOURS_FILE, share::ERRANDS_FILE];
    let mut files = vec![style, boot];
    files.extend(data.map(|file| [share::DATA_FOLDER, file].concat()));
    files.extend(
        PAGES
            .iter()
            .map(|page| [&*page.path, share::SUMMARY_FILE].concat()),
    );
    let scenario = bundle::default_scenario();
    files.extend(Locale::ALL.map(|locale| share::builder_path(locale, &scenario)));
    let paths: Vec<&str> = PAGES.iter().map(|page| page.path.as_str()).collect();
    for page in PAGES.iter() {
        for tag in page.tags() {
            let Some(address) = tag.value("href").or(tag.value("src")) else {
                continue;
            };
            if address.starts_with("data:") {
                continue;
            }
            if let Some(id) = address.strip_prefix('#') {
                let is_there = page.tags().iter().any(|tag| tag.value("id") == Some(id));
                assert!(is_there, "{}: nothing has the id {id}", page.path);
                continue;
            }
            if address.starts_with("https://") {
                assert_eq!(tag.name, "a", "{} asks {address} for something", page.path);
                assert_eq!(
                    tag.value("target"),
                    Some("_blank"),
                    "{}: {address}",
                    page.path
                );
                assert_eq!(
                    tag.value("rel"),
                    Some("noopener"),
                    "{}: {address}",
                    page.path
                );
                continue;
            }
            let target = followed(&page.path, address);
            let target = target.unwrap_or_else(|| panic!("{}: {address} leads out", page.path));
            let is_known = paths.contains(&target.as_str()) || files.contains(&target);
            assert!(is_known, "{}: {address} leads to “{target}”", page.path);
        }
    }
}

/// The boot script picks one of two programs; a page that fetched one by itself would fetch both.
#[test]
fn pages_name_both_programs_and_fetch_neither() {
    for page in PAGES.iter() {
        let tags = page.tags();
        let pack = format!("./pack-{}.bin", page.locale.tag());
        for (name, program) in [
            ("data-plain", "./app.js ./app_bg.wasm"),
            ("data-simd", "./simd.js ./simd.wasm"),
        ] {
            let named = tags.iter().find_map(|tag| tag.value(name));
            let expected = [program, &pack].join(" ");
            assert_eq!(named, Some(expected.as_str()), "{}", page.path);
        }
        let preloads = tags.iter().filter_map(|tag| tag.value("rel"));
        assert!(
            preloads.into_iter().all(|rel| !rel.contains("preload")),
            "{}",
            page.path
        );
        let place = |name: &str| tags.iter().position(|tag| tag.name == name);
        let style = tags
            .iter()
            .position(|tag| tag.value("rel") == Some("stylesheet"));
        assert!(
            place("script") < style,
            "{}: the script waits for the style sheet",
            page.path
        );
    }
}

/// The site's policy allows no inline script, handler or style.
#[test]
fn nothing_is_inline() {
    for page in PAGES.iter() {
        assert!(!page.html.contains("<style"), "{}", page.path);
        for tag in page.tags() {
            let is_data = tag.value("type") == Some("application/ld+json");
            let is_loaded = tag.value("src").is_some() || is_data;
            assert!(tag.name != "script" || is_loaded, "{}", page.path);
            for (attribute, value) in &tag.attributes {
                let is_inline = *attribute == "style" || attribute.starts_with("on");
                assert!(
                    !is_inline,
                    "{}: {attribute}=\"{value}\" on {}",
                    page.path, tag.name
                );
            }
        }
    }
}

/// Returns what is within the root element, with a line for each element.
fn root(page: &Page) -> String {
    let (_, root) = page.html.split_once("<div id=\"lockout\">").unwrap();
    let root = root.rsplit_once("</div>").unwrap().0;
    assert!(
        !root.contains(">\n<"),
        "lines could not be joined again: the Wasm test does that"
    );
    root.replace("><", ">\n<") + "\n"
}

/// Also what the Wasm test brings alive.
#[test]
fn the_front_page_is_as_reviewed() {
    let front = PAGES.iter().find(|page| page.path.is_empty()).unwrap();
    golden::compare("html/front-en.html", &root(front));
}

#[test]
fn the_words_of_a_danish_page_are_as_reviewed() {
    let mut pages = PAGES.iter();
    let page = pages.find(|page| page.path == "da/patient/").unwrap();
    let words: Vec<&str> = page
        .html
        .split(['<', '>'])
        .skip(2)
        .step_by(2)
        .map(str::trim)
        // What is data for programs is no text of the page.
        .filter(|text| !text.is_empty() && !text.starts_with('{'))
        .collect();
    golden::compare("words/da/patient.txt", &(words.join("\n") + "\n"));
}
