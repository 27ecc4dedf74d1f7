//! Routes and metrics against enumeration and definitions.

use lockout::{
    domain::dependency::{ComponentIndex, Needs},
    metrics::{
        inequality::{Group, gini, ratio, theil_l, theil_t},
        interruption::{Indices, Interruption},
    },
    sim::routes::availability,
};
use serde_json::Value;

use super::{
    Folder,
    table::{Report, Row},
};

/// AND, OR and k-of-n over shared parts: 1e-12. The product formula must differ where the reference
/// says that it does.
pub(super) fn routes(folder: &Folder, report: &mut Report) {
    let shares = folder.json("andor_component_availability.json");
    let shares = shares.as_object().expect("an object of components");
    let names: Vec<&str> = shares.keys().map(String::as_str).collect();
    let up: Vec<f64> = shares
        .values()
        .map(|share| share.as_f64().expect("a share"))
        .collect();
    let core = names
        .iter()
        .position(|&name| name == "idp")
        .expect("an identity core");
    let with_core = |share: f64| {
        let mut up = up.clone();
        up[core] = share;
        up
    };
    for row in folder.table("andor_exact.csv").rows() {
        report.row();
        let needs = needs(&row.json("expression_json"), &names);
        let name = row.text("service");
        let exact = availability(&needs, &up);
        let given_up = availability(&needs, &with_core(1.0));
        let given_down = availability(&needs, &with_core(0.0));
        report.near(name, exact, row.number("availability_exact"), 1e-12);
        report.near(name, given_up, row.number("availability_if_idp_up"), 1e-12);
        report.near(
            name,
            given_down,
            row.number("availability_if_idp_down"),
            1e-12,
        );
        let importance = row.number("birnbaum_importance_idp");
        report.near(name, given_up - given_down, importance, 1e-12);
        let naive = row.number_if_any("naive_product_formula");
        let is_fooled = naive.is_some_and(|naive| {
            (naive - row.number("availability_exact")).abs() > 1e-6 && (exact - naive).abs() <= 1e-9
        });
        report.holds(&format!("{name} is a product of routes"), !is_fooled);
    }
}

/// Reads `["and", …]`, `["or", …]`, `["kofn", k, …]` or the name of a part.
fn needs(expression: &Value, names: &[&str]) -> Needs {
    let Value::Array(words) = expression else {
        let name = expression.as_str().expect("the name of a part");
        let place = names
            .iter()
            .position(|&known| known == name)
            .expect("a known part");
        return Needs::Component(ComponentIndex(u8::try_from(place).expect("few parts")));
    };
    let all = |from: usize| {
        words[from..]
            .iter()
            .map(|part| needs(part, names))
            .collect()
    };
    match words[0].as_str() {
        Some("and") => Needs::All(all(1)),
        Some("or") => Needs::Any(all(1)),
        Some("kofn") => Needs::AtLeast(words[1].as_u64().expect("a count") as usize, all(2)),
        other => panic!("{other:?} joins nothing"),
    }
}

/// Gini and Theil: 1e-12.
pub(super) fn inequality(folder: &Folder, report: &mut Report) {
    for row in folder.table("metrics_inequality.csv").rows() {
        report.row();
        let (amounts, weights) = (numbers(row, "values_json"), numbers(row, "weights_json"));
        let groups: Vec<Group> = amounts
            .iter()
            .zip(weights)
            .map(|(&amount, weight)| Group { amount, weight })
            .collect();
        let most_over_least = ratio(&groups).unwrap_or(f64::INFINITY);
        for (is, column) in [
            (gini(&groups), "gini"),
            (theil_t(&groups), "theil_T"),
            (theil_l(&groups), "theil_L_mld"),
            (most_over_least, "ratio_max_over_min"),
        ] {
            let should = row.number(column);
            report.near(column, is, should, 1e-12 * should.abs().clamp(1.0, 1e6));
        }
    }
}

/// SAIDI, SAIFI, CAIDI, ASAI and user-hours: relative 1e-12.
pub(super) fn service(folder: &Folder, report: &mut Report) {
    for row in folder.table("metrics_service.csv").rows() {
        report.row();
        let events = row.json("events_json_[users_affected;minutes;share_blocked]");
        let events: Vec<Interruption> = events
            .as_array()
            .expect("a list of events")
            .iter()
            .map(|event| {
                let number = |place: usize| event[place].as_f64().expect("a number");
                Interruption {
                    persons: number(0),
                    minutes: number(1),
                    blocked_share: number(2),
                }
            })
            .collect();
        let indices = Indices::over(
            &events,
            row.number("users_served"),
            row.number("period_min"),
        );
        for (is, column) in [
            (indices.saidi_minutes, "saidi_min"),
            (indices.saifi, "saifi"),
            (indices.caidi_minutes.unwrap_or(f64::NAN), "caidi_min"),
            (indices.asai, "asai"),
            (indices.user_hours, "enisa_user_hours"),
        ] {
            report.near_relative(column, is, row.number(column), 1e-12);
        }
    }
}

/// The numbers of a cell that holds a JSON list.
pub(super) fn numbers(row: Row, column: &str) -> Vec<f64> {
    let list = row.json(column);
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|number| number.as_f64().expect("a number"))
        .collect()
}
