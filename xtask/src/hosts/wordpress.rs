//! Lets WordPress's own PHP make embeds of the pages' mere addresses, as nginx serves them, and looks whether
//! it leaves of each what its readers need.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::{
    Served,
    addresses::{ADDRESS, Addressed},
    unreadable,
};
use crate::{
    budgets::Check,
    failure::{Failure, Outcome},
    fingerprint::files_below,
    html::{self, Tag},
    packages, process, repo,
};

/// The program that calls WordPress.
const PROGRAM: &str = "xtask/wordpress/discover.php";

/// The words of a package for nginx.
const KIT: &str = "nginx.conf";

/// The page of a folder, and what describes it: all that WordPress fetches.
const PAGE: &str = "index.html";
const OEMBED: &str = "oembed.json";

/// The look that a frame asks for.
const LOOK: &str = "?view=embed&bg=paper";

/// What a frame has in WordPress's HTML, by WordPress's will or ours.
const FRAME: [(&str, &str); 6] = [
    ("class", "wp-embedded-content"),
    ("sandbox", "allow-scripts"),
    ("security", "restricted"),
    ("width", "100%"),
    ("frameborder", "0"),
    ("scrolling", "auto"),
];

/// The fewest letters that a finding has.
const SHORTEST: usize = 20;

/// How often WordPress is asked for each page: with packed copies of it on the host, and without.
const ASKED: usize = 2;

/// Lets WordPress embed each page of a site that knows its address, served with a package's words for nginx.
/// Where PHP or WordPress cannot be had, that alone is what failed.
pub(super) fn check(site: &Addressed, package: &Path) -> Check {
    embedded(site, package)
        .unwrap_or_else(|failure| Check::none("WordPress embeds pages", &[failure.to_string()]))
}

fn embedded(site: &Addressed, package: &Path) -> Outcome<Check> {
    packages::php()?;
    let wordpress = packages::wordpress()?;
    fs::copy(package.join(KIT), site.home.join(KIT)).map_err(unreadable)?;
    let paths = pack(&site.folder)?;
    let served = Served::by_nginx(&site.home)?;
    let said = ask(&wordpress, &served.url(), &paths)?;
    let what = format!(
        "WordPress {} embeds {} pages by their mere address",
        version(&wordpress),
        paths.len()
    );
    Ok(Check::none(&what, &wrong(&said, &paths)))
}

/// Puts packed copies beside all that WordPress fetches, and returns the paths of the pages.
fn pack(folder: &Path) -> Outcome<Vec<String>> {
    let mut paths = Vec::new();
    let mut pack = Command::new("gzip");
    pack.args(["--best", "--keep", "--no-name", "--"]);
    for file in files_below(folder).map_err(unreadable)? {
        if file.ends_with(PAGE) || file.ends_with(OEMBED) {
            pack.arg(&file);
        }
        let path = file.strip_prefix(folder).unwrap_or(&file);
        let path = path.display().to_string();
        paths.extend(path.strip_suffix(PAGE).map(str::to_owned));
    }
    process::run(&mut pack, "gzip packs the pages for nginx")?;
    Ok(paths)
}

/// Returns what WordPress makes of the pages, as the program says it.
fn ask(wordpress: &Path, served: &str, paths: &[String]) -> Outcome<String> {
    let failed = |why: &str| Failure::new(format!("WordPress cannot be asked: {why}"));
    let output = Command::new("php")
        .arg(repo::root().join(PROGRAM))
        .arg(wordpress)
        .args([ADDRESS, served])
        .args(paths)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| failed(&error.to_string()))?;
    if !output.status.success() {
        return Err(failed("the lines above say why"));
    }
    String::from_utf8(output.stdout).map_err(|error| failed(&error.to_string()))
}

/// Reads which WordPress it is.
fn version(wordpress: &Path) -> String {
    let text = fs::read_to_string(wordpress.join("wp-includes/version.php")).unwrap_or_default();
    let version = text.split_once("$wp_version = '");
    let version = version.and_then(|(_, rest)| rest.split_once('\''));
    version.map_or_else(String::new, |(version, _)| version.to_owned())
}

/// Says which pages WordPress embeds too seldom, or without something that they need.
fn wrong(said: &str, paths: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in paths {
        let lines = said.lines().map(|line| line.split('\t').collect());
        let lines: Vec<Vec<&str>> = lines.filter(|line: &Vec<&str>| line[0] == path).collect();
        let lacks = lines.iter().find_map(|line| match line[..] {
            [_, html, shown] => missing(html, shown, &[ADDRESS, path].concat()),
            _ => Some("three parts".to_owned()),
        });
        if let Some(lacks) = lacks {
            wrong.push(format!("{path:?} lacks {lacks}: {lines:?}"));
        } else if lines.len() != ASKED {
            wrong.push(format!("{path:?} is there {} times", lines.len()));
        }
    }
    wrong
}

/// Says what is missing first in WordPress's HTML for a page, and in the same as an article has it: a quotation
/// that begins with a link to the page and tells the finding, and a frame that WordPress's script takes for
/// that quotation's.
fn missing(html: &str, shown: &str, address: &str) -> Option<String> {
    let tags = tags(html);
    let [quote, link, frame] = &tags[..] else {
        return Some(format!("one of three parts, it has {}", tags.len()));
    };
    let value = |tag: &Tag, name: &str| plain(tag.attribute(name).unwrap_or_default());
    let secret = value(frame, "data-secret");
    let (title, finding) = words(html);
    let has = [
        ("a quotation first", html.starts_with("<blockquote ")),
        (
            "a link to it",
            html.contains("\"><a href=\"") && value(link, "href") == address,
        ),
        (
            "a title",
            !title.is_empty() && title == value(frame, "title"),
        ),
        ("a finding", finding.len() > SHORTEST),
        ("a mark for the script", value(quote, "class") == FRAME[0].1),
        (
            "one secret",
            !secret.is_empty() && secret == value(quote, "data-secret"),
        ),
        (
            "an address",
            value(frame, "src") == format!("{address}{LOOK}#?secret={secret}"),
        ),
        ("a height", value(frame, "height").parse::<u32>().is_ok()),
        ("the same in an article", self::tags(shown) == tags),
    ];
    let has = has.map(|(what, has)| (what.to_owned(), has));
    let frame =
        FRAME.map(|(name, wanted)| (format!("{name}={wanted}"), value(frame, name) == wanted));
    let mut all = has.into_iter().chain(frame);
    all.find(|(_, has)| !has).map(|(what, _)| what)
}

/// Lists the tags, but for the paragraphs that WordPress makes of an article.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = html::tags(html);
    tags.retain(|tag| tag.name != "p");
    tags
}

/// Returns the words of the quotation's link, and those behind it.
fn words(html: &str) -> (String, &str) {
    let (before, after) = html.split_once("</a>: ").unwrap_or_default();
    let (_, title) = before.rsplit_once('>').unwrap_or_default();
    let (finding, _) = after.split_once('<').unwrap_or_default();
    (plain(title), finding)
}

/// Returns a text of HTML with its ampersands as readers have them.
fn plain(text: &str) -> String {
    text.replace("&#038;", "&").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What WordPress 6.1 made of a page.
    const EMBED: &str = "<blockquote class=\"wp-embedded-content\" data-secret=\"YjkPy7npOd\">\
        <a href=\"https://your.host/lockout/da/\">Rain &amp; sun</a>: About 460,000 logins failed.</blockquote>\
        <iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\" security=\"restricted\" \
        style=\"position: absolute; clip: rect(1px, 1px, 1px, 1px);\" title=\"Rain &amp; sun\" \
        src=\"https://your.host/lockout/da/?view=embed&#038;bg=paper#?secret=YjkPy7npOd\" \
        data-secret=\"YjkPy7npOd\" width=\"100%\" height=\"900\" frameborder=\"0\" scrolling=\"auto\"></iframe>";

    #[test]
    fn what_an_embed_lacks_is_told() {
        let lacks = |html: &str| missing(html, html, "https://your.host/lockout/da/");
        assert_eq!(lacks(EMBED), None);
        for (part, other, what) in [
            (
                "</blockquote>",
                "<br></blockquote>",
                "one of three parts, it has 4",
            ),
            ("<blockquote", "\n<blockquote", "a quotation first"),
            ("da/\">", "da/about/\">", "a link to it"),
            (" title=\"Rain &amp; sun\"", "", "a title"),
            ("About 460,000 logins failed.", "", "a finding"),
            (
                "<blockquote class=\"wp-embedded-content\"",
                "<blockquote ",
                "a mark for the script",
            ),
            (
                "ote class=\"wp-embedded-content\" data-secret=\"Y",
                "ote class=\"wp-embedded-content\" data-secret=\"X",
                "one secret",
            ),
            ("&#038;bg=paper", "", "an address"),
            ("height=\"900\"", "height=\"\"", "a height"),
            ("sandbox=\"allow-scripts\"", "", "sandbox=allow-scripts"),
            ("scrolling=\"auto\"", "", "scrolling=auto"),
        ] {
            assert_eq!(lacks(&EMBED.replace(part, other)).as_deref(), Some(what));
        }
    }

    #[test]
    fn paragraphs_of_an_article_change_no_embed() {
        let paragraphs = EMBED.replace("<a ", "<p><a ").replace("</b", "</p></b");
        let lacks = |shown: &str| missing(EMBED, shown, "https://your.host/lockout/da/");
        assert_eq!(lacks(&paragraphs), None);
        let changed = paragraphs.replace("<iframe", "<iframe loading=\"lazy\"");
        assert_eq!(lacks(&changed).as_deref(), Some("the same in an article"));
    }

    #[test]
    fn each_page_is_embedded_as_often_as_it_is_asked_for() {
        let paths = ["da/".to_owned()];
        let line = format!("da/\t{EMBED}\t{EMBED}\n");
        assert!(wrong(&line.repeat(ASKED), &paths).is_empty());
        for said in ["", &line, "da/\t\t\nda/\t\t\n", "da/\nda/\n"] {
            assert_eq!(wrong(said, &paths).len(), 1, "{said}");
        }
    }
}
