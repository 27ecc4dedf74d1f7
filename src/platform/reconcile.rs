//! Makes the browser around the page match what the session wishes for.

use crate::app::outward::Outward;

/// Sets hour, address, title and colour scheme, and says when the page is alive.
///
/// The address is replaced, never pushed: a reader's Back button leaves the page. Whatever the
/// browser refuses, as in a sandbox, is left as it is.
#[cfg(target_arch = "wasm32")]
pub fn apply(outward: &Outward) {
    use crate::app::model::Appearance;

    if !outward.is_live {
        return;
    }
    let document = gloo::utils::document();
    let root = gloo::utils::document_element();
    // A title that is set anew is announced anew, even if it is the same.
    if document.title() != outward.title {
        document.set_title(&outward.title);
    }
    let _ = root.set_attribute("data-hour", &outward.hour);
    let _ = match outward.appearance {
        Appearance::Auto => root.remove_attribute("data-theme"),
        Appearance::Dark => root.set_attribute("data-theme", "dark"),
        Appearance::Light => root.set_attribute("data-theme", "light"),
    };
    let is_ready = root.has_attribute("data-ready");
    browser::replace_address(&outward.location, is_ready);
    if !is_ready {
        browser::say_ready(&root);
    }
}

/// Does nothing: natively there is no browser.
#[cfg(not(target_arch = "wasm32"))]
pub fn apply(_outward: &Outward) {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::{OnceCell, RefCell};

    use gloo::timers::callback::Timeout;
    use wasm_bindgen::JsValue;

    /// How long a reader rests until the address says where, milliseconds. Replacing it costs as much
    /// as half a step, and Safari takes a hundred in half a minute.
    const REST_MILLISECONDS: u32 = 300;

    thread_local! {
        /// The path of the site's root, from the address the page was opened at; `None` if the
        /// host serves the page under another path than it was rendered for.
        static SITE_ROOT: OnceCell<Option<String>> = const { OnceCell::new() };

        /// The timer of the address that is to come; a later one takes its place.
        static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
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

    /// Replaces the address in place; without a known root, only the query. Another page's comes at
    /// once, since links are relative to it, and another state's of this page once the reader rests.
    pub(super) fn replace_address(location: &str, can_wait: bool) {
        SOON.set(None);
        let address = match site_root() {
            Some(root) => root + location,
            None => match location.find('?') {
                Some(at) => location[at..].to_owned(),
                None => return,
            },
        };
        let here = gloo::utils::window().location();
        let path = here.pathname().unwrap_or_default();
        if path.clone() + &here.search().unwrap_or_default() == address {
            return;
        }
        let goal = address.split('?').next().unwrap_or_default();
        let is_same_page = goal.is_empty() || goal == path;
        let replace = move || {
            if let Ok(history) = gloo::utils::window().history() {
                let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
            }
        };
        if can_wait && is_same_page {
            SOON.set(Some(Timeout::new(REST_MILLISECONDS, replace)));
        } else {
            replace();
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
