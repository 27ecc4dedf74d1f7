//! Builds the release site into `dist/`, and skips that when nothing it is made from has changed.

use std::{fs, io, path::Path, process::Command};

use crate::{
    failure::{Failure, Outcome},
    fingerprint::{Fingerprint, files_below},
    process, repo,
    server::Port,
    simd, tools,
};

/// All that the site is made from, relative to the root; a missing one counts as absent.
const INPUTS: [&str; 13] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "assets",
    "build.rs",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "xtask/brotli.mjs",
    "xtask/src/simd.rs",
    "xtask/src/site.rs",
    "xtask/src/tools.rs",
];

/// Builds the site unless `dist/` already is what the present files give.
///
/// # Errors
/// When a tool is missing or a step fails.
pub(crate) fn build() -> Outcome<()> {
    let stamp_path = repo::notes_dir().join("site.stamp");
    let inputs = inputs_fingerprint()?;
    let is_fresh = fs::read_to_string(&stamp_path)
        .is_ok_and(|stamp| listing().is_ok_and(|listing| stamp == format!("{inputs}\n{listing}")));
    if is_fresh {
        process::say("dist/ is up to date");
        return Ok(());
    }
    let path = tools::for_building()?;
    process::say("building the site; the first time compiles everything, about 5 min on two cores");
    let simd = simd::build()?;
    let mut trunk = Command::new("trunk");
    trunk
        .current_dir(repo::root())
        .env("PATH", &path)
        .env(simd::FOLDER_VARIABLE, simd)
        .args(["build", "--release"]);
    // Set by some shells to 1, which Trunk refuses to read as a yes.
    trunk.env_remove("NO_COLOR");
    process::run(
        &mut trunk,
        "the site was not built; the lines above say why",
    )?;
    name_by_content(&repo::dist())
        .map_err(|error| Failure::new(format!("the built files could not be renamed: {error}")))?;
    compress()?;
    note(&stamp_path, &inputs)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", stamp_path.display())))?;
    process::say("dist/ is built");
    Ok(())
}

/// Runs Trunk's own server, which builds on every change and reloads the page.
///
/// # Errors
/// When a tool is missing or Trunk ends with a failure.
pub(crate) fn develop(port: Port) -> Outcome<()> {
    let path = tools::for_building()?;
    // A folder of its own: dist/ always holds the release site.
    let dist = repo::notes_dir().join("dev");
    fs::create_dir_all(&dist)
        .map_err(|error| Failure::new(format!("cannot make {}: {error}", dist.display())))?;
    let mut trunk = Command::new("trunk");
    trunk
        .current_dir(repo::root())
        .env("PATH", path)
        .env_remove(simd::FOLDER_VARIABLE)
        .env_remove("NO_COLOR");
    trunk
        .arg("serve")
        .arg("--dist")
        .arg(dist)
        .args(["--address", "127.0.0.1", "--port"]);
    trunk.arg(port.number()?.to_string());
    // Held until here, so that a taken port is not found after minutes of installing.
    drop(port);
    process::run(
        &mut trunk,
        "the development server stopped; the lines above say why",
    )
}

/// Writes a brotli copy beside every file that is worth it.
fn compress() -> Outcome<()> {
    process::say("compressing dist/ with brotli 11");
    let mut node = Command::new("node");
    node.arg(repo::root().join("xtask/brotli.mjs"))
        .arg(repo::dist());
    process::run(
        &mut node,
        "Node 18 or newer compresses dist/; the lines above say why it did not",
    )
}

/// Gives Trunk's script and Wasm the name of what is in them; the pre-renderer has done so with the
/// build for browsers with SIMD.
///
/// Trunk names both after the compiler's output, before wasm-bindgen, so that a change of the tool
/// alone would leave the name and break pages that have one of the two in their cache.
fn name_by_content(dist: &Path) -> io::Result<()> {
    let names: Vec<String> = fs::read_dir(dist)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<_>>()?;
    let Some(old) = names.iter().find_map(|name| {
        name.strip_suffix("_bg.wasm")
            .filter(|stem| names.contains(&format!("{stem}.js")))
    }) else {
        return Err(io::Error::other("dist/ holds no Wasm with its script"));
    };
    let (base, _) = old.rsplit_once('-').unwrap_or((old, ""));
    let mut fingerprint = Fingerprint::new();
    for ending in [".js", "_bg.wasm"] {
        fingerprint.add(&fs::read(dist.join(format!("{old}{ending}")))?);
    }
    let new = format!("{base}-{}", fingerprint.hex());
    for ending in [".js", "_bg.wasm"] {
        fs::rename(
            dist.join(format!("{old}{ending}")),
            dist.join(format!("{new}{ending}")),
        )?;
    }
    for file in files_below(dist)? {
        if file.extension().is_some_and(|ending| ending == "html") {
            let page = fs::read_to_string(&file)?;
            fs::write(&file, page.replace(old, &new))?;
        }
    }
    Ok(())
}

/// Notes what the site was made from and what came of it.
fn note(stamp_path: &Path, inputs: &str) -> io::Result<()> {
    fs::create_dir_all(repo::notes_dir())?;
    fs::write(stamp_path, format!("{inputs}\n{}", listing()?))
}

/// Takes the content of every input into one number.
fn inputs_fingerprint() -> Outcome<String> {
    let root = repo::root();
    let mut fingerprint = Fingerprint::new();
    for input in INPUTS {
        let files = files_below(&root.join(input)).and_then(|files| {
            for file in files {
                fingerprint.add(file.to_string_lossy().as_bytes());
                fingerprint.add(&fs::read(&file)?);
            }
            Ok(())
        });
        files.map_err(|error| Failure::new(format!("cannot read {input}: {error}")))?;
    }
    Ok(fingerprint.hex())
}

/// Lists what `dist/` holds with its sizes: a file lost or swapped since asks for a new build.
fn listing() -> io::Result<String> {
    let dist = repo::dist();
    let mut listing = String::new();
    for file in files_below(&dist)? {
        let name = file
            .strip_prefix(&dist)
            .unwrap_or(&file)
            .display()
            .to_string();
        listing.push_str(&format!("{name} {}\n", fs::metadata(&file)?.len()));
    }
    Ok(listing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_and_the_wasm_are_named_by_what_is_in_them() {
        let dist = std::env::temp_dir().join(format!("xtask-{}-names", std::process::id()));
        fs::create_dir_all(dist.join("da")).unwrap();
        let old = "app-0123456789abcdef";
        fs::write(dist.join(format!("{old}.js")), "script").unwrap();
        fs::write(dist.join(format!("{old}_bg.wasm")), "wasm").unwrap();
        let page = format!("<link href=\"../{old}.js\"><link href=\"../{old}_bg.wasm\">");
        fs::write(dist.join("da/index.html"), page).unwrap();

        name_by_content(&dist).unwrap();

        let page = fs::read_to_string(dist.join("da/index.html")).unwrap();
        let new = page
            .split("../")
            .nth(1)
            .unwrap()
            .split(".js")
            .next()
            .unwrap();
        assert_ne!(new, old);
        assert_eq!(
            fs::read_to_string(dist.join(format!("{new}.js"))).unwrap(),
            "script"
        );
        assert_eq!(
            fs::read_to_string(dist.join(format!("{new}_bg.wasm"))).unwrap(),
            "wasm"
        );
        assert!(page.contains(&format!("../{new}_bg.wasm")) && !page.contains(old));
        fs::remove_dir_all(dist).unwrap();
    }
}
