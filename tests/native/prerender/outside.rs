//! What others show of a page: the head that they read, the pictures and the files beside it.

use std::{env, fs, process};

use lockout::{
    app::{model::Model, route::Route, shared::Lasting},
    data::bundle,
    prerender::outside,
};
use serde_json::Value;

use super::page::PAGES;

const SITE: &str = "https://example.org/lockout/";

/// The most bytes that a picture may have.
const MOST_BYTES: usize = 30_000;

#[test]
fn every_page_says_where_it_is_and_what_it_shows() {
    for page in PAGES.iter() {
        let tags = page.tags();
        let meta = |name: &str| {
            let is_it = |tag: &&super::page::Tag| {
                tag.value("property") == Some(name) || tag.value("name") == Some(name)
            };
            let found: Vec<&str> = tags
                .iter()
                .filter(is_it)
                .filter_map(|tag| tag.value("content"))
                .collect();
            assert_eq!(found.len(), 1, "{}: {name}", page.path);
            found[0]
        };
        assert!(meta("og:title").starts_with(&page.title), "{}", page.path);
        assert_eq!(meta("og:description"), meta("description"));
        assert_eq!(meta("og:image"), "./card.png", "beside the page");
        assert_eq!(meta("twitter:image"), "./summary.png");
        assert_eq!(meta("twitter:image:alt"), meta("og:image:alt"));
        assert!(meta("og:image:alt").len() > 60 && meta("og:image:alt").contains(". "));
        assert!(meta("og:locale").starts_with(page.locale.tag()));
        let links = |rel: &str| {
            let is_it =
                |tag: &&super::page::Tag| tag.name == "link" && tag.value("rel") == Some(rel);
            tags.iter().filter(is_it).count()
        };
        assert_eq!(
            (links("canonical"), links("alternate")),
            (1, 2),
            "{}",
            page.path
        );
        let (_, rest) = page.html.split_once("application/ld+json\">").unwrap();
        let (facts, _) = rest.split_once("</script>").unwrap();
        let facts: Value = serde_json::from_str(facts).unwrap();
        assert_eq!(facts["inLanguage"], page.locale.tag());
        assert_eq!(facts["datePublished"], "2026-01-12");
    }
}

/// Where it is known where the site will be, everything in a head is a whole address.
#[test]
fn a_site_that_knows_its_address_says_it_whole() {
    let scenario = Lasting::new(bundle::default_scenario());
    for route in Route::all(&scenario) {
        let model = Model::start(scenario, route);
        let head = outside::head(&model, Some(SITE));
        let address = [SITE, &route.path(&scenario)].concat();
        for whole in [
            format!("<link rel=\"canonical\" href=\"{address}\">"),
            format!("type=\"application/json+oembed\" href=\"{address}oembed.json\""),
            format!("content=\"{address}card.png\""),
            format!("hreflang=\"da\" href=\"{SITE}da/"),
        ] {
            assert!(head.contains(&whole), "{whole} is not in {head}");
        }
        assert!(!head.contains("\"./") && !head.contains("\"../"), "{head}");
    }
}

#[test]
fn pictures_and_files_lie_beside_a_page() {
    let scenario = Lasting::new(bundle::default_scenario());
    let route = Route::all(&scenario).pop().unwrap();
    let model = Model::start(scenario, route);
    let folder = env::temp_dir().join(format!("lockout-{}-outside", process::id()));
    fs::create_dir_all(&folder).unwrap();
    outside::write(&folder, &model, Some(SITE)).unwrap();
    let address = [SITE, &route.path(&scenario)].concat();

    for (name, height) in [("card.png", 630), ("summary.png", 600)] {
        let bytes = fs::read(folder.join(name)).unwrap();
        assert!(bytes.len() < MOST_BYTES, "{name} has {} bytes", bytes.len());
        let pixels = read(&bytes);
        assert_eq!((pixels.0, pixels.1), (1200, height), "{name}");
        // Words on the left, a figure on the right, and neither reaches the edge.
        let dark = |left: usize, right: usize| {
            let in_rows = pixels.2.chunks(1200).flat_map(|row| &row[left..right]);
            in_rows.filter(|light| **light < 128).count()
        };
        assert!(dark(40, 540) > 9_000 && dark(560, 1160) > 4_000, "{name}");
        assert_eq!((dark(0, 40), dark(1160, 1200)), (0, 0), "{name}");
        let foot = &pixels.2[1200 * (height as usize - 12)..];
        assert!(
            foot.iter().all(|light| *light > 200),
            "{name}: too many words"
        );
    }
    let oembed = fs::read_to_string(folder.join("oembed.json")).unwrap();
    let oembed: Value = serde_json::from_str(&oembed).unwrap();
    assert_eq!(
        (&oembed["version"], &oembed["type"]),
        (&"1.0".into(), &"rich".into())
    );
    assert!(oembed["width"].as_u64().unwrap() <= 320 && oembed["height"].is_u64());
    assert_eq!(oembed["thumbnail_url"], format!("{address}card.png"));
    let html = oembed["html"].as_str().unwrap();
    // What WordPress keeps of a site that it does not know.
    assert!(html.starts_with("<blockquote><a href=") && html.contains("</blockquote><iframe src="));
    assert!(
        !html.contains("style=") && !html.contains("<script"),
        "{html}"
    );
    let frame = format!("<iframe src=\"{address}?view=embed&amp;bg=paper\" title=\"");
    assert!(html.contains(&frame), "{html}");
    let feed = fs::read_to_string(folder.join("rss.html")).unwrap();
    assert!(feed.contains(&format!(
        "<a href=\"{address}\"><img src=\"{address}card.png\""
    )));
    fs::remove_dir_all(folder).unwrap();
}

/// Reads a picture with a palette: its width, its height and how light each pixel is.
fn read(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut buffer).unwrap();
    let light = buffer.chunks(3).map(|pixel| pixel[1]).collect();
    (frame.width, frame.height, light)
}
