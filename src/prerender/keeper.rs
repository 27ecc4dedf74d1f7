//! What the script that keeps the site is told: which files make it, and which of them go together.

use crate::{
    app::route::Route, domain::scenario::Scenario, ids::Locale, prerender::document::Files,
    present::elsewhere,
};

/// Returns the list as the first statement of the script; all names are relative to the site's root.
///
/// `build` names the caches: the release build puts a fingerprint of all pages there.
#[must_use]
pub fn list(scenario: &Scenario, files: &Files) -> String {
    let simd = files.simd.as_ref().unwrap_or(&files.plain);
    let language = |locale: Locale| {
        let own = |route: &Route| route.locale == locale;
        let routes = Route::all(scenario).into_iter().filter(own);
        let pages: Vec<String> = routes.map(|route| route.path(scenario)).collect();
        format!(
            r#"{{"tag":"{}","pack":"{}","pages":{},"excuse":{}}}"#,
            locale.tag(),
            files.packs[locale.index()],
            texts(&pages),
            texts(&elsewhere::excuse(locale)),
        )
    };
    format!(
        "const site = {{\"build\":\"unnamed\",\"shared\":{},\"plain\":{},\"simd\":{},\"languages\":[{}]}};\n",
        texts(&[&files.style, &files.boot]),
        texts(&[&files.plain.script, &files.plain.wasm]),
        texts(&[&simd.script, &simd.wasm]),
        Locale::ALL.map(language).join(","),
    )
}

/// Returns names, paths and words, which have nothing to escape, as JSON.
fn texts(texts: &[impl AsRef<str>]) -> String {
    let quoted = texts.iter().map(|text| format!("\"{}\"", text.as_ref()));
    format!("[{}]", quoted.collect::<Vec<_>>().join(","))
}
