//! The style rules by which a native radio shows its hour, without any script.

use std::fmt::Write as _;

use crate::{
    domain::clock::Horizon,
    present::{figure::grid::Hours, spells::hour_name},
};

/// Returns the rules for the hours of a scenario.
///
/// For the chosen hour they show what holds then and show every `.cursor` in its place: `--hour` is its share of
/// the simulated span, `--column` its share of the hours of the clock bar, of which there are
/// `--columns`. Both are set on the cursors alone, since all below an element whose property changes
/// is styled anew. Browsers without `:has()` are shown the opening hour.
///
/// A page that is alive says its hour on the root element: `:has()` looks through the whole document
/// at every step, which takes a third of the time until a step is painted.
#[must_use]
pub fn rules(horizon: &Horizon) -> String {
    let hours = Hours::of(horizon);
    let mut css = format!(":root{{--columns:{}}}", horizon.hours().count());
    for time in horizon.hours() {
        let name = hour_name(time);
        let column = hours.place(time);
        let share = horizon.minute_at(time) as f64 / horizon.minutes() as f64;
        let now =
            format!(":root:is([data-hour=\"{name}\"],:not([data-hour]):has(#at-{name}:checked))");
        write!(
            css,
            "{now} .cursor{{--cursor:block;--hour:{share:.4};--column:{column:.4}}}\
             {now} [data-at~=\"{name}\"]{{display:revert}}"
        )
        .expect("writing into a string cannot fail");
    }
    let opening = hour_name(horizon.opening_hour);
    writeln!(
        css,
        "@supports not selector(:has(*)){{[data-at~=\"{opening}\"]{{display:revert}}}}"
    )
    .expect("writing into a string cannot fail");
    css
}
