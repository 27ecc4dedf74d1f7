//! The dependency picture as it is read line by line: each way to each service, part by part.

use std::fmt::Write as _;

use lockout::{
    app::{model::Model, route::Route, shared::Lasting},
    data::bundle,
    i18n::bundle::Texts,
    ids::Locale,
    present::{board::BoardView, path::PartView},
    sim::plan::{Chosen, Plan},
};

use crate::golden;

/// Writes parts as they are read, with an asterisk at the identity core.
fn read(parts: &[PartView], between: &str) -> String {
    let one = |part: &PartView| match part.parts.as_slice() {
        [] if part.shape == "core" => format!("{}*", part.label),
        [] => part.label.clone(),
        within => format!("{} ({})", part.label, read(within, " / ")),
    };
    parts.iter().map(one).collect::<Vec<_>>().join(between)
}

#[test]
fn the_ways_to_every_service_are_as_reviewed() {
    let scenario = Lasting::new(bundle::default_scenario());
    for locale in Locale::ALL {
        let route = Route {
            locale,
            persona: None,
        };
        let mut model = Model::start(scenario, route);
        // With every safeguard that opens a way; the run is not read for the ways.
        let opening = ["parallel-login", "bypass-codes", "in-person"];
        model.plan = Plan {
            safeguards: opening
                .map(|id| Chosen::parse(&scenario, id).unwrap())
                .into(),
            ..Plan::default()
        };
        let board = BoardView::of(&model, Texts::new(locale));
        let mut text = String::new();
        for spell in &board.core {
            writeln!(
                text,
                "* {} {}: {}",
                spell.value.symbol, spell.value.label, spell.at
            )
            .unwrap();
        }
        for service in &board.services {
            writeln!(text, "\n{}", service.name).unwrap();
            for way in &service.routes {
                writeln!(
                    text,
                    "  {}: {}\n    {}",
                    way.name,
                    way.kind,
                    read(&way.parts, " → ")
                )
                .unwrap();
            }
            for sentence in &service.explained {
                writeln!(text, "  {sentence}").unwrap();
            }
        }
        golden::compare(&format!("paths/{}.txt", locale.tag()), &text);
    }
}
