//! Which of the two builds of the app a browser loads: the one with SIMD where that can be relied on, else
//! the plain one, and never both.

use serde::Deserialize;
use serde_json::json;

use crate::{
    harness::{Outcome, journeys},
    page::Page,
};

journeys! {
    simd_where_there_is_simd(Plain) in Chromium Firefox;
    plain_where_simd_miscounts(Plain) in WebKit;
    plain_where_there_is_none(Plain) in Chromium;
}

/// What a page names and what it has loaded, as file names.
#[derive(Debug, Deserialize)]
struct Loaded {
    plain: Vec<String>,
    simd: Vec<String>,
    loaded: Vec<String>,
}

const LOADED: &str = "
    const file = (address) => address.split('/').pop();
    const named = (list) => list.split(' ').map(file);
    const { plain, simd } = document.querySelector('script[data-plain]').dataset;
    const resources = performance.getEntriesByType('resource');
    return {
        plain: named(plain),
        simd: named(simd),
        loaded: resources.map(({ name }) => file(new URL(name).pathname)),
    };";

/// Makes a browser say of every module that it could not run it.
const NO_SIMD: &str = "WebAssembly.validate = () => false";

async fn simd_where_there_is_simd(page: Page) -> Outcome {
    for path in ["/", "/da/patient/"] {
        page.open(path).await?;
        let files: Loaded = page.script(LOADED).await?;
        expect(&files, &files.simd, &files.plain);
    }
    Ok(())
}

async fn plain_where_simd_miscounts(page: Page) -> Outcome {
    page.open("/").await?;
    let files: Loaded = page.script(LOADED).await?;
    expect(&files, &files.plain, &files.simd);
    Ok(())
}

async fn plain_where_there_is_none(page: Page) -> Outcome {
    page.devtools("Page.enable", json!({})).await?;
    let source = json!({ "source": NO_SIMD });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", source)
        .await?;
    page.open("/patient/").await?;
    let files: Loaded = page.script(LOADED).await?;
    expect(&files, &files.plain, &files.simd);
    Ok(())
}

/// Expects the script, the Wasm and the words of one build, and no program of the other.
fn expect(files: &Loaded, wanted: &[String], unwanted: &[String]) {
    let is_loaded = |file: &String| files.loaded.contains(file);
    assert_eq!(wanted.len(), 3, "a script, its Wasm and words: {files:?}");
    assert!(wanted.iter().all(is_loaded), "not loaded: {files:?}");
    // The words are those of the page's language, whichever program reads them.
    assert_eq!(wanted[2], unwanted[2], "{files:?}");
    assert!(
        !unwanted[..2].iter().any(is_loaded),
        "loaded too: {files:?}"
    );
}
