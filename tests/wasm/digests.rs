//! The digests of the runs of the shipped scenario, taken in the same way natively and in Wasm.

use std::fmt::Write as _;

use lockout::{data::bundle, domain::outage::OutageSpan, sim, sim::plan::Plan};

/// Returns one line for each reading of the day: its span and the digest of its run.
pub(crate) fn digests() -> String {
    let scenario = bundle::default_scenario();
    let mut lines = String::new();
    for variant in &scenario.variants {
        let outage = OutageSpan::new(variant.start.value, variant.end.value)
            .expect("the loader refuses variants that end before they start");
        let plan = Plan {
            outage: Some(outage),
            ..Plan::default()
        };
        let digest = sim::simulate(&scenario, &plan).digest();
        let (start, end) = (outage.start.to_data(), outage.end.to_data());
        writeln!(lines, "{start}-{end} {digest:016x}").expect("writing into a string cannot fail");
    }
    lines
}
