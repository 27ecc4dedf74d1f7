//! The page in the browser: hydrates what was pre-rendered, with the same inputs.

/// Half the code of the standard library's own, and as fast.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    use lockout::{
        app::{
            model::Model,
            route::Route,
            shared::{Lasting, Shared},
        },
        data::bundle,
        domain::clock::TimeOfDay,
        i18n::bundle::Texts,
        platform::arrival,
        present::compared::Comparison,
        ui::root::{Root, RootProps, Still},
    };

    // Without its root element this is not our page, and there is nothing to bring alive.
    let Some(root) = arrival::root_element() else {
        return;
    };
    // The boot script has loaded the page's words; without them the page stays as it is.
    let Some(pack) = arrival::pack() else {
        arrival::fail();
        return;
    };
    let (texts, scenario, compared): (_, _, Comparison) = bundle::unpack(&pack);
    Texts::load(texts);
    let scenario = Lasting::new(scenario);
    let route = Route::parse(&arrival::page_path(), &scenario).unwrap_or_default();
    let start = Model::start(scenario, route);
    // The hour is the one input that may differ: only a native control shows it.
    let chosen = arrival::chosen_hour().and_then(|hour| TimeOfDay::parse(&hour));
    let hour = chosen.unwrap_or(start.cursor);
    let start = start.at(hour);
    yew::Renderer::<Root>::with_root_and_props(
        root,
        RootProps {
            start,
            still: Still::default(),
            compared: Shared::new(compared.figure()),
        },
    )
    .hydrate();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("`app` is the page in the browser: build it with `cargo xtask build`");
    std::process::ExitCode::FAILURE
}
