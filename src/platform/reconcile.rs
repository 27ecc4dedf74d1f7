//! Makes the browser around the page match what the session wishes for.

use crate::app::outward::Outward;

/// Sets hour, address and title, and says when the page is alive.
///
/// The address is replaced, never pushed: a reader's Back button leaves the page. Whatever the
/// browser refuses, as in a sandbox, is left as it is.
#[cfg(target_arch = "wasm32")]
pub fn apply(outward: &Outward) {
    if !outward.is_live {
        return;
    }
    let document = gloo::utils::document();
    let root = gloo::utils::document_element();
    // A title that is set anew is announced anew, even if it is the same.
    if document.title() != outward.title {
        document.set_title(&outward.title);
    }
    browser::show_hour(&root, &outward.hour);
    browser::replace_address(&outward.location);
    if !root.has_attribute("data-ready") {
        browser::say_ready(&root);
    }
}

/// Does nothing: natively there is no browser.
#[cfg(not(target_arch = "wasm32"))]
pub fn apply(_outward: &Outward) {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::OnceCell;

    use wasm_bindgen::{JsCast, JsValue};

    thread_local! {
        /// The path of the site's root, from the address the page was opened at; `None` if the
        /// host serves the page under another path than it was rendered for.
        static SITE_ROOT: OnceCell<Option<String>> = const { OnceCell::new() };
    }

    /// Says the hour to the style sheet, and checks its radio, which buttons and keys move too.
    pub(super) fn show_hour(root: &web_sys::Element, hour: &str) {
        let _ = root.set_attribute("data-hour", hour);
        let radio = gloo::utils::document().get_element_by_id(&["at-", hour].concat());
        if let Some(radio) =
            radio.and_then(|radio| radio.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            radio.set_checked(true);
        }
    }

    fn site_root() -> Option<String> {
        SITE_ROOT.with(|root| {
            root.get_or_init(|| {
                let path = gloo::utils::window().location().pathname().ok()?;
                let path = path.strip_suffix("index.html").unwrap_or(&path);
                path.strip_suffix(crate::platform::arrival::page_path().as_str())
                    .filter(|root| root.ends_with('/'))
                    .map(str::to_owned)
            })
            .clone()
        })
    }

    /// Replaces the address in place; without a known root, only the query.
    pub(super) fn replace_address(location: &str) {
        let address = match site_root() {
            Some(root) => root + location,
            None => match location.find('?') {
                Some(at) => location[at..].to_owned(),
                None => return,
            },
        };
        let window = gloo::utils::window();
        let here = window.location();
        let path = here.pathname().unwrap_or_default();
        if path + &here.search().unwrap_or_default() == address {
            return;
        }
        // Some hosts keep there what they know the frame by.
        let address = address + &here.hash().unwrap_or_default();
        if let Ok(history) = window.history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }

    /// Says that the page is alive, for tests, hosts and the style sheet.
    pub(super) fn say_ready(root: &web_sys::Element) {
        let _ = root.set_attribute("data-ready", "true");
        let _ = root.remove_attribute("data-pending");
        if let Some(performance) = gloo::utils::window().performance() {
            let _ = performance.mark("lockout-ready");
        }
    }
}
