//! Hands a file to the reader, made here: nothing is asked of any server.

use crate::chart::{sheet::Sheet, theme::Theme};

/// Saves a text under a name; returns whether the browser took it.
///
/// A host may forbid files without a word: nobody learns of that.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn text(name: &str, kind: &str, text: &str) -> bool {
    let content = String::from(js_sys::encode_uri_component(text));
    let address = ["data:", kind, ";charset=utf-8,", &content].concat();
    browser::save(name, &address).is_some()
}

/// Returns false: natively there is nobody to hand a file to.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn text(_name: &str, _kind: &str, _text: &str) -> bool {
    false
}

/// Saves a sheet as a picture; returns whether it could be painted and the browser took it.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn picture(name: &str, sheet: &Sheet, theme: &Theme) -> bool {
    browser::painted(sheet, theme)
        .and_then(|address| browser::save(name, &address))
        .is_some()
}

/// Returns false: natively there is no canvas.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn picture(_name: &str, _sheet: &Sheet, _theme: &Theme) -> bool {
    false
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::JsCast;
    use web_sys::{HtmlCanvasElement, HtmlElement};

    use crate::{
        chart::{sheet::Sheet, theme::Theme},
        platform::canvas,
    };

    /// Clicks a link that is nowhere on the page.
    pub(super) fn save(name: &str, address: &str) -> Option<()> {
        let link = gloo::utils::document().create_element("a").ok()?;
        link.set_attribute("href", address).ok()?;
        link.set_attribute("download", name).ok()?;
        link.dyn_into::<HtmlElement>().ok()?.click();
        Some(())
    }

    /// Paints a sheet on a canvas of its own and returns its address.
    pub(super) fn painted(sheet: &Sheet, theme: &Theme) -> Option<String> {
        let canvas = gloo::utils::document().create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
        let is_painted = canvas::paint(&canvas, sheet, theme);
        is_painted.then(|| canvas.to_data_url().ok()).flatten()
    }
}
