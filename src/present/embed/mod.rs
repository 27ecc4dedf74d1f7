//! The snippet builder as finished strings: its form, its snippets, and the answers of its check.

pub mod check;
pub mod form;
pub mod page;
pub mod snippets;
