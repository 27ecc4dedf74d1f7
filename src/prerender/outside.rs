//! What others show of a page where they do not show the page: its card, its summary for feeds, and
//! what they read in its head.

use std::{fmt::Write as _, fs, io, path::Path};

use crate::{
    app::{embed::choices::Offered, model::Model, route::Route},
    chart::card,
    i18n::bundle::Texts,
    ids::Locale,
    prerender::{document::escaped, picture},
    present::{
        elsewhere,
        figure::{FigureView, logins},
        masthead::MastheadView,
        outward,
        share::SUMMARY_FILE,
    },
};

/// The pictures of a page beside it, with their heights: of the usual shape, and half as high as wide.
const PICTURES: [(&str, u32); 2] = [("card.png", 630), (SUMMARY_FILE, 600)];

/// What describes a page to programs that embed it.
const OEMBED: &str = "oembed.json";

/// The page as a piece of a feed.
const FEED: &str = "rss.html";

/// The size that is told to programs that embed the page; it takes any width.
const EMBEDDED: (u32, u32) = (320, 900);

/// The words about a page, and where it is.
struct Outside {
    title: String,
    finding: String,
    /// Which day it is about, and what the drawing rests on.
    basis: String,
    /// The address of its folder: whole if the site's is known.
    address: String,
    /// The address of the site, if it is known.
    site: Option<String>,
    locale: Locale,
    figure: FigureView,
}

impl Outside {
    fn of(model: &Model, site: Option<&str>) -> Self {
        let texts = Texts::new(model.route.locale);
        let path = model.route.path(&model.scenario);
        Self {
            title: outward::title(model, texts),
            finding: MastheadView::of(model, texts).finding,
            basis: elsewhere::picture_basis(&model.scenario, model.route.locale),
            address: site.map_or_else(|| "./".to_owned(), |site| [site, &path].concat()),
            site: site.map(str::to_owned),
            locale: model.route.locale,
            figure: logins::figure(model, texts),
        }
    }

    /// Returns the address of a file beside the page.
    fn file(&self, name: &str) -> String {
        [&self.address, name].concat()
    }

    /// Returns what the card shows, for who does not see it.
    fn alt(&self) -> String {
        [&self.figure.title, ". ", &self.finding].concat()
    }
}

/// Returns a page as the snippet builder offers it.
pub(super) fn offered(model: &Model) -> Offered {
    let outside = Outside::of(model, None);
    let persona = model.route.persona.map(|id| model.scenario.persona(id));
    let locale = outside.locale;
    Offered {
        locale,
        persona: persona.map_or_else(String::new, |persona| persona.slug.to_string()),
        name: persona.map_or_else(String::new, |persona| persona.name.get(locale).to_owned()),
        path: model.route.path(&model.scenario),
        alt: outside.alt(),
        title: outside.title,
        finding: outside.finding,
    }
}

/// Returns the elements of a page's head that others read, each on a line of its own.
#[must_use]
pub fn head(model: &Model, site: Option<&str>) -> String {
    let outside = Outside::of(model, site);
    let title = escaped(&outside.title);
    let finding = escaped(&outside.finding);
    let mut head = format!(
        "\n<link rel=\"canonical\" href=\"{}\">",
        escaped(&outside.address)
    );
    if outside.site.is_some() {
        let oembed = escaped(&outside.file(OEMBED));
        head += &format!(
            "\n<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{oembed}\" title=\"{title}\">"
        );
    }
    for locale in Locale::ALL {
        let href = match &outside.site {
            Some(site) => [&**site, &other(model, locale).path(&model.scenario)].concat(),
            None => model.route.href_to(other(model, locale), &model.scenario),
        };
        let (tag, href) = (locale.tag(), escaped(&href));
        write!(
            head,
            "\n<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\">"
        )
        .expect("into a string");
    }
    let [(card, height), (summary, _)] = PICTURES;
    let properties = [
        ("og:type", "article"),
        ("og:title", &title),
        ("og:description", &finding),
        ("og:url", &escaped(&outside.address)),
        ("og:locale", territory(outside.locale)),
        ("og:image", &escaped(&outside.file(card))),
        ("og:image:width", &card::WIDTH.to_string()),
        ("og:image:height", &height.to_string()),
        ("og:image:alt", &escaped(&outside.alt())),
    ];
    for (name, value) in properties {
        write!(head, "\n<meta property=\"{name}\" content=\"{value}\">").expect("into a string");
    }
    let summary = escaped(&outside.file(summary));
    for (name, value) in [
        ("twitter:card", "summary_large_image"),
        ("twitter:image", &summary),
        ("twitter:image:alt", &escaped(&outside.alt())),
    ] {
        write!(head, "\n<meta name=\"{name}\" content=\"{value}\">").expect("into a string");
    }
    head + "\n<script type=\"application/ld+json\">" + &facts(model, &outside) + "</script>"
}

/// Returns what search engines read of a page.
fn facts(model: &Model, outside: &Outside) -> String {
    let [(card, _), _] = PICTURES;
    let facts = json(&[
        ("@context", "https://schema.org"),
        ("@type", "Article"),
        ("headline", &outside.title),
        ("description", &outside.finding),
        ("inLanguage", outside.locale.tag()),
        ("datePublished", &model.scenario.date.to_data()),
        ("image", &outside.file(card)),
        ("url", &outside.address),
    ]);
    // What is data for one reader must not be an end tag for another.
    facts.replace('<', "\\u003c")
}

/// Returns the language with the country that it is written for, as other sites name it.
const fn territory(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en_GB",
        Locale::Da => "da_DK",
    }
}

/// Returns the same page in a language.
fn other(model: &Model, locale: Locale) -> Route {
    Route {
        locale,
        ..model.route
    }
}

/// Writes the files beside a page that others show in its place.
///
/// # Errors
/// If a picture cannot be painted, or a file not be written.
pub fn write(folder: &Path, model: &Model, site: Option<&str>) -> io::Result<()> {
    let outside = Outside::of(model, site);
    for (name, height) in PICTURES {
        let sheet = card::draw(
            &outside.title,
            &outside.finding,
            &outside.basis,
            &outside.figure,
            height,
        );
        fs::write(folder.join(name), picture::png(&sheet, &outside.title)?)?;
    }
    fs::write(folder.join(FEED), feed(&outside))?;
    if outside.site.is_some() {
        fs::write(folder.join(OEMBED), oembed(&outside))?;
    }
    Ok(())
}

/// Returns the page as a piece of a feed: a linked picture and the finding.
fn feed(outside: &Outside) -> String {
    let [(card, height), _] = PICTURES;
    format!(
        "<p><a href=\"{address}\"><img src=\"{picture}\" width=\"{width}\" height=\"{height}\" alt=\"{alt}\"></a></p>\n\
         <p><a href=\"{address}\">{title}</a>: {finding}</p>\n",
        address = escaped(&outside.address),
        picture = escaped(&outside.file(card)),
        width = card::WIDTH,
        alt = escaped(&outside.alt()),
        title = escaped(&outside.title),
        finding = escaped(&outside.finding),
    )
}

/// Returns what programs embed: words that stand until the frame has told its height, and the frame,
/// without what belongs to a whole page. Its ground is its own: nobody knows what such programs have behind
/// it, and they let it wear no style.
fn oembed(outside: &Outside) -> String {
    let (width, height) = EMBEDDED;
    let html = format!(
        "<blockquote><a href=\"{address}\">{title}</a>: {finding}</blockquote>\
         <iframe src=\"{address}?view=embed&amp;bg=paper\" title=\"{title}\" width=\"100%\" height=\"{height}\" \
         frameborder=\"0\" scrolling=\"auto\"></iframe>",
        address = escaped(&outside.address),
        title = escaped(&outside.title),
        finding = escaped(&outside.finding),
    );
    let [(card, card_height), _] = PICTURES;
    let texts = json(&[
        ("version", "1.0"),
        ("type", "rich"),
        ("provider_name", "Lockout"),
        ("provider_url", outside.site.as_deref().unwrap_or_default()),
        ("title", &outside.title),
        ("html", &html),
        ("thumbnail_url", &outside.file(card)),
    ]);
    format!(
        "{},\"thumbnail_width\":{},\"thumbnail_height\":{card_height},\"width\":{width},\"height\":{height},\"cache_age\":86400}}\n",
        texts.trim_end_matches('}'),
        card::WIDTH,
    )
}

/// Writes texts by their names as a JSON object.
fn json(texts: &[(&str, &str)]) -> String {
    let members: Vec<String> = texts
        .iter()
        .map(|(name, text)| format!("{}:{}", quoted(name), quoted(text)))
        .collect();
    format!("{{{}}}", members.join(","))
}

/// Writes a text as a JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter < ' ' => {
                write!(out, "\\u{:04x}", u32::from(letter)).expect("into a string");
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
