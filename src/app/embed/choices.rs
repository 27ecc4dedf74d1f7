//! What can be chosen: the pages of the site and the hours of the day, as one text that a page carries
//! from the pre-renderer to the browser.

use crate::ids::Locale;

/// A page of the site, with what is said of it where it is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The language of the page.
    pub locale: Locale,
    /// The name of the persona in links; empty for the front page.
    pub persona: String,
    /// The name of the persona for readers; empty for the front page.
    pub name: String,
    /// The path below the site's root.
    pub path: String,
    /// The title of the page.
    pub title: String,
    /// The finding in one sentence.
    pub finding: String,
    /// What the picture beside the page shows.
    pub alt: String,
}

/// What can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The address of the site, ending in `/`; empty if nobody knew it when the pages were written.
    pub site: String,
    /// The hours of the clock bar, as `HH:MM`.
    pub hours: Vec<String>,
    /// The pages, front pages first, the languages of a page side by side.
    pub pages: Vec<Offered>,
}

impl Choices {
    /// Writes the site, the hours and each page on a line of its own.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut lines = vec![self.site.clone(), self.hours.join(" ")];
        lines.extend(self.pages.iter().map(|page| {
            let Offered {
                locale,
                persona,
                name,
                path,
                title,
                finding,
                alt,
            } = page;
            [locale.tag(), persona, name, path, title, finding, alt].join("\t")
        }));
        lines.join("\n")
    }

    /// Reads what [`Choices::to_text`] writes; a line that is no page is passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut lines = text.split('\n');
        let mut next = || lines.next().unwrap_or_default();
        let site = next().to_owned();
        let hours = next().split_whitespace().map(str::to_owned).collect();
        let pages = lines.filter_map(page).collect();
        Self { site, hours, pages }
    }

    /// Returns the pages of a language, the front page first.
    pub fn pages_in(&self, locale: Locale) -> impl Iterator<Item = &Offered> {
        self.pages.iter().filter(move |page| page.locale == locale)
    }
}

fn page(line: &str) -> Option<Offered> {
    let mut fields = line.split('\t');
    let locale = Locale::parse(fields.next()?)?;
    let mut next = || fields.next().map(str::to_owned);
    Some(Offered {
        locale,
        persona: next()?,
        name: next()?,
        path: next()?,
        title: next()?,
        finding: next()?,
        alt: next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let page = |locale, persona: &str| Offered {
            locale,
            persona: persona.to_owned(),
            name: persona.to_owned(),
            path: ["da/", persona].concat(),
            title: "A title: “so”".to_owned(),
            finding: "A finding.".to_owned(),
            alt: "A curve.".to_owned(),
        };
        let choices = Choices {
            site: "https://a.example/b/".to_owned(),
            hours: vec!["07:00".to_owned(), "08:00".to_owned()],
            pages: vec![page(Locale::En, ""), page(Locale::Da, "patient")],
        };
        assert_eq!(Choices::parse(&choices.to_text()), choices);
        assert_eq!(choices.pages_in(Locale::Da).count(), 1);
    }

    #[test]
    fn damage_leaves_out_a_page_and_no_more() {
        let read = Choices::parse("\n07:00\nen\tpatient\nxx\t\t\t\t\t\t\nda\t\t\tda/\tT\tF\tA\n");
        assert_eq!(read.pages.len(), 1);
        assert_eq!(Choices::parse(""), Choices::default());
    }
}
