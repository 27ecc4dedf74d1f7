//! Elements that are made once and put into the page as often as they are wanted.

use yew::Html;

/// Makes the elements of an HTML text.
#[cfg(target_arch = "wasm32")]
pub fn made(text: &str) -> Html {
    use wasm_bindgen::JsCast;

    let Ok(home) = gloo::utils::document().create_element("div") else {
        return Html::from_html_unchecked(text.to_owned().into());
    };
    home.set_inner_html(text);
    let nodes = js_sys::Array::from(&home.child_nodes());
    let nodes = nodes.iter();
    nodes
        .map(|node| Html::VRef(node.unchecked_into()))
        .collect()
}

/// Returns the text: natively the page itself is one.
#[cfg(not(target_arch = "wasm32"))]
pub fn made(text: &str) -> Html {
    Html::from_html_unchecked(text.to_owned().into())
}
