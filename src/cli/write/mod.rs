//! Writes a report in one of three forms. It chooses nothing: every form has the same content.

mod csv_form;
mod json_form;
mod text_form;

use std::io::{self, Write};

use crate::cli::{arguments::Format, report::Report};

/// Writes a report.
///
/// # Errors
/// If the output takes no more.
pub(super) fn report(report: &Report, format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Csv => csv_form::write(report, out),
        Format::Json => json_form::write(report, out),
        Format::Table => text_form::write(report, out),
    }
}
