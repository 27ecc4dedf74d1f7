//! What each safeguard changes: a part of the table for each, with a row for each of its numbers.

use crate::{
    domain::{
        safeguard::{Change, Input, Safeguard},
        scenario::Scenario,
    },
    i18n::still::messages,
    ids::Locale,
    present::evidence::{
        amounts::{amount, clock_at},
        numbers::{NumberPart, Rows},
    },
};

/// Returns a part for each safeguard, named as on its switch.
pub(super) fn parts(scenario: &Scenario, locale: Locale) -> Vec<NumberPart> {
    let part = |safeguard: &Safeguard| {
        let mut rows = Rows::new(scenario, locale);
        for Change { input, to } in &safeguard.changes {
            let write = |value: f64| match input {
                Input::CounterOpensMinute | Input::CounterClosesMinute => clock_at(value, locale),
                _ => amount(value, to.unit, locale),
            };
            rows.add(label(*input, locale), "", &to.number, write);
        }
        rows.into_part(Some(safeguard.name.get(locale).to_owned()))
    };
    scenario.safeguards.iter().map(part).collect()
}

fn label(input: Input, locale: Locale) -> &'static str {
    let label = match input {
        Input::AvailabilityShare => messages::number_available,
        Input::AvailabilityWindowDays => messages::number_window,
        Input::AlternativeLoginShare => messages::number_second_login,
        Input::AlternativeLoginSuccess => messages::number_second_works,
        Input::AgentsFactor => messages::number_agents_factor,
        Input::AgentsDelayMinutes => messages::number_agents_delay,
        Input::PhoneResolveShare => messages::number_resolved,
        Input::OverloadLoss => messages::number_overload,
        Input::DeadlineMinutesAdded => messages::number_deadline,
        Input::PhoneSwitchFactor => messages::number_phone_factor,
        Input::RetryMinutesFactor => messages::number_retry_factor,
        Input::ReturnRetryFactor => messages::number_return_factor,
        Input::ReturnMinutes => messages::number_return,
        Input::ReturnSpreadShare => messages::number_return_spread,
        Input::CounterChecksPerHour => messages::number_checks,
        Input::CounterCheckMinutes => messages::number_check_length,
        Input::CounterTravelMinutes => messages::number_travel,
        Input::CounterPatienceMinutes => messages::number_counter_patience,
        Input::CounterOpensMinute => messages::number_counter_opens,
        Input::CounterClosesMinute => messages::number_counter_closes,
        Input::CounterSwitchShare => messages::number_counter_switch,
        Input::BypassReachShare => messages::number_code_reach,
        Input::BypassDelayMinutes => messages::number_code_delay,
        Input::BypassActivationMinutes => messages::number_code_works,
        Input::BypassPatienceMinutes => messages::number_code_patience,
        Input::BypassCodesPerHour => messages::number_codes,
        Input::BypassSwitchShare => messages::number_code_switch,
        Input::BypassPhoneShare => messages::number_code_phone,
    };
    label(locale)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_input_has_a_label_of_its_own() {
        for locale in Locale::ALL {
            let labels: BTreeSet<&str> = Input::ALL
                .iter()
                .map(|(input, _)| label(*input, locale))
                .collect();
            assert_eq!(labels.len(), Input::ALL.len(), "{locale:?}");
        }
    }
}
