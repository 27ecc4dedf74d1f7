//! Calls and types that would make two runs of the same link differ, or scatter the reader's session.

use proc_macro2::Delimiter;

use super::source::{
    Offence, Source, expect_at, expect_none, group, ident, is_punct, line, sources, visit,
};

/// Files that may hold local state: what is open, or half-typed. The session is in the store.
pub(crate) const LOCAL_STATE: [&str; 1] = [
    // The hour that is being read off a figure.
    "src/ui/figure.rs",
];

/// The file of each program's store: the explainer's, and the snippet builder's.
const STORES: [&str; 2] = ["src/ui/root.rs", "src/ui/embed/mod.rs"];

/// Types whose order or value is another on each run.
const UNSTABLE_TYPES: [&str; 4] = ["HashMap", "HashSet", "Instant", "SystemTime"];

/// Functions of std's floats whose last bits differ between native and Wasm, or are not specified.
const TRANSCENDENTAL: [&str; 26] = [
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "cbrt",
    "hypot", "sin", "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh",
    "tanh", "asinh", "acosh", "atanh",
];

#[test]
fn results_do_not_depend_on_the_machine() {
    let reason = "Native and Wasm must agree to the bit: ordered maps, sim::math, no clock.";
    expect_none(
        reason,
        sources(&["src"], &[".rs"]).iter().flat_map(unstable),
    );
}

#[test]
fn no_letter_is_made_small() {
    let reason =
        "The build takes the table of small letters out of the Wasm (xtask/node/wasm.mjs).";
    let calls = ["to_lowercase", "to_uppercase"];
    let in_browser = |source: &&Source| !source.is_in("src/i18n/compile");
    let sources = sources(&["src"], &[".rs"]);
    let browsers = sources.iter().filter(in_browser);
    expect_none(reason, browsers.flat_map(|source| calls_of(source, &calls)));
}

#[test]
fn each_program_has_one_store() {
    let reason =
        "One reducer of a program holds its session; local state only where LOCAL_STATE allows it.";
    let sources = sources(&["src"], &[".rs"]);
    let mut offences: Vec<Offence> = sources.iter().flat_map(local_states).collect();
    for source in &sources {
        let is_home = STORES.iter().any(|file| source.is_in(file));
        offences.extend(reducers(source).into_iter().skip(usize::from(is_home)));
    }
    expect_none(reason, offences);
}

fn unstable(source: &Source) -> Vec<Offence> {
    let mut offences = Vec::new();
    if source.is_in("src/sim/math.rs") {
        return offences;
    }
    visit(&source.tokens(), &mut |run, index| {
        let Some(name) = ident(run.get(index)) else {
            return;
        };
        let is_method = index > 0
            && is_punct(run.get(index - 1), '.')
            && group(run.get(index + 1), Delimiter::Parenthesis).is_some();
        let is_function = index > 2
            && is_punct(run.get(index - 1), ':')
            && matches!(ident(run.get(index - 3)).as_deref(), Some("f64" | "f32"));
        let is_call = TRANSCENDENTAL.contains(&name.as_str()) && (is_method || is_function);
        if is_call || UNSTABLE_TYPES.contains(&name.as_str()) {
            offences.push(source.offence(line(&run[index]), format!("uses `{name}`")));
        }
    });
    offences
}

fn local_states(source: &Source) -> Vec<Offence> {
    if LOCAL_STATE.iter().any(|file| source.is_in(file)) {
        return Vec::new();
    }
    calls_of(source, &["use_state", "use_state_eq", "use_mut_ref"])
}

fn reducers(source: &Source) -> Vec<Offence> {
    calls_of(source, &["use_reducer", "use_reducer_eq"])
}

fn calls_of(source: &Source, names: &[&str]) -> Vec<Offence> {
    let mut offences = Vec::new();
    visit(&source.tokens(), &mut |run, index| {
        let name = ident(run.get(index)).filter(|name| names.contains(&name.as_str()));
        if let Some(name) =
            name.filter(|_| group(run.get(index + 1), Delimiter::Parenthesis).is_some())
        {
            offences.push(source.offence(line(&run[index]), format!("calls `{name}`")));
        }
    });
    offences
}

#[test]
fn unstable_results_are_found() {
    let text = "use std::collections::HashMap;\nfn f(x: f64) { x.exp(); x.sqrt(); x.abs() }\n\
                fn g() { (0.5 + y).powf(2.0) }\nfn h() { map(f64::ln); m::exp(1.0); let ln = 1; }\n\
                fn i(x: f32) { x.atanh() }\n\
                fn now() { std::time::Instant::now() }\n";
    expect_at(
        &[1, 2, 3, 4, 5, 6],
        unstable(&Source::new("src/sim/step.rs", text)),
    );
    expect_at(&[], unstable(&Source::new("src/sim/math.rs", text)));
}

#[test]
fn scattered_state_is_found() {
    let text = "use yew::use_state;\nfn a() { let s = use_state(|| 1); }\n\
                fn b() { use_reducer(f);\n use_reducer(g) }\n";
    let source = Source::new("src/ui/board.rs", text);
    expect_at(&[2], local_states(&source));
    expect_at(&[3, 4], reducers(&source));
}
