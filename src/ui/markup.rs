//! How parts come into the page without work that nobody sees.
//!
//! Those that listen to nothing are written as text by `maud` and put in as they are: the browser's
//! own parser makes their elements. Neither bringing the page alive nor another person walks them one
//! by one, and a tag costs a few bytes of Wasm instead of a hundred. Others are kept until what they
//! show changes.

use std::rc::Rc;

use maud::{Markup, html};
use yew::{Html, Properties, component};

/// Puts a part into the page; the same text again changes nothing.
pub(in crate::ui) fn raw(part: Markup) -> Html {
    Html::from_html_unchecked(part.into_string().into())
}

/// Returns a paragraph for each sentence.
pub(in crate::ui) fn paragraphs<S: AsRef<str>>(sentences: &[S]) -> Markup {
    html! { @for sentence in sentences { p { (sentence.as_ref()) } } }
}

/// A part of the page that was made before.
#[derive(Clone, Properties)]
pub(in crate::ui) struct KeptProps {
    /// The part.
    pub part: Rc<Html>,
}

/// The very same part is not walked again.
impl PartialEq for KeptProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.part, &other.part)
    }
}

/// Shows a part, and looks at it again only when it was made anew: one component for all parts that
/// do not change with the hour.
#[component]
pub(in crate::ui) fn Kept(props: &KeptProps) -> Html {
    Html::clone(&props.part)
}
