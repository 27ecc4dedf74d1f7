//! More outage harms, more capacity helps: asserted only within the model's ranges, where thousands
//! of pairs showed no exception. Call waits and hang-ups are not monotone and are left out.

use lockout::{
    metrics::groups::GroupCost,
    sim::{
        kernel::simulate_inputs,
        tally::{GroupTally, Tally},
    },
};
use proptest::prelude::*;

use super::{
    config,
    days::{Plausible, plausible},
};

/// Slack for rounding, relative.
const ROUNDING: f64 = 1e-9;

/// Asserts that the second day has no more unmet hours and no larger share not done than the first.
fn assert_no_worse(first: &Plausible, second: &Plausible) -> Result<(), TestCaseError> {
    let total = |draw: &Plausible| Tally::of(&simulate_inputs(&draw.day())).everyone();
    let (first, second) = (total(first), total(second));
    let (unmet, unmet_after) = (first.unmet_hours, second.unmet_hours);
    prop_assert!(
        unmet_after <= unmet * (1.0 + ROUNDING),
        "unmet {unmet} to {unmet_after}"
    );
    let not_done =
        |total: &GroupTally| GroupCost::of(total).map_or(0.0, |cost| cost.not_done_share.share());
    let (open, open_after) = (not_done(&first), not_done(&second));
    prop_assert!(
        open_after <= open + ROUNDING,
        "not done {open} to {open_after}"
    );
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_longer_outage_never_helps(draw in plausible(), more in 1..120_usize) {
        let longer = Plausible { outage_minutes: draw.outage_minutes + more, ..draw.clone() };
        assert_no_worse(&longer, &draw)?;
    }

    #[test]
    fn a_wider_gate_never_harms(draw in plausible(), more in 0.0..0.5) {
        let wider = Plausible { through_share: draw.through_share + more, ..draw.clone() };
        assert_no_worse(&draw, &wider)?;
    }

    #[test]
    fn more_login_capacity_never_harms(draw in plausible(), more in 1.0..3.0) {
        let larger = Plausible { capacity_factor: draw.capacity_factor * more, ..draw.clone() };
        assert_no_worse(&draw, &larger)?;
    }

    #[test]
    fn calls_that_settle_more_never_harm(draw in plausible(), more in 0.0..0.4) {
        let better = Plausible { resolve_share: draw.resolve_share + more, ..draw.clone() };
        assert_no_worse(&draw, &better)?;
    }
}
