//! The site as files: every canonical page rendered natively from the components of the browser.
//!
//! Native only. It decides nothing about the content; it puts the rendered root element into the
//! frame of `index.html`, with the addresses of the shipped files relative to each page.

pub mod document;
pub mod embed;
pub mod hours;
pub mod keeper;
pub mod outside;
pub mod picture;
pub mod site;
