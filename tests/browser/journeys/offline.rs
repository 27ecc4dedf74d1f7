//! Without a network: who has been on a full page reads on, a changed site is shown whole at the next visit,
//! and a frame keeps nothing and is given nothing.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    harness::{Outcome, journeys},
    journeys::personas::check_day,
    line::Line,
    page::Page,
    words::{DANISH, ENGLISH},
};

journeys! {
    read_on_without_network(InFolder) in Chromium Firefox WebKit;
    changed_site(InFolder) in Chromium Firefox WebKit;
    frames_keep_nothing(Plain) in Chromium Firefox WebKit;
}

/// The cache of the site is there, and nothing else is being made.
const IS_KEPT: &str = "return navigator.serviceWorker.getRegistration()
    .then((kept) => kept?.active?.state === 'activated' && !kept.installing)";

/// The addresses that are kept, without what all have in common.
const KEPT: &str = "return caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
    .then((kept) => kept.flat().map(({ url }) => url).sort())";

/// What is told in place of a page: its language, its heading, and a mark of the style sheet.
const TOLD: &str = "const root = document.documentElement;
    const measure = getComputedStyle(root).getPropertyValue('--measure').trim();
    return [root.lang, document.querySelector('h1')?.textContent, measure].join(' ')";

/// A copy of the site that a journey may change, at the end of a line that it may cut.
struct Copy {
    folder: PathBuf,
    line: Line,
    site: String,
}

impl Copy {
    /// Makes a copy below the folder that the server of folders serves.
    fn make(page: &Page, name: &str) -> Outcome<Self> {
        let folders = std::env::var("LOCKOUT_FOLDER")?;
        let (scheme, rest) = folders.split_once("://").ok_or("an address has a scheme")?;
        let (host, _) = rest.split_once('/').ok_or("an address has a path")?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let below = format!("target/{name}-{:?}-{}", page.engine(), std::process::id());
        let folder = root.join(&below);
        copy(&root.join("dist"), &folder)?;
        let line = Line::to(host)?;
        let site = format!("{scheme}://{}/{below}/", line.host());
        Ok(Self { folder, line, site })
    }

    async fn open(&self, page: &Page, path: &str) -> Outcome {
        page.leave_for(&[&self.site, path].concat()).await?;
        page.ready().await
    }

    /// Makes another build of it: another style, other pages, and the script that keeps them.
    fn build_again(&self) -> Outcome {
        // The pages' own: the snippet builder has another.
        let is_style = |file: &&PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("lockout-") && name.ends_with(".css")
        };
        let files = files_below(&self.folder)?;
        let style = files.iter().find(is_style).ok_or("a style")?;
        let old = style.file_name().unwrap_or_default().to_string_lossy();
        let new = "lockout-0123456789abcdef.css";
        let text = fs::read_to_string(style)? + ":root{--second:1}";
        fs::write(self.folder.join(new), text)?;
        fs::remove_file(style)?;
        let keeper = self.folder.join("sw.js");
        for file in &files {
            if *file == keeper || file.extension().is_some_and(|ending| ending == "html") {
                let text = fs::read_to_string(file)?
                    .replace(&*old, new)
                    .replace("<html ", "<html data-second ")
                    .replace("build:\"", "build:\"second-");
                fs::write(file, text)?;
            }
        }
        Ok(())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

async fn read_on_without_network(page: Page) -> Outcome {
    let mut copy = Copy::make(&page, "offline")?;
    copy.open(&page, "?at=12:00").await?;
    // At once, so that the page has another address when it is kept.
    let (name, _) = ENGLISH.persona[2];
    page.follow(ENGLISH.personas, name).await?;
    page.until("the page to be kept", IS_KEPT).await?;
    copy.line.cut();
    copy.open(&page, "patient/?at=15:00").await?;
    let day = page.day(&ENGLISH).await?;
    assert_eq!(day.chosen().value, "15:00");
    check_day(&day, &ENGLISH);
    // Another person is shown in place, and their page is there for a reload.
    let (name, id) = ENGLISH.persona[3];
    page.follow(ENGLISH.personas, name).await?;
    let switched = format!("return document.title.startsWith('{name}: ')");
    page.until("the other person", &switched).await?;
    copy.open(&page, &format!("{id}/?at=10:00")).await?;
    check_day(&page.day(&ENGLISH).await?, &ENGLISH);
    // What was never there says so, in its language and in the page's look, and can be tried again.
    page.leave_for(&[&copy.site, "da/patient/?at=10:00"].concat())
        .await?;
    let told = [TOLD, " === 'da Du er offline 38rem'"].concat();
    page.until("the excuse", &told).await?;
    // What was visited later is kept as well, data too.
    copy.line.mend()?;
    page.script::<()>("document.querySelector('a').click()")
        .await?;
    page.ready().await?;
    assert_eq!(page.day(&DANISH).await?.chosen().value, "10:00");
    copy.open(&page, "da/patient/").await?;
    let fetch = "return fetch(new URL('../../data/hours.csv', location))
        .then((answer) => answer.text())
        .then((text) => text.length > 1000)";
    page.until("a table", fetch).await?;
    copy.line.cut();
    copy.open(&page, "da/patient/?at=15:00").await?;
    check_day(&page.day(&DANISH).await?, &DANISH);
    page.until("the table again", fetch).await
}

/// The next visit shows the new site and nothing of the old one, which is then forgotten.
async fn changed_site(page: Page) -> Outcome {
    const IS_SECOND: &str = "return 'second' in document.documentElement.dataset \
        && getComputedStyle(document.documentElement).getPropertyValue('--second') === '1'";
    const NAMES: &str =
        "return caches.keys().then((names) => names.map((name) => name.includes('second-')))";
    const FORGOTTEN: &str =
        "return caches.keys().then((names) => names.every((name) => name.includes('second-')))";
    let mut copy = Copy::make(&page, "changed")?;
    copy.open(&page, "patient/").await?;
    page.until("the page to be kept", IS_KEPT).await?;
    copy.open(&page, "patient/").await?;
    copy.build_again()?;
    // What is open stays as it is.
    assert!(
        !page.script::<bool>(IS_SECOND).await?,
        "an open page changed"
    );
    copy.open(&page, "patient/").await?;
    assert!(
        page.script::<bool>(IS_SECOND).await?,
        "the new page with the new style"
    );
    page.until(
        "the new site to wait",
        "return navigator.serviceWorker.getRegistration().then((kept) => kept?.waiting?.state === 'installed')",
    )
    .await?;
    let mut kept: Vec<bool> = page.script(NAMES).await?;
    kept.sort_unstable();
    assert_eq!(kept, [false, true], "an open page keeps its site");
    // Closed by all, the old one gives way.
    close_tab(&page).await?;
    copy.open(&page, "elderly/").await?;
    page.until("the old site to be forgotten", FORGOTTEN)
        .await?;
    copy.line.cut();
    copy.open(&page, "business/").await?;
    assert!(
        page.script::<bool>(IS_SECOND).await?,
        "the new site without a network"
    );
    check_day(&page.day(&ENGLISH).await?, &ENGLISH);
    Ok(())
}

/// Also in a browser that keeps the site for its full page.
async fn frames_keep_nothing(page: Page) -> Outcome {
    const IS_CLEAN: &str =
        "return navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)";
    let mut copy = Copy::make(&page, "framed")?;
    frame(&page, &[&copy.site, "patient/"].concat()).await?;
    page.enter(0).await?;
    page.ready().await?;
    // Longer than a full page waits.
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert!(
        page.script::<bool>(IS_CLEAN).await?,
        "a frame registered something"
    );
    page.leave().await?;

    copy.open(&page, "patient/").await?;
    page.until("the page to be kept", IS_KEPT).await?;
    let before: Vec<String> = page.script(KEPT).await?;
    assert!(before.len() >= 10, "{before:?}");
    frame(&page, &[&copy.site, "da/elderly/"].concat()).await?;
    page.enter(0).await?;
    page.ready().await?;
    page.leave().await?;
    copy.open(&page, "patient/").await?;
    assert_eq!(
        page.script::<Vec<String>>(KEPT).await?,
        before,
        "a frame kept something"
    );

    copy.line.cut();
    frame(&page, &[&copy.site, "patient/"].concat()).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    page.enter(0).await?;
    let is_there = "return document.getElementById('lockout') !== null";
    assert!(
        !page.script::<bool>(is_there).await?,
        "a frame was given the kept page"
    );
    page.leave().await
}

/// Closes the only tab, as at the end of a visit; another one is there for the next.
async fn close_tab(page: &Page) -> Outcome {
    page.mark_left().await?;
    page.order("another tab", async |driver| {
        let old = driver.window().await?;
        let new = driver.new_tab().await?;
        driver.switch_to_window(old).await?;
        driver.close_window().await?;
        driver.switch_to_window(new).await
    })
    .await
}

/// Shows a page in a frame of a host.
async fn frame(page: &Page, src: &str) -> Outcome {
    page.load(&page.host("plain.html")).await?;
    page.until("the host", "return typeof window.embed === 'function'")
        .await?;
    page.script(&format!("window.embed('{src}')")).await
}

/// Copies a folder without the compressed copies, which a change would have to make again.
fn copy(from: &Path, to: &Path) -> Outcome {
    for file in files_below(from)? {
        if file.extension().is_some_and(|ending| ending == "br") {
            continue;
        }
        let copy = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(&file, copy)?;
    }
    Ok(())
}

fn files_below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
