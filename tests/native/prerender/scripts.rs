//! The scripts as they are shipped, and what they know of the site.

use lockout::{app::route::Route, data::bundle, ids::Locale, prerender::keeper};

use super::page::files;

/// What is left out line by line is nothing that they need.
#[test]
fn no_script_has_text_over_several_lines() {
    for script in [
        include_str!("../../../assets/boot.js"),
        include_str!("../../../assets/frame.js"),
        include_str!("../../../assets/lockout-embed.js"),
        include_str!("../../../assets/sw.js"),
    ] {
        for line in script.lines() {
            assert!(line.matches('`').count() % 2 == 0, "{line}");
            let is_plain = !line.contains("/*") && !line.trim().starts_with('*');
            assert!(is_plain && !line.ends_with('\\'), "{line}");
        }
    }
}

/// Where a host's accent must be seen: on the ground of each scheme that is nearest to it.
#[test]
fn an_accent_is_held_against_the_grounds_of_the_style_sheet() {
    let grounds: Vec<f64> = include_str!("../../../assets/styles/tokens.css")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--raised: #"))
        .map(|value| luminance(value.trim_end_matches(';')) + 0.05)
        .collect();
    let boot = include_str!("../../../assets/boot.js");
    let (_, rest) = boot.split_once("isDark ? luminance / ").unwrap();
    let (dark, rest) = rest.split_once(" : ").unwrap();
    let (light, _) = rest.split_once(" / luminance").unwrap();
    let [light, dark]: [f64; 2] = [light, dark].map(|known| known.parse().unwrap());
    assert_eq!(grounds.len(), 3, "light, and dark twice");
    for (ground, known) in grounds.iter().zip([light, dark, dark]) {
        assert!((ground - known).abs() < 0.001, "{ground} is not {known}");
    }
}

/// The relative luminance of WCAG.
fn luminance(hex: &str) -> f64 {
    let part = |at: usize| {
        let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if part > 0.04045 {
            libm::pow((part + 0.055) / 1.055, 2.4)
        } else {
            part / 12.92
        }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

#[test]
fn the_loader_knows_the_languages_that_have_a_folder() {
    let folders: Vec<String> = Locale::ALL
        .into_iter()
        .filter(|locale| *locale != Locale::default())
        .map(|locale| format!("\"{}\"", locale.tag()))
        .collect();
    let known = format!("const FOLDERS = [{}];", folders.join(", "));
    assert!(include_str!("../../../assets/lockout-embed.js").contains(&known));
}

/// The script that keeps the site is told of every page, each with the words of its language.
#[test]
fn every_page_can_be_kept() {
    let scenario = bundle::default_scenario();
    let list = keeper::list(&scenario, &files());
    let json = list
        .strip_prefix("const site = ")
        .and_then(|list| list.strip_suffix(";\n"));
    let site: serde_json::Value = serde_json::from_str(json.unwrap()).unwrap();
    assert_eq!(site["plain"], serde_json::json!(["app.js", "app_bg.wasm"]));
    assert_eq!(site["simd"], serde_json::json!(["simd.js", "simd.wasm"]));
    assert_eq!(
        site["shared"],
        serde_json::json!(["lockout.css", "boot.js"])
    );
    for route in Route::all(&scenario) {
        let language = &site["languages"][route.locale.index()];
        let pack = format!("pack-{}.bin", route.locale.tag());
        assert_eq!(language["pack"], *pack);
        let path = route.path(&scenario);
        let pages = language["pages"].as_array().unwrap();
        assert!(pages.contains(&path.as_str().into()), "{path}");
    }
}
