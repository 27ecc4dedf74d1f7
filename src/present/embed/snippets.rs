//! The snippets: the same choice for each kind of page that may show the explainer.

use crate::{
    app::embed::{choices::Offered, settings::Builder},
    i18n::embed::messages,
};

/// What a frame may ask for, which is what the explainer uses: its buttons copy a link and this code.
pub const ALLOW: &str = "clipboard-write";

/// What the explainer needs in a sandbox.
pub const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups \
                           allow-popups-to-escape-sandbox allow-downloads allow-modals";

/// The picture beside each page, with its size as attributes.
const PICTURE: (&str, &str) = ("card.png", " width=\"1200\" height=\"630\"");

/// A snippet to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetView {
    /// What it is, for the code.
    pub key: &'static str,
    /// What it is, for readers.
    pub name: &'static str,
    /// For which pages it is.
    pub about: &'static str,
    /// What to copy.
    pub text: String,
}

/// Returns the address of the site, or an invented one until it is known.
#[must_use]
pub fn site(builder: &Builder) -> &str {
    match &*builder.site {
        "" => messages::embed_your_site(builder.locale),
        site => site,
    }
}

/// Returns the name of the frame.
#[must_use]
pub fn frame_title(builder: &Builder) -> String {
    let title = builder.page().map_or("", |page| &page.title);
    messages::embed_frame_title(builder.language(), title)
}

/// Returns the snippets of a session; none if the site has no pages.
#[must_use]
pub fn snippets(builder: &Builder) -> Vec<SnippetView> {
    let Some(page) = builder.page() else {
        return Vec::new();
    };
    let made = Made {
        builder,
        page,
        href: quoted(&[site(builder), &builder.address()].concat()),
        title: quoted(&frame_title(builder)),
    };
    made.all()
}

/// What the snippets of a choice have in common.
struct Made<'a> {
    builder: &'a Builder,
    page: &'a Offered,
    /// The whole address, for an attribute.
    href: String,
    /// The name of the frame, for an attribute.
    title: String,
}

impl Made<'_> {
    fn all(&self) -> Vec<SnippetView> {
        let locale = self.builder.locale;
        let mut all = vec![
            SnippetView {
                key: "element",
                name: messages::embed_element(locale),
                about: messages::embed_element_about(locale),
                text: self.element(),
            },
            SnippetView {
                key: "frame",
                name: messages::embed_frame(locale),
                about: messages::embed_frame_about(locale),
                text: self.framed(),
            },
            SnippetView {
                key: "wordpress",
                name: messages::embed_wordpress(locale),
                about: messages::embed_wordpress_about(locale),
                text: [
                    "<!-- wp",
                    ":html -->\n",
                    &self.framed(),
                    "\n<!-- /wp:html -->",
                ]
                .concat(),
            },
        ];
        // WordPress asks for a description, which is only there where the site's address is built in.
        if !self.builder.choices.site.is_empty() {
            all.push(SnippetView {
                key: "wordpress-link",
                name: messages::embed_wordpress_link(locale),
                about: messages::embed_wordpress_link_about(locale),
                text: [&self.builder.choices.site, &*self.page.path].concat(),
            });
        }
        all.push(SnippetView {
            key: "amp",
            name: messages::embed_amp(locale),
            about: messages::embed_amp_about(locale),
            text: self.amp(),
        });
        all.push(SnippetView {
            key: "image",
            name: messages::embed_image(locale),
            about: messages::embed_image_about(locale),
            text: self.image(),
        });
        all
    }

    /// Returns an element's start with the picture beside the page.
    fn picture(&self, tag: &str, alt: &str) -> String {
        let src = quoted(&[site(self.builder), &self.page.path, PICTURE.0].concat());
        let alt = quoted(alt);
        [tag, " src=\"", &src, "\" alt=\"", &alt, "\""].concat()
    }

    /// Returns the picture for pages that take any.
    fn image_tag(&self, alt: &str) -> String {
        let style = " style=\"max-width:100%;height:auto\">";
        [&*self.picture("<img", alt), PICTURE.1, style].concat()
    }

    /// Returns the picture as a link to the explainer.
    fn linked_picture(&self) -> String {
        [
            "<p><a href=\"",
            &self.href,
            "\">",
            &self.image_tag(&self.page.alt),
            "</a></p>",
        ]
        .concat()
    }

    /// Returns the element with its script, and what stands in it until it has arrived.
    fn element(&self) -> String {
        let builder = self.builder;
        let mut attributes = String::new();
        let mut add = |name: &str, value: &str| {
            attributes.push_str(&[" ", name, "=\"", &quoted(value), "\""].concat());
        };
        if !self.page.persona.is_empty() {
            add("persona", &self.page.persona);
        }
        add("lang", builder.language().tag());
        for (name, value) in builder.parameters() {
            add(name, &value);
        }
        // It follows by itself: where nothing arrives, what stands in it needs no more room than it has.
        if let Some(height) = builder.chosen_height() {
            add("height", &height.to_string());
        }
        if let Some(width) = builder.width() {
            add("style", &["max-width:", &width.to_string(), "px"].concat());
        }
        add("label", &frame_title(builder));
        [
            "<script type=\"module\" src=\"",
            &quoted(site(builder)),
            "lockout-embed.js\"></script>\n<lockout-explainer",
            &attributes,
            ">\n",
            &self.image(),
            "\n</lockout-explainer>",
        ]
        .concat()
    }

    /// Returns the frame behind what is left of it in feeds, newsletters and print: its finding, which unfolds
    /// to the picture.
    fn framed(&self) -> String {
        [
            "<details>\n<summary>",
            &escaped(&self.page.finding),
            "</summary>\n",
            &self.linked_picture(),
            "\n</details>\n",
            &self.frame(),
        ]
        .concat()
    }

    /// Returns the frame.
    fn frame(&self) -> String {
        let width = match self.builder.width() {
            Some(width) => width.to_string(),
            None => "100%".to_owned(),
        };
        [
            "<iframe src=\"",
            &self.href,
            "\"\n  title=\"",
            &self.title,
            "\"\n  width=\"",
            &width,
            "\" height=\"",
            &self.builder.height().to_string(),
            "\" loading=\"lazy\"\n  style=\"border:0;max-width:100%;color-scheme:light\"\n  allow=\"",
            ALLOW,
            "\"\n  sandbox=\"",
            SANDBOX,
            "\"></iframe>",
        ]
        .concat()
    }

    /// Returns AMP's frame, which is lazy by itself, with its script for the head of the page.
    fn amp(&self) -> String {
        let builder = self.builder;
        let more = quoted(messages::embed_amp_more(builder.language()));
        let height = builder.height().to_string();
        let (layout, width) = match builder.width() {
            Some(width) => ("fixed", width.to_string()),
            None => ("fixed-height", "auto".to_owned()),
        };
        let start =
            "<amp-img placeholder layout=\"fill\" object-fit=\"contain\" object-position=\"top\"";
        let placeholder = self.picture(start, &self.page.alt);
        [
            "<script async custom-element=\"amp-iframe\"",
            "\n  src=\"https://cdn.ampproject.org/v0/amp-iframe-0.1.js\"></script>\n\n",
            "<amp-iframe src=\"",
            &self.href,
            "\"\n  title=\"",
            &self.title,
            "\"\n  layout=\"",
            layout,
            "\" width=\"",
            &width,
            "\" height=\"",
            &height,
            "\" frameborder=\"0\" resizable\n  style=\"color-scheme:light\"\n  allow=\"",
            ALLOW,
            "\"\n  sandbox=\"",
            SANDBOX,
            "\">\n  ",
            &placeholder,
            "></amp-img>\n  <div overflow tabindex=\"0\" role=\"button\" aria-label=\"",
            &more,
            "\">",
            &more,
            "</div>\n</amp-iframe>",
        ]
        .concat()
    }

    /// Returns the picture that leads to the explainer, with its finding.
    fn image(&self) -> String {
        let more = messages::embed_image_link(self.builder.language());
        [
            &self.linked_picture(),
            "\n<p><strong>",
            &escaped(&self.page.title),
            ".</strong> ",
            &escaped(&self.page.finding),
            " <a href=\"",
            &self.href,
            "\">",
            &escaped(more),
            "</a></p>",
        ]
        .concat()
    }
}

/// Writes text for an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Writes text for the value of an attribute.
fn quoted(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}
