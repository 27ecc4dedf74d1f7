//! Checks what a reader downloads: exact bytes of the built files, at brotli 11.
//!
//! The limits are promises to readers on slow lines: lower them; one that must be raised says beside it
//! what for.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Failure, Outcome},
    fingerprint::files_below,
    html, repo,
};

/// The most that Wasm, JavaScript and CSS may come to together for one reader, in bytes at brotli 11.
pub(crate) const CODE_LIMIT_BYTES: u64 = 190_000;

/// The most that words and scenario of one language may have, in bytes at brotli 11.
pub(crate) const WORDS_LIMIT_BYTES: u64 = 13_000;

/// The most that one page's HTML may come to, in bytes at brotli 11: about 4,000 are what it costs that each
/// number of the scenario stands on the page with its range, its source and its note.
pub(crate) const PAGE_LIMIT_BYTES: u64 = 29_500;

/// The most that one image may have, in bytes as it is.
pub(crate) const IMAGE_LIMIT_BYTES: u64 = 30_000;

/// The pictures that others show in place of a page; each page has all of them beside it.
const CARDS: [&str; 2] = ["card.png", "summary.png"];

/// The script before the first paint, with what speaks with a page around this one: how its name begins, and the
/// most that it may have.
pub(crate) const BOOT: (&str, u64) = ("boot-", 3_000);

/// The script that other people's pages load: no reader of this page does.
pub(crate) const LOADER: (&str, u64) = ("lockout-embed.js", 2_000);

/// The script that keeps the site for when there is no network, loaded when the page has long been alive. What it
/// tells in place of a page that was not kept, in two languages, costs 500.
pub(crate) const KEEPER: (&str, u64) = ("sw.js", 1_500);

/// The small scripts that have a limit of their own, in bytes at brotli 11.
const SCRIPT_LIMITS: [(&str, u64); 3] = [BOOT, LOADER, KEEPER];

/// How the files of the snippet builder begin, and the most that they may come to together, in bytes
/// at brotli 11: no reader of the explainer loads them.
pub(crate) const BUILDER: (&str, u64) = ("builder-", 65_500);

/// The page of the snippet builder, in each language's folder.
const BUILDER_PAGE: &str = "embed.html";

/// The most requests until the page is ready, the page itself counted.
const REQUESTS_LIMIT: usize = 6;

/// How many builds of the app there are: one for every browser, one for those with SIMD.
const BUILDS: usize = 2;

/// The pages that have a path of their own, in each language's folder.
const PAGES: [&str; 5] = ["", "parent/", "patient/", "elderly/", "business/"];

/// The folder of each language.
const LANGUAGES: [&str; 2] = ["", "da/"];

/// One thing that must hold of the built files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Check {
    /// What is checked, with what was found.
    pub(crate) line: String,
    /// Whether it holds.
    pub(crate) is_met: bool,
}

impl Check {
    fn at_most(what: &str, found: u64, limit: u64) -> Self {
        Self {
            line: format!("{what}: {found} of {limit} bytes"),
            is_met: found <= limit,
        }
    }

    /// Nothing of a kind may be found.
    pub(crate) fn none(what: &str, found: &[String]) -> Self {
        if found.is_empty() {
            return Self {
                line: what.to_owned(),
                is_met: true,
            };
        }
        Self {
            line: format!("{what}, but: {}", found.join("; ")),
            is_met: false,
        }
    }
}

/// The files of a built site with their sizes.
struct Built {
    dist: PathBuf,
    files: Vec<PathBuf>,
}

/// Checks the site in `dist/`.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn check() -> Outcome<Vec<Check>> {
    let built = Built::read(&repo::dist())?;
    let mut checks = built.code()?;
    for language in LANGUAGES {
        for page in PAGES {
            checks.extend(built.page(&format!("{language}{page}index.html"))?);
        }
    }
    checks.extend(built.scripts()?);
    checks.extend(built.builder()?);
    checks.push(built.fonts());
    checks.push(built.images()?);
    checks.push(built.styles()?);
    Ok(checks)
}

impl Built {
    fn read(dist: &Path) -> Outcome<Self> {
        let files = files_below(dist).map_err(|error| unreadable(dist, &error))?;
        Ok(Self {
            dist: dist.to_path_buf(),
            files,
        })
    }

    /// Lists the files with one of these endings.
    fn ending(&self, endings: &[&str]) -> Vec<&PathBuf> {
        let has_ending = |file: &&PathBuf| {
            file.extension()
                .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
        };
        self.files.iter().filter(has_ending).collect()
    }

    /// Returns a file's path below `dist/`.
    fn name(&self, file: &Path) -> String {
        file.strip_prefix(&self.dist)
            .unwrap_or(file)
            .display()
            .to_string()
    }

    /// Sums up Wasm, JavaScript and CSS, and the words, for the readers of each build and language, and
    /// says what each part costs.
    fn code(&self) -> Outcome<Vec<Check>> {
        let mut builds = Vec::new();
        for language in LANGUAGES {
            builds.extend(self.facts(&format!("{language}index.html"))?.builds);
        }
        let expected = BUILDS * LANGUAGES.len();
        let mut checks = vec![Check {
            line: format!(
                "{} of {expected} builds and languages of the app",
                builds.len()
            ),
            is_met: builds.len() == expected,
        }];
        let mut files = self.ending(&["wasm", "js", "mjs", "css", "bin"]);
        files.retain(|file| {
            let name = self.name(file);
            ![LOADER.0, KEEPER.0].contains(&&*name) && !name.starts_with(BUILDER.0)
        });
        let named = |file: &Path| format!("./{}", self.name(file));
        for build in &builds {
            // What no build names is everyone's.
            let is_of_others = |file: &Path| {
                let name = named(file);
                builds.iter().flatten().any(|other| *other == name) && !build.contains(&name)
            };
            let (mut total, mut words, mut parts) = (0, 0, Vec::new());
            for file in files.iter().filter(|file| !is_of_others(file)) {
                let bytes = packed_bytes(file)?;
                if file.extension().is_some_and(|ending| ending == "bin") {
                    words += bytes;
                } else {
                    total += bytes;
                    parts.push(format!("{} {bytes}", self.name(file)));
                }
            }
            let what = format!("Wasm, JavaScript and CSS ({})", parts.join(", "));
            let mut check = Check::at_most(&what, total, CODE_LIMIT_BYTES);
            check.is_met &= build
                .iter()
                .all(|address| files.iter().any(|file| named(file) == *address));
            checks.push(check);
            checks.push(Check::at_most(
                "words and scenario",
                words,
                WORDS_LIMIT_BYTES,
            ));
        }
        Ok(checks)
    }

    /// Reads a page.
    fn facts(&self, name: &str) -> Outcome<html::Facts> {
        let file = self.dist.join(name);
        let page = fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
        Ok(html::facts(&page))
    }

    /// Checks one page: its size, its requests, and what a strict policy would refuse.
    fn page(&self, name: &str) -> Outcome<Vec<Check>> {
        let file = self.dist.join(name);
        if !file.is_file() {
            return Ok(vec![Check {
                line: format!("{name}: no such page"),
                is_met: false,
            }]);
        }
        let facts = self.facts(name)?;
        let requests = facts.most_requests();
        let is_lost = |card: &&&str| !file.with_file_name(card).is_file();
        let lost: Vec<String> = CARDS
            .iter()
            .filter(is_lost)
            .map(|card| (*card).to_owned())
            .collect();
        Ok(vec![
            Check::none(&format!("{name}: its pictures are beside it"), &lost),
            Check::at_most(name, packed_bytes(&file)?, PAGE_LIMIT_BYTES),
            Check {
                line: format!("{name}: {requests} of {REQUESTS_LIMIT} requests"),
                is_met: requests <= REQUESTS_LIMIT,
            },
            Check::none(
                &format!("{name}: nothing from elsewhere"),
                &facts.not_relative(),
            ),
            Check::none(
                &format!("{name}: nothing inline that the policy refuses"),
                &facts.inline,
            ),
        ])
    }

    /// Checks the scripts that have a limit of their own.
    fn scripts(&self) -> Outcome<Vec<Check>> {
        let mut checks = Vec::new();
        for (start, limit) in SCRIPT_LIMITS {
            let files = self.ending(&["js"]);
            let name = |file: &&&PathBuf| self.name(file).starts_with(start);
            let Some(file) = files.iter().find(name) else {
                checks.push(Check::none(
                    "every script is there",
                    &[start.to_owned() + " is not"],
                ));
                continue;
            };
            checks.push(Check::at_most(&self.name(file), packed_bytes(file)?, limit));
        }
        Ok(checks)
    }

    /// Checks the snippet builder: what it comes to, and that no page of readers names its files.
    fn builder(&self) -> Outcome<Vec<Check>> {
        let (start, limit) = BUILDER;
        let mut files = self.ending(&["wasm", "js", "css"]);
        files.retain(|file| self.name(file).starts_with(start));
        let mut total = 0;
        for file in &files {
            total += packed_bytes(file)?;
        }
        let count = files.len();
        let mut checks = vec![
            Check {
                line: format!("{count} of 4 files of the snippet builder"),
                is_met: count == 4,
            },
            Check::at_most("the snippet builder, all files", total, limit),
        ];
        for file in self.ending(&["html"]) {
            let name = self.name(file);
            let page = fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
            let facts = html::facts(&page);
            if file.ends_with(BUILDER_PAGE) {
                checks.push(Check::at_most(&name, packed_bytes(file)?, PAGE_LIMIT_BYTES));
                let elsewhere = facts.not_relative();
                checks.push(Check::none(
                    &format!("{name}: nothing from elsewhere"),
                    &elsewhere,
                ));
                let what = format!("{name}: nothing inline that the policy refuses");
                checks.push(Check::none(&what, &facts.inline));
            } else if page.contains(start) {
                let named = [format!("{name} names a file of it")];
                checks.push(Check::none("readers load no builder", &named));
            }
        }
        Ok(checks)
    }

    fn fonts(&self) -> Check {
        let found = self.ending(&["woff", "woff2", "ttf", "otf", "eot"]);
        Check::none(
            "no font",
            &found
                .into_iter()
                .map(|file| self.name(file))
                .collect::<Vec<_>>(),
        )
    }

    fn images(&self) -> Outcome<Check> {
        let mut found = Vec::new();
        for file in self.ending(&["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"]) {
            let bytes = raw_bytes(file)?;
            if bytes > IMAGE_LIMIT_BYTES {
                found.push(format!("{} {bytes}", self.name(file)));
            }
        }
        Ok(Check::none(
            &format!("no image above {IMAGE_LIMIT_BYTES} bytes"),
            &found,
        ))
    }

    /// Looks in the style sheets for anything that is fetched.
    fn styles(&self) -> Outcome<Check> {
        let mut found = Vec::new();
        for file in self.ending(&["css"]) {
            let text = fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
            for sign in [
                "http://", "https://", "@import", "url(//", "url('//", "url(\"//",
            ] {
                if text.contains(sign) {
                    found.push(format!("{} has {sign}", self.name(file)));
                }
            }
        }
        Ok(Check::none("style sheets: nothing from elsewhere", &found))
    }
}

/// Returns the size of a file's brotli copy, which the build writes beside it.
pub(crate) fn packed_bytes(file: &Path) -> Outcome<u64> {
    let mut packed = file.as_os_str().to_owned();
    packed.push(".br");
    raw_bytes(Path::new(&packed))
}

pub(crate) fn raw_bytes(file: &Path) -> Outcome<u64> {
    fs::metadata(file)
        .map(|metadata| metadata.len())
        .map_err(|error| unreadable(file, &error))
}

pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!(
        "cannot read {}: {error}; run cargo xtask build",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_met_up_to_its_last_byte() {
        assert!(Check::at_most("x", 30_000, 30_000).is_met);
        assert!(!Check::at_most("x", 30_001, 30_000).is_met);
        assert!(!Check::none("no font", &["a.woff".to_owned()]).is_met);
    }

    #[test]
    fn a_site_is_measured_by_its_brotli_copies() {
        let page = "<script src=\"boot.js\" data-plain=\"./app.js ./app.wasm ./pack-LANG.bin\" \
                    data-simd=\"./simd.js ./simd.wasm ./pack-LANG.bin\"></script><script>1</script>";
        // What is left of the limit beside the scripts.
        let program = CODE_LIMIT_BYTES as usize - 100_001;
        let dist = site(
            "budgets",
            &[
                ("boot.js", 1),
                ("app.js", 100_000),
                ("app.wasm", program + 1),
                ("simd.js", 100_000),
                ("simd.wasm", program - 1),
                ("pack-en.bin", 9_000),
                ("pack-da.bin", WORDS_LIMIT_BYTES as usize + 1),
            ],
            page,
        );
        fs::write(dist.join("big.png"), vec![b'x'; 30_001]).unwrap();
        fs::write(dist.join("f.woff2"), "x").unwrap();
        let built = Built::read(&dist).unwrap();
        let code = built.code().unwrap();
        let met: Vec<bool> = code.iter().map(|check| check.is_met).collect();
        let of_limit = |more: i64| {
            let found = CODE_LIMIT_BYTES as i64 + more;
            format!("{found} of {CODE_LIMIT_BYTES} bytes")
        };
        // The builds, then code and words of each build and language.
        let expected = [true, false, true, true, true, false, false, true, false];
        assert_eq!(met, expected, "{code:?}");
        assert!(code[1].line.ends_with(&of_limit(1)));
        assert!(code[3].line.ends_with(&of_limit(-1)));
        assert!(code[6].line.ends_with("13001 of 13000 bytes"));
        assert!(!built.images().unwrap().is_met && !built.fonts().is_met);
        assert!(built.styles().unwrap().is_met);
        let lacks = built.scripts().unwrap();
        assert!(lacks.iter().all(|check| !check.is_met), "{lacks:?}");
        let checks = built.page("index.html").unwrap();
        let met: Vec<bool> = checks.iter().map(|check| check.is_met).collect();
        assert_eq!(met, [false, true, true, true, false], "{checks:?}");
        assert!(checks[2].line.contains("5 of 6 requests"));
        let missing = built.page("missing.html").unwrap();
        assert!(!missing.iter().all(|check| check.is_met));
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn a_script_has_a_limit_of_its_own() {
        for (name, more, is_met) in [("boot-1.js", 0, true), ("boot-2.js", 1, false)] {
            let (_, limit) = SCRIPT_LIMITS[0];
            let dist = site(name, &[(name, limit as usize + more)], "");
            let checks = Built::read(&dist).unwrap().scripts().unwrap();
            assert_eq!(checks[0].is_met, is_met, "{checks:?}");
            fs::remove_dir_all(dist).unwrap();
        }
    }

    #[test]
    fn a_build_that_is_missing_is_found() {
        let page = "<script src=\"boot.js\" data-plain=\"./app.js ./app.wasm\"></script>";
        let dist = site("builds", &[("boot.js", 1), ("app.js", 1)], page);
        let code = Built::read(&dist).unwrap().code().unwrap();
        let met: Vec<bool> = code.iter().map(|check| check.is_met).collect();
        let expected = [false, false, true, false, true];
        assert_eq!(met, expected, "one build, without its Wasm: {code:?}");
        fs::remove_dir_all(dist).unwrap();
    }

    /// Writes a site of one page and files whose brotli copies have these sizes.
    fn site(name: &str, files: &[(&str, usize)], page: &str) -> PathBuf {
        let dist = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        for (file, bytes) in files.iter().chain(&[("index.html", 100)]) {
            fs::write(dist.join(file), vec![b'x'; 9 * bytes]).unwrap();
            fs::write(dist.join(format!("{file}.br")), vec![b'x'; *bytes]).unwrap();
        }
        fs::create_dir_all(dist.join("da")).unwrap();
        fs::write(dist.join("index.html"), page.replace("LANG", "en")).unwrap();
        fs::write(dist.join("da/index.html"), page.replace("LANG", "da")).unwrap();
        dist
    }
}
