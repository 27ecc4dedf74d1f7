//! What the browser outside the page's root should look like for a state: compared and
//! reconciled like HTML, never queued.

/// The wished-for state of everything outside the root element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outward {
    /// The path below the site's root, and the query.
    pub location: String,
    /// The title of the document.
    pub title: String,
    /// The name of the hour that the style sheet shows.
    pub hour: String,
    /// Whether the page is alive; nothing is changed before.
    pub is_live: bool,
}
