//! Writes every canonical page into the folder that Trunk names, after each Wasm build.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::{env, path::PathBuf, process::ExitCode};

    use lockout::{app::shared::Shared, data::bundle, prerender::site};

    let folder = env::args_os()
        .nth(1)
        .or_else(|| env::var_os("TRUNK_STAGING_DIR"));
    let Some(folder) = folder.map(PathBuf::from) else {
        eprintln!("name the folder with the Wasm, or let Trunk run this: `cargo xtask build`");
        return ExitCode::from(2);
    };
    // Named by `cargo xtask build`; while developing, the plain build is enough.
    let simd = env::var_os("LOCKOUT_SIMD").map(PathBuf::from);
    let scenario = Shared::new(bundle::default_scenario());
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let tasks = tokio::task::LocalSet::new();
    let pages = site::write(&folder, simd.as_deref(), &scenario);
    let written = runtime.and_then(|runtime| tasks.block_on(&runtime, pages));
    match written {
        Ok(pages) => {
            println!("{pages} pages pre-rendered");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("pre-rendering into {} failed: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
