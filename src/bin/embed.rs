//! The snippet builder in the browser: hydrates what was pre-rendered, with the same inputs.

/// As the explainer has it: half the code of the standard library's own.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    use lockout::{
        app::embed::{choices::Choices, settings::Builder},
        ids::Locale,
        platform::arrival,
        ui::embed::{Root, RootProps},
    };

    // Without these this is not our page, and there is nothing to bring alive.
    let (Some(root), Some(choices)) = (arrival::root_element(), arrival::choices()) else {
        return;
    };
    let locale = Locale::parse(&arrival::language()).unwrap_or_default();
    let start = Builder::start(locale, Choices::parse(&choices));
    yew::Renderer::<Root>::with_root_and_props(root, RootProps { start }).hydrate();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("`embed` is a page in the browser: build it with `cargo xtask build`");
    std::process::ExitCode::FAILURE
}
