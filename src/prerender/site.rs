//! Writes the site into the folder in which Trunk has put the Wasm.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    app::{model::Model, route::Route, shared::Lasting},
    data::bundle,
    domain::scenario::Scenario,
    ids::Locale,
    metrics::estimate::Prepared,
    prerender::{
        document::{Files, Program, document},
        embed, hours, keeper, outside,
    },
    present::{
        compared::Comparison,
        share::{DATA_FOLDER, builder_path},
    },
};

/// The style sheet's parts, in the order in which they build on each other.
const STYLES: [&str; 12] = [
    include_str!("../../assets/styles/tokens.css"),
    include_str!("../../assets/styles/base.css"),
    include_str!("../../assets/styles/layout.css"),
    include_str!("../../assets/styles/components.css"),
    include_str!("../../assets/styles/phone.css"),
    include_str!("../../assets/styles/clock.css"),
    include_str!("../../assets/styles/flow.css"),
    include_str!("../../assets/styles/figure.css"),
    include_str!("../../assets/styles/people.css"),
    include_str!("../../assets/styles/paths.css"),
    include_str!("../../assets/styles/embed.css"),
    include_str!("../../assets/styles/print.css"),
];

/// Possible days that the figures with ranges are worked out over.
const FIGURE_DAYS: u32 = 1024;

/// The script that runs before the first paint, and what of it speaks with a page around this one.
const BOOT: [&str; 2] = [
    include_str!("../../assets/boot.js"),
    include_str!("../../assets/frame.js"),
];

/// The script that other people's pages load, by its name in the site's root, which never changes.
const LOADER: (&str, &str) = (
    "lockout-embed.js",
    include_str!("../../assets/lockout-embed.js"),
);

/// What the snippet builder has beside the site's style sheet, and what brings it alive.
const BUILDER: [(&str, &str); 2] = [
    ("css", include_str!("../../assets/styles/builder.css")),
    ("js", include_str!("../../assets/builder.js")),
];

/// The builds of programs beside the plain one of the explainer: each in a folder, if it was made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Builds<'a> {
    /// The explainer for browsers with SIMD.
    pub simd: Option<&'a Path>,
    /// The snippet builder.
    pub builder: Option<&'a Path>,
}

/// The script that keeps the site for when there is no network, by its name in the site's root: a
/// service worker speaks for the folder in which it lies, and is asked for by the same name for ever.
const KEEPER: (&str, &str) = ("sw.js", include_str!("../../assets/sw.js"));

/// Writes every page of the site and the files they share; returns how many pages.
///
/// `address` is where the site will be, ending in `/`, if that is known; `data` are the files to download, by
/// their names.
///
/// # Errors
/// If a file cannot be written, or the script or Wasm of a build is not in its folder.
pub async fn write(
    folder: &Path,
    builds: Builds<'_>,
    address: Option<&str>,
    scenario: &Lasting<Scenario>,
    data: &[(String, Vec<u8>)],
) -> io::Result<usize> {
    let style = STYLES.concat() + &hours::rules(&scenario.horizon);
    let plain = program(folder)?;
    let add = |built, stem| add_program(folder, built, stem);
    let simd = builds.simd.map(|built| add(built, "simd")).transpose()?;
    let builder = builds.builder.map(|built| add(built, "builder"));
    let builder = builder.transpose()?;
    let routes = Route::all(scenario);
    let figures = Prepared::draw(scenario, FIGURE_DAYS)
        .ok_or_else(|| io::Error::other("nothing is wanted on the day: there are no figures"))?;
    let files = Files {
        site: address.map(str::to_owned),
        style: write_hashed(folder, "lockout", "css", style.as_bytes())?,
        boot: write_hashed(folder, "boot", "js", BOOT.concat().as_bytes())?,
        packs: packs(folder, scenario, &figures)?,
        plain,
        simd,
    };
    fs::write(folder.join(LOADER.0), LOADER.1)?;
    let keeper = keeper::list(scenario, &files) + KEEPER.1;
    fs::write(folder.join(KEEPER.0), keeper)?;
    let data_folder = folder.join(DATA_FOLDER);
    fs::create_dir_all(&data_folder)?;
    for (name, content) in data {
        fs::write(data_folder.join(name), content)?;
    }
    let reload = reload_script(folder);
    for route in &routes {
        let beside = folder.join(route.path(scenario));
        fs::create_dir_all(&beside)?;
        outside::write(&beside, &Model::start(*scenario, *route), address)?;
        let html = document(scenario, *route, &files, &figures).await;
        fs::write(
            beside.join("index.html"),
            html.replace("</body>", &[&reload, "</body>"].concat()),
        )?;
    }
    let builders = write_builders(folder, scenario, &files, builder).await?;
    Ok(routes.len() + builders)
}

/// Writes the page of the snippet builder in each language; returns how many.
async fn write_builders(
    folder: &Path,
    scenario: &Lasting<Scenario>,
    files: &Files,
    program: Option<Program>,
) -> io::Result<usize> {
    let [own_style, script] = BUILDER;
    let write =
        |(ending, text): (&str, &str)| write_hashed(folder, "builder", ending, text.as_bytes());
    let choices = embed::choices(scenario, files.site.as_deref());
    let files = embed::Files {
        style: files.style.clone(),
        own_style: write(own_style)?,
        script: write(script)?,
        program,
    };
    for locale in Locale::ALL {
        let html = embed::document(scenario, &choices, locale, &files).await;
        fs::write(folder.join(builder_path(locale, scenario)), html)?;
    }
    Ok(Locale::ALL.len())
}

/// Returns the script by which `trunk serve` reloads a page after a change, or nothing.
///
/// Trunk adds it to its own page, and to no release.
fn reload_script(folder: &Path) -> String {
    let staged = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    let script = staged
        .rsplit_once("<script>")
        .and_then(|(_, rest)| rest.split_once("</script>"));
    script.map_or_else(String::new, |(code, _)| {
        ["<script>", code, "</script>"].concat()
    })
}

/// Writes what browsers load for each language, with what has taken many drawn days to work out; returns
/// the names, in the order of the languages.
fn packs(
    folder: &Path,
    scenario: &Scenario,
    figures: &Prepared,
) -> io::Result<[String; Locale::ALL.len()]> {
    let mut names = [const { String::new() }; Locale::ALL.len()];
    for (locale, name) in Locale::ALL.into_iter().zip(&mut names) {
        let stem = ["pack-", locale.tag()].concat();
        let compared = Comparison::of(scenario, figures, locale);
        let drawn = postcard::to_allocvec(&compared).map_err(io::Error::other)?;
        let pack = [bundle::pack(locale), &drawn].concat();
        *name = write_hashed(folder, &stem, "bin", &pack)?;
    }
    Ok(names)
}

/// Writes a file whose name holds a hash of its content, so that it may be cached for ever.
fn write_hashed(folder: &Path, stem: &str, ending: &str, content: &[u8]) -> io::Result<String> {
    let name = format!("{stem}-{:016x}.{ending}", fnv1a(content));
    fs::write(folder.join(&name), content)?;
    Ok(name)
}

/// Returns the 64-bit FNV-1a hash of bytes.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Finds the build of the app in a folder that holds no other script.
fn program(folder: &Path) -> io::Result<Program> {
    Ok(Program {
        script: find(folder, ".js")?,
        wasm: find(folder, "_bg.wasm")?,
    })
}

/// Takes over a build from another folder, under names that begin with `stem`.
fn add_program(folder: &Path, built: &Path, stem: &str) -> io::Result<Program> {
    let Program { script, wasm } = program(built)?;
    let add =
        |name: &str, ending: &str| write_hashed(folder, stem, ending, &fs::read(built.join(name))?);
    Ok(Program {
        script: add(&script, "js")?,
        wasm: add(&wasm, "wasm")?,
    })
}

/// Finds the one file with this ending.
fn find(folder: &Path, ending: &str) -> io::Result<String> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
            name.ends_with(ending)
        })
        .collect();
    found.sort();
    match found.as_slice() {
        [path] => Ok(path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default()),
        _ => Err(io::Error::other(format!(
            "expected one file ending in {ending} in {}, found {}",
            folder.display(),
            found.len()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What pages get when Trunk has left this page in the folder.
    fn script_after(name: &str, staged: Option<&str>) -> String {
        let name = format!("lockout-{}-reload-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        if let Some(page) = staged {
            fs::write(folder.join("index.html"), page).unwrap();
        }
        let script = reload_script(&folder);
        fs::remove_dir_all(folder).unwrap();
        script
    }

    #[test]
    fn pages_reload_while_they_are_developed_and_only_then() {
        let served = "<head><script>start()</script></head><body>\
                      <script type=\"module\">app()</script><script>\"use strict\"; reload();</script></body>";
        let script = "<script>\"use strict\"; reload();</script>";
        assert_eq!(script_after("served", Some(served)), script);
        let released = "<body><script type=\"module\">app()</script></body>";
        assert_eq!(script_after("released", Some(released)), "");
        assert_eq!(script_after("cut", Some("<body><script>reload(")), "");
        assert_eq!(script_after("none", None), "");
    }
}
