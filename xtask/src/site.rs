//! Builds the release site into `dist/`, and skips that when nothing it is made from has changed.

use std::{env, fs, io, path::Path, process::Command};

use crate::{
    failure::{Failure, Outcome},
    fingerprint::{Fingerprint, around_hash, files_below},
    lean, packages, process, repo,
    server::Port,
    simd, tools,
};

/// All that the site is made from, relative to the root; a missing one counts as absent.
const INPUTS: [&str; 18] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "assets",
    "build.rs",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "xtask/node/brotli.mjs",
    "xtask/node/package-lock.json",
    "xtask/node/order.mjs",
    "xtask/node/slim.mjs",
    "xtask/node/wasm.mjs",
    "xtask/src/lean.rs",
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
    // Where the site will be, if the builder knows.
    let address = env::var("LOCKOUT_URL").unwrap_or_default();
    let inputs = inputs_fingerprint(&repo::root(), &address)?;
    if is_fresh(&stamp_path, &inputs, &repo::dist()) {
        process::say("dist/ is up to date");
        return Ok(());
    }
    let path = tools::for_building()?;
    packages::build_packages()?;
    process::say("building the site; the first time compiles everything, about 6 min on two cores");
    let (simd, builder) = (simd::build()?, lean::builder()?);
    run_on(&simd, "slim.mjs", &["simd"], "makes scripts and Wasm small")?;
    run_on(&builder, "slim.mjs", &[], "makes scripts and Wasm small")?;
    let mut trunk = Command::new("trunk");
    trunk
        .current_dir(repo::root())
        .env("PATH", &path)
        .env(simd::FOLDER_VARIABLE, simd)
        .env(lean::BUILDER_VARIABLE, builder)
        .args(["build", "--release", "--cargo-profile", lean::PROFILE]);
    lean::switch_on(&mut trunk, "");
    // Set by some shells to 1, which Trunk refuses to read as a yes.
    trunk.env_remove("NO_COLOR");
    process::run(
        &mut trunk,
        "the site was not built; the lines above say why",
    )?;
    run_on(
        &repo::dist(),
        "slim.mjs",
        &[],
        "makes scripts and Wasm small",
    )?;
    name_by_content(&repo::dist())
        .map_err(|error| Failure::new(format!("the built files could not be renamed: {error}")))?;
    process::say("compressing dist/ with brotli 11");
    run_on(&repo::dist(), "brotli.mjs", &[], "compresses dist/")?;
    note(&stamp_path, &inputs, &repo::dist())
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
        .env_remove(lean::BUILDER_VARIABLE)
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

/// Runs one of the scripts in `xtask/node` on the files of a folder, with its options.
pub(crate) fn run_on(folder: &Path, script: &str, options: &[&str], what: &str) -> Outcome<()> {
    let mut node = Command::new("node");
    node.arg(repo::root().join("xtask/node").join(script))
        .arg(folder)
        .args(options);
    process::run(
        &mut node,
        &format!("Node 18 or newer {what}; the lines above say why it did not"),
    )
}

/// The script that keeps the site for when there is no network, and how it is written there that the
/// build has no name yet.
const KEEPER: &str = "sw.js";
const UNNAMED: &str = "\"unnamed\"";

/// Gives every script, style and Wasm the name of what is in it, and the build the name of its pages.
///
/// Trunk and the pre-renderer name files after what they were made from, so that a change of a tool
/// alone would leave the name and break pages that have one of two files in their cache.
fn name_by_content(dist: &Path) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist)? {
        let old = entry?.file_name().to_string_lossy().into_owned();
        let Some((stem, end)) = around_hash(&old) else {
            continue;
        };
        let mut fingerprint = Fingerprint::new();
        fingerprint.add(&fs::read(dist.join(&old))?);
        let new = format!("{stem}{}{end}", fingerprint.hex());
        fs::rename(dist.join(&old), dist.join(&new))?;
        names.push((old, new));
    }
    let renamed = |file: &Path| -> io::Result<String> {
        let text = fs::read_to_string(file)?;
        Ok(names
            .iter()
            .fold(text, |text, (old, new)| text.replace(old, new)))
    };
    let mut pages = Fingerprint::new();
    for file in files_below(dist)? {
        if file.extension().is_some_and(|ending| ending == "html") {
            let page = renamed(&file)?;
            pages.add(page.as_bytes());
            fs::write(&file, page)?;
        }
    }
    let keeper = dist.join(KEEPER);
    let script = renamed(&keeper)?;
    if !script.contains(UNNAMED) {
        return Err(io::Error::other("sw.js has no place for the build's name"));
    }
    fs::write(
        keeper,
        script.replace(UNNAMED, &format!("{:?}", pages.hex())),
    )
}

/// Tells by the note of the last build whether the site still is what these inputs give.
fn is_fresh(stamp_path: &Path, inputs: &str, dist: &Path) -> bool {
    let noted = fs::read_to_string(stamp_path);
    noted.is_ok_and(|noted| stamp(inputs, dist).is_ok_and(|stamp| stamp == noted))
}

/// Notes what the site was made from and what came of it.
fn note(stamp_path: &Path, inputs: &str, dist: &Path) -> io::Result<()> {
    fs::create_dir_all(stamp_path.parent().unwrap_or(dist))?;
    fs::write(stamp_path, stamp(inputs, dist)?)
}

fn stamp(inputs: &str, dist: &Path) -> io::Result<String> {
    Ok(format!("{inputs}\n{}", listing(dist)?))
}

/// Takes the content of every input below a root, and the site's address, into one number.
fn inputs_fingerprint(root: &Path, address: &str) -> Outcome<String> {
    let mut fingerprint = Fingerprint::new();
    fingerprint.add(address.as_bytes());
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

/// Lists what the site holds with its sizes: a file lost or swapped since asks for a new build.
fn listing(dist: &Path) -> io::Result<String> {
    let mut listing = String::new();
    for file in files_below(dist)? {
        let name = file
            .strip_prefix(dist)
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
    fn files_are_named_by_what_is_in_them() {
        let dist = std::env::temp_dir().join(format!("xtask-{}-names", std::process::id()));
        fs::create_dir_all(dist.join("da")).unwrap();
        let old = "app-0123456789abcdef";
        for (ending, content) in [(".js", "script"), ("_bg.wasm", "wasm")] {
            fs::write(dist.join(format!("{old}{ending}")), content).unwrap();
        }
        fs::write(dist.join("icon.svg"), "").unwrap();
        let page = format!("../{old}.js ../{old}_bg.wasm icon.svg");
        fs::write(dist.join("da/index.html"), page).unwrap();
        let list = format!("const site={{build:\"unnamed\",plain:[\"{old}.js\"]}}");
        fs::write(dist.join(KEEPER), list).unwrap();

        name_by_content(&dist).unwrap();

        let page = fs::read_to_string(dist.join("da/index.html")).unwrap();
        assert!(!page.contains(old), "{page}");
        let read = |name: &str| fs::read_to_string(dist.join(name.trim_start_matches("../")));
        let content: Vec<_> = page.split(' ').map(|name| read(name).unwrap()).collect();
        assert_eq!(content, ["script", "wasm", ""]);
        let script = page.split(' ').next().unwrap().trim_start_matches("../");
        let mut pages = Fingerprint::new();
        pages.add(page.as_bytes());
        let named = format!(
            "const site={{build:\"{}\",plain:[\"{script}\"]}}",
            pages.hex()
        );
        assert_eq!(read(KEEPER).unwrap(), named);
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn a_second_run_builds_only_what_has_changed() {
        let root = std::env::temp_dir().join(format!("xtask-{}-fresh", std::process::id()));
        let (dist, stamp) = (root.join("dist"), root.join("notes/site.stamp"));
        let write = |name: &str, content: &str| {
            let file = root.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        };
        let inputs = |address: &str| inputs_fingerprint(&root, address).unwrap();
        let is_new = || is_fresh(&stamp, &inputs(""), &dist);
        write("src/lib.rs", "one");
        write("dist/index.html", "page");
        assert!(!is_new(), "nothing was built yet");

        note(&stamp, &inputs(""), &dist).unwrap();
        assert!(is_new(), "the second run");
        write("README.md", "no input");
        assert!(is_new(), "what the site is not made from may change");
        assert!(!is_fresh(&stamp, &inputs("https://a.example/"), &dist));

        for (name, other, same) in [
            ("src/lib.rs", "two", "one"),
            ("dist/index.html", "longer page", "page"),
        ] {
            write(name, other);
            assert!(!is_new(), "{name} changed");
            write(name, same);
            assert!(is_new(), "{name} is as before");
        }
        for name in ["src/added.rs", "Cargo.lock", "dist/added.js"] {
            write(name, "");
            assert!(!is_new(), "{name} is new");
            fs::remove_file(root.join(name)).unwrap();
        }
        assert!(is_new());
        fs::remove_file(root.join("dist/index.html")).unwrap();
        assert!(!is_new(), "a page is lost");
        fs::remove_dir_all(root).unwrap();
    }
}
