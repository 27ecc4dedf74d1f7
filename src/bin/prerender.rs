//! Writes every canonical page into the folder that Trunk names, after each Wasm build.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::{env, fs, io, path::PathBuf, process::ExitCode};

    use lockout::{
        app::shared::Lasting,
        cli::tables,
        data::bundle,
        domain::scenario::Scenario,
        prerender::site::{self, Builds},
    };

    /// Returns the files to download: the scenario itself, and tables of its reported day.
    fn data(scenario: &Scenario) -> io::Result<Vec<(String, Vec<u8>)>> {
        let name = format!("{}.json", scenario.slug);
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/scenarios");
        let mut files = vec![(name.clone(), fs::read(file.join(name))?)];
        let tables = tables::of_reported_day(scenario)?;
        files.extend(
            tables
                .into_iter()
                .map(|(name, bytes)| (format!("{name}.csv"), bytes)),
        );
        Ok(files)
    }

    let folder_in = |variable: &str| env::var_os(variable).map(PathBuf::from);
    let named = env::args_os().nth(1).map(PathBuf::from);
    let Some(folder) = named.or_else(|| folder_in("TRUNK_STAGING_DIR")) else {
        eprintln!("name the folder with the Wasm, or let Trunk run this: `cargo xtask build`");
        return ExitCode::from(2);
    };
    // Named by `cargo xtask build`; while developing, the plain build is enough.
    let (simd, builder) = (folder_in("LOCKOUT_SIMD"), folder_in("LOCKOUT_BUILDER"));
    let builds = Builds {
        simd: simd.as_deref(),
        builder: builder.as_deref(),
    };
    // Where the site will be, for those who read its head: they want whole addresses.
    let address = env::var("LOCKOUT_URL").ok().filter(|url| !url.is_empty());
    let address = address.map(|url| [url.trim_end_matches('/'), "/"].concat());
    let scenario = Lasting::new(bundle::default_scenario());
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let tasks = tokio::task::LocalSet::new();
    let written = runtime.and_then(|runtime| {
        let data = data(&scenario)?;
        let pages = site::write(&folder, builds, address.as_deref(), &scenario, &data);
        tasks.block_on(&runtime, pages)
    });
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
