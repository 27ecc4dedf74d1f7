//! From where and in which state the page was opened.

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::JsCast;

    /// Returns the query of the address, with its `?`.
    #[must_use]
    pub fn search() -> String {
        gloo::utils::window()
            .location()
            .search()
            .unwrap_or_default()
    }

    /// Returns the path below the site's root that this page was pre-rendered for.
    #[must_use]
    pub fn page_path() -> String {
        gloo::utils::document_element()
            .get_attribute("data-route")
            .unwrap_or_default()
    }

    /// Returns the element that holds the pre-rendered page.
    #[must_use]
    pub fn root_element() -> Option<web_sys::Element> {
        gloo::utils::document().get_element_by_id("lockout")
    }

    /// Returns what the boot script has loaded for the language of the page.
    #[must_use]
    pub fn pack() -> Option<Vec<u8>> {
        let root = gloo::utils::document_element();
        let bytes = js_sys::Reflect::get(&root, &"pack".into()).ok()?;
        let bytes: js_sys::Uint8Array = bytes.dyn_into().ok()?;
        Some(bytes.to_vec())
    }

    /// Says that the page could not be brought alive.
    pub fn fail() {
        let _ = gloo::utils::document_element().set_attribute("data-failed", "true");
    }

    /// Says that the snippet builder is alive, for tests and the style sheet.
    pub fn say_alive() {
        let _ = gloo::utils::document_element().set_attribute("data-ready", "true");
        if let Some(performance) = gloo::utils::window().performance() {
            let _ = performance.mark("lockout-ready");
        }
    }

    /// Returns what the pre-renderer has written for the snippet builder to choose from.
    #[must_use]
    pub fn choices() -> Option<String> {
        root_element()?.get_attribute("data-choices")
    }

    /// Returns the language of the page, as its tag.
    #[must_use]
    pub fn language() -> String {
        let tag = gloo::utils::document_element().get_attribute("lang");
        tag.unwrap_or_default()
    }

    /// Returns the whole address of the site's root, ending in `/`, from the one the page was opened
    /// at; empty if the host serves the page under another path than it was rendered for.
    #[must_use]
    pub fn site() -> String {
        let address = gloo::utils::window().location().href().unwrap_or_default();
        let page = address.split(['?', '#']).next().unwrap_or_default();
        let page = page.strip_suffix("index.html").unwrap_or(page);
        page.strip_suffix(page_path().as_str())
            .filter(|site| site.ends_with('/'))
            .unwrap_or_default()
            .to_owned()
    }

    /// Returns the value of the hour that is chosen in the native controls, as `HH:MM`.
    #[must_use]
    pub fn chosen_hour() -> Option<String> {
        let checked = gloo::utils::document().query_selector("input[name=at]:checked");
        let input: web_sys::HtmlInputElement = checked.ok()??.dyn_into().ok()?;
        Some(input.value())
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{
    choices, chosen_hour, fail, language, pack, page_path, root_element, say_alive, search, site,
};

/// Does nothing: natively there is nobody to hear it.
#[cfg(not(target_arch = "wasm32"))]
pub fn say_alive() {}

/// Returns nothing: natively there is no address.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn site() -> String {
    String::new()
}

/// Returns nothing: natively there is no address.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn search() -> String {
    String::new()
}
