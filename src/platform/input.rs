//! From events to values, and the focus that an event asks for.

use yew::{Event, InputEvent, KeyboardEvent, MouseEvent};

/// Takes over a plain click on a link, so that the browser does not follow it; returns whether it
/// was one. Clicks for a new tab or window are left to the browser.
#[must_use]
pub fn take_plain_click(event: &MouseEvent) -> bool {
    let is_plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if is_plain {
        event.prevent_default();
    }
    is_plain
}

/// Returns whether the checkbox of an event is checked.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn is_checked(event: &Event) -> bool {
    use yew::TargetCast;

    let input: Option<web_sys::HtmlInputElement> = event.target_dyn_into();
    input.is_some_and(|input| input.checked())
}

/// Returns false: natively there is no checkbox.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn is_checked(_event: &Event) -> bool {
    false
}

/// Returns what stands in the field of an event, or the value chosen in its list.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn value(event: &Event) -> Option<String> {
    let field = event.target()?;
    let value = js_sys::Reflect::get(field.as_ref(), &"value".into());
    value.ok()?.as_string()
}

/// Returns nothing: natively nobody types.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn value(_event: &Event) -> Option<String> {
    None
}

/// Returns nothing: natively there is no slider.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn value_as_number(_event: &InputEvent) -> Option<f64> {
    None
}

/// Returns the number that the slider of an event stands at.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn value_as_number(event: &InputEvent) -> Option<f64> {
    use yew::TargetCast;

    let input: web_sys::HtmlInputElement = event.target_dyn_into()?;
    let value = input.value_as_number();
    value.is_finite().then_some(value)
}

/// Returns how far across its element the pointer of an event is, as a share of its width.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn pointed_share(event: &MouseEvent, is_down: bool) -> Option<f64> {
    use yew::TargetCast;

    let element: web_sys::Element = event.target_dyn_into()?;
    let (place, length) = if is_down {
        (event.offset_y(), element.client_height())
    } else {
        (event.offset_x(), element.client_width())
    };
    (length > 0).then(|| f64::from(place) / f64::from(length))
}

/// Returns nothing: natively there is no pointer.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn pointed_share(_event: &MouseEvent, _is_down: bool) -> Option<f64> {
    None
}

/// Follows a plain click on a link without leaving an entry in the history of the reader's Back
/// button: another language is another page. In a frame the script that speaks with the page around it
/// does, since the next page must know what this one was told.
#[cfg(target_arch = "wasm32")]
pub fn replace_page(event: &MouseEvent, href: &str) {
    if gloo::utils::document_element().has_attribute("data-framed") {
        return;
    }
    if take_plain_click(event) && gloo::utils::window().location().replace(href).is_err() {
        // Where a host forbids that, the reader still gets there.
        let _ = gloo::utils::window().location().set_href(href);
    }
}

/// Does nothing: natively there is no page to leave.
#[cfg(not(target_arch = "wasm32"))]
pub fn replace_page(_event: &MouseEvent, _href: &str) {}

/// Follows a plain click on a link to a place of this page, without an entry in the history of the
/// reader's Back button. The focus goes to the heading there, and the reader's eyes with it.
#[cfg(target_arch = "wasm32")]
pub fn go_to(event: &MouseEvent, heading: &str) {
    use wasm_bindgen::JsCast;

    let place = gloo::utils::document()
        .get_element_by_id(heading)
        .and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(place) = place else {
        return;
    };
    if take_plain_click(event) {
        // A browser that refuses focus still scrolls there.
        let _ = place.focus();
        place.scroll_into_view();
    }
}

/// Does nothing: natively nobody clicks.
#[cfg(not(target_arch = "wasm32"))]
pub fn go_to(_event: &MouseEvent, _heading: &str) {}

/// Takes Home or End, which native radios do not know: moves the focus to the first or last radio of
/// the group in which it was pressed, and returns whether to the last; `None` for other keys.
#[cfg(target_arch = "wasm32")]
pub fn take_end_key(event: &KeyboardEvent) -> Option<bool> {
    let is_last = match event.key().as_str() {
        "Home" => false,
        "End" => true,
        _ => return None,
    };
    event.prevent_default();
    focus_end_radio(event, is_last);
    Some(is_last)
}

#[cfg(target_arch = "wasm32")]
fn focus_end_radio(event: &KeyboardEvent, is_last: bool) {
    use wasm_bindgen::JsCast;

    let group = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|target| target.closest("[role=radiogroup]").ok().flatten());
    let Some(radios) = group.and_then(|group| group.query_selector_all("input").ok()) else {
        return;
    };
    let place = if is_last {
        radios.length().saturating_sub(1)
    } else {
        0
    };
    let radio = radios
        .get(place)
        .and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(radio) = radio {
        // A browser that refuses focus leaves the reader where they are.
        let _ = radio.focus();
    }
}

/// Takes nothing: natively there are no keys.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn take_end_key(_event: &KeyboardEvent) -> Option<bool> {
    None
}
