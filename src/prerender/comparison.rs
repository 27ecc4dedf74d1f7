//! The comparison of safeguards as files beside the pages: two pictures and a table.

use std::io;

use crate::{
    chart::{poster, svg, theme::LIGHT},
    ids::Locale,
    prerender::picture,
    present::compared::ComparedView,
    ui::compared::file_name,
};

/// Pixels of the picture for one of the style sheet: 800 across, in less than 30 KB.
const SHARP: f64 = 1.25;

/// Returns the files of the comparison in a language: names and contents.
///
/// # Errors
/// If the picture cannot be painted.
pub fn files(view: &ComparedView, locale: Locale) -> io::Result<[(String, Vec<u8>); 3]> {
    let poster = |scale| poster::of_ranges(&view.title, &view.how_to_read, &view.ranges, scale);
    let named = |ending: &str| [&file_name(locale), ending].concat();
    let drawing = svg::document(&poster(1.0), &LIGHT, &view.title);
    Ok([
        (named(".png"), picture::png(&poster(SHARP), &view.title)?),
        (named(".svg"), drawing.into_bytes()),
        (named(".csv"), view.table.csv(locale).into_bytes()),
    ])
}
