//! Copying what stands in a text field.

use yew::MouseEvent;

/// Copies the text of the field that stands beside the button of an event, and returns whether the
/// browser did it. If not, the text stays selected, so that the reader can copy it by hand.
///
/// It selects and copies as the reader would. The newer interface is refused in most frames of
/// other pages, which is where this page is read.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn copy_beside(event: &MouseEvent) -> bool {
    use wasm_bindgen::JsCast;

    let button = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    let field = button
        .as_ref()
        .and_then(|button| button.parent_element())
        .and_then(|row| row.query_selector("textarea").ok().flatten())
        .and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    let (Some(button), Some(field)) = (button, field) else {
        return false;
    };
    // Whatever is refused here shows in what comes of the copying.
    let _ = field.focus();
    field.select();
    let document = gloo::utils::document().dyn_into::<web_sys::HtmlDocument>();
    let is_copied = document.is_ok_and(|page| page.exec_command("copy").unwrap_or(false));
    if is_copied {
        let _ = button.focus();
    }
    is_copied
}

/// Returns false: natively there is nothing to copy to.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn copy_beside(_event: &MouseEvent) -> bool {
    false
}
